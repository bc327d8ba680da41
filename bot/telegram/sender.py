"""Sends one part through the Bot API and says what became of it. It never tries twice and never parses markup."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import httpx
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

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
from bot.telegram.client import call
from domain.ledger import Part
from domain.message import Button, Document, Mark, Message

LONGEST = 35.0  # seconds for one message in all: an answer that comes byte by byte never times out by itself …
LONGEST_FILE = 120.0  # … and a file may take its time on a thin line
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
NOT_MODIFIED = "message is not modified"
PLACE_GONE = (  # 400s that speak of the chat, not of the message
    "chat not found",
    "chat was deleted",
    "chat was deactivated",
    "user is deactivated",
    "bot was kicked",
    "bot is not a member",
    "peer_id_invalid",
    "channel_private",
    "need administrator rights",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
)


class TelegramSender:
    """The Sender for Telegram."""

    def __init__(self, bot: Bot, longest: float = LONGEST) -> None:
        """`longest`: seconds after which a message that has no answer counts as lost from sight."""
        self._bot = bot
        self._longest = longest

    async def send(self, part: Part) -> Outcome:
        """Sends the message, or edits the one that `part.edits` names."""
        longest = self._longest if part.message.document is None else LONGEST_FILE
        try:
            async with asyncio.timeout(longest):
                return await self._send(part)
        except TimeoutError:
            return Ambiguous(f"no answer within {longest:g} seconds")

    async def _send(self, part: Part) -> Outcome:
        try:
            if part.message.document is not None:
                result = await call(self._bot, "sendDocument", _file(part, part.message.document))
            elif part.edits is None:
                result = await call(self._bot, "sendMessage", _new(part))
            else:
                result = await call(self._bot, "editMessageText", _edit(part, part.edits))
            return Sent(int(result["message_id"]))
        except TelegramError as error:
            if part.edits is not None and NOT_MODIFIED in str(error).lower():
                return Sent(part.edits)
            return outcome_of(error)
        except (LookupError, TypeError, ValueError) as error:  # 200, but not Telegram's envelope
            return Ambiguous(f"an answer that is none: {type(error).__name__}")


def outcome_of(error: TelegramError) -> Outcome:  # noqa: PLR0911 - one return a row of the table
    """What the error means for the message. The order matters: BadRequest and TimedOut are NetworkErrors to PTB."""
    reason = str(error)
    match error:
        case RetryAfter():
            return NotSent(reason, _seconds(error.retry_after))
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case Forbidden():
            return Gone(reason)
        case BadRequest():
            return Gone(reason) if any(words in reason.lower() for words in PLACE_GONE) else Refused(reason)
        case InvalidToken() | EndPointNotFound():
            return TokenRefused()
        case Conflict():
            return OtherInstance()
        case NetworkError():
            return _network(error)
        case _:
            return Ambiguous(reason)


def _network(error: NetworkError) -> Outcome:
    reason, cause = str(error), error.__cause__
    if isinstance(cause, NEVER_LEFT):
        return NotSent(f"no connection: {type(cause).__name__}")
    if isinstance(cause, UnicodeError):
        return Refused("the text cannot be encoded")
    if "too many requests" in reason.lower():  # 429 without the seconds
        return NotSent(reason, timedelta(seconds=1))
    return Ambiguous(f"{reason} ({type(cause).__name__})" if cause else reason)


def _seconds(wait: int | timedelta) -> timedelta:
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _new(part: Part) -> dict[str, object]:
    params = _content(part)
    if part.place.thread:
        params["message_thread_id"] = part.place.thread
    if part.message.silent:
        params["disable_notification"] = True
    return params


def _file(part: Part, document: Document) -> dict[str, object]:
    """A file with the text under it."""
    params = _new(part)
    del params["link_preview_options"]
    params["caption"] = params.pop("text")
    if "entities" in params:
        params["caption_entities"] = params.pop("entities")
    params["document"] = InputFile(document.content.encode(), filename=document.name, attach=True)
    return params


def _edit(part: Part, message_id: int) -> dict[str, object]:
    return _content(part) | {"message_id": message_id}


def _content(part: Part) -> dict[str, object]:
    message = part.message
    content: dict[str, object] = {"chat_id": part.place.chat, "text": message.text}
    content["link_preview_options"] = {"is_disabled": True}
    if message.marks:
        content["entities"] = entities(message.marks)
    if message.rows:
        content["reply_markup"] = _keyboard(message)
    return content


def entities(marks: Iterable[Mark]) -> list[dict[str, object]]:
    """The marks as Telegram's entities."""
    return [_entity(mark) for mark in marks]


def _entity(mark: Mark) -> dict[str, object]:
    entity: dict[str, object] = {"type": str(mark.kind), "offset": mark.start, "length": mark.length}
    return entity if mark.url is None else entity | {"url": mark.url}


def _keyboard(message: Message) -> dict[str, object]:
    return {"inline_keyboard": [[_button(button) for button in row] for row in message.rows]}


def _button(button: Button) -> dict[str, str]:
    return {"text": button.label, "callback_data": button.token}
