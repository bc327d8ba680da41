"""A checker that cannot fail proves nothing: each broken promise is acted out, and the checker says so."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.wiring import DATABASE
from domain.chats import Chat, ChatKind, Place
from domain.ledger import PartKind, Slot
from domain.message import Message
from domain.model import Told
from storage.sqlite import open_store
from tests.proof.checker import Accepted, Model, violations
from tests.proof.speeds import broken

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HERE = Place(chat="7")
SLOT = Slot(place=HERE, timetable=1, wanted=date(2026, 11, 22), due=NOON)
ONE, TWO = Accepted(chat="7", text="One. Ferrystad."), Accepted(chat="7", text="Two. Fenholm.")
MODEL = Model(slots={("7", NOON)}, stories={"7": ["Ferrystad", "Fenholm"]}, updates={5}, secret="hush")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A digest of two parts, both confirmed; an update, answered."""
    with closing(open_store(tmp_path / DATABASE)) as store:
        store.put_chat(Chat(id="7", kind=ChatKind.PRIVATE))
        told = [Told(story=1, article="a", text="Ferrystad."), Told(story=2, article="b", text="Fenholm.")]
        messages = [Message(text=ONE.text), Message(text=TWO.text)]
        store.owe(HERE, messages, kind=PartKind.DIGEST, now=NOON, slot=SLOT, told=told)
        while part := store.claim(NOON):
            store.confirm(part.id, message_id=part.id, now=NOON)
        store.take_in([(5, "{}")], NOON)
        store.done(5)
    return tmp_path


def test_what_is_well_is_well(home: Path) -> None:
    assert violations(home, [ONE, TWO], MODEL) == []


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ([ONE], "I1"),
        ([ONE, ONE, TWO], "I2"),
        ([ONE, Accepted(chat="7", text="↻ may be a repeat\nOne. Ferrystad."), TWO], "I2"),
        ([TWO, ONE], "I3"),
        ([Accepted(chat="7", text="One."), TWO], "I4"),
    ],
    ids=["never arrived", "twice without a mark", "twice without a doubt", "out of order", "a story less"],
)
def test_what_arrived_wrongly_is_said(home: Path, accepted: list[Accepted], said: str) -> None:
    assert any(line.startswith(said) for line in violations(home, accepted, MODEL))


def test_a_second_digest_of_an_instant_is_said(home: Path) -> None:
    with closing(open_store(home / DATABASE)) as store:
        slot = Slot(place=HERE, timetable=2, wanted=SLOT.wanted, due=NOON)
        store.owe(HERE, [Message(text="Three.")], kind=PartKind.DIGEST, now=NOON, slot=slot)
    assert f"I1: 2 digests for {('7', NOON)}" in violations(home, [ONE, TWO], MODEL)


def test_what_is_left_over_is_said(home: Path) -> None:
    with closing(open_store(home / DATABASE)) as store:
        store.owe(HERE, [Message(text="Three.")], kind=PartKind.ANSWER, now=NOON)
        store.take_in([(6, "{}")], NOON)
    lines = violations(home, [ONE, TWO], Model(updates={5, 6, 7}))
    assert [line.split(":")[0] for line in lines] == ["I6", "I7", "I7"]


def test_a_token_on_disk_is_said(home: Path) -> None:
    (home / "said.log").write_text("token 42:hush", "utf-8")
    assert violations(home, [ONE, TWO], MODEL) == ["I8: the token stands in said.log"]


def test_touching_the_inside_is_said(home: Path) -> None:
    assert violations(home, [ONE, TWO], Model(inside=1)) == ["I9: 1 connections to the inside"]


def test_speeds_are_judged_at_both_ends_of_their_span() -> None:
    assert broken([(0.0, "7"), (1.0, "7")]) == []
    assert len(broken([(0.0, "7"), (0.999, "7")])) == 1
    assert broken([(n / 40, str(n)) for n in range(30)]) == []
    assert len(broken([(n / 40, str(n)) for n in range(31)])) == 1
    assert len(broken([(float(n * 2), "-5") for n in range(21)])) == 1
