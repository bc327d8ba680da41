"""The lanes over a store on disk: what a scripted platform answers, and what is owed afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clerk import Clerk
from bot.delivery.lanes import deliver
from bot.delivery.limits import Pace
from bot.delivery.outcomes import Ambiguous, NotSent, OtherInstance, Outcome, Refused, Sent
from domain import errors
from domain.chats import Place
from domain.ledger import Part, PartKind
from domain.message import Message
from storage.sqlite import open_store
from tests.delivery.builders import message

START = datetime(2026, 11, 22, 8, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    now = START

    def __call__(self) -> datetime:
        return self.now


class Platform:
    """A Sender that answers as told, by chat, then `Sent`; it remembers what it was given and how much at once."""

    def __init__(self) -> None:
        self.given: list[Part] = []
        self.starts: list[float] = []
        self.script: dict[str, list[Outcome]] = {}
        self.seconds = 0.0
        self.most = self._now = 0

    async def send(self, part: Part) -> Outcome:
        """The next outcome for this chat."""
        self.given.append(part)
        self.starts.append(asyncio.get_running_loop().time())
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(self.seconds)
        self._now -= 1
        outcomes = self.script.get(part.place.chat)
        return outcomes.pop(0) if outcomes else Sent(len(self.given))

    def chats(self) -> list[str]:
        """To whom, in order."""
        return [part.place.chat for part in self.given]


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """The store on disk behind its clerk."""
    keeper = Clerk(lambda: open_store(tmp_path / "bot.db"))
    yield keeper
    keeper.close()


@pytest.fixture
def clock() -> Clock:
    """08:00 UTC."""
    return Clock()


@pytest.fixture
def platform() -> Platform:
    """A platform on which all is well."""
    return Platform()


async def owe(clerk: Clerk, chat: str, *messages: Message, kind: PartKind = PartKind.DIGEST) -> None:
    """Owes these messages."""
    await clerk.do(lambda store: store.owe(Place(chat=chat), messages, kind=kind, now=START))


@asynccontextmanager
async def delivering(clerk: Clerk, platform: Platform, clock: Clock) -> AsyncIterator[asyncio.Event]:
    """Delivers until the block ends; gives the event that wakes the lanes."""
    stop, wake = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(deliver(clerk, platform, now=clock, stop=stop, wake=wake, pace=Pace(0.05)))
    try:
        yield wake
    finally:
        stop.set()
        await task


async def until(wish: Callable[[], object], seconds: float = 5.0) -> None:
    """Waits until `wish()` is true."""
    async with asyncio.timeout(seconds):
        while not wish():  # noqa: ASYNC110 - the platform has no event to wait for
            await asyncio.sleep(0.01)


async def test_never_more_at_once_than_there_are_lanes_and_never_two_in_a_chat(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.seconds = 0.3
    for number in range(1, 8):
        await owe(clerk, str(number), message("a"), message("b"))
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 14)
    assert platform.most == 4
    for chat in set(platform.chats()):
        assert [part.message.text for part in platform.given if part.place.chat == chat] == ["a", "b"]


async def test_many_people_are_written_to_at_the_speed_allowed(clerk: Clerk, platform: Platform, clock: Clock) -> None:
    for number in range(1, 51):
        await owe(clerk, str(number), message())
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 50)
    assert max(sum(first <= start < first + 1 for start in platform.starts) for first in platform.starts) <= 30
    assert platform.starts[-1] - platform.starts[0] < 4.0  # 1.7 s on an idle machine


@pytest.mark.parametrize("when", ["before the claim", "before the confirmation"])
async def test_a_store_that_cannot_write_for_a_moment_doubles_and_loses_nothing(
    when: str, clerk: Clerk, platform: Platform, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock(store: Any) -> None:
        store._db.conn.execute("PRAGMA query_only = ON")

    def unlock(store: Any) -> None:
        store._db.conn.execute("PRAGMA query_only = OFF")

    monkeypatch.setattr("bot.delivery.patience.STORE_WAIT", 0.1)
    platform.seconds = 0.2
    await owe(clerk, "1", message())
    if when == "before the claim":
        await clerk.do(lock)
    async with delivering(clerk, platform, clock):
        if when == "before the confirmation":
            await until(lambda: platform.given)
            await clerk.do(lock)
        await asyncio.sleep(0.4)
        assert len(platform.given) == (when == "before the confirmation")
        await clerk.do(unlock)
        await until(lambda: platform.given)
    backlog = await clerk.do(lambda store: store.backlog())
    assert (len(platform.given), backlog.sent, backlog.waiting) == (1, 1, 0)


async def test_answers_go_before_digests(clerk: Clerk, platform: Platform, clock: Clock) -> None:
    await owe(clerk, "1", message())
    await owe(clerk, "2", message(), kind=PartKind.ANSWER)
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 2)
    assert platform.chats() == ["2", "1"]


async def test_three_chats_told_to_wait_make_all_wait_also_after_a_restart(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    for chat in "123":
        platform.script[chat] = [NotSent("429", timedelta(seconds=40))]
        await owe(clerk, chat, message())
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 3)
    await owe(clerk, "4", message())
    async with delivering(clerk, platform, clock):
        await asyncio.sleep(0.2)
        assert "4" not in platform.chats()
        clock.now += timedelta(seconds=42)
        await until(lambda: len(platform.given) == 7)
    assert sorted(platform.chats()[3:]) == ["1", "2", "3", "4"]


async def test_a_pause_of_all_that_was_begun_under_a_clock_far_ahead_ends_when_the_clock_is_right(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    clock.now += timedelta(days=900)
    for chat in "123":
        platform.script[chat] = [NotSent("429", timedelta(seconds=40))]
        await owe(clerk, chat, message())
    async with delivering(clerk, platform, clock) as wake:
        await until(lambda: len(platform.given) == 3)
        await asyncio.sleep(0.1)
        clock.now -= timedelta(days=900)
        wake.set()
        await until(lambda: len(platform.given) == 6)


async def test_without_a_connection_nobody_is_tried_for_a_while_and_nothing_is_marked(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.script["1"] = [NotSent("no connection"), NotSent("no connection")]
    await owe(clerk, "1", message())
    began = asyncio.get_running_loop().time()
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 3)
    assert asyncio.get_running_loop().time() - began >= 1.5  # 0.5 s, then 1 s
    assert not any(part.repeat for part in platform.given)


async def test_what_is_refused_goes_once_as_plain_text_and_does_not_hold_up_the_rest(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.script["1"] = [Refused("can't parse entities"), Refused("message is empty")]
    await owe(clerk, "1", message("bold", bold=True), message("next"))
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 3)
    assert [(part.message.text, len(part.message.marks)) for part in platform.given] == [
        ("bold", 1),
        ("bold", 0),
        ("next", 0),
    ]
    backlog = await clerk.do(lambda store: store.backlog())
    assert (backlog.sent, backlog.gave_up, backlog.waiting) == (1, 1, 0)


async def test_three_doubts_in_a_row_park_the_message_for_a_quarter_of_an_hour(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.script["1"] = [Ambiguous("502")] * 3
    await owe(clerk, "1", message())
    async with delivering(clerk, platform, clock) as wake:
        for tries, seconds in enumerate((61, 61, 14 * 60), 1):
            await until(lambda tries=tries: len(platform.given) == tries)  # type: ignore[misc] # mypy cannot infer it
            await asyncio.sleep(0.1)
            clock.now += timedelta(seconds=seconds)
            wake.set()
        await asyncio.sleep(0.3)
        assert len(platform.given) == 3
        clock.now += timedelta(seconds=61)
        wake.set()
        await until(lambda: len(platform.given) == 4)
    assert [part.message.text.startswith("↻") for part in platform.given] == [False, True, True, True]


async def test_another_instance_ends_delivery_and_all_stays_owed(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.script["1"] = [OtherInstance()]
    await owe(clerk, "1", message(), message())
    with pytest.raises(errors.OtherInstance):
        await deliver(clerk, platform, now=clock, stop=asyncio.Event(), wake=asyncio.Event())
    assert await clerk.do(lambda store: store.recover()) == 0
    assert (await clerk.do(lambda store: store.backlog())).waiting == 2


async def test_a_kill_leaves_only_what_was_in_flight_to_be_repeated(
    clerk: Clerk, platform: Platform, clock: Clock
) -> None:
    platform.seconds = 30.0
    for chat in range(1, 11):
        await owe(clerk, str(chat), message())
    task = asyncio.create_task(deliver(clerk, platform, now=clock, stop=asyncio.Event(), wake=asyncio.Event()))
    await until(lambda: len(platform.given) == 4)
    task.cancel()
    await asyncio.wait([task])
    assert await clerk.do(lambda store: store.recover()) == 4
    in_flight, platform.seconds, platform.given = set(platform.chats()), 0.0, []
    async with delivering(clerk, platform, clock):
        await until(lambda: len(platform.given) == 10)
    assert {part.place.chat for part in platform.given if part.message.text.startswith("↻")} == in_flight
