"""Sources and what is remembered of reading them, one row each. It decides nothing about when to ask."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from domain.model import Origin, Reading, Source, SourceKind
from domain.trouble import Trouble, TroubleKind
from storage.sqlite.connection import Connection
from storage.sqlite.forms import instant, instant_or_none, listed, stamp, stamp_or_none, texts

AHEAD = timedelta(minutes=5)  # by less than that clocks are set right as a matter of course
LATEST = datetime.max.replace(tzinfo=UTC)


class SqliteSources(Connection):
    """The places news comes from."""

    def put_source(self, source: Source) -> None:
        """Adds the source or replaces its description; what is remembered of its readings stays.

        Another address than before is another feed: its validators go, and its next reading is a first one.
        """
        self._run(
            """
            INSERT INTO source (id, kind, url, outlet, topics, lang, interval_minutes, origin)
            VALUES (:id, :kind, :url, :outlet, :topics, :lang, :interval_minutes, :origin)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, outlet = excluded.outlet,
                etag = CASE WHEN excluded.url IN (url, moved_from) THEN etag END,
                last_modified = CASE WHEN excluded.url IN (url, moved_from) THEN last_modified END,
                body_hash = CASE WHEN excluded.url IN (url, moved_from) THEN body_hash END,
                read_at = CASE WHEN excluded.url IN (url, moved_from) THEN read_at END,
                next_at = CASE WHEN excluded.url IN (url, moved_from) THEN next_at END,
                url = CASE WHEN excluded.url = moved_from THEN url ELSE excluded.url END,
                moved_from = CASE WHEN excluded.url IN (url, moved_from) THEN moved_from END,
                topics = excluded.topics, lang = excluded.lang, interval_minutes = excluded.interval_minutes,
                origin = excluded.origin
            """,
            {
                "id": source.id,
                "kind": source.kind.value,
                "url": source.url,
                "outlet": source.outlet,
                "topics": listed(source.topics),
                "lang": source.lang,
                "interval_minutes": source.interval_minutes,
                "origin": source.origin.value,
            },
        )

    def move_source(self, source: str, url: str) -> bool:
        """The source lives at `url` from now on; false and nothing done where it is unknown or another lives there."""
        moved = self._run(
            """
            UPDATE source SET moved_from = COALESCE(moved_from, url), url = :url, moved_to = NULL, moved_since = NULL,
                etag = NULL, last_modified = NULL
            WHERE id = :id AND NOT EXISTS (SELECT 1 FROM source AS other WHERE other.url = :url)
            """,
            {"id": source, "url": url},
        )
        return moved > 0

    def remove_source(self, source: str) -> bool:
        """Forgets the source but not its articles; false if it was not there."""
        with self.transaction():
            self._run("DELETE FROM follow WHERE source = :id", {"id": source})
            return self._run("DELETE FROM source WHERE id = :id", {"id": source}) > 0

    def sources(self) -> list[tuple[Source, Reading]]:
        """Every source with its last reading, by id."""
        return [read_source(row) for row in self._rows("SELECT * FROM source ORDER BY id")]

    def sources_due(self, now: datetime) -> list[tuple[Source, Reading]]:
        """Those whose `next_at` is unset or has come, longest waiting first; none paused, none that nobody hears.

        Those too that were tried when the clock was ahead of now: what follows from it lies too far away.
        """
        rows = self._rows(
            """
            SELECT * FROM source WHERE (next_at IS NULL OR next_at <= :now OR tried_at > :ahead) AND paused = 0
                AND (origin <> 'own' OR EXISTS (
                    SELECT 1 FROM follow WHERE follow.source = source.id AND state = 'on'
                ))
            ORDER BY next_at NULLS FIRST, id
            """,
            {"now": stamp(now), "ahead": stamp(now + min(AHEAD, LATEST - now))},
        )
        return [read_source(row) for row in rows]

    def pause_source(self, source: str, *, paused: bool) -> bool:
        """Nobody asks the source, and nobody is told of its trouble, until it is resumed; false where it is unknown."""
        return self._run("UPDATE source SET paused = :paused WHERE id = :id", {"id": source, "paused": paused}) > 0

    def paused_sources(self) -> frozenset[str]:
        """The sources that the operator paused."""
        return frozenset(row["id"] for row in self._rows("SELECT id FROM source WHERE paused = 1"))

    def told_troubles(self) -> dict[str, tuple[str, datetime]]:
        """Of each source whose followers were told of a trouble: its kind, the last one, and when."""
        rows = self._rows("SELECT id, told, told_at FROM source WHERE told IS NOT NULL")
        return {row["id"]: (row["told"], instant(row["told_at"])) for row in rows}

    def put_told_trouble(self, source: str, kind: str, now: datetime) -> None:
        """They were told of this kind of trouble."""
        self._run(
            "UPDATE source SET told = :kind, told_at = :now WHERE id = :id",
            {"id": source, "kind": kind, "now": stamp(now)},
        )

    def put_reading(self, source: str, reading: Reading) -> None:
        """Replaces what is remembered of the source's readings; a source removed meanwhile stays away."""
        self._run(
            """
            UPDATE source SET etag = :etag, last_modified = :last_modified, body_hash = :body_hash,
                tried_at = :tried_at, read_at = :read_at, next_at = :next_at, failures = :failures, trouble = :trouble,
                trouble_number = :trouble_number, troubled_since = :troubled_since, news_at = :news_at,
                moved_to = :moved_to, moved_since = :moved_since, whole_at = :whole_at
            WHERE id = :id
            """,
            {
                "id": source,
                "etag": reading.etag,
                "last_modified": reading.last_modified,
                "body_hash": reading.body_hash,
                "tried_at": stamp_or_none(reading.tried_at),
                "read_at": stamp_or_none(reading.read_at),
                "next_at": stamp_or_none(reading.next_at),
                "failures": reading.failures,
                "trouble": reading.trouble.kind.value if reading.trouble else None,
                "trouble_number": reading.trouble.number if reading.trouble else 0,
                "troubled_since": stamp_or_none(reading.troubled_since),
                "news_at": stamp_or_none(reading.news_at),
                "moved_to": reading.moved_to,
                "moved_since": stamp_or_none(reading.moved_since),
                "whole_at": stamp_or_none(reading.whole_at),
            },
        )


def read_source(row: sqlite3.Row) -> tuple[Source, Reading]:
    """The source of a row, and what is remembered of reading it."""
    source = Source(
        id=row["id"],
        kind=SourceKind(row["kind"]),
        url=row["url"],
        outlet=row["outlet"],
        topics=texts(row["topics"]),
        lang=row["lang"],
        interval_minutes=row["interval_minutes"],
        origin=Origin(row["origin"]),
    )
    reading = Reading(
        etag=row["etag"],
        last_modified=row["last_modified"],
        body_hash=row["body_hash"],
        tried_at=instant_or_none(row["tried_at"]),
        read_at=instant_or_none(row["read_at"]),
        next_at=instant_or_none(row["next_at"]),
        failures=row["failures"],
        trouble=_trouble(row),
        troubled_since=instant_or_none(row["troubled_since"]),
        news_at=instant_or_none(row["news_at"]),
        moved_to=row["moved_to"],
        moved_since=instant_or_none(row["moved_since"]),
        whole_at=instant_or_none(row["whole_at"]),
    )
    return source, reading


def _trouble(row: sqlite3.Row) -> Trouble | None:
    if row["trouble"] is None:
        return None
    return Trouble(kind=TroubleKind(row["trouble"]), number=row["trouble_number"])
