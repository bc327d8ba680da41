"""A whole import: through the store, timed step by step; and by the command line, from a file, with its memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.speed.composing import a_store
from benchmarks.speed.newswire import DAYS, newswire
from benchmarks.speed.sizes import Sizes
from bot.cli import main
from bot.drafting import draft_all
from bot.filing import BACKFILE, Filing, file_all

_AT_ONCE = 500
_CHUNK = 5_000  # articles made up at a time
_MB = 2**20


def report(sizes: Sizes) -> None:
    """Both."""
    _through_the_store(sizes.imported)
    _by_command(min(1_000, sizes.lines), "")
    _by_command(sizes.lines, " (bar: it does not grow with the file)")


def _through_the_store(count: int) -> None:
    """Articles with their texts into SQLite, search index and stories."""
    stream = newswire(count, days=DAYS)
    with a_store() as store:
        times = [time.process_time()]
        for at in range(0, count, _AT_ONCE):
            store.add_articles(stream[at : at + _AT_ONCE])
        times.append(time.process_time())
        file_all(store, Filing(keep=BACKFILE, most=BACKFILE), stream[-1].arrived)
        times.append(time.process_time())
        draft_all(store, stream[-1].arrived)
        times.append(time.process_time())
        each = ", ".join(
            f"{(end - start) * 1000 / count:.2f} ms {what}"
            for (start, end), what in zip(pairwise(times), ("to store", "to file", "for drafts"), strict=True)
        )
        rate, size = count / (times[-1] - times[0]), store.size() / count / 1024
        print(f"import of {count:,}: {rate:,.0f} articles/s (bar 400); {each}; {size:.1f} kB each", flush=True)


def _by_command(count: int, bar: str) -> None:
    """`briefing-bot import` of a file of so many lines, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.jsonl"
        _write(file, count)
        size = file.stat().st_size / _MB
        code = "from benchmarks.speed.importing import import_alone; import_alone()"
        start = time.monotonic()
        child = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, str(file)],
            env=os.environ | {"BRIEFING_HOME": folder},
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        took, most = map(float, child.stdout.split()[-2:])
        print(f"`briefing-bot import` of {count:,} lines ({size:.0f} MB): {count / took:,.0f} articles/s, "
              f"{time.monotonic() - start:.0f} s; {most:.0f} MB at most{bar}", flush=True)  # fmt: skip


def import_alone() -> None:
    """The command as its process's only work; then its seconds of processor time and the most MB it held.

    What the system says of a child's memory (`ru_maxrss`) is no less than what its parent held, so it asks itself.
    """
    sys.argv[:1] = ["briefing-bot", "import"]
    try:
        main()
    finally:
        told = Path("/proc/self/status").read_text("ascii").split()
        print(time.process_time(), int(told[told.index("VmHWM:") + 1]) / 1024)


def _write(file: Path, count: int) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for first in range(0, count, _CHUNK):
            for one in newswire(min(_CHUNK, count - first), sentences=10, seed=first + 1):
                row = {"id": f"{first}-{one.id}", "title": one.title, "text": one.text, "source": one.outlet}
                lines.write(json.dumps(row | {"lang": "en", "published": one.arrived.isoformat()}) + "\n")
