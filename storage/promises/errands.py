"""What was asked and needs the network: written down with the answer "looking …", done later, answered once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.ledger import Errand


class Errands(Protocol):
    """What is still to be looked up for people, and what was found."""

    def put_errand(
        self,
        place: Place,
        *,
        kind: str,
        argument: str,
        now: datetime,
        person: str = "",
        lang: str = "en",
        said: int | None = None,
    ) -> int:
        """Writes an errand down; gives its id. `said` is the group of messages that promised it."""

    def next_errand(self, *, besides: Iterable[int] = (), chat: str | None = None) -> Errand | None:
        """The oldest one open, of `chat` alone or of any but the terminal, counting the try; none of `besides`."""

    def errand(self, errand: int) -> Errand | None:
        """The errand of that id, open or done; None once it was forgotten."""

    def errand_done(self, errand: int, now: datetime, *, outcome: str | None = None) -> bool:
        """It is answered, with what was found; false, and nothing is changed, where it was answered before."""

    def open_errands(self, place: Place) -> int:
        """How many are open in the place."""

    def message_of(self, group: int) -> int | None:
        """The platform's id of the only message of a group, once it has arrived; None for several."""

    def forget_errands(self, before: datetime) -> int:
        """Forgets what was answered before the instant; gives how many."""
