"""Asks Telegram whose token this is: for `doctor`. Polls and sends nothing."""

from __future__ import annotations

from telegram.error import InvalidToken, NetworkError, RetryAfter

from bot.telegram.client import open_bot
from domain.errors import TokenRefused


async def who_is(token: str, *, base_url: str | None = None, proxy: str | None = None) -> str | None:
    """The bot's user name; None where Telegram cannot be reached. Raises TokenRefused."""
    async with open_bot(token, base_url=base_url, proxy=proxy) as bot:
        try:
            return (await bot.get_me()).username
        except InvalidToken:
            raise TokenRefused("Telegram does not accept the bot token: check it with @BotFather") from None
        except (NetworkError, RetryAfter):
            return None
