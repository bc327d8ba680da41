"""Who administers a chat is asked of Telegram, once in five minutes, and doubt is a no that is not remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.telegram.admins import Admins
from bot.telegram.client import open_bot
from tests.fake_telegram import FakeTelegram, Fault, Status, User
from tests.telegram.conftest import TOKEN, Clock

GROUP, BO = -500, User(id=8, first_name="Bo")


@pytest.fixture
async def admins(api: FakeTelegram, clock: Clock) -> AsyncIterator[Admins]:
    """Asked over real HTTP."""
    api.group(GROUP)
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        yield Admins(bot, clock)


@pytest.mark.parametrize(
    ("status", "expected"),
    [(Status.CREATOR, True), (Status.ADMINISTRATOR, True), (Status.MEMBER, False), (Status.LEFT, False)],
)
async def test_only_creators_and_administrators_are(
    status: Status, expected: bool, api: FakeTelegram, admins: Admins
) -> None:
    api.member(GROUP, BO, status)
    assert await admins.is_admin(str(GROUP), "8") is expected


@pytest.mark.parametrize(("seconds", "asked"), [(299, 1), (300, 2)], ids=["just under", "five minutes"])
async def test_an_answer_holds_for_five_minutes(
    seconds: int, asked: int, api: FakeTelegram, admins: Admins, clock: Clock
) -> None:
    api.member(GROUP, BO, Status.ADMINISTRATOR)
    await admins.is_admin(str(GROUP), "8")
    clock.advance(seconds=seconds)
    assert await admins.is_admin(str(GROUP), "8")
    assert len(api.requests) == asked


async def test_doubt_is_a_no_that_is_not_remembered(api: FakeTelegram, admins: Admins) -> None:
    api.member(GROUP, BO, Status.ADMINISTRATOR)
    api.fail("getChatMember", Fault.restart(), times=2)
    assert not await admins.is_admin(str(GROUP), "8")
    assert await admins.is_admin(str(GROUP), "8")


async def test_a_chat_telegram_does_not_know_has_no_administrators(admins: Admins) -> None:
    assert not await admins.is_admin("-999", "8")
