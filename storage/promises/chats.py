"""Chats and places, what holds for them, when they are due, and what they were told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.chats import Chat, Place, Settings, Timetable
from domain.model import Story, Told
from storage.promises.alerts import Alerts
from storage.promises.leaving import Leaving


class Chats(Leaving, Alerts, Protocol):
    """Chats and places, what holds for them, when they are due, and what they were told."""

    def put_chat(self, chat: Chat) -> None:
        """Adds or replaces the chat's description; its settings stay, and its language where none is given."""

    def chat(self, chat: str) -> Chat | None:
        """The chat of that id."""

    def move_chat(self, old: str, new: str) -> None:
        """Re-addresses everything of a chat that became a supergroup, merging where the new one exists."""

    def settings(self, place: Place) -> Settings:
        """What holds for the place; defaults for one never seen."""

    def put_settings(self, settings: Settings) -> None:
        """Replaces what holds for the place."""

    def timetables(self, place: Place) -> list[Timetable]:
        """The place's timetable rows, by id."""

    def put_timetable(self, row: Timetable) -> int:
        """Stores the row: a new one where its id is 0, else in place of the row with that id. Gives the id."""

    def drop_timetable(self, row: int) -> None:
        """Removes the row; its served dates stay recorded."""

    def timetables_due(self, now: datetime, limit: int) -> list[Timetable]:
        """Rows of subscribed places in active chats whose `next_at` has come, earliest first."""

    def all_timetables(self) -> list[Timetable]:
        """Rows of all subscribed places, by id."""

    def served(self, row: int) -> set[str]:
        """The wanted local dates (ISO) of the last month that this row has a slot for."""

    def told(self, place: Place, story: Story) -> list[Told]:
        """Sentences this place was told of the story or of any of its articles, reserved ones too, in order."""

    def told_of(self, place: Place, stories: Sequence[Story]) -> dict[int, list[Told]]:
        """Of each of the stories what `told` gives, asked at one go."""
