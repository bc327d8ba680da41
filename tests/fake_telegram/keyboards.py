"""Reply markup: what Telegram refuses of it, in the order in which its servers look. Stores nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from . import oracle
from .calls import Call
from .chats import Chat, Kind
from .refusals import Json, Refusal, bad

CALLBACK_BYTES = 64
MOST_BUTTONS = 100
MARKUP_BYTES = 10_240  # "up to 10 KB": tginfo/Telegram-Limits #187
ACTIONS = frozenset(
    [
        "url",
        "callback_data",
        "callback_game",
        "pay",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "login_url",
        "web_app",
        "copy_text",
    ]
)


EMPTY_IS_NONE = frozenset({"url", "callback_data"})  # an empty one counts as not given
OWNERS = {"inline_keyboard": "InlineKeyboardMarkup", "keyboard": "ReplyKeyboardMarkup"}


def read_markup(call: Call, *, only_inline: bool = False) -> Json | None:
    """The markup as the Bot API server reads it: the right JSON shape, its meaning still unchecked."""
    given = call.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    markup: Json = given
    if "inline_keyboard" in markup:
        buttons = list(_buttons(markup["inline_keyboard"], "inline_keyboard"))
        for button in buttons:
            _read_inline(button)
        return markup if buttons else None
    if only_inline:
        raise bad("inline keyboard expected")
    if "keyboard" in markup:
        for button in _buttons(markup["keyboard"], "keyboard"):
            _read_plain(button)
    return markup or None


def check_markup(markup: Json | None, chat: Chat) -> None:
    """What TDLib and then Telegram's servers refuse of a well-shaped markup in this chat."""
    if markup is None:
        return
    buttons = list(_buttons(markup.get("inline_keyboard", []), "inline_keyboard"))
    for button in buttons:
        _check_inline(button, chat)
    for button in buttons:
        if len(str(button.get("callback_data", "")).encode()) > CALLBACK_BYTES:
            raise bad("BUTTON_DATA_INVALID")
    plain = list(_buttons(markup.get("keyboard", []), "keyboard"))
    written = json.dumps(markup, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(buttons) + len(plain) > MOST_BUTTONS or len(written) > MARKUP_BYTES:
        raise bad("reply markup is too long")


def _buttons(rows: object, name: str) -> Iterator[Json]:
    if not isinstance(rows, list):
        raise bad(f"""Field "{name}" of the {OWNERS[name]} must be an Array""")
    for row in rows:
        if not isinstance(row, list):
            raise bad(f"""Field "{name}" of the {OWNERS[name]} must be an Array of Arrays""")
        yield from row


def _read_inline(button: object) -> None:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unreadable("""Can't find field "text\"""")
    if not isinstance(button["text"], str):
        raise _unreadable("""Field "text" must be of type String""")
    if not any(action in button for action in ACTIONS - EMPTY_IS_NONE) and not any(map(button.get, EMPTY_IS_NONE)):
        raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _unreadable(reason: str) -> Refusal:
    return bad(f"can't parse inline keyboard button: {reason}")


def _read_plain(button: object) -> None:
    if isinstance(button, str):
        return
    if not isinstance(button, dict):
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad("""can't parse keyboard button: Can't find field "text\"""")


def _check_inline(button: Json, chat: Chat) -> None:
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if button.get("url"):
        fault = _link_fault(str(button["url"]))
        if fault:
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: {fault}")
    if "web_app" in button and chat.kind is not Kind.PRIVATE:
        raise bad("web App buttons can be used in private chats only")


def _link_fault(url: str) -> str | None:
    """What is wrong with a link: TDLib's judgement where it is here, else a plain look at scheme and host."""
    if oracle.available():
        return oracle.link_fault(url)
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme in ("tg", "ton", "tonsite"):
        return None
    if parts.scheme not in ("http", "https"):
        return "Unsupported URL protocol"
    return None if "." in (parts.hostname or "") else "Wrong HTTP URL"
