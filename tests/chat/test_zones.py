"""A zone is found by what people type: names, cities, countries, abbreviations, offsets. No network, no guesses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.cities import people_of_zones
from bot.chat.zone_names import ABBREVIATIONS, ALIASES, PART_HOUR_OFFSETS, RENAMED
from bot.chat.zones import LONGEST_TEXT, MOST_CHOICES, Choices, Zone, find_zone, local, zone_said

NEW_YEAR = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

SAID = [
    ("Europe/London", "Europe/London"),
    ("europe/london", "Europe/London"),
    ("EUROPE/LONDON", "Europe/London"),
    ("America/New York", "America/New_York"),
    ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
    ("US/Pacific", "US/Pacific"),
    ("london", "Europe/London"),
    ("  London. ", "Europe/London"),
    ("Kyiv", "Europe/Kyiv"),
    ("Kiev", "Europe/Kyiv"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Saigon", "Asia/Ho_Chi_Minh"),
    ("new york", "America/New_York"),
    ("new_york", "America/New_York"),
    ("sao paulo", "America/Sao_Paulo"),
    ("São Paulo", "America/Sao_Paulo"),
    ("port au prince", "America/Port-au-Prince"),
    ("buenos aires", "America/Argentina/Buenos_Aires"),
    ("Istanbul", "Europe/Istanbul"),
    ("Oslo", "Europe/Oslo"),
    ("Singapore", "Asia/Singapore"),
    ("San Francisco", "America/Los_Angeles"),
    ("Seattle", "America/Los_Angeles"),
    ("Washington", "America/New_York"),
    ("Washington D.C.", "America/New_York"),
    ("Boston", "America/New_York"),
    ("St. Louis", "America/Chicago"),
    ("Beijing", "Asia/Shanghai"),
    ("Mumbai", "Asia/Kolkata"),
    ("Delhi", "Asia/Kolkata"),
    ("Bangalore", "Asia/Kolkata"),
    ("Munich", "Europe/Berlin"),
    ("münchen", "Europe/Berlin"),
    ("Frankfurt", "Europe/Berlin"),
    ("Hamburg", "Europe/Berlin"),
    ("Łódź", "Europe/Warsaw"),
    ("Barcelona, Spain", "Europe/Madrid"),
    ("Barcelona, Venezuela", "America/Caracas"),
    ("北京", "Asia/Shanghai"),
    ("Киев", "Europe/Kyiv"),
    ("東京", "Asia/Tokyo"),
    ("Mailand", "Europe/Rome"),
    ("Neapel", "Europe/Rome"),
    ("Moskau", "Europe/Moscow"),
    ("Kopenhagen", "Europe/Copenhagen"),
    ("Nueva York", "America/New_York"),
    ("Londres", "Europe/London"),
    ("Pekín", "Asia/Shanghai"),
    ("Deutschland", "Europe/Berlin"),
    ("Japón", "Asia/Tokyo"),
    ("Paris, TX", "America/Chicago"),
    ("Birmingham, UK", "Europe/London"),
    ("Birmingham, Vereinigtes Königreich", "Europe/London"),
    ("Ulaanbaatar", "Asia/Ulaanbaatar"),
    ("50.45 30.52", "Europe/Kyiv"),
    ("50.45, 30.52", "Europe/Kyiv"),
    ("-33.87 151.21", "Australia/Sydney"),
    ("19.43;-99.13", "America/Mexico_City"),
    ("Milan", "Europe/Rome"),
    ("Geneva", "Europe/Zurich"),
    ("Osaka", "Asia/Tokyo"),
    ("Rio", "America/Sao_Paulo"),
    ("Paris, France", "Europe/Paris"),
    ("Germany", "Europe/Berlin"),
    ("Japan", "Asia/Tokyo"),
    ("Turkey", "Europe/Istanbul"),
    ("UK", "Europe/London"),
    ("PST", "America/Los_Angeles"),
    ("UTC+5:45", "Asia/Kathmandu"),
]


@pytest.mark.parametrize(("said", "name"), SAID, ids=[said for said, _ in SAID])
def test_a_place_is_its_zone(said: str, name: str) -> None:
    assert find_zone(said) == Zone(name=name)


OFFSETS = [
    ("UTC", 0),
    ("gmt", 0),
    ("Etc/UTC", 0),
    ("UTC+0", 0),
    ("UTC+2", 2),
    ("utc +02:00", 2),
    ("GMT-5", -5),
    ("UTC−5", -5),
    ("+3", 3),
    ("UTC+14", 14),
    ("UTC-12", -12),
    ("Etc/GMT-2", 2),
]


@pytest.mark.parametrize(("said", "hours"), OFFSETS, ids=[said for said, _ in OFFSETS])
def test_an_offset_keeps_its_sign_and_hints_that_a_city_is_better(said: str, hours: int) -> None:
    zone = find_zone(said)
    assert isinstance(zone, Zone)
    assert zone.fixed
    assert local(NEW_YEAR, zone.name).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "said", ["UTC+15", "UTC-13", "UTC+99", "UTC+2:60", "UTC+1:15", "", " ", "??", "xyzzy", "91 0", "0 181", "🏙"]
)
def test_what_is_no_place_is_none(said: str) -> None:
    assert find_zone(said) is None


@pytest.mark.parametrize("length", [LONGEST_TEXT, LONGEST_TEXT + 1])
def test_a_text_too_long_for_a_place_is_not_looked_at(length: int) -> None:
    assert (find_zone("London" + " " * (length - 6)) is None) == (length > LONGEST_TEXT)


CHOICES = [
    ("lodnon", "Europe/London"),
    ("amster", "Europe/Amsterdam"),
    ("EST", "America/New_York"),
    ("CET", "Europe/Berlin"),
    ("IST", "Asia/Kolkata"),
    ("USA", "America/New_York"),
    ("San Jose", "America/Los_Angeles"),
    ("Barcelona", "Europe/Madrid"),
    ("Birmingham", "Europe/London"),
    ("Valencia", "America/Caracas"),
    ("UTC+5:30", "Asia/Kolkata"),
    ("Brazil", "America/Sao_Paulo"),
    ("Russia", "Europe/Moscow"),
    ("Spain", "Europe/Madrid"),
]


@pytest.mark.parametrize(("said", "first"), CHOICES, ids=[said for said, _ in CHOICES])
def test_what_is_not_certain_is_a_choice_with_the_likeliest_first(said: str, first: str) -> None:
    found = find_zone(said)
    assert isinstance(found, Choices)
    assert found.names[0] == first
    assert len(found.names) <= MOST_CHOICES


def test_namesakes_are_told_apart_by_their_country_in_the_language_of_the_reader() -> None:
    found = find_zone("Birmingham")
    assert isinstance(found, Choices)
    assert found.labels("en")[:2] == ("Birmingham, United Kingdom", "Birmingham, AL, United States")
    assert found.labels("de")[0] == "Birmingham, Vereinigtes Königreich"


def test_every_zone_of_the_table_of_cities_is_a_zone() -> None:
    assert set(people_of_zones()) <= available_timezones()


def test_the_table_of_cities_is_large_and_says_whose_it_is() -> None:
    table = (files("bot.chat") / "cities.tsv").read_text("utf-8")
    assert "Creative Commons\n# Attribution 4.0" in table
    assert table.count("\n|") > 25_000


def test_a_place_at_sea_is_a_zone_of_fixed_clocks() -> None:
    assert find_zone("0 -30") == Zone(name="Etc/GMT+2", fixed=True)


def test_the_zones_of_a_country_offered_differ_in_their_clocks() -> None:
    found = find_zone("Brazil")
    assert isinstance(found, Choices)
    clocks = [local(NEW_YEAR, name).utcoffset() for name in found.names]
    assert len(set(clocks)) == len(clocks) > 1


@pytest.mark.parametrize("name", sorted(name for name in available_timezones() if "/" in name))
def test_every_zone_is_found_by_its_full_name(name: str) -> None:
    zone = find_zone(name)
    assert isinstance(zone, Zone)
    year = [NEW_YEAR + timedelta(days=30 * month) for month in range(12)]
    assert [local(at, zone.name).utcoffset() for at in year] == [local(at, name).utcoffset() for at in year]


def test_every_name_in_the_tables_is_a_zone() -> None:
    tables = (*ALIASES.values(), *ABBREVIATIONS.values(), *PART_HOUR_OFFSETS.values(), tuple(RENAMED.values()))
    assert {name for names in tables for name in names} <= available_timezones()


@pytest.mark.parametrize("said", sorted(PART_HOUR_OFFSETS))
def test_offsets_with_minutes_lead_to_zones_that_keep_them_at_some_time_of_the_year(said: str) -> None:
    hours, _, minutes = said[1:].partition(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if said[0] == "-" else 1)
    for name in PART_HOUR_OFFSETS[said]:
        assert offset in {local(NEW_YEAR + timedelta(days=180 * half), name).utcoffset() for half in (0, 1)}


@settings(deadline=None, max_examples=50)  # the first look-up reads the table
@given(st.text(max_size=LONGEST_TEXT))
def test_whatever_is_typed_the_names_found_are_zones(said: str) -> None:
    match find_zone(said):
        case Zone(name=name):
            assert ZoneInfo(name).key == name
        case Choices(names=names):
            assert names
            assert set(names) <= available_timezones()
        case None:
            pass


def test_local_time_is_shown_back() -> None:
    assert local(NEW_YEAR, "Asia/Kathmandu").strftime("%H:%M") == "17:45"


def test_local_time_in_no_zone_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"There is no time zone called “Europe/Nowhere”\."):
        local(NEW_YEAR, "Europe/Nowhere")


@pytest.mark.parametrize("zone", sorted(name for name in available_timezones() if name != zone_said(name)))
def test_a_zone_that_is_called_otherwise_is_found_again_by_that(zone: str) -> None:
    assert find_zone(zone_said(zone)) == Zone(name=zone, fixed=True)


def test_a_fixed_offset_has_the_sign_that_people_give_it() -> None:
    assert [zone_said(zone) for zone in ("Etc/GMT-3", "Etc/GMT+12", "Etc/GMT0", "Europe/Kyiv")] == [
        *("UTC+3", "UTC-12", "Etc/GMT0", "Europe/Kyiv")
    ]
