"""Trouble with a source: told once, to those it concerns, in one message a place, with one tap for each remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.care import AGAIN, OUR_SIDE, line_is_broken, worth_telling
from bot.caring import tell_moved, tell_troubles
from domain.chats import Place, Role
from domain.message import Message
from domain.model import Origin, Reading, Source, SourceKind
from domain.trouble import Trouble, TroubleKind
from storage.sqlite import open_store
from storage.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADA, BO, OWNER = Place(chat="7"), Place(chat="8"), Place(chat="1")


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def troubled(kind: TroubleKind = TroubleKind.MISSING, *, lasting: float = 4, failures: int = 2) -> Reading:
    return Reading(
        tried_at=NOON, read_at=NOON - hours(lasting), failures=failures, trouble=Trouble(kind=kind, number=0),
        troubled_since=NOON - hours(lasting),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "told", "tell"),
    [
        (Reading(), None, False),
        (troubled(lasting=3), None, True),
        (troubled(lasting=2.9), None, False),
        (troubled(failures=1), None, False),
        (troubled(TroubleKind.SLOW, lasting=47, failures=9), None, False),
        (troubled(TroubleKind.SLOW, lasting=48, failures=3), None, True),
        (troubled(TroubleKind.GONE, lasting=0, failures=1), None, True),
        (troubled(), ("missing", NOON - AGAIN + hours(1)), False),
        (troubled(), ("missing", NOON - AGAIN), True),
        (troubled(), ("slow", NOON - hours(23)), False),
        (troubled(), ("slow", NOON - hours(24)), True),
    ],
    ids=[
        "no trouble", "lasting", "young", "once", "passing", "not passing", "final", "told", "told long ago",
        "another today", "another",
    ],
)  # fmt: skip
def test_what_passes_is_waited_for_and_what_was_told_is_not_told_again(
    reading: Reading, told: tuple[str, datetime] | None, tell: bool
) -> None:
    assert worth_telling(reading, told, NOON) is tell


def test_where_nothing_answers_it_is_our_line_that_is_broken() -> None:
    old, new = Reading(read_at=NOON - OUR_SIDE - hours(1)), Reading(read_at=NOON - OUR_SIDE)
    assert line_is_broken([old, Reading()], NOON)
    assert not line_is_broken([old, new], NOON)
    assert not line_is_broken([old], NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One shared source that is well; Ada follows a feed of her own, she and Bo another."""
    with closing(open_store(tmp_path / "bot.db", now=lambda: NOON)) as opened:
        put(opened, "daily", Origin.LISTED, Reading(tried_at=NOON, read_at=NOON))
        opened.put_role("1", Role.OWNER)
        for place, name in ((ADA, "own-ada"), (ADA, "own-both"), (BO, "own-both")):
            opened.follow(place, source(name, Origin.OWN), NOON)
        yield opened


def source(name: str, origin: Origin) -> Source:
    return Source(
        id=name, kind=SourceKind.FEED, url=f"https://{name}.example/?key=secret", outlet=name.title(), origin=origin
    )


def put(store: Store, name: str, origin: Origin, reading: Reading) -> None:
    store.put_source(source(name, origin))
    store.put_reading(name, reading)


def owed(store: Store) -> dict[str, list[Message]]:
    """What each chat gets."""
    found: dict[str, list[Message]] = {}
    while part := store.claim(NOON + hours(99)):
        store.confirm(part.id, message_id=part.id, now=NOON)
        found.setdefault(part.place.chat, []).append(part.message)
    return found


def test_those_who_follow_a_feed_are_told_once_with_a_button_for_each_remedy(store: Store) -> None:
    store.put_reading("own-ada", troubled())
    assert tell_troubles(store, NOON) == 1
    assert tell_troubles(store, NOON + hours(48)) == 0
    told = owed(store)
    assert list(told) == ["7"]
    assert told["7"][0].text == (
        "A source cannot be read:\n\n· Own-Ada: There is nothing at this address (404). "
        "Give the address of the site itself, and its feeds are looked for."
    )
    assert [button.label for button in told["7"][0].rows[0]] == ["Try again", "Pause", "Remove"]


def test_several_troubles_of_a_place_are_one_message(store: Store) -> None:
    for name in ("own-ada", "own-both"):
        store.put_reading(name, troubled(TroubleKind.CHALLENGE))
    assert tell_troubles(store, NOON) == 2
    told = owed(store)
    assert {chat: len(found) for chat, found in told.items()} == {"7": 1, "8": 1}
    assert told["7"][0].text.startswith("2 sources cannot be read:")
    assert told["7"][0].text.endswith("/feeds has a button for each.")
    assert "Own-Ada" not in told["8"][0].text
    assert "secret" not in str(told)


def test_the_owner_is_told_of_shared_sources_and_nobody_of_paused_ones(store: Store) -> None:
    for name in ("first", "second"):
        put(store, name, Origin.LISTED, troubled())
    store.put_reading("own-ada", troubled())
    store.pause_source("second", paused=True)
    store.pause_follow(ADA, "own-ada", paused=True)
    assert tell_troubles(store, NOON) == 1
    told = owed(store)
    assert list(told) == ["1"]
    assert "Second" not in told["1"][0].text
    assert [button.label for button in told["1"][0].rows[0]] == ["Try again", "Pause"]


def test_nobody_is_told_while_it_is_our_own_line_that_is_broken(store: Store) -> None:
    store.put_reading("daily", Reading(tried_at=NOON, read_at=NOON - OUR_SIDE - hours(1)))
    store.put_reading("own-ada", troubled(lasting=9))
    assert tell_troubles(store, NOON) == 0
    store.put_reading("daily", Reading(tried_at=NOON, read_at=NOON))
    assert tell_troubles(store, NOON) == 1


def test_only_places_that_are_ours_are_told(store: Store) -> None:
    store.put_reading("own-both", troubled())
    assert tell_troubles(store, NOON, mine=lambda place: place == BO) == 1
    assert list(owed(store)) == ["8"]


def test_those_who_follow_a_feed_that_moved_are_told_where_it_is_read_now(store: Store) -> None:
    assert tell_moved(store, {"own-both": "https://new.example/feed?key=secret"}, NOON) == 2
    told = owed(store)
    assert [message.text for message in told["8"]] == [
        "Own-Both has moved to new.example, and I read it there from now on."
    ]
    assert "secret" not in str(told)


def test_a_shared_source_that_moved_is_told_to_the_owner(store: Store) -> None:
    assert tell_moved(store, {"daily": "https://new.example/feed"}, NOON) == 1
    assert "https://new.example/feed" in owed(store)["1"][0].text
