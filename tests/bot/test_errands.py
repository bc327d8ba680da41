"""What one place of which nonsense is stored means for the others: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.errands import Errands
from bot.pipeline import Reach
from domain.chats import Place
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store
from storage.store import Store
from tests.bot.test_planner import DUE, MINUTE, owed, subscribed

BROKEN, WHOLE = Place(chat="1"), Place(chat="2")


@pytest.fixture
def clerk(store: Store, tmp_path: Path) -> Iterator[Clerk]:
    """A store in which the row of one place has no weekdays; it is due before the row of the other."""
    subscribed(store, (8, 30), place=BROKEN)
    subscribed(store, (8, 30), place=WHOLE)
    (row,) = store.timetables(BROKEN)
    store.put_timetable(replace(row, weekdays=frozenset(), next_at=DUE - MINUTE))
    store.close()
    keeper = Clerk(lambda: open_store(tmp_path / "briefing.db"))
    yield keeper
    keeper.close()


async def test_a_place_whose_digest_cannot_be_made_holds_up_no_other(clerk: Clerk) -> None:
    reach = Reach(web=Web(), sandbox=Sandbox(), now=lambda: DUE)
    errands = Errands(clerk=clerk, reach=reach, zone="UTC", mine=lambda place: True)
    assert await errands.plan() == 1
    assert {part.place for part in await clerk.do(lambda store: owed(store, DUE))} == {WHOLE}
    assert await errands.plan() == 0


async def test_nor_does_it_keep_the_bot_from_starting(clerk: Clerk) -> None:
    early = DUE - 2 * MINUTE
    errands = Errands(
        clerk=clerk, reach=Reach(web=Web(), sandbox=Sandbox(), now=lambda: early), zone="UTC", mine=lambda place: True
    )
    assert await errands.realign() == 0
