"""Dates as people and programs write them: the instant where a zone is known, else the day, else nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model import Published, published_text
from ingest.dates import AHEAD, is_date_line, read_date, settle
from tests.ingest.conftest import NOW

WRITTEN = {
    "2024-10-30T06:46:00-04:00": "2024-10-30T10:46:00Z",
    "2024-10-30T10:46:00Z": "2024-10-30T10:46:00Z",
    "2024-10-30T10:46:00.123Z": "2024-10-30T10:46:00Z",
    "20241030T104600Z": "2024-10-30T10:46:00Z",
    "2024-10-30T24:00:00Z": "2024-10-31T00:00:00Z",
    "2024-10-30": "2024-10-30",
    "2024-10-30T10:46:00": "2024-10-30",
    "Wed, 30 Oct 2024 10:46:00 +0000": "2024-10-30T10:46:00Z",
    "Wed, 30 Oct 2024 10:46:00 GMT": "2024-10-30T10:46:00Z",
    "Wed, 30 Oct 2024 06:46:00 EDT": "2024-10-30T10:46:00Z",
    "Wed, 10 Jul 2024 10:46:00 BST": "2024-07-10T09:46:00Z",
    "Wed, 30 Oct 2024 10:46:00 IST": "2024-10-30T05:16:00Z",
    "Wednesday 30 October 2024 06:46 EDT": "2024-10-30T10:46:00Z",
    "October 30, 2024 at 6:46 p.m. ET": "2024-10-30T22:46:00Z",
    "January 30, 2024 at 12:05 a.m. ET": "2024-01-30T05:05:00Z",
    "Mittwoch, 30. Oktober 2024, 11:46 Uhr MEZ": "2024-10-30T10:46:00Z",
    "mercredi 30 octobre 2024": "2024-10-30",
    "30 de octubre de 2024, 21:30 UTC-5": "2024-10-31T02:30:00Z",
    "Sat Nov 02 2024 12:23:37 GMT+0530 (India Standard Time)": "2024-11-02T06:53:37Z",
    "2024年10月30日": "2024-10-30",
    "30.10.2024": "2024-10-30",
    "Oct 30th, 2024": "2024-10-30",
    "": None,
    "yesterday": None,
    "0000-00-00": None,
    "Mon, 01 Jan 0001 00:00:00 +0000": None,
    "1970-01-01T00:00:00Z": None,
    "1730270760": None,
    "2024-13-45": None,
    "99999999999999999999": None,
}


@pytest.mark.parametrize(("raw", "expected"), WRITTEN.items(), ids=[raw or "nothing" for raw in WRITTEN])
def test_a_date_is_read_as_far_as_it_says(raw: str, expected: str | None) -> None:
    assert published_text(read_date(raw)) == expected


def test_a_time_without_a_zone_takes_the_zone_it_is_given() -> None:
    assert read_date("2024-10-30T10:46:00", zone=UTC) == datetime(2024, 10, 30, 10, 46, tzinfo=UTC)


@given(st.text(max_size=60))
def test_no_text_raises_and_what_is_found_is_of_our_age(raw: str) -> None:
    found = read_date(raw)
    assert found is None or 1995 <= found.year <= 9998


@given(st.datetimes(datetime(1995, 1, 2), datetime(2090, 1, 1)))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_what_we_print_we_read(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_date(published_text(whole)) == whole
    assert read_date(published_text(whole.date())) == whole.date()


@pytest.mark.parametrize(
    ("published", "settled"),
    [
        (NOW - timedelta(days=1), NOW - timedelta(days=1)),
        (NOW + AHEAD, NOW + AHEAD),
        (NOW + AHEAD + timedelta(seconds=1), NOW),
        (date(2024, 11, 2), date(2024, 11, 2)),
        (date(2024, 11, 4), date(2024, 11, 2)),
        (None, None),
    ],
    ids=str,
)
def test_a_time_to_come_is_now(published: Published, settled: Published) -> None:
    assert settle(published, NOW) == settled


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Wednesday 30 October 2024 06:46 EDT", True),
        ("Published: 14 June 2024, 09:30 IST | Updated: 14 June 2024, 11:02 IST", True),
        ("Publié le 13 juin 2024 à 18h40 CEST", True),
        ("The war began on 24 February 2022 and goes on.", False),
        ("30 people were hurt", False),
        ("In May", False),
    ],
)
def test_a_date_line_says_when_and_nothing_else(line: str, is_one: bool) -> None:
    assert is_date_line(line) == is_one
