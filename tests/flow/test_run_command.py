"""`briefing-bot run` as an operator starts it: a process of its own, a token, a Bot API server, SIGTERM at the end."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.fake_telegram import FakeTelegram
from tests.flow.newspaper import Newspaper, Page, printed
from tests.flow.test_whole_walk import ADA, FERRY, TOKEN, listing

NEWS = Newspaper(
    outlet="The Lindhavn Times",
    pages={"ferry": Page("Ferry with 212 aboard runs aground off Lindhavn", FERRY, "2026-11-22T06:10:00Z")},
)


@asynccontextmanager
async def started(home: Path, **environ: str) -> AsyncIterator[Process]:
    """The running bot; ended by force where the block forgot to."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFING_", "COV_"))}
    env |= {"BRIEFING_HOME": str(home), **environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=env, stdin=asyncio.subprocess.DEVNULL, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def line_with(process: Process, words: str) -> str:
    """The next line of standard output that has these words."""
    assert process.stdout is not None
    while line := (await process.stdout.readline()).decode():
        if words in line:
            return line
    assert process.stderr is not None
    raise AssertionError((await process.stderr.read()).decode())


async def test_run_greets_serves_its_owner_and_leaves_in_good_order(tmp_path: Path) -> None:
    async with printed(NEWS) as news, FakeTelegram(TOKEN, clock=lambda: datetime.now(UTC)) as api:
        listed = tmp_path / "sources.toml"
        listed.write_text(listing(news), "utf-8")
        api.private(ADA)
        settings = {
            "BRIEFING_BOT_TOKEN": TOKEN,
            "BRIEFING_API": api.base_url,
            "BRIEFING_SOURCES": str(listed),
            "BRIEFING_ALLOW_PRIVATE": "true",
        }
        async with started(tmp_path / "home", **settings) as process, asyncio.timeout(55):
            link = await line_with(process, "https://t.me/")
            found = re.search(r"start=(\S+)", link)
            assert found is not None
            api.say(ADA, "/latest")
            await api.until(lambda: len(api.sent_to(ADA)) == 1, seconds=10)
            assert api.sent_to(ADA)[0].text == "Hello! This is a private briefing bot. Its owner can let you in."
            api.say(ADA, f"/start {found[1]}")
            await api.until(lambda: len(api.sent_to(ADA)) == 3, seconds=10)
            await api.until(lambda: "/ferry" in news.requests, seconds=20)
            async with started(tmp_path / "home", **settings) as second:
                assert await second.wait() == 75
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
        async with started(tmp_path / "home", **settings) as process, asyncio.timeout(55):
            assert await line_with(process, "is listening")
            api.say(ADA, "/latest")
            await api.until(lambda: len(api.sent_to(ADA)) == 4, seconds=10)
            assert api.sent_to(ADA)[3].text.splitlines()[3] == "1  Ferry with 212 aboard runs aground off Lindhavn"
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
    for file in (one for one in (tmp_path / "home").rglob("*") if one.is_file()):
        assert TOKEN.encode() not in file.read_bytes(), file


async def test_a_refused_token_ends_the_run_with_its_own_exit_code(tmp_path: Path) -> None:
    async with FakeTelegram(TOKEN, clock=lambda: datetime.now(UTC)) as api:
        settings = {"BRIEFING_BOT_TOKEN": "43:other", "BRIEFING_API": api.base_url}
        async with started(tmp_path / "home", **settings) as process, asyncio.timeout(55):
            assert await process.wait() == 78
            assert process.stderr is not None
            said = (await process.stderr.read()).decode()
    assert "Telegram does not accept the bot token" in said
    assert "43:other" not in said
    assert "Traceback" not in said
