"""In what order stories are told, and which ones a reader wants at all. Never reads a text or a clock.

importance = ln(1 + independent reports)   an event that several outlets report for themselves matters to more people
           + 0.5 · ln(1 + outlets)         breadth: copies count too, but less, for somebody chose to run them
           · 0.5 ^ (age / 36 h)            freshness, by the last arrival: within one day importance leads
           · 2 for a feed of the reader's own: what somebody added by hand matters to them as much as what a few
             outlets report; the share of one outlet keeps it from filling the briefing
           · 2 ^ leaning                   what the place's readers liked: the mean weight (-1 to 1) of the story's
                                           outlets plus that of its topics; at most doubles or halves
A story the place follows comes before all others.
Then one after another is taken so that a briefing shows several sides of the day: `variety.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import log
from operator import itemgetter

from domain.chats import Wish
from domain.leaning import Leaning
from domain.lookup import holds_any, phrases
from domain.model import Faces, StoryKind, StorySketch, microseconds
from summarise.variety import Known, Queue, varied

_BREADTH = 0.5
_HALF_LIFE = 36 * 3600 * 1_000_000  # microseconds
_OWN = 2.0
_FOLLOWED = 1e6  # more than any story is worth, with every penalty on it
_SPARE = 5  # beyond twice a briefing, stories put in order with diversity; the rest, which few ask for, by importance


def order(
    sketches: Sequence[StorySketch],
    *,
    faces: Faces,
    now: datetime,
    wish: Wish,
    limit: int | None = None,
    leaning: Leaning | None = None,
) -> list[int]:
    """Ids of the wanted stories, most important first, at most `limit`; the same whatever the order of `sketches`.

    `faces` is asked for the few stories that may come next; for all only where words or liked outlets are wished for.
    """
    known = Known(faces)
    wanted = sorted(_all_wanted(sketches, wish, known), key=itemgetter(0))
    worths = _worths(wanted, now, leaning or Leaning(), known)
    by_worth = sorted(range(len(wanted)), key=worths.__getitem__, reverse=True)  # of equals the lower id
    queue = Queue([wanted[at] for at in by_worth], [worths[at] for at in by_worth], known)
    count = len(wanted) if limit is None else min(limit, len(wanted))
    head = varied(queue, min(count, 2 * wish.limit + _SPARE), wish.limit if limit is None else limit)
    told = set(head)
    return (head + [one.id for one in queue.stories if one.id not in told])[:count]


def _all_wanted(sketches: Sequence[StorySketch], wish: Wish, known: Known) -> Sequence[StorySketch]:
    """Those of the topics, languages and words asked for."""
    if wish.topics or wish.langs:
        kinds = {kind for kind in {one.kind for one in sketches} if _wanted(kind, wish)}
        sketches = [one for one in sketches if one.kind in kinds]
    return _by_titles(sketches, wish, known) if wish.muted or wish.only else sketches


def _wanted(kind: StoryKind, wish: Wish) -> bool:
    """Whether it is of the topics and languages asked for."""
    if wish.topics and not (kind.own and wish.own) and not set(wish.topics) & set(kind.topics):
        return False
    return not wish.langs or kind.lang[:2] in wish.langs


def _by_titles(sketches: Sequence[StorySketch], wish: Wish, known: Known) -> Sequence[StorySketch]:
    """Those whose titles hold no muted word, and one that was asked for where some were."""
    faces, only = known.of(sketches), phrases(wish.only)
    whole = "\n".join(face.titles for face in faces.values())
    muted = [phrase for phrase in phrases(wish.muted) if phrase in whole]  # few of many stand in any title at all
    if not muted and not wish.only:
        return sketches
    return [
        one
        for one in sketches
        if not holds_any(faces[one.id].titles, muted) and (not wish.only or holds_any(faces[one.id].titles, only))
    ]


class _Weights(dict[StoryKind, float]):
    """What a story of each kind is worth when it is fresh, worked out when it is first asked for."""

    def __missing__(self, kind: StoryKind) -> float:
        """Keeps it and gives it."""
        weight = (log(1 + kind.reports) + _BREADTH * log(1 + kind.breadth)) * (_OWN if kind.own else 1.0)
        self[kind] = weight
        return weight


def _worths(sketches: Sequence[StorySketch], now: datetime, leaning: Leaning, known: Known) -> list[float]:
    """Of each story its importance by the formula above; no term is worked out twice."""
    weights, until = _Weights(), microseconds(now)
    found = [
        weights[kind] * 0.5 ** ((until - moment) / _HALF_LIFE) if moment < until else weights[kind]
        for _, kind, moment in sketches
    ]
    if leaning.outlets or leaning.topics:
        found = [v * like for v, like in zip(found, _likings(sketches, leaning, known), strict=True)]
    if leaning.followed:
        found = [v + _FOLLOWED if one.id in leaning.followed else v for one, v in zip(sketches, found, strict=True)]
    return found


def _likings(sketches: Sequence[StorySketch], leaning: Leaning, known: Known) -> list[float]:
    """Of each story what the place's readers think of it; nobody's outlets are read where only topics were liked."""
    if not leaning.outlets:
        return [liking((), kind.topics, leaning) for _, kind, _ in sketches]
    faces = known.of(sketches)
    return [liking(faces[story].outlets, kind.topics, leaning) for story, kind, _ in sketches]


def liking(outlets: Sequence[str], topics: Sequence[str], leaning: Leaning) -> float:
    """What the place's readers think of a story of these outlets and topics: 1/2 to 2."""
    said = _mean(outlets, leaning.outlets) + _mean(topics, leaning.topics)
    return float(2.0 ** max(-1.0, min(1.0, said))) if said else 1.0


def _mean(names: Sequence[str], weights: Mapping[str, float]) -> float:
    if weights.keys().isdisjoint(names):
        return 0.0  # nothing was said of them, as of most
    return sum(weights.get(name, 0.0) for name in names) / len(names)
