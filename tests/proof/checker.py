"""The one checker of the invariants I1 to I10. It reads what is outside the process under test and the files it left.

I1  each slot that fell due is accepted in full, or has a recorded reason
I2  extra copies of a part come only from crashes and lost answers, and each says that it may be a repeat
I3  parts of a chat arrive in order, and nothing cuts into a digest
I4  each story reaches each chat in exactly one digest, and no sentence is told twice
I5  the database is whole
I6  when all is quiet nothing is in flight and nothing owed
I7  each update that Telegram may forget is answered once
I8  the token stands in no file
I9  nothing inside the operator's network was touched
I10 no limit of speed was broken
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from bot.wiring import DATABASE

OPEN = ("pending", "sending")
WORD = re.compile(r"[\w-]+")
SHORT_MARK, MARK_LINE = "↻ ", "↻ may be a repeat\n"  # as an English reader sees them


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One message that Telegram took, in order of acceptance."""

    chat: str
    text: str

    @property
    def marked(self) -> bool:
        """Whether it says that it may be a repeat."""
        return self.text.startswith(SHORT_MARK)

    @property
    def plain(self) -> str:
        """Its text without the mark."""
        return self.text.removeprefix(MARK_LINE).removeprefix(SHORT_MARK).strip()


@dataclass(slots=True, kw_only=True)
class Model:
    """What ought to be, as the harness knows it."""

    slots: set[tuple[str, datetime]] = field(default_factory=set)  # (chat, instant), each due once
    stories: Mapping[str, Sequence[str]] = field(default_factory=dict)  # chat → names, each in one digest
    updates: set[int] = field(default_factory=set)
    doubts: int = 0  # crashes, and answers lost after acceptance
    secret: str = ""
    inside: int = 0  # connections to what must not be reached
    violations: Sequence[str] = ()  # of Telegram's speeds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    id: int
    bundle: int
    number: int
    chat: str
    kind: str
    state: str
    text: str
    ambiguous: int
    reason: str | None
    edits: int | None


def violations(home: Path, accepted: Sequence[Accepted], model: Model) -> list[str]:
    """What is wrong, one sentence each; empty when every invariant holds."""
    with closing(sqlite3.connect(f"file:{home / DATABASE}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        parts = _parts(db)
        checks: list[Callable[[], Iterable[str]]] = [
            lambda: _served(db, parts, accepted, model),
            lambda: _repeats(parts, accepted, model),
            lambda: _order(parts, accepted),
            lambda: _told_once(db, parts, accepted, model),
            lambda: _whole(db),
            lambda: _quiet(db, parts),
            lambda: _answered(db, model),
            lambda: _secret(home, model),
            lambda: [f"I9: {model.inside} connections to the inside"] if model.inside else [],
            lambda: [f"I10: {violation}" for violation in model.violations],
        ]
        return [said for check in checks for said in check()]


def _parts(db: sqlite3.Connection) -> list[_Part]:
    rows = db.execute("SELECT * FROM part WHERE chat <> 'console' ORDER BY id")
    return [
        _Part(
            id=row["id"],
            bundle=row["bundle"],
            number=row["number"],
            chat=row["chat"],
            kind=row["kind"],
            state=row["state"],
            text=json.loads(row["message"])["text"].strip(),
            ambiguous=row["ambiguous"],
            reason=row["reason"],
            edits=row["edits"],
        )
        for row in rows
    ]


def _served(
    db: sqlite3.Connection, parts: Sequence[_Part], accepted: Sequence[Accepted], model: Model
) -> Iterator[str]:
    rows = db.execute(
        "SELECT slot.*, COALESCE(total, 1) AS total FROM slot LEFT JOIN bundle ON bundle.id = slot.bundle"
    )
    slots = [(row["chat"], datetime.fromisoformat(row["due"]), row["total"]) for row in rows]
    known = {(chat, due) for chat, due, _ in slots}
    yield from (f"I1: no digest for {slot}" for slot in model.slots - known)
    sent = Counter((chat, due) for chat, due, total in slots if total)  # two rows may share a digest
    yield from (f"I1: {count} digests for {slot}" for slot, count in sent.items() if count > 1)
    arrived = Counter((one.chat, one.plain) for one in accepted)
    for part in parts:
        key = (part.chat, part.text)
        if part.state == "gave_up" and not part.reason:
            yield f"I1: part {part.id} was given up without a reason"
        if part.state == "sent" and part.edits is None and (arrived[key] == 0):
            yield f"I1: part {part.id} counts as sent and never arrived"


def _repeats(parts: Sequence[_Part], accepted: Sequence[Accepted], model: Model) -> Iterator[str]:
    owed, doubts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for part in parts:
        owed[part.chat, part.text] += 1
        doubts[part.chat, part.text] += part.ambiguous
    copies, plain = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in accepted:
        copies[one.chat, one.plain] += 1
        plain[one.chat, one.plain] += not one.marked
    for key, count in copies.items():
        if plain[key] > owed[key]:
            yield f"I2: {plain[key] - owed[key]} unmarked repeats to {key[0]}: {key[1][:60]!r}"
        if count > owed[key] + doubts[key]:
            yield f"I2: {count} copies to {key[0]} of {owed[key]} owed with {doubts[key]} doubts: {key[1][:60]!r}"
    extra = sum(max(0, count - owed[key]) for key, count in copies.items())
    if extra > model.doubts and model.doubts >= 0:
        yield f"I2: {extra} repeats in all after {model.doubts} crashes and lost answers"


def _order(parts: Sequence[_Part], accepted: Sequence[Accepted]) -> Iterator[str]:
    """First arrivals only: a marked repeat may come later than what followed its first copy."""
    waiting: dict[tuple[str, str], deque[_Part]] = defaultdict(deque)
    for part in parts:
        waiting[part.chat, part.text].append(part)
    firsts: dict[str, list[_Part]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for one in accepted:
        key = (one.chat, one.plain)
        if waiting[key] and not (one.marked and key in seen):
            firsts[one.chat].append(waiting[key].popleft())
        seen.add(key)
    for chat, arrivals in firsts.items():
        yield from _order_in(chat, arrivals)


def _order_in(chat: str, arrivals: Sequence[_Part]) -> Iterator[str]:
    for kind in ("answer", "digest"):
        ids = [part.id for part in arrivals if part.kind == kind]
        for before, after in pairwise(ids):
            if before > after:
                yield f"I3: in {chat} part {before} arrived before part {after}"
    last_place = {part.bundle: place for place, part in enumerate(arrivals)}
    for place, (one, following) in enumerate(pairwise(arrivals)):
        if one.bundle != following.bundle and last_place[one.bundle] > place:
            yield f"I3: in {chat} bundle {following.bundle} cut into bundle {one.bundle}"


def _told_once(
    db: sqlite3.Connection, parts: Sequence[_Part], accepted: Sequence[Accepted], model: Model
) -> Iterator[str]:
    arrived = {(one.chat, one.plain) for one in accepted}
    said: dict[str, dict[int, str]] = defaultdict(lambda: defaultdict(str))
    for part in parts:
        if part.kind == "digest" and (part.chat, part.text) in arrived:
            said[part.chat][part.bundle] += part.text
    for chat, names in model.stories.items():
        found = Counter(word for text in said[chat].values() for word in set(WORD.findall(text)))
        yield from (f"I4: {name} is in {found[name]} digests of {chat}" for name in names if found[name] != 1)
    yield from _sentences(db, said)


def _sentences(db: sqlite3.Connection, said: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    twice = """
        SELECT chat, text, COUNT(DISTINCT bundle) AS n FROM told WHERE state <> 'void' GROUP BY chat, thread, text
        HAVING n > 1
    """
    yield from (f"I4: told in {row['n']} digests of {row['chat']}: {row['text'][:60]!r}" for row in db.execute(twice))
    told = """
        SELECT told.chat, bundle, text FROM told JOIN bundle ON bundle.id = bundle
        WHERE state = 'told' AND bundle.kind = 'digest'
    """
    for row in db.execute(told):
        if row["text"] not in said.get(row["chat"], {}).get(row["bundle"], ""):
            yield f"I4: {row['chat']} counts as told what never arrived: {row['text'][:60]!r}"


def _whole(db: sqlite3.Connection) -> Iterator[str]:
    yield from (f"I5: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok")
    yield from (f"I5: orphan in {row[0]}" for row in db.execute("PRAGMA foreign_key_check"))


def _quiet(db: sqlite3.Connection, parts: Sequence[_Part]) -> Iterator[str]:
    idle = {row["id"] for row in db.execute("SELECT id FROM chat WHERE active = 0")}
    yield from (
        f"I6: part {part.id} is {part.state}: {part.reason}"
        for part in parts
        if part.state in OPEN and part.chat not in idle
    )


def _answered(db: sqlite3.Connection, model: Model) -> Iterator[str]:
    states = {row["id"]: row for row in db.execute("SELECT id, done, failed FROM inbox")}
    for update in sorted(model.updates):
        if update not in states:
            yield f"I7: update {update} is lost"
        elif not states[update]["done"]:
            yield f"I7: update {update} waits for ever"
        elif states[update]["failed"]:
            yield f"I7: update {update} failed: {states[update]['failed']}"


def _secret(home: Path, model: Model) -> Iterator[str]:
    secret = model.secret.encode()
    for file in home.rglob("*") if secret else ():
        if file.is_file() and secret in file.read_bytes():
            yield f"I8: the token stands in {file.name}"
