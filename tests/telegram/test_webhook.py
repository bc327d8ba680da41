"""Updates that Telegram pushes: on disk before 200, from Telegram alone, in order, whatever proxy and disk do."""

from __future__ import annotations

import asyncio
import hmac
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.clerk import Clerk
from bot.telegram.run import TelegramKnobs, run_telegram
from bot.telegram.webhook import HEADER, LARGEST, WebhookKnobs
from domain import errors
from storage.store import Store
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, TOKEN, Clock, Running, echo
from tests.telegram.test_run import texts

PUBLIC = "https://bot.example/telegram/hook"


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Hooked(Running):
    """The room at work behind a webhook on loopback."""

    port = 0

    async def post(self, body: bytes, secret: str | None = None, path: str = "/telegram/hook") -> int:
        """The status of one POST as anybody might send it."""
        headers = {HEADER: secret} if secret is not None else {}
        url = f"http://127.0.0.1:{self.port}{path}"
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=io.BytesIO(body), headers=headers) as answer,
        ):
            return answer.status


@asynccontextmanager
async def hooked(api: FakeTelegram, clerk: Clerk, clock: Clock, *, look_seconds: float = 60.0) -> AsyncIterator[Hooked]:
    """Runs the room with a webhook until the block ends; the operator's proxy leads to it."""
    port = free_port()
    api.webhook.reverse_proxies["https://bot.example"] = f"http://127.0.0.1:{port}"
    stop, wake = asyncio.Event(), asyncio.Event()
    hook = WebhookKnobs(url=PUBLIC, port=port, look_seconds=look_seconds)
    knobs = TelegramKnobs(token=TOKEN, base_url=api.base_url, private_gap=0.05, webhook=hook)
    task = asyncio.create_task(run_telegram(knobs, clerk, echo, now=clock, stop=stop, wake=wake))
    room = Hooked(clerk, task, stop, wake)
    room.port = port
    try:
        yield room
        stop.set()
        if not task.done():
            await task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_what_is_pushed_is_answered_once_and_in_order(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with hooked(api, clerk, clock):
        for number in range(5):
            api.say(ADA, str(number))
        await api.until(lambda: len(api.journal) == 5)
    assert texts(api) == [f"You said: {number}" for number in range(5)]
    assert api.webhook.max_connections == 1
    assert not [request for request in api.requests if request.method == "getUpdates"]


async def test_what_was_said_before_the_start_comes_too(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.say(ADA, "early")
    async with hooked(api, clerk, clock):
        await api.until(lambda: api.journal)
    assert texts(api) == ["You said: early"]


async def test_the_same_push_twice_is_answered_once(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with hooked(api, clerk, clock) as room:
        api.say(ADA, "once")
        await api.until(lambda: api.journal)
        await room.settled()
        row = await clerk.do(lambda store: store.newest_update())
        body = json.dumps({"update_id": row, "message": "the same number"}).encode()
        assert await room.post(body, api.webhook.secret) == 200
        await room.settled()
    assert texts(api) == ["You said: once"]


@pytest.mark.parametrize("secret", [None, "", "wrong", "ümlaut"])
async def test_whoever_does_not_know_the_secret_is_turned_away_and_nothing_is_stored(
    secret: str | None, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    async with hooked(api, clerk, clock) as room:
        await api.until(lambda: api.webhook.url)
        assert await room.post(b'{"update_id": 1}', secret) == 403
    assert await clerk.do(lambda store: store.newest_update()) is None


async def test_the_secret_is_compared_in_constant_time_long_and_new_at_each_start(
    api: FakeTelegram, clerk: Clerk, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def noted(said: bytes, secret: bytes) -> bool:
        compared.append((said, secret))
        return real(said, secret)

    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", noted)
    found = []
    for _ in range(2):
        async with hooked(api, clerk, clock) as room:
            await api.until(lambda: api.webhook.url)
            assert await room.post(b"{}", "x") == 403
            found.append(api.webhook.secret)
            api.webhook.url = ""
    assert compared == [(b"x", found[0].encode()), (b"x", found[1].encode())]
    assert len(set(found)) == 2
    assert all(len(secret) >= 40 for secret in found)
    assert not any(secret in caplog.text for secret in found)


async def test_it_listens_on_loopback_alone_unless_told_otherwise() -> None:
    assert WebhookKnobs(url=PUBLIC).host == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/telegram/hook", "/some/other/prefix?x=1"])
async def test_any_path_will_do_since_proxies_change_them(
    path: str, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    async with hooked(api, clerk, clock) as room:
        await api.until(lambda: api.webhook.url)
        assert await room.post(b'{"update_id": 7}', api.webhook.secret, path) == 200
    assert await clerk.do(lambda store: store.newest_update()) == 7


@pytest.mark.parametrize(
    "body",
    [b"", b"no json", b"\xff\xfe", b"[]", b'{"update_id": "7"}', b'{"update_id": true}'],
    ids=["empty", "no json", "no utf-8", "a list", "a text", "a truth"],
)
async def test_what_makes_no_sense_is_received_counted_and_forgotten(
    body: bytes, api: FakeTelegram, clerk: Clerk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(api, clerk, clock) as room:
        await api.until(lambda: api.webhook.url)
        assert await room.post(body, api.webhook.secret) == 200
    assert await clerk.do(lambda store: store.newest_update()) is None
    assert "passed over" in caplog.text


async def test_what_is_larger_than_any_update_is_refused(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with hooked(api, clerk, clock) as room:
        await api.until(lambda: api.webhook.url)
        assert await room.post(b" " * (LARGEST + 1), api.webhook.secret) == 413


async def test_while_the_store_cannot_write_telegram_keeps_the_update_and_comes_again(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    def lock(store: Store, on: str) -> None:
        store._db.conn.execute(f"PRAGMA query_only = {on}")  # type: ignore[attr-defined] # as with a full disk

    async with hooked(api, clerk, clock):
        await api.until(lambda: api.webhook.url)
        await clerk.do(lambda store: lock(store, "ON"))
        api.say(ADA, "hello")
        await api.until(lambda: [status for _, status in api.webhook.pushes if status == 503])
        assert api.unconfirmed
        await clerk.do(lambda store: lock(store, "OFF"))
        await api.until(lambda: api.journal, seconds=10)
    assert texts(api) == ["You said: hello"]


@pytest.mark.parametrize("taken", ["", "https://other.example/hook"], ids=["somebody polls", "another webhook"])
async def test_another_instance_is_seen_by_whose_webhook_it_is(
    taken: str, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    async with hooked(api, clerk, clock, look_seconds=0.05) as room:
        await api.until(lambda: api.webhook.url)
        api.webhook.url = taken
        with pytest.raises(errors.OtherInstance):
            await asyncio.wait_for(room.task, 5)


async def test_an_address_that_telegram_refuses_is_a_wrong_setting(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    api.fail("setWebhook", Fault.bad_request("bad webhook: Failed to resolve host"))
    async with hooked(api, clerk, clock) as room:
        with pytest.raises(errors.SettingsError, match=r"(?i)failed to resolve host"):
            await asyncio.wait_for(room.task, 5)


async def test_a_port_that_is_taken_is_a_wrong_setting(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        hook = WebhookKnobs(url=PUBLIC, port=taken.getsockname()[1])
        knobs = TelegramKnobs(token=TOKEN, base_url=api.base_url, webhook=hook)
        with pytest.raises(errors.SettingsError, match="BRIEFING_WEBHOOK_LISTEN"):
            await run_telegram(knobs, clerk, echo, now=clock, stop=asyncio.Event(), wake=asyncio.Event())


async def test_a_token_revoked_later_ends_the_run(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with hooked(api, clerk, clock, look_seconds=0.05) as room:
        await api.until(lambda: api.webhook.url)
        api.revoked = True
        with pytest.raises(errors.TokenRefused):
            await asyncio.wait_for(room.task, 5)
