"""What the running service does around the conversation: signals, settings that reach their rooms, damage."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.cli.service import housekeeping, knobs_of, stopping
from bot.clock import clock_at
from bot.heartbeat import Heartbeat
from bot.wiring import House
from config.settings import Settings
from domain.errors import Damaged
from storage.sqlite import open_store


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """An empty store behind its clerk."""
    keeper = Clerk(lambda: open_store(tmp_path / "briefing.db"))
    yield keeper
    keeper.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_first_signal_asks_to_stop_and_the_second_ends_all_at_once(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    with stopping() as stop:
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), 5)
        assert ended == []
        os.kill(os.getpid(), number)
        await asyncio.sleep(0.1)
    assert ended == [128 + number]


def test_every_setting_of_the_nightly_round_and_of_telegram_reaches_its_room(tmp_path: Path, clerk: Clerk) -> None:
    settings = Settings(
        home=tmp_path,
        token="42:fake",
        zone="Asia/Tokyo",
        text_days=30,
        page_days=2,
        record_days=9,
        size_cap_mb=60,
        daily_backups=1,
        weekly_backups=0,
        webhook="https://bot.example/x",
        webhook_listen="[::1]:9000",
    )
    house = House(settings=settings, clock=clock_at(None))
    knobs = housekeeping(house, clerk).knobs
    assert (knobs.text_days, knobs.page_days, knobs.record_days, knobs.size_cap_mb) == (30, 2, 9, 60)
    assert (knobs.daily, knobs.weekly, knobs.zone) == (1, 0, "Asia/Tokyo")
    assert knobs.database == tmp_path / "briefing.db"
    hook = knobs_of(house).webhook
    assert hook is not None
    assert (hook.url, hook.host, hook.port) == ("https://bot.example/x", "::1", 9000)


async def test_damage_that_an_errand_meets_is_told_to_whoever_can_end_the_run() -> None:
    told: list[Damaged] = []
    heart = Heartbeat(clock_at(None), told.append)

    async def errand() -> None:
        raise Damaged("The database is damaged.")

    heart.every(60, errand)
    heart.start()
    async with asyncio.timeout(5):
        while not told:  # noqa: ASYNC110 - nothing else tells
            await asyncio.sleep(0.01)
    await heart.stop()
    assert str(told[0]) == "The database is damaged."
