"""`python -m tests.proof BLOCK`: one proof, its figures, exit code 1 where an invariant broke."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping

from tests.proof.commands import command_kills
from tests.proof.crash import crashes
from tests.proof.damage import damage
from tests.proof.ingest import ingest_kills
from tests.proof.kill import kills
from tests.proof.load import load
from tests.proof.machine import machine
from tests.proof.matrix import matrix
from tests.proof.measured import Report
from tests.proof.power import power_cuts
from tests.proof.soak import soak
from tests.proof.zones import zones

Block = Callable[[Report, bool], Coroutine[object, object, None]]


async def _kill(report: Report, long: bool) -> None:
    await kills(report, kills=200 if long else 12, parts=4_000 if long else 240, chats=250 if long else 40)


async def _kill_faults(report: Report, long: bool) -> None:
    await kills(report, kills=100 if long else 6, parts=1_000 if long else 100, chats=100 if long else 20, faults=0.1)


async def _commands(report: Report, long: bool) -> None:
    await command_kills(report, kills=30 if long else 3, commands=600 if long else 60)


async def _load(report: Report, long: bool) -> None:
    await load(report, chats=10_000 if long else 100, scale=1.0, bars=long)


async def _power(report: Report, long: bool) -> None:
    await power_cuts(report, cuts=2_000 if long else 150, rounds=120 if long else 40)


async def _crash(report: Report, long: bool) -> None:
    await crashes(report, every=1 if long else 60)


async def _ingest(report: Report, long: bool) -> None:
    await ingest_kills(report, kills=200 if long else 4)


async def _damage(report: Report, long: bool) -> None:
    damage(report, cases=200 if long else 25)


async def _soak(report: Report, long: bool) -> None:
    if long:
        await soak(report, days=7, feeds=200, chats=500)
    else:
        await soak(report, days=0.2, feeds=10, chats=10, hours=range(8, 13))


async def _machine(report: Report, long: bool) -> None:
    await machine(report, examples=200 if long else 8, steps=30 if long else 12)


async def _zones(report: Report, long: bool) -> None:
    zones(report, minutes=7 if long else 60)


async def _matrix(report: Report, long: bool) -> None:
    del long  # it is whole in either form
    await matrix(report)


BLOCKS: Mapping[str, Block] = {
    "kill": _kill,
    "kill-faults": _kill_faults,
    "commands": _commands,
    "load": _load,
    "power": _power,
    "crash": _crash,
    "ingest": _ingest,
    "damage": _damage,
    "faults": _matrix,
    "machine": _machine,
    "zones": _zones,
    "soak": _soak,
}


def main() -> int:
    """Parses, runs, prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("block", choices=BLOCKS)
    parser.add_argument("--seed", type=int, default=None, help="to see the same again; drawn where not given")
    parser.add_argument(
        "--long", action="store_true", help="the whole form, which rewrites its line in docs/measured.md"
    )
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no life and no folder is left behind
    seed = secrets.randbelow(10_000) if asked.seed is None else asked.seed
    report = Report(command=f"make prove-{asked.block}" + (" LONG=1" if asked.long else ""), seed=seed)
    asyncio.run(BLOCKS[asked.block](report, asked.long))
    return report.show(keep=asked.long)


if __name__ == "__main__":
    sys.exit(main())
