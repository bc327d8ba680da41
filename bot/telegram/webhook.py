"""Takes updates that Telegram pushes, beside polling: each is on disk before Telegram is told that it was received.

A reverse proxy of the operator's ends TLS and passes every path on; we listen on loopback unless told otherwise. Who
does not know the secret of this start is turned away before anything is read. It understands no update.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.clerk import Clerk
from bot.delivery.pauses import pause
from bot.telegram.client import call
from bot.telegram.poller import ALLOWED, Pulse
from domain.errors import Damaged, OtherInstance, SettingsError, StoreError, TokenRefused
from storage.store import Store

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_048_576  # bytes of one update; Telegram's own are a hundredth of it
ONE_AT_A_TIME = 1  # connections of Telegram's to us: more would bring a chat's updates out of order
LOOK_SECONDS = 60.0  # between two looks whether Telegram still pushes to us
STRANGE_LOOKS = 2  # in a row: somebody else has taken the token over
TRY_SECONDS = 5.0  # between two tries to register

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookKnobs:
    """`url` is what Telegram calls, https; `host` and `port` are where we listen behind the proxy."""

    url: str
    host: str = "127.0.0.1"
    port: int = 8081
    look_seconds: float = LOOK_SECONDS


@dataclass(slots=True, kw_only=True)
class Webhook:
    """The one who is called. `news` is set whenever something new is on disk."""

    bot: Bot
    clerk: Clerk
    knobs: WebhookKnobs
    now: Callable[[], datetime]
    stop: asyncio.Event
    news: asyncio.Event
    pulse: Pulse = field(default_factory=Pulse)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    broken: Damaged | None = None

    async def serve(self) -> None:
        """Until `stop`. Raises TokenRefused, OtherInstance, SettingsError for an address that cannot be, Damaged."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._called)
        served = web.AppRunner(app, access_log=None)
        await served.setup()
        try:
            await self._listen(served)
            if await self._register():
                await self._watch()
        finally:
            await served.cleanup()
        if self.broken is not None:
            raise self.broken

    async def _listen(self, served: web.AppRunner) -> None:
        where = f"{self.knobs.host}:{self.knobs.port}"
        try:
            await web.TCPSite(served, self.knobs.host, self.knobs.port).start()
        except OSError as error:
            raise SettingsError(f"BRIEFING_WEBHOOK_LISTEN is {where}, where nobody can listen: {error}.") from None
        log.info("listening for Telegram on %s", where)

    async def _register(self) -> bool:
        """Tells Telegram where we are, until it knows; false where `stop` came first."""
        params = {
            "url": self.knobs.url,
            "secret_token": self.secret,
            "max_connections": ONE_AT_A_TIME,
            "allowed_updates": list(ALLOWED),
        }
        while not self.stop.is_set():
            try:
                await call(self.bot, "setWebhook", params)
            except (InvalidToken, EndPointNotFound) as error:
                raise TokenRefused("Telegram does not accept the bot token any more.") from error
            except BadRequest as error:
                raise SettingsError(f"BRIEFING_WEBHOOK is {self.knobs.url}, and Telegram says: {error}.") from None
            except (TelegramError, LookupError, TypeError) as error:
                log.warning("the webhook was not set: %s", error)
            else:
                return True
            await pause(TRY_SECONDS, self.stop)
        return False

    async def _watch(self) -> None:
        """Looks now and then whether Telegram still pushes to us. Somebody who polls or sets a webhook ends that."""
        strange = 0
        while not self.stop.is_set():
            await pause(self.knobs.look_seconds, self.stop)
            strange = strange + 1 if not self.stop.is_set() and await self._is_strange() else 0
            if strange >= STRANGE_LOOKS:
                raise OtherInstance("Another instance is running with the same bot token: the webhook is not ours.")

    async def _is_strange(self) -> bool:
        try:
            info = await call(self.bot, "getWebhookInfo", {})
            if info.get("last_error_message"):
                log.warning("Telegram could not reach the webhook: %s", info["last_error_message"])
            return bool(info["url"] != self.knobs.url)
        except (InvalidToken, EndPointNotFound) as error:
            raise TokenRefused("Telegram does not accept the bot token any more.") from error
        except (RetryAfter, TelegramError, LookupError, TypeError, AttributeError) as error:
            log.warning("Telegram cannot be asked about the webhook: %s", error)
            return False

    async def _called(self, request: web.Request) -> web.Response:
        said = request.headers.get(HEADER, "")
        if not hmac.compare_digest(said.encode("utf-8", "surrogateescape"), self.secret.encode()):
            return web.Response(status=403)
        body = await request.read()
        number = _number(body)
        if number is None:  # told to be received, else Telegram would push it for ever
            self.pulse.poison += 1
            log.error("an update without a number was passed over: %d bytes, sha256 %s", len(body), _mark(body))
        try:
            await self.clerk.do(lambda store: _take(store, number, body, self.now()))
        except Damaged as error:
            self.broken = error
            self.stop.set()
            return web.Response(status=503)
        except StoreError as error:  # Telegram keeps it and comes again
            log.error("an update could not be stored: %s", error)
            return web.Response(status=503)
        self.pulse.heard_at = self.now()
        self.news.set()
        return web.Response()


def _take(store: Store, number: int | None, body: bytes, now: datetime) -> None:
    if number is None:
        store.pass_over(1)
    else:
        store.take_in([(number, body.decode())], now)


def _number(body: bytes) -> int | None:
    """The number of the update; None where it has none or is no JSON at all."""
    try:
        update = json.loads(body.decode())
    except ValueError:  # no UTF-8, no JSON
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int else None


def _mark(body: bytes) -> str:
    return sha256(body).hexdigest()[:12]
