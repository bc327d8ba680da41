"""A fake Telegram, a store on disk, and the room under test between them. Time moves only when a test moves it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.request import Reply, Request
from bot.clerk import Clerk
from bot.runner import Runner
from bot.telegram.inline import Offer
from bot.telegram.run import TelegramKnobs, run_telegram
from domain.chats import Place
from domain.ledger import PartKind
from domain.message import Message
from storage.sqlite import open_store
from storage.store import Store
from tests.fake_telegram import FakeTelegram

TOKEN = "42:fake"
ADA = 7
START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Moves on by timedelta's arguments."""
        self.now += timedelta(**span)


def echo(request: Request, store: Store, now: datetime) -> Reply:
    """Answers with what was said."""
    return Reply(messages=(Message(text=f"You said: {request.text or request.token}"),))


class Running:
    """The room at work."""

    def __init__(self, clerk: Clerk, task: asyncio.Task[None], stop: asyncio.Event, wake: asyncio.Event) -> None:
        self.clerk, self.task, self.stop, self.wake = clerk, task, stop, wake

    async def owe(self, chat: int, *texts: str, kind: PartKind = PartKind.DIGEST, thread: int = 0) -> None:
        """Owes messages to a chat, as a digest does."""
        messages = [Message(text=text) for text in texts]
        await self.clerk.do(
            lambda store: store.owe(Place(chat=str(chat), thread=thread), messages, kind=kind, now=START)
        )
        self.wake.set()

    async def settled(self, seconds: float = 5.0) -> None:
        """Waits until nothing is owed and nothing unanswered; TimeoutError after so many real seconds."""
        async with asyncio.timeout(seconds):
            while True:
                backlog = await self.clerk.do(lambda store: store.backlog())
                if not backlog.waiting and not backlog.unanswered:
                    return
                await asyncio.sleep(0.02)

    async def crash(self) -> None:
        """Ends as a kill would, without any goodbye."""
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task


@asynccontextmanager
async def running(
    api: FakeTelegram,
    clerk: Clerk,
    clock: Callable[[], datetime],
    answer: Callable[[Request, Store, datetime], Reply] = echo,
    private_gap: float = 0.05,
    offer: Offer | None = None,
    runner: Runner | None = None,
) -> AsyncIterator[Running]:
    """Runs the room until the block ends, then stops it in good order; errors of the room come out here."""
    stop, wake = asyncio.Event(), asyncio.Event()
    knobs = TelegramKnobs(token=TOKEN, base_url=api.base_url, private_gap=private_gap)
    room = run_telegram(knobs, clerk, answer, now=clock, stop=stop, wake=wake, offer=offer, runner=runner)
    task = asyncio.create_task(room)
    try:
        yield Running(clerk, task, stop, wake)
        stop.set()
        if not task.done():
            await task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait([task])


@pytest.fixture
def clock() -> Clock:
    """08:00 UTC of a Sunday."""
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[FakeTelegram]:
    """A fake Telegram in which Ada has started the bot."""
    async with FakeTelegram(TOKEN, clock=clock) as fake:
        fake.private(ADA)
        yield fake


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """The store on disk behind its clerk."""
    keeper = Clerk(lambda: open_store(tmp_path / "bot.db"))
    yield keeper
    keeper.close()
