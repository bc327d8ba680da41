"""Feeds of one's own over Telegram, every part real: looked at, kept, told to their reader alone, sent in and out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.wiring import House
from config.settings import Settings
from ingest.opml import read_opml
from tests.fake_telegram import FakeTelegram
from tests.flow.newspaper import Newspaper, Page, printed
from tests.flow.test_whole_walk import FERRY, TOKEN, bot_at_work, listing
from tests.telegram.conftest import Clock

ADA, BO = 7, 8
TIMES = Newspaper(
    outlet="The Lindhavn Times",
    pages={"ferry": Page("Ferry with 212 aboard runs aground off Lindhavn", FERRY, "2026-11-22T06:10:00Z")},
)
VILLAGE = Newspaper(
    outlet="Village Notes",
    pages={
        "well": Page(
            "Old well in Brennfjord found dry after a century",
            (
                "The old well in Brennfjord was found dry on Friday for the first time in a century, a farmer said.",
                "The village council will ask a geologist from the county to look at it in December.",
            ),
            "2026-11-22T05:00:00Z",
        )
    },
)


class Told:
    """What one person reads, one message after another; an edit counts as its newest text."""

    def __init__(self, api: FakeTelegram, chat: int) -> None:
        self.api, self.chat = api, chat

    async def until(self, words: str) -> str:
        """The text of the newest message that has these words, once there is one."""
        await self.api.until(lambda: any(words in text for text in self.texts()), seconds=20)
        return [text for text in self.texts() if words in text][-1]

    def texts(self) -> list[str]:
        """All messages as they read now."""
        return [message.text for message in self.api.messages(self.chat)]

    def press(self, label: str) -> None:
        """Presses the newest button with this label."""
        for message in reversed(self.api.messages(self.chat)):
            for row in (message.keyboard or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        self.api.press(message, button["callback_data"])
                        return
        raise LookupError(label)


@asynccontextmanager
async def there(tmp_path: Path, times_base: Newspaper, api: FakeTelegram, clock: Clock) -> AsyncIterator[None]:
    """The bot at work, open to all, with one shared newspaper."""
    listed = tmp_path / "sources.toml"
    listed.write_text(listing(times_base), "utf-8")
    settings = Settings(home=tmp_path, token=TOKEN, sources=listed, allow_private=True, open=True)
    async with bot_at_work(House(settings=settings, clock=clock), api) as errands:
        await errands.pull()
        yield


async def test_a_feed_is_looked_at_kept_and_told_to_its_reader_alone(tmp_path: Path) -> None:
    clock = Clock()
    async with (
        printed(TIMES) as times,
        printed(VILLAGE, "127.0.0.2") as village,
        FakeTelegram(TOKEN, clock=clock) as api,
    ):
        api.private(ADA)
        api.private(BO)
        ada, bo = Told(api, ADA), Told(api, BO)
        async with there(tmp_path, times, api, clock):
            api.say(ADA, f"{village.base}/feed")
            offered = await ada.until("Keep it?")
            assert "Village Notes · a feed of 127.0.0.2" in offered
            assert "· Old well in Brennfjord found dry after a century" in offered
            ada.press("Keep")
            await ada.until("Village Notes was read: 1 new article.")
            api.say(ADA, "/latest")
            api.say(BO, "/latest")
            assert "Old well in Brennfjord" in await ada.until("2 stories from 2 articles in 2 feeds")
            assert "Old well" not in await bo.until("1 story from 1 article in 1 feed")
            api.say(BO, "/feeds")
            await bo.until("You hear no added feed and 1 shared source.")
        assert not any("Village" in text or "127.0.0.2" in text for text in bo.texts())


async def test_a_list_of_feeds_is_taken_in_and_given_back_as_a_file(tmp_path: Path) -> None:
    clock = Clock()
    async with (
        printed(TIMES) as times,
        printed(VILLAGE, "127.0.0.2") as village,
        FakeTelegram(TOKEN, clock=clock) as api,
    ):
        api.private(ADA)
        ada = Told(api, ADA)
        outlines = f'<outline text="Village" xmlUrl="{village.base}/feed"/><outline xmlUrl="{times.base}/feed"/>'
        async with there(tmp_path, times, api, clock):
            api.document(ADA, f"<opml><body>{outlines}</body></opml>".encode(), "my feeds.opml")
            await ada.until("You follow 1 new feed from this list. 1 was there already.")
            await ada.until("Village was read: 1 new article.")
            api.say(ADA, "/feeds export")
            await ada.until("1 feed, as a list that other readers take.")
            sent = api.messages(ADA)[-1].rest["document"]
            body = api.world.files[sent["file_id"]].content
        assert sent["file_name"] == "feeds.opml"
        assert [(one.title, one.url) for one in read_opml(body) or ()] == [("Village", f"{village.base}/feed")]


async def test_a_file_that_is_no_list_and_one_that_is_too_large_are_told_so(tmp_path: Path) -> None:
    clock = Clock()
    async with printed(TIMES) as times, FakeTelegram(TOKEN, clock=clock) as api:
        api.private(ADA)
        ada = Told(api, ADA)
        async with there(tmp_path, times, api, clock):
            api.document(ADA, b"GIF89a", "cat.gif")
            await ada.until("This file is not a list of feeds.")
            api.document(ADA, b"<html>no list</html>", "page.opml")
            await api.until(lambda: sum("This file is not a list" in text for text in ada.texts()) == 2)
            api.document(ADA, b" " * (1024 * 1024 + 1), "long.opml")
            await ada.until("This file is larger than a list of feeds may be (1 MiB).")
