"""Whatever is said or pressed, by whomever: no exception, and no place but the speaker's own is touched.

500 messages and 500 presses; `make anything` asks 10,000 of each. `BRIEFING_SEED` repeats a run.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.chat.conversation import _PRESSED, _SAID, Conversation
from bot.chat.request import Person, Request
from bot.console import answered
from bot.words.catalogue import DEFAULT, Words
from domain.chats import Chat, ChatKind, Place, Role
from storage.store import Store
from tests.chat.conftest import MORNING

EACH = int(os.environ.get("BRIEFING_ANYTHING", "500"))
SEED = int(os.environ.get("BRIEFING_SEED", "6"))
OLD = Words(DEFAULT)("button-old")

MINE = Place(chat="-1", thread=3)
# Not the general topic of the same group: `/here` takes its briefing over, by design.
OTHERS = (Place(chat="-3"), Place(chat="-1", thread=4), Place(chat="-2"), Place(chat="77"))
CHAT = Chat(id="-1", kind=ChatKind.SUPERGROUP)
ALONE = Chat(id="78", kind=ChatKind.PRIVATE)
LATER = MORNING + timedelta(hours=1)
OWNER = Person(id="1", name="Olga")

_PLACED = ("settings", "timetable", "slot", "regard", "ruling", "leaning", "follow", "errand", "told", "button", "part")
_WORDS = (
    *("world", "science", "7:30", "mon-fri", "off", "on", "all", "-1", "0", "99999999999999999999", "Kyiv", "5", "²"),
    *(
        "https://a.example/feed",
        "UTC",
        "\x00",
        "\u202eabc",
        "👩‍👩‍👧",
        "e\u0301" * 9,
        "שלום",
        "%s{0}",
        "'; DROP TABLE note; --",
    ),
    *('"', "*", "NEAR(", "a" * 5000, "{$x}", "\ud83d", "٣", "muted", "yes", "de", "22:00-07:00", "25:99", ",", ":"),
)


def others(file: Path) -> list[list[tuple[object, ...]]]:
    """What every place but the speaker's own has stored."""
    with closing(sqlite3.connect(file)) as db:
        return [
            db.execute(
                f"SELECT * FROM {table} WHERE NOT (chat = '-1' AND thread = 3) AND chat NOT IN ('78', '')"  # noqa: S608 - tables of ours
            ).fetchall()
            for table in _PLACED
        ]


@pytest.fixture
def furnished(store: Store, conversation: Conversation) -> list[str]:
    """Other places with settings and timetables of their own; the tokens of their buttons."""
    store.put_role(OWNER.id, Role.OWNER, OWNER.name)
    tokens = []
    for place in OTHERS:
        kind = ChatKind.PRIVATE if place.chat == "77" else ChatKind.SUPERGROUP
        for said in ("/schedule 06:30", "/mute football", "/settings", "/latest", "/topics", "/forget"):
            chat = Chat(id=place.chat, kind=kind)
            reply = answered(store, conversation, Request(chat=chat, place=place, person=OWNER, text=said), MORNING)
            tokens += [button.token for message in reply.messages for row in message.rows for button in row]
    return tokens


def text(random: Random) -> str:
    """Something nobody foresaw, more often than not behind a real command."""
    words = " ".join(random.choice(_WORDS) for _ in range(random.randrange(4)))
    noise = "".join(chr(random.randrange(1, 0x3000)) for _ in range(random.randrange(12)))
    said = random.choice((words, noise, f"{words}{noise}"))
    return random.choice((said, f"/{random.choice(sorted(_SAID))} {said}", f"/{said}"))


def test_any_message_is_answered_and_touches_no_other_place(
    store: Store, tmp_path: Path, conversation: Conversation, furnished: list[str]
) -> None:
    random, now, before = Random(SEED), LATER, others(tmp_path / "briefing.db")
    for _ in range(EACH):
        now += timedelta(seconds=3)
        alone = random.random() < 0.5
        request = Request(
            chat=ALONE if alone else CHAT,
            place=Place(chat=ALONE.id) if alone else MINE,
            person=OWNER,
            text=text(random).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"),
        )
        answered(store, conversation, request, now)
    assert others(tmp_path / "briefing.db") == before


def test_any_press_is_answered_and_touches_no_other_place(
    store: Store, tmp_path: Path, conversation: Conversation, furnished: list[str]
) -> None:
    random, now, before = Random(SEED), LATER, others(tmp_path / "briefing.db")
    seen: Counter[str] = Counter()
    for _ in range(EACH):
        now += timedelta(seconds=3)
        token = payload(random, furnished)
        request = Request(chat=CHAT, place=MINE, person=OWNER, token=token, message=random.randrange(99))
        reply = answered(store, conversation, request, now)
        seen[reply.notice] += 1
    assert seen == {OLD: EACH}
    assert others(tmp_path / "briefing.db") == before


def payload(random: Random, tokens: list[str]) -> str:
    """A token of another place, whole or bent; what a button means, as if it were a token; or noise."""
    token = random.choice(tokens)
    at = random.randrange(len(token))
    action = f"{random.choice(sorted(_PRESSED))}:{random.choice(_WORDS[:-10])}"
    noise = "".join(chr(random.randrange(1, 0x3000)) for _ in range(random.randrange(1, 64)))
    return random.choice((token, token[:at] + "A" + token[at + 1 :] + "_", token.swapcase() + "-", action, noise))


def test_a_button_of_another_version_is_too_old(store: Store, conversation: Conversation) -> None:
    store.put_role(OWNER.id, Role.OWNER, OWNER.name)
    token = store.put_button(MINE, "flourish:7", MORNING)
    request = Request(chat=CHAT, place=MINE, person=OWNER, token=token, message=1)
    assert answered(store, conversation, request, MORNING).notice == OLD
