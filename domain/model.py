"""The nouns every room shares, one type per stage of an article's way. Values only: frozen, no I/O, no clock.

Entry (a source says it exists) → Article (clean text, arrived) → Story (one event, all who told it)
→ Item (what one chat is shown of it) → Briefing.

Instants are aware `datetime`s in UTC. A published time is a `datetime` (UTC), a bare `date` where the source
gave only a day, or None. Topics, languages and outlets are plain strings: `technology`, `en`, `The Outlet`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.trouble import Trouble

Published = datetime | date | None
"""When the source says it was published. Note that `datetime` is a `date`: test for it first."""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Since 1970, exactly."""
    return (instant - _EPOCH) // _MICROSECOND


def published_text(published: Published) -> str | None:
    """ISO 8601: `2024-10-30T10:46:00Z` for an instant, `2024-10-30` for a bare day, None for unknown."""
    if isinstance(published, datetime):
        return published.isoformat(timespec="seconds").replace("+00:00", "Z")
    return published.isoformat() if published else None


# ── sources ──────────────────────────────────────────────────────────────────────────────────────────────


class SourceKind(StrEnum):
    """How a source is read: one file in `ingest/` a kind."""

    FEED = "feed"  # RSS, Atom, RDF or JSON Feed over HTTP
    SECTION = "section"  # an HTML page that lists articles, such as a topic hub
    SITEMAP = "sitemap"  # a news sitemap
    FOLDER = "folder"  # text, HTML and JSONL files under a local folder
    SAMPLE = "sample"  # the bundled newsroom, whose articles arrive by the clock
    IMPORT = "import"  # what an operator imported by hand; never read again


class Origin(StrEnum):
    """Who brought a source in, and so who hears it."""

    LISTED = "listed"  # the operator's list: everybody hears it
    ADDED = "added"  # the operator, by hand: everybody hears it
    OWN = "own"  # a place, for itself: only the places that follow it hear it, and know of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where articles come from. `id` is stable for ever: it scopes the identities of its entries.

    The address of an OWN source may hold a secret: it is shown only where it is followed, and never logged.
    """

    id: str
    kind: SourceKind
    url: str  # an http(s) URL; for FOLDER an absolute path; for IMPORT and SAMPLE a label
    outlet: str  # the name a reader sees: "The Independent"
    topics: tuple[str, ...] = ()
    lang: str | None = None
    interval_minutes: int = 60  # asked for at most this often
    origin: Origin = Origin.LISTED

    @property
    def own(self) -> bool:
        """Whether only the places that follow it may hear it."""
        return self.origin is Origin.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is remembered of the last times a source was read: validators, timing, trouble."""

    etag: str | None = None  # byte for byte as the server sent it
    last_modified: str | None = None
    body_hash: str | None = None
    tried_at: datetime | None = None
    read_at: datetime | None = None  # the last time it answered well
    next_at: datetime | None = None  # not asked before; None = due now
    failures: int = 0  # in a row
    trouble: Trouble | None = None  # None when all is well
    troubled_since: datetime | None = None  # since when it has been in trouble of this kind
    news_at: datetime | None = None  # the last time it listed something new
    moved_to: str | None = None  # where its permanent redirect points
    moved_since: datetime | None = None  # since when it points there
    whole_at: datetime | None = None  # the last time it sent a body, not "not modified"


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a source says exists, before its page is read.

    `keys` are its identities, strongest first (`guid:<source>:…`, `url:…`, `text:…`): an entry is known when any
    of them was seen before. `html` and `text` are what came with the entry itself, either may be empty.
    """

    source: str
    keys: tuple[str, ...]
    url: str | None
    title: str
    html: str = ""
    text: str = ""
    author: str | None = None
    published: Published = None
    lang: str | None = None
    topics: tuple[str, ...] = ()
    own: bool = False  # only those who follow its source may see it
    said: int = 0  # 64 bits that stand for title and words: others where the entry was edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One clean article. `text` is paragraphs parted by blank lines, with nothing in it but the story.

    `id` outlives the text: an old article never comes back as new. `outlet` is the name a reader sees,
    empty where nothing tells it.
    """

    id: str
    source: str
    outlet: str
    url: str | None
    title: str
    text: str
    arrived: datetime
    published: Published = None
    author: str | None = None
    lang: str = "en"
    topics: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    standfirst: str = ""  # the description under the headline, where the page gives one; not part of text
    paywalled: bool = False
    own: bool = False  # only those who follow its source may see it


# ── stories ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article's place in a story. `copy_of` names the article whose text it republishes; never a chain."""

    article: Article
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event and all who told it, members in order of arrival, at least one of them."""

    id: int
    members: tuple[Member, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Distinct outlets, in order of arrival; an article whose outlet is unknown names none."""
        return tuple(dict.fromkeys(m.article.outlet for m in self.members if m.article.outlet))

    @property
    def reports(self) -> int:
        """Independent reports: distinct outlets among the articles that are not copies of another."""
        return len({m.article.outlet or m.article.id for m in self.members if m.copy_of is None}) or 1


class StoryKind(NamedTuple):
    """All that ranking asks of a story but when it moved: the same of many stories."""

    lang: str
    topics: tuple[str, ...]  # those of the majority of its articles that are not copies
    breadth: int  # how many outlets tell it
    reports: int
    own: bool = False  # a feed of the reader's own tells it


class StorySketch(NamedTuple):
    """What ranking needs to know of every story that moved, without its texts; kept up to date at arrival.

    A plain tuple of few values: a briefing reads thousands of them.
    """

    id: int
    kind: StoryKind
    moment: int  # when the last of its articles arrived, as `microseconds` gives it


class StoryFace(NamedTuple):
    """What is asked only of stories that may be told, or where words and outlets are wished for: who tells it, how."""

    articles: int
    outlets: tuple[str, ...]  # in order of arrival
    titles: str  # folded for looking words up, one a line


Faces = Callable[[Sequence[int]], Mapping[int, StoryFace]]
"""Reads how stories look, by id; one that is gone is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The decision on one article at arrival: its story, what it copies, and the reason, ready to be stored.

    `why` maps each contribution ("term:drones", "time", "name:Kyiv") to its share; the shares add up to `score`.
    """

    article: str
    story: int
    copy_of: str | None
    score: float
    why: Mapping[str, float] = field(default_factory=dict)


# ── briefings ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A verbatim sentence: `article.text[start:end]` with white space folded is `text`."""

    text: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one chat is shown of one story. `update` is true where this chat was told of the story before."""

    story: Story
    headline: str
    lead: Article  # whose title is the headline, and whom the headline links to
    sentences: tuple[Sentence, ...]
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """From how much a briefing was made: stories and articles in the span, and the sources they came from."""

    stories: int
    articles: int
    feeds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The items of a span (since < arrived <= until), most important first. `rest` are ids that did not fit."""

    since: datetime
    until: datetime
    items: tuple[Item, ...]
    counts: Counts
    rest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence this chat was really shown, or that is reserved for it in a frozen digest."""

    story: int
    article: str
    text: str
