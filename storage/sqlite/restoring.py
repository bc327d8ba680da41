"""After a copy was put in place: what it left open, and what can be learnt from the database it replaces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from storage.sqlite.outbox import SqliteOutbox

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

    def _take_over_told(self) -> int:
        """Sentences by their articles: the numbers of stories begin anew. They hang on one group for each place."""
        newer = "SELECT * FROM lost.told WHERE state = 'told' AND id > (SELECT COALESCE(MAX(id), 0) FROM main.told)"
        self._run(
            f"""
            INSERT INTO bundle (chat, thread, kind, total, owed_at)
            SELECT chat, thread, 'restored', 0, MAX(told_at) FROM ({newer}) GROUP BY chat, thread
            """  # noqa: S608 - a constant above
        )
        return self._run(
            f"""
            INSERT INTO told (chat, thread, story, article, text, bundle, told_at, state)
            SELECT new.chat, new.thread, 0, article, text, (
                SELECT MAX(id) FROM bundle WHERE bundle.chat = new.chat AND bundle.thread = new.thread
                    AND kind = 'restored'
            ), told_at, 'told' FROM ({newer}) AS new ORDER BY new.id
            """  # noqa: S608 - a constant above
        )

    @contextmanager
    def _beside(self, lost: Path) -> Iterator[None]:
        self._run("ATTACH DATABASE :path AS lost", {"path": str(lost)})
        try:
            yield
        finally:
            self._run("DETACH DATABASE lost")
