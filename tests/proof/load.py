"""Ten thousand chats due in one minute, two messages each, while people ask for the news. Limits are Telegram's.

Waits and speeds are in simulated time, as Telegram's limits are; lag of the event loop and memory are real.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.proof.measured import Report
from tests.proof.scene import FIRST_CHAT, Scene, scene, stage
from tests.proof.speeds import broken

STORIES = 12  # two messages
ASKERS = 25  # people who ask while the digests go out …
PAUSE = 4.0  # … one after another, so many simulated seconds apart
MOST_SECONDS, MOST_WAIT, MOST_LAG, MOST_MEMORY = 702.0, 2.0, 0.1, 300.0
PACE = 20_000 / 702  # parts a second that the bar asks for


@dataclass(slots=True)
class Waits:
    """How long each /latest waited for its answer, simulated seconds."""

    seconds: list[float] = field(default_factory=list)


async def load(report: Report, *, chats: int, scale: float, bars: bool) -> None:
    """So many chats; with `bars` it fails where one of time is missed, which a busy machine cannot judge."""
    with stage(scale) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here:
            here.home.mkdir()
            due = clock().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            here.print(STORIES)
            here.subscribe(chats, hours=[due.hour], stories=STORIES)
            askers = range(FIRST_CHAT - ASKERS, FIRST_CHAT)
            for person in askers:
                here.api.private(person)
            here.model.slots = {(str(chat), due) for chat in range(FIRST_CHAT, FIRST_CHAT + chats)}
            probe = folder / "probe"
            clock.jump(due - clock() - timedelta(seconds=1))
            here.begin(probe=probe)
            waits = Waits()
            asking = asyncio.create_task(_ask(here, list(askers), waits))
            await here.api.until(lambda: len(here.api.journal) - len(waits.seconds) >= 2 * chats - 1, seconds=3_600)
            asking.cancel()
            await here.quiet(120)
            await here.stop()
            _judge(report, here, due, waits, probe, chats, bars)


async def _ask(here: Scene, askers: list[int], waits: Waits) -> None:
    """One person after another says /latest; the next when the last has an answer."""
    while True:
        for person in askers:
            before, asked = len(here.api.sent_to(person)), here.clock()
            here.api.say(person, "/latest")
            await here.api.until(lambda: len(here.api.sent_to(person)) > before, seconds=60)  # noqa: B023 - awaited here
            waits.seconds.append((here.api.sent_to(person)[before].at - asked).total_seconds())
            await asyncio.sleep(PAUSE / here.clock.scale)


def _judge(report: Report, here: Scene, due: datetime, waits: Waits, probe: Path, chats: int, judged: bool) -> None:
    starts = here.starts()
    digests = [at for at, chat in starts if int(chat) >= FIRST_CHAT]
    seconds = digests[-1] - due.timestamp()
    lines = [json.loads(line) for line in probe.read_text("utf-8").splitlines()]
    lags = sorted(lag for line in lines for lag in line["lags"])
    figures = {
        "parts accepted": len(digests),
        "simulated seconds": round(seconds, 1),
        "limit violations": len(broken(starts)),
        "s /latest p95": round(_quantile(sorted(waits.seconds), 0.95), 2),
        "ms lag p99": round(_quantile(lags, 0.99) * 1_000, 1),
        "MB memory": round(max(line["rss"] for line in lines) / 1e6),
        "times as fast as life": here.clock.scale,
    }
    report.figures |= figures
    report.wrong += here.violations()
    bars: dict[str, bool] = {
        f"{len(digests)} parts instead of {2 * chats}": len(digests) != 2 * chats,
        f"{seconds:.1f} simulated seconds": seconds > 2 * chats / PACE + 15,
        f"/latest took {figures['s /latest p95']} s": figures["s /latest p95"] > MOST_WAIT,
        f"the loop lagged {figures['ms lag p99']} ms": figures["ms lag p99"] > MOST_LAG * 1_000,
    }
    report.wrong += [f"bar missed: {said}" for said, missed in bars.items() if missed and judged]
    report.wrong += [f"bar missed: {figures['MB memory']} MB"] if figures["MB memory"] > MOST_MEMORY else []


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
