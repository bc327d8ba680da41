"""Of stories shown beside the briefings: which moved since, and which really reached the place. Reads no text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.chats import Place
from storage.sqlite.audience import NEW, SqliteAudience
from storage.sqlite.chats import at
from storage.sqlite.forms import stamp

_HERE = "chat = :chat AND thread = :thread AND state <> 'void'"


class SqliteAsides(SqliteAudience):
    """What became of stories that a place was shown."""

    def moved_after(self, filed: Mapping[int, int], *, since: datetime, until: datetime, place: Place) -> set[int]:
        """Which of the stories `sketches` would give with the filing number beside them as `after`."""
        audience = self._audience(place)
        new = NEW.replace(":after", "asked.value") if audience.on else "filing > asked.value"
        rows = self._rows(
            f"""
            SELECT DISTINCT story FROM json_each(:filed) AS asked JOIN article ON story = CAST(asked.key AS INTEGER)
            WHERE arrived > :since AND arrived <= :until AND {new} AND {audience.sees}
            """,  # noqa: S608 - the conditions have their parameters
            audience.values
            | dict(at(place))
            | {"filed": json.dumps(dict(filed)), "since": stamp(since), "until": stamp(until)},
        )
        return {row["story"] for row in rows}

    def told_among(self, stories: Iterable[int], place: Place) -> set[int]:
        """Those of the stories, as the place sees them, of which `told` would give anything."""
        audience = self._audience(place)
        rows = self._rows(
            f"""
            SELECT DISTINCT story FROM article
            WHERE story IN (SELECT value FROM json_each(:stories)) AND {audience.sees} AND (
                EXISTS (SELECT 1 FROM told WHERE {_HERE} AND told.story = article.story)
                OR EXISTS (SELECT 1 FROM told WHERE {_HERE} AND told.article = article.id)
            )
            """,  # noqa: S608 - the condition has its parameters
            audience.values | dict(at(place)) | {"stories": json.dumps(list(stories))},
        )
        return {row["story"] for row in rows}
