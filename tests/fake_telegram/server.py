"""The HTTP side of the fake: takes requests on loopback, carries out faults, answers in Telegram's envelope.

It never decides what Telegram would say; methods.py and the checks do.
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from .calls import Call, read_call
from .chats import User
from .faults import Ending, Fault, Script, pick
from .flood import Police
from .injections import Injections
from .journal import Request
from .methods import METHODS, SENDS
from .polling import Poller
from .readings import Readings
from .refusals import Refusal, logged_out, too_many
from .updates import Queue
from .webhook import Webhook
from .world import World

FAKE_TOKEN = "42:fake"
GOOD_TOKEN = re.compile(r"[1-9]\d{0,19}:[^/:\s]+\Z")
LONGEST_TOKEN = 80
LARGEST_BODY = 64 * 2**20  # bytes: room for an upload of 50 MB
MOST_UNSENT = 310  # requests to one chat at once
UNSENT_WAIT = 60  # seconds
NEW_TOKENS = 20  # a minute
CLOSING_SECONDS = 0.2
HARD_RESET = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 s: closing sends RST


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strictness:
    """What Telegram does with time and crowds, off or eased where it would only slow tests down.

    `refuse_floods`: sends above the speeds are answered 429. `brake_repeats`: getUpdates with the same offset waits.
    `pace_webhook`: setWebhook at most once a second. `crowd_pause`: seconds before the 429 for too many unsent
    messages in one chat (Telegram: 3). `crowd`: how many are too many.
    """

    refuse_floods: bool = False
    brake_repeats: bool = False
    pace_webhook: bool = False
    crowd_pause: float = 0.0
    crowd: int = MOST_UNSENT


class FakeTelegram(Injections, Readings):
    """A Bot API server for one bot, alive inside `async with`. `base_url` has no slash at its end."""

    def __init__(
        self,
        token: str = FAKE_TOKEN,
        *,
        clock: Callable[[], datetime] = _now,
        username: str = "briefing_test_bot",
        strictness: Strictness | None = None,
        pace: Callable[[], float] = lambda: 1.0,
    ) -> None:
        """`pace`: seconds of the clock in a real one, where the clock is a simulated one; waits go by it."""
        self.strictness = strictness or Strictness()
        me = User(id=int(token.partition(":")[0]), first_name="Briefing", username=username, is_bot=True)
        police = Police(refuses=self.strictness.refuse_floods)
        self.world = World(token=token, me=me, clock=clock, updates=Queue(clock=clock), police=police)
        self._pace = pace
        self.poller = Poller(queue=self.world.updates, pace=pace, brakes_repeats=self.strictness.brake_repeats)
        self.revoked = False
        self._scripts: list[Script] = []
        self._unsent: Counter[str] = Counter()
        self._strangers: dict[str, datetime] = {}
        self._changed = asyncio.Event()
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        application.router.add_route("*", "/{path:.*}", self._nowhere)
        self._runner = web.AppRunner(
            application, handler_cancellation=True, shutdown_timeout=CLOSING_SECONDS, access_log=None
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession()
        pace = self.strictness.pace_webhook
        queue = self.world.updates
        self.webhook = Webhook(queue=queue, poller=self.poller, session=self._session, strict_pace=pace)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self.poller.end()
        await self.webhook.close()
        await self._session.close()
        await self._runner.cleanup()

    def fail(
        self, method: str | None, fault: Fault, *, chat: int | str | None = None, nth: int = 1, times: int | None = 1
    ) -> Script:
        """Trouble for the nth matching call from now on, and the times-1 after it (None: until heal()).

        `method` None is any method, `chat` None any chat. The script counts: `.matched`, `.fired`.
        """
        wanted = None if chat is None else str(chat)
        return self.add_script(Script(method=method, fault=fault, chat=wanted, nth=nth, times=times))

    def add_script(self, script: Script) -> Script:
        """Trouble by a script of the test's own."""
        self._scripts.append(script)
        return script

    def heal(self) -> None:
        """No more faults; the token is good again."""
        self._scripts.clear()
        self.revoked = False

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        record = Request(method=method, params={}, at=self.world.clock(), port=_port(request))
        self.requests.append(record)
        try:
            call = await read_call(request, method)
            record.params = call.params
            self._check_token(request.match_info["token"])
            fault = pick(self._scripts, call)
            record.fault = fault.name if fault else None
            with self._under_way(call):
                response = await (self._troubled(call, fault, request) if fault else self._envelope(call))
        except Refusal as refusal:
            response = _refused(refusal)
        if not _cut(request):
            record.status, record.answer = response.status, response.text or ""
        self._changed.set()
        return response

    async def _troubled(self, call: Call, fault: Fault, request: web.Request) -> web.Response:
        truth = await self._envelope(call) if fault.accepted else web.Response()
        self._changed.set()
        await self._pause(fault.delay)
        if fault.ending is Ending.TRUTH:
            return truth
        if fault.ending is Ending.SILENCE:
            await self._closing.wait()
        if fault.ending is not Ending.ANSWER:
            _reset(request)
        return web.Response(status=fault.status, body=fault.body, content_type=fault.content_type)

    async def _pause(self, seconds: float) -> None:
        """So long by the pace of the clock, cut short when the fake closes."""
        if seconds:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds / self._pace()):
                    await self._closing.wait()

    async def _envelope(self, call: Call) -> web.Response:
        try:
            return web.json_response({"ok": True, "result": await self._crowded(call)})
        except Refusal as refusal:
            return _refused(refusal)

    async def _crowded(self, call: Call) -> object:
        """The call's result, unless too many sends are under way in its chat."""
        if self._unsent[call.text("chat_id")] > self.strictness.crowd:
            await self._pause(self.strictness.crowd_pause)
            raise too_many(UNSENT_WAIT)
        return await self._result(call)

    @contextmanager
    def _under_way(self, call: Call) -> Iterator[None]:
        """Counts a send in its chat for as long as it has no answer."""
        chat, weight = call.text("chat_id"), int(call.method.lower() in SENDS)
        self._unsent[chat] += weight
        try:
            yield
        finally:
            self._unsent[chat] -= weight

    async def _result(self, call: Call) -> object:
        method = call.method.lower()
        if self.world.logged_out:
            raise logged_out()
        if method == "getupdates":
            return await self.poller.poll(call, webhook=bool(self.webhook.url))
        if method == "setwebhook":
            return self.webhook.set(call)
        if method == "deletewebhook":
            return self.webhook.delete(call)
        if method == "getwebhookinfo":
            return self.webhook.info()
        if method not in METHODS:
            raise Refusal(404, "method not found")
        return METHODS[method](self.world, call)

    def _check_token(self, token: str) -> None:
        if len(token) > LONGEST_TOKEN or not GOOD_TOKEN.match(token):
            raise Refusal(401, "invalid token specified")
        if token != self.world.token:
            self._meet(token)
        if token != self.world.token or self.revoked:
            raise Refusal(401)

    def _meet(self, token: str) -> None:
        """Counts a token never seen before: more than 20 of them in a minute are too many."""
        now = self.world.clock()
        met = {known: at for known, at in self._strangers.items() if now - at < timedelta(minutes=1)}
        if token not in met and len(met) >= NEW_TOKENS:
            first = min(met.values())
            raise too_many(max(1, 60 - int((now - first).total_seconds())))
        self._strangers = {token: now} | met

    async def _download(self, request: web.Request) -> web.StreamResponse:
        upload = self.world.files.get(request.match_info["path"].rpartition("/")[2])
        if request.match_info["token"] != self.world.token or upload is None:
            return _refused(Refusal(404))
        return web.Response(body=upload.content, content_type="application/octet-stream")

    async def _nowhere(self, request: web.Request) -> web.StreamResponse:
        return _refused(Refusal(404))


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.to_json(), status=refusal.code)


def _reset(request: web.Request) -> None:
    """Closes the connection with a TCP reset."""
    if request.transport is not None:
        sock: socket.socket = request.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, HARD_RESET)
        request.transport.abort()


def _port(request: web.Request) -> int:
    peer = request.transport.get_extra_info("peername") if request.transport is not None else None
    return int(peer[1]) if peer else 0


def _cut(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()
