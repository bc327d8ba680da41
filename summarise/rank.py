"""In what order stories are told, and which ones a reader wants at all. Never reads a text or a clock.

importance = ln(1 + independent reports)   an event that several outlets report for themselves matters to more people
           + 0.5 · ln(1 + outlets)         breadth: copies count too, but less, for somebody chose to run them
           · 0.5 ^ (age / 18 h)            freshness, by the last arrival: a day later a story is worth less than half
Then one after another is taken, and importance · 0.7 ^ (stories already taken that share a topic, at most 3): a
briefing shows several sides of the day. Where there is a choice, no outlet leads more than 40 % of the items: a story
whose only outlet has had its share waits until the others are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil, log

from domain.model import StorySketch, Wish
from summarise.sketch import mentions

_BREADTH = 0.5
_HALF_LIFE = timedelta(hours=18)
_SAME_TOPIC = 0.7
_MOST_TOPICS = 3
_OUTLET_SHARE = 0.4


def order(sketches: Sequence[StorySketch], *, now: datetime, wish: Wish, limit: int | None = None) -> list[int]:
    """Ids of the wanted stories, most important first, at most `limit`; the same whatever the order of `sketches`."""
    wanted = [one for one in sketches if _wanted(one, wish)]
    left = sorted(wanted, key=lambda one: (-importance(one, now), one.id))
    count = len(left) if limit is None else min(limit, len(left))
    return [one.id for one in _diverse(left, now, count)]


def _wanted(one: StorySketch, wish: Wish) -> bool:
    if wish.topics and not set(wish.topics) & set(one.topics):
        return False
    if any(mentions(one.words, phrase) for phrase in wish.muted):
        return False
    return not wish.only or any(mentions(one.words, phrase) for phrase in wish.only)


def importance(one: StorySketch, now: datetime) -> float:
    """How much a story matters by itself at `now`."""
    age = max(timedelta(0), now - one.last_arrived)
    weight = log(1 + one.reports) + _BREADTH * log(1 + len(one.outlets))
    return weight * float(0.5 ** (age / _HALF_LIFE))


def _diverse(left: list[StorySketch], now: datetime, count: int) -> list[StorySketch]:
    """Takes one after another; looks only at as many as a penalty could bring forward."""
    taken: list[StorySketch] = []
    topics: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    most = max(1, ceil(_OUTLET_SHARE * count) if count > 1 else 1)
    worst = _SAME_TOPIC**_MOST_TOPICS
    while left and len(taken) < count:
        best: StorySketch | None = None
        value = -1.0
        for one in left:
            own = importance(one, now)
            if best is not None and own <= value:
                break
            if _is_full(one, alone, most):
                continue
            told = max((min(_MOST_TOPICS, topics[topic]) for topic in one.topics), default=0)
            if own * max(worst, _SAME_TOPIC**told) > value:
                best, value = one, own * max(worst, _SAME_TOPIC**told)
        best = best or left[0]
        left.remove(best)
        taken.append(best)
        topics.update(best.topics)
        alone.update(best.outlets[:1])
    return taken


def _is_full(one: StorySketch, leading: Counter[str], most: int) -> bool:
    """Whether the outlet that leads the story has had its share; a story that others tell too may be led by them."""
    return bool(one.outlets) and all(leading[outlet] >= most for outlet in one.outlets)
