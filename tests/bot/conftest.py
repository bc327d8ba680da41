"""The same first morning of the sample newsroom as the conversation's tests have; and a site that is visited."""

from __future__ import annotations

from tests.bot.visits import clerk, sandbox, visits
from tests.chat.conftest import conversation, first_day, stage, store

__all__ = ["clerk", "conversation", "first_day", "sandbox", "stage", "store", "visits"]
