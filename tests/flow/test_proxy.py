"""Everything goes through the operator's proxy: Telegram and sources, whose names are never looked up here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.telegram.who import who_is
from ingest.answers import Fetched
from ingest.web import FEED_ACCEPT, FEED_CAP, Web, WebKnobs

ME = {"id": 42, "is_bot": True, "first_name": "Briefing", "username": "briefing_bot"}


@asynccontextmanager
async def proxy() -> AsyncIterator[tuple[str, list[str]]]:
    """A proxy on loopback that answers for whoever is asked through it; its address, and what it was asked for."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        target = head.split(" ")[1]
        asked.append(target)
        body = json.dumps({"ok": True, "result": ME}) if "/bot" in target else "<rss/>"
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    finally:
        server.close()
        await server.wait_closed()


async def test_telegram_is_asked_through_the_proxy() -> None:
    async with proxy() as (address, asked):
        assert await who_is("42:fake", base_url="http://telegram.invalid", proxy=address) == "briefing_bot"
    assert asked == ["http://telegram.invalid/bot42:fake/getMe"]


async def test_sources_are_asked_through_the_proxy() -> None:
    async with proxy() as (address, asked):
        async with Web(WebKnobs(proxy=address, gap=0.0)) as web:
            answer = await web.get("http://news.invalid/feed", cap=FEED_CAP, accept=FEED_ACCEPT)
        assert isinstance(answer, Fetched)
    assert "http://news.invalid/feed" in asked
