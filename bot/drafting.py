"""Drafts of the stories that are likely to be told next, made once they are filed: telling them then only reads.

The plan of one round: 1. read the most important stories of the last day that have no draft; 2. make their drafts, off
the store's thread; 3. keep them, unless something was filed meanwhile. A story without a draft is told all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from domain.chats import Wish
from domain.lookup import phrases
from domain.model import Item, Story, Told
from storage.store import Store
from summarise.briefing import Make, item
from summarise.draft import Draft, draft, tells, told_by
from summarise.rank import order

_SPAN = timedelta(days=1)  # what most places have not looked at yet
_MOST = 300  # of all stories of a day, the most important: many times what a briefing shows
_OF_TOPIC = 30  # … and so many of each topic, for those who want only that
AT_ONCE = 20
"""Stories read and made together: about 0.1 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draftable:
    """Stories to make drafts of, as of one version of the store."""

    stories: tuple[Story, ...]
    version: int


@cache
def rules() -> str:
    """What stands for the rules by which sentences are chosen: a hash of their own code and of what it may lean on."""
    whole = sha256()
    for room in ("summarise", "domain"):
        for file in sorted(files(room).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".py"):
                whole.update(file.read_bytes())
    try:
        whole.update(version("budoux").encode())
    except PackageNotFoundError:
        whole.update(b"no budoux")
    return whole.hexdigest()[:16]


def undrafted(store: Store, now: datetime) -> list[int]:
    """The stories that should have a draft and have none, the most important first."""
    sketches = store.sketches(since=now - _SPAN, until=now)
    ranked = order(sketches, faces=store.faces, now=now, wish=Wish())
    wanted = dict.fromkeys(ranked[:_MOST])
    topics_of = {one.id: one.kind.topics for one in sketches}
    seen: dict[str, int] = {}
    for story in ranked:
        for topic in topics_of[story]:
            seen[topic] = seen.get(topic, 0) + 1
            if seen[topic] <= _OF_TOPIC:
                wanted[story] = None
    return store.undrafted(wanted, rules())


def read(store: Store, stories: Sequence[int]) -> Draftable:
    """Step 1, on the store's thread: the first of the stories."""
    with store.transaction():
        found = [store.story(story) for story in stories[:AT_ONCE]]
        return Draftable(stories=tuple(one for one in found if one), version=store.desk_version())


def make(draftable: Draftable) -> dict[int, str]:
    """Step 2, on any thread: their drafts, packed."""
    return {story.id: draft(story, rules()).pack() for story in draftable.stories}


def keep(store: Store, drafts: Mapping[int, str], draftable: Draftable) -> bool:
    """Step 3, on the store's thread; false where something was filed meanwhile."""
    return store.put_drafts(drafts, rules(), version=draftable.version)


def draft_all(store: Store, now: datetime) -> int:
    """All three steps until nothing is left; gives how many were made."""
    left, count = undrafted(store, now), 0
    while left:
        draftable = read(store, left)
        keep(store, make(draftable), draftable)
        left = left[AT_ONCE:]
        count += len(draftable.stories)
    return count


def maker(store: Store) -> Make:
    """Makes of stories what somebody is shown who was told this of them: by their drafts, where those hold for them."""

    def made(stories: Sequence[Story], told: Mapping[int, Sequence[Told]], wish: Wish) -> list[Item | None]:
        drafts = store.drafts([story.id for story in stories if not told[story.id]])
        muted = phrases(wish.muted)
        return [_made(story, told[story.id], wish, muted, drafts.get(story.id)) for story in stories]

    return made


def _made(story: Story, told: Sequence[Told], wish: Wish, muted: Sequence[str], packed: str | None) -> Item | None:
    if packed is not None and tells(kept := Draft.unpack(packed), story, rules(), wish.langs, muted):
        return told_by(kept, story, wish)
    return item(story, told, wish)
