"""What the server refuses before it looks at a message: token, method, crowd, flood. Nothing here is accepted."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter

from tests.fake_telegram import FakeTelegram, Fault, Strictness

from .conftest import ADA, TOKEN, Clock, Refused, bot_on


@pytest.mark.parametrize("token", ["nonsense", "0:zero", "a1:b", f"1:{'x' * 80}"])
async def test_unauthorized_invalid_token_specified(token: str, api: FakeTelegram) -> None:
    async with bot_on(api, token) as bot:
        with pytest.raises(InvalidToken):
            await bot.get_me()
    assert (api.requests[-1].status, api.requests[-1].description) == (401, "Unauthorized: invalid token specified")


async def test_unauthorized_for_somebody_elses_token(api: FakeTelegram) -> None:
    async with bot_on(api, "43:other") as bot:
        with pytest.raises(InvalidToken):
            await bot.get_me()
    assert (api.requests[-1].status, api.requests[-1].description) == (401, "Unauthorized")


async def test_unauthorized_once_the_token_is_revoked_until_it_heals(api: FakeTelegram, bot: Bot) -> None:
    api.revoked = True
    with pytest.raises(InvalidToken):
        await bot.send_message(ADA, "x")
    assert (api.requests[-1].status, api.requests[-1].description) == (401, "Unauthorized")
    api.heal()
    assert (await bot.send_message(ADA, "x")).text == "x"


async def test_not_found_method_not_found(refused: Refused) -> None:
    assert await refused("sendCarrierPigeon", chat_id=ADA) == (404, "Not Found: method not found")


async def test_not_found_for_any_other_path(api: FakeTelegram) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{api.base_url}/status") as answer:
        assert answer.status == 404
        assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_internal_server_error_restart(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.restart())
    with pytest.raises(NetworkError):
        await bot.send_message(ADA, "x")
    assert (api.requests[-1].status, api.requests[-1].description) == (500, "Internal Server Error: restart")
    assert api.journal == []


async def test_too_many_requests_retry_after_n_comes_with_its_parameter(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.too_many(35))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ADA, "x")
    assert caught.value.retry_after == timedelta(seconds=35)
    assert (api.requests[-1].status, api.requests[-1].description) == (429, "Too Many Requests: retry after 35")
    assert '"parameters": {"retry_after": 35}' in api.requests[-1].answer


async def test_too_many_requests_retry_after_60_when_too_many_messages_wait_in_one_chat(clock: Clock) -> None:
    async with FakeTelegram(TOKEN, clock=clock, strictness=Strictness(crowd=2)) as api, bot_on(api) as bot:
        api.private(ADA)
        api.private(8)
        api.fail("sendMessage", Fault.hang(), chat=ADA, times=2)
        waiting = [asyncio.create_task(bot.send_message(ADA, "x")) for _ in range(2)]
        await api.until(lambda: [request.fault for request in api.requests] == ["hang", "hang"])
        with pytest.raises(RetryAfter):
            await bot.send_message(ADA, "x")
        assert api.requests[-1].description == "Too Many Requests: retry after 60"
        await bot.send_message(8, "x")
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await bot.send_message(ADA, "x")


async def _status(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(url) as answer:
        return answer.status


async def test_too_many_requests_for_the_21st_new_token_in_a_minute(api: FakeTelegram, clock: Clock) -> None:
    async with aiohttp.ClientSession() as session:
        urls = [f"{api.base_url}/bot{number}:x/getMe" for number in range(100, 122)]
        assert {await _status(session, url) for url in urls[:20]} == {401}
        assert await _status(session, urls[20]) == 429
        assert api.requests[-1].description == "Too Many Requests: retry after 60"
        assert await _status(session, urls[0]) == 401
        clock.advance(minutes=1)
        assert await _status(session, urls[21]) == 401


async def test_rich_message_must_be_non_empty(refused: Refused) -> None:
    answer = await refused("sendRichMessage", chat_id=ADA, rich_message={"html": " "})
    assert answer == (400, "Bad Request: rich message must be non-empty")


async def test_logged_out(bot: Bot, refused: Refused) -> None:
    assert await bot.close()
    assert await bot.log_out()
    assert await refused("getMe") == (400, "Logged out")
