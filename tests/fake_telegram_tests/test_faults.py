"""Each scripted fault as PTB feels it, and which call it hits. Whether the message was accepted is in the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fake_telegram import FakeTelegram, Fault

from .conftest import ADA, bot_on

# what is scripted, PTB's exception, the HTTP status (None: no answer), was the message accepted?
Row = tuple[Fault, type[TelegramError], int | None, int]
FAULTS: list[Row] = [
    (Fault.too_many(3), RetryAfter, 429, 0),
    (Fault.forbidden(), Forbidden, 403, 0),
    (Fault.forbidden("user is deactivated"), Forbidden, 403, 0),
    (Fault.bad_request("chat not found"), BadRequest, 400, 0),
    (Fault.migrate(-1007), ChatMigrated, 400, 0),
    (Fault.unauthorized(), InvalidToken, 401, 0),
    (Fault.not_found(), InvalidToken, 404, 0),
    (Fault.conflict(), Conflict, 409, 0),
    (Fault.restart(), NetworkError, 500, 0),
    (Fault.bad_gateway(), NetworkError, 502, 0),
    (Fault.bad_gateway(accepted=True), NetworkError, 502, 1),
    (Fault.reset_before(), NetworkError, None, 0),
    (Fault.reset_after(), NetworkError, None, 1),
    (Fault.garbage(), TelegramError, 200, 1),
    (Fault.garbage(accepted=False), TelegramError, 200, 0),
]


@pytest.mark.parametrize("row", FAULTS, ids=[f"{row[0].name}, accepted {row[3]}" for row in FAULTS])
async def test_a_fault_strikes_once_and_then_all_is_well(row: Row, api: FakeTelegram, bot: Bot) -> None:
    fault, error, status, accepted = row
    script = api.fail("sendMessage", fault)
    with pytest.raises(error):
        await bot.send_message(ADA, "x")
    assert (api.requests[-1].status, api.requests[-1].fault) == (status, fault.name)
    assert len(api.journal) == accepted
    await bot.send_message(ADA, "x")
    assert len(api.journal) == accepted + 1
    assert (script.matched, script.fired) == (2, 1)


@pytest.mark.parametrize(("accepted", "count"), [(False, 0), (True, 1)], ids=["before acceptance", "after acceptance"])
async def test_a_hang_lasts_until_the_bot_gives_up(accepted: bool, count: int, api: FakeTelegram) -> None:
    api.fail("sendMessage", Fault.hang(accepted=accepted))
    async with bot_on(api, read_timeout=0.2) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(ADA, "x")
    assert isinstance(caught.value.__cause__, httpx.ReadTimeout)
    assert api.requests[-1].status is None
    assert len(api.journal) == count


async def test_a_reset_reaches_the_client_as_a_reset(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.reset_before())
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(ADA, "x")
    assert isinstance(caught.value.__cause__, httpx.ReadError)


async def test_a_slow_answer_is_the_real_one_late(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.slow(0.2))
    sending = asyncio.create_task(bot.send_message(ADA, "x"))
    await api.until(lambda: api.journal)
    assert not sending.done()
    assert (await sending).message_id == api.journal[0].message_id


async def test_a_fault_for_one_chat_leaves_the_others_alone(api: FakeTelegram, bot: Bot) -> None:
    api.private(8)
    api.fail("sendMessage", Fault.forbidden(), chat=8)
    await bot.send_message(ADA, "x")
    with pytest.raises(Forbidden):
        await bot.send_message(8, "x")
    assert [sent.chat_id for sent in api.journal] == [ADA]


async def test_a_fault_for_one_method_leaves_the_others_alone(api: FakeTelegram, bot: Bot) -> None:
    api.fail("SENDMESSAGE", Fault.forbidden(), times=None)
    assert (await bot.get_me()).is_bot
    with pytest.raises(Forbidden):
        await bot.send_message(ADA, "x")


@pytest.mark.parametrize(
    ("nth", "times", "expected"),
    [(1, 1, "x..."), (2, 1, ".x.."), (2, 2, ".xx."), (3, None, "..xx"), (5, 1, "....")],
)
async def test_a_fault_strikes_the_nth_call_and_the_times_after_it(
    nth: int, times: int | None, expected: str, api: FakeTelegram, bot: Bot
) -> None:
    api.fail("sendMessage", Fault.restart(), nth=nth, times=times)
    assert "".join([await _outcome(bot) for _ in range(4)]) == expected


async def test_of_two_faults_the_first_scripted_wins_and_both_count(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.restart(), nth=2)
    api.fail(None, Fault.restart(), nth=3)
    assert "".join([await _outcome(bot) for _ in range(4)]) == ".xx."


async def test_heal_ends_every_fault(api: FakeTelegram, bot: Bot) -> None:
    api.fail(None, Fault.restart(), times=None)
    assert await _outcome(bot) == "x"
    api.heal()
    assert await _outcome(bot) == "."


async def _outcome(bot: Bot) -> str:
    try:
        await bot.send_message(ADA, "x")
    except NetworkError:
        return "x"
    return "."


async def test_closing_the_fake_ends_what_hangs() -> None:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(FakeTelegram())
        api.private(ADA)
        api.fail("sendMessage", Fault.hang())
        async with bot_on(api, read_timeout=30) as bot:
            sending = asyncio.create_task(bot.send_message(ADA, "x"))
            await api.until(lambda: api.requests and api.requests[-1].fault)
            await stack.aclose()
            with pytest.raises(NetworkError):
                await sending


ENDLESS: list[tuple[str, Callable[[FakeTelegram], object]]] = [
    ("a wish that never comes true", lambda api: False),
    ("a journal that stays empty", lambda api: api.journal),
]


@pytest.mark.parametrize("wish", [wish for _, wish in ENDLESS], ids=[name for name, _ in ENDLESS])
async def test_waiting_in_vain_ends_in_a_timeout(wish: Callable[[FakeTelegram], object], api: FakeTelegram) -> None:
    with pytest.raises(TimeoutError):
        await api.until(lambda: wish(api), seconds=0.1)
