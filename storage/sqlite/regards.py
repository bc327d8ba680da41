"""What places want of single stories. It ranks nothing and leaves nothing out itself."""

from __future__ import annotations

from datetime import datetime

from domain.chats import Place, Regard
from storage.sqlite.chats import at
from storage.sqlite.connection import Connection
from storage.sqlite.forms import stamp


class SqliteRegards(Connection):
    """Followed and muted stories."""

    def put_regard(self, place: Place, story: int, regard: Regard | None, now: datetime) -> None:
        """The place follows or mutes the story; None: neither any more."""
        if regard is None:
            self._run(
                "DELETE FROM regard WHERE chat = :chat AND thread = :thread AND story = :story",
                at(place) | {"story": story},
            )
            return
        self._run(
            """
            INSERT INTO regard (chat, thread, story, regard, since) VALUES (:chat, :thread, :story, :regard, :since)
            ON CONFLICT (chat, thread, story) DO UPDATE SET regard = excluded.regard, since = excluded.since
            """,
            at(place) | {"story": story, "regard": regard.value, "since": stamp(now)},
        )

    def regards(self, place: Place) -> dict[int, Regard]:
        """The stories that the place follows or mutes, in the order in which it began to."""
        rows = self._rows(
            "SELECT story, regard FROM regard WHERE chat = :chat AND thread = :thread ORDER BY since, story", at(place)
        )
        return {row["story"]: Regard(row["regard"]) for row in rows}

    def regarding(self, story: int, regard: Regard) -> list[Place]:
        """The places that regard the story so, in order."""
        rows = self._rows(
            "SELECT chat, thread FROM regard WHERE story = :story AND regard = :regard ORDER BY chat, thread",
            {"story": story, "regard": regard.value},
        )
        return [Place(chat=row["chat"], thread=row["thread"]) for row in rows]
