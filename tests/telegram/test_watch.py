"""A poller that hears nothing and fails at nothing: seen, begun anew, and in the end the run is given up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot

from bot.clerk import Clerk
from bot.telegram.client import open_bot
from bot.telegram.poller import Poller
from bot.telegram.watch import ANEW, watched
from domain import errors
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, TOKEN, Clock

SILENCE = 0.4


@asynccontextmanager
async def dripping() -> AsyncIterator[tuple[str, list[int]]]:
    """A server whose answer never ends: a byte now and then, so that no read ever times out. Its address, its calls."""
    calls: list[int] = []
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        calls.append(1)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
        while not writer.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.05)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", calls
    finally:
        for writer in writers:
            writer.close()
        server.close()
        await server.wait_closed()


def poller(bot: Bot, clerk: Clerk, clock: Clock) -> Poller:
    """A poller that nobody has told to stop."""
    return Poller(bot=bot, clerk=clerk, now=clock, stop=asyncio.Event(), news=asyncio.Event())


async def test_a_poll_that_never_ends_is_begun_anew_and_in_the_end_the_run_is_given_up(
    clerk: Clerk, clock: Clock
) -> None:
    async with dripping() as (address, calls), open_bot(TOKEN, base_url=address) as bot:
        with pytest.raises(errors.Silent) as told:
            await watched(poller(bot, clerk, clock), SILENCE)
    assert len(calls) == ANEW
    assert told.value.exit_code == 70


async def test_a_poll_that_fails_again_and_again_is_not_silence(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.fail("getUpdates", Fault.bad_gateway(), times=2)
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        mine = poller(bot, clerk, clock)
        watching = asyncio.create_task(watched(mine, SILENCE))
        await api.until(lambda: len([one for one in api.requests if one.method == "getUpdates"]) >= 2)
        api.say(ADA, "hello")
        await api.until(lambda: mine.pulse.heard_at is not None)
        mine.stop.set()
        await watching
    assert await clerk.do(lambda store: store.newest_update()) is not None


@pytest.mark.parametrize("fault", [Fault.unauthorized(), Fault.not_found()], ids=["401", "404"])
async def test_a_poller_that_is_refused_ends_the_run_and_is_no_zombie(
    fault: Fault, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    api.fail("getUpdates", fault)
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        with pytest.raises(errors.TokenRefused):
            await asyncio.wait_for(watched(poller(bot, clerk, clock), SILENCE), 5)


async def test_an_update_without_a_number_is_counted_and_passed_over(
    api: FakeTelegram, clerk: Clerk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        mine = poller(bot, clerk, clock)
        await mine._take([{"message": "secret words"}, {"update_id": 5}, "junk", {"update_id": 2**63}])
    assert mine.pulse.poison == 3
    assert mine.offset == 6
    assert (await clerk.do(lambda store: store.backlog())).set_aside == 3
    assert "3 updates without a number" in caplog.text
    assert "secret words" not in caplog.text
