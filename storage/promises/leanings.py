"""What places lean to: outlets and topics their readers liked or not."""

from __future__ import annotations

from typing import Protocol

from domain.chats import Place
from domain.leaning import Lean, Leaning


class Leanings(Protocol):
    """One weight for each thing a place leans to."""

    def put_leaning(self, place: Place, kind: Lean, name: str, weight: float) -> None:
        """`name` is an outlet or a topic; the weight is held within -1 and 1, and 0 forgets it."""

    def leaning(self, place: Place) -> Leaning:
        """All of it; what it follows is not in there."""
