"""When a source is asked again: never more often than is polite, later when it fails, never silenced for ever."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from domain.model import Reading
from domain.trouble import Trouble, TroubleKind
from ingest.polling import Skip, is_lost, moving, new_address, next_after_failure, next_after_success, silence
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


def _after_failure(
    failures: int = 1, kind: TroubleKind = TroubleKind.UNREACHABLE, number: int = 0, asked: timedelta | None = None
) -> timedelta:
    reading = Reading(tried_at=NOW, failures=failures, trouble=Trouble(kind=kind, number=number))
    return next_after_failure(source("https://a.example/feed"), reading, NOW, asked=asked) - NOW


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
    assert _after_failure(kind=TroubleKind.BUSY, asked=asked) == wait


@pytest.mark.parametrize("kind", [TroubleKind.PASSWORD, TroubleKind.REFUSED, TroubleKind.BUSY, TroubleKind.CHALLENGE])
def test_19_a_refusal_without_a_time_is_four_hours(kind: TroubleKind) -> None:
    assert 4 * HOUR <= _after_failure(kind=kind) <= 4.4 * HOUR


def test_18_a_server_that_is_down_for_now_and_names_no_time_is_four_hours() -> None:
    assert 4 * HOUR <= _after_failure(kind=TroubleKind.STATUS, number=503) <= 4.4 * HOUR
    assert _after_failure(kind=TroubleKind.STATUS, number=500) < HOUR


@pytest.mark.parametrize(
    ("status", "asked", "wait"),
    [
        (429, timedelta(seconds=1), timedelta(minutes=5)),
        (503, timedelta(days=30), timedelta(days=7)),
        (429, None, 4 * HOUR),
        (503, None, None),
        (500, timedelta(hours=1), None),
        (None, None, None),
    ],
)
def test_18_a_whole_site_is_left_alone_as_long_as_it_asks(
    status: int | None, asked: timedelta | None, wait: timedelta | None
) -> None:
    assert silence(status, asked) == wait


def test_20_failures_double_the_wait_up_to_a_day() -> None:
    waits = [_after_failure(failures) for failures in range(1, 40)]
    assert timedelta(minutes=15) <= waits[0] <= timedelta(minutes=17)
    assert all(later >= sooner * 0.9 for sooner, later in itertools.pairwise(waits))
    assert 24 * HOUR <= waits[-1] <= 26.4 * HOUR


def test_22_what_is_gone_is_not_asked_again() -> None:
    assert _after_failure(kind=TroubleKind.GONE) > timedelta(days=3000)
    assert _after_failure(kind=TroubleKind.LOST) > timedelta(days=3000)


@pytest.mark.parametrize(("days", "lost"), [(13.99, False), (14, True)])
def test_21_nothing_but_404_for_two_weeks_is_given_up(days: float, lost: bool) -> None:
    assert is_lost(Trouble(kind=TroubleKind.MISSING, number=404), NOW - timedelta(days=days), NOW) == lost
    assert not is_lost(Trouble(kind=TroubleKind.STATUS, number=500), NOW - timedelta(days=days), NOW)


@pytest.mark.parametrize(
    ("quiet", "validators", "wait"),
    [
        (0, True, HOUR),
        (0.5, True, HOUR),
        (7, True, 12 * HOUR),
        (14, True, 24 * HOUR),
        (400, True, 24 * HOUR),
        (0, False, HOUR),
        (2, False, 12 * HOUR),
        (4, False, 24 * HOUR),
    ],
)
def test_17_a_quiet_feed_is_asked_less_and_less_down_to_daily_and_sooner_so_without_validators(
    quiet: float, validators: bool, wait: timedelta
) -> None:
    reading = Reading(tried_at=NOW, etag="1" if validators else None, news_at=NOW - timedelta(days=quiet))
    waited = next_after_success(source("https://a.example/feed"), reading, NOW) - NOW
    assert wait <= waited <= wait * 1.1


@pytest.mark.parametrize(
    ("skip", "wait"),
    [
        (Skip(hours=frozenset({9, 10, 12})), 2),
        (Skip(hours=frozenset(range(24))), 0),
        (Skip(days=frozenset({5})), 15),
        (Skip(days=frozenset({5, 6})), 24),
        (Skip(), 0),
    ],
    ids=["two hours", "all hours", "today", "today and tomorrow", "none"],
)
def test_15_hours_and_days_to_skip_are_waited_for_a_day_at_most(skip: Skip, wait: int) -> None:
    assert skip.after(NOW) == NOW + wait * HOUR  # a Saturday, nine o'clock


def test_23_a_permanent_redirect_counts_once_it_has_held_for_a_day() -> None:
    there = "https://b.example/feed"
    first = moving(Reading(), there, NOW)
    later = moving(first, there, NOW + 23 * HOUR)
    assert (new_address(first, NOW), new_address(later, NOW + 23 * HOUR)) == (None, None)
    assert new_address(moving(later, there, NOW + 24 * HOUR), NOW + 24 * HOUR) == there
    elsewhere = moving(later, "https://c.example/feed", NOW + 24 * HOUR)
    assert new_address(elsewhere, NOW + 24 * HOUR) is None
    assert moving(later, None, NOW) == Reading()


@pytest.mark.parametrize(
    "portal", ["https://wifi.example/login?to=feed", "https://a.example/Sign-In", "https://a.example/consent"]
)
def test_23_a_login_page_is_never_a_new_address(portal: str) -> None:
    assert moving(Reading(), portal, NOW) == Reading()
