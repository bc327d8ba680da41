"""TDLib's own parser as the judge of markup and entities, through the tdjson package. Never needs a network.

Without tdjson `available()` is False; then the fake checks entities by structure only and can't take a parse_mode.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .refusals import Json

MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}

# Bot API's name for an entity -> TDLib's; the two differ where a name is not the CamelCase of the other.
TYPES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "blockquote": "BlockQuote",
    "expandable_blockquote": "ExpandableBlockQuote",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "text_mention": "MentionName",
    "custom_emoji": "CustomEmoji",
    "date_time": "DateTime",
    "mention": "Mention",
    "hashtag": "Hashtag",
    "cashtag": "Cashtag",
    "bot_command": "BotCommand",
    "url": "Url",
    "email": "EmailAddress",
    "phone_number": "PhoneNumber",
    "bank_card_number": "BankCardNumber",
}
NAMES = {f"textEntityType{tdlib}": name for name, tdlib in TYPES.items()}
NAMES |= {"textEntityTypePreCode": "pre", "textEntityTypeMediaTimestamp": "media_timestamp"}

LINK_FAULT = "Entity URL '{url}' is invalid: "


class Refused(Exception):
    """TDLib's error message, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Plain text and its entities as the Bot API writes them; offsets in UTF-16 units."""

    text: str
    entities: tuple[Json, ...]


def available() -> bool:
    """Is the tdjson package installed?"""
    return "tdjson" in sys.modules or importlib.util.find_spec("tdjson") is not None


def parse(text: str, mode: str) -> Parsed:
    """`text` read as "HTML", "Markdown" or "MarkdownV2" by TDLib; raises Refused with its error."""
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode.lower()]})
    return _formatted(answer)


def found(text: str) -> tuple[Json, ...]:
    """The entities that Telegram finds by itself: commands, mentions, links, tags …"""
    answer = _execute({"@type": "getTextEntities", "text": text})
    return tuple(_named(entity) for entity in answer["entities"])


def settled(text: str, entities: Sequence[Json]) -> Parsed:
    """Text cleaned and entities set right by TDLib (split, merged, sorted); raises Refused where it accepts none.

    The call is parseMarkdown, the only offline one that takes entities: `text` must hold no * _ ` ~ | [ ] of its own.
    """
    wanted = {"@type": "formattedText", "text": text, "entities": [_typed(entity) for entity in entities]}
    return _formatted(_execute({"@type": "parseMarkdown", "text": wanted}))


def judge(text: str, entities: Iterable[Json]) -> None:
    """Raises Refused where TDLib does not accept these entities over this text."""
    wanted = {"@type": "formattedText", "text": text, "entities": [_typed(entity) for entity in entities]}
    _execute({"@type": "parseMarkdown", "text": wanted})


def link_fault(url: str) -> str | None:
    """What is wrong with a link, in TDLib's words; None for a good one."""
    try:
        judge("x", [{"type": "text_link", "offset": 0, "length": 1, "url": url}])
    except Refused as refused:
        return str(refused).removeprefix(LINK_FAULT.format(url=url))
    return None


def _execute(query: Json) -> Json:
    tdjson = sys.modules.get("tdjson") or _loaded()
    answer: Json = json.loads(tdjson.td_execute(json.dumps(query).encode()))
    if answer["@type"] == "error":
        raise Refused(answer["message"])
    return answer


def _loaded() -> Any:
    tdjson: Any = importlib.import_module("tdjson")
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    return tdjson


def _formatted(answer: Json) -> Parsed:
    return Parsed(text=answer["text"], entities=tuple(_named(entity) for entity in answer["entities"]))


def _named(entity: Json) -> Json:
    kind: Json = entity["type"]
    named: Json = {"type": NAMES[kind["@type"]], "offset": entity["offset"], "length": entity["length"]}
    if kind["@type"] == "textEntityTypeMentionName":
        named["user"] = {"id": kind["user_id"], "is_bot": False, "first_name": "?"}
    return named | {key: kind[key] for key in ("url", "language", "custom_emoji_id", "unix_time") if key in kind}


def _typed(entity: Json) -> Json:
    kind: Json = {"@type": f"textEntityType{TYPES[entity['type']]}"}
    if entity["type"] == "pre" and entity.get("language"):
        kind["@type"] = "textEntityTypePreCode"
    if entity["type"] == "text_mention":
        kind["user_id"] = entity["user"]["id"]
    kind |= {key: entity[key] for key in ("url", "language", "custom_emoji_id", "unix_time") if key in entity}
    return {"offset": entity["offset"], "length": entity["length"], "type": kind}
