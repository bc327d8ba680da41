"""Errands: what was asked and needs the network, in the order it was asked. It does none of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from domain.chats import ChatKind, Place
from domain.ledger import Errand
from storage.sqlite.chats import at
from storage.sqlite.connection import Connection
from storage.sqlite.forms import stamp

_TERMINAL = ChatKind.CONSOLE.value  # what is asked there is done by whoever sits there


class SqliteErrands(Connection):
    """Open until answered, then kept for a while."""

    def put_errand(
        self,
        place: Place,
        *,
        kind: str,
        argument: str,
        now: datetime,
        person: str = "",
        lang: str = "en",
        said: int | None = None,
    ) -> int:
        """Writes an errand down; gives its id. `said` is the group of messages that promised it."""
        rows = self._rows(
            """
            INSERT INTO errand (chat, thread, person, lang, kind, argument, said, asked_at)
            VALUES (:chat, :thread, :person, :lang, :kind, :argument, :said, :now) RETURNING id
            """,
            at(place)
            | {
                "person": person,
                "lang": lang,
                "kind": kind,
                "argument": argument,
                "said": said,
                "now": stamp(now),
            },
        )
        return int(rows[0]["id"])

    def next_errand(self, *, besides: Iterable[int] = (), chat: str | None = None) -> Errand | None:
        """The oldest one open, of `chat` alone or of any but the terminal, counting the try; none of `besides`."""
        rows = self._rows(
            """
            UPDATE errand SET tries = tries + 1 WHERE id = (
                SELECT id FROM errand WHERE done_at IS NULL AND id NOT IN (SELECT value FROM json_each(:besides))
                    AND chat = COALESCE(:chat, chat) AND (:chat IS NOT NULL OR chat <> :terminal)
                ORDER BY id LIMIT 1
            ) RETURNING *
            """,
            {"besides": json.dumps(list(besides)), "chat": chat, "terminal": _TERMINAL},
        )
        return _errand(rows[0]) if rows else None

    def errand(self, errand: int) -> Errand | None:
        """The errand of that id, open or done; None once it was forgotten."""
        row = self._row("SELECT * FROM errand WHERE id = :id", {"id": errand})
        return None if row is None else _errand(row)

    def errand_done(self, errand: int, now: datetime, *, outcome: str | None = None) -> bool:
        """It is answered, with what was found; false, and nothing is changed, where it was answered before."""
        changed = self._run(
            "UPDATE errand SET done_at = :now, outcome = :outcome WHERE id = :id AND done_at IS NULL",
            {"id": errand, "now": stamp(now), "outcome": outcome},
        )
        return changed > 0

    def open_errands(self, place: Place) -> int:
        """How many are open in the place."""
        found = self._value(
            "SELECT COUNT(*) FROM errand WHERE done_at IS NULL AND chat = :chat AND thread = :thread", at(place)
        )
        return int(found)

    def message_of(self, group: int) -> int | None:
        """The platform's id of the only message of a group, once it has arrived; None for several."""
        rows = self._rows("SELECT total, message_id FROM part WHERE bundle = :group", {"group": group})
        return rows[0]["message_id"] if len(rows) == 1 else None

    def forget_errands(self, before: datetime) -> int:
        """Forgets what was answered before the instant; gives how many."""
        return self._run("DELETE FROM errand WHERE done_at < :before", {"before": stamp(before)})


def _errand(row: sqlite3.Row) -> Errand:
    return Errand(
        id=row["id"],
        place=Place(chat=row["chat"], thread=row["thread"]),
        person=row["person"],
        lang=row["lang"],
        kind=row["kind"],
        argument=row["argument"],
        said=row["said"],
        tries=row["tries"],
        outcome=row["outcome"],
    )
