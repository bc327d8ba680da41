"""In what order stories are told, and which ones a reader wants at all. Never reads a text or a clock.

importance = ln(1 + independent reports)   an event that several outlets report for themselves matters to more people
           + 0.5 · ln(1 + outlets)         breadth: copies count too, but less, for somebody chose to run them
           · 0.5 ^ (age / 36 h)            freshness, by the last arrival: within one day importance leads
           · 2 for a feed of the reader's own: what somebody added by hand matters to them as much as what a few
             outlets report; the share of one outlet keeps it from filling the briefing
           · 2 ^ leaning                   what the place's readers liked: the mean weight (-1 to 1) of the story's
                                           outlets plus that of its topics; at most doubles or halves
A story the place follows comes before all others.
Then one after another is taken, and importance · 0.7 ^ (stories already taken that share a topic or are of one saga
by their titles, at most 3): a briefing shows several sides of the day. Where there is a choice, no outlet leads more
than 40 % of the items: a story whose first outlet has had its share waits until the others are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import log

import numpy as np

from domain.chats import Wish
from domain.leaning import Leaning
from domain.lookup import holds_any, phrases
from domain.model import StorySketch

_BREADTH = 0.5
_HALF_LIFE = timedelta(hours=36).total_seconds()
_OWN = 2.0
_SAME_SIDE = 0.7
_LONG = 4  # letters: shorter words are seldom names
_FOLLOWED = 1e6  # more than any story is worth, with every penalty on it
_MOST_SIDES = 3
_OUTLET_SHARE = 0.4
_SPARE = 5  # beyond twice a briefing, stories put in order with diversity; the rest, which few ask for, by importance


def order(
    sketches: Sequence[StorySketch],
    *,
    now: datetime,
    wish: Wish,
    limit: int | None = None,
    leaning: Leaning | None = None,
) -> list[int]:
    """Ids of the wanted stories, most important first, at most `limit`; the same whatever the order of `sketches`."""
    wanted = _all_wanted(sketches, wish)
    worths = _worths(wanted, now, leaning or Leaning())
    worth = {one.id: value for one, value in zip(wanted, worths, strict=True)}
    by_worth = np.lexsort(([one.id for one in wanted], [-value for value in worths]))
    wanted = [wanted[at] for at in by_worth.tolist()]
    count = len(wanted) if limit is None else min(limit, len(wanted))
    head = _diverse(wanted, worth, min(count, 2 * wish.limit + _SPARE), wish.limit if limit is None else limit)
    told = {one.id for one in head}
    return ([one.id for one in head] + [one.id for one in wanted if one.id not in told])[:count]


def _all_wanted(sketches: Sequence[StorySketch], wish: Wish) -> list[StorySketch]:
    """Those of the topics, languages and words asked for."""
    only = phrases(wish.only)
    whole = "\n".join(one.titles for one in sketches) if wish.muted else ""
    muted = [phrase for phrase in phrases(wish.muted) if phrase in whole]  # few of many stand in any title at all
    if not (wish.topics or wish.langs or muted or wish.only):
        return list(sketches)
    return [one for one in sketches if _wanted(one, wish, muted, only)]


def _wanted(one: StorySketch, wish: Wish, muted: Sequence[str], only: Sequence[str]) -> bool:
    """Whether it is of the topics, languages and words asked for; the words are folded."""
    if wish.topics and not (one.own and wish.own) and not set(wish.topics) & set(one.topics):
        return False
    if wish.langs and one.lang[:2] not in wish.langs:
        return False
    if muted and holds_any(one.titles, muted):
        return False
    return not wish.only or holds_any(one.titles, only)


def _worths(sketches: Sequence[StorySketch], now: datetime, leaning: Leaning) -> list[float]:
    """Of each story its importance by the formula above; no term is worked out twice."""
    weights: dict[tuple[int, int, bool], float] = {}
    silent = not leaning.outlets and not leaning.topics  # nobody said anything, as in most places
    found = []
    for one in sketches:
        _, _, _, outlets, _, reports, arrived, _, own = one  # at one go: thousands are asked for each briefing
        told = (reports, len(outlets), own)
        weight = weights.get(told)
        if weight is None:
            weight = weights[told] = (log(1 + reports) + _BREADTH * log(1 + len(outlets))) * (_OWN if own else 1.0)
        age = (now - arrived).total_seconds() / _HALF_LIFE
        value = weight * 0.5**age if age > 0 else weight
        found.append(value if silent else value * liking(one, leaning))
    if leaning.followed:
        return [v + _FOLLOWED if one.id in leaning.followed else v for one, v in zip(sketches, found, strict=True)]
    return found


def liking(one: StorySketch, leaning: Leaning) -> float:
    """What the place's readers think of the story's outlets and topics: 1/2 to 2."""
    if not leaning.outlets and not leaning.topics:
        return 1.0  # nobody said anything, as in most places
    said = _mean(one.outlets, leaning.outlets) + _mean(one.topics, leaning.topics)
    return float(2.0 ** max(-1.0, min(1.0, said)))


def _mean(names: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names) / len(names) if names and weights else 0.0


@dataclass(slots=True)
class _Shown:
    """What was taken so far: how often each topic and each leading outlet, and the words of the titles."""

    topics: Counter[str] = field(default_factory=Counter)
    leading: Counter[str] = field(default_factory=Counter)
    words: dict[int, frozenset[str]] = field(default_factory=dict)  # of each story looked at
    told_in: dict[str, list[int]] = field(default_factory=dict)  # word → stories taken

    def take(self, one: StorySketch) -> None:
        """Counts a story."""
        self.topics.update(one.topics)
        self.leading.update(one.outlets[:1])
        for word in self._words(one):
            self.told_in.setdefault(word, []).append(one.id)

    def same_topic(self, topics: Sequence[str]) -> int:
        """How many stories taken show one of the topics."""
        return max((self.topics[topic] for topic in topics), default=0)

    def sides(self, one: StorySketch) -> int:
        """How many stories taken already show the side of the day that `one` shows: its topic, or its saga."""
        return min(_MOST_SIDES, self.same_topic(one.topics) + self._saga(self._words(one)))

    def _saga(self, words: frozenset[str]) -> int:
        """How many stories taken are chapters of one affair with a story of these title words."""
        shared = Counter(story for word in words for story in self.told_in.get(word, ()))
        return sum(count >= 2 and 3 * count >= min(len(words), len(self.words[at])) for at, count in shared.items())

    def _words(self, one: StorySketch) -> frozenset[str]:
        if one.id not in self.words:
            self.words[one.id] = _title_words(one)
        return self.words[one.id]

    def is_full(self, one: StorySketch, most: int) -> bool:
        """Whether the outlet that leads the story has had its share."""
        return bool(one.outlets) and self.leading[one.outlets[0]] >= most


def _diverse(wanted: list[StorySketch], worth: dict[int, float], count: int, shown: int) -> list[StorySketch]:
    """Takes one after another of `wanted`, which are in order of worth. `shown` are in one briefing."""
    queues: dict[tuple[str, ...], list[int]] = defaultdict(list)  # places in `wanted` by topics
    for at, one in enumerate(wanted):
        queues[one.topics].append(at)
    taken: list[StorySketch] = []
    so_far = _Shown()
    while len(taken) < count:
        most = max(1, int(_OUTLET_SHARE * max(shown, len(taken) + 1)))
        at = _best(wanted, queues, worth, so_far, most)
        queues[wanted[at].topics].remove(at)
        taken.append(wanted[at])
        so_far.take(wanted[at])
    return taken


def _best(
    wanted: list[StorySketch],
    queues: Mapping[tuple[str, ...], list[int]],
    worth: dict[int, float],
    so_far: _Shown,
    most: int,
) -> int:
    """The place of what is worth most with every penalty, of equals the first; where all outlets had their share, the
    first that is left.

    Stories of the same topics have one penalty for them; so of each such queue only the head is looked at, as far as
    its worth with that penalty could still win.
    """
    best, value = -1, -1.0
    for topics, queue in queues.items():
        left = _SAME_SIDE ** min(_MOST_SIDES, so_far.same_topic(topics))
        for at in queue:
            one = wanted[at]
            if (worth[one.id] * left, -at) <= (value, -best):
                break
            if not so_far.is_full(one, most):
                now = worth[one.id] * _SAME_SIDE ** so_far.sides(one)
                best, value = max((best, value), (at, now), key=lambda pair: (pair[1], -pair[0]))
    return best if best >= 0 else min(queue[0] for queue in queues.values() if queue)


def _title_words(one: StorySketch) -> frozenset[str]:
    """The longer words that stand in a third of the story's titles or more."""
    titles = one.titles.split("\n")
    counts = Counter(word for title in titles for word in set(title.split()) if len(word) >= _LONG)
    return frozenset(word for word, count in counts.items() if count * 3 >= len(titles))
