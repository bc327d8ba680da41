"""Single facts that belong to nobody else, by name. It gives them no meaning."""

from __future__ import annotations

from storage.sqlite.connection import Connection


class SqliteNotes(Connection):
    """Names and values."""

    def note(self, name: str) -> str | None:
        """The value noted under the name."""
        value: str | None = self._value("SELECT value FROM note WHERE name = :name", {"name": name})
        return value

    def put_note(self, name: str, value: str | None) -> None:
        """Notes the value; None forgets it."""
        if value is None:
            self._run("DELETE FROM note WHERE name = :name", {"name": name})
            return
        self._run(
            """
            INSERT INTO note (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            {"name": name, "value": value},
        )
