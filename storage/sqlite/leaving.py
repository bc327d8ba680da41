"""All that is stored of a chat: given to it, or erased so that no byte of it stays in the file. It decides no right.

Every table with a column `chat` is covered, whoever made it; beside them the notes and updates that name the chat.
"""

from __future__ import annotations

import json
import sqlite3

from storage.sqlite.connection import Connection, Value

_OF_UPDATES = "EXISTS (SELECT 1 FROM json_tree(body) WHERE key = 'id' AND CAST(value AS TEXT) = :chat)"
_OF_NOTES = "':' || name || ':' LIKE '%:' || :chat || ':%'"
_KEPT_ROLES = "('owner', 'banned')"
_SECRET = frozenset({"token"})


class SqliteLeaving(Connection):
    """Everything of one chat."""

    def stored_of(self, chat: str) -> dict[str, list[dict[str, object]]]:
        """Everything, by what it is about: rows of names and values. Left out are tokens, and what files held."""
        values: dict[str, Value] = {"chat": chat}
        queries = {table: f"SELECT * FROM {table} WHERE chat = :chat" for table in self._tables_of_chats()}  # noqa: S608 - our own names
        queries |= {
            "chat": "SELECT * FROM chat WHERE id = :chat",
            "person": "SELECT * FROM person WHERE id = :chat",
            "note": f"SELECT * FROM note WHERE {_OF_NOTES}",  # noqa: S608 - the condition above
            "inbox": f"SELECT * FROM inbox WHERE json_valid(body) AND {_OF_UPDATES}",  # noqa: S608 - as above
        }
        return {table: [_readable(row) for row in self._rows(query, values)] for table, query in queries.items()}

    def forget(self, chat: str) -> None:
        """Erases everything, from the file too, with what is owed to the chat and what came in from it.

        What is owed to it next is its farewell: once that is sent or given up, it is erased with all that names the
        chat. A person's role is erased unless it is that of an owner or a ban.
        """
        values: dict[str, Value] = {"chat": chat}
        with self.transaction():
            self._run("PRAGMA defer_foreign_keys = ON")  # the order of the tables is then of no matter
            for table in self._tables_of_chats():
                self._run(f"DELETE FROM {table} WHERE chat = :chat", values)  # noqa: S608 - our own names
            self._run("DELETE FROM chat WHERE id = :chat", values)
            self._run(f"DELETE FROM person WHERE id = :chat AND role NOT IN {_KEPT_ROLES}", values)  # noqa: S608 - above
            self._run("UPDATE errand SET person = '' WHERE person = :chat AND done_at IS NOT NULL", values)  # in groups
            self._run("UPDATE person SET name = '' WHERE id = :chat", values)
            self._run(f"DELETE FROM note WHERE {_OF_NOTES}", values)  # noqa: S608 - the condition above
            # Their numbers stay, so that an update that comes once more is not answered twice.
            self._run(f"UPDATE inbox SET body = '{{}}', failed = NULL WHERE json_valid(body) AND {_OF_UPDATES}", values)  # noqa: S608 - as above
            self._run("INSERT INTO leaving (chat) VALUES (:chat)", values)

    def _say_farewell(self, chat: str, bundle: int) -> None:
        """The bundle is the farewell to the chat, if it is leaving and was not told so yet."""
        values: dict[str, Value] = {"chat": chat, "bundle": bundle}
        self._run("UPDATE leaving SET bundle = :bundle WHERE chat = :chat AND bundle IS NULL", values)

    def _close_door(self, bundle: int) -> None:
        """Erases a farewell that went its way, and the chat's name where nothing new has begun with it."""
        values: dict[str, Value] = {"bundle": bundle}
        chat = self._value("SELECT chat FROM leaving WHERE bundle = :bundle", values)
        if chat is None:
            return
        values["chat"] = chat
        for table in ("part", "told"):
            self._run(f"DELETE FROM {table} WHERE bundle = :bundle", values)  # noqa: S608 - one of these
        self._run("DELETE FROM bundle WHERE id = :bundle", values)
        self._run("DELETE FROM leaving WHERE bundle = :bundle", values)
        rest = "SELECT chat FROM bundle UNION ALL SELECT chat FROM settings"
        self._run(f"DELETE FROM chat WHERE id = :chat AND id NOT IN ({rest})", values)  # noqa: S608 - as above
        self._run("DELETE FROM hold WHERE chat = :chat", values)
        self._wash()

    def _tables_of_chats(self) -> list[str]:
        rows = self._rows(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_master.name) AS info WHERE info.name = 'chat')
            ORDER BY name
            """
        )
        return [row["name"] for row in rows]


def _readable(row: sqlite3.Row) -> dict[str, object]:
    return {name: _opened(row[name]) for name in row.keys() if name not in _SECRET}  # noqa: SIM118 - a row's values are its iterator


def _opened(value: object) -> object:
    """JSON in a column as what it holds, without the tokens of buttons and the contents of files that were sent."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value, object_hook=_shown)
    except ValueError:
        return value


def _shown(inside: dict[str, object]) -> dict[str, object]:
    """A file that was sent is named only: an export would else hold all the exports before it."""
    left_out = _SECRET | {"content"} if inside.keys() == {"name", "content"} else _SECRET
    return {name: value for name, value in inside.items() if name not in left_out}
