"""What ranking knows of a story without its texts, and whole-word look-up for mute and only lists. Never ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from domain.model import Story, StorySketch
from summarise.words import is_solid, plain


def sketch(story: Story) -> StorySketch:
    """The sketch of a story: topics are those of the majority of its articles that are no copies."""
    members = [member.article for member in story.members]
    own = [member.article for member in story.members if member.copy_of is None] or members
    topics = Counter(topic for article in own for topic in dict.fromkeys(article.topics))
    langs = Counter(article.lang for article in own)
    return StorySketch(
        id=story.id,
        lang=max(langs, key=lambda lang: (langs[lang], lang)),
        topics=tuple(sorted(topic for topic, count in topics.items() if count * 2 > len(own))),
        outlets=story.outlets,
        articles=len(members),
        reports=story.reports,
        first_arrived=min(article.arrived for article in members),
        last_arrived=max(article.arrived for article in members),
        words=folded_words(article.title for article in members),
    )


def folded_words(titles: Iterable[str]) -> frozenset[str]:
    """The titles' words without case and accents, and each title whole (in spaces), so that phrases are found too."""
    whole = [plain(title) for title in titles]
    return frozenset(word for title in whole for word in title.split()) | frozenset(w for w in whole if w.strip())


def mentions(words: frozenset[str], phrase: str) -> bool:
    """Whether folded words hold `phrase`: whole words, in any case, with or without accents."""
    asked = plain(phrase)
    if not asked.strip():
        return False
    if " " not in asked.strip():
        return asked.strip() in words or (not asked.isascii() and _inside(words, asked.strip()))
    titles = [word for word in words if word.startswith(" ")]
    if not titles:  # kept as single words only
        return set(asked.split()) <= words
    return any(asked in title for title in titles)


def _inside(words: frozenset[str], asked: str) -> bool:
    """In script without spaces a word is looked for inside the run."""
    return is_solid(asked) and any(asked in word for word in words)
