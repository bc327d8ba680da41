"""Sketches: what is known of a story without its texts, kept current in its row, or drawn for one place. No policy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter

from domain.chats import Place
from domain.model import StoryFace, StorySketch, microseconds
from storage.sqlite.audience import NEW, Audience, SqliteAudience
from storage.sqlite.chats import at
from storage.sqlite.connection import Value
from storage.sqlite.forms import instant, listed, stamp, texts
from storage.sqlite.sketching import Line, Outline, among, kind_line, kind_of, outline


class SqliteSketches(SqliteAudience):
    """The rows of stories."""

    def sketches(
        self, *, since: datetime, until: datetime, after: int = 0, place: Place | None = None
    ) -> list[StorySketch]:
        """Stories with an article that arrived in the span and has a filing number above `after`, by id, drawn from
        what `place` may see of them; without a place, from what everybody may.

        To a place that began to follow a source after it last looked, the newest articles of that source are new.
        """
        audience = self._audience(place)
        columns = self._row(
            f"""
            SELECT json_group_array(id), json_group_array(kind), json_group_array(moment)
            FROM story WHERE {MOVED if audience.usual else _moved_to(audience)}
            """,  # noqa: S608 - the conditions have their parameters
            audience.values | _at(place) | {"since": stamp(since), "until": stamp(until), "after": after},
        )
        drawn = _sketches(*(json.loads(column) for column in columns or ()))
        if audience.usual:
            return drawn
        apart = self._drawn_apart([sketch.id for sketch in drawn], audience)
        return [_sketch(sketch.id, apart[sketch.id]) if sketch.id in apart else sketch for sketch in drawn]

    def faces(self, stories: Sequence[int], *, place: Place | None = None) -> dict[int, StoryFace]:
        """How the stories look, of what `place` may see of them; those that are gone are left out."""
        columns = self._row(
            """
            SELECT json_group_array(id), json_group_array(articles), '[' || COALESCE(GROUP_CONCAT(outlets), '') || ']',
                json_group_array(words)
            FROM story WHERE id IN (SELECT value FROM json_each(:ids))
            """,
            {"ids": json.dumps(list(stories))},
        )
        ids, articles, outlets, titles = (json.loads(column) for column in columns or ())
        make = partial(tuple.__new__, StoryFace)
        found = dict(zip(ids, map(make, zip(articles, map(tuple, outlets), titles, strict=True)), strict=True))
        audience = self._audience(place)
        if audience.usual:
            return found
        apart = self._drawn_apart(list(found), audience)
        return found | {story: StoryFace(one.articles, one.outlets, one.titles) for story, one in apart.items()}

    def _redraw(self, stories: Iterable[int]) -> None:
        """Brings the story rows up to date; one whose members all left goes, its number is never used again.

        A row is drawn from what everybody may see. One that nobody but followers may see is drawn from all of it.
        """
        for story in sorted(stories):
            rows = self._rows(
                """
                SELECT id, lang, topics, outlet, title, arrived, filing, copy_of, own FROM article
                WHERE story = :story ORDER BY arrived, n
                """,
                {"story": story},
            )
            self._run("DELETE FROM draft WHERE story = :story", {"story": story})
            if rows:
                self._put_outline(story, outline(_lines([row for row in rows if not row["own"]] or rows)))
            else:
                self._run("DELETE FROM story WHERE id = :story", {"story": story})

    def _put_outline(self, story: int, drawn: Outline) -> None:
        self._run(
            """
            INSERT INTO story (id, kind, outlets, articles, first_arrived, last_arrived, moment, last_filed, words)
            VALUES (:id, :kind, :outlets, :articles, :first_arrived, :last_arrived, :moment, :last_filed, :words)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, outlets = excluded.outlets,
                articles = excluded.articles, first_arrived = excluded.first_arrived,
                last_arrived = excluded.last_arrived, moment = excluded.moment, last_filed = excluded.last_filed,
                words = excluded.words
            """,
            {
                "id": story,
                "kind": kind_line(drawn.kind),
                "outlets": listed(drawn.outlets),
                "articles": drawn.articles,
                "first_arrived": drawn.first_arrived,
                "last_arrived": drawn.last_arrived,
                "moment": microseconds(instant(drawn.last_arrived)),
                "last_filed": drawn.last_filed,
                "words": drawn.titles,
            },
        )

    def _drawn_apart(self, ids: Sequence[int], audience: Audience) -> dict[int, Outline]:
        """Those of the stories that this audience sees otherwise than everybody, drawn from what it sees."""
        rows = self._rows(
            f"""
            SELECT id, story, lang, topics, outlet, title, arrived, filing, copy_of, own FROM article
            WHERE story IN ({_OF_ITS_OWN}{_OFF if audience.off else ""}) AND {audience.sees}
                AND +story IN (SELECT value FROM json_each(:ids))  -- a sign that SQLite is to begin with the others
            ORDER BY story, arrived, n
            """,  # noqa: S608 - the conditions have their parameters
            audience.values | {"ids": json.dumps(list(ids))},
        )
        return {story: outline(_lines(list(members))) for story, members in groupby(rows, key=itemgetter("story"))}


def _at(place: Place | None) -> dict[str, Value]:
    return {} if place is None else dict(at(place))


def _lines(rows: Sequence[sqlite3.Row]) -> list[Line]:
    copies = among([(row["id"], row["copy_of"]) for row in rows])
    return [
        Line(
            lang=row["lang"],
            topics=texts(row["topics"]),
            outlet=row["outlet"],
            title=row["title"],
            arrived=row["arrived"],
            filing=row["filing"],
            own=bool(row["own"]),
            copy=copies[row["id"]] is not None,
        )
        for row in rows
    ]


def _sketch(story: int, drawn: Outline) -> StorySketch:
    return StorySketch(story, drawn.kind, microseconds(instant(drawn.last_arrived)))


def _sketches(ids: Sequence[int], lines: Sequence[str], moments: Sequence[int]) -> list[StorySketch]:
    """The sketches of these columns, by id. A briefing reads thousands; a kind, which many share, is read once."""
    kinds = {line: kind_of(line) for line in set(lines)}
    make = partial(tuple.__new__, StorySketch)  # as `_make` does, without a call of Python for each
    return sorted(map(make, zip(ids, map(kinds.__getitem__, lines), moments, strict=True)), key=itemgetter(0))


MOVED = """
last_arrived > :since AND last_filed > :after AND (first_arrived > :since AND last_arrived <= :until OR EXISTS (
    SELECT 1 FROM article WHERE article.story = story.id AND own = 0
        AND arrived > :since AND arrived <= :until AND filing > :after
))
"""
"""A condition on `story`: whether something that everybody may see arrived in the span and was filed above `:after`. Of
a story that lies in the span as a whole its row says so."""


_OF_ITS_OWN = "SELECT story FROM article WHERE own = 1 AND source IN (SELECT value FROM json_each(:on))"
_OFF = """
UNION SELECT story FROM article
WHERE story IN (SELECT value FROM json_each(:ids)) AND source IN (SELECT value FROM json_each(:off))
"""
"""Stories that a place sees otherwise than everybody, by its own sources, and by those that it switched off."""


def _moved_to(audience: Audience) -> str:
    """The same for a place that hears otherwise than everybody: its own sources are asked for beside the rows; where it
    switched some off, all articles are."""
    span = f"arrived > :since AND arrived <= :until AND {NEW if audience.on else 'filing > :after'}"
    if audience.off:
        return f"id IN (SELECT story FROM article WHERE {span} AND {audience.sees})"  # noqa: S608 - with its parameters
    return f"id IN (SELECT id FROM story WHERE {MOVED} UNION {_OF_ITS_OWN} AND {span})"  # noqa: S608 - the same
