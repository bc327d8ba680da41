"""What ranking knows of a story without its texts. Never ranks."""

from __future__ import annotations

from collections import Counter

from domain.lookup import folded
from domain.model import Story, StorySketch


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
        last_arrived=max(article.arrived for article in members),
        titles="\n".join(sorted({line for a in members if (line := folded(a.title)).strip()})),
    )
