"""Sends what is owed: claim, send, write down, in a few lanes at once. It decides nothing; rule.py and limits.py do.

1. Wait for a free lane, then claim the next part that limits let go.
2. Wait for its turn, then send exactly what was frozen, in a lane of its own.
3. Ask the rule what the outcome means, and write that down before anything else in this lane.
When told to stop it claims no more and waits for the lanes. Killed, it leaves parts in flight, which `recover` marks.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clerk import Clerk
from bot.delivery.floods import Floods
from bot.delivery.ledger import close_topic, next_part, pause_all, paused_until, recent_sends, settle
from bot.delivery.limits import Pace
from bot.delivery.outcomes import Ambiguous, Outcome
from bot.delivery.patience import patiently
from bot.delivery.pauses import pause
from bot.delivery.repeat import prepared
from bot.delivery.rule import Action, GiveUp, Halt, PutBack, Simplify, action
from bot.delivery.sender import Sender
from bot.words.catalogue import DEFAULT, Words
from bot.words.speaking import words_in
from domain.errors import BriefingError
from domain.ledger import LONGEST_WAIT, Part

LANES = 4  # in flight at once: what is in flight at a crash may be repeated
IDLE_SECONDS = 1.0  # between two looks for parts whose waiting time is over
OFFLINE_FIRST = 0.5  # seconds all wait after a first failure to connect; doubled with each further one …
OFFLINE_LONGEST = 30.0  # … up to this

log = logging.getLogger(__name__)


async def deliver(
    clerk: Clerk,
    sender: Sender,
    *,
    now: Callable[[], datetime],
    lanes: int = LANES,
    stop: asyncio.Event,
    wake: asyncio.Event,
    pace: Pace | None = None,
    zone: str = "UTC",
) -> None:
    """Delivers until `stop`, then lets the lanes end. `wake` says that something new is owed; it is cleared here.

    `zone` holds where a place chose none.

    Raises TokenRefused or OtherInstance when nothing can be sent any more; what is owed stays owed.
    """
    office = _Office(clerk=clerk, sender=sender, now=now, stop=stop, pace=pace or Pace(), zone=zone)
    office.paused = await patiently(clerk, paused_until, stop)
    office.pace.recall(await patiently(clerk, lambda store: recent_sends(store, now()), stop), _clock())
    free = asyncio.Semaphore(lanes)
    async with asyncio.TaskGroup() as group:
        while not office.closing:
            await free.acquire()
            office.landed.clear()
            wake.clear()  # before looking, so that what is owed from now on is not overslept
            part = await office.claim()
            if part is None:
                free.release()
                await pause(office.patience(), wake, stop, office.landed)
            else:
                await office.turn(part.place.chat)
                group.create_task(office.carry(part, free))
    if office.fatal is not None:
        raise office.fatal


@dataclass(slots=True, kw_only=True)
class _Office:
    """What the lanes share."""

    clerk: Clerk
    sender: Sender
    now: Callable[[], datetime]
    stop: asyncio.Event
    pace: Pace
    zone: str
    landed: asyncio.Event = field(default_factory=asyncio.Event)  # a lane became free, and perhaps its chat
    floods: Floods = field(default_factory=Floods)
    doubts: dict[int, int] = field(default_factory=dict)  # part → ambiguous outcomes in a row
    idle: bool = True  # at the last look nothing could go
    failures: int = 0  # to connect, in a row
    offline_until: float = 0.0  # on the loop's clock
    paused: datetime | None = None
    fatal: BriefingError | None = None

    @property
    def closing(self) -> bool:
        """No more is claimed."""
        return self.stop.is_set() or self.fatal is not None

    async def claim(self) -> Part | None:
        """The next part that may go now; after a look that found none the pace begins afresh."""
        part = await self._next()
        if part is not None and self.idle:
            self.pace.afresh(_clock())
        self.idle = part is None
        return part

    async def _next(self) -> Part | None:
        clock, now = _clock(), self.now()
        if self.closing or clock < self.offline_until or (self.paused and now < self.paused <= now + LONGEST_WAIT):
            return None
        soon = self.pace.wait_any(clock)
        busy = [chat for chat, wait in self.pace.waiting(clock).items() if wait > soon]
        return await patiently(self.clerk, lambda store: next_part(store, now, busy, self.zone), self.stop)

    def patience(self) -> float:
        """Seconds to wait where nothing may go."""
        clock = _clock()
        if clock < self.offline_until:
            return self.offline_until - clock
        return min((IDLE_SECONDS, *self.pace.waiting(clock).values()))

    async def turn(self, chat: str) -> None:
        """Waits until a message to the chat may start, and notes that it does."""
        while (wait := self.pace.wait(chat, _clock())) > 0:  # noqa: ASYNC110 - only time lets the turn come
            await asyncio.sleep(wait)
        self.pace.note(chat, _clock())

    async def carry(self, part: Part, free: asyncio.Semaphore) -> None:
        """Sends one part and writes down what became of it."""
        try:
            done = await self._attempt(part)
            self._learn(part, done)
            await patiently(self.clerk, lambda store: settle(store, part, done, self.now()), self.stop)
            if isinstance(done, PutBack) and done.hold:
                await self._flooded(part, done)
        except BriefingError as error:  # the other lanes end in good order before it is raised
            self.fatal = error
        finally:
            free.release()
            self.landed.set()

    async def _attempt(self, part: Part) -> Action:
        """What the rule says of the outcome; simpler forms are tried at once."""
        words = await self._words(part)
        done = await self._try(part, words)
        while isinstance(done, Simplify):
            if done.part.place != part.place:
                await patiently(self.clerk, lambda store: close_topic(store, part, self.now()), self.stop)
            simpler = done.part
            await self.turn(simpler.place.chat)
            done = await self._try(simpler, words)
        return done

    async def _try(self, part: Part, words: Words) -> Action:
        """One message out, whose turn it is."""
        try:
            outcome = await self.sender.send(prepared(part, words))
        finally:
            self.pace.answered(part.place.chat, _clock())
        return self._judge(outcome, part)

    async def _words(self, part: Part) -> Words:
        """The words of the place, which only the mark of a repeat needs."""
        if not part.repeat:
            return Words(DEFAULT)
        return await patiently(self.clerk, lambda store: words_in(store, part.place), self.stop)

    def _judge(self, outcome: Outcome, part: Part) -> Action:
        in_a_row = self.doubts.pop(part.id, 0) + 1
        if isinstance(outcome, Ambiguous):
            self.doubts[part.id] = in_a_row
        return action(outcome, part, in_a_row=in_a_row)

    def _learn(self, part: Part, done: Action) -> None:
        """What this means for the other lanes."""
        if isinstance(done, PutBack | GiveUp):
            log.warning("part %d, attempt %d: %s", part.id, part.attempt, done.reason)
        offline = isinstance(done, PutBack) and done.offline
        self.failures = self.failures + 1 if offline else 0
        if offline:
            wait = min(OFFLINE_FIRST * 2 ** min(self.failures - 1, 10), OFFLINE_LONGEST)
            self.offline_until = _clock() + wait
        if isinstance(done, Halt):
            self.fatal = done.error

    async def _flooded(self, part: Part, done: PutBack) -> None:
        now = self.now()
        until = self.floods.note(part.place.chat, now + done.after, now)
        if until is not None:
            self.paused = max(until, self.paused or until)
            latest = self.paused
            await patiently(self.clerk, lambda store: pause_all(store, latest), self.stop)


def _clock() -> float:
    return asyncio.get_running_loop().time()
