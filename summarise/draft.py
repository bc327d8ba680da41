"""What a stranger is shown of a story, made when it was filed and kept: telling it then only reads. Holds no sentence.

A draft names sentences by where they stand and says in its `mark` what it was made of: the rules, the articles and
their texts. It is used only while all of that is the same and the reader wishes nothing that could change the choice;
so it is never old, whatever was moved, ruled, rewritten or pruned meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from domain.chats import Length, Wish
from domain.lookup import folded, holds_any
from domain.model import Item, Sentence, Story
from summarise.briefing import items, sources
from summarise.words import squeeze

_LENGTHS = tuple(length.sentences for length in Length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An item without its texts: members by their place in the story, sentences as (member, start, end)."""

    headline: str
    lead: int
    sentences: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is chosen for each length, shortest first; None where there is no sentence to show."""

    mark: str
    choices: tuple[Choice | None, ...]

    def pack(self) -> str:
        """All of it; `unpack` makes an equal one."""
        rows = [one and (one.headline, one.lead, one.sentences) for one in self.choices]
        return json.dumps([self.mark, rows], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpack(cls, packed: str) -> Draft:
        """What `pack` wrote."""
        mark, rows = json.loads(packed)
        choices = tuple(
            row and Choice(headline=row[0], lead=row[1], sentences=tuple(map(tuple, row[2]))) for row in rows
        )
        return cls(mark=mark, choices=choices)


def draft(story: Story, rules: str) -> Draft:
    """The draft of a story under the present rules."""
    return Draft(mark=mark(story, rules), choices=tuple(_without_texts(one) for one in items(story, _LENGTHS)))


def mark(story: Story, rules: str) -> str:
    """What a draft of the story depends on, as 32 hex digits."""
    whole = sha256(rules.encode())
    for member in story.members:
        one = member.article
        told = (one.id, member.copy_of, one.outlet, one.title, one.lang, one.published, one.arrived, len(one.text))
        whole.update(repr(told).encode("utf-8", "surrogatepass"))
        whole.update(one.text.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:32]


def tells(made: Draft, story: Story, rules: str, langs: Sequence[str], muted: Sequence[str]) -> bool:
    """Whether the draft gives what `item` would give somebody who was told nothing of the story, wishes for articles in
    these languages, and muted these phrases; they are folded."""
    return made.mark == mark(story, rules) and _reads_all(story, langs) and not _hears_muted(story, muted)


def _reads_all(story: Story, langs: Sequence[str]) -> bool:
    return not langs or sources(story, langs) == sources(story, ())


def _hears_muted(story: Story, muted: Sequence[str]) -> bool:
    """Whether a muted phrase may stand in one of the sentences that are chosen from."""
    return bool(muted) and any(holds_any(folded(article.text), muted) for article in sources(story, ()))


def told_by(made: Draft, story: Story, wish: Wish) -> Item | None:
    """The item; only right where the draft `tells` it."""
    choice = made.choices[_LENGTHS.index(wish.length.sentences)]
    if choice is None:
        return None
    return Item(
        story=story,
        headline=choice.headline,
        lead=story.members[choice.lead].article,
        sentences=tuple(_sentence(story, *place) for place in choice.sentences),
    )


def _without_texts(item: Item | None) -> Choice | None:
    if item is None:
        return None
    place = {member.article.id: at for at, member in enumerate(item.story.members)}
    sentences = tuple((place[one.article], one.start, one.end) for one in item.sentences)
    return Choice(headline=item.headline, lead=place[item.lead.id], sentences=sentences)


def _sentence(story: Story, member: int, start: int, end: int) -> Sentence:
    article = story.members[member].article
    return Sentence(text=squeeze(article.text[start:end]), article=article.id, start=start, end=end)
