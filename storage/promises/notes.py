"""Single facts that belong to nobody else."""

from __future__ import annotations

from typing import Protocol


class Notes(Protocol):
    """Single facts that belong to nobody else, such as when the sample newsroom was first opened."""

    def note(self, name: str) -> str | None:
        """The value noted under the name."""

    def put_note(self, name: str, value: str | None) -> None:
        """Notes the value; None forgets it."""
