"""Articles that have arrived are filed into stories: read, decide, keep. The desk decides; this only carries.

The plan of one round: 1. read what is unfiled, and what the desk must remember if others filed meanwhile;
2. let the desk decide, off the store's thread; 3. keep the decisions, or begin again where others were quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import groupby

from domain.model import Article
from storage.store import Filed, Moved, Store
from summarise.stories import Desk, DeskKnobs, Move
from summarise.traces import Trace

BATCH = 500
"""Articles filed in one transaction: short enough (about 0.1 s) that a delivery never waits for it."""

BACKFILE = 20_000
"""Articles kept live while a back-file is imported, in which undated articles come long after those they belong to."""


MOST_LIVE = 40_000
"""Articles kept live at most, some 300 MB: the newest. Eight days of 5,000; a larger flood is let go of bit by bit."""


class Filing:
    """Keeps one desk between rounds. Its three steps may run on different threads, one after another."""

    def __init__(self, knobs: DeskKnobs | None = None, *, keep: int = 0, most: int = MOST_LIVE) -> None:
        """`keep` articles at least stay live, however old; `most` at most, however new."""
        self._knobs = knobs or DeskKnobs()
        self._keep = keep
        self._most = most
        self._desk = Desk(self._knobs)
        self._version: int | None = None

    def read(self, store: Store) -> list[Article]:
        """Step 1, on the store's thread: the next unfiled articles in order of arrival, the desk made current."""
        articles = store.unfiled(BATCH)
        if articles:
            self._catch_up(store, articles[0].arrived)
        return articles

    def _catch_up(self, store: Store, oldest: datetime) -> None:
        if self._version == store.desk_version():
            return
        memory = store.desk_memory(oldest - self._knobs.live, most=self._most)
        self._desk = Desk(self._knobs, next_story=memory.next_story, rulings=memory.rulings)
        self._desk.restore(
            memory.lexicons,
            (
                Trace(article=t.article, story=t.story, copy_of=t.copy_of, arrived=t.arrived, blob=t.blob)
                for t in memory.traces
            ),
        )
        self._version = memory.version

    def decide(self, articles: Sequence[Article]) -> list[Filed]:
        """Step 2, on any thread: a filing for each article, in order."""
        return [
            Filed(filing=filing, trace=self._desk.trace(filing.article)) for filing in self._desk.file_all(articles)
        ]

    def keep(self, store: Store, filed: Sequence[Filed]) -> bool:
        """Step 3, on the store's thread; false where others filed meanwhile, and the round begins again."""
        version = self._version if self._version is not None else -1
        done = store.file(filed, self._desk.lexicons(), version=version, next_story=self._desk.next_story)
        self._version = store.desk_version() if done else None
        return done

    def regroup(self, now: datetime) -> list[Move]:
        """Groups the last days up to `now` afresh, on any thread, and lets go of what is older than the live window."""
        moves = self._desk.recluster(now)
        self._desk.forget(now - self._knobs.live, keep=self._keep, most=self._most)
        return moves

    @property
    def live(self) -> int:
        """How many articles are in memory."""
        return self._desk.live

    @property
    def full(self) -> bool:
        """Whether so many are live that some should be let go of: half as many again as there may be."""
        return 2 * self.live > 3 * self._most

    def keep_moves(self, store: Store, moves: Sequence[Move]) -> bool:
        """Stores what regrouping moved, on the store's thread; false where others filed meanwhile."""
        if self._version is None or not moves:
            return True
        moved = [Moved(article=m.article, story=m.story, copy_of=m.copy_of) for m in moves]
        done = store.move(moved, version=self._version, next_story=self._desk.next_story)
        self._version = store.desk_version() if done else None
        return done

    @property
    def loaded(self) -> bool:
        """Whether the desk knows what the store knew when it was last asked."""
        return self._version is not None


def file_all(store: Store, filing: Filing, now: datetime, told: Callable[[int], None] = lambda count: None) -> int:
    """Files everything unfiled, in order of arrival, and regroups after each day of arrivals and at the end."""
    count, day = 0, None
    while articles := filing.read(store):
        for next_day, arrived in groupby(articles, key=lambda article: article.arrived.date()):
            if day and next_day != day:
                _regroup(store, filing, datetime.combine(day, time(), UTC) + timedelta(days=1))
            day, today = next_day, list(arrived)
            if not filing.loaded or not filing.keep(store, filing.decide(today)):
                break  # others filed meanwhile: read again
            count += len(today)
            told(len(today))
            if filing.full:
                _regroup(store, filing, now)
    if count:
        _regroup(store, filing, now)
    return count


def _regroup(store: Store, filing: Filing, now: datetime) -> None:
    if filing.loaded:
        filing.keep_moves(store, filing.regroup(now))
