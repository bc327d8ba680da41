"""A file that somebody sends is fetched through getFile, within its cap."""

from __future__ import annotations

import pytest
from telegram.error import TelegramError

from bot.runner import FILE_LARGEST, FileTrouble
from bot.telegram.client import open_bot
from bot.telegram.files import TelegramFiles
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, TOKEN


async def fetched(api: FakeTelegram, name: str) -> bytes | FileTrouble:
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        return await TelegramFiles(bot)(name)


def sent(api: FakeTelegram, content: bytes) -> str:
    return str(api.document(ADA, content, "feeds.opml").rest["document"]["file_id"])


async def test_a_file_is_fetched_byte_for_byte(api: FakeTelegram) -> None:
    assert await fetched(api, sent(api, b"<opml>\xff</opml>")) == b"<opml>\xff</opml>"


async def test_a_file_above_the_cap_is_not_fetched(api: FakeTelegram) -> None:
    assert await fetched(api, sent(api, b" " * (FILE_LARGEST + 1))) is FileTrouble.LARGE


async def test_a_file_that_is_gone_is_told_as_gone(api: FakeTelegram) -> None:
    assert await fetched(api, "nothing") is FileTrouble.GONE


async def test_trouble_with_telegram_is_worth_another_try(api: FakeTelegram) -> None:
    name = sent(api, b"<opml/>")
    api.fail("getFile", Fault.bad_gateway())
    with pytest.raises(TelegramError):
        await fetched(api, name)
