"""Who administers a group: asked of Telegram only when needed, remembered for five minutes. It stores nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.client import call

REMEMBERED = timedelta(minutes=5)
MOST = 1_000  # answers remembered; then all are forgotten, which only costs questions
TRIES = 2
ADMINS = frozenset({"creator", "administrator"})

log = logging.getLogger(__name__)


class Admins:
    """Answers whether a person administers a chat."""

    def __init__(self, bot: Bot, now: Callable[[], datetime]) -> None:
        self._bot, self._now = bot, now
        self._known: dict[tuple[str, str], tuple[datetime, bool]] = {}

    async def is_admin(self, chat: str, person: str) -> bool:
        """False too where Telegram cannot be asked; that is not remembered."""
        asked, now = (chat, person), self._now()
        known = self._known.get(asked)
        if known is not None and now - known[0] < REMEMBERED:
            return known[1]
        answer = await self._ask(chat, person)
        if answer is None:
            return False
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[asked] = (now, answer)
        return answer

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
