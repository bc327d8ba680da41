"""Who may do what, as data: every command and every button with its class, every person in every kind of chat."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import Path

from bot.chat.request import Person
from domain.chats import Chat, ChatKind, Place, Role


class Right(IntEnum):
    """What a command or a button is for."""

    READ = 0
    CHANGE = 1
    OWN = 2  # of the bot, not of a chat


class Outcome(Enum):
    """What comes of it. All but DONE change nothing."""

    DONE = "done"
    ADMINS = "access-admins"  # told that only admins may
    OWNERS = "access-owners"  # told that only the owner may
    ALONE = "access-in-private"  # told to say it in private
    STRANGER = "access-stranger"  # told once that the bot is private, then nothing
    SILENCE = "silence"


DONE, SILENCE = Outcome.DONE, Outcome.SILENCE

COMMANDS: dict[str, Right] = {
    "/latest": Right.READ,
    "/search bridge": Right.READ,
    "/why 1": Right.READ,
    "/likes": Right.READ,
    "/status": Right.READ,
    "/help": Right.READ,
    "/settings": Right.CHANGE,
    "/subscribe": Right.CHANGE,
    "/schedule 06:45 mon": Right.CHANGE,
    "/timezone Europe/Madrid": Right.CHANGE,
    "/topics science": Right.CHANGE,
    "/mute football": Right.CHANGE,
    "/only bridge": Right.CHANGE,
    "/here": Right.CHANGE,
    "/feeds": Right.READ,
    "/add https://example.org/feed": Right.CHANGE,
    "/remove 1": Right.CHANGE,
    "/length long": Right.CHANGE,
    "/stories 7": Right.CHANGE,
    "/silent on": Right.CHANGE,
    "/quiet 22:00-07:00": Right.CHANGE,
    "/skipempty on": Right.CHANGE,
    "/alerts on": Right.CHANGE,
    "/articles de": Right.CHANGE,
    "/start": Right.CHANGE,
    "/export": Right.CHANGE,  # it shows what the admins decided
    "/forget": Right.CHANGE,
    "/unsubscribe": Right.CHANGE,
    "/invite": Right.OWN,
    "/ban 4711": Right.OWN,
    "/language de": Right.CHANGE,  # the last: what comes after it is said in German
}
"""One example of each, in an order in which each finds something left to change."""

ASKING = frozenset(("/settings", "/here", "/start", "/export", "/forget", "/remove 1"))
"""These only show or ask, or find the work of an earlier one done."""

PRESSED: dict[str, Right] = {
    **dict.fromkeys(("more", "again", "open", "back", "why", "search", "help"), Right.READ),
    **dict.fromkeys(("feeds-page", "feeds-shared"), Right.READ),
    **dict.fromkeys(("add-show", "add-choose", "add-cancel", "add-keep", "add-again"), Right.CHANGE),
    **dict.fromkeys(("feed-pause", "feed-resume", "feed-retry", "feed-remove", "feeds-switch"), Right.CHANGE),
    **dict.fromkeys(("topic", "zone", "guess-time", "subscribe", "follow", "mute-story"), Right.CHANGE),
    **dict.fromkeys(("like", "likes-forget", "dislike"), Right.CHANGE),
    **dict.fromkeys(("apart", "apart-this", "words", "unword", "set", "put", "pick"), Right.CHANGE),
    **dict.fromkeys(("setup-topic", "setup-zone", "setup-time", "setup-done", "forget"), Right.CHANGE),
    **dict.fromkeys(("ban-page", "ban", "source-pause", "source-resume", "source-retry"), Right.OWN),
}
"""Every button, in an order in which each finds something left to change."""

BUTTONS: dict[str, str] = {
    "more": "6:{story}",
    "again": "",
    "open": "{story}",
    "back": "1",
    "why": "1:{story}",
    "search": "0:bridge",
    "help": "1",
    "feeds-page": "0",
    "feeds-shared": "0",
    "add-show": "{errand}:0",
    "add-choose": "{errand}",
    "add-cancel": "{errand}",
    "add-keep": "{errand}:0",
    "add-again": "{errand}",
    "feed-pause": "{feed}:0",
    "feed-resume": "{feed}:0",
    "feed-retry": "{feed}:0",
    "feed-remove": "{feed}:0",
    "feeds-switch": "daily:0",
    "source-pause": "daily:0",
    "source-resume": "daily:0",
    "source-retry": "daily:0",
    "topic": "science",
    "zone": "Europe/Madrid",
    "guess-time": "06:45 mon",
    "subscribe": "",
    "follow": "1:{story}",
    "like": "1:{story}",
    "dislike": "1:{story}",
    "likes-forget": "",
    "mute-story": "1:{story}",
    "apart": "1:{story}",
    "apart-this": "1:{story}:{article}",
    "words": "muted:0",
    "unword": "muted:0:football",
    "set": "length",
    "put": "length:long",
    "pick": "stories:10",
    "setup-topic": "world",
    "setup-zone": "",
    "setup-time": "Asia/Tokyo",
    "setup-done": "21:00",
    "forget": "yes",
    "ban": "16",
    "ban-page": "0",
}
"""What each is pressed with."""

TURNING = frozenset(
    ("add-show", "add-choose", "add-cancel", "subscribe", "apart", "words", "unword", "set", "setup-zone", "ban-page")
)
"""These only turn a page or ask, or find the work of an earlier one done."""

GROUP_ID = "-100"
KINDS: dict[str, tuple[Chat, Place]] = {
    "private": (Chat(id="1", kind=ChatKind.PRIVATE), Place(chat="1")),
    "group": (Chat(id=GROUP_ID, kind=ChatKind.GROUP), Place(chat=GROUP_ID)),
    "supergroup": (Chat(id=GROUP_ID, kind=ChatKind.SUPERGROUP), Place(chat=GROUP_ID)),
    "forum topic": (Chat(id=GROUP_ID, kind=ChatKind.SUPERGROUP), Place(chat=GROUP_ID, thread=5)),
    "channel": (Chat(id=GROUP_ID, kind=ChatKind.CHANNEL), Place(chat=GROUP_ID)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person as the platform and the bot know them."""

    person: Person
    role: Role


def _who(number: str, role: Role, *, admin: bool) -> Who:
    return Who(person=Person(id=number, name="A", admin=admin), role=role)


PEOPLE: dict[str, Who] = {
    "owner": _who("11", Role.OWNER, admin=False),
    "owner, admin here": _who("11", Role.OWNER, admin=True),
    "guest": _who("12", Role.GUEST, admin=False),
    "guest, admin here": _who("12", Role.GUEST, admin=True),
    "admin": _who("13", Role.STRANGER, admin=True),
    "anonymous admin": _who(GROUP_ID, Role.STRANGER, admin=True),  # speaks as the chat
    "member": _who("14", Role.STRANGER, admin=False),
    "banned": _who("15", Role.BANNED, admin=False),
    "banned, admin here": _who("15", Role.BANNED, admin=True),
}

Row = tuple[Outcome, Outcome, Outcome]  # by Right: to read, to change, to own
_NOTHING: Row = (SILENCE, SILENCE, SILENCE)

PRIVATE: dict[str, Row] = {
    "owner, admin here": (DONE, DONE, DONE),
    "guest, admin here": (DONE, DONE, Outcome.OWNERS),
    "admin": (Outcome.STRANGER, Outcome.STRANGER, Outcome.STRANGER),
    "banned, admin here": _NOTHING,
}
"""In a private chat everybody administers; `admin` is there a stranger."""

SERVED: dict[str, Row] = {
    "owner": (DONE, Outcome.ADMINS, Outcome.ALONE),
    "owner, admin here": (DONE, DONE, Outcome.ALONE),
    "guest": (DONE, Outcome.ADMINS, SILENCE),
    "guest, admin here": (DONE, DONE, SILENCE),
    "admin": (DONE, DONE, SILENCE),
    "anonymous admin": (DONE, DONE, SILENCE),
    "member": (DONE, Outcome.ADMINS, SILENCE),
    "banned": _NOTHING,
    "banned, admin here": _NOTHING,
}
"""A group, a topic, a channel in which somebody known has spoken."""

UNSERVED: dict[str, Row] = {
    name: row if PEOPLE[name].role in (Role.OWNER, Role.GUEST) else _NOTHING for name, row in SERVED.items()
}
"""One in which nobody known has: silence, but to those who are known, and who thereby let it in."""


def matrix() -> list[tuple[str, bool, str, Row]]:
    """Each kind of chat, whether it is served, who speaks, and what comes of each class of right."""
    alone = [("private", True, name, row) for name, row in PRIVATE.items()]
    others = [kind for kind in KINDS if kind != "private"]
    tables = ((True, SERVED), (False, UNSERVED))
    return alone + [
        (kind, served, name, row) for kind in others for served, table in tables for name, row in table.items()
    ]


_STATE = (
    *("settings", "timetable", "slot", "hold", "regard", "ruling", "leaning", "follow", "errand", "told"),
    *("person", "code", "source", "alert", "leaving"),
)
"""The tables that hold what somebody decided, was told or may. The others keep news, or the books of what was said."""

_KEPT = frozenset(
    (*("article", "body", "filing", "raw", "lexicon", "page", "identity", "story", "draft", "desk", "outlet", "line"),
     *("hard", "said", "link", "shape"),
     *("reprint", "note", "button", "bundle", "part", "chat", "inbox"))
)  # fmt: skip


def dump(file: Path) -> list[list[tuple[object, ...]]]:
    """Every row of the tables of state."""
    with closing(sqlite3.connect(file)) as db:
        return [db.execute(f"SELECT * FROM {table}").fetchall() for table in _STATE]  # noqa: S608 - names from above


def strange(file: Path) -> set[str]:
    """The tables that are neither state nor news nor books: new ones, of which somebody must say what they are."""
    with closing(sqlite3.connect(file)) as db:
        names = {str(row[0]) for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return {name for name in names - _KEPT - set(_STATE) if not name.startswith(("sqlite_", "_sqlite_", "search"))}
