"""The briefing of one place: what is new to it since it last looked. Joins store and summariser; sends nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.drafting import maker
from bot.rulings import board, stories_for, story_for
from bot.wording import let_through
from domain.chats import Length, Place, Regard, Settings, Wish
from domain.errors import StoreError
from domain.leaning import Leaning
from domain.model import Briefing, Counts, Item, Story, Told
from storage.store import Store
from summarise.briefing import Load, Make, compose

DAY = timedelta(days=1)

OLDEST = timedelta(days=7)
"""What arrived longer ago is no news, however long a reader stayed away."""


_MOST_ASIDE = 200
"""Stories shown aside that are remembered: more than a reader leafs through between two briefings."""


_MOST_MADE = 2_000
"""Items remembered in one planning: more than all stories of a day, few enough to be no burden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A briefing and the filing number up to which the place has looked once it is sent."""

    briefing: Briefing
    seen: int


def since(settings: Settings, now: datetime) -> datetime:
    """When the span of the place's next briefing begins: its last look, at first a day ago, a week ago at most."""
    return max(settings.looked_at, now - OLDEST) if settings.looked_at else now - DAY


_Asked = tuple[int, Length, tuple[str, ...], tuple[str, ...], tuple[Told, ...]]
"""All that an item depends on: its story, how much of it, which words and languages, and what was told before."""


class Kitchen:
    """What many places share, made once: a story read, and what is shown of it to all who were told the same of it.

    It holds as long as nothing is filed; then it forgets everything by itself.
    """

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._version: int | None = None
        self._stories: dict[int, Story] = {}
        self._items: dict[_Asked, Item | None] = {}

    def serve(self, store: Store, place: Place) -> tuple[Load, Make]:
        """Reads stories, and makes of them what somebody is shown; shared, unless the place sees its own."""
        self._refresh(store)
        if _sees_its_own(store, place):
            return _loader(store, place), maker(store)
        return partial(self._load, _loader(store)), partial(self._make, maker(store))

    def _load(self, load: Load, stories: Sequence[int]) -> list[Story]:
        """Each of them read once."""
        missing = [story for story in stories if story not in self._stories]
        self._stories |= {story.id: story for story in load(missing)} if missing else {}
        return [self._stories[story] for story in stories]

    def _make(
        self, make: Make, stories: Sequence[Story], told: Mapping[int, Sequence[Told]], wish: Wish
    ) -> list[Item | None]:
        """Each of them made once for all who were told the same of it."""
        if len(self._items) >= _MOST_MADE:
            self._items.clear()
        asked = [(one.id, wish.length, wish.muted, wish.langs, tuple(told[one.id])) for one in stories]
        missing = {key: story for key, story in zip(asked, stories, strict=True) if key not in self._items}
        self._items |= zip(missing, make(list(missing.values()), told, wish), strict=True)
        return [self._items[key] for key in asked]

    def _refresh(self, store: Store) -> None:
        """Forgets all where something was filed or moved since."""
        version = store.desk_version()
        if version != self._version:
            self._stories.clear()
            self._items.clear()
            self._version = version


def _sees_its_own(store: Store, place: Place) -> bool:
    """Whether a story may look otherwise there: it ruled of stories, follows feeds of its own, or switched some off."""
    return bool(store.rulings(place)) or not store.hears_the_usual(place)


def new_to(
    store: Store, settings: Settings, now: datetime, wish: Wish | None = None, *, kitchen: Kitchen | None = None
) -> Edition:
    """What is new to the place, by its own wish or the one given; `kitchen` shares the work with other places."""
    kitchen = kitchen or Kitchen()
    wish, start = wish or settings.wish, since(settings, now)
    # A story counts as new by its filing number, not by the clock: what was filed late is not lost. On a first look
    # there is no number yet, and a day's worth is shown.
    arrived = now - OLDEST if settings.looked_at else start
    load, make = kitchen.serve(store, settings.place)
    moved = store.sketches(since=arrived, until=now, after=settings.seen, place=settings.place)
    seen = board(store, settings.place, moved, arrived)
    out = _unmoved(store, settings.place, now) | _muted(store, settings.place)
    briefing = compose(
        let_through(store, seen.without(out), seen.faces, wish, settings.place),
        faces=seen.faces,
        load=load,
        make=make,
        told=partial(store.told_of, settings.place),
        since=start,
        until=now,
        wish=replace(wish, only=()),
        counts=_counts(store, arrived, now, wish, settings.place, settings.seen if settings.looked_at else None),
        leaning=_leaning(store, settings.place),
    )
    return Edition(briefing=briefing, seen=store.last_filed())


def _leaning(store: Store, place: Place) -> Leaning:
    followed = (story for story, regard in store.regards(place).items() if regard is Regard.FOLLOWED)
    return replace(store.leaning(place), followed=frozenset(followed))


def span(store: Store, start: datetime, until: datetime, wish: Wish, place: Place | None = None) -> Briefing:
    """The briefing of a span for somebody who was told nothing: the command line, and a repeat that was asked for in
    `place`."""
    seen = board(store, place, store.sketches(since=start, until=until, place=place), start)
    return compose(
        let_through(store, seen.sketches, seen.faces, wish, place),
        faces=seen.faces,
        load=_loader(store, place),
        make=maker(store),
        told=_nothing,
        since=start,
        until=until,
        wish=replace(wish, only=()),
        counts=_counts(store, start, until, wish, place),
    )


def _counts(
    store: Store, start: datetime, until: datetime, wish: Wish, place: Place | None, after: int | None = None
) -> Counts:
    """From how much the briefing is made: of one topic where one is wished, else of everything; new by filing number
    where the place has looked before, so that what was filed late is counted where it is told."""
    topic = wish.topics[0] if len(wish.topics) == 1 else None
    return store.counts(since=start, until=until, after=after, topic=topic, place=place)


def _nothing(stories: Sequence[Story]) -> dict[int, Sequence[Told]]:
    return {story.id: () for story in stories}


def of_stories(store: Store, settings: Settings, stories: Sequence[int], now: datetime) -> Briefing:
    """The next stories of a list, as many as the place wants; the others are its `rest`."""
    items: list[Item] = []
    make = maker(store)
    still = _unmoved(store, settings.place, now)
    left = [story for story in stories if story not in still]
    while left and len(items) < settings.wish.limit:
        missing = settings.wish.limit - len(items)
        found = stories_for(store, settings.place, left[:missing])
        items += [one for one in make(found, store.told_of(settings.place, found), settings.wish) if one]
        left = left[missing:]
    start = since(settings, now)
    counts = Counts(stories=len(items) + len(left), articles=0, feeds=0)
    return Briefing(since=start, until=now, items=tuple(items), counts=counts, rest=tuple(left))


def before_look(settings: Settings, now: datetime) -> Settings:
    """What is to hold again should nothing of a look at `now` reach the place: the same span is then looked at anew."""
    return replace(settings, looked_at=since(settings, now))


def looked(store: Store, settings: Settings, edition: Edition, now: datetime) -> None:
    """Remembers that the place has looked up to here."""
    store.put_settings(replace(settings, seen=edition.seen, looked_at=now))


def looked_aside(store: Store, place: Place, briefing: Briefing) -> None:
    """Remembers what was shown beside the briefings (one topic, more stories): it comes back only once it moved."""
    now_filed = store.last_filed()
    shown = {**_aside(store, place), **{item.story.id: now_filed for item in briefing.items}}
    newest = sorted(shown.items(), key=lambda one: one[1])[-_MOST_ASIDE:]
    store.put_note(_note(place), json.dumps(newest))


def _unmoved(store: Store, place: Place, now: datetime) -> set[int]:
    """The stories shown aside to which nothing was added since, if they really reached the place."""
    aside = _aside(store, place)
    if not aside:
        return set()
    moved = store.moved_after(aside, since=now - OLDEST, until=now, place=place)
    still = [story for story in aside if story not in moved]
    if not store.rulings(place):
        return store.told_among(still, place)
    stories = (story_for(store, place, story) for story in still)
    return {story.id for story in stories if story and store.told(place, story)}


def _muted(store: Store, place: Place) -> set[int]:
    """The stories that the place wants to hear no more of."""
    return {story for story, regard in store.regards(place).items() if regard is Regard.MUTED}


def _aside(store: Store, place: Place) -> Mapping[int, int]:
    """Story to the filing number up to which it was shown aside."""
    return {int(story): int(filed) for story, filed in json.loads(store.note(_note(place)) or "[]")}


def _note(place: Place) -> str:
    return f"aside:{place.chat}:{place.thread}"


def _loader(store: Store, place: Place | None = None) -> Load:
    def load(stories: Sequence[int]) -> list[Story]:
        found = stories_for(store, place, stories)
        if len(found) < len(stories):
            gone = sorted(set(stories) - {story.id for story in found})
            raise StoreError(f"Not in the database, but in the index: stories {gone}. Run `briefing-bot doctor`.")
        return found

    return load
