"""The same conversations as in the terminal, played through a whole Telegram over loopback. It holds no wording."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.conversation import Conversation
from bot.clerk import Clerk
from domain.chats import Role
from storage.sqlite import open_store
from tests.chat.conftest import MORNING, conversation, first_day
from tests.chat.transcript import Step, agrees, read_transcript
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import ADA, TOKEN, Running, running

__all__ = ["conversation", "first_day"]

FILES = sorted((Path(__file__).parent.parent / "chat" / "transcripts").glob("2[0-9]-*.txt"))

PACE = timedelta(seconds=3)
"""Between two things that Ada says: somebody who says more in one minute is asked to wait."""


@pytest.fixture
def newsroom(first_day: Path, tmp_path: Path) -> Iterator[Clerk]:
    """The first day's store behind its clerk; Ada owns the bot."""
    for file in first_day.parent.glob("briefing.db*"):
        shutil.copy(file, tmp_path / file.name)
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db", now=lambda: MORNING))
    yield clerk
    clerk.close()


def _alone(file: Path) -> list[Step]:
    """The steps up to where somebody else speaks or the clock moves: here Ada is alone, at one time."""
    steps = read_transcript(file.read_text("utf-8"))
    ends = [at for at, step in enumerate(steps) if step.kind != ">"]
    return steps[: ends[0]] if ends else steps


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_the_conversation_goes_on_telegram_as_written(
    file: Path, newsroom: Clerk, conversation: Conversation
) -> None:
    await newsroom.do(lambda store: store.put_role(str(ADA), Role.OWNER))
    async with FakeTelegram(TOKEN, clock=lambda: MORNING) as api:
        api.private(ADA)
        now = [MORNING]
        async with running(api, newsroom, lambda: now[0], conversation, private_gap=0.0) as room:
            for step in _alone(file):
                now[0] += PACE
                said = await _played(api, room, step)
                expected = [_as_for_an_owner(line) for line in step.expected]
                assert agrees(said, expected), (
                    f"{file.name} line {step.line}: {step.what}\nexpected {expected}\ngot {said}"
                )


def _as_for_an_owner(line: str) -> str:
    """The terminal has no owner to keep; a person on Telegram is told that the bot stays theirs."""
    return line.replace("Everything is erased; this", "Everything is erased, but that you own this bot; this")


async def _played(api: FakeTelegram, room: Running, step: Step) -> list[str]:
    """The lines that come back: new messages, edited ones, and what is shown in passing."""
    sent, edited, shown, asked = len(api.journal), len(api.edits), len(api.answered), len(api.requests)
    if step.what.startswith("["):
        _press(api, step.what[1:-1])
    else:
        api.say(ADA, step.what)
    await api.until(lambda: len(api.journal) > sent or len(api.edits) > edited or len(api.answered) > shown, 20)
    await room.settled(20)
    if step.what.startswith("["):
        await api.until(lambda: len(api.answered) > shown, 20)
    assert len(api.requests) > asked
    notices = [f"({one.params['text']})" for one in api.answered[shown:] if one.params.get("text")]
    lines = list(notices)
    for message in (*api.edits[edited:], *api.journal[sent:]):
        lines += [line for line in message.text.split("\n") if line.strip()]
        lines += [f"📎 {message.file_name}"] if message.file_name else []
        rows = (message.reply_markup or {}).get("inline_keyboard", [])
        labels = [[button["text"] for button in row] for row in rows]
        lines += [" ".join(f"[{label}]" for label in row) for row in labels if not all(one.isdigit() for one in row)]
    return lines


def _press(api: FakeTelegram, label: str) -> None:
    """The button with this label under the latest message that shows one."""
    for message in reversed(api.messages(ADA)):
        rows = (message.keyboard or {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row if button["text"] == label):
            api.press(message, button["callback_data"])
            return
    raise LookupError(label)
