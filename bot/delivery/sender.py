"""The seam between delivery and a platform: one attempt, one outcome. It never tries twice."""

from __future__ import annotations

from typing import Protocol

from bot.delivery.outcomes import Outcome
from domain.ledger import Part


class Sender(Protocol):
    """Whoever can send a part."""

    async def send(self, part: Part) -> Outcome:
        """Tries once to send `part.message` as it is, or to put it in place of the message `part.edits`."""
