"""What people type for a schedule. Pure; never knows zones, dates or what is stored.

A line is read as times of day and sets of days in a row. Days belong to the times before them when a time comes first
("07:30 mon-fri"), else to the times after them ("weekdays at 8"); times with no days are for every day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.lookup import folded

EXAMPLE = "07:30 mon-fri, 10:00 sat sun"
LONGEST_TEXT = 300  # characters; what is longer is not a schedule
MOST_TIMES = 12  # a briefing every two hours of the day; more is a mistake
EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})

_DAY_WORDS = (
    "mo mon mons monday mondays montag montags lun lunes",
    "tu tue tues tuesday tuesdays di dienstag dienstags mar martes",
    "we wed weds wednesday wednesdays mi mittwoch mittwochs mie miercoles",
    "th thu thur thurs thursday thursdays do donnerstag donnerstags jue jueves",
    "fr fri fris friday fridays freitag freitags vie viernes",
    "sa sat sats saturday saturdays samstag samstags sonnabend sonnabends sab sabado sabados",
    "su sun suns sunday sundays so sonntag sonntags dom domingo domingos",
)
"""In English, German and Spanish, without accents."""
_DAYS = {word: frozenset({day}) for day, words in enumerate(_DAY_WORDS) for word in words.split()}
_SETS = (
    dict.fromkeys(("daily", "everyday", "day", "tag", "taglich", "diario", "diariamente", "dias"), EVERY_DAY)
    | dict.fromkeys(("weekday", "weekdays", "workday", "workdays", "werktags", "wochentags", "laborables"), WEEKDAYS)
    | dict.fromkeys(("weekend", "weekends", "wochenende", "wochenenden"), WEEKEND)
)
_NAMED_TIMES = dict.fromkeys(("noon", "midday", "mittags", "mediodia"), (12, 0)) | dict.fromkeys(
    ("midnight", "mitternacht", "medianoche"), (0, 0)
)
_PHRASES = (
    (r"\bfin(?:es)? de semana\b", "weekend"),
    (r"\bentre semana\b", "weekdays"),
    (r"\bde la ma(?:ñ|n)ana\b", "am"),
    (r"\bde la (?:tarde|noche)\b", "pm"),
    (r"\ba las?\b", "at"),
)
"""What is said in several words → the one word for it."""
_FILLERS = frozenset(
    """
    at on every each all the and & + o'clock uhr only send @
    um am an jeden jede jeder und nur immer morgens
    las los la el de cada todos y
    """.split()  # noqa: SIM905 - so many words read better in lines
)
_RANGE = frozenset({"-", "to", "till", "until", "through", "thru", "bis", "a", "hasta"})
_OFF = frozenset({"off", "stop", "none", "never", "no", "cancel", "disable", "aus", "nie", "nunca", "desactivar"})
_TOKEN = re.compile(
    r"(?P<time>\d+(?:\s*[:.h]\s*\d+)*(?:\s*(?:[ap]\.?m\b\.?|h\b))?)|(?P<stop>[,;\n])|(?P<word>[^\W\d]+(?:'[^\W\d]+)?|\S)"
)
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?h?(?:([ap])\.?m\.?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """A minute of the day and the weekdays it is for, 0 (Monday) to 6."""

    hour: int
    minute: int
    weekdays: frozenset[int] = EVERY_DAY


class Wrong(StrEnum):
    """What can be wrong, each a key of the catalogue; `said` there is the piece that was typed."""

    NOTHING = "schedule-nothing"
    NO_TIME = "schedule-no-time"
    NO_SUCH_TIME = "schedule-no-such-time"
    NO_SUCH_HALF_DAY = "schedule-no-such-half-day"
    OPEN_RANGE = "schedule-open-range"
    TIME_RANGE = "schedule-time-range"
    DAYS_WITHOUT_TIME = "schedule-days-without-time"
    UNKNOWN = "schedule-unknown"
    TOO_MANY = "schedule-too-many"
    TOO_LONG = "schedule-too-long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """Why a text is not a schedule, with an example that is one."""

    wrong: Wrong
    said: str = ""
    example: str = EXAMPLE


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class _Days:
    days: frozenset[int]
    said: str


@dataclass(frozen=True, slots=True)
class _Stop:
    """A comma."""


@dataclass(frozen=True, slots=True)
class _Dash:
    said: str


_Piece = _Time | _Days | _Stop | _Dash


def read_times(text: str) -> tuple[TimeOfDay, ...] | Misread | None:
    """The times of a schedule, in the order they were said; None for "off"; or what is wrong with it."""
    said = _plain(text)
    if said in _OFF:
        return None
    if not said:
        return Misread(wrong=Wrong.NOTHING)
    if len(said) > LONGEST_TEXT:
        return Misread(wrong=Wrong.TOO_LONG)
    pieces = _pieces(said)
    if isinstance(pieces, Misread):
        return pieces
    joined = _join_ranges(pieces)
    return joined if isinstance(joined, Misread) else _merge(joined)


def _plain(text: str) -> str:
    """Small letters, plain digits, one kind of dash and apostrophe."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    for phrase, word in _PHRASES:
        flat = re.sub(phrase, word, flat)
    return re.sub("[‐‑‒–—−]", "-", flat).replace("’", "'").strip(" \t\r\n.!\"'“”`")


def _pieces(said: str) -> list[_Piece] | Misread:
    pieces: list[_Piece] = []
    for token in _TOKEN.finditer(said):
        piece = _time(token["time"]) if token["time"] else _word(token[0])
        if isinstance(piece, Misread):
            return piece
        if piece is not None:
            pieces.append(piece)
    return pieces


def _time(said: str) -> _Time | Misread:
    """`7`, `7.30`, `7:30pm`, `0730`, `7am`, `18h`, `18h30`."""
    match = _TIME.fullmatch(re.sub(r"\s+", "", said))
    if match is None:
        return Misread(wrong=Wrong.NO_SUCH_TIME, said=said)
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return Misread(wrong=Wrong.NO_SUCH_HALF_DAY, said=said)
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 23 or minute > 59:
        return Misread(wrong=Wrong.NO_SUCH_TIME, said=said)
    return _Time(hour, minute)


def _word(typed: str) -> _Piece | Misread | None:
    said = typed if typed in _FILLERS else folded(typed).strip() or typed
    if said in _DAYS or said in _SETS:
        return _Days(_DAYS.get(said) or _SETS[said], said)
    if said in _NAMED_TIMES:
        return _Time(*_NAMED_TIMES[said])
    if said in _RANGE:
        return _Dash(said)
    if said in ",;\n":
        return _Stop()
    if said in _FILLERS:
        return None
    return Misread(wrong=Wrong.UNKNOWN, said=typed)


def _join_ranges(pieces: Sequence[_Piece]) -> list[_Piece] | Misread:
    """`mon`, `-`, `fri` become one set of days; a dash between a time and days only parts them."""
    joined: list[_Piece] = []
    rest = list(reversed(pieces))
    while rest:
        piece = rest.pop()
        if not isinstance(piece, _Dash):
            joined.append(piece)
            continue
        before, after = joined[-1] if joined else None, rest[-1] if rest else None
        if isinstance(before, _Days) and isinstance(after, _Days) and len(before.days) == len(after.days) == 1:
            joined[-1] = _span(before, after)
            rest.pop()
        elif {type(before), type(after)} != {_Time, _Days}:
            wrong = Wrong.TIME_RANGE if isinstance(before, _Time) and isinstance(after, _Time) else Wrong.OPEN_RANGE
            return Misread(wrong=wrong, said=_around(before, piece, after))
    return joined


def _span(first: _Days, last: _Days) -> _Days:
    """Both ends included; `sat-mon` goes over the end of the week."""
    (start,), (end,) = first.days, last.days
    length = (end - start) % 7
    return _Days(frozenset((start + step) % 7 for step in range(length + 1)), f"{first.said}-{last.said}")


def _around(before: _Piece | None, dash: _Dash, after: _Piece | None) -> str:
    return "".join(_say(piece) for piece in (before, dash, after))


def _say(piece: _Piece | None) -> str:
    match piece:
        case _Time(hour, minute):
            return say_time(hour, minute)
        case _Days(said=said):
            return said
        case _Dash(said):
            return said if said == "-" else f" {said} "
        case _:
            return ""


def _merge(pieces: Sequence[_Piece]) -> tuple[TimeOfDay, ...] | Misread:
    """One entry a minute of the day, with all the days it was said for."""
    days: dict[_Time, frozenset[int]] = {}
    for clause in _clauses(pieces):
        said = _attach(clause)
        if isinstance(said, Misread):
            return said
        for time, wanted in said:
            days[time] = days.get(time, frozenset()) | wanted
    if len(days) > MOST_TIMES:
        return Misread(wrong=Wrong.TOO_MANY)
    return tuple(TimeOfDay(hour=time.hour, minute=time.minute, weekdays=wanted) for time, wanted in days.items())


def _clauses(pieces: Sequence[_Piece]) -> list[list[_Time | _Days]]:
    """What stands between commas where each such part is complete, with time and days; otherwise all as one."""
    parts: list[list[_Time | _Days]] = [[]]
    for piece in pieces:
        if isinstance(piece, _Stop):
            parts.append([])
        elif isinstance(piece, _Time | _Days):
            parts[-1].append(piece)
    parts = [part for part in parts if part]
    if all({type(piece) for piece in part} == {_Time, _Days} for part in parts):
        return parts or [[]]
    return [[piece for part in parts for piece in part]]


def _attach(clause: Sequence[_Time | _Days]) -> list[tuple[_Time, frozenset[int]]] | Misread:
    """Each time with its days."""
    times = [piece for piece in clause if isinstance(piece, _Time)]
    if not times:
        return Misread(wrong=Wrong.NO_TIME if clause else Wrong.NOTHING)
    said: list[tuple[_Time, frozenset[int]]] = []
    for days, of in _runs(clause, days_first=isinstance(clause[0], _Days)):
        if not of:
            return Misread(wrong=Wrong.DAYS_WITHOUT_TIME, said=", ".join(piece.said for piece in days))
        wanted = frozenset().union(*(piece.days for piece in days)) or EVERY_DAY
        said.extend((time, wanted) for time in of)
    return said


def _runs(clause: Sequence[_Time | _Days], *, days_first: bool) -> Iterator[tuple[list[_Days], list[_Time]]]:
    """The clause cut before each new beginning: of days where days come first, else of times."""
    days: list[_Days] = []
    times: list[_Time] = []
    for piece in clause:
        if isinstance(piece, _Days):
            if days_first and times:
                yield days, times
                days, times = [], []
            days.append(piece)
        else:
            if not days_first and days:
                yield days, times
                days, times = [], []
            times.append(piece)
    yield days, times


def say_time(hour: int, minute: int) -> str:
    """`07:30`."""
    return f"{hour:02}:{minute:02}"
