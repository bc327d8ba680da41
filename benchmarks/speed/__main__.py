"""`python -m benchmarks.speed`: the table of the text craft's speed and memory, on one core. Made-up articles only."""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from benchmarks.speed import composing, filing, importing
from benchmarks.speed.sizes import Sizes, sizes
from benchmarks.text.corpus import Task
from benchmarks.text.peers import summarisers
from summarise.extract import Doc, choose

_RUNS = 5
_LEXRANK = 124  # articles a second of it where the bars were set


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


def summaries(sizes: Sizes) -> None:
    """Articles of 32 sentences a second, beside LexRank; texts of up to 5,000 sentences; memory."""
    rng = random.Random(2)
    words = vocabulary(rng)
    docs = [Doc("", text(rng, words, 32)) for _ in range(100)]
    ours = 100 / timed(lambda: [choose([doc]) for doc in docs])
    print(f"summarise, 32 sentences: {ours:,.0f} articles/s (bar 1,500)")
    if lexrank := dict(summarisers()).get("sumy LexRank"):
        some = [Task([doc], [], []) for doc in docs[:10]]
        theirs = 10 / timed(lambda: [lexrank(task) for task in some], 1)
        print(f"summarise, sumy LexRank: {theirs:,.0f} articles/s (there {_LEXRANK}); ours {ours / theirs:.1f} times "
              f"that (bar 8), as there {ours * _LEXRANK / theirs:,.0f} articles/s (bar 1,500)")  # fmt: skip
    for count in sizes.sentences:
        long = [Doc("", text(rng, words, count))]
        took = timed(partial(choose, long), sizes.runs)
        print(f"summarise, {count:,} sentences: {took:.3f} s (bar 0.6 at 5,000)")
    tracemalloc.start()
    choose([docs[0]])
    print(f"summarise, peak {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MB above imports (bar 30)", flush=True)
    tracemalloc.stop()


PARTS: dict[str, Callable[[Sizes], None]] = {
    "summaries": summaries,
    "desk": filing.report,
    "briefing": composing.report,
    "import": importing.report,
}


def main(wanted: list[str]) -> int:
    """All of it, or the parts named. SIZES=small shows in half a minute that all of it runs."""
    if unknown := [name for name in wanted if name not in PARTS]:
        print(f"There is no part {unknown[0]}: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name, part in PARTS.items():
        if not wanted or name in wanted:
            start = time.monotonic()
            part(sizes())
            print(f"({name}: {time.monotonic() - start:.0f} s)\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
