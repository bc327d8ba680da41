"""`/schedule` and `/timezone`, and what subscribing does to them. Decides no instant: `bot.timetable` does."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.request import Reply
from bot.chat.rich import Rich, code, plain
from bot.chat.times import Misread, TimeOfDay, read_times, say_days, say_time
from bot.chat.turn import Turn, quoted, say
from bot.chat.zones import Choices, Zone, find_zone, zone_said
from bot.timetable import Due, replace, rezone, upcoming
from domain.chats import Settings, Timetable

SHOWN = 5
DEFAULT = TimeOfDay(hour=7, minute=30, weekdays=frozenset(range(7)))


def schedule(turn: Turn) -> Reply:
    """`/schedule 07:30 mon-fri, 10:00 sat sun`, `/schedule off`, or alone: what holds and the next five sends."""
    if not turn.argument:
        return say(holds(turn, turn.settings), _next_sends(turn))
    times = read_times(turn.argument)
    if isinstance(times, Misread):
        return say(plain(f"{times.what}\nFor example: ") + code(f"/schedule {times.example}"))
    if times is None:
        return off(turn)
    keep_times(turn, times)
    settings = subscribe_here(turn)
    return say(holds(turn, settings), _next_sends(turn))


def off(turn: Turn) -> Reply:
    """No more digests; the settings stay, and one tap brings them back."""
    settings = turn.settings
    if not settings.subscribed:
        return say(f"{turn.has('gets', 'get')} no daily briefing. /subscribe starts one.")
    turn.store.put_settings(dataclasses.replace(settings, subscribed=False))
    back = ((turn.button("Start again", "subscribe"),),)
    return say(
        f"{turn.has('gets', 'get')} no more daily briefings. All settings are kept; /latest works as before.", rows=back
    )


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
        return f"{turn.has('gets', 'get')} no daily briefing. For one, say for example: /schedule 07:30 mon-fri"
    times = ", ".join(f"{say_time(row.hour, row.minute)} {say_days(row.weekdays)}" for row in rows)
    coming = upcoming(rows, settings.zone, turn.now, 1)
    next_one = f" Next: {say_due(coming[0], turn.now, settings.zone)}." if coming else ""
    return f"{turn.has('gets', 'get')} a briefing at {times}, {zone_said(settings.zone)}.{next_one}"


def say_due(due: Due, now: datetime, zone: str) -> str:
    """`today, Wed 30 Oct, 07:30`, with `today` and `tomorrow` where they are true."""
    local = due.at.astimezone(ZoneInfo(zone))
    days = (local.date() - now.astimezone(ZoneInfo(zone)).date()).days
    near = {0: "today, ", 1: "tomorrow, "}.get(days, "")
    return f"{near}{local:%a} {local.day} {local:%b}, {local:%H:%M}"


def _next_sends(turn: Turn) -> Rich:
    settings = turn.settings
    rows: list[Timetable] = turn.store.timetables(settings.place) if settings.subscribed else []
    coming = upcoming(rows, settings.zone, turn.now, SHOWN) if rows else []
    if not coming:
        return Rich()
    return plain("The next five:\n" + "\n".join(f"· {say_due(due, turn.now, settings.zone)}" for due in coming))


def timezone(turn: Turn) -> Reply:
    """`/timezone Europe/London`, `/timezone Kyiv`, or alone: the zone here and the time it is there."""
    settings = turn.settings
    if not turn.argument:
        return say(f"{_clock(turn, settings.zone)}\nTo change it, say a city: /timezone Kyiv")
    match find_zone(turn.argument):
        case Zone(name=name):
            settings = keep_zone(turn, name)
            return say(f"{_clock(turn, name)} {holds(turn, settings) if settings.subscribed else ''}".strip())
        case Choices(names=names):
            rows = tuple((turn.button(name, f"zone:{name}"),) for name in names[:8])
            return say(f"There are several places like “{quoted(turn.argument)}”. Which one?", rows=rows)
        case _:
            return say(
                f"I know no place “{quoted(turn.argument)}”. "
                "Say a large city near you, or a zone: /timezone Europe/London"
            )


def _clock(turn: Turn, zone: str) -> str:
    local = turn.now.astimezone(ZoneInfo(zone))
    whose = "Your" if turn.here == "You" else f"{turn.here}'s"
    return f"{whose} time zone is {zone_said(zone)}, where it is {local:%H:%M} on {local:%A}."


def keep_zone(turn: Turn, zone: str) -> Settings:
    """Stores the zone and moves the timetable into it; a date already served is not served again."""
    settings = dataclasses.replace(turn.settings, zone=zone, zone_chosen=True)
    turn.store.put_settings(settings)
    for row in rezone(turn.store.timetables(settings.place), zone, turn.now, turn.store.served):
        turn.store.put_timetable(row)
    return settings
