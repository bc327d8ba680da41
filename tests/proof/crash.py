"""A kill at every step: of planning, delivery and inbox in one scenario, of ingest in another.

The plan: for n = 1, 2, 3 …: 1. a fresh home, with the same owed and asked; 2. a life that dies at its n-th step; 3. a
life that ends by itself; 4. the checker. It is over when a life gets through all there is before its n-th step.
"""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

from bot.delivery.lanes import LANES
from tests.fake_telegram import Fault
from tests.proof.ingest import printing, torn
from tests.proof.measured import Report
from tests.proof.scene import FIRST_CHAT, Scene, scene, stage
from tests.proof.simulated import Simulated

SCALE = 10.0
STEP = timedelta(seconds=5)  # passes at once whenever the bot only waits, as for a minute after a doubt
CHATS = 3
STORIES = 12  # two messages
COMMANDS = ("/timezone Europe/Oslo", "/schedule 09:15 daily", "/subscribe")


async def crashes(report: Report, *, every: int) -> None:
    """Every step, or every so many-th from a random one on."""
    first = 1 if every == 1 else 1 + report.seed % every
    with stage(SCALE) as (lives, clock, folder):
        for troubled in (False, True):
            points = await _all_steps(report, lives, clock, folder / f"troubled-{troubled}", first, every, troubled)
            report.figures["crash points with faults" if troubled else "crash points"] = points
        clock.run(1.0)
        report.figures["crash points of ingest"] = await _ingest(report, lives, clock, folder / "ingest", first, every)


async def _all_steps(
    report: Report,
    lives: ForkServerContext,
    clock: Simulated,
    folder: Path,
    first: int,
    every: int,
    troubled: bool,
) -> int:
    step, points = first, 0
    while True:
        at = folder / str(step)
        at.mkdir(parents=True)
        async with scene(lives, clock, at, seed=report.seed) as here:
            _owe_and_ask(here, troubled)
            here.begin(die_at=step)
            survived = await _died_or_quiet(here)
            if not survived:
                here.begin()
                await here.quiet(120, step=STEP)
            await here.stop()
            here.model.doubts = LANES + 1
            report.wrong += [f"step {step}: {said}" for said in here.violations()]
        if survived:
            return points
        step, points = step + every, points + 1


def _owe_and_ask(here: Scene, troubled: bool) -> None:
    here.home.mkdir()
    names = here.print(STORIES)
    here.clock.jump(timedelta(seconds=1))
    due = here.clock()
    here.subscribe(CHATS, due=due, stories=STORIES)
    chats = range(FIRST_CHAT, FIRST_CHAT + CHATS)
    here.model.slots = {(str(chat), due) for chat in chats}
    here.model.stories = {str(chat): names for chat in chats}
    for number, said in enumerate(COMMANDS):
        here.api.say(FIRST_CHAT + 50 + number, said)
    here.model.updates = {int(str(update["update_id"])) for update in here.api.unconfirmed}
    if troubled:
        here.api.fail("sendMessage", Fault.reset_after(), chat=FIRST_CHAT)
        here.api.fail("sendMessage", Fault.too_many(1), chat=FIRST_CHAT + 1)


async def _died_or_quiet(here: Scene) -> bool:
    """Whether it got through everything before it died."""
    try:
        await here.quiet(120, sent=CHATS * 2 + len(COMMANDS), step=STEP)
    except AssertionError:
        assert here.process is not None
        if here.process.exitcode != -9:
            raise
        return False
    return True


async def _ingest(
    report: Report, lives: ForkServerContext, clock: Simulated, folder: Path, first: int, every: int
) -> int:
    step, points = first, 0
    while True:
        at = folder / str(step)
        at.mkdir(parents=True)
        async with scene(lives, clock, at, seed=report.seed) as here, printing(here, pages=2) as paper:
            here.begin(die_at=step)
            survived = await _died_or_read(here, len(paper.pages))
            if not survived:
                here.begin()
                await _died_or_read(here, len(paper.pages))
            await here.stop()
            wrong = here.violations() + torn(here.home, paper, whole=True)
            report.wrong += [f"ingest step {step}: {said}" for said in wrong]
        if survived:
            return points
        step, points = step + every, points + 1


async def _died_or_read(here: Scene, pages: int) -> bool:
    assert here.process is not None
    async with asyncio.timeout(120):
        while here.process.is_alive():
            await asyncio.sleep(0.1)
            with closing(here.store()) as store:
                if store.last_filed() >= pages:
                    return True
    return False
