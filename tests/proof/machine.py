"""People, faults, crashes and time in any order that hypothesis can think of; after each step the invariants hold.

The bot runs in this process: its own delivery, inbox and poller with python-telegram-bot's client, over loopback, on a
store on disk. A crash takes its tasks away wherever they are, and opens the store anew.
"""

from __future__ import annotations

import asyncio
import logging
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from bot.clerk import Clerk
from bot.filing import Filing, file_all
from bot.planner import plan
from bot.telegram.run import TelegramKnobs, run_telegram
from bot.wiring import DATABASE
from domain.ledger import Backlog
from storage.sqlite import open_store
from storage.store import Store
from tests.fake_telegram import FakeTelegram, Fault
from tests.proof.checker import Accepted, Model, violations
from tests.proof.measured import Report
from tests.proof.news import edition

T = TypeVar("T")

TOKEN = "42:machine"
CHATS = (11, 12, 13)
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata")
TROUBLE = (Fault.too_many(2), Fault.restart(), Fault.reset_after(), Fault.bad_gateway(accepted=True), Fault.garbage())
START = datetime(2026, 3, 27, 6, tzinfo=UTC)  # two days before clocks change in Europe
MOST_WAIT = 20.0  # real seconds until all is quiet

chat_of = st.sampled_from(CHATS)
time_of_day = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.sampled_from([0, 15, 30]))


@dataclass(slots=True)
class World:
    """The bot, its Telegram and its clock."""

    home: Path
    now: datetime = START
    stories: int = 0
    blocked: set[int] = field(default_factory=set)


class Machine(RuleBasedStateMachine):
    """What may happen. Each rule ends when all is quiet again."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.world = World(home=Path(tempfile.mkdtemp(prefix="briefing-machine-")))
        self.loop = asyncio.new_event_loop()
        self.api = FakeTelegram(TOKEN, clock=lambda: self.world.now)
        self.wait(self.api.__aenter__())
        for chat in CHATS:
            self.api.private(chat)
        self._live()

    def wait(self, errand: Coroutine[object, object, T]) -> T:
        """The errand's result."""
        return self.loop.run_until_complete(errand)

    def _live(self) -> None:
        self.clerk = Clerk(lambda: open_store(self.world.home / DATABASE, now=lambda: self.world.now))
        self.stop, self.wake = asyncio.Event(), asyncio.Event()
        knobs = TelegramKnobs(token=TOKEN, base_url=self.api.base_url, private_gap=0.0)
        answer = Conversation(knobs=ChatKnobs(open=True))
        running = run_telegram(knobs, self.clerk, answer, now=lambda: self.world.now, stop=self.stop, wake=self.wake)
        self.running = self.loop.create_task(running)

    @rule(chat=chat_of, at=time_of_day)
    def subscribe(self, chat: int, at: str) -> None:
        """Somebody wants a briefing at this time, for the first time or anew."""
        self._say(chat, f"/schedule {at} daily")

    @rule(chat=chat_of)
    def unsubscribe(self, chat: int) -> None:
        """Somebody wants none for now."""
        self._say(chat, "/unsubscribe")

    @rule(chat=chat_of, zone=st.sampled_from(ZONES))
    def travel(self, chat: int, zone: str) -> None:
        """Somebody moves to another zone."""
        self._say(chat, f"/timezone {zone}")

    @rule(chat=chat_of)
    def ask(self, chat: int) -> None:
        """Somebody asks what is new."""
        self._say(chat, "/latest")

    @rule(chat=chat_of)
    def block(self, chat: int) -> None:
        """Somebody blocks the bot."""
        self.world.blocked.add(chat)
        self.api.block(chat)
        self._settle()

    @rule(chat=chat_of, fault=st.sampled_from(TROUBLE))
    def trouble(self, chat: int, fault: Fault) -> None:
        """The next message to this chat goes wrong."""
        self.api.fail("sendMessage", fault, chat=chat)

    @rule(hours=st.sampled_from([1, 5, 11, 24, 50]))
    def pass_time(self, hours: int) -> None:
        """Hours pass, and something happens in the world; what is due is planned."""
        self.world.now += timedelta(hours=hours)
        self.wait(self.clerk.do(self._news_and_plan))
        self.wake.set()
        self._settle()

    @rule(hours=st.integers(0, 9))
    def crash(self, hours: int) -> None:
        """The bot dies in the middle of whatever it does, and is started again after some hours."""
        self.wait(self.clerk.do(self._news_and_plan))
        self.wake.set()
        self.wait(asyncio.sleep(0.02))
        self._die()
        self.world.now += timedelta(hours=hours)
        self._live()
        self._settle()

    @invariant()
    def all_holds(self) -> None:
        """The checker, and one digest a local date."""
        type(self).steps += 1
        accepted = [Accepted(chat=str(sent.chat_id), text=sent.text) for sent in self.api.journal]
        wrong = violations(self.world.home, accepted, Model(doubts=-1)) if self.api.requests else []
        served = self.wait(self.clerk.do(_served))
        wrong += [f"{count} digests for {slot}" for slot, count in served.items() if count > 1]
        assert not wrong, wrong

    def teardown(self) -> None:
        """Leaves nothing behind."""
        self._die()
        self.wait(self.api.__aexit__(None, None, None))
        self.loop.close()
        shutil.rmtree(self.world.home)

    def _say(self, chat: int, text: str) -> None:
        self.world.blocked.discard(chat)  # the fake unblocks whoever speaks
        self.api.say(chat, text)
        self._settle()

    def _news_and_plan(self, store: Store) -> None:
        rng = random.Random(self.world.stories)
        store.add_articles(edition(self.world.stories, 2, self.world.now - timedelta(minutes=1), rng))
        self.world.stories += 2
        file_all(store, Filing(), self.world.now)
        plan(store, self.world.now, "UTC")

    def _die(self) -> None:
        self.running.cancel()
        with suppress(asyncio.CancelledError):
            self.wait(_ended(self.running))
        self.clerk.close()

    def _settle(self) -> None:
        """Until nothing is owed and unanswered; the minutes that doubts wait are let pass."""

        async def quiet() -> None:
            async with asyncio.timeout(MOST_WAIT):
                while True:
                    backlog: Backlog = await self.clerk.do(lambda store: store.backlog())
                    if not self.api.unconfirmed and not backlog.unanswered and not backlog.waiting:
                        return
                    if self.running.done():
                        self.running.result()
                    await asyncio.sleep(0.02)
                    self.world.now += timedelta(seconds=3)
                    self.wake.set()

        self.wait(quiet())


async def _ended(task: asyncio.Task[None]) -> None:
    await task


def _served(store: Store) -> Counter[tuple[object, object]]:
    rows = store._rows("SELECT timetable, wanted FROM slot")  # type: ignore[attr-defined]  # the one store there is
    return Counter((row["timetable"], row["wanted"]) for row in rows)


async def machine(report: Report, *, examples: int, steps: int) -> None:
    """So many histories of so many steps."""
    await asyncio.to_thread(_run, report, examples, steps)


def _run(report: Report, examples: int, steps: int) -> None:
    Machine.steps = 0
    logging.disable(logging.CRITICAL)  # faults are what it is about
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        run_state_machine_as_test(seeded(report.seed)(Machine), settings=how)
    except AssertionError as error:
        report.wrong.append(str(error))
    report.figures |= {"histories": examples, "steps": Machine.steps}
