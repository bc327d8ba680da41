"""Each way a send can end, over real HTTP, and the outcome it is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.delivery.outcomes import (
    Ambiguous,
    Gone,
    Moved,
    NotSent,
    OtherInstance,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
)
from bot.telegram.client import open_bot
from bot.telegram.sender import TelegramSender, outcome_of
from domain.message import Document, Mark, MarkKind
from tests.delivery.builders import message, part
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, TOKEN
from tests.telegram.test_watch import dripping


@pytest.fixture
async def bot(api: FakeTelegram) -> AsyncIterator[Bot]:
    """The client as it is built for the bot."""
    async with open_bot(TOKEN, base_url=api.base_url) as client:
        yield client


OUTCOMES: list[tuple[Fault, type[Outcome]]] = [
    (Fault.too_many(30), NotSent),
    (Fault.forbidden("bot was blocked by the user"), Gone),
    (Fault.forbidden("user is deactivated"), Gone),
    (Fault.forbidden("bot was kicked from the supergroup chat"), Gone),
    (Fault.bad_request("chat not found"), Gone),
    (Fault.bad_request("not enough rights to send text messages to the chat"), Gone),
    (Fault.bad_request("need administrator rights in the channel chat"), Gone),
    (Fault.bad_request("can't parse entities: no"), Refused),
    (Fault.bad_request("message is too long"), Refused),
    (Fault.bad_request("TOPIC_CLOSED"), Refused),
    (Fault.bad_request("message thread not found"), Refused),
    (Fault.migrate(-1007), Moved),
    (Fault.unauthorized(), TokenRefused),
    (Fault.not_found(), TokenRefused),
    (Fault.conflict(), OtherInstance),
    (Fault.restart(), Ambiguous),
    (Fault.bad_gateway(), Ambiguous),
    (Fault.bad_gateway(accepted=True), Ambiguous),
    (Fault.garbage(), Ambiguous),
    (Fault.garbage(b"[]"), Ambiguous),
    (Fault.garbage(b'{"ok":true,"result":{}}'), Ambiguous),
    (Fault.reset_before(), Ambiguous),
    (Fault.reset_after(), Ambiguous),
]


@pytest.mark.parametrize(
    ("fault", "expected"),
    OUTCOMES,
    ids=[f"{fault.name} {fault.body[:20]!r}" if fault.name == "200 garbage" else fault.name for fault, _ in OUTCOMES],
)
async def test_each_answer_is_the_outcome_it_is(
    fault: Fault, expected: type[Outcome], api: FakeTelegram, bot: Bot
) -> None:
    api.fail("sendMessage", fault)
    assert isinstance(await TelegramSender(bot).send(part()), expected)


async def test_what_arrives_is_sent_and_its_number_known(api: FakeTelegram, bot: Bot) -> None:
    assert await TelegramSender(bot).send(part()) == Sent(api.journal[0].message_id)


async def test_how_long_to_wait_and_where_to_go_are_told(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.too_many(30))
    api.fail("sendMessage", Fault.migrate(-1007), nth=2)
    told = await TelegramSender(bot).send(part())
    assert isinstance(told, NotSent)
    assert told.retry_after == timedelta(seconds=30)
    assert await TelegramSender(bot).send(part()) == Moved("-1007")


async def test_nobody_listening_means_not_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        async with open_bot(TOKEN, base_url=url) as bot:
            outcome = await TelegramSender(bot).send(part())
    assert outcome == NotSent("no connection: ConnectError")


async def test_a_text_that_cannot_be_encoded_is_refused(bot: Bot) -> None:
    assert isinstance(await TelegramSender(bot).send(part(message("\ud83d"))), Refused)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (TimedOut(), Ambiguous("Timed out")),
        (NetworkError("Too Many Requests"), NotSent("Too Many Requests", timedelta(seconds=1))),
        (TelegramError("Invalid server response"), Ambiguous("Invalid server response")),
    ],
    ids=["timed out", "429 without a time", "unreadable"],
)
def test_errors_without_a_cause_are_what_they_say(error: TelegramError, expected: Outcome) -> None:
    assert outcome_of(error) == expected


def test_a_wait_in_plain_seconds_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    outcome = outcome_of(RetryAfter(5))
    assert isinstance(outcome, NotSent)
    assert outcome.retry_after == timedelta(seconds=5)


async def test_an_edit_changes_the_message_and_again_is_as_good(api: FakeTelegram, bot: Bot) -> None:
    sender = TelegramSender(bot)
    sent = await sender.send(part())
    assert isinstance(sent, Sent)
    changed = part(message("Other news"), edits=sent.message_id)
    assert await sender.send(changed) == sent
    assert await sender.send(changed) == sent  # "message is not modified"
    assert [edit.text for edit in api.edits] == ["Other news"]
    missing = await sender.send(replace(changed, edits=999))
    assert missing == Refused("Message to edit not found")


async def test_every_kind_of_mark_is_one_telegram_knows(api: FakeTelegram, bot: Bot) -> None:
    kinds = list(MarkKind)
    text = " ".join("word" for _ in kinds)
    url = {MarkKind.LINK: "https://example.org/"}
    marks = tuple(Mark(kind=kind, start=5 * at, length=4, url=url.get(kind)) for at, kind in enumerate(kinds))
    outcome = await TelegramSender(bot).send(part(replace(message(text), marks=marks)))
    assert isinstance(outcome, Sent)
    assert [entity["type"] for entity in api.journal[0].entities] == [str(kind) for kind in kinds]


async def test_four_sends_at_once_do_not_disturb_each_other(api: FakeTelegram, bot: Bot) -> None:
    api.fail("sendMessage", Fault.restart(), nth=2)
    outcomes = await asyncio.gather(*(TelegramSender(bot).send(part()) for _ in range(4)))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Ambiguous", "Sent", "Sent", "Sent"]
    assert len(api.sent_to(ADA)) == 3


async def test_a_document_arrives_with_its_name_its_bytes_and_its_caption(api: FakeTelegram, bot: Bot) -> None:
    file = Document(name="briefing.json", content='{"ä": 1}\n')
    caption = message("All of it")
    sent = await TelegramSender(bot).send(part(replace(caption, document=file)))
    assert isinstance(sent, Sent)
    arrived = api.journal[-1]
    assert (arrived.method, arrived.file_name, arrived.file_content, arrived.text) == (
        "sendDocument",
        "briefing.json",
        '{"ä": 1}\n'.encode(),
        "All of it",
    )


async def test_an_answer_that_comes_byte_by_byte_for_ever_holds_no_lane_for_ever() -> None:
    async with dripping() as (address, calls), open_bot(TOKEN, base_url=address) as client, asyncio.timeout(5):
        outcome = await TelegramSender(client, longest=0.3).send(part())
    assert (outcome, len(calls)) == (Ambiguous("no answer within 0.3 seconds"), 1)
