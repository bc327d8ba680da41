"""SIGKILL at random while digests are delivered, with or without an API that fails now and then.

The plan: 1. news arrives, an hour comes, every chat is due; 2. the bot lives short lives until all is delivered;
3. again, until there were enough kills and parts; 4. the checker looks at everything.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta

from bot.delivery.lanes import LANES
from tests.proof.faults_at_random import AtRandom
from tests.proof.measured import Report
from tests.proof.scene import FIRST_CHAT, START, Scene, scene, stage

CHATS = 250
STORIES = 12  # three messages in each digest
SCALE = 4.0
MOST_PARTS = 40  # of one life
LONGEST = 5.0  # real seconds of one
LAST_BREATH = 0.03  # real seconds between the last part counted and the kill
HOUR = timedelta(hours=1)


async def kills(report: Report, *, kills: int, parts: int, chats: int = CHATS, faults: float = 0.0) -> None:
    """So many kills at least and so many parts at least; `faults`: the share of calls that go wrong."""
    with stage(SCALE) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here:
            here.home.mkdir()
            hours = [(START.hour + 1 + n) % 24 for n in range(24)]
            here.subscribe(chats, hours=hours, stories=STORIES)
            trouble = AtRandom(here.rng, faults)
            here.api.add_script(trouble)
            chat_names = [str(chat) for chat in range(FIRST_CHAT, FIRST_CHAT + chats)]
            here.model.stories = {chat: [] for chat in chat_names}
            done = 0
            while done < kills or _distinct(here) < parts:
                names = here.print(STORIES)
                here.model.stories = {chat: [*known, *names] for chat, known in here.model.stories.items()}
                _to_next_hour(here)
                done += await _deliver(here, kills - done, parts)
            here.model.doubts = done * LANES + trouble.doubts
            report.wrong += here.violations()
            marked = sum(one.marked for one in here.accepted())
            report.figures |= {"kills": done, "parts": _distinct(here), "messages accepted": len(here.api.journal)}
            report.figures |= {"of them marked": marked}
            if faults:
                report.figures |= {"faults": trouble.struck}


def _to_next_hour(here: Scene) -> None:
    now = here.clock()
    coming = now.replace(minute=0, second=0, microsecond=0) + HOUR
    here.clock.jump(coming - now + timedelta(milliseconds=100))
    slots = {(str(chat), coming) for chat in range(FIRST_CHAT, FIRST_CHAT + len(here.model.stories))}
    here.model.slots |= slots


async def _deliver(here: Scene, kills: int, parts: int) -> int:
    """Short lives until this hour's digests are through, the last one until all is quiet; how many were killed."""
    done = 0
    while done < kills:
        here.begin()
        await _some(here)
        here.kill()
        done += 1
        if here.idle():
            break
    here.begin()
    await here.quiet(600)
    await here.stop()
    return done


async def _some(here: Scene) -> None:
    """Until Telegram has taken some more messages, then a moment in which anything may be under way."""
    wanted = len(here.api.journal) + here.rng.randrange(MOST_PARTS)
    with suppress(TimeoutError):
        await here.api.until(lambda: len(here.api.journal) >= wanted, seconds=here.rng.uniform(0, LONGEST))
    await asyncio.sleep(here.rng.uniform(0, LAST_BREATH))


def _distinct(here: Scene) -> int:
    """The parts that arrived, each counted once."""
    return len({(one.chat, one.plain) for one in here.accepted()})
