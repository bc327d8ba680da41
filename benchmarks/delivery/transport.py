"""What a message costs our process with each transport of the Bot API client: CPU, so that a busy machine may measure.

    python -m benchmarks.delivery.transport

httpx is what PTB brings. httpx-aiohttp is measured too where it is installed; the bot does not need it.
"""

from __future__ import annotations

import asyncio
import importlib.util
import statistics
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Callable, Mapping

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.telegram.client import call
from tests.fake_telegram import FakeTelegram

TOKEN = "42:fake"  # noqa: S105 - of the pretended Telegram
MESSAGES, ROUNDS = 150, 3
AT_ONCE = (1, 4, 16)  # 4 is what the lanes have in flight
TEXT = "A briefing has about this many words in it, and links. " * 20


async def main() -> None:
    """Prints the median of three rounds for each transport and number in flight."""
    server = await asyncio.create_subprocess_exec(sys.executable, "-m", __spec__.name, "serve", stdin=PIPE, stdout=PIPE)
    assert server.stdout is not None
    address = (await server.stdout.readline()).decode().strip()
    try:
        for name, more in _transports().items():
            for at_once in AT_ONCE:
                costs = [await _cost(address, more, at_once) for _ in range(ROUNDS)]
                print(f"{name}, {at_once} in flight: {statistics.median(costs) * 1_000:.2f} ms CPU a message")
    finally:
        server.kill()
        await server.wait()


def _transports() -> Mapping[str, dict[str, Callable[[], object]]]:
    found: dict[str, dict[str, Callable[[], object]]] = {"httpx": {}}
    if importlib.util.find_spec("httpx_aiohttp"):
        module = importlib.import_module("httpx_aiohttp")
        found["httpx-aiohttp"] = {"transport": module.AiohttpTransport}
    else:
        print("httpx-aiohttp: not installed, not measured")
    return found


async def _cost(address: str, more: dict[str, Callable[[], object]], at_once: int) -> float:
    made = {name: make() for name, make in more.items()}
    request = HTTPXRequest(connection_pool_size=16, read_timeout=30, httpx_kwargs={"trust_env": False, **made})
    bot = Bot(TOKEN, base_url=f"{address}/bot", request=request)
    await request.initialize()
    turn = asyncio.Semaphore(at_once)

    async def send(number: int) -> None:
        async with turn:
            await call(bot, "sendMessage", {"chat_id": 7, "text": f"{number} {TEXT}"})

    await send(0)
    began = time.process_time()
    await asyncio.gather(*(send(number) for number in range(MESSAGES)))
    cost = (time.process_time() - began) / MESSAGES
    await request.shutdown()
    return cost


async def serve() -> None:
    """The pretended Telegram in a process of its own, so that its cost is not counted."""
    async with FakeTelegram(TOKEN) as api:
        api.private(7)
        print(api.base_url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve() if sys.argv[1:] == ["serve"] else main())
