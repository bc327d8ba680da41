"""Sees an event loop that is stuck, says where, and ends the process so that its supervisor can start it anew.

A thread of its own looks at a beat that only a living loop gives. It mends nothing: what was in flight is marked at the
next start. The service manager is told of each beat too, for a process that is stuck as a whole.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable

STUCK_SECONDS = 60.0
BEAT_SECONDS = 1.0
EXIT_CODE = 70  # sysexits: an internal software error

log = logging.getLogger(__name__)


class Watchdog:
    """Beats in the loop, looks from a thread."""

    def __init__(
        self,
        notify: Callable[[str], None] = lambda state: None,
        *,
        stuck: float = STUCK_SECONDS,
        die: Callable[[], None] | None = None,
    ) -> None:
        """`notify` tells the service manager; `stuck` is how many seconds without a beat are too many."""
        self._notify, self._stuck, self._die = notify, stuck, die or _die
        self._last = time.monotonic()  # stands still while the machine sleeps
        self._over = threading.Event()

    async def beat(self) -> None:
        """Until cancelled. Begins to look."""
        threading.Thread(target=self._look, name="watchdog", daemon=True).start()
        try:
            while True:
                self._last = time.monotonic()
                self._notify("WATCHDOG=1")
                await asyncio.sleep(BEAT_SECONDS)
        finally:
            self._over.set()

    def _look(self) -> None:
        while not self._over.wait(min(BEAT_SECONDS, self._stuck / 4)):
            if time.monotonic() - self._last > self._stuck:
                log.critical("The event loop has been stuck for %.0f s: ending the process.", self._stuck)
                self._die()
                return


def _die() -> None:
    faulthandler.dump_traceback(sys.stderr)
    os._exit(EXIT_CODE)


def notifier(address: str | None) -> Callable[[str], None]:
    """Tells the service manager at this address (systemd's NOTIFY_SOCKET); nobody where there is none."""
    if not address:
        return lambda state: None
    where = "\0" + address[1:] if address.startswith("@") else address  # an abstract socket

    def notify(state: str) -> None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.sendto(state.encode(), where)
        except OSError as error:
            log.warning("the service manager cannot be told %s: %s", state, error)

    return notify
