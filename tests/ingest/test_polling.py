"""When a source is asked again: never more often than is polite, later when it fails, never silenced for ever."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from domain.model import Reading
from ingest.polling import next_after_failure, next_after_success
from tests.ingest.builders import source
from tests.ingest.conftest import NOW

HOUR = timedelta(hours=1)


def _after_success(minutes: int = 60, fresh: timedelta | None = None, every: timedelta | None = None) -> timedelta:
    feed = source("https://a.example/feed", interval_minutes=minutes)
    return next_after_success(feed, Reading(tried_at=NOW), NOW, fresh=fresh, every=every) - NOW


@pytest.mark.parametrize(("minutes", "floor"), [(60, 60), (30, 30), (10, 10), (9, 10), (1, 10)])
def test_11_the_interval_is_the_sources_own_and_never_below_ten_minutes(minutes: int, floor: int) -> None:
    assert timedelta(minutes=floor) <= _after_success(minutes) <= timedelta(minutes=floor) * 1.1


@pytest.mark.parametrize(
    ("fresh", "at_least"),
    [(timedelta(minutes=5), HOUR), (2 * HOUR, 2 * HOUR), (24 * HOUR, 24 * HOUR), (timedelta(days=5844), 24 * HOUR)],
    ids=["shorter", "longer", "a day", "sixteen years"],
)
def test_14_and_15_what_headers_and_feed_ask_for_lengthens_up_to_a_day_and_never_shortens(
    fresh: timedelta, at_least: timedelta
) -> None:
    assert at_least <= _after_success(fresh=fresh) <= at_least * 1.1
    assert at_least <= _after_success(every=fresh) <= at_least * 1.1


def test_16_sources_due_at_one_instant_are_spread_over_a_tenth_of_the_interval() -> None:
    feeds = [source("https://a.example/feed", id=f"s{n}") for n in range(500)]
    at = [next_after_success(feed, Reading(tried_at=NOW), NOW, fresh=None, every=None) for feed in feeds]
    assert max(at) - min(at) > timedelta(minutes=5)
    assert sum(when.second == 0 for when in at) < 50


def _after_failure(failures: int = 1, status: int | None = None, asked: timedelta | None = None) -> timedelta:
    feed = source("https://a.example/feed")
    return next_after_failure(feed, Reading(tried_at=NOW, failures=failures), NOW, status=status, asked=asked) - NOW


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        (timedelta(seconds=1), timedelta(minutes=5)),
        (timedelta(minutes=5), timedelta(minutes=5)),
        (timedelta(days=7), timedelta(days=7)),
        (timedelta(days=8), timedelta(days=7)),
    ],
    ids=str,
)
def test_18_a_wait_that_was_asked_for_is_kept_between_five_minutes_and_a_week(
    asked: timedelta, wait: timedelta
) -> None:
    assert _after_failure(status=429, asked=asked) == wait


@pytest.mark.parametrize("status", [401, 403, 429])
def test_19_a_refusal_without_a_time_is_four_hours(status: int) -> None:
    assert 4 * HOUR <= _after_failure(status=status) <= 4.4 * HOUR


def test_20_failures_double_the_wait_up_to_a_day() -> None:
    waits = [_after_failure(failures) for failures in range(1, 40)]
    assert timedelta(minutes=15) <= waits[0] <= timedelta(minutes=17)
    assert all(later >= sooner * 0.9 for sooner, later in itertools.pairwise(waits))
    assert 24 * HOUR <= waits[-1] <= 26.4 * HOUR


def test_22_what_is_gone_is_not_asked_again() -> None:
    assert _after_failure(status=410) > timedelta(days=3000)
