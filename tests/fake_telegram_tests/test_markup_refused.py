"""Keyboards and command lists that Telegram refuses, by its words, and the largest that it still takes."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from tests.fake_telegram import FakeTelegram

from .conftest import ADA, Refused, through_ptb


def inline(*buttons: object) -> dict[str, Any]:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [list(buttons)]}


def button(text: object = "Go", **action: object) -> dict[str, object]:
    """One inline button."""
    return {"text": text} | action


MARKUPS: list[tuple[str, object]] = [
    ("can't parse reply keyboard markup JSON object", "{nonsense"),
    ("object expected as reply markup", [1]),
    ("can't parse inline keyboard button: InlineKeyboardButton must be an Object", inline("Go")),
    ("can't parse inline keyboard button: Can't find field \"text\"", inline({"callback_data": "x"})),
    ("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", inline(button())),
    (
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        inline(button(callback_data="")),
    ),
    ('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array', {"inline_keyboard": "Go"}),
    ('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays', {"inline_keyboard": ["Go"]}),
    ('field "keyboard" of the ReplyKeyboardMarkup must be an Array', {"keyboard": 1}),
    ("can't parse keyboard button: KeyboardButton must be a String or an Object", {"keyboard": [[1]]}),
    ("can't parse keyboard button: Can't find field \"text\"", {"keyboard": [[{}]]}),
    ("inline keyboard button text must be non-empty", inline(button("  ", callback_data="x"))),
    ("inline keyboard button URL 'nope' is invalid: Wrong HTTP URL", inline(button(url="nope"))),
    ("BUTTON_DATA_INVALID", inline(button(callback_data="x" * 65))),
    ("BUTTON_DATA_INVALID", inline(button(callback_data="\N{LATIN SMALL LETTER E WITH ACUTE}" * 33))),
    ("reply markup is too long", inline(*[button(callback_data="x")] * 101)),
    ("reply markup is too long", inline(*[button("x" * 200, callback_data="x")] * 50)),
]


@pytest.mark.parametrize(("words", "markup"), MARKUPS, ids=[words for words, _ in MARKUPS])
async def test_a_keyboard_is_refused_with(words: str, markup: object, refused: Refused, api: FakeTelegram) -> None:
    answer = await refused("sendMessage", chat_id=ADA, text="x", reply_markup=markup)
    assert answer == (400, f"Bad Request: {words}")
    assert api.journal == []


async def test_web_app_buttons_can_be_used_in_private_chats_only(refused: Refused, api: FakeTelegram) -> None:
    api.group(-500)
    markup = inline(button(web_app={"url": "https://app.example"}))
    answer = await refused("sendMessage", chat_id=-500, text="x", reply_markup=markup)
    assert answer == (400, "Bad Request: web App buttons can be used in private chats only")


async def test_a_web_app_button_is_taken_in_a_private_chat(bot: Bot) -> None:
    markup = inline(button(web_app={"url": "https://app.example"}))
    assert await through_ptb(bot, "sendMessage", chat_id=ADA, text="x", reply_markup=markup)


async def test_100_buttons_with_64_bytes_in_one_of_them_are_taken(bot: Bot, api: FakeTelegram) -> None:
    buttons = [InlineKeyboardButton("Go", callback_data="x" * (64 if number == 0 else 1)) for number in range(100)]
    await bot.send_message(ADA, "x", reply_markup=InlineKeyboardMarkup([buttons[:50], buttons[50:]]))
    assert len(api.journal[0].buttons) == 100
    assert api.journal[0].buttons[0]["callback_data"] == "x" * 64


async def test_a_keyboard_without_buttons_is_none(bot: Bot, api: FakeTelegram) -> None:
    await bot.send_message(ADA, "x", reply_markup=InlineKeyboardMarkup([]))
    assert api.journal[0].reply_markup is None


async def test_inline_keyboard_expected_in_an_edit(bot: Bot, refused: Refused) -> None:
    sent = await bot.send_message(ADA, "x")
    plain = {"keyboard": [["Go"]]}
    answer = await refused("editMessageReplyMarkup", chat_id=ADA, message_id=sent.message_id, reply_markup=plain)
    assert answer == (400, "Bad Request: inline keyboard expected")


COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("command must be non-empty", {"commands": [{"command": "/", "description": "x"}]}),
    ("command length must not exceed 32", {"commands": [{"command": "x" * 33, "description": "x"}]}),
    ("command description must be non-empty", {"commands": [{"command": "x", "description": " "}]}),
    ("command description length must not exceed 256", {"commands": [{"command": "x", "description": "x" * 257}]}),
    ("BOT_COMMAND_INVALID", {"commands": [{"command": "Caps-Lock", "description": "x"}]}),
    ("invalid language code specified", {"commands": [], "language_code": "english"}),
    ("BOT_COMMANDS_TOO_MUCH", {"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]}),
]


@pytest.mark.parametrize(("words", "params"), COMMANDS, ids=[words for words, _ in COMMANDS])
async def test_commands_are_refused_with(words: str, params: dict[str, Any], refused: Refused) -> None:
    assert await refused("setMyCommands", **params) == (400, f"Bad Request: {words}")


async def test_the_longest_command_with_the_longest_description_is_taken(bot: Bot) -> None:
    longest = BotCommand("x" * 32, "y" * 256)
    assert await bot.set_my_commands([longest], language_code="de")
    assert await bot.get_my_commands(language_code="de") == (longest,)
    assert await bot.get_my_commands() == ()
