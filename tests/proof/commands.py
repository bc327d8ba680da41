"""SIGKILL while a backlog of commands is worked off: none is lost, each is answered, none twice without a mark.

The plan of a round: 1. the backlog is filled up, at Telegram; 2. the bot lives until some of them are answered, and is
killed; in the end 3. it lives until all is quiet, and 4. every command has its answer.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress

from bot.delivery.lanes import LANES
from tests.proof.measured import Report
from tests.proof.scene import FIRST_CHAT, Scene, scene, stage

PEOPLE = 60
SCALE = 4.0
LONGEST = 8.0  # real seconds of a life
LAST_BREATH = 0.03


async def command_kills(report: Report, *, kills: int, commands: int) -> None:
    """So many kills, with so many commands unanswered at the beginning of each life."""
    with stage(SCALE) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here:
            here.home.mkdir()
            asked: Counter[str] = Counter()
            for number in range(FIRST_CHAT, FIRST_CHAT + PEOPLE):
                here.api.private(number)
            for done in range(kills):
                _ask(here, commands - _waiting(here, asked), done, asked)
                await _live(here)
            here.begin()
            await here.quiet(1_800)
            await here.stop()
            here.model.doubts = kills * LANES
            report.wrong += here.violations() + _unanswered(here, asked)
            report.figures |= {
                "kills": kills,
                "commands": sum(asked.values()),
                "lost": len(_unanswered(here, asked)),
                "marked repeats": sum(one.marked for one in here.accepted()),
            }


def _ask(here: Scene, commands: int, done: int, asked: Counter[str]) -> None:
    """People say things whose answers can be told apart."""
    for number in range(commands):
        chat = FIRST_CHAT + number % PEOPLE
        hour, minute = divmod((done * 131 + number // PEOPLE * 7) % 1_440, 60)
        here.api.say(chat, f"/schedule {hour:02}:{minute:02} daily")
        asked[str(chat)] += 1
    here.model.updates |= {int(str(update["update_id"])) for update in here.api.unconfirmed}


def _waiting(here: Scene, asked: Counter[str]) -> int:
    return sum(asked.values()) - len({(one.chat, one.plain) for one in here.accepted()})


async def _live(here: Scene) -> None:
    here.begin()
    wanted = len(here.api.journal) + here.rng.randrange(60)
    with suppress(TimeoutError):
        await here.api.until(lambda: len(here.api.journal) >= wanted, seconds=here.rng.uniform(0.5, LONGEST))
    await asyncio.sleep(here.rng.uniform(0, LAST_BREATH))
    here.kill()


def _unanswered(here: Scene, asked: Counter[str]) -> list[str]:
    answered = Counter(one.chat for one in here.accepted() if not one.marked or one.plain)
    return [
        f"I7: {chat} asked {count} times and has {answered[chat]} answers"
        for chat, count in asked.items()
        if answered[chat] < count
    ]
