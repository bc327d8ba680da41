"""What one person may ask in a minute, and keep: cases 52 and 53. Everybody else is served as before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.conversation import Conversation
from bot.chat.flooding import MOST
from bot.chat.turn import ChatKnobs
from domain.chats import Place
from domain.model import Origin, Source, SourceKind
from storage.store import Store
from tests.chat.conftest import MORNING
from tests.chat.stage import Stage, alone
from tests.chat.transcript import lines

FULL = "This bot reads as many feeds of people's own as its operator allows."


@pytest.fixture
def stage(store: Store) -> Stage:
    """An open bot, of which Ada asks things in private; two feeds of one's own a chat, three in all."""
    conversation = Conversation(knobs=ChatKnobs(open=True, feeds=2, feeds_in_all=3))
    made = Stage(store=store, conversation=conversation, now=MORNING)
    made.speaker("ada", alone("ada"))
    return made


def test_53_of_two_hundred_questions_in_a_minute_thirty_are_answered_one_is_told_so_and_the_rest_is_silence(
    stage: Stage,
) -> None:
    answers = [stage.say("/help") for _ in range(200)]
    assert all(answers[:MOST])
    assert "That was a lot in one minute." in " ".join(lines(answers[MOST]))
    assert not any(answers[MOST + 1 :])
    stage.speaker("bo", alone("bo"))
    assert stage.say("/help")
    stage.speaker("ada", alone("ada"))
    stage.now += timedelta(minutes=1)
    assert stage.say("/help")


def test_53_a_clock_that_was_ahead_silences_nobody(stage: Stage) -> None:
    stage.now += timedelta(days=900)
    for _ in range(MOST + 5):
        stage.say("/help")
    stage.now -= timedelta(days=900)
    assert stage.say("/help")


@pytest.mark.parametrize(("kept", "said"), [(2, "2 feeds of your own"), (0, FULL)], ids=["of one chat", "of all"])
def test_52_no_feed_is_added_above_the_caps(stage: Stage, kept: int, said: str) -> None:
    for number in range(3):
        url = f"https://own{number}.example/feed"
        source = Source(id=f"own{number}", kind=SourceKind.FEED, url=url, outlet="Own", origin=Origin.OWN)
        stage.store.follow(stage.place if number < kept else Place(chat="bo"), source, MORNING)
    assert said in " ".join(lines(stage.say("/add https://news.example/feed")))
