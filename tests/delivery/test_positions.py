"""Each outcome at each position of digests of one, two and five messages: what arrives, in which order, how marked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.delivery.lanes import deliver
from bot.delivery.limits import Pace
from bot.delivery.outcomes import (
    Ambiguous,
    Gone,
    Moved,
    NotSent,
    OtherInstance,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
)
from domain.chats import Chat
from domain.errors import BriefingError
from domain.ledger import Part
from storage.sqlite import open_store
from storage.store import Store
from tests.delivery.builders import message
from tests.delivery.test_lanes import Clock, Platform, owe

CASES = [(total, position) for total in (1, 2, 5) for position in range(1, total + 1)]
FAR = timedelta(hours=2)


class Trouble(Platform):
    """A platform on which the part at one position of each chat meets this outcome once, at its first try."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome: Outcome | None = outcome
        self.met: set[str] = set()
        self.arrived: dict[str, list[str]] = {}
        self.calls = 0

    async def send(self, part: Part) -> Outcome:
        """The outcome where it is due, else it arrives."""
        self.calls += 1
        name = part.message.text.splitlines()[-1]
        if self.outcome is not None and name.endswith("!") and name not in self.met:
            self.met.add(name)
            return Moved(f"-100{part.place.chat}") if isinstance(self.outcome, Moved) else self.outcome
        self.arrived.setdefault(part.place.chat, []).append(part.message.text)
        return Sent(len(self.arrived))


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """One chat for each case: chat 23 is owed a digest of two messages and its trouble is in the third; 52, …"""
    keeper = Clerk(lambda: open_store(tmp_path / "bot.db"))
    yield keeper
    keeper.close()


@pytest.fixture(autouse=True)
def _soon_online_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.lanes.OFFLINE_FIRST", 0.02)


def chat_of(case: tuple[int, int]) -> str:
    """`52`: of five the second."""
    return f"{case[0]}{case[1]}"


def texts(case: tuple[int, int]) -> list[str]:
    """What the digest of this case says; the message that meets trouble ends in an exclamation mark."""
    total, position = case
    return [f"{chat_of(case)} {number}{'!' if number == position else ''}" for number in range(1, total + 1)]


def _chat(store: Store, name: str) -> Chat | None:
    return store.chat(name)


async def owe_all(clerk: Clerk) -> None:
    """Owes the digest of every case."""
    for case in CASES:
        said = [message(text) for text in texts(case)]
        await owe(clerk, chat_of(case), *said)


async def run(clerk: Clerk, platform: Trouble, clock: Clock) -> None:
    """Delivers until nothing is owed any more; the clock is moved on where something waits."""
    stop, wake = asyncio.Event(), asyncio.Event()
    pace = Pace(0.0)
    task = asyncio.create_task(deliver(clerk, platform, now=clock, stop=stop, wake=wake, pace=pace))
    try:
        async with asyncio.timeout(20):
            while not task.done() and (await clerk.do(lambda store: store.backlog())).waiting:
                before = platform.calls
                await asyncio.sleep(0.15)
                if platform.calls == before:  # everything waits
                    clock.now += FAR
                    wake.set()
    finally:
        stop.set()
        await asyncio.wait([task])
    task.result()


async def delivered(clerk: Clerk, outcome: Outcome) -> Trouble:
    """What arrived where."""
    await owe_all(clerk)
    platform = Trouble(outcome)
    await run(clerk, platform, Clock())
    assert len(platform.met) == len(CASES)
    return platform


@pytest.mark.parametrize(
    "outcome", [NotSent("down"), NotSent("429", timedelta(seconds=30))], ids=["no connection", "told to wait"]
)
async def test_what_was_not_sent_comes_later_once_unmarked_and_in_its_place(clerk: Clerk, outcome: Outcome) -> None:
    platform = await delivered(clerk, outcome)
    for case in CASES:
        assert platform.arrived[chat_of(case)] == texts(case)


async def test_what_may_have_arrived_comes_once_more_marked_and_in_its_place(clerk: Clerk) -> None:
    platform = await delivered(clerk, Ambiguous("502"))
    for case in CASES:
        said = platform.arrived[chat_of(case)]
        assert [text.splitlines()[-1] for text in said] == texts(case)
        assert [text.startswith("↻") for text in said] == [text.endswith("!") for text in texts(case)]


async def test_to_a_chat_that_is_gone_nothing_more_is_tried(clerk: Clerk) -> None:
    platform = await delivered(clerk, Gone("blocked"))
    for case in CASES:
        assert platform.arrived.get(chat_of(case), []) == texts(case)[: case[1] - 1]
        chat = await clerk.do(partial(_chat, name=chat_of(case)))
        assert chat is not None
        assert not chat.active
    backlog = await clerk.do(lambda store: store.backlog())
    assert backlog.waiting == 0
    assert backlog.gave_up == sum(total - position + 1 for total, position in CASES)


async def test_a_chat_that_moved_gets_the_rest_under_its_new_address(clerk: Clerk) -> None:
    platform = await delivered(clerk, Moved(""))
    for case in CASES:
        before = case[1] - 1
        assert platform.arrived.get(chat_of(case), []) == texts(case)[:before]
        assert platform.arrived[f"-100{chat_of(case)}"] == texts(case)[before:]


async def test_what_is_refused_is_given_up_and_holds_up_nothing(clerk: Clerk) -> None:
    platform = await delivered(clerk, Refused("message is empty"))
    for case in CASES:
        assert platform.arrived.get(chat_of(case), []) == [text for text in texts(case) if not text.endswith("!")]
    backlog = await clerk.do(lambda store: store.backlog())
    assert (backlog.waiting, backlog.gave_up) == (0, len(CASES))


@pytest.mark.parametrize("outcome", [TokenRefused(), OtherInstance()], ids=["token refused", "other instance"])
@pytest.mark.parametrize("case", CASES, ids=chat_of)
async def test_where_nobody_can_be_written_to_all_stays_owed_unmarked_and_comes_when_it_is_healed(
    clerk: Clerk, outcome: Outcome, case: tuple[int, int]
) -> None:
    said = [message(text) for text in texts(case)]
    await owe(clerk, chat_of(case), *said)
    platform = Trouble(outcome)
    with pytest.raises(BriefingError):
        await run(clerk, platform, Clock())
    assert platform.arrived.get(chat_of(case), []) == texts(case)[: case[1] - 1]
    assert await clerk.do(lambda store: store.recover()) == 0
    await run(clerk, platform, Clock())
    assert platform.arrived[chat_of(case)] == texts(case)
