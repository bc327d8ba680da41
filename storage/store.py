"""The seam between the house and its memory: what a store promises. It names no database and holds no policy.

A store is used from one thread. Every method is atomic by itself; several calls are made atomic together by
`with store.transaction():`, which takes the write lock at once. Instants are aware UTC. Spans are half-open:
since < arrived <= until.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from storage.promises.articles import Added, Articles
from storage.promises.chats import Chats
from storage.promises.errands import Errands
from storage.promises.follows import Followed, Follows
from storage.promises.inbox import Inbox
from storage.promises.keeping import Keeping
from storage.promises.leanings import Leanings
from storage.promises.looking import Looking
from storage.promises.notes import Notes
from storage.promises.outbox import Outbox
from storage.promises.people import People
from storage.promises.pruning import Pruning
from storage.promises.regards import Regards
from storage.promises.restoring import Restoring
from storage.promises.rulings import Rulings
from storage.promises.sources import Sources
from storage.promises.stories import DeskMemory, Filed, Moved, Stories, Trace

__all__ = ["Added", "DeskMemory", "Filed", "Followed", "Moved", "Store", "Trace"]


class Store(
    Sources,
    Follows,
    Articles,
    Keeping,
    Looking,
    Stories,
    Chats,
    Outbox,
    Inbox,
    Errands,
    People,
    Notes,
    Pruning,
    Restoring,
    Regards,
    Rulings,
    Leanings,
    Protocol,
):
    """Everything together."""

    def transaction(self) -> AbstractContextManager[None]:
        """Write lock at once, all or nothing; inside another it joins that one."""

    def check(self) -> list[str]:
        """What is wrong with the database, one sentence each; empty when all is well."""

    def size(self) -> int:
        """Bytes on disk."""

    def close(self) -> None:
        """Closes the database; nothing may be called after it."""
