"""What is forgotten in time: old texts, old records. It decides no age, and never touches identities and slots."""

from __future__ import annotations

from datetime import datetime

from storage.sqlite.connection import Connection, Value
from storage.sqlite.forms import stamp

FORGOTTEN = {"sent": "outbox: forgotten sent", "gave_up": "outbox: forgotten gave_up"}
"""Notes that count parts no longer kept, by their state."""


class SqlitePruning(Connection):
    """Each call forgets at most `limit` rows."""

    def forget_texts(self, before: datetime, limit: int) -> int:
        """Texts of articles that arrived before the instant; articles, identities and stories stay."""
        return self._run(
            """
            DELETE FROM body WHERE n IN (
                SELECT n FROM article JOIN body USING (n) WHERE arrived < :before AND filing IS NOT NULL LIMIT :limit
            )
            """,
            {"before": stamp(before), "limit": limit},
        )

    def forget_told(self, before: datetime, limit: int) -> int:
        """Sentences told before the instant whose article has no text any more."""
        return self._run(
            """
            DELETE FROM told WHERE id IN (
                SELECT id FROM told WHERE told_at < :before AND state <> 'reserved' AND NOT EXISTS (
                    SELECT 1 FROM article JOIN body USING (n) WHERE article.id = told.article
                ) LIMIT :limit
            )
            """,
            {"before": stamp(before), "limit": limit},
        )

    def forget_records(self, before: datetime, limit: int) -> int:
        """What was sent or given up, answered, pressed and waited for before the instant. Totals stay in `backlog`."""
        values: dict[str, Value] = {"before": stamp(before), "limit": limit}
        with self.transaction():
            gone = self._forget_parts(values)
            for table, condition in _OLD.items():
                gone += self._run(
                    f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {condition} LIMIT :limit)",  # noqa: S608 - our own names, below
                    values,
                )
        return gone

    def used(self) -> int:
        """Bytes that hold something: the size on disk without what would be used again."""
        pages = self._value("PRAGMA page_count") - self._value("PRAGMA freelist_count")
        return int(pages * self._value("PRAGMA page_size"))

    def _forget_parts(self, values: dict[str, Value]) -> int:
        """Parts of groups of which none is open, counted before they go."""
        rows = self._rows(
            """
            DELETE FROM part WHERE id IN (
                SELECT id FROM part WHERE state IN ('sent', 'gave_up') AND changed_at < :before AND bundle NOT IN (
                    SELECT bundle FROM part WHERE state IN ('pending', 'sending')
                ) LIMIT :limit
            ) RETURNING state
            """,
            values,
        )
        for state, name in FORGOTTEN.items():
            if count := sum(row["state"] == state for row in rows):
                self._run(
                    """
                    INSERT INTO note (name, value) VALUES (:name, :count)
                    ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + :count
                    """,
                    {"name": name, "count": str(count)},
                )
        return len(rows)


_OLD = {
    "bundle": """
        owed_at < :before AND NOT EXISTS (SELECT 1 FROM part WHERE part.bundle = bundle.id)
            AND NOT EXISTS (SELECT 1 FROM told WHERE told.bundle = bundle.id)
    """,
    "inbox": "done = 1 AND taken_at < :before AND n < (SELECT MAX(n) FROM inbox)",
    "button": "made < :before",
    "code": "expires < :before",
    "hold": "until < :before",
}
"""Table to what of it is old."""
