"""Who administers a chat is asked of Telegram each time; a no holds for a minute, and doubt is not remembered."""

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


@pytest.mark.parametrize(("seconds", "asked"), [(59, 1), (60, 2)], ids=["just under", "a minute"])
async def test_a_no_holds_for_a_minute(
    seconds: int, asked: int, api: FakeTelegram, admins: Admins, clock: Clock
) -> None:
    api.member(GROUP, BO)
    await admins.is_admin(str(GROUP), "8")
    clock.advance(seconds=seconds)
    assert not await admins.is_admin(str(GROUP), "8")
    assert len(api.requests) == asked


async def test_whoever_is_demoted_is_no_administrator_at_once(api: FakeTelegram, admins: Admins) -> None:
    api.member(GROUP, BO, Status.ADMINISTRATOR)
    assert await admins.is_admin(str(GROUP), "8")
    api.member(GROUP, BO)
    assert not await admins.is_admin(str(GROUP), "8")


async def test_doubt_is_a_no_that_is_not_remembered(api: FakeTelegram, admins: Admins) -> None:
    api.member(GROUP, BO, Status.ADMINISTRATOR)
    api.fail("getChatMember", Fault.restart(), times=2)
    assert not await admins.is_admin(str(GROUP), "8")
    assert await admins.is_admin(str(GROUP), "8")


async def test_a_chat_telegram_does_not_know_has_no_administrators(admins: Admins) -> None:
    assert not await admins.is_admin("-999", "8")
