"""What is owed to chats: frozen before it is sent, claimed before the request, confirmed after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.chats import Place, Settings
from domain.ledger import Backlog, Part, PartKind, Slot, Unsent
from domain.message import Message
from domain.model import Told


class Outbox(Protocol):
    """What is owed. A part is frozen before it is sent, claimed before the request, confirmed after it."""

    def owe(
        self,
        place: Place,
        messages: Sequence[Message],
        *,
        kind: PartKind,
        now: datetime,
        slot: Slot | None = None,
        told: Sequence[Told] = (),
        edits: int | None = None,
        before: Settings | None = None,
    ) -> int | None:
        """Freezes one answer or digest as parts in order and reserves what it tells, as one transaction.

        Gives its group number, or None and does nothing where `slot` exists already. `edits` goes with one message.
        Without messages the slot is served all the same, and what is told counts at once. `before` is what held
        before the place looked: should nothing of this ever arrive, the place has looked only as far as that.
        """

    def claim(self, now: datetime, *, busy: Iterable[str] = (), chat: str | None = None) -> Part | None:
        """The next part that may go, of `chat` alone or of any but the terminal (`console`): answers before digests,
        then oldest, but never into a digest begun.

        None of a chat that is in `busy`, is inactive, has a part in flight, an earlier part unsent, or must wait, which
        is never for more than a day: such a wait was written down under a clock that was ahead. It is marked as being
        sent before it is returned. One whose message cannot be read any more is given up.
        """

    def confirm(self, part: int, *, message_id: int, now: datetime) -> None:
        """The part arrived."""

    def put_back(self, part: int, *, not_before: datetime, ambiguous: bool, reason: str) -> None:
        """The part was not sent, or nobody knows (`ambiguous`: its next attempt is marked as a possible repeat)."""

    def give_up(self, part: int, *, reason: str, now: datetime) -> None:
        """The part will never be sent; what it would have told counts as untold once no part of its group is open.

        Where nothing of the group arrived, the place has looked only as far as before it (`owe`'s `before`)."""

    def give_up_chat(self, chat: str, *, reason: str, now: datetime) -> int:
        """Nothing owed to the chat will ever be sent; gives how many parts that were."""

    def unsent_digests(self, *, place: Place | None = None) -> list[Unsent]:
        """Digests of a slot of which nothing has surely arrived and nothing is in flight, earliest due first; of one
        place alone or of any but the terminal."""

    def withdraw(self, group: int, *, reason: str, now: datetime) -> None:
        """Nothing more of this group will ever be sent."""

    def hold_chat(self, chat: str, *, until: datetime) -> None:
        """Nothing goes to the chat before `until`; survives a restart."""

    def sent_as(self, place: Place, message_id: int) -> Message | None:
        """The message that arrived there under that id, as it was first sent, whatever edits changed since."""

    def told_in(self, chat: str, message_id: int) -> tuple[Place, list[int]] | None:
        """Where the message of that id arrived, and the stories told with it; None for a message that is not ours."""

    def bears(self, place: Place, message_id: int, token: str) -> bool | None:
        """Whether the message of that id bears or bore the button; None for a message of which nothing is known."""

    def recover(self, *, chat: str | None = None) -> int:
        """At start: parts in flight when the process died become pending and marked; of `chat` alone, or of any but
        the terminal. Gives how many."""

    def sends(self, *, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
        """The chats to which something was sent in since < instant <= until, and when its outcome was known: `until`
        where it is not known for good. Oldest first."""

    def backlog(self) -> Backlog:
        """How much is owed."""

    def last_digest(self, place: Place) -> datetime | None:
        """When the place was last owed a digest."""
