"""Answers an inline query: the stories on offer, sent as Telegram wants them. It searches nothing itself."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.sharing import A_PAGE, Shared
from bot.clerk import Clerk
from bot.telegram.client import call
from bot.telegram.reader import InlineAsk
from bot.telegram.sender import entities
from bot.words.catalogue import Words, spoken
from storage.store import Store

_CACHE = 60  # seconds for which Telegram may give the same answer to the same person

log = logging.getLogger(__name__)


Offer = Callable[[Store, str, str, int, Words], list[Shared]]
"""(store, person, words typed, number of the first, language) → a page of stories."""


async def answer_inline(bot: Bot, clerk: Clerk, offer: Offer, asked: InlineAsk) -> None:
    """One page of stories; a failure is only written down, for nobody waits for long."""
    said = Words(spoken(asked.person.lang))
    try:
        found = await clerk.do(lambda store: offer(store, asked.person.id, asked.words, asked.start, said))
        more = str(asked.start + A_PAGE) if len(found) == A_PAGE else ""
        results = json.dumps([_result(one) for one in found], ensure_ascii=False)
        params: dict[str, Any] = {"inline_query_id": asked.query, "results": results, "is_personal": True}
        await call(bot, "answerInlineQuery", params | {"cache_time": _CACHE, "next_offset": more})
    except (TelegramError, LookupError, TypeError) as error:
        log.info("an inline query was not answered: %s", error)


def _result(one: Shared) -> dict[str, Any]:
    content: dict[str, Any] = {"message_text": one.message.text, "entities": entities(one.message.marks)}
    content |= {"link_preview_options": {"is_disabled": True}}
    return {
        "type": "article",
        "id": one.id,
        "title": one.title,
        "description": one.about,
        "input_message_content": content,
    }
