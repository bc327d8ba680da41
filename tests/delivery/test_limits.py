"""Telegram's speeds as laws over any traffic, and that we are not slower than promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.delivery.floods import Floods
from bot.delivery.limits import GROUP_MOST, GROUP_SPAN, OVERALL_GAP, OVERALL_MOST, PRIVATE_GAP, Pace

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


LANES = 4


def judged(traffic: Sequence[tuple[str, float, float]], *, late: float = 0.0) -> list[tuple[float, str]]:
    """When the platform counts each message: (chat, seconds until it does, seconds from then until its answer is here).

    As many are under way at once as there are lanes, one to a chat; each starts when it may, and that much too late.
    """
    pace, clock = Pace(), 1_000.0
    flying: list[tuple[float, str]] = []
    counted: list[tuple[float, str]] = []
    for chat, out, back in traffic:
        clock += late
        while True:
            while flying and flying[0][0] <= clock:
                at, to = heappop(flying)
                pace.answered(to, at)
            wait = pace.wait(chat, clock)
            if len(flying) == LANES or chat in {to for _, to in flying}:
                wait = max(wait, flying[0][0] - clock)
            if wait <= 0:
                break
            clock = min(clock + wait, flying[0][0] if flying else clock + wait)
        pace.note(chat, clock)
        counted.append((clock + out, chat))
        heappush(flying, (clock + out + back, chat))
    return sorted(counted)


def most_in(starts: Sequence[float], span: float) -> int:
    """The most starts in any half-open span of so many seconds."""
    return max(sum(first <= start < first + span for start in starts) for first in starts)


JOURNEY = st.sampled_from([0.0, 0.002, 0.02, 0.3, 2.0])
TRAFFIC = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "4", "-5", "-6"]), JOURNEY, JOURNEY), min_size=1, max_size=120
)
CROWD = st.lists(st.tuples(JOURNEY, JOURNEY), min_size=30, max_size=80)


@settings(deadline=None, max_examples=60)
@given(TRAFFIC, st.floats(0, 0.4))
def test_no_speed_to_one_chat_is_ever_exceeded(traffic: list[tuple[str, float, float]], late: float) -> None:
    counted = judged(traffic, late=late)
    for chat in {to for _, to in counted}:
        own = [at for at, to in counted if to == chat]
        assert most_in(own, 60.0) <= GROUP_MOST if chat.startswith("-") else most_in(own, 1.0) <= 1


@settings(deadline=None, max_examples=25)
@given(CROWD)
@example([(0.3, 0.0)] * 4 + [(0.0, 0.0)] * 40)  # four are held up as new connections are made, and arrive with the rest
@example([(0.0, 0.0)] * 40)
def test_no_speed_over_all_is_ever_exceeded_whatever_holds_up_the_messages(crowd: list[tuple[float, float]]) -> None:
    counted = judged([(str(number), out, back) for number, (out, back) in enumerate(crowd, 1)])
    assert most_in([at for at, _ in counted], 1.0) <= 30


@pytest.mark.parametrize("late", [0.0, 0.001, 0.01], ids=["never late", "1 ms late", "10 ms late"])
@pytest.mark.parametrize("journey", [0.0, 0.01, 0.02], ids=["no journey", "20 ms there and back", "40 ms"])
def test_many_people_are_served_at_the_promised_speed(late: float, journey: float) -> None:
    counted = judged([(str(number), journey, journey) for number in range(1, 602)], late=late)
    assert 28.5 <= 600 / (counted[-1][0] - counted[0][0]) <= 30
    assert most_in([at for at, _ in counted], 1.0) <= 30


def test_a_busy_machine_makes_up_for_what_it_missed() -> None:
    """Every tenth message is a third of a second late, as where the store was busy; the others make it good."""
    pace, clock, counted = Pace(), 1_000.0, list[float]()
    for number in range(600):
        clock += max(pace.wait(str(number + 1), clock), 0.33 if number % 10 == 9 else 0.0)
        pace.note(str(number + 1), clock)
        pace.answered(str(number + 1), clock)
        counted.append(clock)
    assert 28.5 <= 599 / (counted[-1] - counted[0]) <= 30
    assert most_in(counted, 1.0) <= 30


@pytest.mark.parametrize("idle", [0.2, 3_600.0], ids=["a moment", "an hour"])
def test_idleness_earns_no_burst(idle: float) -> None:
    pace = Pace()
    for clock, chat in ((100.0, "1"), (100.0 + idle, "2")):
        pace.afresh(clock)
        assert pace.wait(chat, clock) == 0.0
        pace.note(chat, clock)
        assert pace.wait("3", clock) == pytest.approx(OVERALL_GAP)


def test_one_person_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    pace = Pace()
    pace.note("7", 100.0)
    pace.answered("7", 100.0)
    assert pace.wait("7", 100.5) == pytest.approx(PRIVATE_GAP - 0.5)
    assert pace.wait("7", 100.0 + PRIVATE_GAP) == pytest.approx(0.0)
    for second in range(GROUP_MOST):
        assert pace.wait("-7", 200.0 + second) == 0.0
        pace.note("-7", 200.0 + second)
        pace.answered("-7", 200.0 + second)
    assert pace.wait("-7", 220.0) == pytest.approx(GROUP_SPAN - 20)
    assert pace.waiting(220.0) == {"-7": pytest.approx(GROUP_SPAN - 20)}


def test_what_no_longer_counts_is_forgotten() -> None:
    pace = Pace()
    for number in range(1_000):
        for chat in (str(number + 1), str(-number - 1)):
            pace.note(chat, float(number))
            pace.answered(chat, float(number))
    assert len(pace._private) <= 2
    assert len(pace._groups) <= GROUP_SPAN + 1
    assert len(pace._answers) == OVERALL_MOST


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


def test_all_wait_no_longer_than_the_one_of_them_who_must_wait_least() -> None:
    floods = Floods()
    for chat, seconds in (("a", 40), ("b", 43_838)):
        assert floods.note(chat, NOON + timedelta(seconds=seconds), NOON) is None
    assert floods.note("c", NOON + timedelta(seconds=900), NOON) == NOON + timedelta(seconds=40)


def test_a_restart_earns_no_burst_to_a_group() -> None:
    pace = Pace()
    pace.recall([("-5", 40.0 - number) for number in range(GROUP_MOST)], 1_000.0)
    assert pace.wait("-5", 1_000.0) == pytest.approx(GROUP_SPAN - 40.0)
    assert pace.wait("-6", 1_000.0) == 0.0


@pytest.mark.parametrize(("ago", "silence"), [(0.9, PRIVATE_GAP), (2.0, 0.0)], ids=["a moment ago", "a while ago"])
def test_a_restart_begins_with_a_second_of_silence_where_the_last_run_was_still_sending(
    ago: float, silence: float
) -> None:
    pace = Pace()
    pace.recall([("2", 30.0), ("1", ago)], 1_000.0)
    assert pace.wait("1", 1_000.0) == pytest.approx(silence)
    assert pace.wait("2", 1_000.0) == pytest.approx(silence)


def test_the_second_of_a_person_begins_with_the_answer() -> None:
    pace = Pace()
    pace.note("1", 1_000.0)
    pace.answered("1", 1_004.0)
    assert pace.wait("1", 1_004.5) == pytest.approx(PRIVATE_GAP - 0.5)
