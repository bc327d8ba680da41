"""What is kept of the web for a while: pages as they came, texts before their lines were removed, how often lines ran.

Values only, no I/O, no clock. A mark stands for a line: 64 bits of a hash of it, signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.model import Article

PERIOD: Final = 30
"""Days over which lines are counted, twice over: enough for a weekly outlet, and a new habit is still followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was fetched. `key` is the identity of its address; `body` its decoded bytes.

    `packed` are the same bytes as the site packed them (gzip, zlib), where it did: they are kept as they came.
    """

    key: str
    url: str
    body: bytes
    charset: str | None
    fetched: datetime
    packed: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A stored article with its lines before any were removed. `told`: it stands in a briefing, sent or frozen."""

    n: int  # its place in the order of insertion
    article: Article
    lines: tuple[str, ...]
    told: bool


def period_of(now: datetime) -> int:
    """The number of the period of PERIOD days in which `now` lies, counted from the year 1."""
    return now.toordinal() // PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often something was seen in a period (`period_of`) and in the period before it."""

    period: int = 0
    now: int = 0
    before: int = 0

    def at(self, period: int) -> Tally:
        """The same seen from `period`: older counts have run out."""
        if period <= self.period:
            return self
        return Tally(period=period, before=self.now if period == self.period + 1 else 0)

    def more(self) -> Tally:
        """Once more in its period."""
        return Tally(period=self.period, now=self.now + 1, before=self.before)

    @property
    def total(self) -> int:
        """In both periods together."""
        return self.now + self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSeen:
    """One line of an outlet: in how many distinct stories it stood, and the numbers of the last few of them."""

    mark: int
    tally: Tally = Tally()
    stories: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What is known of an outlet's lines, as far as one article asks: the lines of its marks, the stories they name.

    `last` is the highest number given to a story; `sizes` are long lines of each story. A story here is a group of
    articles that share much of their text, so that reprints count once.
    """

    name: str
    tally: Tally = Tally()
    last: int = 0
    lines: tuple[LineSeen, ...] = ()
    sizes: tuple[tuple[int, int], ...] = ()  # (number, long lines)


STAYING: Final = 5
STAYING_FOR: Final = timedelta(days=3)
"""A link that stood on a page at so many visits, over so long, is navigation: stories go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape of a site's addresses, and of how many it was learnt that they are articles, or are not."""

    text: str
    articles: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What is known of a page's links, by their marks, and of its site's addresses.

    `visits` are how often the page was seen changed; `seen` the links it ever had; `staying` those that never left.
    """

    visits: int = 0
    seen: frozenset[int] = frozenset()
    staying: frozenset[int] = frozenset()
    shapes: tuple[Shape, ...] = ()
