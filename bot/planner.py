"""What is due becomes digests, frozen in the outbox: one per place, timetable row and wanted local date. Sends nothing.

The plan, for each place whose minute has come, in one transaction: 1. find the last due date of each of its rows;
2. take back an earlier digest that still waits, as one that came too late; 3. one digest for the latest of them,
however many were missed; 4. freeze it with what it tells; 5. move the rows on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.chat.numbers import buttons_under
from bot.chat.reading import notes
from bot.chat.render import Frame, blocks, told
from bot.chat.rich import italic, messages
from bot.chat.saying import say_when
from bot.edition import Kitchen, before_look, looked, new_to
from bot.quiet import hushed
from bot.timetable import LATENESS_LIMIT, Due, max_lateness, next_due, rezone, zone_at
from bot.words.catalogue import Words
from bot.words.speaking import words_for
from domain.chats import Place, Settings, Timetable
from domain.ledger import PartKind, Slot, Unsent
from domain.message import Message
from domain.model import Briefing
from storage.store import Store

RESTORED = "restored"
"""The note that says when the store was brought back without what it had told since the copy."""

AT_ONCE = 500
"""Rows looked at between two looks at the clock."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owed:
    """The last date of a row that has fallen due, and the date after it."""

    row: Timetable
    last: Due
    coming: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """What holds for all places: the zone of those that chose none, how late is too late, and the shared work."""

    zone: str
    limit: timedelta = LATENESS_LIMIT
    kitchen: Kitchen = field(default_factory=Kitchen)


def plan(
    store: Store,
    now: datetime,
    zone: str,
    *,
    limit: timedelta = LATENESS_LIMIT,
    mine: Callable[[Place], bool] = lambda place: True,
) -> int:
    """Owes a digest to every place that is due and `mine`; gives how many. `zone` holds where none was chosen.

    A digest later than `limit`, or than the next one, is not sent on its own: its stories are in the next one.
    """
    menu = Menu(zone=zone, limit=limit)
    return sum(plan_places(store, [place], now, menu) for place in due_places(store, now, mine))


def due_places(store: Store, now: datetime, mine: Callable[[Place], bool]) -> list[Place]:
    """The places that are `mine` and have a row that is due, the longest due first; not all, where they are many."""
    return list(dict.fromkeys(row.place for row in store.timetables_due(now, AT_ONCE) if mine(row.place)))


def plan_places(store: Store, places: Sequence[Place], now: datetime, menu: Menu) -> int:
    """Owes these places the digests that are due, all in one transaction; gives how many."""
    with store.transaction():
        return sum(_plan_place(store, place, now, menu) for place in places)


def take_back_late(store: Store, now: datetime, limit: timedelta = LATENESS_LIMIT) -> int:
    """Takes back every digest that waits beyond `limit`, as after a long outage or an old backup; gives how many."""
    late = [digest for digest in store.unsent_digests() if now - digest.due > limit]
    for digest in late:
        with store.transaction():
            _take_back(store, digest, now)
    return len(late)


def realign(store: Store, now: datetime, zone: str) -> int:
    """Computes anew when each row is due next, where that lies ahead; gives how many changed.

    After a clock that was ahead, or new rules of a zone. A date already served is not served again, and what is due
    stays due.
    """
    changed = 0
    with store.transaction():
        for row in store.all_timetables():
            if row.next_at <= now:
                continue
            try:
                (anew,) = rezone([row], zone_at(store.settings(row.place), zone), now, store.served)
            except ValueError:  # a row that makes no sense must not keep the bot from starting
                log.exception("row %d of the timetable cannot be read", row.id)
                continue
            if anew != row:
                store.put_timetable(anew)
                changed += 1
    return changed


def pass_over(store: Store, now: datetime, zone: str) -> int:
    """Moves on every row that is due without a digest: in a restored store it may have been sent already.

    A place that had never looked has looked as far as before that digest, so that what it did not get comes next.
    """
    count = 0
    while rows := store.timetables_due(now, AT_ONCE):
        for row in rows:
            settings = store.settings(row.place)
            owed = _owed(store, row, zone_at(settings, zone), now)
            if settings.looked_at is None:
                store.put_settings(before_look(settings, owed.last.at))
            store.owe(row.place, (), kind=PartKind.DIGEST, now=now, slot=_slot(owed))
            store.put_timetable(replace(row, next_at=owed.coming.at, next_date=owed.coming.date))
            count += 1
    return count


def _plan_place(store: Store, place: Place, now: datetime, menu: Menu) -> int:
    stored = store.settings(place)
    rows = [row for row in store.timetables(place) if row.next_at <= now] if stored.subscribed else []
    if not rows:
        return 0  # changed since the list of due places was made
    owed = [_owed(store, row, zone_at(stored, menu.zone), now) for row in rows]
    latest = max(owed, key=lambda one: (one.last.at, one.row.id))
    for digest in store.unsent_digests(place=place):
        if digest.due < latest.last.at:
            _take_back(store, digest, now)
    sent = _owe(store, store.settings(place), latest, now, menu)
    for one in owed:
        if sent and one is not latest:  # its date stands in the same digest, and must not come again after an edit
            store.owe(place, (), kind=PartKind.DIGEST, now=now, slot=_slot(one))
        store.put_timetable(replace(one.row, next_at=one.coming.at, next_date=one.coming.date))
    return sent


def _take_back(store: Store, digest: Unsent, now: datetime) -> None:
    """The digest is not sent any more; its stories come with the next one, which says so."""
    store.withdraw(digest.group, reason="too late; its stories come with the next one", now=now)
    miss(store, digest.place, digest.due)


def _owed(store: Store, row: Timetable, zone: str, now: datetime) -> _Owed:
    """Walks from the stored due date to the last one that has come."""
    served, last = store.served(row.id), Due(at=row.next_at, date=row.next_date)
    while True:
        coming = next_due(row.hour, row.minute, row.weekdays, zone, after=last.at, served=(*served, str(last.date)))
        if coming.at > now:
            return _Owed(row=row, last=last, coming=coming)
        last = coming


def miss(store: Store, place: Place, due: datetime) -> None:
    """A digest that was due then does not come: the next one says so."""
    store.put_note(_missed(place), due.isoformat())


def _slot(owed: _Owed) -> Slot:
    return Slot(place=owed.row.place, timetable=owed.row.id, wanted=owed.last.date, due=owed.last.at)


def _owe(store: Store, stored: Settings, owed: _Owed, now: datetime, menu: Menu) -> int:
    place, due = stored.place, owed.last
    if now - due.at > max_lateness(due.at, owed.coming.at, menu.limit):
        miss(store, place, due.at)
        return 0
    settings = replace(stored, zone=zone_at(stored, menu.zone))
    edition = new_to(store, settings, now, kitchen=menu.kitchen)
    skipped = stored.habits.skip_empty and not edition.briefing.items
    parts = () if skipped else hushed(_parts(store, settings, edition.briefing, now), settings, now)
    tells, before = told(edition.briefing), before_look(stored, now)
    if store.owe(place, parts, kind=PartKind.DIGEST, now=now, slot=_slot(owed), told=tells, before=before) is None:
        return 0
    looked(store, stored, edition, now)
    if skipped:
        return 0  # a digest missed before is told of in the next one that is sent
    store.put_note(_missed(place), None)
    return 1


def _parts(store: Store, settings: Settings, briefing: Briefing, now: datetime) -> tuple[Message, ...]:
    words = words_for(settings, store.chat(settings.place.chat))
    missed = _missed_when(store, settings, now, words)
    if not briefing.items:
        return _quiet(settings, now, missed, words)
    late = (words("briefing-late", when=missed),) if missed else ()
    said = (*late, *_restored(store, settings, words), *notes(store, words, settings.place))
    frame = Frame(zone=settings.zone, words=words, notes=said, more=len(briefing.rest))
    return messages(blocks(briefing, frame), buttons_under(store, settings.place, briefing, now, words))


def _missed_when(store: Store, settings: Settings, now: datetime, words: Words) -> str:
    """When an earlier digest would have come that was not sent; empty where none was missed."""
    missed = store.note(_missed(settings.place))
    return say_when(datetime.fromisoformat(missed), now, settings.zone, words) if missed else ""


def _restored(store: Store, settings: Settings, words: Words) -> tuple[str, ...]:
    """That some may have come before, where the store was restored without what it told and the place looks anew."""
    restored = store.note(RESTORED)
    if not restored or (settings.looked_at and settings.looked_at >= datetime.fromisoformat(restored)):
        return ()
    return (words("briefing-restored"),)


def _missed(place: Place) -> str:
    return f"missed:{place.chat}:{place.thread}"


def _quiet(settings: Settings, now: datetime, missed: str, words: Words) -> tuple[Message, ...]:
    since = say_when(settings.looked_at or now, now, settings.zone, words)
    key = "briefing-quiet-late" if missed else "briefing-quiet"
    return messages([italic(words(key, since=since, when=missed))])
