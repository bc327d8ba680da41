"""getUpdates as PTB drives it: offsets, limits, waiting, allowed_updates, 409. Never a webhook."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot, Message, Update
from telegram.error import Conflict
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes

from tests.fake_telegram import FakeTelegram, Fault, Strictness

from .conftest import ADA, TOKEN, Clock, bot_on


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    """The texts of message updates."""
    return [update.message.text for update in updates if update.message]


async def test_an_update_stays_until_an_offset_beyond_it_confirms_it(api: FakeTelegram, bot: Bot) -> None:
    api.say(ADA, "one")
    api.say(ADA, "two")
    first = await bot.get_updates(timeout=0)
    assert texts(first) == ["one", "two"]
    assert texts(await bot.get_updates(timeout=0)) == ["one", "two"]
    assert texts(await bot.get_updates(offset=first[0].update_id + 1, timeout=0)) == ["two"]
    assert len(api.unconfirmed) == 1
    assert await bot.get_updates(offset=first[1].update_id + 1, timeout=0) == ()
    assert api.unconfirmed == []


async def test_a_negative_offset_keeps_only_the_newest(api: FakeTelegram, bot: Bot) -> None:
    for word in ("one", "two", "three"):
        api.say(ADA, word)
    assert texts(await bot.get_updates(offset=-2, timeout=0)) == ["two", "three"]
    assert len(api.unconfirmed) == 2


async def test_at_most_limit_updates_come_at_once(api: FakeTelegram, bot: Bot) -> None:
    for _ in range(101):
        api.say(ADA, "x")
    assert len(await bot.get_updates(limit=3, timeout=0)) == 3
    assert len(await bot.get_updates(timeout=0)) == 100


async def test_update_ids_rise_by_one_from_a_fixed_start(api: FakeTelegram, bot: Bot) -> None:
    api.say(ADA, "one")
    api.say(ADA, "two")
    assert [update.update_id for update in await bot.get_updates(timeout=0)] == [900_000_001, 900_000_002]


async def test_a_long_poll_ends_as_soon_as_somebody_writes(api: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await api.until(lambda: api.requests)
    api.say(ADA, "hello")
    assert texts(await poll) == ["hello"]


async def test_a_long_poll_ends_empty_when_its_time_is_up(bot: Bot) -> None:
    started = asyncio.get_running_loop().time()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < asyncio.get_running_loop().time() - started < 1.9


async def test_updates_are_kept_24_hours(api: FakeTelegram, bot: Bot, clock: Clock) -> None:
    api.say(ADA, "one")
    clock.advance(hours=23, minutes=59)
    api.say(ADA, "two")
    assert texts(await bot.get_updates(timeout=0)) == ["one", "two"]
    clock.advance(minutes=1)
    assert texts(await bot.get_updates(timeout=0)) == ["two"]


async def test_allowed_updates_are_sticky(api: FakeTelegram, bot: Bot) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["callback_query"])
    api.say(ADA, "unwanted")
    await bot.get_updates(timeout=0)
    api.say(ADA, "still unwanted")
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    api.say(ADA, "wanted")
    assert texts(await bot.get_updates(timeout=0)) == ["wanted"]


async def test_reactions_come_only_to_a_bot_that_asked_for_them(api: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_message(ADA, "x")
    api.reaction(api.journal[0], "\N{THUMBS UP SIGN}")
    assert await bot.get_updates(timeout=0, allowed_updates=["message_reaction"]) == ()
    api.reaction(api.journal[0], "\N{THUMBS UP SIGN}")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message_reaction is not None
    assert update.message_reaction.message_id == sent.message_id


async def test_terminated_by_other_getupdates_request(api: FakeTelegram, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=50))
    await api.until(lambda: api.requests)
    async with bot_on(api) as rival:
        assert await rival.get_updates(timeout=0) == ()
    with pytest.raises(Conflict):
        await older
    assert api.requests[0].status == 409
    assert api.requests[0].description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_cant_use_getupdates_method_while_webhook_is_active(api: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook("https://bot.example/hook")
    with pytest.raises(Conflict):
        await bot.get_updates(timeout=0)
    assert api.requests[-1].description == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_terminated_by_setwebhook_request(api: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await api.until(lambda: api.requests)
    await bot.set_webhook("https://bot.example/hook")
    with pytest.raises(Conflict):
        await poll
    assert api.requests[0].description == "Conflict: terminated by setWebhook request"


async def test_the_same_offset_again_waits_for_news_where_repeats_are_braked(clock: Clock) -> None:
    async with FakeTelegram(TOKEN, clock=clock, strictness=Strictness(brake_repeats=True)) as api, bot_on(api) as bot:
        await bot.get_updates(offset=5, timeout=0)
        again = asyncio.create_task(bot.get_updates(offset=5, timeout=0))
        await api.until(lambda: len(api.requests) == 2)
        assert api.requests[1].status is None
        api.say(ADA, "news")
        assert texts(await again) == ["news"]


async def test_a_poll_can_be_made_to_fail_and_then_heals(api: FakeTelegram, bot: Bot) -> None:
    api.fail("getUpdates", Fault.conflict(), times=2)
    for _ in range(2):
        with pytest.raises(Conflict):
            await bot.get_updates(timeout=0)
    assert await bot.get_updates(timeout=0) == ()


async def answer_start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A bot of one command."""
    assert isinstance(update.message, Message)
    await update.message.reply_text("Welcome")


async def test_ptbs_whole_application_polls_and_answers_a_command(api: FakeTelegram, bot: Bot) -> None:
    application = ApplicationBuilder().bot(bot).job_queue(None).build()
    application.add_handler(CommandHandler("start", answer_start))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=5)
        api.say(ADA, "/start")
        await api.until(lambda: api.journal)
        await application.updater.stop()
        await application.stop()
    assert [(sent.chat_id, sent.text) for sent in api.journal] == [(ADA, "Welcome")]
    assert api.unconfirmed == []
