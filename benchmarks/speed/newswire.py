"""A made-up stream of articles of any length, fast: no real text, the same in every run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from domain.model import Article

START = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 8  # as long as articles stay live
_LETTERS = "abcdefghiklmnoprstuvy"
_WORDS = 40_000
_SENTENCE = 20
_TOPIC = 40


def newswire(count: int, *, sentences: int = 30, days: float = DAYS, seed: int = 1) -> list[Article]:
    """Events told by three outlets each, spread over `days`; one article in six is a copy with another opening."""
    rng = np.random.default_rng(seed)
    words = ["".join(rng.choice(list(_LETTERS), 2 + at % 9)) for at in range(_WORDS)]
    found: list[Article] = []
    topic = rng.integers(0, _WORDS, _TOPIC)
    text = ""
    for at in range(count):
        if at % 3 == 0:
            topic = rng.integers(0, _WORDS, _TOPIC)
        if at % 6 != 5 or not text:
            text = _text(rng, words, topic, sentences)
        when = START + timedelta(days=days * at / count)
        outlet = f"outlet {int(rng.integers(300))}"
        title = " ".join(words[pick] for pick in topic[:8])
        found.append(
            Article(
                id=str(at),
                source=outlet,
                outlet=outlet,
                url=f"https://news.example/{at}",
                title=title,
                text=f"{title} {at}.\n\n{text}",
                arrived=when,
                published=when,
                keys=(f"url:{at}",),
            )
        )
    return found


def _text(rng: np.random.Generator, words: list[str], topic: NDArray[np.int64], sentences: int) -> str:
    """A third of the words are the topic's; the others are common ones often, as in a language."""
    count = sentences * _SENTENCE
    common = (rng.pareto(0.7, count).astype(np.int64)) % _WORDS
    picks = np.where(rng.random(count) < 0.3, rng.choice(topic, count), common)
    told = [words[pick] for pick in picks.tolist()]
    return "\n\n".join(" ".join(told[at : at + _SENTENCE]).capitalize() + "." for at in range(0, count, _SENTENCE))
