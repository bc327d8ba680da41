"""What people say of stories, "not the same" and "the same", and stories as one place then sees them. Words no answer.

The owner's rulings hold for everybody: articles move at once, and the desk obeys for ever after. A place's own hold in
that place: its stories are parted and joined when they are read. A part that is a story for this place alone has an id
below zero, which means something there only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from zlib import crc32

from domain.chats import Place
from domain.model import Faces, Member, Story, StorySketch, microseconds
from domain.rulings import Ruling
from storage.store import Store
from summarise.bonds import Bonds, obeyed, only
from summarise.sketch import face, sketch


def set_apart(store: Store, place: Place | None, story: int, article: str, now: datetime) -> bool:
    """The article, with its copies, is not of this story: in the place, or for everybody where it is None.

    False where the story is gone, does not hold the article, or is nothing else.
    """
    found = story_for(store, place, story)
    members = found.members if found else ()
    ours = [m.article.id for m in members if article in (m.article.id, m.copy_of)]
    others = [m.article.id for m in members if m.article.id not in ours]
    if not ours or not others:
        return False
    with store.transaction():
        store.put_apart(ours, others, place=place, now=now)
        if place is None:
            store.refile(ours, None)
    return True


def join(store: Store, place: Place | None, story: int, other: int, now: datetime) -> bool:
    """Two stories are one, under the elder's number: in the place, or for everybody where it is None.

    False where one of them is gone or they are one already.
    """
    one, two = (story_for(store, place, id_) for id_ in sorted((story, other), key=lambda id_: (id_ < 0, abs(id_))))
    if one is None or two is None or one.id == two.id:
        return False
    with store.transaction():
        store.put_together(_own_first(one), _own_first(two), place=place, now=now)
        if place is None:
            store.refile(_own_first(two), one.id)
    return True


def _own_first(story: Story) -> list[str]:
    return [m.article.id for m in sorted(story.members, key=lambda m: m.copy_of is not None)]


# ── as a place sees them ─────────────────────────────────────────────────────────────────────────────────


def story_for(store: Store, place: Place | None, story: int) -> Story | None:
    """The story as the place sees it; as everybody does where `place` is None."""
    rulings = store.rulings(place) if place else []
    if not rulings:
        return store.story(story, place=place)
    touched = _touched(store, rulings)
    if story < 0:
        within = {id_ for article, id_ in touched.items() if _own_id(article) == story}
        return next(
            (part for id_ in within for part in _parts(store, place, id_, rulings, touched) if part.id == story), None
        )
    return next(iter(_parts(store, place, story, rulings, touched)), None)


def stories_for(store: Store, place: Place | None, stories: Sequence[int]) -> list[Story]:
    """The stories as the place sees them, in the order asked for; those that are gone are left out."""
    if place and store.rulings(place):
        return [own for one in stories if (own := story_for(store, place, one))]
    found = store.some_stories(stories, place=place)
    return [found[one] for one in stories if one in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The stories that moved, as a place sees them. `faces` reads how they look."""

    sketches: Sequence[StorySketch]
    faces: Faces

    def without(self, out: Set[int]) -> Sequence[StorySketch]:
        """Those of other ids."""
        return [one for one in self.sketches if one.id not in out] if out else self.sketches


def board(store: Store, place: Place | None, sketches: Sequence[StorySketch], since: datetime) -> Board:
    """The sketches with those of ruled stories drawn anew; parts to which nothing came after `since` stay out. Without
    a place as everybody sees them."""
    rulings, read = store.rulings(place) if place else [], partial(store.faces, place=place)
    if not rulings:
        return Board(sketches=sketches, faces=read)
    touched = _touched(store, rulings)
    ruled = {sketch.id for sketch in sketches} & set(touched.values())
    parts = {part.id: part for id_ in sorted(ruled) for part in _parts(store, place, id_, rulings, touched)}
    drawn = map(sketch, parts.values())
    gone = set(chain.from_iterable(_joined(id_, rulings, touched) for id_ in ruled))
    fresh = [one for one in drawn if one.moment > microseconds(since)]
    return Board(
        sketches=[one for one in sketches if one.id not in gone] + fresh,
        faces=lambda ids: (
            read([one for one in ids if one not in parts]) | {one: face(parts[one]) for one in ids if one in parts}
        ),
    )


def _touched(store: Store, rulings: Iterable[Ruling]) -> dict[str, int]:
    """The stories that the ruled articles are in."""
    return store.stories_of(sorted({article for r in rulings for article in (r.one, r.other)}))


def _joined(story: int, rulings: Sequence[Ruling], touched: dict[str, int]) -> set[int]:
    """The story and those that rulings join to it, directly or through others."""
    found, before = {story}, 0
    while len(found) > before:
        before = len(found)
        for r in rulings:
            pair = {touched[a] for a in (r.one, r.other) if a in touched}
            if r.same and pair & found:
                found |= pair
    return found


def _parts(
    store: Store, place: Place | None, story: int, rulings: Sequence[Ruling], touched: dict[str, int]
) -> list[Story]:
    """What the place sees of the story and of those joined to it; the largest part first, with the eldest's number.

    Of whom nothing was ruled goes with those it shares the story with.
    """
    ids = sorted(_joined(story, rulings, touched))
    members = [(member, id_) for id_ in ids if (one := store.story(id_, place=place)) for member in one.members]
    own = [(member.article.id, id_) for member, id_ in members if member.copy_of is None]
    where = {article: at for at, (article, _) in enumerate(own)}
    root = {m.article.id: where[m.copy_of or m.article.id] for m, _ in members}
    groups = obeyed([list(range(len(own)))] if own else [], _bonds(rulings, root), [only(id_) for _, id_ in own])
    groups.sort(key=lambda group: (-len(group), group[0]))
    return [
        _part(_own_id(own[group[0]][0]) if at else ids[0], [m for m, _ in members if root[m.article.id] in group])
        for at, group in enumerate(groups)
    ]


def _bonds(rulings: Iterable[Ruling], root: Mapping[str, int]) -> Bonds:
    return Bonds.between((root[r.one], root[r.other], r.same) for r in rulings if r.one in root and r.other in root)


def _part(id_: int, members: Sequence[Member]) -> Story:
    return Story(id=id_, members=tuple(sorted(members, key=lambda member: member.article.arrived)))


def _own_id(article: str) -> int:
    """The number of a story that begins with this article in one place only."""
    return -1 - crc32(article.encode())
