"""Case 19: a disk on which nothing can be written, made by the operating system. Nothing is lost, doubled or marked."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.delivery.patience import patiently
from domain.errors import Damaged, StoreError
from storage.sqlite import open_store
from storage.store import Store
from tests.delivery.builders import message
from tests.delivery.test_lanes import Clock, Platform, clerk, clock, delivering, owe, platform, until

__all__ = ["clerk", "clock", "platform"]


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow or be written beyond its first byte, as where no block is left."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.patience.STORE_WAIT", 0.1)


async def test_19_nothing_is_sent_while_the_claim_cannot_be_written_and_all_goes_on_by_itself(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    await owe(clerk, "1", message("a"), message("b"))
    with full_disk():
        async with delivering(clerk, platform, clock) as wake:
            await asyncio.sleep(0.4)
            assert platform.given == []
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            wake.set()
            await until(lambda: len(platform.given) == 2)
    assert [part.message.text for part in platform.given] == ["a", "b"]
    assert await clerk.do(lambda store: store.check()) == []


async def test_19_what_was_sent_when_the_disk_ran_full_is_confirmed_when_there_is_room_and_not_sent_again(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.seconds = 0.2
    await owe(clerk, "1", message("a"), message("b"))
    async with delivering(clerk, platform, clock):
        await until(lambda: platform.given)
        with full_disk():
            await asyncio.sleep(0.6)
            assert len(platform.given) == 1
        await until(lambda: len(platform.given) == 2)
    backlog = await clerk.do(lambda store: store.backlog())
    assert (backlog.sent, backlog.waiting) == (2, 0)
    assert not any(part.repeat for part in platform.given)


async def test_19_reading_goes_on_and_nothing_is_half_written(clerk: Clerk) -> None:
    await owe(clerk, "1", message("a"))
    with full_disk():
        with pytest.raises(StoreError):
            await clerk.do(lambda store: store.put_note("a", "b"))
        assert (await clerk.do(lambda store: store.backlog())).waiting == 1
        with pytest.raises(StoreError):
            await owe(clerk, "2", *(message(str(number)) for number in range(5)))
    assert (await clerk.do(lambda store: store.backlog())).waiting == 1
    await clerk.do(lambda store: store.put_note("a", "b"))
    assert await clerk.do(lambda store: store.check()) == []


async def test_21_damage_is_told_at_once_instead_of_waiting_for_it_to_heal(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(open_store(path)) as store:
        for number in range(300):
            store.put_note(f"{number}", "x" * 3000)
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 4096 // 2, len(data) // 4096):
        data[page * 4096] = 0xFF  # no kind of page has this number
    path.write_bytes(data)
    keeper = Clerk(lambda: open_store(path))
    try:
        with pytest.raises(Damaged):
            await asyncio.wait_for(patiently(keeper, read_all, asyncio.Event()), 5)
    finally:
        keeper.close()


def read_all(store: Store) -> list[str | None]:
    """Every note."""
    return [store.note(f"{number}") for number in range(300)]
