"""Lets simulated time pass in steps while the bot and all its readers sleep; else it passes by itself, as in life.

So the limits of seconds that the bot keeps for parsing, sending and its own pulse mean what they mean.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from tests.fake_telegram import FakeTelegram
from tests.proof.asleep import asleep
from tests.proof.simulated import Simulated

LOOK = 0.003  # real seconds between two looks: the bot has seen a step by then (shim/clock.c)
CALM = 0.03  # real seconds after anything was done: the next message may wait only for its turn
POLL = timedelta(seconds=40)  # after which Telegram ends a poll; it does after less than a minute


class Passing:
    """Look often. `doings` is another value whenever something was done that does not show in the bot's sleep."""

    def __init__(self, clock: Simulated, api: FakeTelegram, doings: Callable[[], object], step: timedelta) -> None:
        self._clock, self._api, self._doings, self._step = clock, api, doings, step
        self._seen, self._seen_at = doings(), time.monotonic()
        self._polled = timedelta()

    def look(self, process: int) -> None:
        """A step passes at once if the process has nothing to do."""
        if (doings := self._doings()) != self._seen:
            self._seen, self._seen_at = doings, time.monotonic()
        elif time.monotonic() - self._seen_at > CALM and asleep(process):
            self._clock.jump(self._step)
            self._polled += self._step
            if self._polled >= POLL:
                self._polled = timedelta()
                self._api.poller.end()
