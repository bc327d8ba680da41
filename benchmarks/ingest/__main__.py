"""`python -m benchmarks.ingest [texts|pages|feeds]…`: prints the table; exit 1 where a bar is missed. Reads only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.ingest import feeds, pages, texts

PARTS = {"texts": texts.measure, "pages": pages.measure, "feeds": feeds.measure}


def main(names: list[str]) -> int:
    """Measures the named parts, or all. 0: all bars met, or no data; 1: a bar missed; 2: the data is wrong."""
    where = os.environ.get("BRIEFING_DATA")
    if not where:
        print("not measured: set BRIEFING_DATA")
        return 0
    data = Path(where)
    if not (data / "extraction" / "truth.json").is_file():
        print(f"BRIEFING_DATA={where} holds no extraction/truth.json")
        return 2
    met = True
    for name in names or list(PARTS):
        for row in PARTS[name](data):
            print(row.line(), flush=True)
            met = met and row.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
