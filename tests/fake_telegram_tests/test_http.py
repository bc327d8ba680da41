"""The four ways to write a request, spelling of methods, and the record of requests. Through aiohttp, not PTB."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.fake_telegram import FakeTelegram

from .conftest import ADA, TOKEN

FIELDS = {"chat_id": str(ADA), "text": "x & y", "disable_notification": "true"}


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as client:
        yield client


def multipart() -> aiohttp.FormData:
    """The fields as multipart/form-data."""
    form = aiohttp.FormData(default_to_multipart=True)
    for name, text in FIELDS.items():
        form.add_field(name, text)
    return form


WAYS: list[tuple[str, str, dict[str, Any]]] = [
    ("query string by GET", "GET", {"params": FIELDS}),
    ("query string by POST", "POST", {"params": FIELDS}),
    ("urlencoded", "POST", {"data": FIELDS}),
    ("JSON of strings", "POST", {"json": FIELDS}),
    ("JSON of values", "POST", {"json": {"chat_id": ADA, "text": "x & y", "disable_notification": True}}),
    ("text in the query, the rest in the body", "POST", {"params": {"text": "x & y"}, "json": FIELDS}),
]


@pytest.mark.parametrize(("verb", "how"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
async def test_a_request_is_read_as(
    verb: str, how: dict[str, Any], api: FakeTelegram, session: aiohttp.ClientSession
) -> None:
    async with session.request(verb, f"{api.base_url}/bot{TOKEN}/sendMessage", **how) as answer:
        assert (answer.status, (await answer.json())["ok"]) == (200, True)
    assert [(sent.text, sent.disable_notification) for sent in api.journal] == [("x & y", True)]


async def test_a_request_is_read_as_multipart(api: FakeTelegram, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{api.base_url}/bot{TOKEN}/sendMessage", data=multipart()) as answer:
        assert answer.status == 200
    assert api.journal[0].text == "x & y"


@pytest.mark.parametrize("method", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_a_method_is_spelt_in_any_case(method: str, api: FakeTelegram, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{api.base_url}/bot{TOKEN}/{method}", params=FIELDS) as answer:
        assert answer.status == 200


async def test_a_body_that_is_no_json_is_refused(api: FakeTelegram, session: aiohttp.ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    async with session.post(f"{api.base_url}/bot{TOKEN}/getMe", data=b"{nonsense", headers=headers) as answer:
        assert (answer.status, (await answer.json())["ok"]) == (400, False)


async def test_every_request_is_recorded_with_its_answer(api: FakeTelegram, session: aiohttp.ClientSession) -> None:
    for params in (FIELDS, FIELDS | {"chat_id": "999"}):
        async with session.get(f"{api.base_url}/bot{TOKEN}/sendMessage", params=params):
            pass
    seen = [(request.method, request.chat, request.status, request.description) for request in api.requests]
    assert seen == [
        ("sendMessage", "7", 200, ""),
        ("sendMessage", "999", 400, "Bad Request: chat not found"),
    ]


@pytest.mark.parametrize("path", ["bot42:fake/documents/FILE9", "bot1:other/documents/FILE1"])
async def test_a_file_is_not_found(path: str, api: FakeTelegram, session: aiohttp.ClientSession) -> None:
    api.document(ADA, b"x", "x.txt")
    async with session.get(f"{api.base_url}/file/{path}") as answer:
        assert answer.status == 404
