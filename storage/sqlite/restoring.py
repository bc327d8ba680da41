"""After a copy was put in place: what it left open, and what can be learnt from the database it replaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from domain.chats import Place
from storage.sqlite.connection import Value
from storage.sqlite.forms import instant
from storage.sqlite.outbox import SqliteOutbox
from storage.sqlite.outcomes import readable

_REASON = "it may have been sent after the copy was made from which this bot was restored"


class SqliteRestoring(SqliteOutbox):
    """For a store that was just brought back from a copy."""

    def leave_open_ends(self, now: datetime) -> int:
        """Nothing open in the copy is sent or answered: it may have been since. One-time codes hold no more."""
        with self.transaction():
            parts = self._rows("SELECT id FROM part WHERE state IN ('pending', 'sending')")
            for row in parts:
                self.give_up(row["id"], reason=_REASON, now=now)
            self._run("UPDATE inbox SET done = 1, failed = 'restored' WHERE done = 0")
            self._run("DELETE FROM code")
        return len(parts)

    def learn_from(self, lost: Path) -> int:
        """Takes over what was sent since: served dates and told sentences, and who was banned."""
        with self._beside(lost), self.transaction():
            self._run(
                """
                INSERT OR IGNORE INTO slot (timetable, wanted, chat, thread, due, bundle)
                SELECT timetable, wanted, chat, thread, due, 0 FROM lost.slot
                """
            )
            self._run("INSERT OR REPLACE INTO person (id, role) SELECT id, role FROM lost.person WHERE role = 'banned'")
            return self._take_over_told()

    def unsent_in(self, lost: Path) -> list[tuple[Place, datetime]]:
        """The digests that still waited there, of which nothing can have arrived: where, and when they were due."""
        with self._beside(lost):
            rows = self._rows(
                """
                SELECT part.chat, part.thread, MAX(slot.due) AS due
                FROM lost.part AS part JOIN lost.slot AS slot ON slot.bundle = part.bundle
                WHERE part.kind = 'digest' GROUP BY part.bundle
                HAVING SUM(part.state = 'pending') > 0 AND SUM(part.state IN ('sent', 'sending') OR part.repeat) = 0
                """
            )
        return [(Place(chat=row["chat"], thread=row["thread"]), instant(row["due"])) for row in rows]

    def _take_over_told(self) -> int:
        """Sentences by their articles: the numbers of stories begin anew. They hang on one group for each place.

        A copy may be of a moment in which they waited to be sent; so what is told is looked for, not what is newer.
        """
        known = "SELECT chat, thread, article, text FROM main.told WHERE state = 'told'"
        arrived = f"""
            SELECT * FROM lost.told WHERE (state = 'told' OR id IN (SELECT value FROM json_each(:arrived)))
                AND (chat, thread, article, text) NOT IN ({known})
        """  # noqa: S608 - a constant above
        values: dict[str, Value] = {"arrived": json.dumps(self._half_told())}
        self._run(
            f"""
            INSERT INTO bundle (chat, thread, kind, total, owed_at)
            SELECT chat, thread, 'restored', 0, MAX(told_at) FROM ({arrived}) GROUP BY chat, thread
            """,  # noqa: S608 - a constant above
            values,
        )
        return self._run(
            f"""
            INSERT INTO told (chat, thread, story, article, text, bundle, told_at, state)
            SELECT new.chat, new.thread, 0, article, text, (
                SELECT MAX(id) FROM bundle WHERE bundle.chat = new.chat AND bundle.thread = new.thread
                    AND kind = 'restored'
            ), told_at, 'told' FROM ({arrived}) AS new ORDER BY new.id
            """,  # noqa: S608 - a constant above
            values,
        )

    def _half_told(self) -> list[int]:
        """The reserved sentences there that stand in a message that arrived, while another of its group still waits."""
        rows = self._rows(
            """
            SELECT told.id, told.text, part.message FROM lost.told AS told JOIN lost.part AS part USING (bundle)
            WHERE told.state = 'reserved' AND part.state = 'sent'
            """
        )
        return [row["id"] for row in rows if (message := readable(row["message"])) and row["text"] in message.text]

    @contextmanager
    def _beside(self, lost: Path) -> Iterator[None]:
        self._run("ATTACH DATABASE :path AS lost", {"path": str(lost)})
        try:
            yield
        finally:
            self._run("DETACH DATABASE lost")
