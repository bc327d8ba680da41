"""Runs the errands that people asked for: what needs the network is done outside of any transaction, answered in one.

1. The oldest open errand is taken from the store, its try counted.
2. It is done: the web is asked, a file is fetched. Nothing is written meanwhile.
3. In one transaction: what came of it is told, its messages are owed, the errand is closed. All or nothing.

A process that dies in between finds the errand still open. The runner decides nothing: `doers` do, `tell` tells.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.request import Reply
from bot.clerk import Clerk
from bot.delivery.patience import STORE_WAIT
from bot.delivery.pauses import pause
from domain.errors import StoreError
from domain.ledger import Errand, PartKind
from storage.store import Store

AT_ONCE = 4
"""Errands under way together: a slow site keeps only its own place waiting."""

IDLE_SECONDS = 5.0
"""A safety net: `asked` wakes us at once."""

TRIES = 5
"""After so many, a stop in the middle counted too, the errand is given up and its place told so."""

FILE_LARGEST = 1024 * 1024
"""Bytes of a file that a person sends: hundreds of times a long list of feeds."""


class FileTrouble(StrEnum):
    """Why a file that a person sent was not read."""

    LARGE = "large"
    GONE = "gone"


Files = Callable[[str], Awaitable[bytes | FileTrouble]]
"""Fetches a file that a person sent, by the platform's name for it."""

Doer = Callable[[Errand, Files], Awaitable[object]]
"""Does the part of an errand that needs the network, and gives what was found."""

Tell = Callable[[Errand, object, Store, datetime], Reply]
"""Tells what came of an errand, and changes what follows from it; None was found where it failed again and again."""

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Runner:
    """The one who runs errands. `asked`: there may be a new one; `wake` is set when something is owed."""

    clerk: Clerk
    doers: Mapping[str, Doer]
    tell: Tell
    now: Callable[[], datetime]
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    async def work(self, files: Files, *, stop: asyncio.Event, wake: asyncio.Event) -> None:
        """Until `stop`; what is under way then stays open and is done after the next start."""
        try:
            while not stop.is_set():
                self.asked.clear()
                if len(self._under_way) < AT_ONCE and (errand := await self._next()):
                    self._begin(errand, files, wake)
                else:
                    await pause(IDLE_SECONDS, self.asked, stop)
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def work_off(self, files: Files, chat: str) -> None:
        """Everything that is open in `chat`, one after another; gives back once nothing is."""
        while errand := await self.clerk.do(lambda store: store.next_errand(chat=chat)):
            await self._run(errand, files)

    async def _next(self) -> Errand | None:
        busy = tuple(self._under_way)
        try:
            return await self.clerk.do(lambda store: store.next_errand(besides=busy))
        except StoreError as error:
            log.error("no errand can be taken from the store: %s", error)
            return None

    def _begin(self, errand: Errand, files: Files, wake: asyncio.Event) -> None:
        async def run() -> None:
            try:
                await self._run(errand, files)
            finally:
                self._under_way.pop(errand.id, None)
                wake.set()
                self.asked.set()

        self._under_way[errand.id] = asyncio.create_task(run())

    async def _run(self, errand: Errand, files: Files) -> None:
        try:
            found = await self.doers[errand.kind](errand, files) if errand.tries <= TRIES else None
            tell = self.tell if errand.tries <= TRIES + 1 else _silently
            await self.clerk.do(lambda store: _settle(store, errand, found, tell, self.now()))
        except StoreError as error:  # as with a full disk: not the errand's fault
            log.error("errand %d waits for the store: %s", errand.id, error)
            await asyncio.sleep(STORE_WAIT)
        # Whatever one errand brings about must not keep the others waiting. It stays open and is tried again; what it
        # was about is not logged, for an address may hold a secret.
        except Exception as error:
            log.error("errand %d (%s) failed, try %d: %s", errand.id, errand.kind, errand.tries, type(error).__name__)
            log.debug("errand %d failed", errand.id, exc_info=True)


def _silently(errand: Errand, found: object, store: Store, now: datetime) -> Reply:
    """Of an errand whose end cannot even be told."""
    return Reply()


def _settle(store: Store, errand: Errand, found: object, tell: Tell, now: datetime) -> None:
    with store.transaction():
        current = store.errand(errand.id)
        if current is None:  # its chat was forgotten meanwhile
            return
        reply = tell(errand, found, store, now)
        if store.errand_done(errand.id, now, outcome=reply.outcome):
            _owe(store, errand, reply, now)


def _owe(store: Store, errand: Errand, reply: Reply, now: datetime) -> None:
    """The answer takes the place of the message that promised it, where that is one message and has arrived."""
    said = None if errand.said is None else store.message_of(errand.said)
    group = errand.said
    if reply.messages:
        edits = said if len(reply.messages) == 1 else None
        group = store.owe(errand.place, reply.messages, kind=PartKind.ANSWER, now=now, told=reply.told, edits=edits)
    if reply.asked:
        store.put_errand(
            errand.place,
            kind=reply.asked.kind,
            argument=reply.asked.argument,
            now=now,
            person=errand.person,
            lang=errand.lang,
            said=group,
        )
