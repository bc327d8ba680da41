"""The seam between the house and its memory: what a store promises. It names no database and holds no policy.

A store is used from one thread. Every method is atomic by itself; several calls are made atomic together by
`with store.transaction():`, which takes the write lock at once. Instants are aware UTC. Spans are half-open:
since < arrived <= until.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.ledger import Backlog, Part, PartKind, Press, Slot, Update
from domain.message import Message
from domain.model import (
    Article,
    Chat,
    Counts,
    Entry,
    Filing,
    Place,
    Reading,
    Role,
    Settings,
    Source,
    Story,
    StorySketch,
    Timetable,
    Told,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of articles offered: ids that are new, known already, or known with another text."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An article that re-clustering gave to another story, or to another canonical article."""

    article: str
    story: int
    copy_of: str | None


class Sources(Protocol):
    """The places news comes from, and what is remembered of reading them."""

    def put_source(self, source: Source) -> None:
        """Adds the source or replaces its description; what is remembered of its readings stays."""

    def remove_source(self, source: str) -> bool:
        """Forgets the source but not its articles; false if it was not there."""

    def sources(self) -> list[tuple[Source, Reading]]:
        """Every source with its last reading, by id."""

    def sources_due(self, now: datetime) -> list[tuple[Source, Reading]]:
        """Those whose `next_at` is unset or has come, longest waiting first."""

    def put_reading(self, source: str, reading: Reading) -> None:
        """Replaces what is remembered of the source's readings."""


class Articles(Protocol):
    """The archive: text once, identities for ever."""

    def unknown(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those none of whose keys was ever seen, in the order given."""

    def remember(self, keys: Iterable[str], now: datetime) -> None:
        """Marks identities as seen without an article."""

    def add_articles(
        self, articles: Sequence[Article], *, source: str | None = None, reading: Reading | None = None
    ) -> Added:
        """Stores the new ones with their keys, and with them the reading they came from, in one transaction.

        An article is known if its id or one of its keys is; known with another text under the same id is a conflict.
        """

    def remove_articles(self, source: str) -> int:
        """Removes the source's articles with their places in stories, as if never arrived; gives how many."""

    def article(self, article: str) -> Article | None:
        """The article of that id."""

    def unfiled(self, limit: int) -> list[Article]:
        """Articles that have arrived but belong to no story yet, in order of (arrived, insertion)."""

    def counts(self, *, since: datetime, until: datetime, topic: str | None = None) -> Counts:
        """Stories, articles and sources with arrivals in the span."""


class Stories(Protocol):
    """Who told what: the desk's decisions, kept."""

    def desk_memory(self, since: datetime) -> DeskMemory:
        """Traces of articles arrived after `since` in filing order, all lexicons, and the present version."""

    def desk_version(self) -> int:
        """Changes with every `file` and `move` by any process."""

    def file(self, filed: Sequence[Filed], lexicons: Mapping[str, bytes], *, version: int, next_story: int) -> bool:
        """Stores filings in order, each under the next filing number; false and nothing done if `version` is stale."""

    def move(self, moved: Sequence[Moved], *, version: int, next_story: int) -> bool:
        """Stores what re-clustering changed; false and nothing done if `version` is stale."""

    def copies_since(self, after: int) -> dict[str, int]:
        """How many copies each source brought among what was filed above the filing number `after`."""

    def last_filed(self) -> int:
        """The highest filing number, 0 at first. A place that looked up to it has seen all there is."""

    def sketches(self, *, since: datetime, until: datetime, after: int = 0) -> list[StorySketch]:
        """Stories with an article that arrived in the span and has a filing number above `after`, by id."""

    def story(self, story: int) -> Story | None:
        """The story with all its members."""

    def stories(
        self, *, since: datetime | None = None, until: datetime | None = None, as_arrived: bool = False
    ) -> Iterator[Story]:
        """Stories with an arrival in the span, by id; `as_arrived`: before any re-clustering moved them."""

    def filing(self, article: str) -> Filing | None:
        """How the article was filed, with its reasons."""


class Chats(Protocol):
    """Chats and places, what holds for them, when they are due, and what they were told."""

    def put_chat(self, chat: Chat) -> None:
        """Adds or replaces the chat's description; an inactive chat keeps its settings."""

    def chat(self, chat: str) -> Chat | None:
        """The chat of that id."""

    def move_chat(self, old: str, new: str) -> None:
        """Re-addresses everything of a chat that became a supergroup, merging where the new one exists."""

    def settings(self, place: Place) -> Settings:
        """What holds for the place; defaults for one never seen."""

    def put_settings(self, settings: Settings) -> None:
        """Replaces what holds for the place."""

    def timetables(self, place: Place) -> list[Timetable]:
        """The place's timetable rows, by id."""

    def put_timetable(self, row: Timetable) -> int:
        """Stores the row: a new one where its id is 0, else in place of the row with that id. Gives the id."""

    def drop_timetable(self, row: int) -> None:
        """Removes the row; its served dates stay recorded."""

    def timetables_due(self, now: datetime, limit: int) -> list[Timetable]:
        """Rows of subscribed places in active chats whose `next_at` has come, earliest first."""

    def served(self, row: int) -> set[str]:
        """The wanted local dates (ISO) of the last month that this row has a slot for."""

    def told(self, place: Place, story: Story) -> list[Told]:
        """Sentences this place was told of the story or of any of its articles, reserved ones too, in order."""


class Outbox(Protocol):
    """What is owed. A part is frozen before it is sent, claimed before the request, confirmed after it."""

    def owe(
        self,
        place: Place,
        messages: Sequence[Message],
        *,
        kind: PartKind,
        now: datetime,
        slot: Slot | None = None,
        told: Sequence[Told] = (),
        edits: int | None = None,
    ) -> int | None:
        """Freezes one answer or digest as parts in order and reserves what it tells, as one transaction.

        Gives its group number, or None and does nothing where `slot` exists already. `edits` goes with one message.
        Without messages the slot is served all the same, and what is told counts at once.
        """

    def claim(self, now: datetime, *, busy: Iterable[str] = (), chat: str | None = None) -> Part | None:
        """The next part that may go, of `chat` alone or of any but the terminal (`console`): answers before digests,
        then oldest, but never into a digest begun.

        None of a chat that is in `busy`, is inactive, has a part in flight, an earlier part unsent, or must wait. It
        is marked as being sent before it is returned.
        """

    def confirm(self, part: int, *, message_id: int, now: datetime) -> None:
        """The part arrived."""

    def put_back(self, part: int, *, not_before: datetime, ambiguous: bool, reason: str) -> None:
        """The part was not sent, or nobody knows (`ambiguous`: its next attempt is marked as a possible repeat)."""

    def give_up(self, part: int, *, reason: str, now: datetime) -> None:
        """The part will never be sent; what it would have told counts as untold once no part of its group is open."""

    def give_up_chat(self, chat: str, *, reason: str, now: datetime) -> int:
        """Nothing owed to the chat will ever be sent; gives how many parts that were."""

    def hold_chat(self, chat: str, *, until: datetime) -> None:
        """Nothing goes to the chat before `until`; survives a restart."""

    def recover(self, *, chat: str | None = None) -> int:
        """At start: parts in flight when the process died become pending and marked; of `chat` alone, or of any but
        the terminal. Gives how many."""

    def backlog(self) -> Backlog:
        """How much is owed."""

    def last_digest(self, place: Place) -> datetime | None:
        """When the place was last owed a digest."""


class Inbox(Protocol):
    """What came in, written before the platform is told."""

    def take_in(self, updates: Iterable[tuple[int, str]], now: datetime) -> int:
        """Stores updates (id, raw JSON); known ids are ignored. Gives how many were new."""

    def next_update(self) -> Update | None:
        """The oldest one not yet answered, counting the try."""

    def done(self, update: int, *, failed: str | None = None) -> None:
        """The update is answered, or set aside for good with its reason. Also idempotent."""

    def newest_update(self) -> int | None:
        """The highest update id ever taken in."""


class People(Protocol):
    """Who may use this bot, and what buttons mean."""

    def role(self, person: str) -> Role:
        """What the person may do."""

    def put_role(self, person: str, role: Role) -> None:
        """Sets what the person may do."""

    def owners(self) -> list[str]:
        """All owners."""

    def put_code(self, code_hash: str, role: Role, expires: datetime) -> None:
        """A one-time code, stored only as its hash."""

    def use_code(self, code_hash: str, now: datetime) -> Role | None:
        """The role the code grants, once; None if unknown, used or expired."""

    def put_button(self, place: Place, action: str, now: datetime) -> str:
        """A fresh unguessable token of at most 64 bytes for the action, valid in that place only."""

    def press(self, token: str) -> Press | None:
        """What the token stands for."""


class Notes(Protocol):
    """Single facts that belong to nobody else, such as when the sample newsroom was first opened."""

    def note(self, name: str) -> str | None:
        """The value noted under the name."""

    def put_note(self, name: str, value: str | None) -> None:
        """Notes the value; None forgets it."""


class Store(Sources, Articles, Stories, Chats, Outbox, Inbox, People, Notes, Protocol):
    """Everything together."""

    def transaction(self) -> AbstractContextManager[None]:
        """Write lock at once, all or nothing; inside another it joins that one."""

    def check(self) -> list[str]:
        """What is wrong with the database, one sentence each; empty when all is well."""

    def size(self) -> int:
        """Bytes on disk."""

    def close(self) -> None:
        """Closes the database; nothing may be called after it."""
