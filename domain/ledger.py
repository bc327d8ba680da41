"""The nouns of delivery: what is owed to a chat, what came in, and what a button stands for. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.chats import Place
from domain.message import Message

LONGEST_WAIT = timedelta(days=1)
"""Nothing owed waits longer for its next try: what says so was written down under a clock that was ahead."""


class PartState(StrEnum):
    """Where a part stands: pending → sending → sent, or gave up with a recorded reason."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GAVE_UP = "gave_up"


class PartKind(StrEnum):
    """Answers to people go before digests."""

    ANSWER = "answer"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message owed to a place, rendered once and frozen.

    `number` of `total` parts of one answer or digest (`group`). `repeat` is true where an earlier attempt may have
    arrived, so that the message must say it may be a repeat. `edits` is the message to edit in place, if any.
    """

    id: int
    group: int
    place: Place
    kind: PartKind
    number: int
    total: int
    message: Message
    attempt: int
    repeat: bool
    edits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One due send: unique for ever per place, timetable and wanted local date."""

    place: Place
    timetable: int
    wanted: date
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A digest that still waits. `doubtful`: a part of it went out and may have arrived."""

    group: int
    place: Place
    due: datetime
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Something that came in, on disk before the platform is told that it was received. `body` is raw JSON."""

    id: int
    body: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a button stands for: `action` is ours alone ("topics:world"), bound to its place."""

    token: str
    place: Place
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How much is owed and how it went: parts waiting, sent and given up, updates not yet answered or set aside."""

    waiting: int
    sent: int
    gave_up: int
    unanswered: int
    set_aside: int = 0  # no answer could be made, or they made no sense at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Something asked in a place that needs the network: answered there later, once. It outlives the process.

    `kind` says who does it, `argument` what it is about. `said` is the group of messages that promised it, if any did;
    `outcome` is what was found, in the words of that kind, kept so that a button can come back to it.
    """

    id: int
    place: Place
    person: str
    lang: str
    kind: str
    argument: str
    said: int | None = None
    tries: int = 0
    outcome: str | None = None
