"""A time zone by its name, its abbreviation, a city, a country or a place on the map. Pure; it asks no network.

What is found for certain is a `Zone`; what needs a tap to be certain is `Choices`; the rest is None. It never guesses
in silence: where a city has a namesake under other clocks, both are offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from babel import Locale

from bot.chat.cities import CERTAIN, City, cities_called, cities_like, large_ones, people_of_zones
from bot.chat.zone_names import ABBREVIATIONS, ALIASES, PART_HOUR_OFFSETS, RENAMED
from bot.timetable import zone_info
from bot.words.catalogue import LANGUAGES

MOST_CHOICES = 8  # buttons that fit on a screen
LONGEST_TEXT = 80  # characters; the longest name of a zone has 32
LEAST_PREFIX = 3  # letters; fewer begin too many cities
LIKENESS = 0.8  # difflib's ratio: one slip in a word of five letters
_YEAR = tuple(datetime(2030, month, 15, tzinfo=UTC) for month in range(1, 13))  # tells clocks apart by their rules
_OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
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
    """Names of zones to choose from, likeliest first, at least one; for cities, which they are, in the same order."""

    names: tuple[str, ...]
    cities: tuple[City, ...] = ()

    def labels(self, lang: str) -> tuple[str, ...]:
        """How each is told from the others: `Birmingham, AL, United States`, or the name of the zone."""
        return tuple(city_said(city, lang) for city in self.cities) or self.names


def find_zone(text: str) -> Zone | Choices | None:
    """The zone meant by `Europe/London`, `Neapel`, `Paris, Texas`, `Japan`, `PST`, `UTC+2`, `50.45 30.52`."""
    if len(text) > LONGEST_TEXT:
        return None
    return _on_map(text) or _exact(text) or _exact(text.partition(",")[0]) or _like(text)


def zone_said(zone: str) -> str:
    """The zone as a person says it: `UTC+3` for `Etc/GMT-3`, whose sign is the wrong way round for everybody else."""
    if fixed := _FIXED.fullmatch(zone):
        return f"UTC{'+' if fixed[1] == '-' else '-'}{fixed[2]}"
    return zone


def city_said(city: City, lang: str) -> str:
    """`Birmingham, AL, United States`, the country in that language."""
    country = Locale.parse(lang).territories.get(city.country, city.country)
    return ", ".join(part for part in (city.name, city.state, country) if part)


def local(now: datetime, zone: str) -> datetime:
    """What clocks in the zone show at `now` (aware); ValueError for an unknown zone."""
    return now.astimezone(zone_info(zone))


def _on_map(text: str) -> Zone | None:
    """The zone at a latitude and a longitude, as a shared location has them; at sea the one of its ships."""
    point = _POINT.fullmatch(text)
    if point is None or abs(float(point[1])) > 90 or abs(float(point[2])) > 180:
        return None
    from tzfpy import get_tz  # noqa: PLC0415 - it reads the map of the world

    name = get_tz(float(point[2]), float(point[1]))
    return Zone(name=name, fixed=name.startswith("Etc/")) if name in available_timezones() else None


def _exact(text: str) -> Zone | Choices | None:
    said = _folded(text)
    if not said:
        return None
    return (
        _universal(said)
        or _offset(unicodedata.normalize("NFKC", text).casefold().replace("−", "-").strip())
        or _several(ABBREVIATIONS.get(said, ()))
        or _several(_places().get(said, ()))
        or _city(text)
        or _several(_lesser_places().get(said, ()))
    )


def _city(text: str) -> Zone | Choices | None:
    """A city, alone or with its country or state after a comma."""
    name, _, where = text.partition(",")
    cities = cities_called(name)
    said = _folded(where)
    zones = _places().get(said, ())
    there = [city for city in cities if said in _whereabouts(city) or city.zone in zones]
    return _among(there or cities)


def _whereabouts(city: City) -> set[str]:
    names = {Locale.parse(lang).territories.get(city.country, city.country) for lang in LANGUAGES}
    return {_folded(name) for name in (*names, city.country, city.state) if name}


def _among(cities: Sequence[City]) -> Zone | Choices | None:
    """One city for certain, where none of the others under other clocks is likely to be meant."""
    if not cities:
        return None
    first = cities[0]
    others = [city for city in cities[1:] if _clocks(city.zone) != _clocks(first.zone)]
    if not others or first.weight >= CERTAIN * others[0].weight:
        return Zone(name=first.zone)
    shown = tuple({_clocks(city.zone): city for city in reversed((first, *others))}.values())[::-1][:MOST_CHOICES]
    return Choices(names=tuple(city.zone for city in shown), cities=shown)


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
    """What may be said → the names of zones: full names, then everyday names, then countries; the first claim holds."""
    found: dict[str, tuple[str, ...]] = {_folded(name): (RENAMED.get(name, name),) for name in _known() if "/" in name}
    for said, names in ALIASES.items():
        found.setdefault(_folded(said), names)
    for country, names in _countries().items():
        found.setdefault(country, _apart(names))
    return found


@cache
def _lesser_places() -> dict[str, tuple[str, ...]]:
    """What counts only where no city has that name: the places that zones are named after, old names of zones."""
    found = dict(_last_parts(_known()))
    for name in _known():
        found.setdefault(_folded(name), (name,))
    return found


def _known() -> list[str]:
    return sorted(available_timezones() - _NO_PLACE)


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
    """Country, folded, in each of our languages → its zones, from the tables in tzdata; that of most people first."""
    folder, people = files("tzdata") / "zoneinfo", people_of_zones()
    names = dict(_rows((folder / "iso3166.tab").read_text("utf-8"), 0, 1))
    zones: dict[str, tuple[str, ...]] = {}
    for code, zone in _rows((folder / "zone.tab").read_text("utf-8"), 0, 2):
        zones[code] = (*zones.get(code, ()), zone)
    found: dict[str, tuple[str, ...]] = {}
    for code, theirs in zones.items():
        called = {names.get(code, code), *(Locale.parse(lang).territories.get(code, code) for lang in LANGUAGES)}
        ordered = tuple(sorted(theirs, key=lambda zone: -people.get(zone, 0.0)))
        found |= dict.fromkeys(map(_folded, called), ordered)
    return found


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first zone of each kind of clocks: Germany has two names, but one time."""
    first: dict[tuple[timedelta | None, ...], str] = {}
    for name in names:
        first.setdefault(_clocks(name), name)
    return tuple(first.values())


@cache
def _clocks(zone: str) -> tuple[timedelta | None, ...]:
    """What tells the clocks of a zone from others: its offsets through the year."""
    return tuple(local(day, zone).utcoffset() for day in _YEAR)


def _rows(table: str, first: int, second: int) -> list[tuple[str, str]]:
    lines = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return [(fields[first], fields[second]) for fields in lines]


def _like(text: str) -> Choices | None:
    """Zones of places which begin like that, or are spelled nearly so."""
    said = _folded(text)
    if len(said) < LEAST_PREFIX:
        return None
    if cities := cities_like(text, MOST_CHOICES * 2):
        shown = tuple({_clocks(city.zone): city for city in reversed(cities)}.values())[::-1][:MOST_CHOICES]
        return Choices(names=tuple(city.zone for city in shown), cities=shown)
    places = {**_lesser_places(), **_places()}
    words = sorted(word for word in places if "/" not in word)
    near = [word for word in words if word.startswith(said)]
    same_start = sorted({word for word in (*large_ones(), *words) if word[0] == said[0]})  # to look at all is slow
    near = near or get_close_matches(said, same_start, cutoff=LIKENESS)
    names = tuple(dict.fromkeys(name for word in near for name in _zones_of(word, places)))
    return Choices(names=names[:MOST_CHOICES]) if names else None


def _zones_of(word: str, places: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return places.get(word) or tuple(city.zone for city in cities_called(word)[:1])
