"""What a test reads afterwards: accepted sends, every request, answered queries. Records only; it refuses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .refusals import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message (or an edit) that Telegram accepted, whether or not its answer ever reached the bot.

    `text` is the text or the caption as shown: parsed, cleaned, trimmed. `entities` are those the bot asked for
    (at most 100), never those Telegram finds by itself. `reply_markup` is as the bot gave it.
    """

    method: str
    chat_id: int
    thread: int | None
    text: str
    entities: tuple[Json, ...]
    reply_markup: Json | None
    disable_notification: bool
    message_id: int
    at: datetime
    file_name: str | None = None
    file_content: bytes | None = None
    params: Mapping[str, str]

    @property
    def buttons(self) -> list[Json]:
        """The inline buttons, row by row, in one list."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


@dataclass(slots=True, kw_only=True)
class Request:
    """One request. `status` is None while it waits, and stays None where a fault broke the connection."""

    method: str
    params: Mapping[str, str]
    at: datetime
    status: int | None = None
    answer: str = ""
    fault: str | None = None
    port: int = 0  # it came from

    @property
    def chat(self) -> str | None:
        """The chat_id as the bot wrote it."""
        return self.params.get("chat_id")

    @property
    def description(self) -> str:
        """Telegram's words of refusal, "" where it accepted or the answer was no JSON."""
        try:
            return str(json.loads(self.answer).get("description", ""))
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A callback or inline query that the bot answered in time."""

    query_id: str
    params: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A send above one of Telegram's speeds: `rule` is "overall", "private" or "group"."""

    rule: str
    chat_id: int
    at: datetime
    retry_after: int
