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
from dataclasses import dataclass
from datetime import datetime
from math import log
from operator import attrgetter, itemgetter

from domain.chats import Wish
from domain.leaning import Leaning
from domain.lookup import holds_any, phrases
from domain.model import Faces, StoryFace, StoryKind, StorySketch, microseconds

_BREADTH = 0.5
_HALF_LIFE = 36 * 3600 * 1_000_000  # microseconds
_OWN = 2.0
_SAME_SIDE = 0.7
_LONG = 4  # letters: shorter words are seldom names
_FOLLOWED = 1e6  # more than any story is worth, with every penalty on it
_MOST_SIDES = 3
_OUTLET_SHARE = 0.4
_SPARE = 5  # beyond twice a briefing, stories put in order with diversity; the rest, which few ask for, by importance
_AT_ONCE = 50  # faces read together: about as many as are looked at for a briefing
_GONE = StoryFace(articles=0, outlets=(), titles="")


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
    wanted = sorted(_all_wanted(sketches, wish, faces), key=attrgetter("id"))
    worths = _worths(wanted, now, leaning or Leaning(), faces)
    by_worth = sorted(range(len(wanted)), key=worths.__getitem__, reverse=True)  # of equals the lower id
    queue = _Queue([wanted[at] for at in by_worth], [worths[at] for at in by_worth], faces)
    count = len(wanted) if limit is None else min(limit, len(wanted))
    head = _diverse(queue, min(count, 2 * wish.limit + _SPARE), wish.limit if limit is None else limit)
    told = set(head)
    return (head + [one.id for one in queue.stories if one.id not in told])[:count]


def _all_wanted(sketches: Sequence[StorySketch], wish: Wish, faces: Faces) -> Sequence[StorySketch]:
    """Those of the topics, languages and words asked for."""
    if wish.topics or wish.langs:
        kinds = {kind for kind in {one.kind for one in sketches} if _wanted(kind, wish)}
        sketches = [one for one in sketches if one.kind in kinds]
    return _by_titles(sketches, wish, faces) if wish.muted or wish.only else sketches


def _wanted(kind: StoryKind, wish: Wish) -> bool:
    """Whether it is of the topics and languages asked for."""
    if wish.topics and not (kind.own and wish.own) and not set(wish.topics) & set(kind.topics):
        return False
    return not wish.langs or kind.lang[:2] in wish.langs


def _by_titles(sketches: Sequence[StorySketch], wish: Wish, faces: Faces) -> Sequence[StorySketch]:
    """Those whose titles hold no muted word, and one that was asked for where some were."""
    known = faces([one.id for one in sketches])
    only = phrases(wish.only)
    whole = "\n".join(face.titles for face in known.values())
    muted = [phrase for phrase in phrases(wish.muted) if phrase in whole]  # few of many stand in any title at all
    if not muted and not wish.only:
        return sketches
    titles = [known[one.id].titles if one.id in known else "" for one in sketches]
    return [
        one
        for one, said in zip(sketches, titles, strict=True)
        if not holds_any(said, muted) and (not wish.only or holds_any(said, only))
    ]


def _worths(sketches: Sequence[StorySketch], now: datetime, leaning: Leaning, faces: Faces) -> list[float]:
    """Of each story its importance by the formula above; no term is worked out twice."""
    weights = {kind: _weight(kind) for kind in {one.kind for one in sketches}}
    until = microseconds(now)
    found = [
        weights[kind] * 0.5 ** ((until - moment) / _HALF_LIFE) if moment < until else weights[kind]
        for _, kind, moment in sketches
    ]
    if leaning.outlets or leaning.topics:
        known = faces([one.id for one in sketches]) if leaning.outlets else {}
        outlets = [known[one.id].outlets if one.id in known else () for one in sketches]
        found = [v * liking(o, one.kind.topics, leaning) for v, o, one in zip(found, outlets, sketches, strict=True)]
    if leaning.followed:
        found = [v + _FOLLOWED if one.id in leaning.followed else v for one, v in zip(sketches, found, strict=True)]
    return found


def _weight(kind: StoryKind) -> float:
    """What a story of this kind is worth when it is fresh."""
    return (log(1 + kind.reports) + _BREADTH * log(1 + kind.breadth)) * (_OWN if kind.own else 1.0)


def liking(outlets: Sequence[str], topics: Sequence[str], leaning: Leaning) -> float:
    """What the place's readers think of a story of these outlets and topics: 1/2 to 2."""
    said = _mean(outlets, leaning.outlets) + _mean(topics, leaning.topics)
    return float(2.0 ** max(-1.0, min(1.0, said))) if said else 1.0


def _mean(names: Sequence[str], weights: Mapping[str, float]) -> float:
    if weights.keys().isdisjoint(names):
        return 0.0  # nothing was said of them, as of most
    return sum(weights.get(name, 0.0) for name in names) / len(names)


class _Queue:
    """Stories in order of worth, with what they are worth, and how they look as soon as somebody asks."""

    def __init__(self, stories: list[StorySketch], worths: list[float], faces: Faces) -> None:
        self.stories = stories
        self.worths = worths
        self._read = faces
        self._faces: dict[int, StoryFace] = {}
        self._words: dict[int, frozenset[str]] = {}

    def face(self, at: int) -> StoryFace:
        """How the story at this place looks; those that come after it are read along with it."""
        if at not in self._faces:
            near = [one for one in range(at, min(at + _AT_ONCE, len(self.stories))) if one not in self._faces]
            known = self._read([self.stories[one].id for one in near])
            self._faces |= {one: known.get(self.stories[one].id, _GONE) for one in near}
        return self._faces[at]

    def words(self, at: int) -> frozenset[str]:
        """The longer words of the story's titles."""
        if at not in self._words:
            self._words[at] = _title_words(self.face(at).titles)
        return self._words[at]


def _title_words(lines: str) -> frozenset[str]:
    """The longer words that stand in a third of the titles or more."""
    titles = lines.split("\n")
    counts = Counter(word for title in titles for word in set(title.split()) if len(word) >= _LONG)
    return frozenset(word for word, count in counts.items() if count * 3 >= len(titles))


class _Shown:
    """What was taken so far: how often each topic and each leading outlet, and the words of the titles."""

    def __init__(self, queue: _Queue) -> None:
        self.places: list[int] = []
        self._queue = queue
        self._topics: Counter[str] = Counter()
        self._leading: Counter[str] = Counter()
        self._told_in: dict[str, list[int]] = {}  # word → places taken

    def take(self, at: int) -> None:
        """Counts a story."""
        self.places.append(at)
        self._topics.update(self._queue.stories[at].kind.topics)
        self._leading.update(self._queue.face(at).outlets[:1])
        for word in self._queue.words(at):
            self._told_in.setdefault(word, []).append(at)

    def same_topic(self, topics: Sequence[str]) -> int:
        """How many stories taken show one of the topics."""
        return max((self._topics[topic] for topic in topics), default=0)

    def sides(self, at: int) -> int:
        """How many stories taken already show the side of the day that this one shows: its topic, or its saga."""
        return min(_MOST_SIDES, self.same_topic(self._queue.stories[at].kind.topics) + self._saga(at))

    def _saga(self, at: int) -> int:
        """How many stories taken are chapters of one affair with this one, by their titles."""
        words = self._queue.words(at)
        shared = [place for word in words if word in self._told_in for place in self._told_in[word]]
        return sum(
            count >= 2 and 3 * count >= min(len(words), len(self._queue.words(place)))
            for place, count in (Counter(shared).items() if shared else ())
        )

    def is_full(self, at: int, most: int) -> bool:
        """Whether the outlet that leads the story has had its share."""
        outlets = self._queue.face(at).outlets
        return bool(outlets) and self._leading[outlets[0]] >= most


@dataclass(slots=True)
class _Lane:
    """Stories of the same topics, which have one penalty for them, by their places in the queue: `left` of their worth
    is left."""

    topics: tuple[str, ...]
    places: list[int]
    left: float = 1.0

    def most(self, queue: _Queue) -> float:
        """What the first of them is worth at most."""
        return queue.worths[self.places[0]] * self.left if self.places else -1.0


def _diverse(queue: _Queue, count: int, shown: int) -> list[int]:
    """The ids of `count` stories, taken one after another. `shown` are in one briefing."""
    lanes, so_far = _lanes(queue), _Shown(queue)
    while len(so_far.places) < count:
        most = max(1, int(_OUTLET_SHARE * max(shown, len(so_far.places) + 1)))
        lane, at = _best(queue, lanes, so_far, most)
        lane.places.remove(at)
        so_far.take(at)
        for other in lanes:
            other.left = _SAME_SIDE ** min(_MOST_SIDES, so_far.same_topic(other.topics))
    return [queue.stories[at].id for at in so_far.places]


def _lanes(queue: _Queue) -> list[_Lane]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(queue.stories):
        places[one.kind.topics].append(at)
    return [_Lane(topics, of_them) for topics, of_them in places.items()]


def _best(queue: _Queue, lanes: Sequence[_Lane], so_far: _Shown, most: int) -> tuple[_Lane, int]:
    """The lane and place of what is worth most with every penalty, of equals the first; where all outlets had their
    share, of the first that is left.

    Only as much is looked at as could still win: of each lane the first ones, and no lane whose first is worth less.
    """
    best: tuple[_Lane, int] | None = None
    value, place = -1.0, 0
    for lane in sorted(lanes, key=lambda lane: lane.most(queue), reverse=True):
        if lane.most(queue) < value:
            break
        for at in lane.places:
            if (queue.worths[at] * lane.left, -at) <= (value, -place):
                break
            if not so_far.is_full(at, most):
                now = queue.worths[at] * _SAME_SIDE ** so_far.sides(at)
                if (now, -at) > (value, -place):
                    best, value, place = (lane, at), now, at
    return best or min(((lane, lane.places[0]) for lane in lanes if lane.places), key=itemgetter(1))
