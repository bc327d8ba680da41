"""A time zone by its name, its abbreviation or a city. Pure; never asks a network, and never guesses in silence.

What is found for certain is a `Zone`; what needs a tap to be certain is `Choices`; the rest is None.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from bot.chat.cities import ABBREVIATIONS, BY_ZONE, CITIES, PART_HOUR_OFFSETS, RENAMED
from bot.timetable import zone_info

MOST_CHOICES = 8  # buttons that fit on a screen
LONGEST_TEXT = 80  # characters; the longest name of a zone has 32
LEAST_PREFIX = 3  # letters; fewer begin too many cities
LIKENESS = 0.8  # difflib's ratio: one slip in a word of five letters
_YEAR = tuple(datetime(2030, month, 15, tzinfo=UTC) for month in range(1, 13))  # tells clocks apart by their rules
_OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")
_FIXED = re.compile(r"Etc/GMT([+-])([1-9]\d?)")
_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_NO_PLACE = frozenset({"Factory", "localtime", "posixrules"})  # entries of the database that say where nothing is


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone that exists. `fixed`: its clocks never change, so that a city is the better choice where they do."""

    name: str
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Names of zones to choose from, likeliest first, at least one."""

    names: tuple[str, ...]


def find_zone(text: str) -> Zone | Choices | None:
    """The zone meant by `Europe/London`, `new york`, `São Paulo`, `Munich`, `Japan`, `PST`, `UTC+2`."""
    if len(text) > LONGEST_TEXT:
        return None
    return _exact(text) or _exact(text.partition(",")[0]) or _like(_folded(text))


def zone_said(zone: str) -> str:
    """The zone as a person says it: `UTC+3` for `Etc/GMT-3`, whose sign is the wrong way round for everybody else."""
    if fixed := _FIXED.fullmatch(zone):
        return f"UTC{'+' if fixed[1] == '-' else '-'}{fixed[2]}"
    return zone


def local(now: datetime, zone: str) -> datetime:
    """What clocks in the zone show at `now` (aware); ValueError for an unknown zone."""
    return now.astimezone(zone_info(zone))


def _exact(text: str) -> Zone | Choices | None:
    said = _folded(text)
    if not said:
        return None
    return (
        _universal(said)
        or _offset(unicodedata.normalize("NFKC", text).casefold().replace("−", "-").strip())
        or _several(ABBREVIATIONS.get(said, ()))
        or _several(_places().get(said, ()))
    )


def _folded(text: str) -> str:
    """Small letters without accents or full stops; what parts words is one space; `/` stays."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(str.maketrans("øłđı", "oldi")))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != ".")
    return " ".join(re.sub(r"[^\w/+]|_", " ", bare).split())


def _universal(said: str) -> Zone | None:
    names = {"utc", "gmt", "z", "zulu", "uct", "universal", "greenwich", "etc/utc", "etc/gmt"}
    return Zone(name="UTC", fixed=True) if said in names else None


def _offset(said: str) -> Zone | Choices | None:
    """`utc+2` is `Etc/GMT-2`: the sign in those names is turned round (POSIX counts west as positive)."""
    match = _OFFSET.fullmatch(said)
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if minutes:
        return _several(PART_HOUR_OFFSETS.get(f"{match[1]}{hours}:{minutes:02}", ()))
    if hours == 0:
        return Zone(name="UTC", fixed=True)
    name = f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}"
    return Zone(name=name, fixed=True) if name in available_timezones() else None


def _several(names: tuple[str, ...]) -> Zone | Choices | None:
    if len(names) == 1:
        return Zone(name=names[0], fixed=names[0].startswith("Etc/"))
    return Choices(names=names[:MOST_CHOICES]) if names else None


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """What may be said → the names of zones: full names, then cities, then countries; the first claim holds."""
    known = sorted(available_timezones() - _NO_PLACE)
    found: dict[str, tuple[str, ...]] = {_folded(name): (RENAMED.get(name, name),) for name in known if "/" in name}
    for said, names in {**_last_parts(known), **CITIES}.items():
        found.setdefault(_folded(said), names)
    for country, names in _countries().items():
        found.setdefault(country, _apart(names))
    for name in known:
        found.setdefault(_folded(name), (name,))
    return found


def _last_parts(known: list[str]) -> dict[str, tuple[str, ...]]:
    """City → its zone. Of several names for it the one in today's table of zones counts; old regions count last."""
    current = {name for names in _countries().values() for name in names}
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(known, key=lambda name: (name not in current, name)):
        region, _, city = name.rpartition("/")
        if region and region.partition("/")[0] in _REGIONS:
            found.setdefault(_folded(city), (RENAMED.get(name, name),))
    return found


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Country, folded → its zones, from the tables in the tzdata package; the zone of most people comes first there."""
    folder = files("tzdata") / "zoneinfo"
    names = dict(_rows((folder / "iso3166.tab").read_text("utf-8"), 0, 1))
    found: dict[str, tuple[str, ...]] = {}
    for code, zone in _rows((folder / "zone.tab").read_text("utf-8"), 0, 2):
        country = _folded(names.get(code, code))
        found[country] = (*found.get(country, ()), zone)
    return {country: tuple(sorted(zones, key=lambda zone: zone not in BY_ZONE)) for country, zones in found.items()}


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first zone of each kind of clocks: Germany has two names, but one time."""
    first: dict[tuple[timedelta | None, ...], str] = {}
    for name in names:
        first.setdefault(tuple(local(day, name).utcoffset() for day in _YEAR), name)
    return tuple(first.values())


def _rows(table: str, first: int, second: int) -> list[tuple[str, str]]:
    lines = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return [(fields[first], fields[second]) for fields in lines]


def _like(said: str) -> Choices | None:
    """Zones of places which begin like that, or are spelled nearly so."""
    if len(said) < LEAST_PREFIX:
        return None
    words = sorted(word for word in _places() if "/" not in word)
    near = [word for word in words if word.startswith(said)] or get_close_matches(said, words, cutoff=LIKENESS)
    names = tuple(dict.fromkeys(name for word in near for name in _places()[word]))
    return Choices(names=names[:MOST_CHOICES]) if names else None
