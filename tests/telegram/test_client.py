"""The token stays secret, and what cannot be one is refused in words."""

from __future__ import annotations

import logging

import pytest

from bot.clerk import Clerk
from bot.telegram.client import open_bot
from bot.telegram.run import TelegramKnobs
from domain.errors import TokenRefused
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, TOKEN, Clock, running


@pytest.mark.parametrize("token", ["", "42", "42:", ":abc", "42:a b", "4/2:abc"])
async def test_what_cannot_be_a_token_is_refused_before_anything_is_asked(token: str) -> None:
    with pytest.raises(TokenRefused, match="BotFather"):
        async with open_bot(token):
            pass


async def test_a_token_telegram_does_not_know_ends_the_start(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.revoked = True
    with pytest.raises(TokenRefused) as caught:
        async with running(api, clerk, clock) as room:
            await room.task
    assert TOKEN not in repr(caught.value)


async def test_the_token_is_in_no_log_however_chatty(
    api: FakeTelegram, clerk: Clerk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for method in ("getUpdates", "sendMessage"):
        api.fail(method, Fault.bad_gateway())
    async with running(api, clerk, clock):
        api.say(ADA, "hello")
        await api.until(lambda: len([request for request in api.requests if request.fault]) == 2)
    assert caplog.text
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(TelegramKnobs(token=TOKEN))


async def test_the_start_waits_for_telegram_to_be_reached(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.fail("getMe", Fault.bad_gateway())
    async with running(api, clerk, clock):
        api.say(ADA, "hello")
        await api.until(lambda: api.journal)
    assert api.world.commands
