"""What a living bot does at night: forgets what is old, copies the database, warns its owner in time.

1. Forget: pages, texts, records, each after its time.
2. Hold the size: near the cap the owner is warned, above it pages and then the oldest texts go early.
3. Copy and look over the copy, which shows damage too. Drop the copies that are not kept.
It forgets in small bites, so that an answer never waits long for the store.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backups import back_up, backups_in, surplus
from bot.clerk import Clerk
from bot.warnings import warn_owners
from domain.errors import Damaged, StoreError
from storage.store import Store

NIGHT = 3  # o'clock in the operator's zone, when few read
LAST = "housekeeping: last"
BITE = 500  # rows forgotten in one go
WARN_AT = 0.8  # of the cap
LEAST_TEXT_DAYS = 14  # what briefings and their buttons still need
EARLIER = 0.75  # of the present age: how much sooner texts go, again and again, while above the cap
ROOM = 2.0  # a copy is made only where so many times its size is free
ERRANDS_KEPT = timedelta(days=7)
RAW_KEPT = timedelta(days=30)  # how long texts are kept as they came, for rules to be replayed
LINES_KEPT = timedelta(days=90)  # how long an outlet's habits are remembered without being seen
MB = 1_000_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseKnobs:
    """How long things are kept, and where."""

    database: Path
    copies: Path
    zone: str = "UTC"
    text_days: int = 90
    page_days: int = 7
    record_days: int = 30
    size_cap_mb: int = 5_000
    daily: int = 7
    weekly: int = 4


@dataclass(slots=True, kw_only=True)
class Housekeeping:
    """The nightly round."""

    clerk: Clerk
    knobs: HouseKnobs
    now: Callable[[], datetime]

    async def if_due(self) -> bool:
        """The round, once a night; whether it was made. Raises Damaged where the database is not whole any more."""
        last = await self.clerk.do(lambda store: store.note(LAST))
        if not is_due(datetime.fromisoformat(last) if last else None, self.now(), self.knobs.zone):
            return False
        await self.round()
        return True

    async def round(self) -> None:
        """The round now."""
        await self._forget(self.knobs.text_days, self.knobs.page_days)
        await self._hold_size()
        await self._copy()
        await self.clerk.do(lambda store: store.put_note(LAST, self.now().isoformat()))

    async def _forget(self, text_days: int, page_days: int) -> None:
        now, knobs = self.now(), self.knobs
        texts, records = now - timedelta(days=text_days), now - timedelta(days=knobs.record_days)
        await self._bites(lambda store: store.forget_texts(texts, BITE))
        await self._bites(lambda store: store.forget_told(texts, BITE))
        await self._bites(lambda store: store.forget_records(records, BITE))
        await self.clerk.do(lambda store: store.forget_errands(now - ERRANDS_KEPT))
        pages = now - timedelta(days=page_days)
        await self.clerk.do(lambda store: store.forget_kept(pages=pages, raw=now - RAW_KEPT, lines=now - LINES_KEPT))
        await self.clerk.do(lambda store: store.forget_looks(now - LINES_KEPT))

    async def _bites(self, bite: Callable[[Store], int]) -> None:
        while await self.clerk.do(bite):
            pass  # whoever waits for the store comes between two bites

    async def _hold_size(self) -> None:
        cap, days = self.knobs.size_cap_mb * MB, self.knobs.text_days
        used = await self.clerk.do(lambda store: store.used())
        while used > cap and days > LEAST_TEXT_DAYS:
            days = max(LEAST_TEXT_DAYS, int(days * EARLIER))
            await self._forget(days, 0)
            used = await self.clerk.do(lambda store: store.used())
        if days < self.knobs.text_days:
            await self._warn("house-over-cap", cap=self.knobs.size_cap_mb, days=days)
        elif used > WARN_AT * cap:
            await self._warn("house-near-cap", used=used // MB, cap=self.knobs.size_cap_mb)

    async def _copy(self) -> None:
        knobs = self.knobs
        if not knobs.daily and not knobs.weekly:
            return
        try:
            knobs.copies.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(knobs.copies).free < ROOM * knobs.database.stat().st_size:
                await self._warn("house-no-room")
                return
            await asyncio.to_thread(back_up, knobs.database, knobs.copies, self.now())
            for old in surplus(backups_in(knobs.copies), knobs.zone, daily=knobs.daily, weekly=knobs.weekly):
                old.path.unlink()
        except Damaged:
            raise
        except (StoreError, OSError) as error:
            log.error("the nightly copy could not be made: %s", error)
            await self._warn("house-no-copy")

    async def _warn(self, key: str, **values: int) -> None:
        log.warning("%s %s", key, values)
        now = self.now()
        await self.clerk.do(lambda store: warn_owners(store, key, values, now))


def is_due(last: datetime | None, now: datetime, zone: str) -> bool:
    """Once for each local date from three o'clock on; a bot that sleeps at night does it when it wakes."""
    local = now.astimezone(ZoneInfo(zone))
    if last is None or last > now:  # noted when the clock was ahead
        return local.hour >= NIGHT
    return local.hour >= NIGHT and last.astimezone(ZoneInfo(zone)).date() < local.date()
