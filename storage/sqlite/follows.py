"""Which place hears which source: one row a place and source that is not as usual. It decides no right."""

from __future__ import annotations

from datetime import datetime

from domain.chats import Place
from domain.model import Reading, Source
from storage.promises.follows import Followed
from storage.sqlite.chats import at
from storage.sqlite.forms import listed, stamp
from storage.sqlite.sources import SqliteSources, read_source
from storage.sqlite.stories import SqliteStories

NEWEST = 10
"""Articles, already here for others, that a place which begins to follow is given: as many as of a first fetch."""


_APART = (("identity", "key"), ("hard", "key"), ("shape", "site"))
"""What was seen, could not be read and was learnt of addresses: of somebody's own source it begins with the id."""


class SqliteFollows(SqliteSources, SqliteStories):
    """One row a place and source: on, paused (its own), off (a shared one)."""

    def follow(self, place: Place, source: Source, now: datetime) -> None:
        """The place hears this source of its own from now on, its newest articles too; the source is added if new.

        `joined` is a filing number of its own: a place that looked before it gets what was filed after `begins`.
        """
        with self.transaction():
            if self._value("SELECT 1 FROM source WHERE id = :id", {"id": source.id}) is None:
                self.put_source(source)
            self._run("UPDATE desk SET filed = filed + 1")
            self._run(
                """
                INSERT INTO follow (chat, thread, source, state, since, joined, begins)
                VALUES (:chat, :thread, :source, 'on', :now, (SELECT filed FROM desk), COALESCE((
                    SELECT MIN(filing) - 1 FROM (
                        SELECT filing FROM article WHERE source = :source AND filing IS NOT NULL
                        ORDER BY filing DESC LIMIT :newest
                    )
                ), (SELECT filed FROM desk)))
                ON CONFLICT (chat, thread, source) DO UPDATE SET state = 'on'
                """,
                at(place) | {"source": source.id, "now": stamp(now), "newest": NEWEST},
            )

    def pause_follow(self, place: Place, source: str, *, paused: bool) -> bool:
        """The place hears its own source no more until it is resumed; false where it does not follow it."""
        changed = self._run(
            """
            UPDATE follow SET state = :state
            WHERE chat = :chat AND thread = :thread AND source = :source AND state <> 'off'
            """,
            at(place) | {"source": source, "state": "paused" if paused else "on"},
        )
        return changed > 0

    def unfollow(self, place: Place, source: str) -> bool:
        """The place hears its own source no more. A source that nobody follows goes with all its articles."""
        with self.transaction():
            gone = self._run(
                """
                DELETE FROM follow WHERE chat = :chat AND thread = :thread AND source = :source AND state <> 'off'
                """,
                at(place) | {"source": source},
            )
            if gone:
                self._let_go([source])
        return gone > 0

    def unfollow_all(self, chat: str) -> int:
        """`unfollow` for everything that any place of the chat follows; what was switched off is on. Gives how many."""
        with self.transaction():
            rows = self._rows(
                "SELECT DISTINCT source FROM follow WHERE chat = :chat AND state <> 'off'", {"chat": chat}
            )
            self._run("DELETE FROM follow WHERE chat = :chat", {"chat": chat})
            self._let_go([row["source"] for row in rows])
        return len(rows)

    def followed(self, place: Place) -> list[Followed]:
        """The place's own sources, by outlet and id."""
        rows = self._rows(
            """
            SELECT source.*, state FROM follow JOIN source ON source.id = follow.source
            WHERE chat = :chat AND thread = :thread AND state <> 'off' ORDER BY outlet COLLATE NOCASE, id
            """,
            at(place),
        )
        return [
            Followed(source=source, reading=reading, paused=row["state"] == "paused")
            for row in rows
            for source, reading in [read_source(row)]
        ]

    def followers(self, source: str) -> list[Place]:
        """The places that follow the source and have not paused it."""
        rows = self._rows(
            "SELECT chat, thread FROM follow WHERE source = :source AND state = 'on' ORDER BY chat, thread",
            {"source": source},
        )
        return [Place(chat=row["chat"], thread=row["thread"]) for row in rows]

    def follow_places(self, source: str) -> list[Place]:
        """The places that follow the source, those too that have paused it."""
        rows = self._rows(
            "SELECT chat, thread FROM follow WHERE source = :source AND state <> 'off' ORDER BY chat, thread",
            {"source": source},
        )
        return [Place(chat=row["chat"], thread=row["thread"]) for row in rows]

    def own_sources(self) -> int:
        """How many sources of somebody's own there are."""
        return int(self._value("SELECT COUNT(*) FROM source WHERE origin = 'own'"))

    def switch(self, place: Place, source: str, *, on: bool) -> None:
        """Whether the place hears a shared source."""
        values = at(place) | {"source": source, "now": stamp(self._now())}
        if on:
            self._run(
                "DELETE FROM follow WHERE chat = :chat AND thread = :thread AND source = :source AND state = 'off'",
                values,
            )
        else:
            self._run(
                """
                INSERT INTO follow (chat, thread, source, state, since, joined, begins)
                VALUES (:chat, :thread, :source, 'off', :now, 0, 0) ON CONFLICT (chat, thread, source) DO NOTHING
                """,
                values,
            )

    def switched_off(self, place: Place) -> frozenset[str]:
        """The shared sources that the place does not hear."""
        return frozenset(self._audience(place).off)

    def heard(self, place: Place) -> list[tuple[Source, Reading]]:
        """All that the place hears: shared sources and its own, by id, without those paused or switched off."""
        audience = self._audience(place)
        rows = self._rows(
            """
            SELECT * FROM source WHERE paused = 0 AND (
                origin <> 'own' AND id NOT IN (SELECT value FROM json_each(:off))
                OR origin = 'own' AND id IN (SELECT value FROM json_each(:on))
            ) ORDER BY id
            """,
            {"on": listed(audience.on), "off": listed(audience.off)},
        )
        return [read_source(row) for row in rows]

    def _let_go(self, sources: list[str]) -> None:
        """Own sources that nobody follows any more go with their articles."""
        rows = self._rows(
            """
            SELECT id FROM source WHERE origin = 'own' AND id IN (SELECT value FROM json_each(:sources))
                AND id NOT IN (SELECT source FROM follow)
            """,
            {"sources": listed(sources)},
        )
        for row in rows:
            self._run(
                "DELETE FROM page WHERE url IN (SELECT url FROM article WHERE source = :id AND own = 1)",
                {"id": row["id"]},
            )
            self.remove_articles(row["id"])
            learnt = "SELECT id FROM outlet WHERE name >= :id || '|' AND name < :id || '}'"
            for table, column in (("line", "outlet"), ("reprint", "outlet"), ("outlet", "id")):
                self._run(f"DELETE FROM {table} WHERE {column} IN ({learnt})", {"id": row["id"]})  # noqa: S608 - our own names
            for table, column in _APART:
                its = f"{column} >= :id || '|' AND {column} < :id || '}}'"
                self._run(f"DELETE FROM {table} WHERE {its}", {"id": row["id"]})  # noqa: S608 - our own names
            self._run("DELETE FROM link WHERE source = :id", {"id": row["id"]})
            self.remove_source(row["id"])
