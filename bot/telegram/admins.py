"""Who administers a group: asked of Telegram each time it matters, so that somebody demoted changes nothing any more.

Only a no is remembered, for a minute: a member who presses and writes a lot costs few questions. It stores nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.client import call

REMEMBERED = timedelta(minutes=1)
MOST = 1_000  # answers remembered; then all are forgotten, which only costs questions
TRIES = 2
ADMINS = frozenset({"creator", "administrator"})

log = logging.getLogger(__name__)


class Admins:
    """Answers whether a person administers a chat."""

    def __init__(self, bot: Bot, now: Callable[[], datetime]) -> None:
        self._bot, self._now = bot, now
        self._refused: dict[tuple[str, str], datetime] = {}

    async def is_admin(self, chat: str, person: str) -> bool:
        """False too where Telegram cannot be asked; that is not remembered."""
        asked, now = (chat, person), self._now()
        if (refused := self._refused.get(asked)) and now - refused < REMEMBERED:
            return False
        answer = await self._ask(chat, person)
        if answer is False:
            if len(self._refused) >= MOST:
                self._refused.clear()
            self._refused[asked] = now
        return bool(answer)

    async def _ask(self, chat: str, person: str) -> bool | None:
        for _ in range(TRIES):
            try:
                member = await call(self._bot, "getChatMember", {"chat_id": chat, "user_id": person})
                return member["status"] in ADMINS
            except (BadRequest, Forbidden):
                return False
            except (TelegramError, LookupError, TypeError) as error:
                log.warning("cannot ask who administers a chat: %s", error)
        return None
