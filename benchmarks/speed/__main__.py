"""`python -m benchmarks.speed`: the table of the text craft's speed and memory, on one core. Made-up articles only."""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable

from benchmarks.speed import composing, filing
from summarise.extract import Doc, choose

_RUNS = 5


def vocabulary(rng: random.Random, size: int = 30_000) -> list[str]:
    """Made-up words, short ones first, as in a language."""
    return ["".join(rng.choice("abcdefghiklmnoprstuvy") for _ in range(2 + at % 9)) for at in range(size)]


def sentence(rng: random.Random, words: list[str], topic: list[str]) -> str:
    """About 20 words, a third of them of the topic, common ones often."""
    chosen = [
        rng.choice(topic) if rng.random() < 0.3 else words[int(rng.paretovariate(0.7)) % len(words)] for _ in range(20)
    ]
    return " ".join(chosen).capitalize() + "."


def text(rng: random.Random, words: list[str], sentences: int) -> str:
    """An article of its own topic."""
    topic = rng.sample(words, 40)
    return "\n\n".join(sentence(rng, words, topic) for _ in range(sentences))


def median(times: list[float]) -> float:
    """The middle one."""
    return sorted(times)[len(times) // 2]


def timed(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Seconds of processor time, the median of `runs`."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def summaries() -> None:
    """Articles of 32 sentences a second; one text of 5,000 sentences."""
    rng = random.Random(2)
    words = vocabulary(rng)
    docs = [Doc("", text(rng, words, 32)) for _ in range(100)]
    took = timed(lambda: [choose([doc]) for doc in docs])
    print(f"summarise, 32 sentences: {100 / took:,.0f} articles/s (bar 1,500)")
    for count in (200, 1000, 5000):
        long = Doc("", text(rng, words, count))
        print(f"summarise, {count} sentences: {timed(lambda d=long: choose([d]), 3):.3f} s (bar 0.6 at 5,000)")  # type: ignore[misc]  # bound now
    tracemalloc.start()
    choose([docs[0]])
    print(f"summarise, peak {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MB above imports (bar 30)")
    tracemalloc.stop()


def main(wanted: list[str]) -> int:
    """All of it, or the parts named: summaries, briefing, import, desk; `long`: also a desk of 100,000."""
    if not wanted or "summaries" in wanted:
        summaries()
    if not wanted or "briefing" in wanted:
        composing.report()
    if not wanted or "import" in wanted:
        composing.importing()
    if not wanted or "desk" in wanted or "long" in wanted:
        filing.report((1_000, 20_000, 100_000) if "long" in wanted else (1_000, 5_000, 20_000), _RUNS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
