"""The fake against code nobody here wrote: TDLib's parser, and aiogram with its strict models. Skipped without them."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fake_telegram import FakeTelegram, Fault, Status, User, oracle, texts
from tests.fake_telegram.refusals import Json, Refusal, lowered

from .conftest import ADA, TOKEN

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import InlineKeyboardMarkup

pytestmark = pytest.mark.oracle
needs_tdlib = pytest.mark.skipif(not oracle.available(), reason="compares with TDLib: install tdjson (make oracle)")

# Characters that mean something to TDLib's parseMarkdown are left out; the rest is what makes counting hard.
LETTERS = st.sampled_from(
    "ab \n\t\r\u0301\u030a\u202e\u2028\u200d\u00e9\N{GRINNING FACE}\N{REGIONAL INDICATOR SYMBOL LETTER D}"
)
TEXTS = st.text(LETTERS, max_size=12)
KINDS = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler"])
SPANS = st.builds(
    lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
    KINDS,
    st.integers(-1, 14),
    st.integers(-1, 6),
)


@needs_tdlib
@settings(deadline=None)  # the machine is shared
@given(text=TEXTS)
def test_text_is_cleaned_as_tdlib_cleans_it(text: str) -> None:
    cleaned = texts.clean(texts.Formatted(text=text)).text
    assert cleaned.strip() == oracle.settled(text, []).text.strip()


@needs_tdlib
@settings(deadline=None)  # the machine is shared
@given(text=TEXTS, span=SPANS)
@example(text="a\N{GRINNING FACE}", span={"type": "bold", "offset": 2, "length": 2})
def test_a_span_is_refused_exactly_when_tdlib_refuses_it_and_in_its_words(text: str, span: Json) -> None:
    assert _words_of_fake(text, span) == _words_of_tdlib(text, span)


def _words_of_fake(text: str, span: Json) -> str:
    try:
        texts.check_structure(text, [span])
    except Refusal as refusal:
        return refusal.description.removeprefix("Bad Request: ")
    return ""


def _words_of_tdlib(text: str, span: Json) -> str:
    try:
        oracle.judge(text, [span])
    except oracle.Refused as refused:
        return lowered(str(refused))
    return ""


@needs_tdlib
@settings(deadline=None)  # the machine is shared
@given(text=TEXTS, offset=st.integers(0, 8), length=st.integers(1, 6))
def test_an_entity_moves_along_as_tdlib_moves_it(text: str, offset: int, length: int) -> None:
    span: Json = {"type": "code", "offset": offset, "length": length}
    if _words_of_fake(text, span):
        return
    expected = oracle.settled(text, [span])
    mine = texts.clean(texts.Formatted(text=text, entities=(span,)))
    covered = [_covered(mine.text, entity) for entity in mine.entities]
    theirs = [_covered(expected.text, entity) for entity in expected.entities]
    assert [part for part in covered if part.strip()] == [part for part in theirs if part.strip()]


def _covered(text: str, span: Json) -> str:
    raw = text.encode("utf-16-le")[2 * span["offset"] : 2 * (span["offset"] + span["length"])]
    return raw.decode("utf-16-le")


@needs_tdlib
def test_markup_becomes_text_and_entities() -> None:
    parsed = oracle.parse('<b>x</b> <a href="https://e.example/">y</a> &amp;', "HTML")
    assert parsed.text == "x y &"
    assert parsed.entities == (
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "text_link", "offset": 2, "length": 1, "url": "https://e.example/"},
    )


@needs_tdlib
@pytest.mark.parametrize("kind", sorted({*texts.STYLES, *texts.FIELDS}))
def test_every_kind_of_entity_that_the_fake_takes_is_known_to_tdlib(kind: str) -> None:
    fields = {"url": "https://e.example/", "user": {"id": 5}, "custom_emoji_id": "5368324170671202286", "unix_time": 1}
    entity: Json = {"type": kind, "offset": 0, "length": 1} | fields
    assert [found["type"] for found in oracle.settled("x", [entity]).entities] == [kind]


@pytest.fixture
async def strict(api: FakeTelegram) -> AsyncIterator[Bot]:
    """aiogram's bot on the fake."""
    aiogram = pytest.importorskip("aiogram", reason="compares with aiogram's models: install it (make oracle)")
    client = pytest.importorskip("aiogram.client.session.aiohttp")
    server = pytest.importorskip("aiogram.client.telegram").TelegramAPIServer.from_base(api.base_url)
    session = client.AiohttpSession(api=server)
    yield aiogram.Bot(TOKEN, session=session)
    await session.close()


async def test_aiogram_reads_every_kind_of_update(api: FakeTelegram, strict: Bot) -> None:
    await strict.get_updates(allowed_updates=["message", "callback_query", "my_chat_member", "message_reaction",
                                              "channel_post", "edited_message", "inline_query"])  # fmt: skip
    api.supergroup(-1001, bot=Status.ADMINISTRATOR)
    api.channel(-1009)
    sent = await strict.send_message(ADA, "x", reply_markup=_keyboard())
    assert sent.text == "x"
    api.edit(api.say(ADA, "/start https://e.example"), "/help")
    api.press(api.journal[0], "more:1")
    api.anonymous_admin(-1001, "/latest")
    api.channel_post(-1009, "x")
    api.location(ADA, 1.0, 2.0)
    api.document(ADA, b"x", "x.txt")
    api.reaction(api.journal[0], "\N{THUMBS UP SIGN}")
    api.inline_query("x")
    api.kick(-1001)
    api.block(ADA)
    api.migrate(api.group(-500).id, -1007)
    updates = await strict.get_updates()
    assert len(updates) == len(api.unconfirmed) == 13
    assert {update.event_type for update in updates} == {
        "message", "edited_message", "callback_query", "channel_post", "message_reaction", "inline_query",
        "my_chat_member",
    }  # fmt: skip


def _keyboard() -> InlineKeyboardMarkup:
    types = importlib.import_module("aiogram.types")
    button = types.InlineKeyboardButton(text="More", callback_data="more:1")
    markup: InlineKeyboardMarkup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
    return markup


async def test_aiogram_reads_every_answer(api: FakeTelegram, strict: Bot) -> None:
    types = pytest.importorskip("aiogram.types")
    api.supergroup(-1001, bot=Status.ADMINISTRATOR)
    for number, status in enumerate(Status):
        api.member(-1001, User(id=60 + number), status)
        member = await strict.get_chat_member(-1001, 60 + number)
        assert member.model_dump()["status"] == status
    assert (await strict.get_me()).id == 42
    assert (await strict.get_chat(-1001)).type == "supergroup"
    assert len(await strict.get_chat_administrators(-1001)) == 3
    sent = await strict.send_document(ADA, types.BufferedInputFile(b"x", "x.txt"), caption="c")
    assert sent.document is not None
    assert (await strict.get_file(sent.document.file_id)).file_path
    await strict.set_my_commands([types.BotCommand(command="start", description="Begin")])
    assert len(await strict.get_my_commands()) == 1
    await strict.set_webhook("https://bot.example/")
    assert (await strict.get_webhook_info()).url == "https://bot.example/"


async def test_aiogram_reads_refusals(api: FakeTelegram, strict: Bot) -> None:
    exceptions = pytest.importorskip("aiogram.exceptions")
    api.fail("sendMessage", Fault.too_many(5))
    with pytest.raises(exceptions.TelegramRetryAfter) as wait:
        await strict.send_message(ADA, "x")
    assert wait.value.retry_after == 5
    api.migrate(api.group(-500).id, -1007)
    with pytest.raises(exceptions.TelegramMigrateToChat) as moved:
        await strict.send_message(-500, "x")
    assert moved.value.migrate_to_chat_id == -1007
    with pytest.raises(exceptions.TelegramBadRequest, match="chat not found"):
        await strict.send_message(999, "x")
