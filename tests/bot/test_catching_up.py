"""A bot that was off while clocks changed: one digest for what it missed, then one for each date, at its minute."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.planner import plan, realign
from bot.timetable import next_due
from domain.chats import Chat, ChatKind, Settings, Timetable
from storage.sqlite import open_store
from storage.store import Store
from tests.bot.test_planner import EVERY_DAY, HERE, MINUTE, owed, text
from tests.chat.stage import report

TICK = 5 * MINUTE
NEWS = "The Courier | Bridge over the Alder closes for a year | The council closed the old bridge on Monday for a year."


def rows(store: Store, zone: str, off: datetime, times: Sequence[str]) -> None:
    """The place's rows as they stood when the bot was stopped."""
    store.put_chat(Chat(id=HERE.chat, kind=ChatKind.PRIVATE))
    store.put_settings(Settings(place=HERE, zone=zone, zone_chosen=True, subscribed=True))
    for hour, minute in (map(int, wanted.split(":")) for wanted in times):
        due = next_due(hour, minute, EVERY_DAY, zone, after=off)
        row = Timetable(
            id=0, place=HERE, hour=hour, minute=minute, weekdays=EVERY_DAY, next_at=due.at, next_date=due.date
        )
        store.put_timetable(row)


def at(said: str) -> datetime:
    """An instant, UTC."""
    return datetime.fromisoformat(said).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "times", "off", "back", "then"),
    [
        pytest.param(
            "Europe/Berlin",
            ["02:30"],
            "2024-10-25 12:00",
            "2024-10-28 09:00",
            ["2024-10-29 01:30", "2024-10-30 01:30"],
            id="an hour came twice while it was off",
        ),
        pytest.param(
            "Europe/Berlin",
            ["02:30"],
            "2024-10-25 12:00",
            "2024-10-27 01:15",  # 02:15 for the second time
            ["2024-10-28 01:30", "2024-10-29 01:30"],
            id="back between the first and the second 02:30",
        ),
        pytest.param(
            "Europe/Berlin",
            ["02:30"],
            "2024-03-29 12:00",
            "2024-03-31 01:20",  # 03:20, and there was no 02:30
            ["2024-04-01 00:30", "2024-04-02 00:30"],
            id="back after the gap that swallowed the time",
        ),
        pytest.param(
            "Europe/Berlin",
            ["02:30", "03:00"],
            "2024-03-29 12:00",
            "2024-03-31 01:20",
            ["2024-04-01 00:30", "2024-04-01 01:00", "2024-04-02 00:30"],
            id="two times that the gap made one",
        ),
        pytest.param(
            "Africa/Cairo",
            ["00:30"],
            "2024-04-23 12:00",
            "2024-04-25 22:20",  # 01:20, and midnight to one was left out
            ["2024-04-26 21:30", "2024-04-27 21:30"],
            id="back after a gap at midnight",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            ["01:45"],
            "2024-04-04 12:00",
            "2024-04-06 15:10",  # 01:40 for the second time, of half an hour that comes twice
            ["2024-04-07 15:15", "2024-04-08 15:15"],
            id="half an hour came twice",
        ),
    ],
)
def test_one_digest_for_what_was_missed_and_then_one_for_each_date(
    zone: str, times: list[str], off: str, back: str, then: list[str], tmp_path: Path
) -> None:
    with closing(open_store(tmp_path / "briefing.db", now=lambda: at(back))) as store:
        _walk(store, zone, at(off), at(back), times, [at(one) for one in then])


def _walk(
    store: Store, zone: str, off: datetime, back: datetime, times: Sequence[str], then: Sequence[datetime]
) -> None:
    rows(store, zone, off, times)
    report(store, NEWS, back - MINUTE)
    realign(store, back, "UTC")  # as at every start
    assert plan(store, back, "UTC") == 1
    assert "Bridge over the Alder" in text(owed(store, back))
    sent, now = list[datetime](), back
    while len(sent) < len(then):
        now += TICK
        sent += [now] * plan(store, now, "UTC")
        assert "Bridge over the Alder" not in text(owed(store, now))
    assert sent == list(then)
