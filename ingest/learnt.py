"""What an outlet runs again and again is learnt not to be news, article by article, at the same cost for ever. Pure.

The rule is `boilerplate.repeated`'s, for one article at a time: a line that stood in STORIES distinct stories and in
SHARE of all the outlet's. A story here is a group of articles that share ALIKE of their long lines, so that a text
that is reprinted counts once and survives. What is known comes in as an `Outlet`, what follows goes out as one; both
hold marks (64 bits of a hash of the folded line) and counts over two periods of 30 days, never a line itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Final

from domain.kept import LineSeen, Outlet, Tally, period_of
from domain.model import Article
from ingest.boilerplate import ALIKE, LONG_LINE, LONGEST, SHARE, STORIES
from ingest.characters import fold
from ingest.urls import host_of, registered

REMEMBERED: Final = 8
"""Last stories of a line that are remembered: a line in more of them than this is no longer anybody's reprint."""

LINES_MOST: Final = 400
"""Lines of one article that are counted."""


def outlet_of(article: Article) -> str:
    """Whose habits the article's lines tell of: its site's, or without an address its source's.

    What a source of somebody's own says of a site is learnt apart: nobody can teach what others are then not shown.
    """
    return site_of(article.url, article.source, own=article.own)


def site_of(url: str | None, source: str, *, own: bool) -> str:
    """The registered domain of an address, or without one the source; apart for what somebody's own source says."""
    site = registered(host_of(url)) if url else source
    return f"{source}|{site}" if own else site


def mark(line: str) -> int:
    """64 bits, signed, that stand for the line whatever its case, blanks and punctuation."""
    return _hashed(fold(line))


def _hashed(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def marks(lines: Sequence[str]) -> dict[int, bool]:
    """The marks of the lines that may be learnt, each once, in order, and whether the line is a long one."""
    counted = ((fold(line), len(line)) for line in lines[:LINES_MOST] if len(line) <= LONGEST)
    return {_hashed(folded): length > LONG_LINE for folded, length in counted if folded}


class Habits:
    """What is known of one outlet's lines while some of its articles are learnt from, one after the other."""

    def __init__(self, known: Outlet, now: datetime) -> None:
        """`known` as the store gave it for the marks of all these articles."""
        self._name = known.name
        self._period = period_of(now)
        self._tally = known.tally.at(self._period)
        self._last = known.last
        self._lines = {line.mark: line for line in known.lines}
        self._sizes = dict(known.sizes)

    def learn(self, lines: Mapping[int, bool]) -> None:
        """Counts the lines (`marks`) of one article more."""
        story = self._story(lines)
        if story is None:
            story = self._last = self._last + 1
            self._tally = self._tally.more()
        once, size = Tally(period=self._period, now=1), self._sizes.get(story, 0)
        for one, long in lines.items():
            line = self._lines.get(one)
            size += long and (line is None or story not in line.stories)
            new = LineSeen(mark=one, tally=once, stories=(story,)) if line is None else self._once_more(line, story)
            self._lines[one] = new
        self._sizes[story] = size

    @property
    def outlet(self) -> Outlet:
        """What is known now, for the store."""
        lines, sizes = tuple(self._lines.values()), tuple(self._sizes.items())
        return Outlet(name=self._name, tally=self._tally, last=self._last, lines=lines, sizes=sizes)

    @property
    def learnt(self) -> frozenset[int]:
        """The marks of the lines that are not news."""
        return frozenset(one for one, line in self._lines.items() if self._is_learnt(line))

    def _is_learnt(self, line: LineSeen) -> bool:
        return line.tally.at(self._period).total >= max(STORIES, SHARE * self._tally.total)

    def _story(self, lines: Mapping[int, bool]) -> int | None:
        """The known story that the article tells again, if any. Lines learnt already bind nothing together."""
        long = [one for one, is_long in lines.items() if is_long]
        news = [line for one in long if (line := self._lines.get(one)) and not self._is_learnt(line)]
        shared = Counter(story for line in news for story in line.stories)
        for story, count in shared.most_common():
            if count >= ALIKE * min(len(long), self._sizes.get(story, len(long))):
                return story
        return None

    def _once_more(self, line: LineSeen, story: int) -> LineSeen:
        """The line after it stood in `story` too; again in the same story counts nothing, but keeps it remembered."""
        tally = line.tally.at(self._period)
        if story in line.stories:
            return replace(line, tally=tally)
        return replace(line, tally=tally.more(), stories=(*line.stories, story)[-REMEMBERED:])


def without(text: str, learnt_marks: frozenset[int]) -> str:
    """The paragraphs of `text` that are news; all of them where none would be left."""
    if not learnt_marks:
        return text
    kept = [line for line in text.split("\n\n") if len(line) > LONGEST or mark(line) not in learnt_marks]
    return "\n\n".join(kept) or text
