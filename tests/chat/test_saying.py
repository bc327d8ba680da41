"""Instants and weekdays as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.saying import say_days, say_when
from bot.chat.times import EVERY_DAY, WEEKDAYS, WEEKEND
from bot.words.catalogue import Words

ENGLISH = Words("en")
NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)

DAYS = [
    (EVERY_DAY, "every day"),
    (WEEKDAYS, "Mon to Fri"),
    (WEEKEND, "Sat and Sun"),
    ({0, 2, 4}, "Mon, Wed and Fri"),
    ({5, 6, 0}, "Sat to Mon"),
    ({0, 6}, "Mon and Sun"),
    ({3}, "Thu"),
    ({0, 1, 2, 5}, "Mon, Tue, Wed and Sat"),
]


@pytest.mark.parametrize(("days", "words"), DAYS, ids=[words for _, words in DAYS])
def test_days_are_said_in_short(days: set[int], words: str) -> None:
    assert say_days(frozenset(days), ENGLISH) == words


@pytest.mark.parametrize(
    ("instant", "zone", "said"),
    [
        (NOW, "UTC", "today 08:00"),
        (NOW - timedelta(hours=8), "UTC", "today 00:00"),
        (NOW - timedelta(hours=8, minutes=1), "UTC", "yesterday 23:59"),
        (NOW - timedelta(days=2), "UTC", "Mon 28 Oct 08:00"),
        (NOW - timedelta(hours=10), "Asia/Tokyo", "today 07:00"),
    ],
)
def test_a_time_is_said_by_the_readers_day(instant: datetime, zone: str, said: str) -> None:
    assert say_when(instant, NOW, zone, ENGLISH) == said


def test_long_ago_is_said_with_its_year() -> None:
    assert say_when(NOW - timedelta(days=301), NOW, "UTC", ENGLISH).split(" ")[3] == str(
        (NOW - timedelta(days=301)).year
    )
    assert len(say_when(NOW - timedelta(days=300), NOW, "UTC", ENGLISH).split(" ")) == 4


def test_other_languages_have_their_own_days() -> None:
    assert [say_days(WEEKDAYS, Words(lang)) for lang in ("de", "es")] == ["Mo. bis Fr.", "de lun a vie"]
    assert say_when(NOW - timedelta(days=2), NOW, "UTC", Words("de")) == "Mo., 28. Okt. 08:00"
