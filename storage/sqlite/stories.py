"""Stories with their articles, as everybody or one place may see them. Tells what was decided, decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from domain.chats import Place
from domain.model import Member, Story
from storage.sqlite.articles import read_article
from storage.sqlite.asides import SqliteAsides
from storage.sqlite.audience import Audience
from storage.sqlite.connection import Value
from storage.sqlite.desk import SqliteDesk
from storage.sqlite.drafts import SqliteDrafts
from storage.sqlite.forms import END_OF_TIME, listed, stamp
from storage.sqlite.searching import SqliteSearching
from storage.sqlite.sketching import among

_STORIES_AT_A_TIME = 100  # read together when all are streamed: bounds memory


class SqliteStories(SqliteDesk, SqliteDrafts, SqliteSearching, SqliteAsides):
    """Who told what."""

    def story(self, story: int, *, place: Place | None = None) -> Story | None:
        """The story with the members that `place` may see; without a place, those that everybody may. None where that
        is none of them."""
        return next(self._told_by([story], as_arrived=False, audience=self._audience(place)), None)

    def some_stories(self, stories: Sequence[int], *, place: Place | None = None) -> dict[int, Story]:
        """Several stories at one go, each as `story` gives it; those of which it gives none are left out."""
        told = self._told_by(stories, as_arrived=False, audience=self._audience(place))
        return {story.id: story for story in told}

    def stories(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        as_arrived: bool = False,
        place: Place | None = None,
    ) -> Iterator[Story]:
        """Stories with an arrival in the span, by id; `as_arrived`: before any re-clustering moved them. As `place`
        may see them."""
        column, audience = "filing.story" if as_arrived else "article.story", self._audience(place)
        rows = self._rows(
            f"""
            SELECT DISTINCT {column} FROM article JOIN filing USING (n)
            WHERE arrived > :since AND arrived <= :until AND {audience.sees} ORDER BY 1
            """,  # noqa: S608 - one of the two columns above, and a condition with its parameters
            audience.values
            | {"since": "" if since is None else stamp(since), "until": END_OF_TIME if until is None else stamp(until)},
        )
        ids = [int(row[0]) for row in rows]
        for start in range(0, len(ids), _STORIES_AT_A_TIME):
            batch = ids[start : start + _STORIES_AT_A_TIME]
            yield from self._told_by(batch, as_arrived=as_arrived, audience=audience)

    def _told_by(self, ids: Sequence[int], *, as_arrived: bool, audience: Audience) -> Iterator[Story]:
        """The stories of these ids, by id, with the members this audience sees in order of arrival."""
        table = "filing" if as_arrived else "article"
        rows = self._rows(
            f"""
            SELECT article.*, text, standfirst, {table}.story AS told_story, {table}.copy_of AS told_copy
            FROM article JOIN filing USING (n) LEFT JOIN body USING (n)
            WHERE {table}.story IN (SELECT value FROM json_each(:ids)) AND {audience.sees}
            ORDER BY {table}.story, arrived, n
            """,  # noqa: S608 - one of the two tables above, and a condition with its parameters
            audience.values | {"ids": json.dumps(list(ids))},
        )
        for story, members in groupby(rows, key=lambda row: int(row["told_story"])):
            seen = list(members)
            copies = [(row["id"], row["told_copy"]) for row in seen]
            # at arrival a copy could be told from a story that its original was not in; now it never is
            copy_of = dict(copies) if as_arrived else among(copies)
            told = (Member(article=read_article(row), copy_of=copy_of[row["id"]]) for row in seen)
            yield Story(id=story, members=tuple(told))

    def remove_articles(self, source: str) -> int:
        """Removes the source's articles with their places in stories, as if never arrived; gives how many."""
        values: dict[str, Value] = {"source": source}
        with self.transaction():
            gone = self._rows(
                "SELECT n, id, story, title, text FROM article LEFT JOIN body USING (n) WHERE source = :source", values
            )
            for row in gone:
                if row["text"] is not None:
                    self._unindex(row["n"], row["title"], row["text"])
            ids: dict[str, Value] = {"ids": listed(row["id"] for row in gone)}
            for table in ("article", "filing"):
                self._run(
                    f"UPDATE {table} SET copy_of = NULL WHERE copy_of IN (SELECT value FROM json_each(:ids))",  # noqa: S608 - one of the two tables above
                    ids,
                )
            self._run("DELETE FROM identity WHERE article IN (SELECT value FROM json_each(:ids))", ids)
            self._run("DELETE FROM article WHERE source = :source", values)
            self._redraw({row["story"] for row in gone if row["story"] is not None})
            if gone:
                self._run("UPDATE desk SET version = version + 1")
        return len(gone)
