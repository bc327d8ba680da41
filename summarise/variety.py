"""One story after another, so that a briefing shows several sides of the day. It weighs no story: `rank` does.

Each time that one is taken which has most of

    importance · 0.7 ^ (stories already taken that share a topic or are of one saga by their titles, at most 3)

Where there is a choice, no outlet leads more than 40 % of the items: a story whose first outlet has had its share waits
until the others are told. Of thousands of stories some dozens are looked at; only of these titles and outlets are read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from domain.model import Faces, StoryFace, StorySketch

_SAME_SIDE = 0.7
_MOST_SIDES = 3
_OUTLET_SHARE = 0.4
_LONG = 4  # letters: shorter words are seldom names
_AT_ONCE = 50  # faces read together: about as many as are looked at for a briefing
_GONE = StoryFace(articles=0, outlets=(), titles="")


class Known:
    """How stories look, each read once. One that is gone looks like nothing."""

    def __init__(self, faces: Faces) -> None:
        self._read = faces
        self._faces: dict[int, StoryFace] = {}

    def of(self, stories: Sequence[StorySketch]) -> Mapping[int, StoryFace]:
        """By id, of these stories and of some others."""
        missing = [one.id for one in stories if one.id not in self._faces]
        if missing:
            self._faces |= dict.fromkeys(missing, _GONE)
            self._faces |= self._read(missing)
        return self._faces

    def __contains__(self, story: int) -> bool:
        """Whether it was read."""
        return story in self._faces


class Queue:
    """Stories in order of worth, with what they are worth, and how they look as soon as somebody asks."""

    def __init__(self, stories: list[StorySketch], worths: list[float], known: Known) -> None:
        self.stories = stories
        self.worths = worths
        self._known = known
        self._leads: dict[int, str] = {}
        self._words: dict[int, frozenset[str]] = {}

    def lead(self, at: int) -> str:
        """The outlet that leads the story at this place, empty where none does."""
        if at not in self._leads:
            self._leads[at] = next(iter(self._face(at).outlets), "")
        return self._leads[at]

    def words(self, at: int) -> frozenset[str]:
        """The longer words of the story's titles."""
        if at not in self._words:
            self._words[at] = _title_words(self._face(at).titles)
        return self._words[at]

    def _face(self, at: int) -> StoryFace:
        """Those that come after it are read along with it: the more, the more were read already."""
        story = self.stories[at].id
        near = () if story in self._known else self.stories[at : at + max(_AT_ONCE, len(self._leads))]
        return self._known.of(near)[story]


def _title_words(lines: str) -> frozenset[str]:
    """The longer words that stand in a third of the titles or more."""
    titles = lines.split("\n")
    counts = Counter(word for title in titles for word in set(title.split()) if len(word) >= _LONG)
    return frozenset(word for word, count in counts.items() if count * 3 >= len(titles))


class _Shown:
    """What was taken so far: how often each topic and each leading outlet, and the words of the titles."""

    def __init__(self, queue: Queue) -> None:
        self.places: list[int] = []
        self._queue = queue
        self._topics: dict[str, int] = defaultdict(int)
        self._leading: dict[str, int] = defaultdict(int)
        self._told_in: dict[str, list[int]] = {}  # word → places taken

    def take(self, at: int) -> None:
        """Counts a story."""
        self.places.append(at)
        for topic in self._queue.stories[at].kind.topics:
            self._topics[topic] += 1
        self._leading[self._queue.lead(at)] += 1
        for word in self._queue.words(at):
            self._told_in.setdefault(word, []).append(at)

    def same_topic(self, topics: Sequence[str]) -> int:
        """How many stories taken show one of the topics."""
        return max(map(self._topics.__getitem__, topics), default=0)

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

    def full(self, most: int) -> set[str]:
        """The outlets that had their share."""
        return {outlet for outlet, count in self._leading.items() if outlet and count >= most}


@dataclass(slots=True)
class _Lane:
    """Stories of the same topics, which have one penalty for them, by their places in the queue: `left` of their worth
    is left."""

    topics: tuple[str, ...]
    places: list[int]
    left: float = 1.0

    def most(self, queue: Queue) -> float:
        """What the first of them is worth at most."""
        return queue.worths[self.places[0]] * self.left if self.places else -1.0


def varied(queue: Queue, count: int, shown: int) -> list[int]:
    """The ids of `count` stories, taken one after another. `shown` are in one briefing."""
    lanes, so_far = _lanes(queue), _Shown(queue)
    while len(so_far.places) < count:
        most = max(1, int(_OUTLET_SHARE * max(shown, len(so_far.places) + 1)))
        lane, at = _best(queue, lanes, so_far, most)
        lane.places.remove(at)
        so_far.take(at)
        shown_now = set(lane.topics)
        for other in lanes:
            if not shown_now.isdisjoint(other.topics):
                other.left = _SAME_SIDE ** min(_MOST_SIDES, so_far.same_topic(other.topics))
    return [queue.stories[at].id for at in so_far.places]


def _lanes(queue: Queue) -> list[_Lane]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_, kind, _) in enumerate(queue.stories):
        places[kind.topics].append(at)
    return [_Lane(topics, of_them) for topics, of_them in places.items()]


def _best(queue: Queue, lanes: Sequence[_Lane], so_far: _Shown, most: int) -> tuple[_Lane, int]:
    """The lane and place of what is worth most with every penalty, of equals the first; where all outlets had their
    share, of the first that is left.

    Only as much is looked at as could still win: of each lane the first ones, and no lane whose first is worth less.
    """
    best: tuple[_Lane, int] | None = None
    value, place, full = -1.0, 0, so_far.full(most)
    for lane in sorted(lanes, key=lambda lane: lane.most(queue), reverse=True):
        if lane.most(queue) < value:
            break
        for at in lane.places:
            bound = queue.worths[at] * lane.left
            if bound < value or (bound == value and at > place):
                break
            if queue.lead(at) not in full:
                now = queue.worths[at] * _SAME_SIDE ** so_far.sides(at)
                if (now, -at) > (value, -place):
                    best, value, place = (lane, at), now, at
    return best or min(((lane, lane.places[0]) for lane in lanes if lane.places), key=itemgetter(1))
