"""Sketches: what is known of a story without its texts, kept current in its row, or drawn for one place. No policy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from domain.chats import Place
from domain.model import StorySketch
from storage.sqlite.audience import NEW, Audience, SqliteAudience
from storage.sqlite.chats import at
from storage.sqlite.connection import Value
from storage.sqlite.forms import instant, listed, many_texts, stamp, texts
from storage.sqlite.sketching import Line, Outline, among, outline


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
        rows = self._rows(
            f"""
            SELECT {_COLUMNS} FROM story WHERE id IN (
                SELECT story FROM article
                WHERE arrived > :since AND arrived <= :until AND {NEW if audience.on else "filing > :after"}
                    AND {audience.sees}
            ) ORDER BY id
            """,  # noqa: S608 - the conditions have their parameters
            audience.values | _at(place) | {"since": stamp(since), "until": stamp(until), "after": after},
        )
        drawn = _sketches(rows)
        if audience.usual:
            return drawn
        apart = self._drawn_apart([sketch.id for sketch in drawn], audience)
        return [apart.get(sketch.id, sketch) for sketch in drawn]

    def _redraw(self, stories: Iterable[int]) -> None:
        """Brings the story rows up to date; one whose members all left goes, its number is never used again.

        A row is drawn from what everybody may see. One that nobody but followers may see is drawn from all of it.
        """
        for story in sorted(stories):
            rows = self._rows(
                """
                SELECT id, lang, topics, outlet, title, arrived, copy_of, own FROM article
                WHERE story = :story ORDER BY arrived, n
                """,
                {"story": story},
            )
            self._run("DELETE FROM draft WHERE story = :story", {"story": story})
            if rows:
                self._put_outline(story, _lines([row for row in rows if not row["own"]] or rows))
            else:
                self._run("DELETE FROM story WHERE id = :story", {"story": story})

    def _put_outline(self, story: int, members: Sequence[Line]) -> None:
        drawn = outline(members)
        self._run(
            """
            INSERT INTO story (id, lang, topics, outlets, articles, reports, first_arrived, last_arrived, words)
            VALUES (:id, :lang, :topics, :outlets, :articles, :reports, :first_arrived, :last_arrived, :words)
            ON CONFLICT (id) DO UPDATE SET lang = excluded.lang, topics = excluded.topics,
                outlets = excluded.outlets, articles = excluded.articles, reports = excluded.reports,
                first_arrived = excluded.first_arrived, last_arrived = excluded.last_arrived, words = excluded.words
            """,
            {
                "id": story,
                "lang": drawn.lang,
                "topics": listed(drawn.topics),
                "outlets": listed(drawn.outlets),
                "articles": drawn.articles,
                "reports": drawn.reports,
                "first_arrived": drawn.first_arrived,
                "last_arrived": drawn.last_arrived,
                "words": drawn.titles,
            },
        )

    def _drawn_apart(self, ids: Sequence[int], audience: Audience) -> dict[int, StorySketch]:
        """Those of the stories that this audience sees otherwise than everybody, drawn from what it sees."""
        rows = self._rows(
            f"""
            SELECT id, story, lang, topics, outlet, title, arrived, copy_of, own FROM article WHERE story IN (
                SELECT story FROM article WHERE story IN (SELECT value FROM json_each(:ids))
                    AND source IN (SELECT value FROM json_each(:on) UNION SELECT value FROM json_each(:off))
            ) AND {audience.sees} ORDER BY story, arrived, n
            """,  # noqa: S608 - the condition has its parameters
            audience.values | {"ids": json.dumps(list(ids))},
        )
        drawn = {}
        for story, members in groupby(rows, key=lambda row: int(row["story"])):
            seen = list(members)
            drawn[story] = _drawn(story, outline(_lines(seen)), own=any(row["own"] for row in seen))
        return drawn


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
            copy=copies[row["id"]] is not None,
        )
        for row in rows
    ]


def _drawn(story: int, drawn: Outline, *, own: bool) -> StorySketch:
    return StorySketch(
        id=story,
        lang=drawn.lang,
        topics=drawn.topics,
        outlets=drawn.outlets,
        articles=drawn.articles,
        reports=drawn.reports,
        last_arrived=instant(drawn.last_arrived),
        titles=drawn.titles,
        own=own,
    )


def _sketches(rows: Sequence[sqlite3.Row]) -> list[StorySketch]:
    """The sketches of rows of the columns below. A briefing reads thousands, so they are made column by column."""
    if not rows:
        return []
    ids, langs, topics, outlets, articles, reports, arrived, titles = zip(*rows, strict=True)
    known = {line: texts(line) for line in set(topics)}  # few: stories share their topics
    columns = (
        ids,
        langs,
        map(known.__getitem__, topics),
        many_texts(outlets),
        articles,
        reports,
        map(datetime.fromisoformat, arrived),
        titles,
        (False,) * len(ids),
    )
    make = partial(tuple.__new__, StorySketch)  # as `_make` does, without a call of Python for each
    return list(map(make, zip(*columns, strict=True)))


_COLUMNS = "id, lang, topics, outlets, articles, reports, last_arrived, words"
