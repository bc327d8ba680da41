"""A stuck event loop is seen from outside it; a living one is left alone; the service manager hears each beat."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from pathlib import Path

from bot.watchdog import Watchdog, notifier


async def test_a_loop_that_is_stuck_is_ended_and_one_that_lives_is_not() -> None:
    ended = threading.Event()
    dog = Watchdog(stuck=2.5, die=ended.set)
    beating = asyncio.create_task(dog.beat())
    await asyncio.sleep(0.1)
    assert not ended.is_set()
    time.sleep(4)  # noqa: ASYNC251 - this is what a stuck loop is
    assert ended.is_set()
    beating.cancel()


async def test_after_its_end_nobody_looks_any_more() -> None:
    ended = threading.Event()
    beating = asyncio.create_task(Watchdog(stuck=0.4, die=ended.set).beat())
    await asyncio.sleep(0.05)
    beating.cancel()
    await asyncio.wait([beating])
    assert not await asyncio.to_thread(ended.wait, 0.8)


async def test_the_service_manager_is_told_of_each_beat(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(5)
        beating = asyncio.create_task(Watchdog(notifier(str(tmp_path / "notify"))).beat())
        assert await asyncio.to_thread(manager.recv, 100) == b"WATCHDOG=1"
        beating.cancel()


def test_without_a_service_manager_or_with_one_that_is_gone_nothing_happens(tmp_path: Path) -> None:
    notifier(None)("READY=1")
    notifier(str(tmp_path / "gone"))("READY=1")
