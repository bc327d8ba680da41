"""How instants, times of day and weekdays are said in the reader's words and zone. Pure; it decides nothing."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.times import EVERY_DAY
from bot.timetable import Due
from bot.words.catalogue import Words
from domain.chats import Timetable

_LONG_AGO = 300  # days, from which on a day and a month are not clear without the year
_MONDAY = 5  # 5 January 1970 was one: any week will do to name its days


def say_when(instant: datetime, now: datetime, zone: str, words: Words) -> str:
    """`today 08:00`, `yesterday 08:00`, `Mon 28 Oct 08:00`, in the zone; with the year where it is long ago."""
    local, today = instant.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    days, clock = (today - local.date()).days, words.time(local, "pattern-clock")
    if days in (0, 1):
        return words("when-today" if days == 0 else "when-yesterday", clock=clock)
    pattern = "pattern-short-day-of-year" if days > _LONG_AGO else "pattern-short-day"
    return words("when-day", day=words.time(local, pattern), clock=clock)


def say_due(due: Due, now: datetime, zone: str, words: Words) -> str:
    """`today, Wed 30 Oct, 07:30`, with `today` and `tomorrow` where they are true."""
    local = due.at.astimezone(ZoneInfo(zone))
    days = (local.date() - now.astimezone(ZoneInfo(zone)).date()).days
    key = {0: "due-today", 1: "due-tomorrow"}.get(days, "due-day")
    return words(key, day=words.time(local, "pattern-short-day"), clock=words.time(local, "pattern-clock"))


def say_row(row: Timetable, words: Words) -> str:
    """`07:30 Mon to Fri`."""
    clock = words.time(datetime(1970, 1, 1, row.hour, row.minute), "pattern-clock")  # noqa: DTZ001 - a time of any day
    return words("schedule-time", clock=clock, days=say_days(row.weekdays, words))


def say_days(weekdays: frozenset[int], words: Words) -> str:
    """`every day`, `Mon to Fri`, `Sat to Mon`, `Sat and Sun`, `Mon, Wed and Fri`."""
    if weekdays >= EVERY_DAY:
        return words("days-every")
    starts = [day for day in weekdays if (day - 1) % 7 not in weekdays]
    if len(starts) == 1 and len(weekdays) > 2:
        first, last = starts[0], (starts[0] + len(weekdays) - 1) % 7
        return words("days-range", first=_weekday(first, words), last=_weekday(last, words))
    return words.list([_weekday(day, words) for day in sorted(weekdays)])


def _weekday(day: int, words: Words) -> str:
    return words.time(datetime(1970, 1, _MONDAY + day), "pattern-short-weekday")  # noqa: DTZ001 - a day of any week
