"""Which article tells which story: the desk's decisions, kept, and what it needs to go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.model import Filing, Story, StoryFace, StorySketch
from domain.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A filing with the opaque trace that lets the desk go on after a restart."""

    filing: Filing
    trace: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One live article as the desk remembers it."""

    article: str
    story: int
    copy_of: str | None
    arrived: datetime
    blob: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMemory:
    """All the desk needs to go on: `version` changes whenever anyone files or moves."""

    version: int
    next_story: int
    lexicons: Mapping[str, bytes]
    traces: tuple[Trace, ...]  # in filing order
    rulings: tuple[Ruling, ...] = ()  # that hold for everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An article that re-clustering gave to another story, or to another canonical article."""

    article: str
    story: int
    copy_of: str | None


class Stories(Protocol):
    """Who told what: the desk's decisions, kept."""

    def desk_memory(self, since: datetime, *, most: int = -1) -> DeskMemory:
        """Traces of articles arrived after `since`, and of those ruled on together with one of them, in filing order,
        the `most` newest; all lexicons, what was ruled for everybody, and the present version."""

    def desk_version(self) -> int:
        """Changes with every `file` and `move` by any process."""

    def file(self, filed: Sequence[Filed], lexicons: Mapping[str, bytes], *, version: int, next_story: int) -> bool:
        """Stores filings in order, each under the next filing number; false and nothing done if `version` is stale."""

    def move(self, moved: Sequence[Moved], *, version: int, next_story: int) -> bool:
        """Stores what re-clustering changed; false and nothing done if `version` is stale."""

    def refile(self, articles: Sequence[str], story: int | None) -> int:
        """Moves filed articles into the story, or into a new one; gives its id. Every desk then reads afresh."""

    def stories_of(self, articles: Sequence[str]) -> dict[str, int]:
        """The story that each filed article of these is in now."""

    def traces(self, story: int) -> list[Trace]:
        """The traces of the story's articles, in filing order."""

    def copies_since(self, after: int) -> dict[str, int]:
        """How many copies each source brought among what was filed above the filing number `after`."""

    def last_filed(self) -> int:
        """The highest filing number, 0 at first. A place that looked up to it has seen all there is."""

    def sketches(
        self, *, since: datetime, until: datetime, after: int = 0, place: Place | None = None
    ) -> list[StorySketch]:
        """Stories with an article that arrived in the span and has a filing number above `after`, by id, drawn from
        what `place` may see of them; without a place, from what everybody may.

        To a place that began to follow a source after it last looked, the newest articles of that source are new.
        """

    def faces(self, stories: Sequence[int], *, place: Place | None = None) -> dict[int, StoryFace]:
        """How the stories look, of what `place` may see of them; those that are gone are left out."""

    def moved_after(self, filed: Mapping[int, int], *, since: datetime, until: datetime, place: Place) -> set[int]:
        """Which of the stories `sketches` would give with the filing number beside them as `after`."""

    def told_among(self, stories: Iterable[int], place: Place) -> set[int]:
        """Those of the stories, as the place sees them, of which `told` would give anything."""

    def story(self, story: int, *, place: Place | None = None) -> Story | None:
        """The story with the members that `place` may see; without a place, those that everybody may. None where that
        is none of them. A copy whose original is not among them becomes the original of the others."""

    def some_stories(self, stories: Sequence[int], *, place: Place | None = None) -> dict[int, Story]:
        """Several stories at one go, each as `story` gives it; those of which it gives none are left out."""

    def stories(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        as_arrived: bool = False,
        place: Place | None = None,
    ) -> Iterator[Story]:
        """Stories with an arrival in the span, by id; `as_arrived`: before any re-clustering moved them. As `place`
        may see them; without a place, as everybody may."""

    def drafts(self, stories: Iterable[int]) -> dict[int, str]:
        """The drafts kept of these stories, as they were put. What changes a story drops its draft."""

    def undrafted(self, stories: Iterable[int], rules: str) -> list[int]:
        """Those of the stories of which no draft by these rules is kept, in their order."""

    def put_drafts(self, drafts: Mapping[int, str], rules: str, *, version: int) -> bool:
        """Keeps the drafts of stories, made by these rules; false and nothing done if `version` is stale."""

    def filing(self, article: str) -> Filing | None:
        """How the article was filed, with its reasons."""
