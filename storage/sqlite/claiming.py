"""Which part goes next, and who must wait: pending → sending, and back where a process died. It settles no outcome.

Within a chat only one part is next: what is left of a bundle already begun, else the oldest answer, else the oldest
digest. So parts stay in order, an answer never cuts into a digest, and one in retry holds back its own kind only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from domain.chats import ChatKind, Place
from domain.ledger import LONGEST_WAIT, Part, PartKind
from storage.sqlite.connection import Value
from storage.sqlite.forms import instant, listed, stamp
from storage.sqlite.outcomes import SqliteOutcomes, readable

TERMINAL = ChatKind.CONSOLE.value  # its chat is read by whoever sits there, never by the sender


class SqliteClaiming(SqliteOutcomes):
    """Claimed before the request."""

    def claim(self, now: datetime, *, busy: Iterable[str] = (), chat: str | None = None) -> Part | None:
        """The next part that may go, of `chat` alone or of any but the terminal: answers before digests, then oldest.

        None of a chat that is in `busy`, inactive, has a part in flight, an earlier part unsent, or must wait, which
        is never for more than a day: such a wait was written down under a clock that was ahead. It is marked as being
        sent before it is returned. One whose message cannot be read any more is given up.
        """
        values: dict[str, Value] = {"now": stamp(now), "busy": listed(busy), "chat": chat, "terminal": TERMINAL}
        values["beyond"] = stamp(now + LONGEST_WAIT)
        while row := self._claimed(values):
            if part := _part(row):
                return part
            self.give_up(row["id"], reason="what is stored of it cannot be read", now=now)
        return None

    def _claimed(self, values: dict[str, Value]) -> sqlite3.Row | None:
        with self.transaction():
            part = self._next(PartKind.ANSWER, values) or self._next(PartKind.DIGEST, values)
            if part is None:
                return None
            return self._row(
                """
                UPDATE part SET state = 'sending', attempt = attempt + 1, changed_at = :now WHERE id = :id RETURNING *
                """,
                {"id": part, "now": values["now"]},
            )

    def recover(self, *, chat: str | None = None) -> int:
        """At start: parts in flight when the process died become pending and marked; of `chat` alone, or of any but
        the terminal. Gives how many."""
        return self._run(
            """
            UPDATE part SET state = 'pending', repeat = 1, ambiguous = ambiguous + 1, not_before = NULL,
                reason = 'the process ended while it was being sent'
            WHERE state = 'sending' AND chat = COALESCE(:chat, chat) AND (:chat IS NOT NULL OR chat <> :terminal)
            """,
            {"chat": chat, "terminal": TERMINAL},
        )

    def hold_chat(self, chat: str, *, until: datetime) -> None:
        """Nothing goes to the chat before `until`, nor before an earlier, longer hold ends; survives a restart."""
        self._run(
            """
            INSERT INTO hold (chat, until) VALUES (:chat, :until)
            ON CONFLICT (chat) DO UPDATE SET until = MAX(until, excluded.until)
            """,
            {"chat": chat, "until": stamp(until)},
        )

    def sends(self, *, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
        """The chats to which something was sent in since < instant <= until, and when its outcome was known: `until`
        where it is not known for good. Oldest first."""
        rows = self._rows(
            """
            SELECT chat, CASE WHEN state IN ('sent', 'gave_up') THEN changed_at ELSE :until END AS known FROM part
            WHERE attempt > 0 AND changed_at > :since AND changed_at <= :until AND chat <> :terminal
            ORDER BY known
            """,
            {"since": stamp(since), "until": stamp(until), "terminal": TERMINAL},
        )
        return [(row["chat"], instant(row["known"])) for row in rows]

    def _next(self, kind: PartKind, values: dict[str, Value]) -> int | None:
        """The oldest part of this kind that may go now."""
        found: int | None = self._value(
            """
            SELECT id FROM part INDEXED BY part_pending WHERE state = 'pending' AND kind = :kind
                AND (COALESCE(not_before, '') <= :now OR not_before > :beyond)
                AND chat = COALESCE(:chat, chat) AND (:chat IS NOT NULL OR chat <> :terminal)
                AND chat NOT IN (SELECT value FROM json_each(:busy))
                AND chat NOT IN (SELECT chat FROM part INDEXED BY part_sending WHERE state = 'sending')
                AND chat NOT IN (SELECT chat FROM hold WHERE until > :now AND until <= :beyond)
                AND chat NOT IN (SELECT id FROM chat WHERE active = 0)
                AND NOT EXISTS (
                    SELECT 1 FROM part AS earlier WHERE earlier.chat = part.chat AND earlier.kind = part.kind
                        AND earlier.id < part.id AND earlier.state IN ('pending', 'sending')
                        AND (part.number = 1 OR earlier.bundle = part.bundle)
                )
                AND NOT EXISTS (
                    SELECT 1 FROM part AS begun WHERE begun.chat = part.chat AND begun.bundle <> part.bundle
                        AND begun.state IN ('pending', 'sending') AND begun.number > 1
                        AND (part.number = 1 OR begun.id < part.id)
                        AND NOT EXISTS (
                            SELECT 1 FROM part AS head WHERE head.bundle = begun.bundle AND head.number = 1
                                AND head.state IN ('pending', 'sending')
                        )
                )
            ORDER BY id LIMIT 1
            """,
            values | {"kind": kind.value},
        )
        return found


def _part(row: sqlite3.Row) -> Part | None:
    """None where its message is not what we wrote."""
    message = readable(row["message"])
    if message is None:
        return None
    return Part(
        id=row["id"],
        group=row["bundle"],
        place=Place(chat=row["chat"], thread=row["thread"]),
        kind=PartKind(row["kind"]),
        number=row["number"],
        total=row["total"],
        message=message,
        attempt=row["attempt"],
        repeat=bool(row["repeat"]),
        edits=row["edits"],
    )
