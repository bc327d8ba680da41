"""The cost of copies, stories and grouping afresh against size, beside datasketch and rensa. Prints, decides nothing.

A figure of speed is also given as it would be on the machine the bars were set on: times what a peer did there over
what it does in this run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.speed.newswire import newswire
from benchmarks.speed.sizes import Sizes
from benchmarks.text.corpus import articles, rows
from bot.filing import BATCH
from domain.model import Article
from summarise.duplicates import Copies, CopyKnobs, Print
from summarise.fingerprints import Fingerprint
from summarise.furniture import Furniture
from summarise.prints import fingerprints
from summarise.stories import Desk, DeskKnobs
from summarise.traces import published_day

_RENSA = 991.0  # articles a second where the bars were set
_SKETCHES = 225.0  # datasketch there
_LAST = BATCH  # articles timed at the end of a stream: those of one round of filing


def seconds(work: Callable[[], object]) -> float:
    """Of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


class CopiesAlone:
    """What the desk does to know copies, without stories: one after another, fingerprinted as many as a round files."""

    def __init__(self) -> None:
        """No articles yet."""
        self._copies, self._furniture, self._count = Copies(CopyKnobs()), dict[str, Furniture](), 0

    def file(self, stream: Sequence[Article]) -> None:
        """Looks for what each copies, and keeps it."""
        for one, text in zip(stream, _fingerprints(stream), strict=True):
            known = self._furniture.setdefault(one.source, Furniture())
            marks, day = known.mask(text.marks), published_day(one.published)
            self._copies.find(text, marks, one.outlet, day)
            known.learn(text.marks)
            self._copies.add(self._count, Print(marks, text.lead, text.whole, one.outlet, day))
            self._count += 1


def copies_alone(stream: Sequence[Article]) -> None:
    """All of it from the beginning."""
    CopiesAlone().file(stream)


def _fingerprints(stream: Sequence[Article]) -> Iterator[Fingerprint]:
    for first in range(0, len(stream), BATCH):
        yield from fingerprints([one.text for one in stream[first : first + BATCH]])


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def rensa(stream: Sequence[Article]) -> None:
    """RMinHashLSH, 128 permutations in 32 bands over word 5-grams."""
    library: Any = import_module("rensa")
    index = library.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for at, one in enumerate(stream):
        sketch = library.RMinHash(num_perm=128, seed=42)
        sketch.update(_shingles(one.text))
        index.query(sketch)
        index.insert(at, sketch)


def datasketch(stream: Sequence[Article]) -> None:
    """MinHashLSH, 128 permutations, word 5-grams."""
    library: Any = import_module("datasketch")
    index = library.MinHashLSH(threshold=0.5, num_perm=128)
    for at, one in enumerate(stream):
        sketch = library.MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(one.text)])
        index.query(sketch)
        index.insert(str(at), sketch)


@dataclass(frozen=True, slots=True)
class Factor:
    """What this machine's peers say of it: rates here times `by_rensa`, or `by_datasketch`, are rates there.

    One is compiled, the other made of Python and numpy as we are; they do not agree.
    """

    by_rensa: float
    by_datasketch: float

    def rates(self, here: float) -> str:
        """A rate as there, by both."""
        return f"{here * self.by_rensa:,.0f} by rensa, {here * self.by_datasketch:,.0f} by datasketch"

    def times(self, *here: float) -> str:
        """Times as there, by datasketch."""
        return ", ".join(f"{time / self.by_datasketch:.2f}" for time in here)


def beside_peers(count: int, runs: int) -> Factor:
    """Copies on real articles where BRIEFING_DATA names them, else on made-up ones; gives the machine's factor."""
    where = os.environ.get("BRIEFING_DATA")
    stream = articles(rows(Path(where) / "copies", "articles"))[:count] if where else newswire(count)
    ours = _rate(copies_alone, stream, runs)
    factors = []
    for name, peer, there in (("rensa", rensa, _RENSA), ("datasketch", datasketch, _SKETCHES)):
        if find_spec(name):
            rate = _rate(peer, stream, runs if name == "rensa" else 1)
            print(f"copies, {name}: {rate:,.0f} articles/s (there {there:,.0f}); ours {ours / rate:.1f} times that")
            factors.append(there / rate)
    factor = Factor(*factors) if factors else Factor(1.0, 1.0)
    print(f"copies: {ours:,.0f} articles/s, as there {factor.rates(ours)} (bar 1,500)", flush=True)
    return factor


def _rate(work: Callable[[Sequence[Article]], None], stream: Sequence[Article], runs: int) -> float:
    return len(stream) / sorted(seconds(lambda: work(stream)) for _ in range(runs))[runs // 2]


def live(count: int) -> None:
    """A desk with `count` live articles: memory, the cost of the last of them. Run in a process of its own."""
    stream = newswire(count)
    tail = stream[-_LAST:]
    before = _resident()
    desk = Desk()
    for at in range(max(0, count - _LAST)):
        desk.file(stream[at])
        stream[at] = tail[0]  # lets go of the text, which is no part of the desk
    memory = _resident() - before
    whole = seconds(lambda: desk.file_all(tail))
    print(f"{whole * 1000 / len(tail):.3f} {memory:.0f}")


def copies_live(count: int) -> None:
    """The cost of the last of `count` live articles where only copies are looked for. A process of its own too."""
    stream = newswire(count)
    copies = CopiesAlone()
    copies.file(stream[:-_LAST])
    print(f"{seconds(lambda: copies.file(stream[-_LAST:])) * 1000 / min(count, _LAST):.3f}")


def _resident() -> float:
    """MB in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def by_size(sizes: Sequence[int], factor: Factor) -> None:
    """The desk against the number of live articles."""
    for size in sizes:
        (whole, memory), (copies,) = _apart(f"live({size})"), _apart(f"copies_live({size})")
        print(f"desk, {size:>7,} live: {whole:.2f} ms an article, {copies:.2f} of it copies and {whole - copies:.2f} "
              f"stories (as there {factor.times(whole - copies)}); {memory:.0f} MB (bars at 20,000: 1 ms for stories, "
              "150 MB)", flush=True)  # fmt: skip


def _apart(call: str) -> list[float]:
    """What a function of this file prints, called in a process of its own."""
    code = f"from benchmarks.speed import filing; filing.{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    return [float(part) for part in done.stdout.split()]


def archived(count: int, factor: Factor) -> None:
    """The cost of an article does not grow with what was filed and forgotten."""
    desk = Desk()
    costs = []
    for part in range(4):
        stream = newswire(count, days=2, seed=part)
        shift = timedelta(days=30 * part)
        moved = [_later(one, part, shift) for one in stream]
        desk.forget(moved[0].arrived - DeskKnobs().live)
        costs.append(seconds(lambda moved=moved: [desk.file(one) for one in moved]) * 1000 / count)  # type: ignore[misc]  # bound now
    print(f"desk, ms an article after 0, {count:,}, {2 * count:,}, {3 * count:,} archived: "
          f"{factor.times(*costs)} as there (bar: flat)", flush=True)  # fmt: skip


def _later(one: Article, part: int, shift: timedelta) -> Article:
    return Article(
        id=f"{part}-{one.id}", source=one.source, outlet=one.outlet, url=one.url, title=one.title, text=one.text,
        arrived=one.arrived + shift, published=one.arrived + shift,
    )  # fmt: skip


def afresh(count: int, factor: Factor, runs: int) -> None:
    """Four days of so many articles grouped afresh."""
    stream = newswire(count, days=4)
    desk = Desk()
    for one in stream:
        desk.file(one)
    before, now = _resident(), stream[-1].arrived
    took = sorted(seconds(lambda: desk.recluster(now)) for _ in range(runs))[runs // 2]
    print(f"grouping {count:,} of four days afresh: {took:.2f} s (as there {factor.times(took)}, bar 1.5), "
          f"{_resident() - before:.0f} MB more (bar 200)", flush=True)  # fmt: skip


def report(sizes: Sizes) -> None:
    """All of it."""
    factor = beside_peers(min(1_500, sizes.lines), sizes.runs)
    by_size(sizes.desks, factor)
    afresh(sizes.grouped, factor, sizes.runs)
    archived(min(2_000, sizes.grouped), factor)
