"""Case 70: Telegram keeps what people say for a day. After a longer silence the owners hear what is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import Backup, back_up, restore
from bot.clerk import Clerk
from bot.silence import HEARD, Silence, note_heard
from domain.chats import Role
from storage.sqlite import open_store
from storage.store import Store

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty one, with an owner."""
    opened = open_store(tmp_path / "briefing.db", now=lambda: MONDAY)
    opened.put_role("7", Role.OWNER)
    yield opened
    opened.close()


def said(store: Store, now: datetime) -> str:
    """What the owner is told next."""
    part = store.claim(now)
    return part.message.text if part else ""


@pytest.mark.parametrize(("silence", "told"), [(DAY, False), (DAY + MINUTE, True), (9 * DAY, True), (-DAY, False)])
def test_only_a_silence_of_more_than_a_day_is_told(store: Store, silence: timedelta, told: bool) -> None:
    assert not note_heard(store, MONDAY)
    assert note_heard(store, MONDAY + silence) is told
    assert bool(said(store, MONDAY + 10 * DAY)) is told


def test_the_owner_hears_since_when_and_what_is_lost_and_hears_it_once(store: Store) -> None:
    note_heard(store, MONDAY)
    note_heard(store, MONDAY + 2 * DAY)
    text = said(store, MONDAY + 2 * DAY)
    assert "From 2026-11-23 09:00 UTC on" in text
    assert "before 2026-11-24 09:00 UTC is lost" in text
    assert not note_heard(store, MONDAY + 2 * DAY + 10 * MINUTE)
    assert not said(store, MONDAY + 3 * DAY)


@pytest.mark.parametrize(
    ("seconds", "told"), [(600.0, False), (2 * 86_400.0, True)], ids=["the clock jumped", "two days passed"]
)
async def test_a_clock_that_jumps_is_no_silence(tmp_path: Path, seconds: float, told: bool) -> None:
    heard, steady, wake = list[datetime](), [0.0], asyncio.Event()
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db"))
    silence = Silence(
        clerk=clerk, heard=lambda: heard[-1] if heard else None, steady=lambda: steady[-1], planned=wake.set
    )
    try:
        await clerk.do(lambda store: store.put_role("7", Role.OWNER))
        await silence.look()
        assert await clerk.do(lambda store: store.note(HEARD)) is None
        for at, instant in ((0.0, MONDAY), (600.0, MONDAY), (seconds, MONDAY + 2 * DAY)):
            steady.append(at)
            heard.append(instant)
            assert not wake.is_set()
            await silence.look()
        assert wake.is_set() is told
    finally:
        clerk.close()


def test_an_old_copy_put_in_place_is_no_silence(store: Store, tmp_path: Path) -> None:
    note_heard(store, MONDAY)
    copy = Backup(path=back_up(tmp_path / "briefing.db", tmp_path, MONDAY), made=MONDAY)
    restore(tmp_path / "briefing.db", copy, MONDAY + 3 * DAY, "UTC")
    back = open_store(tmp_path / "briefing.db", now=lambda: MONDAY + 3 * DAY)
    assert not note_heard(back, MONDAY + 3 * DAY + HOUR)
    back.close()
