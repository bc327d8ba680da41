"""What is due becomes digests, frozen in the outbox: one per place, timetable row and wanted local date. Sends nothing.

The plan, for each place whose minute has come, in one transaction: 1. find the last due date of each of its rows;
2. one digest for the latest of them, however many were missed; 3. freeze it with what it tells; 4. move the rows on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from bot.chat.reading import more_button, notes
from bot.chat.render import Frame, blocks, say_when, told
from bot.chat.rich import italic, messages
from bot.edition import looked, new_to
from bot.timetable import Due, next_due
from domain.chats import Place, Settings, Timetable
from domain.ledger import PartKind, Slot
from domain.message import Message
from domain.model import Briefing
from storage.store import Store

MAX_LATENESS = timedelta(hours=12)
"""A digest later than this, or than the next one, is not sent on its own: its stories are in the next one."""

AT_ONCE = 500
"""Rows planned between two looks at the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owed:
    """The last date of a row that has fallen due, and the date after it."""

    row: Timetable
    last: Due
    coming: Due


def plan(store: Store, now: datetime, zone: str, *, mine: Callable[[Place], bool] = lambda place: True) -> int:
    """Owes a digest to every place that is due and `mine`; gives how many. `zone` holds where none was chosen."""
    rows = [row for row in store.timetables_due(now, AT_ONCE) if mine(row.place)]
    planned = 0
    for place, theirs in groupby(sorted(rows, key=lambda row: (row.place, row.id)), key=lambda row: row.place):
        with store.transaction():
            planned += _plan_place(store, place, list(theirs), now, zone)
    return planned


def _plan_place(store: Store, place: Place, rows: Sequence[Timetable], now: datetime, zone: str) -> int:
    settings = store.settings(place)
    settings = settings if settings.zone_chosen else replace(settings, zone=zone)
    owed = [_owed(store, row, settings.zone, now) for row in rows]
    latest = max(owed, key=lambda one: (one.last.at, one.row.id))
    sent = _owe(store, settings, latest, now)
    for one in owed:
        store.put_timetable(replace(one.row, next_at=one.coming.at, next_date=one.coming.date))
    return sent


def _owed(store: Store, row: Timetable, zone: str, now: datetime) -> _Owed:
    """Walks from the stored due date to the last one that has come."""
    served, last = store.served(row.id), Due(at=row.next_at, date=row.next_date)
    while True:
        coming = next_due(row.hour, row.minute, row.weekdays, zone, after=last.at, served=(*served, str(last.date)))
        if coming.at > now:
            return _Owed(row=row, last=last, coming=coming)
        last = coming


def _owe(store: Store, settings: Settings, owed: _Owed, now: datetime) -> int:
    place, due = settings.place, owed.last
    if now - due.at > min(MAX_LATENESS, owed.coming.at - due.at):
        store.put_note(_missed(place), due.at.isoformat())
        return 0
    edition = new_to(store, settings, now)
    slot = Slot(place=place, timetable=owed.row.id, wanted=due.date, due=due.at)
    parts = _parts(store, settings, edition.briefing, now)
    group = store.owe(place, parts, kind=PartKind.DIGEST, now=now, slot=slot, told=told(edition.briefing))
    if group is None:
        return 0
    store.put_note(_missed(place), None)
    looked(store, store.settings(place), edition, now)
    return 1


def _parts(store: Store, settings: Settings, briefing: Briefing, now: datetime) -> tuple[Message, ...]:
    late = _late(store, settings, now)
    if not briefing.items:
        return _quiet(settings, now, late)
    notes_too = (f"{late}; its stories are in here.",) if late else ()
    frame = Frame(zone=settings.zone, notes=(*notes_too, *notes(store)), more=len(briefing.rest))
    return messages(blocks(briefing, frame), more_button(store, settings.place, briefing, now))


def _late(store: Store, settings: Settings, now: datetime) -> str:
    """That an earlier digest was not sent, without a full stop; empty where none was missed."""
    missed = store.note(_missed(settings.place))
    if not missed:
        return ""
    when = say_when(datetime.fromisoformat(missed), now, settings.zone)
    return f"The briefing of {when} was not sent, for this bot was not running"


def _missed(place: Place) -> str:
    return f"missed:{place.chat}:{place.thread}"


def _quiet(settings: Settings, now: datetime, late: str) -> tuple[Message, ...]:
    since = say_when(settings.looked_at or now, now, settings.zone)
    said = f"A quiet time: nothing new since {since}."
    return messages([italic(f"{said} {late}." if late else said)])
