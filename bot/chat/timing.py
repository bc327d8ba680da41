"""`/schedule` and `/timezone`, and what subscribing does to them. Decides no instant: `bot.timetable` does."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.chat.request import Reply
from bot.chat.rich import Rich, code, plain
from bot.chat.saying import say_due, say_row
from bot.chat.times import MOST_TIMES, Misread, TimeOfDay, read_times
from bot.chat.turn import Turn, quoted, say
from bot.chat.zones import Choices, Zone, find_zone, zone_said
from bot.timetable import replace, rezone, upcoming
from domain.chats import Settings, Timetable

SHOWN = 5
DEFAULT = TimeOfDay(hour=7, minute=30, weekdays=frozenset(range(7)))


def schedule(turn: Turn) -> Reply:
    """`/schedule 07:30 mon-fri, 10:00 sat sun`, `/schedule off`, or alone: what holds and the next five sends."""
    if not turn.argument:
        return say(holds(turn, turn.settings), _next_sends(turn))
    times = read_times(turn.argument)
    if isinstance(times, Misread):
        return say(_misread(turn, times))
    if times is None:
        return off(turn)
    keep_times(turn, times)
    settings = subscribe_here(turn)
    return say(holds(turn, settings), _next_sends(turn))


def off(turn: Turn) -> Reply:
    """No more digests; the settings stay, and one tap brings them back."""
    settings = turn.settings
    if not settings.subscribed:
        return say(turn.words("schedule-off-already", who=turn.who))
    turn.store.put_settings(dataclasses.replace(settings, subscribed=False))
    for digest in turn.store.unsent_digests(place=settings.place):  # as one that waits for Telegram to be reached
        turn.store.withdraw(digest.group, reason="nobody wants digests here any more", now=turn.now)
    back = ((turn.button(turn.words("schedule-again-button"), "subscribe"),),)
    return say(turn.words("schedule-off", who=turn.who), rows=back)


def keep_times(turn: Turn, times: Sequence[TimeOfDay]) -> None:
    """Replaces the timetable of this place. Rows that remain keep their ids, so that no date is served twice."""
    place = turn.request.place
    rows, dropped = replace(
        turn.store.timetables(place),
        times,
        place=place,
        zone=turn.settings.zone,
        now=turn.now,
        served=turn.store.served,
    )
    for gone in dropped:
        turn.store.drop_timetable(gone)
    for row in rows:
        turn.store.put_timetable(row)


def subscribe_here(turn: Turn) -> Settings:
    """Turns digests on here, at the times that hold or the default; what fell due meanwhile is not made up for."""
    before = turn.settings
    settings = dataclasses.replace(before, subscribed=True)
    rows = turn.store.timetables(settings.place)
    if not rows:
        keep_times(turn, (DEFAULT,))
    for row in rezone(rows, settings.zone, turn.now, turn.store.served, paused=not before.subscribed):
        turn.store.put_timetable(row)
    turn.store.put_settings(settings)
    return settings


def holds(turn: Turn, settings: Settings) -> str:
    """What now holds and for whom: `This group gets a briefing at 07:30 Mon to Fri, Europe/London. Next: …`."""
    rows = turn.store.timetables(settings.place)
    if not settings.subscribed or not rows:
        return turn.words("schedule-none", who=turn.who)
    times, zone = ", ".join(say_row(row, turn.words) for row in rows), zone_said(settings.zone)
    coming = upcoming(rows, settings.zone, turn.now, 1)
    if not coming:
        return turn.words("schedule-holds", who=turn.who, times=times, zone=zone)
    due = say_due(coming[0], turn.now, settings.zone, turn.words)
    return turn.words("schedule-holds-next", who=turn.who, times=times, zone=zone, next=due)


def _next_sends(turn: Turn) -> Rich:
    settings = turn.settings
    rows: list[Timetable] = turn.store.timetables(settings.place) if settings.subscribed else []
    coming = upcoming(rows, settings.zone, turn.now, SHOWN) if rows else []
    if not coming:
        return Rich()
    lines = (f"· {say_due(due, turn.now, settings.zone, turn.words)}" for due in coming)
    return plain("\n".join((turn.words("schedule-next-five"), *lines)))


def _misread(turn: Turn, misread: Misread) -> Rich:
    what = turn.words(misread.wrong, said=misread.said, most=MOST_TIMES)
    return plain(f"{turn.words('schedule-wrong', what=what)} ") + code(f"/schedule {misread.example}")


def timezone(turn: Turn) -> Reply:
    """`/timezone Europe/London`, `/timezone Kyiv`, or alone: the zone here and the time it is there."""
    settings = turn.settings
    if not turn.argument:
        return say(f"{_clock(turn, settings.zone)}\n{turn.words('zone-how')}")
    match find_zone(turn.argument):
        case Zone(name=name):
            settings = keep_zone(turn, name)
            return say(f"{_clock(turn, name)} {holds(turn, settings) if settings.subscribed else ''}".strip())
        case Choices(names=names) as choices:
            labelled = zip(choices.labels(turn.words.lang), names, strict=True)
            rows = tuple((turn.button(label, f"zone:{name}"),) for label, name in labelled)
            return say(turn.words("zone-several", said=quoted(turn.argument)), rows=rows)
        case _:
            return say(turn.words("zone-unknown", said=quoted(turn.argument)))


def _clock(turn: Turn, zone: str) -> str:
    local, words = turn.now.astimezone(ZoneInfo(zone)), turn.words
    day, clock = words.time(local, "pattern-weekday"), words.time(local, "pattern-clock")
    return words("zone-is", who=turn.who, zone=zone_said(zone), clock=clock, day=day)


def keep_zone(turn: Turn, zone: str) -> Settings:
    """Stores the zone and moves the timetable into it; a date already served is not served again."""
    settings = dataclasses.replace(turn.settings, zone=zone, zone_chosen=True)
    turn.store.put_settings(settings)
    for row in rezone(turn.store.timetables(settings.place), zone, turn.now, turn.store.served):
        turn.store.put_timetable(row)
    return settings
