"""APScheduler beats the drum; what is due stands in the database. A missed beat is made up for by the next one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from domain.errors import Damaged

_log = logging.getLogger(__name__)

TICK_SECONDS = 15
"""How late at most a digest is planned after its minute."""

PULL_SECONDS = 60
"""How often the sources that are due are looked for; each has an interval of its own."""


class Heartbeat:
    """Runs errands again and again, each never beside itself, until stopped."""

    def __init__(self, now: Callable[[], datetime], fatal: Callable[[Damaged], None] = lambda error: None) -> None:
        """Nothing beats before `start`. `fatal` is told of the one error that no later beat can mend."""
        self._now = now
        self._fatal = fatal
        self._drum = AsyncIOScheduler(timezone="UTC")
        self._under_way: set[asyncio.Task[object]] = set()

    def every(self, seconds: float, errand: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Runs `errand` at once and then every `seconds`; one that fails is logged and tried at its next beat."""

        async def beat() -> None:
            task: asyncio.Task[object] = asyncio.get_running_loop().create_task(errand())
            self._under_way.add(task)
            await asyncio.wait({task})
            self._under_way.discard(task)
            # The boundary round the heartbeat: one bad beat must not stop the drum, whatever it was.
            if not task.cancelled() and (error := task.exception()):
                _log.error("An errand failed and is tried again at its next beat", exc_info=error)
                if isinstance(error, Damaged):
                    self._fatal(error)

        self._drum.add_job(
            beat,
            IntervalTrigger(seconds=seconds),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=self._now(),
        )

    def start(self) -> None:
        """Begins to beat."""
        self._drum.start()

    async def stop(self) -> None:
        """Ends what is under way and beats no more; what an errand was about is simply still due."""
        self._drum.pause()
        for task in list(self._under_way):
            task.cancel()
        while self._under_way:
            await asyncio.wait(self._under_way)
            await asyncio.sleep(0)  # lets each beat take its task off the list
        self._drum.shutdown(wait=False)
