"""`python -m benchmarks.speed`: the table of the text craft's speed and memory, on one core. Made-up articles only."""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from domain.chats import Wish
from domain.model import Article, Counts, Member, Story
from summarise.briefing import compose
from summarise.extract import Doc, choose
from summarise.sketch import sketch
from summarise.stories import Desk

_START = datetime(2026, 1, 1, tzinfo=UTC)
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


def stream(count: int, sentences: int = 30) -> list[Article]:
    """Events told by about three outlets each over eight days; one article in six is a copy."""
    rng = random.Random(1)
    words = vocabulary(rng)
    found: list[Article] = []
    topic, last = rng.sample(words, 40), ""
    for at in range(count):
        if at % 3 == 0:
            topic = rng.sample(words, 40)
        if at % 6 != 5 or not last:
            last = "\n\n".join(sentence(rng, words, topic) for _ in range(sentences))
        when = _START + timedelta(days=8 * at / count)
        outlet = f"outlet {rng.randrange(300)}"
        title = sentence(rng, words, topic)[:60]
        found.append(
            Article(
                id=str(at), source=outlet, outlet=outlet, url=None, title=title, text=last, arrived=when, published=when
            )
        )
    return found


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


def desk(count: int) -> None:
    """A stream of `count` live articles: cost of the last thousand, memory, grouping afresh, a briefing."""
    articles = stream(count)
    tracemalloc.start()
    made = Desk()
    for article in articles[:-1000]:
        made.file(article)
    print(f"desk, {count:,} live: {tracemalloc.get_traced_memory()[0] / 2**20:.0f} MB (bar 150 at 20,000)")
    tracemalloc.stop()
    start = time.process_time()
    for article in articles[-1000:]:
        made.file(article)
    print(f"desk, {count:,} live: {(time.process_time() - start):.2f} ms an article for copies and stories")
    start = time.process_time()
    made.recluster(articles[-1].arrived)
    print(f"desk, {count:,} live: grouping four days afresh {time.process_time() - start:.2f} s (bar 1.5 at 5,000)")


def briefing() -> None:
    """A briefing of ten from 2,000 live stories: 95th percentile."""
    stories = {
        at: Story(id=at, members=tuple(Member(article=one) for one in articles))
        for at, articles in enumerate(zip(*[iter(stream(6000))] * 3, strict=True))
    }
    sketches = [sketch(story) for story in stories.values()]
    now = _START + timedelta(days=8)
    times = []
    for _ in range(20):
        start = time.process_time()
        compose(
            sketches,
            load=stories.__getitem__,
            told=lambda _: (),
            since=_START,
            until=now,
            wish=Wish(limit=10),
            counts=Counts(stories=2000, articles=6000, feeds=300),
        )
        times.append(time.process_time() - start)
    print(f"briefing of 10 from 2,000 stories: p95 {sorted(times)[18] * 1000:.1f} ms (bar 20)")


def main(wanted: list[str]) -> int:
    """All of it, or the parts named: summaries, desk, briefing."""
    if not wanted or "summaries" in wanted:
        summaries()
    if not wanted or "briefing" in wanted:
        briefing()
    if not wanted or "desk" in wanted:
        for count in (2000, 5000, 20_000):
            desk(count)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
