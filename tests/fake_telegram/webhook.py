"""setWebhook and its pushes: real HTTP POSTs, one at a time, again and again until the bot says 2xx. Never polls.

Telegram insists on https and a public address. A test registers https://bot.example/… as its operator would, and
`reverse_proxies` says where on loopback that leads, as the operator's TLS proxy does.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp

from .calls import Call
from .polling import Poller
from .refusals import BY_WEBHOOK, Json, bad, too_many
from .updates import BY_DEFAULT, Queue

PORTS = frozenset({80, 88, 443, 8443})
SECRET = re.compile(r"[A-Za-z0-9_-]*\Z")
LONGEST_SECRET = 256
PUSH_SECONDS = 10.0  # real seconds that the bot has for its answer
BETWEEN_SETS = 1.0  # real seconds between two setWebhook calls


@dataclass(slots=True, kw_only=True)
class Webhook:
    """The bot's webhook, if it has one, and the task that feeds it. `retry_seconds` are real seconds."""

    queue: Queue
    poller: Poller
    session: aiohttp.ClientSession
    reverse_proxies: dict[str, str] = field(default_factory=dict)
    retry_seconds: float = 0.05
    strict_pace: bool = False
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: tuple[int, str] | None = None
    pushes: list[tuple[int, int | None]] = field(default_factory=list)
    _task: asyncio.Task[None] | None = None
    _last_set: float = float("-inf")

    def set(self, call: Call) -> bool:
        """Takes the url, ends any long poll with 409 and begins to push; an empty url deletes."""
        if not call.text("url"):
            return self.delete(call)
        self._check(call)
        self._pace()
        self._stop()
        self.poller.end(BY_WEBHOOK)
        self.url, self.secret = call.text("url"), call.text("secret_token")
        self.max_connections = min(max(call.integer("max_connections", 40), 1), 100)
        self.queue.allow(call.parsed("allowed_updates", "can't parse allowed updates JSON object"))
        if call.truth("drop_pending_updates"):
            self.queue.drop()
        self._task = asyncio.create_task(self._push_all())
        return True

    def delete(self, call: Call) -> bool:
        """No webhook any more; with drop_pending_updates nothing is left to poll."""
        self._stop()
        self.url = self.secret = ""
        if call.truth("drop_pending_updates"):
            self.queue.drop()
        return True

    def info(self) -> Json:
        """As Telegram writes a WebhookInfo."""
        shown: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.queue.pending),
        }
        if self.url:
            shown |= {"max_connections": self.max_connections}
        if self.queue.allowed != BY_DEFAULT:
            shown |= {"allowed_updates": sorted(self.queue.allowed)}
        if self.last_error:
            shown |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        return shown

    async def close(self) -> None:
        """Stops pushing and waits until it has stopped."""
        task = self._task
        self._stop()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _check(self, call: Call) -> None:
        parts = urlsplit(call.text("url"))
        if parts.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if len(call.text("secret_token")) > LONGEST_SECRET:
            raise bad("secret token is too long")
        if not SECRET.match(call.text("secret_token")):
            raise bad("secret token contains unallowed characters")

    def _pace(self) -> None:
        now = asyncio.get_running_loop().time()
        if self.strict_pace and now - self._last_set < BETWEEN_SETS:
            raise too_many(1)
        self._last_set = now

    async def _push_all(self) -> None:
        bell = asyncio.Event()
        self.queue.listeners.append(bell.set)
        try:
            while True:
                for update in self.queue.batch(1):
                    if not await self._push(update):
                        await asyncio.sleep(self.retry_seconds)
                    bell.set()
                await bell.wait()
                bell.clear()
        finally:
            self.queue.listeners.remove(bell.set)

    async def _push(self, update: Json) -> bool:
        status, trouble = await self._post(update)
        self.pushes.append((update["update_id"], status))
        if trouble:
            self.last_error = (int(self.queue.clock().timestamp()), trouble)
            return False
        self.queue.confirm(update["update_id"] + 1)
        return True

    async def _post(self, update: Json) -> tuple[int | None, str]:
        """The status and what was wrong, "" for nothing."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        limit = aiohttp.ClientTimeout(total=PUSH_SECONDS)
        try:
            async with self.session.post(self._address(), json=update, headers=headers, timeout=limit) as answer:
                ok = 200 <= answer.status < 300
                return answer.status, "" if ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return None, f"Connection failed: {type(error).__name__}"

    def _address(self) -> str:
        """Where the url leads on loopback; a url behind no known proxy leads nowhere (port 9 of loopback)."""
        for public, local in self.reverse_proxies.items():
            if self.url.startswith(public):
                return local + self.url.removeprefix(public)
        return "http://127.0.0.1:9/"
