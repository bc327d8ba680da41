"""Damage of every kind at random places of the database: it is told and mended, or the bot goes on with what is there.

SQLite keeps no checksums of a page: a letter of a text that becomes another one, or the end of a log that is cut off,
is no damage to it. How often that was so is counted apart.

The plan of a case: 1. a home whose digests went out, with its copy; 2. damage; 3. a start as `run` makes it, and a life
that reads, plans, sends and makes the nightly copy, and one more start where that life met damage; 4. nothing but
sentences was raised, the second start is whole, and nothing goes out a second time.
"""

from __future__ import annotations

import hashlib
import logging
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.backups import back_up, mend
from bot.filing import Filing, file_all
from bot.planner import plan
from bot.wiring import DATABASE
from domain.chats import Chat, ChatKind, Place, Settings, Timetable
from domain.errors import BriefingError, Damaged
from storage.sqlite import open_store
from storage.sqlite.copying import damage_in
from storage.store import Store
from tests.proof.measured import Report
from tests.proof.news import edition
from tests.proof.scene import EVERY_DAY, FIRST_CHAT, START, scratch

PAGE = 4096
CHATS, STORIES = 5, 40
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Spoil = Callable[[bytearray, random.Random], None]


def damage(report: Report, *, cases: int) -> None:
    """So many of them."""
    logging.disable(logging.CRITICAL)  # damage is what it is about
    rng = random.Random(report.seed)
    ends: Counter[str] = Counter()
    with scratch() as folder:
        home = folder / "home"
        sent = _lived(home, rng)
        shutil.copytree(home, folder / "whole")
        whole = _content(folder / "whole")
        for number in range(cases):
            kind = rng.choice(list(SPOILS))
            case = folder / f"case{number}"
            shutil.copytree(home, case)
            _spoil(case, SPOILS[kind], rng)
            try:
                end, wrong = _start(case, sent, whole)
                ends[end] += 1
                report.wrong += [f"case {number}, {kind}: {said}" for said in wrong]
            except Exception as error:  # the verdict: nothing else may ever come out
                report.wrong.append(f"case {number}, {kind}: {type(error).__name__}: {error}")
            shutil.rmtree(case)
    report.figures |= {"cases": cases} | dict(sorted(ends.items()))


def _flip(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _garble(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data))
    data[at : at + 64] = rng.randbytes(len(data[at : at + 64]))


def _page(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = rng.choice([bytes(PAGE), rng.randbytes(PAGE)])


def _swap(data: bytearray, rng: random.Random) -> None:
    one, two = (rng.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]


def _cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data)) :]


def _head(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(100)] = rng.randrange(256)


SPOILS: Mapping[str, Spoil] = {
    "a bit": _flip,
    "64 bytes": _garble,
    "a page": _page,
    "two pages swapped": _swap,
    "cut short": _cut,
    "the head": _head,
}


def _spoil(case: Path, spoil: Spoil, rng: random.Random) -> None:
    """Of the database and the log beside it, one or the other."""
    file = case / (DATABASE if rng.random() < 0.8 or not _log(case).exists() else _log(case).name)
    data = bytearray(file.read_bytes())
    spoil(data, rng)
    file.write_bytes(data)


def _log(home: Path) -> Path:
    return home / f"{DATABASE}-wal"


def _lived(home: Path, rng: random.Random) -> set[tuple[str, str]]:
    """A home after some mornings, a copy of the second and a log that is not yet folded in; what was sent to whom."""
    (home / "backups").mkdir(parents=True)
    sent: set[tuple[str, str]] = set()
    with closing(open_store(home / DATABASE)) as store:
        _subscribe(store)
        for day in range(2):
            sent |= _morning(store, day, rng)
    back_up(home / DATABASE, home / "backups", START + DAY + HOUR)
    with closing(open_store(home / DATABASE)) as store:
        sent |= _morning(store, 2, rng)
        left = {file: file.read_bytes() for file in (home / DATABASE, _log(home))}
    for file, data in left.items():  # as a killed process leaves them, not as closing does
        file.write_bytes(data)
    return sent


def _morning(store: Store, day: int, rng: random.Random) -> set[tuple[str, str]]:
    now = START + day * DAY + HOUR
    store.add_articles(edition(day * STORIES, STORIES, now - HOUR, rng))
    file_all(store, Filing(), now)
    plan(store, now, "UTC")
    return _sent(store, day)


def _subscribe(store: Store) -> None:
    for chat in range(FIRST_CHAT, FIRST_CHAT + CHATS):
        place = Place(chat=str(chat))
        store.put_chat(Chat(id=place.chat, kind=ChatKind.PRIVATE))
        store.put_settings(Settings(place=place, zone="UTC", zone_chosen=True, subscribed=True))
        due = START.replace(minute=0, second=0) + HOUR
        row = Timetable(
            id=0, place=place, hour=due.hour, minute=0, weekdays=EVERY_DAY, next_at=due, next_date=due.date()
        )
        store.put_timetable(row)


def _sent(store: Store, day: int) -> set[tuple[str, str]]:
    sent = set()
    while part := store.claim(START + day * DAY + 2 * HOUR):
        store.confirm(part.id, message_id=part.id, now=START + day * DAY + 2 * HOUR)
        sent.add((part.place.chat, part.message.text))
    return sent


def _content(home: Path) -> str:
    """A fingerprint of all that is stored; what cannot be read has none like it."""
    read = hashlib.sha256()
    try:
        with closing(sqlite3.connect(home / DATABASE)) as db:
            for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
                if not table.startswith("search"):
                    read.update(repr(sorted(map(repr, db.execute(f"SELECT * FROM {table}")))).encode())  # noqa: S608 - our own names
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    return read.hexdigest()


def _start(home: Path, sent: set[tuple[str, str]], whole: str) -> tuple[str, list[str]]:
    """How it ended, in a word, and what is wrong."""
    now = START + 2 * DAY + 3 * HOUR
    mended = mend(home / DATABASE, home / "backups", now, "UTC")
    same = mended is None and _content(home) == whole
    met = _live(home, sent)
    if isinstance(met, list):
        return "mended at the start" if mended else "unharmed" if same else "changed where SQLite cannot see it", met
    mend(home / DATABASE, home / "backups", now, "UTC", met=True)
    again = _live(home, sent)
    return "met later, mended at the next start", again if isinstance(again, list) else [f"met again: {again}"]


def _live(home: Path, sent: set[tuple[str, str]]) -> list[str] | Damaged:
    """What a day of the bot does with the database: what is wrong after it, or the damage that ended it."""
    later = START + 3 * DAY + HOUR
    try:
        with closing(open_store(home / DATABASE)) as store:
            for place in (Place(chat=str(chat)) for chat in range(FIRST_CHAT, FIRST_CHAT + CHATS)):
                store.stored_of(place.chat)
                store.settings(place)
            store.stories()
            plan(store, later, "UTC")
            repeats = sorted(_sent(store, 3) & sent)
        back_up(home / DATABASE, home / "after.db", later)
    except Damaged as error:
        return error
    except BriefingError as error:
        return [f"not told as damage: {error}"]
    return [f"sent a second time to {chat}: {text[:60]!r}" for chat, text in repeats] + damage_in(home / DATABASE)
