"""What people do, as PTB's parsers see it: messages, presses, blocks, migrations, channel posts, poison."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Forbidden

from tests.fake_telegram import FakeTelegram, Standing, Status, User

from .conftest import ADA, START

BEA = User(id=50, first_name="Bea")
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more:1")]])


async def only(bot: Bot) -> Update:
    """The one update that waits."""
    (update,) = await bot.get_updates(timeout=0)
    return update


async def test_a_command_is_marked_as_one(api: FakeTelegram, bot: Bot) -> None:
    api.say(ADA, "\N{GRINNING FACE} /latest@briefing_test_bot please")
    message = (await only(bot)).message
    assert message is not None
    assert [(entity.type, entity.offset, entity.length) for entity in message.entities] == [("bot_command", 3, 25)]
    assert (message.date, message.chat.type) == (START, "private")


@pytest.mark.parametrize(
    ("text", "commands"),
    [("/start", ["/start"]), ("a/b", []), ("see /help, /status", ["/help", "/status"]), ("no command", [])],
)
async def test_only_commands_are_marked_as_commands(text: str, commands: list[str], api: FakeTelegram) -> None:
    message = api.say(ADA, text)
    spans = [entity for entity in message.found if entity["type"] == "bot_command"]
    assert [text[span["offset"] : span["offset"] + span["length"]] for span in spans] == commands


async def test_somebody_unknown_who_writes_has_started_the_bot(api: FakeTelegram, bot: Bot) -> None:
    api.say(BEA.id, "/start", from_user=BEA)
    message = await bot.send_message(BEA.id, "Welcome")
    assert message.chat.first_name == "Bea"


async def test_a_message_in_a_topic_says_so(api: FakeTelegram, bot: Bot) -> None:
    api.forum(-1002, topics={5: "News"})
    api.say(-1002, "/latest", from_user=BEA, thread=5)
    message = (await only(bot)).message
    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (5, True)
    assert message.from_user is not None
    assert message.from_user.id == BEA.id


async def test_a_reply_carries_what_it_replies_to(api: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ADA, "Which zone?")
    api.say(ADA, "Europe/Berlin", reply_to=api.journal[0])
    message = (await only(bot)).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == sent.message_id


async def test_a_correction_comes_as_edited_message(api: FakeTelegram, bot: Bot) -> None:
    api.edit(api.say(ADA, "/lates"), "/latest")
    updates = await bot.get_updates(timeout=0)
    assert updates[1].edited_message is not None
    assert updates[1].edited_message.text == "/latest"


async def test_an_anonymous_admin_writes_as_the_group(api: FakeTelegram, bot: Bot) -> None:
    api.supergroup(-1001)
    api.anonymous_admin(-1001, "/schedule")
    message = (await only(bot)).message
    assert message is not None
    assert message.sender_chat == message.chat
    assert message.from_user is not None
    assert message.from_user.username == "GroupAnonymousBot"


async def test_a_channel_post_is_by_nobody(api: FakeTelegram, bot: Bot) -> None:
    api.channel(-1009)
    api.channel_post(-1009, "/latest")
    post = (await only(bot)).channel_post
    assert post is not None
    assert (post.from_user, post.chat.type) == (None, "channel")


async def test_a_location_comes_with_its_degrees(api: FakeTelegram, bot: Bot) -> None:
    api.location(ADA, 52.5, 13.4)
    message = (await only(bot)).message
    assert message is not None
    assert message.location is not None
    assert (message.location.latitude, message.location.longitude) == (52.5, 13.4)


async def test_a_press_is_answered_once_it_is_known(api: FakeTelegram, bot: Bot) -> None:
    await bot.send_message(ADA, "x", reply_markup=KEYBOARD)
    query_id = api.press(api.journal[0], "more:1")
    query = (await only(bot)).callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (query_id, "more:1", ADA)
    assert await query.answer("Here")
    assert [(answered.query_id, answered.params["text"]) for answered in api.answered] == [(query_id, "Here")]


async def test_a_press_on_a_button_that_is_not_there_is_the_tests_mistake(api: FakeTelegram, bot: Bot) -> None:
    await bot.send_message(ADA, "x", reply_markup=KEYBOARD)
    with pytest.raises(LookupError):
        api.press(api.journal[0], "more:2")


async def test_a_press_in_an_old_app_reaches_even_a_deleted_message(api: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ADA, "x", reply_markup=KEYBOARD)
    await sent.delete()
    api.press(api.journal[0], "more:1", stale=True)
    query = (await only(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_a_block_is_told_and_then_refuses(api: FakeTelegram, bot: Bot) -> None:
    api.block(ADA)
    change = (await only(bot)).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(Forbidden):
        await bot.send_message(ADA, "x")


async def test_whoever_had_blocked_the_bot_unblocks_it_by_writing(api: FakeTelegram, bot: Bot) -> None:
    api.private(8, standing=Standing.BLOCKED)
    api.say(8, "/start")
    change, message = await bot.get_updates(timeout=0)
    assert change.my_chat_member is not None
    assert change.my_chat_member.new_chat_member.status == "member"
    assert message.message is not None
    await bot.send_message(8, "Welcome back")


async def test_the_bot_is_let_into_a_group_and_thrown_out(api: FakeTelegram, bot: Bot) -> None:
    api.supergroup(-1001, bot=Status.LEFT)
    api.invite(-1001, Status.ADMINISTRATOR, by=BEA)
    api.kick(-1001, by=BEA)
    changes = [update.my_chat_member for update in await bot.get_updates(timeout=0)]
    assert [change.new_chat_member.status for change in changes if change] == ["administrator", "kicked"]
    assert {change.from_user.id for change in changes if change} == {BEA.id}


async def test_a_migration_is_told_in_both_chats(api: FakeTelegram, bot: Bot) -> None:
    api.group(-500)
    api.migrate(-500, -1007)
    old, new = [update.message for update in await bot.get_updates(timeout=0)]
    assert old is not None
    assert new is not None
    assert (old.chat.id, old.migrate_to_chat_id) == (-500, -1007)
    assert (new.chat.id, new.migrate_from_chat_id) == (-1007, -500)
    assert (await bot.send_message(-1007, "x")).chat.type == "supergroup"


async def test_a_reaction_names_its_message(api: FakeTelegram, bot: Bot) -> None:
    await bot.get_updates(timeout=0, allowed_updates=Update.ALL_TYPES)
    await bot.send_message(ADA, "x")
    api.reaction(api.journal[0], "\N{THUMBS UP SIGN}")
    reaction = (await only(bot)).message_reaction
    assert reaction is not None
    assert reaction.user is not None
    assert (reaction.user.id, len(reaction.new_reaction), len(reaction.old_reaction)) == (ADA, 1, 0)


async def test_an_inline_query_waits_for_its_answer(api: FakeTelegram, bot: Bot) -> None:
    query_id = api.inline_query("kherson", BEA)
    query = (await only(bot)).inline_query
    assert query is not None
    assert (query.id, query.query) == (query_id, "kherson")
    assert await query.answer([])


async def test_poison_goes_out_as_it_is(api: FakeTelegram) -> None:
    first = api.raw({"message": {"message_id": 1}})
    second = api.raw({"update_id": first + 7, "nonsense": True})
    assert [update["update_id"] for update in api.unconfirmed] == [first, second]
    api.say(ADA, "hello")
    assert api.unconfirmed[-1]["update_id"] == second + 1


async def test_a_group_must_be_made_before_anybody_speaks_in_it(api: FakeTelegram) -> None:
    with pytest.raises(LookupError):
        api.say(-999, "hello")
