"""Tells the followers of a source, or the owner for shared ones, what is wrong with it: once, in one message a place.

It decides nothing: `bot.care` says when. It sends nothing: what it says is owed like any answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.care import line_is_broken, worth_telling
from bot.chat.rich import Rich, bold, clean, join, messages, plain
from bot.words.catalogue import Words
from bot.words.speaking import words_in
from bot.words.troubles import what_is_wrong, what_to_do
from domain.chats import Place
from domain.ledger import PartKind
from domain.message import Button
from domain.model import Reading, Source, SourceKind
from ingest.urls import host_of
from storage.store import Store

LISTED = 10
"""Sources named in one message; `/feeds` and `/status` have them all."""

_ASKED = (SourceKind.FEED, SourceKind.SECTION, SourceKind.SITEMAP, SourceKind.FOLDER)
_Trouble = tuple[Source, Reading]


def tell_troubles(store: Store, now: datetime, *, mine: Callable[[Place], bool] = lambda place: True) -> int:
    """Owes a message to every place that is `mine` and has a source in trouble it was not told of; gives how many.

    One transaction: what is told is remembered with it.
    """
    with store.transaction():
        asked = [(source, reading) for source, reading in store.sources() if source.kind in _ASKED]
        if line_is_broken([reading for _, reading in asked if reading.tried_at], now):
            return 0
        paused, told = store.paused_sources(), store.told_troubles()
        troubled: dict[Place, list[_Trouble]] = defaultdict(list)
        for source, reading in asked:
            if source.id not in paused and worth_telling(reading, told.get(source.id), now) and reading.trouble:
                places = [place for place in _whom(store, source) if mine(place)]
                for place in places:
                    troubled[place].append((source, reading))
                if places:
                    store.put_told_trouble(source.id, reading.trouble.kind.value, now)
        _owe(store, troubled, now)
    return len(troubled)


def tell_moved(
    store: Store, moved: Mapping[str, str], now: datetime, *, mine: Callable[[Place], bool] = lambda place: True
) -> int:
    """Tells those who follow a source, or the owner, that it is read at another address from now on. `moved` is
    source id → new address. Gives how many messages that were."""
    count = 0
    with store.transaction():
        for source in [source for source, _ in store.sources() if source.id in moved]:
            for place in [place for place in _whom(store, source) if mine(place)]:
                said = messages([_moved(words_in(store, place), source, moved[source.id])])
                store.owe(place, said, kind=PartKind.ANSWER, now=now)
                count += 1
    return count


def _moved(words: Words, source: Source, url: str) -> Rich:
    key = "care-moved" if source.own else "care-moved-shared"
    return plain(words(key, name=clean(source.outlet), where=host_of(url), url=url))


def _whom(store: Store, source: Source) -> Sequence[Place]:
    """Who is told: those who follow it; of a shared source the owners, in their private chats."""
    return store.followers(source.id) if source.own else [Place(chat=person) for person in store.owners()]


def _owe(store: Store, troubled: Mapping[Place, Sequence[_Trouble]], now: datetime) -> None:
    for place, ours in troubled.items():
        words = words_in(store, place)
        lines = [_line(words, source, reading) for source, reading in ours[:LISTED]]
        more = words("care-more", n=len(ours) - LISTED) if len(ours) > LISTED else ""
        rows = (_buttons(store, words, place, ours[0][0], now),) if len(ours) == 1 else ()
        head = words("care-head", n=len(ours))
        blocks = [plain(head), join(lines, "\n"), plain(" ".join(text for text in (more, _hint(words, ours)) if text))]
        store.owe(place, messages([block for block in blocks if block.text], rows), kind=PartKind.ANSWER, now=now)


def _line(words: Words, source: Source, reading: Reading) -> Rich:
    assert reading.trouble is not None  # noqa: S101 - only sources in trouble come here
    wrong = what_is_wrong(words, reading.trouble)
    return plain("· ") + bold(clean(source.outlet)) + f": {wrong} {what_to_do(words, reading.trouble)}"


def _hint(words: Words, ours: Sequence[_Trouble]) -> str:
    if len(ours) == 1:
        return ""
    return words("care-feeds" if ours[0][0].own else "care-status")


def _buttons(store: Store, words: Words, place: Place, source: Source, now: datetime) -> tuple[Button, ...]:
    """Try again, pause, remove: one tap each. A shared source is not removed by a button: it stands in a list."""
    actions = [("feeds-retry", "feed-retry"), ("feeds-pause", "feed-pause"), ("feeds-remove", "feed-remove")]
    if not source.own:
        actions = [("feeds-retry", "source-retry"), ("feeds-pause", "source-pause")]
    return tuple(
        Button(label=words(label), token=store.put_button(place, f"{action}:{source.id}:0", now))
        for label, action in actions
    )
