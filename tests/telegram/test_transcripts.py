"""The same conversations as in the terminal, played through a whole Telegram over loopback. It holds no wording."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.conversation import Conversation
from bot.clerk import Clerk
from domain.chats import Role
from storage.sqlite import open_store
from tests.chat.conftest import MORNING, conversation, first_day
from tests.chat.test_transcripts import TRANSCRIPTS
from tests.chat.transcript import agrees, read_transcript
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import ADA, TOKEN, running
from tests.telegram.stage import Telegram

__all__ = ["conversation", "first_day"]


@pytest.fixture
def newsroom(first_day: Path, tmp_path: Path) -> Iterator[Clerk]:
    """The first day's store behind its clerk; Ada owns the bot."""
    for file in first_day.parent.glob("briefing.db*"):
        shutil.copy(file, tmp_path / file.name)
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db", now=lambda: MORNING))
    yield clerk
    clerk.close()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "text"), [(file.name, file.read_text("utf-8")) for file in TRANSCRIPTS], ids=[f.stem for f in TRANSCRIPTS]
)
async def test_the_conversation_goes_on_telegram_as_written(
    name: str, text: str, newsroom: Clerk, conversation: Conversation
) -> None:
    await newsroom.do(lambda store: store.put_role(str(ADA), Role.OWNER))
    await newsroom.do(lambda store: store.put_note("username", "newsroom_bot"))
    now = [MORNING]
    async with FakeTelegram(TOKEN, clock=lambda: now[0]) as api:
        api.private(ADA)
        async with running(api, newsroom, lambda: now[0], conversation, private_gap=0.0) as room:
            stage = Telegram(api=api, room=room, clerk=newsroom, now=now)
            for step in read_transcript(text):
                said = await stage.play(step)
                assert agrees(said, step.expected), "\n".join(
                    [f"{name} line {step.line}: {step.kind} {step.what}", "expected", *step.expected, "got", *said]
                )
