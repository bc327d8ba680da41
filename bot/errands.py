"""What a living bot does by itself, each errand one call: pull and file, plan what is due. The heartbeat calls them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.alerting import alert
from bot.caring import tell_moved, tell_troubles
from bot.clerk import Clerk
from bot.filing import Filing
from bot.jumps import Jumps, Step
from bot.pipeline import Pulled, Reach, draft_new, file_new, leave_sample, open_sample, pull, pull_all, uses_sample
from bot.planner import Menu, due_places, plan_places, realign, take_back_late
from bot.reserve import Reserve
from bot.timetable import LATENESS_LIMIT
from bot.warnings import warn_owners
from config.catalogue import SAMPLE
from domain.chats import Place
from domain.errors import BriefingError
from storage.store import Store

BREATH = 0.02
"""Seconds between two places planned: planning stays faster than sending, and sends and answers find the store free."""


_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Errands:
    """The errands of one running bot. `mine` says which places it delivers to; `zone` holds where none was chosen."""

    clerk: Clerk
    reach: Reach
    zone: str
    mine: Callable[[Place], bool]
    planned: Callable[[], None] = lambda: None
    lateness: timedelta = LATENESS_LIMIT
    reserve: Reserve | None = None
    steady: Callable[[], float] | None = None  # seconds on a clock that never jumps, to judge the other by
    _jumps: Jumps = field(default_factory=Jumps)
    _filing: Filing = field(default_factory=Filing)
    _desk: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def pull(self, told: Callable[[Pulled], None] = lambda one: None) -> list[Pulled]:
        """Asks the sources that are due, files what is new; the bundled newsroom goes when a real source answers.

        Not while the disk is full: what would be read is read when there is room again.
        """
        if self.reserve is not None and self.reserve.spent and not self.reserve.hold():
            if await self.clerk.do(lambda store: warn_owners(store, "house-full", {}, self.reach.now())):
                self.planned()
            return []
        pulled = await pull(self.clerk, self.reach, told=told)
        await self.clerk.do(lambda store: leave_sample(store, pulled))
        await self.file()
        if await self.clerk.do(lambda store: self._tell(store, pulled)):
            self.planned()
        await draft_new(self.clerk, self.reach.now())
        return pulled

    def _tell(self, store: Store, pulled: Sequence[Pulled]) -> int:
        """Tells of sources that moved or are in trouble; gives how many places were told."""
        now = self.reach.now()
        moved = {one.source.id: one.moved_to for one in pulled if one.moved_to}
        return tell_moved(store, moved, now, mine=self.mine) + tell_troubles(store, now, mine=self.mine)

    async def read(self, sources: Sequence[str]) -> list[Pulled]:
        """Asks these sources at once, due or not, and files what is new."""
        listed = await self.clerk.do(lambda store: [one for one in store.sources() if one[0].id in sources])
        pulled = await pull_all(self.clerk, self.reach, listed)
        await self.clerk.do(lambda store: leave_sample(store, pulled))
        await self.file()
        return pulled

    async def file(self) -> int:
        """Files what has arrived, the bundled newsroom's next articles too where it is in use."""
        async with self._desk:  # the heartbeat and somebody who waits may want it at one time
            await self.clerk.do(self._sample)
            return await file_new(self.clerk, self._filing, self.reach.now())

    def _sample(self, store: Store) -> None:
        if uses_sample(store):
            open_sample(store, SAMPLE, self.reach.now())

    async def use_sample_if_empty(self) -> bool:
        """Opens the bundled newsroom where nothing has ever arrived; true if it did."""
        empty = await self.clerk.do(is_empty)
        if empty:
            await self.clerk.do(lambda store: open_sample(store, SAMPLE, self.reach.now()))
        await self.file()
        return empty

    async def plan(self) -> int:
        """Takes back what waits too long, then owes a digest to every place that is due, one after another.

        A clock that jumped far ahead is not believed before the next beat; after one that was, all is computed anew.
        """
        match self._step():
            case Step.AHEAD:
                _log.warning("The clock jumped far ahead to %s: planning waits for the next look.", self.reach.now())
                return 0
            case Step.BACK:
                _log.warning("The clock jumped back to %s.", self.reach.now())
                await self.realign()
        await self.take_back_late()
        await self._alert()
        menu, count, broken = Menu(zone=self.zone, limit=self.lateness), 0, set[Place]()

        def wanted(place: Place) -> bool:
            return place not in broken and self.mine(place)

        while places := await self.clerk.do(lambda store: due_places(store, self.reach.now(), wanted)):
            for place in places:
                try:
                    count += await self._plan_one(place, menu)
                except BriefingError:
                    raise
                # Whatever is wrong with what is stored of one place must not hold up the digests of all behind it.
                except Exception:
                    _log.exception("the digest of a place cannot be made; it is tried again at the next beat")
                    broken.add(place)
                await asyncio.sleep(BREATH)
        return count

    async def _alert(self) -> None:
        """Owes what is to be told at once."""
        if await self.clerk.do(lambda store: alert(store, self.reach.now(), self.zone, mine=self.mine)):
            self.planned()

    def _step(self) -> Step:
        return self._jumps.look(self.reach.now(), self.steady()) if self.steady else Step.STEADY

    async def realign(self) -> int:
        """Computes anew when everything is due next; gives how many rows changed."""
        return await self.clerk.do(lambda store: realign(store, self.reach.now(), self.zone))

    async def _plan_one(self, place: Place, menu: Menu) -> int:
        now = self.reach.now()
        count = await self.clerk.do(lambda store: plan_places(store, [place], now, menu))
        if count:
            self.planned()
        return count

    async def take_back_late(self) -> int:
        """Takes back the digests that wait beyond the limit; gives how many."""
        return await self.clerk.do(lambda store: take_back_late(store, self.reach.now(), self.lateness))


def is_empty(store: Store) -> bool:
    """Whether no article was ever filed or is waiting to be."""
    return store.last_filed() == 0 and not store.unfiled(1)
