"""A chat that became a supergroup: everything of it gets the new address, in one transaction. It sends nothing."""

from __future__ import annotations

from storage.sqlite.connection import Connection, Value

_PLAIN = ("bundle", "part", "told", "button", "errand", "alert")  # a changed address cannot collide here


class SqliteMoving(Connection):
    """Re-addressing."""

    def move_chat(self, old: str, new: str) -> None:
        """Re-addresses everything of a chat that became a supergroup, merging where the new one exists.

        A place subscribed under the new address keeps its own settings and times; else the old ones hold. The new
        place has seen what either has seen, and waits as long as either must.
        """
        if old == new:
            return
        values: dict[str, Value] = {"old": old, "new": new}
        with self.transaction():
            self._merge_settings(values)
            for table in ("slot", "ruling", "regard", "leaning"):
                self._run(f"UPDATE OR REPLACE {table} SET chat = :new WHERE chat = :old", values)  # noqa: S608 - our own names
            for table in _PLAIN:
                self._run(f"UPDATE {table} SET chat = :new WHERE chat = :old", values)  # noqa: S608 - our own names
            self._run("UPDATE OR IGNORE follow SET chat = :new WHERE chat = :old", values)
            self._run("DELETE FROM follow WHERE chat = :old", values)  # what the new address follows too
            self._merge_hold(values)
            self._merge_chat(values)

    def _merge_settings(self, values: dict[str, Value]) -> None:
        self._run(
            """
            UPDATE settings SET seen = MAX(seen, (
                SELECT seen FROM settings AS was WHERE was.chat = :old AND was.thread = settings.thread
            )) WHERE chat = :new AND thread IN (SELECT thread FROM settings WHERE chat = :old)
            """,
            values,
        )
        keeps = "SELECT thread FROM settings WHERE chat = :new AND subscribed = 1"
        for table in ("timetable", "settings"):
            self._run(f"DELETE FROM {table} WHERE chat = :old AND thread IN ({keeps})", values)  # noqa: S608 - as above
        self._run(
            """
            UPDATE settings SET seen = MAX(seen, (
                SELECT seen FROM settings AS now WHERE now.chat = :new AND now.thread = settings.thread
            )) WHERE chat = :old AND thread IN (SELECT thread FROM settings WHERE chat = :new)
            """,
            values,
        )
        self._run("UPDATE OR REPLACE settings SET chat = :new WHERE chat = :old", values)
        self._run(
            """
            DELETE FROM timetable WHERE chat = :old AND EXISTS (
                SELECT 1 FROM timetable AS now WHERE now.chat = :new AND now.thread = timetable.thread
                    AND now.hour = timetable.hour AND now.minute = timetable.minute
                    AND now.weekdays = timetable.weekdays
            )
            """,
            values,
        )
        self._run("UPDATE timetable SET chat = :new WHERE chat = :old", values)

    def _merge_hold(self, values: dict[str, Value]) -> None:
        self._run(
            """
            INSERT INTO hold (chat, until) SELECT :new, until FROM hold WHERE chat = :old
            ON CONFLICT (chat) DO UPDATE SET until = MAX(until, excluded.until)
            """,
            values,
        )
        self._run("DELETE FROM hold WHERE chat = :old", values)

    def _merge_chat(self, values: dict[str, Value]) -> None:
        self._run(
            """
            INSERT INTO chat (id, kind, title, active)
            SELECT :new, 'supergroup', title, active FROM chat WHERE id = :old
            ON CONFLICT (id) DO UPDATE SET active = MAX(active, excluded.active)
            """,
            values,
        )
        self._run("DELETE FROM chat WHERE id = :old", values)
