"""Every text, caption and entity that Telegram refuses, by its words. Nothing here is accepted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_telegram import FakeTelegram, oracle

from .conftest import ADA, Refused

PHOTO = "\N{GRINNING FACE}"  # two UTF-16 units, four bytes


def bold(offset: object = 0, length: object = 1, **rest: object) -> list[dict[str, object]]:
    """One entity, bold unless said otherwise."""
    return [{"type": "bold", "offset": offset, "length": length} | rest]


TEXTS: list[tuple[str, dict[str, Any]]] = [
    ("message text is empty", {"text": ""}),
    ("text must be non-empty", {"text": " \n "}),
    ("text is too long", {"text": "x" * 32_769}),
    ("message is too long", {"text": "x" * 4097}),
    ("message is too long", {"text": PHOTO * 2049}),
    ("unsupported parse_mode", {"text": "x", "parse_mode": "BBCode"}),
    ("can't parse entities JSON object", {"text": "x", "entities": "[nonsense"}),
    ("can't parse MessageEntity: expected an Object", {"text": "x", "entities": ["bold"]}),
    ("can't parse MessageEntity: Can't find field \"offset\"", {"text": "x", "entities": [{"type": "bold"}]}),
    ('can\'t parse MessageEntity: Field "length" must be of type Number', {"text": "x", "entities": bold(0, "one")}),
    ("can't parse MessageEntity: Unsupported type specified", {"text": "x", "entities": bold(type="glitter")}),
    ("can't parse MessageEntity: Type is not specified", {"text": "x", "entities": bold(type="")}),
    ("can't parse MessageEntity: Can't find field \"url\"", {"text": "x", "entities": bold(type="text_link")}),
    ("receive an entity with incorrect offset -1", {"text": "x", "entities": bold(-1)}),
    ("receive an entity with incorrect length -1", {"text": "x", "entities": bold(0, -1)}),
    (
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        {"text": "x", "entities": bold(0, 2)},
    ),
    (
        "entity begins in a middle of a UTF-16 symbol at byte offset 5",
        {"text": f"x{PHOTO}y", "entities": bold(2, 2)},
    ),
    (
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
        {"text": f"x{PHOTO}y", "entities": bold(0, 2)},
    ),
]


@pytest.mark.parametrize(("words", "params"), TEXTS, ids=[words for words, _ in TEXTS])
async def test_a_text_is_refused_with(words: str, params: dict[str, Any], refused: Refused, api: FakeTelegram) -> None:
    assert await refused("sendMessage", chat_id=ADA, **params) == (400, f"Bad Request: {words}")
    assert api.journal == []


MARKED_UP = [
    ("can't parse entities: Can't find end tag corresponding to start tag \"b\"", "<b>x", "HTML"),
    ('can\'t parse entities: Unsupported start tag "p" at byte offset 0', "<p>x</p>", "html"),
    (
        "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        "a.",
        "MarkdownV2",
    ),
    ("can't parse entities: Can't find end of the entity starting at byte offset 0", "*x", "Markdown"),
    ("text must be non-empty", "<b></b>", "HTML"),
]


@pytest.mark.oracle
@pytest.mark.skipif(not oracle.available(), reason="markup is judged by TDLib: install tdjson (make oracle)")
@pytest.mark.parametrize(("words", "text", "mode"), MARKED_UP, ids=[words for words, _, _ in MARKED_UP])
async def test_markup_is_refused_with(words: str, text: str, mode: str, refused: Refused) -> None:
    answer = await refused("sendMessage", chat_id=ADA, text=text, parse_mode=mode)
    assert answer == (400, f"Bad Request: {words}")


LINKS = [
    ("entity URL 'nope' is invalid: Wrong HTTP URL", "nope"),
    ("entity URL '' is invalid: URL host is empty", ""),
    ("entity URL 'ftp://a.example' is invalid: Unsupported URL protocol", "ftp://a.example"),
]


@pytest.mark.oracle
@pytest.mark.skipif(not oracle.available(), reason="links are judged by TDLib: install tdjson (make oracle)")
@pytest.mark.parametrize(("words", "url"), LINKS, ids=[words for words, _ in LINKS])
async def test_a_link_is_refused_with(words: str, url: str, refused: Refused) -> None:
    link = bold(type="text_link", url=url)
    assert await refused("sendMessage", chat_id=ADA, text="x", entities=link) == (400, f"Bad Request: {words}")


async def test_a_caption_is_refused_with_message_caption_is_too_long(refused: Refused, api: FakeTelegram) -> None:
    sent = api.document(ADA, b"x", "x.txt")
    file_id = sent.rest["document"]["file_id"]
    answer = await refused("sendDocument", chat_id=ADA, document=file_id, caption="x" * 1025)
    assert answer == (400, "Bad Request: message caption is too long")


async def test_a_parse_mode_without_tdlib_fails_loudly(refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "available", lambda: False)
    status, words = await refused("sendMessage", chat_id=ADA, text="<b>x</b>", parse_mode="HTML")
    assert status == 501
    assert "tdjson" in words
