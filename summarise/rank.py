"""In what order stories are told, and which ones a reader wants at all. Never reads a text or a clock.

importance = ln(1 + independent reports)   an event that several outlets report for themselves matters to more people
           + 0.5 · ln(1 + outlets)         breadth: copies count too, but less, for somebody chose to run them
           · 0.5 ^ (age / 36 h)            freshness, by the last arrival: within one day importance leads
           · 2 for a feed of the reader's own: what somebody added by hand matters to them as much as what a few
             outlets report; the share of one outlet keeps it from filling the briefing
Then one after another is taken, and importance · 0.7 ^ (stories already taken that share a topic, at most 3): a
briefing shows several sides of the day. Where there is a choice, no outlet leads more than 40 % of the items: a story
whose only outlet has had its share waits until the others are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import log

from domain.chats import Wish
from domain.model import StorySketch
from summarise.sketch import mentions

_BREADTH = 0.5
_HALF_LIFE = timedelta(hours=36)
_OWN = 2.0
_SAME_TOPIC = 0.7
_MOST_TOPICS = 3
_OUTLET_SHARE = 0.4
_HEAD = 40  # stories put in order with diversity; the rest, which few ask for, by importance


def order(sketches: Sequence[StorySketch], *, now: datetime, wish: Wish, limit: int | None = None) -> list[int]:
    """Ids of the wanted stories, most important first, at most `limit`; the same whatever the order of `sketches`."""
    worth = {one.id: importance(one, now) for one in sketches if _wanted(one, wish)}
    wanted = sorted((one for one in sketches if one.id in worth), key=lambda one: (-worth[one.id], one.id))
    count = len(wanted) if limit is None else min(limit, len(wanted))
    head = _diverse(wanted, worth, min(count, max(_HEAD, 2 * wish.limit)), wish.limit if limit is None else limit)
    told = {one.id for one in head}
    return ([one.id for one in head] + [one.id for one in wanted if one.id not in told])[:count]


def _wanted(one: StorySketch, wish: Wish) -> bool:
    if wish.topics and not (one.own and wish.own) and not set(wish.topics) & set(one.topics):
        return False
    if wish.langs and one.lang[:2] not in wish.langs:
        return False
    if any(mentions(one.words, phrase) for phrase in wish.muted):
        return False
    return not wish.only or any(mentions(one.words, phrase) for phrase in wish.only)


def importance(one: StorySketch, now: datetime) -> float:
    """How much a story matters by itself at `now`."""
    age = max(timedelta(0), now - one.last_arrived)
    weight = log(1 + one.reports) + _BREADTH * log(1 + len(one.outlets))
    return weight * (_OWN if one.own else 1.0) * float(0.5 ** (age / _HALF_LIFE))


def _diverse(wanted: list[StorySketch], worth: dict[int, float], count: int, shown: int) -> list[StorySketch]:
    """Takes one after another; looks no further than a penalty could bring forward. `shown` are in one briefing."""
    left = list(wanted)
    taken: list[StorySketch] = []
    topics: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    while left and len(taken) < count:
        most = max(1, int(_OUTLET_SHARE * max(shown, len(taken) + 1)))
        best = _best(left, worth, topics, leading, most) or left[0]
        left.remove(best)
        taken.append(best)
        topics.update(best.topics)
        leading.update(best.outlets[:1])
    return taken


def _best(
    left: list[StorySketch], worth: dict[int, float], topics: Counter[str], leading: Counter[str], most: int
) -> StorySketch | None:
    best, value = None, -1.0
    for one in left:
        if best is not None and worth[one.id] <= value:
            break
        if not _is_full(one, leading, most):
            told = max((min(_MOST_TOPICS, topics[topic]) for topic in one.topics), default=0)
            if worth[one.id] * _SAME_TOPIC**told > value:
                best, value = one, worth[one.id] * _SAME_TOPIC**told
    return best


def _is_full(one: StorySketch, leading: Counter[str], most: int) -> bool:
    """Whether the outlet that leads the story has had its share; a story that others tell too may be led by them."""
    return bool(one.outlets) and all(leading[outlet] >= most for outlet in one.outlets)
