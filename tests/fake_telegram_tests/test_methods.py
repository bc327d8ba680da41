"""Every method that does its work, through PTB's typed client, and what the chat then shows. No refusals here."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ChatAction

from tests.fake_telegram import FakeTelegram, Status, User

from .conftest import ADA, BOT, START, Clock, through_ptb

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more:1")]])


async def test_a_send_is_journalled_as_it_is_shown(api: FakeTelegram, bot: Bot) -> None:
    bold = MessageEntity(type="bold", offset=2, length=4)
    answer = await bot.send_message(ADA, "  Good morning \n", entities=[bold], reply_markup=KEYBOARD)
    (sent,) = api.journal
    assert (sent.method, sent.chat_id, sent.thread, sent.text) == ("sendMessage", ADA, None, "Good morning")
    assert sent.entities == ({"type": "bold", "offset": 0, "length": 4},)
    assert sent.reply_markup == {"inline_keyboard": [[{"text": "More", "callback_data": "more:1"}]]}
    assert (sent.disable_notification, sent.at) == (False, START)
    assert (answer.message_id, answer.text, answer.date) == (sent.message_id, "Good morning", START)
    assert answer.reply_markup == KEYBOARD
    assert answer.from_user is not None
    assert answer.from_user.id == BOT


async def test_a_silent_send_into_a_topic_is_journalled_so(api: FakeTelegram, bot: Bot) -> None:
    api.forum(-1002, topics={5: "News"})
    answer = await bot.send_message(-1002, "x", message_thread_id=5, disable_notification=True)
    assert (api.journal[0].thread, api.journal[0].disable_notification) == (5, True)
    assert (answer.message_thread_id, answer.is_topic_message, answer.chat.is_forum) == (5, True, True)


async def test_a_channel_is_addressed_by_its_name(api: FakeTelegram, bot: Bot) -> None:
    api.channel(-1009, username="wire")
    answer = await bot.send_message("@Wire", "x")
    assert (answer.chat.id, answer.from_user) == (-1009, None)


async def test_a_group_keeps_its_own_numbers_once_it_is_a_supergroup(api: FakeTelegram, bot: Bot) -> None:
    api.group(-500)
    api.supergroup(-1001)
    numbers = [(await bot.send_message(chat, "x")).message_id for chat in (ADA, -500, -1001, ADA, -1001)]
    assert numbers == [1, 2, 1, 3, 2]


async def test_a_reply_shows_what_it_replies_to(api: FakeTelegram, bot: Bot) -> None:
    hers = api.say(ADA, "hello")
    answer = await bot.send_message(ADA, "x", reply_parameters=ReplyParameters(hers.id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "hello"


async def test_a_reply_to_nothing_is_sent_where_that_is_allowed(bot: Bot) -> None:
    wanted = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(ADA, "x", reply_parameters=wanted)).reply_to_message is None


async def test_of_101_entities_the_last_is_ignored_without_a_word(api: FakeTelegram, bot: Bot) -> None:
    entities = [MessageEntity(type="bold", offset=2 * number, length=1) for number in range(101)]
    await bot.send_message(ADA, "x " * 101, entities=entities)
    assert len(api.journal[0].entities) == 100


@pytest.mark.parametrize("text", ["x" * 4096, "\N{GRINNING FACE}" * 2048], ids=["4096 letters", "2048 emoji"])
async def test_the_longest_text_is_taken(text: str, api: FakeTelegram, bot: Bot) -> None:
    await bot.send_message(ADA, text)
    assert api.journal[0].text == text


async def test_control_characters_are_blanked_or_dropped_and_entities_move_along(api: FakeTelegram, bot: Bot) -> None:
    bold = MessageEntity(type="bold", offset=4, length=1)
    await bot.send_message(ADA, "a\tb\r\u202ec", entities=[bold])
    sent = api.journal[0]
    assert (sent.text, sent.entities) == ("a bc", ())
    await bot.send_message(ADA, "a\r\u202eb", entities=[MessageEntity(type="bold", offset=3, length=1)])
    assert api.journal[1].entities == ({"type": "bold", "offset": 1, "length": 1},)


async def test_an_edit_changes_text_and_takes_the_keyboard_away(api: FakeTelegram, bot: Bot, clock: Clock) -> None:
    sent = await bot.send_message(ADA, "one", reply_markup=KEYBOARD)
    clock.advance(minutes=1)
    await bot.edit_message_text("two", ADA, sent.message_id)
    (edit,) = api.edits
    assert (edit.method, edit.text, edit.reply_markup, edit.at) == ("editMessageText", "two", None, clock.now)
    assert [message.text for message in api.messages(ADA)] == ["two"]
    assert len(api.journal) == 1


async def test_an_edit_of_the_keyboard_leaves_the_text(api: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ADA, "one")
    await bot.edit_message_reply_markup(ADA, sent.message_id, reply_markup=KEYBOARD)
    assert (api.edits[0].text, len(api.edits[0].buttons)) == ("one", 1)


async def test_deleted_messages_are_gone_and_missing_ones_passed_over(api: FakeTelegram, bot: Bot) -> None:
    sent = [(await bot.send_message(ADA, "x")).message_id for _ in range(3)]
    await bot.delete_message(ADA, sent[0])
    await bot.delete_messages(ADA, [sent[1], 99])
    assert [message.id for message in api.messages(ADA)] == [sent[2]]
    assert api.world.deleted == [(ADA, sent[0]), (ADA, sent[1])]


async def test_the_last_pinned_message_is_shown_and_unpinned_first(api: FakeTelegram, bot: Bot) -> None:
    one, two = [(await bot.send_message(ADA, word)).message_id for word in ("one", "two")]
    await bot.pin_chat_message(ADA, one)
    await bot.pin_chat_message(ADA, two)
    pinned = (await bot.get_chat(ADA)).pinned_message
    assert pinned is not None
    assert pinned.message_id == two
    await bot.unpin_chat_message(ADA)
    assert api.world.chats[ADA].pinned == [one]


async def test_the_bot_reacts(api: FakeTelegram, bot: Bot) -> None:
    hers = api.say(ADA, "hello")
    await bot.set_message_reaction(ADA, hers.id, "\N{EYES}")
    assert hers.reactions == ({"type": "emoji", "emoji": "\N{EYES}"},)


async def test_a_document_goes_out_and_comes_back(api: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_document(ADA, InputFile(b"<opml/>", filename="feeds.opml"), caption="Your feeds")
    assert (api.journal[0].file_name, api.journal[0].file_content) == ("feeds.opml", b"<opml/>")
    assert api.journal[0].text == sent.caption == "Your feeds"
    assert sent.document is not None
    again = await bot.send_document(ADA, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_name == "feeds.opml"


async def test_a_document_from_a_person_can_be_downloaded(api: FakeTelegram, bot: Bot) -> None:
    api.document(ADA, b"<opml/>", "feeds.opml", mime="text/x-opml", caption="/import")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.document is not None
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"<opml/>"


async def test_a_chat_action_leaves_nothing_behind(api: FakeTelegram, bot: Bot) -> None:
    assert await bot.send_chat_action(ADA, ChatAction.TYPING)
    assert api.messages(ADA) == []


async def test_who_is_in_a_group(api: FakeTelegram, bot: Bot) -> None:
    api.supergroup(-1001, bot=Status.ADMINISTRATOR)
    api.member(-1001, User(id=50, first_name="Bea"), Status.CREATOR)
    api.member(-1001, User(id=51, first_name="Cem"), Status.KICKED)
    api.member(-1001, User(id=52, first_name="Dag"), Status.RESTRICTED)
    statuses = [(await bot.get_chat_member(-1001, user)).status for user in (50, 51, 52, ADA, BOT)]
    assert statuses == ["creator", "kicked", "restricted", "left", "administrator"]
    assert [member.user.id for member in await bot.get_chat_administrators(-1001)] == [50, BOT]
    assert await bot.get_chat_member_count(-1001) == 3
    assert (await bot.get_chat(-1001)).title == "Newsroom"


async def test_the_bot_leaves(api: FakeTelegram, bot: Bot) -> None:
    api.group(-500)
    assert await bot.leave_chat(-500)
    assert api.world.chats[-500].bot_status is Status.LEFT


async def test_commands_belong_to_a_scope_and_a_language(api: FakeTelegram, bot: Bot) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("latest", "What is new")], scope=scope)
    assert [command.command for command in await bot.get_my_commands(scope=scope)] == ["latest"]
    assert await bot.get_my_commands() == ()
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()


async def test_name_and_descriptions_are_kept_by_language(bot: Bot) -> None:
    await bot.set_my_name("News")
    await bot.set_my_description("Each event once")
    await bot.set_my_short_description("Kurz", language_code="de")
    assert (await bot.get_my_name()).name == "News"
    assert (await bot.get_my_description()).description == "Each event once"
    assert (await bot.get_my_short_description(language_code="de")).short_description == "Kurz"
    assert (await bot.get_my_short_description()).short_description == ""


async def test_a_rich_message_is_journalled_as_its_source(api: FakeTelegram, bot: Bot) -> None:
    await through_ptb(bot, "sendRichMessage", chat_id=ADA, rich_message={"html": "<h1>Today</h1>"})
    assert (api.journal[0].method, api.journal[0].text) == ("sendRichMessage", "<h1>Today</h1>")
