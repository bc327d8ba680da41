"""What a store does after it was brought back from a copy, so that what was sent since is not sent again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from domain.chats import Place


class Restoring(Protocol):
    """For a store that was just brought back from a copy."""

    def leave_open_ends(self, now: datetime) -> int:
        """Nothing open in the copy is sent or answered: it may have been since. One-time codes hold no more.

        Gives how many parts are given up; what a digest among them told counts as untold.
        """

    def learn_from(self, lost: Path) -> int:
        """Takes over from the database it replaces what was sent since: served dates and told sentences, and who was
        banned. What stands in a message that arrived is told, though another of its group still waits. Gives how many
        sentences. Raises StoreError where that cannot be read; nothing is taken over then."""

    def unsent_in(self, lost: Path) -> list[tuple[Place, datetime]]:
        """The digests that still waited in the database it replaces, of which nothing can have arrived: where, and
        when they were due. Raises StoreError where that cannot be read."""
