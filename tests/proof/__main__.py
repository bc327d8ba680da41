"""`python -m tests.proof BLOCK`: one proof, its figures, exit code 1 where an invariant broke."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
from collections.abc import Callable, Coroutine, Mapping

from tests.proof.kill import kills
from tests.proof.measured import Report

Block = Callable[[Report, bool], Coroutine[object, object, None]]


async def _kill(report: Report, long: bool) -> None:
    await kills(report, kills=200 if long else 12, parts=4_000 if long else 240, chats=250 if long else 40)


async def _kill_faults(report: Report, long: bool) -> None:
    await kills(report, kills=100 if long else 6, parts=1_000 if long else 100, chats=100 if long else 20, faults=0.1)


BLOCKS: Mapping[str, Block] = {"kill": _kill, "kill-faults": _kill_faults}


def main() -> int:
    """Parses, runs, prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("block", choices=BLOCKS)
    parser.add_argument("--seed", type=int, default=None, help="to see the same again; drawn where not given")
    parser.add_argument(
        "--long", action="store_true", help="the whole form, which rewrites its line in docs/measured.md"
    )
    asked = parser.parse_args()
    seed = secrets.randbelow(10_000) if asked.seed is None else asked.seed
    report = Report(command=f"make prove-{asked.block}" + (" LONG=1" if asked.long else ""), seed=seed)
    asyncio.run(BLOCKS[asked.block](report, asked.long))
    return report.show(keep=asked.long)


if __name__ == "__main__":
    sys.exit(main())
