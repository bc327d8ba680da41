"""Sees a poller that neither hears nor fails, and starts it anew; after several in vain it ends the run.

A poll that fails is no matter for this: the poller waits and tries again, for the network may be away for days. What
must not be is a poll that never ends, or a poller that is gone while everything else looks well.
"""

from __future__ import annotations

import asyncio
import logging

from bot.telegram.poller import Poller
from domain.errors import Silent

SILENCE = 180.0  # seconds in which no poll ended, well or badly; a long poll lasts 50
ANEW = 3  # so many new beginnings without a sign of life end the run

log = logging.getLogger(__name__)


async def watched(poller: Poller, silence: float = SILENCE) -> None:
    """Polls until told to stop. Raises what the poller raises, and Silent where starting anew did not help."""
    silent = 0
    while not poller.stop.is_set():
        before = poller.pulse.stirs
        polling = asyncio.create_task(poller.poll())
        if await _ends(polling, poller, silence):
            return await polling
        silent = 1 if poller.pulse.stirs > before + 1 else silent + 1
        log.error("no poll ended for %.0f s; the poller is started anew (%d)", silence, silent)
        polling.cancel()
        await asyncio.wait([polling], timeout=silence)
        if silent >= ANEW:
            raise Silent("Telegram has not been heard for a long time, and asking anew did not help.")
    return None


async def _ends(polling: asyncio.Task[None], poller: Poller, silence: float) -> bool:
    """Whether it ended by itself; false where it fell silent."""
    while True:
        before = poller.pulse.stirs
        await asyncio.wait([polling], timeout=silence)
        if polling.done():
            return True
        if poller.pulse.asking and poller.pulse.stirs == before:
            return False
