"""Who becomes the owner and how: a code that works once, for an hour, in a private chat. Tests no wording but these."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.access import CLAIM_LASTS, new_claim
from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from domain.chats import Role
from tests.chat.stage import CONSOLE, GROUP, Stage, alone
from tests.chat.transcript import lines

MINE = "This bot is yours now. Nobody else can use it until you let them in."


@pytest.fixture
def eve(stage: Stage) -> Stage:
    """Eve, whom nobody knows, in her private chat."""
    stage.speaker("Eve", alone("Eve"))
    return stage


def test_a_claim_code_makes_its_sender_the_owner(eve: Stage) -> None:
    said = lines(eve.say(f"/start {new_claim(eve.store, eve.now)}"))
    assert said[0] == MINE
    assert eve.store.owners() == ["Eve"]
    assert lines(eve.say("/latest"))[0].startswith("Morning briefing")


def test_a_claim_code_works_once(eve: Stage) -> None:
    code = new_claim(eve.store, eve.now)
    eve.say(f"/start {code}")
    eve.speaker("Mallory", alone("Mallory"))
    assert MINE not in lines(eve.say(f"/start {code}"))
    assert eve.store.role("Mallory") is Role.STRANGER


@pytest.mark.parametrize(
    ("late", "good"),
    [(timedelta(0), False), (timedelta(microseconds=1), True)],
    ids=["at its last instant it is over", "just before it works"],
)
def test_a_claim_code_works_for_an_hour(eve: Stage, late: timedelta, good: bool) -> None:
    code = new_claim(eve.store, eve.now)
    eve.now += CLAIM_LASTS - late
    assert (MINE in lines(eve.say(f"/start {code}"))) is good


def test_a_claim_code_said_in_a_group_is_not_used_up(eve: Stage) -> None:
    code = new_claim(eve.store, eve.now)
    eve.speaker("Eve", GROUP)
    assert eve.say(f"/start {code}") == []
    eve.speaker("Eve", alone("Eve"))
    assert lines(eve.say(f"/start {code}"))[0] == MINE


def test_only_the_hash_of_a_code_is_stored(eve: Stage) -> None:
    code = new_claim(eve.store, eve.now)
    assert eve.store.use_code(code, eve.now) is None


def test_the_banned_get_no_answer_even_from_an_open_bot(eve: Stage) -> None:
    eve.conversation = Conversation(knobs=ChatKnobs(open=True))
    assert eve.say("/latest")
    eve.store.put_role("Eve", Role.BANNED)
    assert eve.say("/latest") == []


def test_a_button_of_another_chat_is_too_old(stage: Stage) -> None:
    stage.say("/topics")
    here = stage.chat
    stage.store.put_role("Olga", Role.OWNER)
    stage.speaker("Olga", alone("Olga"))
    assert lines(stage.press("World", of=here)) == ["(This button is too old. Say the command again.)"]
    assert stage.store.settings(stage.place).wish.topics == ()
    stage.speaker("console", CONSOLE)
    assert lines(stage.press("World"))[0] == "You hear about World. Tap to change."


def test_a_button_works_under_its_own_message_alone(stage: Stage) -> None:
    stage.say("/schedule 07:30")
    stage.say("/schedule off")
    (token, under) = stage.borne("Start again")
    stage.say("/topics")
    _, elsewhere = stage.borne("World")
    assert lines(stage.press_token(token, elsewhere)) == ["(This button is too old. Say the command again.)"]
    assert not stage.store.settings(stage.place).subscribed
    stage.press_token(token, under)
    assert stage.store.settings(stage.place).subscribed
