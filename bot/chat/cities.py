"""Cities of the world by their names in many languages, from `cities.tsv`. It knows no reader and asks no network.

The table is searched as the text it is: a city is found in a millisecond, and nothing is built to find it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from domain.lookup import folded

CERTAIN = 8.0  # times the people of any namesake under other clocks: then nobody is asked which one is meant
_CAPITAL = 10.0  # a capital is meant as if it had so many times its people
_LARGE = 100.0  # thousand people
_NICKNAME = 0.1  # and another name of a city, which is the own name of a second one, a tenth


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city. `country` is its code, `state` that of a state of the USA; `weight` is how likely it is meant."""

    name: str
    country: str
    state: str
    zone: str
    weight: float


def cities_called(text: str) -> list[City]:
    """The cities with this name in any language, likeliest first."""
    said = folded(text).strip()
    return _found(f"|{said}|") if said else []


def cities_like(text: str, limit: int) -> list[City]:
    """The likeliest cities of which a name begins so, at most `limit`."""
    said = folded(text).strip()
    return _found(f"|{said}")[:limit] if said else []


@cache
def people_of_zones() -> dict[str, float]:
    """Zone → the weight of all its cities."""
    sums: dict[str, float] = {}
    zone = ""
    for line in _table().splitlines():
        if line.startswith("@"):
            zone = line[1:]
        elif line.startswith("|"):
            sums[zone] = sums.get(zone, 0.0) + float(line.split("\t")[3])
    return sums


def large_ones() -> list[str]:
    """The own names of the cities that many people mean, folded."""
    lines = (line for line in _table().splitlines() if line.startswith("|"))
    return [line[1 : line.index("|", 1)] for line in lines if float(line.split("\t")[3]) >= _LARGE]


@cache
def _table() -> str:
    return (files("bot.chat") / "cities.tsv").read_text("utf-8")


def _found(piece: str) -> list[City]:
    return sorted(_lines(piece), key=lambda city: -city.weight)


def _lines(piece: str) -> Iterator[City]:
    table, at = _table(), -1
    while (at := table.find(piece, at + 1)) >= 0:
        start, end = table.rfind("\n", 0, at) + 1, table.index("\n", at)
        if table[start] == "|":
            zone = table.rfind("\n@", 0, start) + 2
            yield _city(table[start:end], table[zone : table.index("\n", zone)], own=at == start)
        at = end


def _city(line: str, zone: str, *, own: bool) -> City:
    _, name, country, thousands, capital = line.split("\t")
    code, _, state = country.partition("-")
    weight = float(thousands) * (_CAPITAL if capital else 1.0) * (1.0 if own else _NICKNAME)
    return City(name=name, country=code, state=state, zone=zone, weight=weight)
