"""A fake Telegram whose clock the test moves, and PTB's real client on it. Never a stub of either."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from tests.fake_telegram import FakeTelegram

TOKEN = "42:fake"
ADA = 7
BOT = 42
START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

Refused = Callable[..., Awaitable[tuple[int | None, str]]]


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Moves on by timedelta's arguments."""
        self.now += timedelta(**span)


@asynccontextmanager
async def bot_on(api: FakeTelegram, token: str = TOKEN, read_timeout: float = 2.0) -> AsyncIterator[Bot]:
    """PTB's Bot with short timeouts; it has asked for nothing yet."""
    requests = [
        # plain HTTP on loopback: no time is spent on loading certificates
        HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout, httpx_kwargs={"verify": False})
        for _ in range(2)
    ]
    bot = Bot(
        token,
        base_url=f"{api.base_url}/bot",
        base_file_url=f"{api.base_url}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )
    for request in requests:
        await request.initialize()
    try:
        yield bot
    finally:
        for request in requests:
            await request.shutdown()


async def through_ptb(bot: Bot, method: str, **params: Any) -> Any:
    """Any method with any parameters, also wrong ones, sent by PTB; its raw result."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)  # PTB prefers its typed method, which can't be wrong enough
        return await bot.do_api_request(method, api_kwargs=params)


@pytest.fixture(autouse=True)
def _retry_after_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """PTB 22 warns in every RetryAfter unless it may give a timedelta; here warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    """The fake's clock, at 08:00 UTC of a Sunday."""
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[FakeTelegram]:
    """A fake Telegram in which Ada has started the bot."""
    async with FakeTelegram(TOKEN, clock=clock) as fake:
        fake.private(ADA)
        yield fake


@pytest.fixture
async def bot(api: FakeTelegram) -> AsyncIterator[Bot]:
    """PTB's client."""
    async with bot_on(api) as client:
        yield client


@pytest.fixture
def refused(api: FakeTelegram, bot: Bot) -> Refused:
    """Makes a call through PTB that must fail; HTTP status and Telegram's exact words."""

    async def call(method: str, **params: Any) -> tuple[int | None, str]:
        with pytest.raises(TelegramError):
            await through_ptb(bot, method, **params)
        return api.requests[-1].status, api.requests[-1].description

    return call
