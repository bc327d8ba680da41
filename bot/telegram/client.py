"""Builds the client of Telegram's Bot API and makes raw calls through it. It retries nothing: delivery and poller do.

PTB's own transport (httpx) is kept: its errors tell a failed connection from a lost answer. The aiohttp transport
reports a connection that broke after the request as "connect timeout", and so would hide possible repeats.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from domain.errors import TokenRefused

TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"\d{1,20}:[\w-]+", re.ASCII)
SEND_SECONDS = 30.0  # to wait for an answer: impatience makes doubtful sends, and doubtful sends make repeats
CONNECT_SECONDS = 10.0
POLL_SECONDS = 50  # the longest getUpdates Telegram allows
POLL_GRACE = 10.0  # seconds an answer may be late after that
CONNECTIONS = 16  # lanes, answers to presses, questions about administrators
POLL_CONNECTIONS = 2  # a poll given up may still be closing


@asynccontextmanager
async def open_bot(token: str, *, base_url: str | None = None, proxy: str | None = None) -> AsyncIterator[Bot]:
    """A client that has asked for nothing yet. `base_url`: another Bot API server.

    Raises TokenRefused where the token cannot be one.
    """
    if not TOKEN.fullmatch(token):
        raise TokenRefused("This is not a bot token: it should look like 123456789:AbC_dEf. Get one from @BotFather.")
    quiet_loggers()
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else PTB 22 warns in the constructor of every RetryAfter
    calls = _request(CONNECTIONS, SEND_SECONDS, base_url, proxy)
    polls = _request(POLL_CONNECTIONS, POLL_SECONDS + POLL_GRACE, base_url, proxy)
    server = (base_url or TELEGRAM).rstrip("/")
    bot = Bot(
        token,
        base_url=f"{server}/bot",
        base_file_url=f"{server}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    # not bot.initialize(): when the token is refused it writes the token into its error
    await calls.initialize()
    await polls.initialize()
    try:
        yield bot
    finally:
        await calls.shutdown()
        await polls.shutdown()


def quiet_loggers() -> None:
    """Keeps the token out of the log: these write whole URLs, or everything said."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram.Bot", "telegram.ext"):
        logging.getLogger(name).setLevel(logging.INFO)


def _request(connections: int, read_seconds: float, base_url: str | None, proxy: str | None) -> HTTPXRequest:
    plain = base_url is not None and base_url.startswith("http://")
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=read_seconds,
        write_timeout=SEND_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        proxy=proxy,
        # a server of one's own over plain HTTP: no certificates to load, and no way round through the system's proxy
        httpx_kwargs={"verify": False, "trust_env": False} if plain else {},
    )


async def call(bot: Bot, method: str, params: Mapping[str, object]) -> Any:
    """Telegram's raw `result`. Raises TelegramError; LookupError or TypeError where the answer is no envelope.

    Raw, so that neither an update nor a message of a newer kind can break the parsing of what we need.
    """
    return await bot.do_api_request(_spelled(method), api_kwargs=dict(params))


def _spelled(method: str) -> str:
    """`get_Updates`, which PTB sends as `getUpdates`: under its own name PTB warns that a typed method exists."""
    return re.sub("([A-Z])", r"_\1", method)
