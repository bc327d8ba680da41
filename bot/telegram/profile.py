"""What Telegram shows of the bot beside its messages: menus of commands by scope and language, descriptions.

Set at each start; without it the bot still works. It decides no command: `bot.chat.commands` does.
"""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, RetryAfter

from bot.chat.commands import Audience, menu
from bot.words.catalogue import DEFAULT, LANGUAGES, Words

log = logging.getLogger(__name__)


async def show_profile(bot: Bot, owners: list[str]) -> None:
    """Sets the menus, the description and the short description in every language; English for all others."""
    try:
        for lang in LANGUAGES:
            await _show(bot, Words(lang), "" if lang == DEFAULT else lang)
        for owner in owners:
            await bot.set_my_commands(menu(Words(DEFAULT), Audience.OWNER), BotCommandScopeChat(int(owner)))
    except (BadRequest, RetryAfter) as error:
        log.warning("the menus of commands were not set: %s", error)


async def _show(bot: Bot, words: Words, code: str) -> None:
    scopes: dict[Audience, BotCommandScope] = {
        Audience.PRIVATE: BotCommandScopeAllPrivateChats(),
        Audience.GROUP: BotCommandScopeAllGroupChats(),
        Audience.ADMINS: BotCommandScopeAllChatAdministrators(),
    }
    for audience, scope in scopes.items():
        await bot.set_my_commands(menu(words, audience), scope, language_code=code)
    await bot.set_my_description(words("bot-description"), language_code=code)
    await bot.set_my_short_description(words("bot-short-description"), language_code=code)
