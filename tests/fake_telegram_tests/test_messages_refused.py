"""Edits, deletions, pins, reactions and answers that Telegram refuses, by its words."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Message

from tests.fake_telegram import FakeTelegram

from .conftest import ADA, Clock, Refused

MISSING: list[tuple[str, str, dict[str, Any]]] = [
    ("message to edit not found", "editMessageText", {"text": "x"}),
    ("message to edit not found", "editMessageReplyMarkup", {}),
    ("message to delete not found", "deleteMessage", {}),
    ("message to pin not found", "pinChatMessage", {}),
    ("message to unpin not found", "unpinChatMessage", {}),
    ("message to react not found", "setMessageReaction", {}),
]


@pytest.mark.parametrize(("words", "method", "rest"), MISSING, ids=[f"{row[0]}-{row[1]}" for row in MISSING])
async def test_a_missing_message_is_refused_with(
    words: str, method: str, rest: dict[str, Any], refused: Refused
) -> None:
    assert await refused(method, chat_id=ADA, message_id=99, **rest) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("method", "rest"),
    [("editMessageText", {"text": "x"}), ("deleteMessage", {}), ("pinChatMessage", {}), ("setMessageReaction", {})],
    ids=lambda part: part if isinstance(part, str) else "",
)
async def test_message_identifier_is_not_specified(method: str, rest: dict[str, Any], refused: Refused) -> None:
    assert await refused(method, chat_id=ADA, **rest) == (400, "Bad Request: message identifier is not specified")


NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(bot: Bot) -> Message:
    """A message of the bot's own, "Good morning", in Ada's chat."""
    return await bot.send_message(ADA, "Good morning")


async def test_message_is_not_modified_when_the_text_stays(sent: Message, refused: Refused) -> None:
    answer = await refused("editMessageText", chat_id=ADA, message_id=sent.message_id, text="Good morning ")
    assert answer == (400, NOT_MODIFIED)


async def test_message_is_not_modified_when_the_keyboard_stays(sent: Message, refused: Refused) -> None:
    assert await refused("editMessageReplyMarkup", chat_id=ADA, message_id=sent.message_id) == (400, NOT_MODIFIED)


async def test_message_cant_be_edited_when_somebody_else_wrote_it(api: FakeTelegram, refused: Refused) -> None:
    hers = api.say(ADA, "hello")
    answer = await refused("editMessageText", chat_id=ADA, message_id=hers.id, text="x")
    assert answer == (400, "Bad Request: message can't be edited")


async def test_message_cant_be_deleted_after_48_hours(sent: Message, refused: Refused, clock: Clock) -> None:
    clock.advance(hours=48, seconds=1)
    answer = await refused("deleteMessage", chat_id=ADA, message_id=sent.message_id)
    assert answer == (400, "Bad Request: message can't be deleted")


async def test_a_message_48_hours_old_can_be_deleted(sent: Message, bot: Bot, api: FakeTelegram, clock: Clock) -> None:
    clock.advance(hours=48)
    assert await bot.delete_message(ADA, sent.message_id)
    assert api.world.deleted == [(ADA, sent.message_id)]


async def test_message_cant_be_deleted_by_a_mere_member(api: FakeTelegram, refused: Refused) -> None:
    api.group(-500)
    theirs = api.say(-500, "hello")
    answer = await refused("deleteMessage", chat_id=-500, message_id=theirs.id)
    assert answer == (400, "Bad Request: message can't be deleted")


async def test_a_mere_member_has_not_enough_rights_to_manage_pinned_messages(
    api: FakeTelegram, refused: Refused
) -> None:
    api.group(-500)
    theirs = api.say(-500, "hello")
    answer = await refused("pinChatMessage", chat_id=-500, message_id=theirs.id)
    assert answer == (400, "Bad Request: not enough rights to manage pinned messages in the chat")


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_query_is_too_old_when_its_id_is_unknown(refused: Refused) -> None:
    assert await refused("answerCallbackQuery", callback_query_id="1") == (400, TOO_OLD)
    assert await refused("answerInlineQuery", inline_query_id="1", results=[]) == (400, TOO_OLD)


async def test_query_is_too_old_after_a_minute(api: FakeTelegram, refused: Refused, clock: Clock) -> None:
    query_id = api.inline_query("news")
    clock.advance(seconds=61)
    assert await refused("answerInlineQuery", inline_query_id=query_id, results=[]) == (400, TOO_OLD)
    assert api.answered == []


async def test_a_query_of_a_minute_ago_is_not_too_old(api: FakeTelegram, bot: Bot, clock: Clock) -> None:
    query_id = api.inline_query("news")
    clock.advance(seconds=60)
    assert await bot.answer_inline_query(query_id, [])
    assert [answered.query_id for answered in api.answered] == [query_id]


async def test_reaction_invalid(sent: Message, refused: Refused) -> None:
    wanted = [{"type": "emoji", "emoji": "ok"}]
    answer = await refused("setMessageReaction", chat_id=ADA, message_id=sent.message_id, reaction=wanted)
    assert answer == (400, "Bad Request: REACTION_INVALID")
