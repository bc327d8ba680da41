"""The nouns of a chat: where a briefing goes, what its readers wish, when it comes. Values only, no I/O, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Length(StrEnum):
    """How much of each story is shown."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"

    @property
    def sentences(self) -> int:
        """1, 2 or 3 sentences a story."""
        return {Length.SHORT: 1, Length.MEDIUM: 2, Length.LONG: 3}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What one reader wants of a briefing; equal wishes over equal news give equal briefings."""

    limit: int = 5  # stories
    length: Length = Length.MEDIUM
    topics: tuple[str, ...] = ()  # empty: all
    muted: tuple[str, ...] = ()  # words and phrases, whole-word
    only: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()  # languages of articles; empty: all
    own: bool = True  # feeds of one's own are told whatever their topic; not where one topic was asked for


class ChatKind(StrEnum):
    """The kinds of chat the platform has, and the terminal."""

    CONSOLE = "console"
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a briefing goes: a chat, and in a forum a topic of it (`thread`, 0 elsewhere).

    What was told, the settings and the timetable are kept per place. The terminal is chat `console`.
    """

    chat: str
    thread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat as the platform describes it. `active` is false once it blocked, removed or lost the bot."""

    id: str
    kind: ChatKind
    title: str = ""
    active: bool = True
    lang: str | None = None  # of the person's client, in a private chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a place is spoken to. Minutes count from local midnight; `quiet` is start <= minute < end and may wrap."""

    lang: str | None = None  # of the conversation, as chosen; None: as the person's client says
    silent: bool = False  # digests arrive without a sound
    quiet: tuple[int, int] | None = None  # in these minutes nothing makes a sound
    skip_empty: bool = False  # no digest where there is nothing new
    alerts: bool = False  # a story that several outlets bring within an hour is told at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for a place. `zone` is an IANA name; `seen` is the filing number it has looked up to."""

    place: Place
    zone: str = "UTC"
    zone_chosen: bool = False
    subscribed: bool = False
    wish: Wish = Wish()
    seen: int = 0
    looked_at: datetime | None = None
    habits: Habits = Habits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """One time of day with its weekdays for one place. `id` survives edits, so that a date is served once.

    `weekdays` are 0 (Monday) to 6 (Sunday). `next_date` is the wanted local date of the next send.
    """

    id: int
    place: Place
    hour: int
    minute: int
    weekdays: frozenset[int]
    next_at: datetime
    next_date: date


class Regard(StrEnum):
    """What a place wants of one story."""

    FOLLOWED = "followed"  # it comes first
    MUTED = "muted"  # it stays out


class Role(StrEnum):
    """What a person may do on this bot."""

    OWNER = "owner"
    GUEST = "guest"  # invited
    BANNED = "banned"
    STRANGER = "stranger"
