"""Each outcome and what is done about it: the whole table."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

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
from bot.delivery.rule import Action, Confirm, GiveUp, Halt, PutBack, Readdress, Simplify, action
from domain import errors
from domain.ledger import Part
from tests.delivery.builders import message, part

MINUTE = timedelta(minutes=1)
PLAIN, BOLD, BUTTON = message(), message(bold=True), message(button=True)
NO_TOPIC = "Message thread not found"

TABLE: list[tuple[str, Outcome, Part, Action]] = [
    ("sent is confirmed", Sent(5), part(), Confirm(message_id=5)),
    (
        "without a connection everybody waits",
        NotSent("down"),
        part(),
        PutBack(after=timedelta(), reason="down", offline=True),
    ),
    (
        "told to wait, the chat waits",
        NotSent("429", timedelta(seconds=30)),
        part(number=10),
        PutBack(after=timedelta(seconds=30), reason="429", hold=True),
    ),
    (
        "each part a little longer than told",
        NotSent("429", timedelta(seconds=30)),
        part(number=13),
        PutBack(after=timedelta(seconds=30.3), reason="429", hold=True),
    ),
    ("doubt waits a minute", Ambiguous("502"), part(), PutBack(after=MINUTE, reason="502", ambiguous=True)),
    (
        "an edit in doubt is soon tried again",
        Ambiguous("502"),
        part(edits=3),
        PutBack(after=timedelta(seconds=5), reason="502", ambiguous=True),
    ),
    ("a chat that is gone is left", Gone("blocked"), part(), GiveUp(reason="blocked", gone=True)),
    (
        "a chat not found is looked for again",
        Gone("Chat not found"),
        part(attempt=2),
        PutBack(after=60 * MINUTE, reason="Chat not found", hold=True),
    ),
    (
        "a chat not found three times is gone",
        Gone("Chat not found"),
        part(attempt=3),
        GiveUp(reason="Chat not found", gone=True),
    ),
    ("a chat that moved is followed", Moved("-1007"), part(), Readdress(new_chat="-1007")),
    ("refused with marks: once without", Refused("entities"), part(BOLD), Simplify(part=part(PLAIN))),
    ("refused without marks: given up", Refused("empty"), part(PLAIN), GiveUp(reason="empty")),
    ("refused for its buttons: once without", Refused("BUTTON_DATA_INVALID"), part(BUTTON), Simplify(part=part(PLAIN))),
    ("buttons are kept when others are at fault", Refused("too long"), part(BUTTON), GiveUp(reason="too long")),
    ("a topic that is gone: in the chat itself", Refused(NO_TOPIC), part(thread=4), Simplify(part=part())),
    ("a topic in a chat without: given up", Refused(NO_TOPIC), part(), GiveUp(reason=NO_TOPIC)),
    ("nothing to edit: a new message", Refused("Message to edit not found"), part(edits=3), Simplify(part=part())),
]


@pytest.mark.parametrize(("outcome", "tried", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_an_outcome_has_one_consequence(outcome: Outcome, tried: Part, expected: Action) -> None:
    assert action(outcome, tried) == expected


@pytest.mark.parametrize(
    ("in_a_row", "minutes"), [(1, 1), (2, 1), (3, 15), (4, 60), (50, 60)], ids=["1st", "2nd", "3rd", "4th", "50th"]
)
def test_doubt_upon_doubt_waits_longer(in_a_row: int, minutes: int) -> None:
    done = action(Ambiguous("502"), part(), in_a_row=in_a_row)
    assert isinstance(done, PutBack)
    assert done.after == minutes * MINUTE


@pytest.mark.parametrize(
    ("outcome", "error"),
    [(TokenRefused(), errors.TokenRefused), (OtherInstance(), errors.OtherInstance)],
    ids=["token refused", "other instance"],
)
def test_nothing_can_be_sent_and_people_are_told_why(outcome: Outcome, error: type[Exception]) -> None:
    done = action(outcome, part())
    assert isinstance(done, Halt)
    assert isinstance(done.error, error)


def test_what_is_refused_again_and_again_is_given_up_after_each_thing_was_left_out_once() -> None:
    tried = part(message(bold=True, button=True), thread=4, edits=3)
    for reason in ("message can't be edited", "topic_closed", "button_type_invalid", "can't parse entities"):
        done = action(Refused(reason), tried)
        assert isinstance(done, Simplify)
        tried = done.part
    assert tried == part()
    assert action(Refused("no"), replace(tried, attempt=9)) == GiveUp(reason="no")
