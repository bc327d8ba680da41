"""From a date as somebody wrote it to an instant, a day or nothing. Never asks the clock, never guesses a zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.model import Published
from ingest.zones import MONTHS, NAMED, PLACES, SMALL_WORDS, WEEKDAYS

AHEAD: Final = timedelta(hours=1)
"""How far ahead of our clock a publisher's may run before it counts as wrong."""

FIRST_YEAR: Final = 1995
"""No article on the web is older; earlier years are counters, zeroes and typing errors."""

LONGEST: Final = 200
"""A date is short: longer strings are not tried."""

_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.]|年)\s?(\d{1,2})\s?(?:[-/.]|月)\s?(\d{1,2})(?!\d)日?")
_DMY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_DIGIT = re.compile("[0-9]")
_TIME = re.compile(
    r"(?<![\d:.-])([01]?\d|2[0-4])[:.h]([0-5]\d)(?:[:.]([0-5]\d)(?:[.,]\d+)?)?(?!\d)(?:\s*([ap])\.?\s?m\b\.?)?", re.I
)
_HOUR = re.compile(r"(?<![\d:.])(1[0-2]|0?[1-9])\s*([ap])\.?m\b", re.I)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d\d?)(?::?(\d\d))?\b")
_ZONE = re.compile(r"\b(" + "|".join(map(re.escape, [*NAMED, *PLACES])) + r")(?![\w-])")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?")
_DAY_ONLY = re.compile(r"\d{4}-\d\d?-\d\d?")


def read_date(raw: str | None, *, zone: tzinfo | None = None) -> Published:
    """When `raw` says: an instant in UTC where a zone is known (else `zone`), else the day alone, else None."""
    raw = (raw or "").strip()
    if not raw or len(raw) > LONGEST:
        return None
    for reader in (_iso, _mail, _written, _foreign):
        found = reader(raw, zone)
        if found is not None:
            return found if FIRST_YEAR <= found.year <= 9998 else None
    return None


def settle(published: Published, now: datetime) -> Published:
    """`published`, but never ahead of `now`: a later one becomes `now` itself. Days may be ahead by a time zone."""
    if isinstance(published, datetime):
        return now if published > now + AHEAD else published
    if published is not None and published > (now + timedelta(hours=14)).date():
        return now.date()
    return published


def is_date_line(line: str) -> bool:
    """Whether `line` holds a written day and nothing else but times, zones, weekdays and words like "updated"."""
    if len(line) > LONGEST or not _holds_digit(line) or _written(line, None) is None:
        return False
    rest = [w.lower() for w in _WORDS.findall(_ZONE.sub(" ", line)) if not w.isdigit()]
    return sum(w not in MONTHS and w not in WEEKDAYS and w not in SMALL_WORDS for w in rest) <= max(1, len(rest) // 5)


def _holds_digit(line: str) -> bool:
    return _DIGIT.search(line) is not None if line.isascii() else any(char.isdigit() for char in line)


def _iso(raw: str, zone: tzinfo | None) -> Published:
    if _DAY_ONLY.fullmatch(raw):
        return _day(*map(int, raw.split("-")))
    text = _BASIC.sub(lambda m: f"{m[1]}-{m[2]}-{m[3]}T{m[4]}:{m[5]}:{m[6] or '00'}{m[7] or ''}", raw)
    text = re.sub(r"(?<=\d)T24:00(?::00(?:\.0+)?)?", "T00:00:00", text) if "T24:00" in text else text
    text = re.sub(r"(\d)\s+([+-]\d\d:?\d\d)$", r"\1\2", text).replace(" Z", "Z")
    try:
        found = datetime.fromisoformat(text)
        return _instant(found + timedelta(days="T24:00" in raw), zone)
    except (ValueError, OverflowError):
        return None


def _mail(raw: str, zone: tzinfo | None) -> Published:
    """RFC 822 with a numeric zone only: the standard library reads the names it does not know as UTC."""
    if not re.search(r"[+-]\d{4}\s*(?:\(.*\))?$", raw) or re.search(r"[a-z] 0\d{3} ", raw):  # year 0001 is not 2001
        return None
    try:
        found = parsedate_to_datetime(raw)
        return _instant(found, zone) if found.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(raw: str, zone: tzinfo | None) -> Published:
    """A day in figures or words, anywhere in `raw`, with the first time and zone beside it."""
    found = _numbers(raw) or _named_day(raw)
    if found is None:
        return None
    day, rest = found
    clock = _clock(rest)
    where = _zone(rest, day) or zone
    if clock is None or where is None:
        return day
    later = timedelta(days=1) if clock[0] == 24 else timedelta()
    try:
        return (datetime(day.year, day.month, day.day, clock[0] % 24, *clock[1:], tzinfo=where) + later).astimezone(UTC)
    except (ValueError, OverflowError):
        return day


def _foreign(raw: str, zone: tzinfo | None) -> Published:
    """The long tail of languages and orders, through dateparser; relative words ("yesterday") are not dates here."""
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", raw) or len(re.findall(r"\d+", raw)) < 2 or len(raw) > 80:
        return None
    import dateparser  # noqa: PLC0415 - slow to load and seldom needed

    wanted = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    try:
        found = dateparser.parse(raw, settings=wanted)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    return _instant(found, zone) if found else None


def _instant(found: datetime, zone: tzinfo | None) -> Published:
    """`found` in UTC; the day alone where neither it nor `zone` says where."""
    try:
        if found.tzinfo is None:
            return found.replace(tzinfo=zone).astimezone(UTC) if zone else found.date()
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _numbers(raw: str) -> tuple[date, str] | None:
    if match := _YMD.search(raw):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
    elif match := _DMY.search(raw):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        day = _day(year, second, first) or _day(year, first, second)
    else:
        return None
    return (day, raw[: match.start()] + " " + raw[match.end() :]) if day else None


def _named_day(raw: str) -> tuple[date, str] | None:
    """`30 October 2024`, `Oct. 30, 2024`, `2024 October 30`: the month in words, day and year within two tokens."""
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORDS.finditer(raw)]
    for at, (word, _, _) in enumerate(words):
        if (month := MONTHS.get(word)) is None:
            continue
        near = [w for w in words[max(0, at - 2) : at + 5] if w[0].isdigit()]
        years = [w for w in near if len(w[0]) == 4 and w[1] > words[max(0, at - 2)][1] - 1]
        days = [w for w in words[max(0, at - 2) : at + 2] if w[0].isdigit() and len(w[0]) <= 2]
        days = days or [w for w in words[at + 1 : at + 2] if w[0][:-2].isdigit()]
        day = _day(int(years[0][0]), month, int(days[0][0])) if years and days else None
        if day:
            first, last = min(days[0][1], words[at][1], years[0][1]), max(days[0][2], words[at][2], years[0][2])
            return day, raw[:first] + " " + raw[last:]
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(rest: str) -> tuple[int, int, int] | None:
    if match := _TIME.search(rest):
        hour, minute, second, half = int(match[1]), int(match[2]), int(match[3] or 0), match[4]
    elif match := _HOUR.search(rest):
        hour, minute, second, half = int(match[1]), 0, 0, match[2]
    else:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return (hour, minute, second) if hour < 24 or minute == second == 0 else None


def _zone(rest: str, day: date) -> tzinfo | None:
    after = _TIME.sub(" ", rest)
    if match := _OFFSET.search(after):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours <= 14 and minutes < 60:
            return timezone((-1 if match[1] != "+" else 1) * timedelta(hours=hours, minutes=minutes))
    if match := _ZONE.search(after):
        return NAMED.get(match[1]) or ZoneInfo(PLACES[match[1]])
    return None
