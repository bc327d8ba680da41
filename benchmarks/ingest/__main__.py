"""`python -m benchmarks.ingest [PART…] [--without PART…]`: prints the table; exit 1 where a bar is missed. Reads only.

The parts in order are the rows of the table; `pull` and `hostile` take many minutes each. What is left out is said.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.hostile.__main__ import measured as hostile
from benchmarks.ingest import feeds, inside, pages, requests, texts
from benchmarks.ingest.report import Row
from benchmarks.pull.__main__ import measured as pull

PARTS: Final[dict[str, Callable[[Path], Iterator[Row]]]] = {
    "texts": texts.measure,
    "pages": pages.measure,
    "feeds": feeds.measure,
    "requests": requests.measure,
    "inside": inside.measure,
    "pull": lambda data: pull(data=str(data)),
    "hostile": lambda _: hostile(),
}


def main() -> int:
    """Measures the named parts, or all. 0: all bars met, or no data; 1: a bar missed; 2: the data is wrong."""
    options = argparse.ArgumentParser(prog="benchmarks.ingest")
    options.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    options.add_argument("--without", nargs="+", default=[], metavar="PART", choices=list(PARTS))
    said = options.parse_args()
    if unknown := set(said.parts) - PARTS.keys():
        options.error(f"no such part: {', '.join(sorted(unknown))}")
    where = os.environ.get("BRIEFING_DATA")
    if not where:
        print("not measured: set BRIEFING_DATA")
        return 0
    data = Path(where)
    if not (data / "extraction" / "truth.json").is_file():
        print(f"BRIEFING_DATA={where} holds no extraction/truth.json")
        return 2
    return 0 if _all_met(said.parts or list(PARTS), said.without, data) else 1


def _all_met(parts: list[str], without: list[str], data: Path) -> bool:
    met = True
    for part in parts:
        if part in without:
            print(f"left out by --without: {part}", flush=True)
            continue
        for row in PARTS[part](data):
            print(row.line(), flush=True)
            met = met and row.met
    return met


if __name__ == "__main__":
    sys.exit(main())
