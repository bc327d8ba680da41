"""Text, captions and their entities: what Telegram refuses, and how it cleans what it accepts. Stores nothing.

Lengths: TDLib counts code points, what Telegram's own servers count is not public. The fake takes the strictest
reading, UTF-16 units, so that whoever passes here passes under every reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import oracle
from .calls import Call
from .refusals import Json, Refusal, bad

RAW_BYTES = 32_768  # before parsing, UTF-8
TEXT_UNITS = 4096
CAPTION_UNITS = 1024
SHOWN_ENTITIES = 100  # those beyond are ignored without a word
ENTITY_EDGE = 1_000_000  # TDLib refuses offsets and lengths beyond it

STYLES = frozenset(
    ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote"]
)
FIELDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}
FOUND_BY_TELEGRAM = frozenset(
    ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"]
)

BLANKED = {code: " " for code in range(0x20) if code not in (0x0A, 0x0D)}  # control characters become spaces
DROPPED = dict.fromkeys([0x0D, 0x030A, 0x0333, 0x033F, *range(0x2028, 0x202F)])  # these vanish (clean_input_string)
CLEANED: Mapping[int, str | None] = BLANKED | DROPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """Plain text and the entities asked for, offsets in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_text(call: Call, name: str = "text", entities_name: str = "entities") -> Formatted:
    """The text as the Bot API server reads it before it looks at the chat; may still be blank or too long."""
    text = call.text(name)
    if name == "text" and not text:
        raise bad("message text is empty")
    if len(text.encode("utf-8", "surrogatepass")) > RAW_BYTES:
        raise bad("text is too long" if name == "text" else "caption is too long")
    if call.text("parse_mode").lower() not in ("", "none"):
        return _parsed(text, call.text("parse_mode"))
    given = call.parsed(entities_name, "can't parse entities JSON object")
    entities = [_entity(item) for item in given] if isinstance(given, list) else []
    return Formatted(text=text, entities=tuple(entity for entity in entities if entity is not None))


def settle(raw: Formatted, limit: int = TEXT_UNITS, noun: str = "message") -> Formatted:
    """The text as it is shown: entities checked, cleaned, trimmed; refused where blank (a message) or over `limit`."""
    check_entities(raw.text, raw.entities)
    shown = trim(clean(raw))
    if not shown.text and noun == "message":
        raise bad("text must be non-empty")
    if units(shown.text) > limit:
        raise bad(f"{noun} is too long")
    return Formatted(text=shown.text, entities=shown.entities[:SHOWN_ENTITIES])


def check_entities(text: str, entities: Sequence[Json]) -> None:
    """Refuses spans outside the text or through the middle of a character, and (with TDLib here) bad links."""
    check_structure(text, entities)
    if entities and oracle.available():
        try:
            oracle.judge(text, entities)
        except oracle.Refused as refused:
            raise bad(str(refused)) from None


def check_structure(text: str, entities: Sequence[Json]) -> None:
    """Refuses spans outside the text or through the middle of a character, without asking TDLib."""
    edges = _edges(text if entities else "")
    for entity in entities:
        _check_span(entity["offset"], entity["length"], edges)


def clean(raw: Formatted) -> Formatted:
    """Control characters blanked, some others dropped, entities moved along."""
    if not any(ord(char) in CLEANED for char in raw.text):
        return raw
    pieces = [char.translate(CLEANED) for char in raw.text]
    moved = {0: 0}
    before = after = 0
    for char, piece in zip(raw.text, pieces, strict=True):
        before, after = before + units(char), after + units(piece)
        moved[before] = after
    spans = ((entity, moved[entity["offset"]], moved[entity["offset"] + entity["length"]]) for entity in raw.entities)
    return Formatted(text="".join(pieces), entities=_respanned(spans))


def trim(formatted: Formatted) -> Formatted:
    """White space off the end, and off the start as far as the first entity; entities without length dropped."""
    first = min((entity["offset"] for entity in formatted.entities), default=len(formatted.text))
    text = formatted.text.rstrip(" \n")
    blanks = min(len(text) - len(text.lstrip(" \n")), first)
    end = units(text)
    spans = (
        (entity, entity["offset"] - blanks, min(entity["offset"] + entity["length"], end) - blanks)
        for entity in formatted.entities
    )
    return Formatted(text=text[blanks:], entities=_respanned(spans))


def _respanned(spans: Iterable[tuple[Json, int, int]]) -> tuple[Json, ...]:
    kept = [entity | {"offset": start, "length": end - start} for entity, start, end in spans if start < end]
    return tuple(sorted(kept, key=lambda entity: (entity["offset"], -entity["length"])))


def _parsed(text: str, mode: str) -> Formatted:
    if mode.lower() not in oracle.MODES:
        raise bad("unsupported parse_mode")
    if not oracle.available():
        raise Refusal(501, "this fake reads a parse_mode only with the tdjson package; send entities or install it")
    try:
        parsed = oracle.parse(text, mode)
    except oracle.Refused as refused:
        raise bad(str(refused)) from None
    return Formatted(text=parsed.text, entities=parsed.entities)


def _entity(item: object) -> Json | None:
    if not isinstance(item, dict):
        raise _unreadable("expected an Object")
    for name in ("offset", "length", "type"):
        if name not in item:
            raise _unreadable(f"""Can't find field "{name}\"""")
    for name in ("offset", "length"):
        if not isinstance(item[name], int) or isinstance(item[name], bool):
            raise _unreadable(f"""Field "{name}" must be of type Number""")
    return _known(item)


def _known(item: Json) -> Json | None:
    """The entity, None for a kind that Telegram finds by itself and ignores from a bot."""
    kind = item["type"]
    if kind in FOUND_BY_TELEGRAM:
        return None
    if not kind:
        raise _unreadable("Type is not specified")
    if kind not in STYLES and kind not in FIELDS:
        raise _unreadable("Unsupported type specified")
    if kind in FIELDS and FIELDS[kind] not in item:
        raise _unreadable(f"""Can't find field "{FIELDS[kind]}\"""")
    return item


def _unreadable(reason: str) -> Refusal:
    return bad(f"can't parse MessageEntity: {reason}")


@dataclass(frozen=True, slots=True)
class _Edges:
    """The UTF-16 offsets at which characters begin, with their byte offsets; `end` is the text's length in units."""

    bytes_at: Mapping[int, int]
    end: int


def _edges(text: str) -> _Edges:
    at = byte = 0
    bytes_at = {0: 0}
    for char in text:
        code = ord(char)
        at += 1 + (code > 0xFFFF)
        byte += 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
        bytes_at[at] = byte
    return _Edges(bytes_at, at)


def _check_span(offset: int, length: int, edges: _Edges) -> None:
    if not 0 <= offset <= ENTITY_EDGE:
        raise bad(f"receive an entity with incorrect offset {offset}")
    if not 0 <= length <= ENTITY_EDGE:
        raise bad(f"receive an entity with incorrect length {length}")
    end = offset + length
    if length and offset > edges.end:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if length and offset not in edges.bytes_at:
        raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {edges.bytes_at[offset + 1]}")
    if length and end > edges.end:
        raise bad(f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}")
    if length and end not in edges.bytes_at:
        middle = edges.bytes_at[end + 1]
        raise bad(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol at byte offset {middle}"
        )
