"""setWebhook and its pushes into a real HTTP server, and the webhooks that Telegram refuses. Never a poll."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, RetryAfter

from tests.fake_telegram import FakeTelegram, Strictness

from .conftest import ADA, TOKEN, Clock, Refused, bot_on

PUBLIC = "https://bot.example"


@dataclass
class Receiver:
    """The bot's end of the webhook: keeps what it got and answers what it is told to."""

    got: list[tuple[str, dict[str, Any], str | None]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        """One push."""
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.got.append((request.path, await request.json(), secret))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver(api: FakeTelegram) -> AsyncIterator[Receiver]:
    """Listens on loopback behind https://bot.example."""
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/{path:.*}", receiver.take)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.webhook.reverse_proxies[PUBLIC] = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield receiver
    await runner.cleanup()


async def test_updates_are_pushed_in_order_with_the_secret(api: FakeTelegram, bot: Bot, receiver: Receiver) -> None:
    api.say(ADA, "before")
    await bot.set_webhook(f"{PUBLIC}/hook", secret_token="s3cret_-")
    api.say(ADA, "after")
    await api.until(lambda: not api.unconfirmed)
    updates = [Update.de_json(update, bot) for _, update, _ in receiver.got]
    assert [update.message.text for update in updates if update.message] == ["before", "after"]
    assert {(path, secret) for path, _, secret in receiver.got} == {("/hook", "s3cret_-")}


async def test_an_update_is_pushed_again_until_the_answer_is_2xx(
    api: FakeTelegram, bot: Bot, receiver: Receiver
) -> None:
    receiver.statuses = [500, 403, 204]
    await bot.set_webhook(PUBLIC)
    api.say(ADA, "hello")
    await api.until(lambda: not api.unconfirmed)
    assert [status for _, status in api.webhook.pushes] == [500, 403, 204]
    assert len({update["update_id"] for _, update, _ in receiver.got}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"


async def test_a_webhook_that_leads_nowhere_keeps_its_updates(api: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook("https://elsewhere.example/")
    api.say(ADA, "hello")
    await api.until(lambda: len(api.webhook.pushes) > 1)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.url) == (1, "https://elsewhere.example/")
    await bot.delete_webhook()
    assert len(await bot.get_updates(timeout=0)) == 1


async def test_pending_updates_can_be_dropped(api: FakeTelegram, bot: Bot, receiver: Receiver) -> None:
    api.say(ADA, "old")
    await bot.set_webhook(PUBLIC, drop_pending_updates=True)
    api.say(ADA, "new")
    await api.until(lambda: receiver.got)
    assert [update["message"]["text"] for _, update, _ in receiver.got] == ["new"]


async def test_allowed_updates_hold_for_the_webhook(api: FakeTelegram, bot: Bot, receiver: Receiver) -> None:
    await bot.set_webhook(PUBLIC, allowed_updates=["my_chat_member"])
    api.say(ADA, "unwanted")
    api.block(ADA)
    await api.until(lambda: receiver.got)
    assert [sorted(update) for _, update, _ in receiver.got] == [["my_chat_member", "update_id"]]
    assert (await bot.get_webhook_info()).allowed_updates == ("my_chat_member",)


REFUSED = [
    ("bad webhook: An HTTPS URL must be provided for webhook", {"url": "http://bot.example"}),
    (
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        {"url": "https://bot.example:8080"},
    ),
    ("secret token is too long", {"url": PUBLIC, "secret_token": "x" * 257}),
    ("secret token contains unallowed characters", {"url": PUBLIC, "secret_token": "a b"}),
]


@pytest.mark.parametrize(("words", "params"), REFUSED, ids=[words for words, _ in REFUSED])
async def test_a_webhook_is_refused_with(words: str, params: dict[str, str], refused: Refused) -> None:
    assert await refused("setWebhook", **params) == (400, f"Bad Request: {words}")


async def test_a_secret_of_256_characters_is_taken(bot: Bot) -> None:
    assert await bot.set_webhook(PUBLIC, secret_token="x" * 256)


async def test_an_empty_url_deletes_the_webhook(api: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook(PUBLIC)
    await bot.set_webhook("")
    assert api.webhook.url == ""


async def test_setwebhook_twice_in_a_second_is_refused_where_it_is_paced(clock: Clock) -> None:
    async with FakeTelegram(TOKEN, clock=clock, strictness=Strictness(pace_webhook=True)) as api, bot_on(api) as bot:
        await bot.set_webhook(PUBLIC)
        with pytest.raises(RetryAfter):
            await bot.set_webhook(PUBLIC)


async def test_a_refused_webhook_changes_nothing(api: FakeTelegram, bot: Bot, receiver: Receiver) -> None:
    await bot.set_webhook(PUBLIC)
    with pytest.raises(BadRequest):
        await bot.set_webhook("http://bot.example")
    api.say(ADA, "hello")
    await api.until(lambda: receiver.got)
