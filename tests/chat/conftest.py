"""The stage of every test of the conversation: Wednesday 30 October 2024, 08:00 UTC, the newsroom's first day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from config.catalogue import topics
from storage.sqlite import open_store
from storage.store import Store
from tests.chat.stage import Stage, clear_through

MORNING = datetime(2024, 10, 30, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the newsroom's first day in it, filed once for all tests."""
    file = tmp_path_factory.mktemp("newsroom") / "briefing.db"
    with closing(open_store(file, now=lambda: MORNING)) as store:
        clear_through(store, MORNING)
    return file


@pytest.fixture
def store(first_day: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of its own with that first day."""
    for file in first_day.parent.glob("briefing.db*"):
        shutil.copy(file, tmp_path / file.name)
    with closing(open_store(tmp_path / "briefing.db", now=lambda: MORNING)) as opened:
        yield opened


@pytest.fixture
def conversation() -> Conversation:
    """The conversation as shipped: private, all topics."""
    return Conversation(knobs=ChatKnobs(topics=topics()))


@pytest.fixture
def stage(store: Store, conversation: Conversation) -> Stage:
    """The owner at the terminal on the first morning."""
    return Stage(store=store, conversation=conversation, now=MORNING)
