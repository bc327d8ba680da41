"""Telegram's speeds as laws over any traffic, and that we are not slower than promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.floods import Floods
from bot.delivery.limits import GROUP_MOST, GROUP_SPAN, OVERALL_GAP, OVERALL_MOST, PRIVATE_GAP, Pace

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def starts_of(chats: Sequence[str], lateness: Sequence[float]) -> list[tuple[float, str]]:
    """When each message starts if each waits as told and the loop wakes it that much too late."""
    pace, clock = Pace(), 1_000.0
    starts: list[tuple[float, str]] = []
    for chat, late in zip(chats, lateness, strict=True):
        clock += late
        while (wait := pace.wait(chat, clock)) > 0:
            clock += wait
        pace.note(chat, clock)
        starts.append((clock, chat))
    return starts


def most_in(starts: Sequence[float], span: float) -> int:
    """The most starts in any half-open span of so many seconds."""
    return max(sum(first <= start < first + span for start in starts) for first in starts)


TRAFFIC = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "4", "-5", "-6"]), st.floats(0, 0.4)), min_size=1, max_size=120
)


@settings(deadline=None, max_examples=60)
@given(TRAFFIC)
def test_no_speed_is_ever_exceeded(traffic: list[tuple[str, float]]) -> None:
    starts = starts_of([chat for chat, _ in traffic], [late for _, late in traffic])
    assert most_in([start for start, _ in starts], 1.0) <= 30
    for chat in {to for _, to in starts}:
        own = [start for start, to in starts if to == chat]
        assert most_in(own, 60.0) <= GROUP_MOST if chat.startswith("-") else most_in(own, 1.0) <= 1


@pytest.mark.parametrize("late", [0.0, 0.001, 0.01], ids=["never late", "1 ms late", "10 ms late"])
def test_many_people_are_served_at_the_promised_speed(late: float) -> None:
    starts = [start for start, _ in starts_of([str(number) for number in range(1, 602)], [late] * 601)]
    assert 28.5 <= 600 / (starts[-1] - starts[0]) <= 30
    assert most_in(starts, 1.0) <= 30


@pytest.mark.parametrize("idle", [0.2, 3_600.0], ids=["a moment", "an hour"])
def test_idleness_earns_no_burst(idle: float) -> None:
    pace = Pace()
    for clock, chat in ((100.0, "1"), (100.0 + idle, "2")):
        assert pace.wait(chat, clock) == 0.0
        pace.note(chat, clock)
        assert pace.wait("3", clock) == pytest.approx(OVERALL_GAP)


def test_one_person_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    pace = Pace()
    pace.note("7", 100.0)
    assert pace.wait("7", 100.5) == pytest.approx(PRIVATE_GAP - 0.5)
    assert pace.wait("7", 100.0 + PRIVATE_GAP) == pytest.approx(0.0)
    for second in range(GROUP_MOST):
        assert pace.wait("-7", 200.0 + second) == 0.0
        pace.note("-7", 200.0 + second)
    assert pace.wait("-7", 220.0) == pytest.approx(GROUP_SPAN - 20)
    assert pace.waiting(220.0) == {"-7": pytest.approx(GROUP_SPAN - 20)}


def test_what_no_longer_counts_is_forgotten() -> None:
    pace = Pace()
    for number in range(1_000):
        pace.note(str(number), float(number))
        pace.note(str(-number - 1), float(number))
    assert len(pace._private) <= 2
    assert len(pace._groups) <= GROUP_SPAN + 1
    assert len(pace._starts) == OVERALL_MOST


@pytest.mark.parametrize(
    ("chats", "gap", "all_wait"),
    [("ab", 1, False), ("abc", 5, True), ("abc", 6, False), ("aab", 1, False)],
    ids=["two chats", "three within ten seconds", "three in twelve seconds", "one of them twice"],
)
def test_three_chats_told_to_wait_within_ten_seconds_make_all_wait(chats: str, gap: int, all_wait: bool) -> None:
    floods, until = Floods(), NOON + timedelta(minutes=9)
    said = [floods.note(chat, until, NOON + timedelta(seconds=gap * at)) for at, chat in enumerate(chats)]
    assert said[-1] == (until if all_wait else None)
    assert not any(said[:-1])


def test_a_restart_earns_no_burst_to_a_group() -> None:
    pace = Pace()
    pace.recall([("-5", 40.0 - number) for number in range(GROUP_MOST)], 1_000.0)
    assert pace.wait("-5", 1_000.0) == pytest.approx(GROUP_SPAN - 40.0)
    assert pace.wait("-6", 1_000.0) == 0.0


def test_a_restart_earns_no_second_message_within_the_second() -> None:
    pace = Pace()
    pace.recall([("1", 2.0), ("2", 30.0)], 1_000.0)
    assert pace.wait("1", 1_000.0) == pytest.approx(PRIVATE_GAP)
    assert pace.wait("2", 1_000.0) == 0.0


def test_the_second_of_a_person_begins_with_the_answer() -> None:
    pace = Pace()
    pace.note("1", 1_000.0)
    pace.answered("1", 1_004.0)
    assert pace.wait("1", 1_004.5) == pytest.approx(PRIVATE_GAP - 0.5)
