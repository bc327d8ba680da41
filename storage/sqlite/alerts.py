"""What was told at once, and to whom such things may be told. It decides no alert."""

from __future__ import annotations

from datetime import datetime

from domain.chats import Place
from storage.sqlite.connection import Connection
from storage.sqlite.forms import instant_or_none, stamp


class SqliteAlerts(Connection):
    """One row an alert."""

    def alert_places(self) -> list[Place]:
        """The active places that want alerts or follow a story, in order."""
        rows = self._rows(
            """
            SELECT settings.chat, settings.thread FROM settings LEFT JOIN chat ON chat.id = settings.chat
            WHERE COALESCE(active, 1) = 1 AND (COALESCE(json_extract(habits, '$.alerts'), 0) = 1
                OR EXISTS (SELECT 1 FROM regard WHERE regard.chat = settings.chat
                    AND regard.thread = settings.thread AND regard.regard = 'followed'))
            ORDER BY settings.chat, settings.thread
            """
        )
        return [Place(chat=row["chat"], thread=row["thread"]) for row in rows]

    def alerts_since(self, place: Place, since: datetime) -> int:
        """How many alerts the place was owed at or after `since`."""
        count = self._value(
            "SELECT COUNT(*) FROM alert WHERE chat = :chat AND thread = :thread AND at >= :since",
            {"chat": place.chat, "thread": place.thread, "since": stamp(since)},
        )
        return int(count)

    def note_alert(self, place: Place, story: int, now: datetime) -> None:
        """The place is owed an alert about the story."""
        self._run(
            "INSERT INTO alert (chat, thread, story, at) VALUES (:chat, :thread, :story, :now)",
            {"chat": place.chat, "thread": place.thread, "story": story, "now": stamp(now)},
        )

    def last_told(self, place: Place, story: int) -> datetime | None:
        """When the place was last owed a sentence of the story."""
        return instant_or_none(
            self._value(
                """
                SELECT MAX(told_at) FROM told
                WHERE chat = :chat AND thread = :thread AND story = :story AND state <> 'void'
                """,
                {"chat": place.chat, "thread": place.thread, "story": story},
            )
        )
