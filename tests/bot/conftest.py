"""The same first morning of the sample newsroom as the conversation's tests have."""

from __future__ import annotations

from tests.chat.conftest import conversation, first_day, stage, store

__all__ = ["conversation", "first_day", "stage", "store"]
