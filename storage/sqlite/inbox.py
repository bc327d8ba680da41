"""What came in, on disk before the platform is told so. It understands nothing of what it keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.ledger import Update
from storage.sqlite.connection import Connection
from storage.sqlite.forms import stamp

PASSED_OVER = "inbox: passed over"
"""The note that counts updates without a number."""


class SqliteInbox(Connection):
    """Updates in the order they came."""

    def take_in(self, updates: Iterable[tuple[int, str]], now: datetime) -> int:
        """Stores updates (id, raw JSON); known ids are ignored. Gives how many were new."""
        with self.transaction():
            return sum(
                self._run(
                    "INSERT INTO inbox (id, body, taken_at) VALUES (:id, :body, :now) ON CONFLICT (id) DO NOTHING",
                    {"id": update, "body": body, "now": stamp(now)},
                )
                for update, body in updates
            )

    def next_update(self) -> Update | None:
        """The oldest one not yet answered, counting the try."""
        rows = self._rows(
            """
            UPDATE inbox SET tries = tries + 1 WHERE n = (SELECT n FROM inbox WHERE done = 0 ORDER BY n LIMIT 1)
            RETURNING id, body, tries
            """
        )
        return Update(id=rows[0]["id"], body=rows[0]["body"], tries=rows[0]["tries"]) if rows else None

    def done(self, update: int, *, failed: str | None = None) -> None:
        """The update is answered, or set aside for good with its reason. Also idempotent: the first word holds."""
        self._run(
            "UPDATE inbox SET done = 1, failed = :failed WHERE id = :id AND done = 0", {"id": update, "failed": failed}
        )

    def pass_over(self, count: int) -> None:
        """Counts updates that cannot be stored, for they have no number."""
        self._run(
            """
            INSERT INTO note (name, value) VALUES (:name, :count)
            ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + CAST(:count AS INTEGER)
            """,
            {"name": PASSED_OVER, "count": str(count)},
        )

    def newest_update(self) -> int | None:
        """The highest update id ever taken in."""
        newest: int | None = self._value("SELECT MAX(id) FROM inbox")
        return newest
