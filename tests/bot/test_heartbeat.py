"""The drum beats at once and again, survives a bad beat, and stops with nothing left under way."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

import pytest

from bot.heartbeat import Heartbeat


def _now() -> datetime:
    return datetime.now(UTC)


async def test_the_first_beat_comes_at_once_and_others_follow() -> None:
    beats: list[int] = []
    third = asyncio.Event()

    async def errand() -> None:
        beats.append(len(beats))
        if len(beats) == 3:
            third.set()

    heart = Heartbeat(_now)
    heart.every(0.05, errand)
    heart.start()
    await asyncio.wait_for(third.wait(), 5)
    await heart.stop()
    assert beats[:3] == [0, 1, 2]


async def test_a_bad_beat_is_logged_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    beats: list[int] = []
    again = asyncio.Event()

    async def errand() -> None:
        beats.append(1)
        if len(beats) == 1:
            raise OSError("no space left")
        again.set()

    heart = Heartbeat(_now)
    heart.every(0.05, errand)
    heart.start()
    with caplog.at_level(logging.ERROR):
        await asyncio.wait_for(again.wait(), 5)
    await heart.stop()
    assert "tried again at its next beat" in caplog.text
    assert "no space left" in caplog.text


async def test_stopping_ends_what_is_under_way_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def errand() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    heart = Heartbeat(_now)
    heart.every(60, errand)
    heart.start()
    await asyncio.wait_for(begun.wait(), 5)
    with caplog.at_level(logging.INFO):
        await asyncio.wait_for(heart.stop(), 5)
    assert ended.is_set()
    assert "Traceback" not in caplog.text
