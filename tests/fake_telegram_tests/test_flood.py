"""The police of Telegram's speeds, at both ends of each span, on the fake's clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from tests.fake_telegram import FakeTelegram, Strictness

from .conftest import ADA, TOKEN, Clock, bot_on


def rules(api: FakeTelegram) -> list[str]:
    """The speeds that were broken, in order."""
    return [violation.rule for violation in api.violations]


@pytest.mark.parametrize(("seconds", "broken"), [(1.0, []), (0.999, ["private"])])
async def test_one_message_a_second_in_a_private_chat(
    seconds: float, broken: list[str], api: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    await bot.send_message(ADA, "x")
    clock.advance(seconds=seconds)
    await bot.send_message(ADA, "x")
    assert rules(api) == broken
    assert len(api.journal) == 2


@pytest.mark.parametrize(("chats", "broken"), [(30, []), (31, ["overall"])])
async def test_thirty_messages_a_second_over_all(
    chats: int, broken: list[str], api: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    for number in range(100, 100 + chats):
        api.private(number)
        await bot.send_message(number, "x")
        clock.advance(milliseconds=1)
    assert rules(api) == broken


@pytest.mark.parametrize(("seconds", "broken"), [(60.0, []), (59.0, ["group"])])
async def test_twenty_messages_a_minute_in_a_group(
    seconds: float, broken: list[str], api: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    api.group(-500)
    for _ in range(20):
        await bot.send_message(-500, "x")
    clock.advance(seconds=seconds)
    await bot.send_message(-500, "x")
    assert rules(api) == broken


async def test_a_flood_is_refused_where_that_is_wanted_and_tells_how_long_to_wait(clock: Clock) -> None:
    async with FakeTelegram(TOKEN, clock=clock, strictness=Strictness(refuse_floods=True)) as api, bot_on(api) as bot:
        api.group(-500)
        for _ in range(20):
            await bot.send_message(-500, "x")
        clock.advance(seconds=20)
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(-500, "x")
        assert caught.value.retry_after == timedelta(seconds=40)
        clock.advance(seconds=40)
        await bot.send_message(-500, "x")
        assert len(api.journal) == 21


async def test_a_clock_put_back_is_no_flood(api: FakeTelegram, bot: Bot, clock: Clock) -> None:
    await bot.send_message(ADA, "x")
    clock.advance(hours=-2)
    await bot.send_message(ADA, "x")
    assert api.violations == []
