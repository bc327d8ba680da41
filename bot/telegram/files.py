"""Fetches a file that somebody sent to the bot, within a cap. It reads nothing in it."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import BadRequest

from bot.runner import FILE_LARGEST, FileTrouble

log = logging.getLogger(__name__)


class TelegramFiles:
    """The files of one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(self, name: str) -> bytes | FileTrouble:
        """The bytes of the file whose id is `name`. Raises TelegramError where Telegram cannot be reached."""
        try:
            file = await self._bot.get_file(name)
            if (file.file_size or 0) > FILE_LARGEST:
                return FileTrouble.LARGE
            body = bytes(await file.download_as_bytearray())
        except BadRequest as error:  # it was deleted, or is larger than a bot may fetch
            log.info("a file could not be fetched: %s", error)
            return FileTrouble.LARGE if "too big" in str(error).lower() else FileTrouble.GONE
        return body if len(body) <= FILE_LARGEST else FileTrouble.LARGE
