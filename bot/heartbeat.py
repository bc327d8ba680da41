"""APScheduler beats the drum; what is due stands in the database. A missed beat is made up for by the next one."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

_log = logging.getLogger(__name__)

TICK_SECONDS = 15
"""How late at most a digest is planned after its minute."""

PULL_SECONDS = 60
"""How often the sources that are due are looked for; each has an interval of its own."""


class Heartbeat:
    """Runs errands again and again, each never beside itself, until stopped."""

    def __init__(self) -> None:
        """Nothing beats before `start`."""
        self._drum = AsyncIOScheduler(timezone="UTC")

    def every(self, seconds: float, errand: Callable[[], Awaitable[object]]) -> None:
        """Runs `errand` now and then every `seconds`; one that fails is logged and tried at its next beat."""

        async def guarded() -> None:
            try:
                await errand()
            except Exception:  # the boundary round the heartbeat: one bad beat must not stop the drum
                _log.exception("An errand failed and is tried again at its next beat")

        self._drum.add_job(
            guarded, IntervalTrigger(seconds=seconds), coalesce=True, max_instances=1, misfire_grace_time=None,
        )  # fmt: skip

    def start(self) -> None:
        """Begins to beat."""
        self._drum.start()

    def stop(self) -> None:
        """Ends at once; what an errand was about is simply still due."""
        self._drum.shutdown(wait=False)
