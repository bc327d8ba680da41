"""getUpdates: long polling with one poller at a time. Waits in real seconds, or by the pace of a simulated clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from .calls import Call
from .refusals import OTHER_POLLER, WEBHOOK_ACTIVE, Json, conflict
from .updates import Queue

MOST_UPDATES = 100
LONGEST_POLL = 50  # seconds
QUICK_REPEAT = 3.0  # seconds: the same offset again within them is made to wait


@dataclass(slots=True, kw_only=True)
class Poller:
    """Serves one long poll at a time; a newer one ends the older with 409.

    `brakes_repeats`: as Telegram does, the same offset again within 3 s waits 3 s for news even with timeout=0.
    Off by default, since every bot polls once more when it stops.
    """

    queue: Queue
    pace: Callable[[], float] = lambda: 1.0
    brakes_repeats: bool = False
    _turn: asyncio.Future[str | None] | None = None
    _last: tuple[int, float] = (0, 0.0)

    async def poll(self, call: Call, *, webhook: bool) -> list[Json]:
        """The updates from `offset` on, as soon as there are any, at the latest after `timeout` seconds: []."""
        if webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self.end(OTHER_POLLER)
        if call.text("allowed_updates"):
            self.queue.allow(call.parsed("allowed_updates", "can't parse allowed updates JSON object"))
        offset = call.integer("offset")
        self.queue.confirm(offset)
        await self._wait(self._patience(offset, min(max(call.integer("timeout"), 0), LONGEST_POLL)))
        return self.queue.batch(min(max(call.integer("limit", MOST_UPDATES), 1), MOST_UPDATES))

    def end(self, reason: str | None = None) -> None:
        """Ends the poll under way: with 409 and this reason, or without one as if its time were up."""
        if self._turn is not None and not self._turn.done():
            self._turn.set_result(reason)

    def _patience(self, offset: int, timeout: float) -> float:
        now = asyncio.get_running_loop().time()
        last_offset, last_at = self._last
        self._last = (offset, now)
        repeats = offset == last_offset and now - last_at < QUICK_REPEAT
        return max(timeout, QUICK_REPEAT) if self.brakes_repeats and repeats else timeout

    async def _wait(self, seconds: float) -> None:
        if self.queue.pending or not seconds:
            return
        turn: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._turn = turn
        self.queue.listeners.append(self.end)
        try:
            async with asyncio.timeout(seconds / self.pace()):
                reason = await turn
        except TimeoutError:
            return
        finally:
            self.queue.listeners.remove(self.end)
        if reason:
            raise conflict(reason)
