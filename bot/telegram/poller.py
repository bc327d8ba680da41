"""Asks Telegram for updates and puts them on disk before Telegram may forget them. It understands none of them.

Telegram forgets an update once a later getUpdates names an offset above it. So a batch is stored first and the offset
moves afterwards; what was stored twice is ignored by its id. The first poll names no offset: all that Telegram still
keeps comes again, which also holds when Telegram has begun a new numbering after a quiet week.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.clerk import Clerk
from bot.delivery.patience import patiently
from bot.delivery.pauses import pause
from bot.telegram.client import POLL_SECONDS, call
from domain.errors import OtherInstance, TokenRefused

ALLOWED = ("message", "channel_post", "callback_query", "my_chat_member", "message_reaction", "inline_query")
BATCH = 100
CONFLICTS = 2  # so many 409s …
CONFLICT_SPAN = timedelta(seconds=60)  # … within this span: another instance polls
FIRST_WAIT = 0.5  # seconds after a failed poll; doubled with each further one …
LONGEST_WAIT = 30.0  # … up to this
LARGEST = 2**53  # of an update's number: no larger one is whole in JSON
QUIET = timedelta(days=1)  # without updates; after a week of that Telegram numbers anew

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Pulse:
    """When Telegram was last heard, how many polls were begun, and how many updates made no sense at all."""

    heard_at: datetime | None = None
    stirs: int = 0
    asking: bool = False  # a poll is under way; else the poller waits on purpose, for time or for the store
    poison: int = 0


@dataclass(slots=True, kw_only=True)
class Poller:
    """The one who asks. `news` is set whenever something new is on disk."""

    bot: Bot
    clerk: Clerk
    now: Callable[[], datetime]
    stop: asyncio.Event
    news: asyncio.Event
    pulse: Pulse = field(default_factory=Pulse)
    offset: int | None = None
    failures: int = 0
    last_news: datetime | None = None
    conflicts: deque[datetime] = field(default_factory=deque)

    async def poll(self) -> None:
        """Until `stop`. Raises TokenRefused and OtherInstance; everything else passes."""
        while not self.stop.is_set():
            try:
                batch = await self._ask()
            except (InvalidToken, EndPointNotFound) as error:
                raise TokenRefused("Telegram does not accept the bot token any more.") from error
            except Conflict as error:
                self._conflict(error)
                await self._back_off(error)
            except (TelegramError, LookupError, TypeError) as error:
                await self._back_off(error)
            else:
                await self._take(batch)

    async def _ask(self) -> list[Any]:
        """The next batch; empty when told to stop meanwhile, for what is not confirmed comes again."""
        params = {"timeout": POLL_SECONDS, "limit": BATCH, "allowed_updates": list(ALLOWED)}
        params |= {} if self.offset is None else {"offset": self.offset}
        self.pulse.stirs, self.pulse.asking = self.pulse.stirs + 1, True
        asking = asyncio.ensure_future(call(self.bot, "getUpdates", params))
        stopping = asyncio.ensure_future(self.stop.wait())
        try:
            await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
            return list(await asking) if asking.done() else []
        finally:
            stopping.cancel()
            await _end(asking)
            self.pulse.asking = False

    async def _take(self, batch: list[Any]) -> None:
        now = self.now()
        self.pulse.heard_at, self.failures = now, 0
        updates = [(update["update_id"], update) for update in batch if _numbered(update)]
        if poison := [update for update in batch if not _numbered(update)]:
            self.pulse.poison += len(poison)
            await patiently(self.clerk, lambda store: store.pass_over(len(poison)), self.stop)
            log.error(
                "%d updates without a number were passed over, the first with sha256 %s", len(poison), _mark(poison[0])
            )
        if updates:
            rows = [(number, json.dumps(update)) for number, update in updates]
            await patiently(self.clerk, lambda store: store.take_in(rows, now), self.stop)
            self.offset, self.last_news = max(number for number, _ in rows) + 1, now
            self.news.set()
        elif batch:
            await self._back_off(ValueError("updates without a number"))
        elif self.last_news is not None and now - self.last_news > QUIET:
            self.offset = None

    def _conflict(self, error: Conflict) -> None:
        now = self.now()
        self.conflicts.append(now)
        while now - self.conflicts[0] > CONFLICT_SPAN:
            self.conflicts.popleft()
        if len(self.conflicts) >= CONFLICTS:
            raise OtherInstance("Another instance is running with the same bot token.") from error

    async def _back_off(self, error: Exception) -> None:
        self.failures += 1
        wait = min(FIRST_WAIT * 2 ** min(self.failures - 1, 10), LONGEST_WAIT)
        if isinstance(error, RetryAfter):
            asked = error.retry_after
            wait = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
        log.warning("getUpdates failed %d times in a row: %s", self.failures, error)
        await pause(wait, self.stop)


def _numbered(update: Any) -> bool:
    return isinstance(update, dict) and type(number := update.get("update_id")) is int and 0 <= number < LARGEST


def _mark(update: Any) -> str:
    """By which an update can be told from others without writing what somebody said into the log."""
    return sha256(json.dumps(update, sort_keys=True).encode()).hexdigest()[:12]


async def _end(asking: asyncio.Future[Any]) -> None:
    """Gives up a poll under way; what it would have brought comes again."""
    asking.cancel()
    await asyncio.wait([asking])
    if not asking.cancelled():
        asking.exception()  # looked at, so that nobody complains it never was
