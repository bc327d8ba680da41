"""What people type for a schedule is read as they mean it, or answered with what was wrong and a right example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.saying import say_days
from bot.chat.times import (
    EVERY_DAY,
    EXAMPLE,
    LONGEST_TEXT,
    MOST_TIMES,
    WEEKDAYS,
    WEEKEND,
    Misread,
    TimeOfDay,
    Wrong,
    read_times,
    say_time,
)
from bot.words.catalogue import Words

ENGLISH = Words("en")

ONE_TIME = [
    ("07:30", 7, 30),
    ("7.30", 7, 30),
    ("7:30", 7, 30),
    ("7:30am", 7, 30),
    ("7:30 a.m.", 7, 30),
    ("7am", 7, 0),
    ("7:30 pm", 19, 30),
    ("7:30PM", 19, 30),
    ("12am", 0, 0),
    ("12pm", 12, 0),
    ("0730", 7, 30),
    ("730", 7, 30),
    ("at 8", 8, 0),
    ("8", 8, 0),
    ("8 o’clock", 8, 0),
    ("18h30", 18, 30),
    ("18h", 18, 0),
    ("18 Uhr", 18, 0),
    ("noon", 12, 0),
    ("midnight", 0, 0),
    ("00:00", 0, 0),
    ("23:59", 23, 59),
    ("daily 18:00", 18, 0),
    ("every day at 18:00", 18, 0),
    ("daily at 18:00", 18, 0),
    ("everyday 18:00", 18, 0),
    ("“07:30”", 7, 30),
    ("７：３０", 7, 30),
    ("٧:٣٠", 7, 30),
]


@pytest.mark.parametrize(("said", "hour", "minute"), ONE_TIME, ids=[row[0] for row in ONE_TIME])
def test_a_time_alone_is_for_every_day(said: str, hour: int, minute: int) -> None:
    assert read_times(said) == (TimeOfDay(hour=hour, minute=minute, weekdays=EVERY_DAY),)


WITH_DAYS = [
    ("07:30 mon-fri", [(7, 30, WEEKDAYS)]),
    ("mon-fri 07:30", [(7, 30, WEEKDAYS)]),
    ("07:30 Mon – Fri", [(7, 30, WEEKDAYS)]),
    ("07:30 monday to friday", [(7, 30, WEEKDAYS)]),
    ("07:30 - mon-fri", [(7, 30, WEEKDAYS)]),
    ("weekdays at 8", [(8, 0, WEEKDAYS)]),
    ("every weekday at 8", [(8, 0, WEEKDAYS)]),
    ("weekends 10:00", [(10, 0, WEEKEND)]),
    ("7:30am weekdays", [(7, 30, WEEKDAYS)]),
    ("mon wed fri 06:45", [(6, 45, {0, 2, 4})]),
    ("mon, wed, fri 06:45", [(6, 45, {0, 2, 4})]),
    ("monday and thursday 9", [(9, 0, {0, 3})]),
    ("sundays at noon", [(12, 0, {6})]),
    ("8 sat-mon", [(8, 0, {5, 6, 0})]),
    ("8 sun-sat", [(8, 0, EVERY_DAY)]),
    ("8 mon-mon", [(8, 0, {0})]),
    ("8 mon-wed sat", [(8, 0, {0, 1, 2, 5})]),
    ("07:30 mon-fri, 10:00 sat sun", [(7, 30, WEEKDAYS), (10, 0, WEEKEND)]),
    ("07:30 mon-fri 10:00 sat sun", [(7, 30, WEEKDAYS), (10, 0, WEEKEND)]),
    ("mon-fri 07:30; sat sun 10:00", [(7, 30, WEEKDAYS), (10, 0, WEEKEND)]),
    ("mon-fri 07:30\nweekends 10:00", [(7, 30, WEEKDAYS), (10, 0, WEEKEND)]),
    ("weekdays 7, 10:00 weekends", [(7, 0, WEEKDAYS), (10, 0, WEEKEND)]),
    ("8am mon-fri and 10am sat", [(8, 0, WEEKDAYS), (10, 0, {5})]),
    ("08:00, 20:00", [(8, 0, EVERY_DAY), (20, 0, EVERY_DAY)]),
    ("8 and 20", [(8, 0, EVERY_DAY), (20, 0, EVERY_DAY)]),
    ("08:00, 20:00 mon-fri", [(8, 0, WEEKDAYS), (20, 0, WEEKDAYS)]),
    ("weekdays at 8 and 18", [(8, 0, WEEKDAYS), (18, 0, WEEKDAYS)]),
    ("07:30 mon-fri, 18:00", [(7, 30, WEEKDAYS), (18, 0, EVERY_DAY)]),
    ("08:00, 8:00", [(8, 0, EVERY_DAY)]),
    ("8 mon, 8 tue", [(8, 0, {0, 1})]),
]


@pytest.mark.parametrize(("said", "wanted"), WITH_DAYS, ids=[row[0] for row in WITH_DAYS])
def test_days_belong_to_the_times_beside_them(said: str, wanted: list[tuple[int, int, set[int]]]) -> None:
    assert read_times(said) == tuple(TimeOfDay(hour=h, minute=m, weekdays=frozenset(days)) for h, m, days in wanted)


@pytest.mark.parametrize("said", ["off", "OFF", "stop", "none", " Off. "])
def test_off_is_none(said: str) -> None:
    assert read_times(said) is None


WRONG = [
    ("", Wrong.NOTHING, ""),
    ("  ", Wrong.NOTHING, ""),
    (",", Wrong.NOTHING, ""),
    ("25:00", Wrong.NO_SUCH_TIME, "25:00"),
    ("24:00", Wrong.NO_SUCH_TIME, "24:00"),
    ("24", Wrong.NO_SUCH_TIME, "24"),
    ("7:99", Wrong.NO_SUCH_TIME, "7:99"),
    ("7:60", Wrong.NO_SUCH_TIME, "7:60"),
    ("7.3", Wrong.NO_SUCH_TIME, "7.3"),
    ("07:30:00", Wrong.NO_SUCH_TIME, "07:30:00"),
    ("13pm", Wrong.NO_SUCH_HALF_DAY, "13pm"),
    ("0am", Wrong.NO_SUCH_HALF_DAY, "0am"),
    ("mon-", Wrong.OPEN_RANGE, "mon-"),
    ("-fri 8", Wrong.OPEN_RANGE, "-fri"),
    ("8 mon-weekend", Wrong.OPEN_RANGE, "mon-weekend"),
    ("8-10", Wrong.TIME_RANGE, "08:00-10:00"),
    ("mon-fri", Wrong.NO_TIME, ""),
    ("every day", Wrong.NO_TIME, ""),
    ("mon 8 tue", Wrong.DAYS_WITHOUT_TIME, "tue"),
    ("8 someday", Wrong.UNKNOWN, "someday"),
    ("every 2 days", Wrong.UNKNOWN, "days"),
    ("30 7 * * *", Wrong.NO_SUCH_TIME, "30"),
]


@pytest.mark.parametrize(("said", "wrong", "piece"), WRONG, ids=[repr(row[0]) for row in WRONG])
def test_what_is_not_understood_says_which_piece_was_wrong(said: str, wrong: Wrong, piece: str) -> None:
    misread = read_times(said)
    assert misread == Misread(wrong=wrong, said=piece)
    assert ENGLISH(wrong, said=piece, most=12).endswith(".")
    assert piece in ENGLISH(wrong, said=piece, most=12)


def test_the_example_given_is_right() -> None:
    assert isinstance(read_times(EXAMPLE), tuple)


@pytest.mark.parametrize("count", [MOST_TIMES, MOST_TIMES + 1])
def test_more_times_than_a_day_needs_are_refused(count: int) -> None:
    read = read_times(", ".join(f"{hour}:00" for hour in range(count)))
    assert (read == Misread(wrong=Wrong.TOO_MANY)) == (count > MOST_TIMES)


@pytest.mark.parametrize("length", [LONGEST_TEXT, LONGEST_TEXT + 1])
def test_a_text_too_long_for_a_timetable_is_refused(length: int) -> None:
    read = read_times("8 " + "at " * ((length - 2) // 3) + "8" * ((length - 2) % 3))
    assert (read == Misread(wrong=Wrong.TOO_LONG)) == (length > LONGEST_TEXT)


@given(st.integers(0, 23), st.integers(0, 59), st.frozensets(st.integers(0, 6), min_size=1))
def test_what_is_said_back_is_understood_again(hour: int, minute: int, days: frozenset[int]) -> None:
    read = read_times(f"{say_time(hour, minute)} {say_days(days, ENGLISH)}")
    assert read == (TimeOfDay(hour=hour, minute=minute, weekdays=days),)


PIECES = st.sampled_from(
    (
        "7",
        "7:30",
        "25",
        "am",
        "pm",
        "9999",
        "noon",
        "mon",
        "fri",
        "weekdays",
        "daily",
        "off",
        "to",
        "-",
        ",",
        ":",
        ".",
        "é",
    )
)


@given(st.one_of(st.text(max_size=LONGEST_TEXT + 5), st.lists(PIECES, max_size=12).map(" ".join)))
def test_whatever_is_typed_gives_real_times_or_one_sentence(said: str) -> None:
    read = read_times(said)
    if isinstance(read, Misread):
        assert ENGLISH(read.wrong, said=read.said, most=12)
    elif read is not None:
        assert read
        assert all(0 <= t.hour < 24 and 0 <= t.minute < 60 and t.weekdays and t.weekdays <= EVERY_DAY for t in read)


@pytest.mark.parametrize(
    ("said", "hour", "minute", "days"),
    [
        ("werktags um 8", 8, 0, {0, 1, 2, 3, 4}),
        ("Mo-Fr 07:30", 7, 30, {0, 1, 2, 3, 4}),
        ("Montag bis Freitag um 6:45", 6, 45, {0, 1, 2, 3, 4}),
        ("täglich 18 Uhr", 18, 0, set(range(7))),
        ("jeden Tag um 7", 7, 0, set(range(7))),
        ("sonntags 9 Uhr", 9, 0, {6}),
        ("lunes a viernes 7:30", 7, 30, {0, 1, 2, 3, 4}),
        ("todos los días a las 8", 8, 0, set(range(7))),
        ("miércoles y sábado a las 10", 10, 0, {2, 5}),
        ("fines de semana 9:00", 9, 0, {5, 6}),
        ("8 de la tarde", 20, 0, set(range(7))),
    ],
)
def test_german_and_spanish_are_understood(said: str, hour: int, minute: int, days: set[int]) -> None:
    assert read_times(said) == (TimeOfDay(hour=hour, minute=minute, weekdays=frozenset(days)),)
