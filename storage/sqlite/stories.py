"""Stories: what the desk decided at arrival, what re-clustering changed, and sketches kept up to date. No policy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from domain.chats import Place
from domain.errors import StoreError
from domain.model import Filing, Member, Story, StorySketch
from storage.sqlite.articles import read_article
from storage.sqlite.asides import SqliteAsides
from storage.sqlite.audience import NEW, Audience
from storage.sqlite.chats import at
from storage.sqlite.connection import Value
from storage.sqlite.forms import END_OF_TIME, instant, listed, many_texts, stamp, texts
from storage.sqlite.rulings import SqliteRulings
from storage.sqlite.searching import SqliteSearching
from storage.sqlite.sketching import Line, Outline, outline
from storage.store import DeskMemory, Filed, Moved, Trace

_STORIES_AT_A_TIME = 100  # read together when all are streamed: bounds memory


class SqliteStories(SqliteSearching, SqliteAsides, SqliteRulings):
    """Who told what."""

    def desk_memory(self, since: datetime) -> DeskMemory:
        """Traces of articles arrived after `since`, and of those ruled on together with one of them, in filing order;
        all lexicons, what was ruled for everybody, and the present version."""
        with self.transaction():
            desk = self._rows("SELECT version, next_story FROM desk")[0]
            lexicons = self._rows("SELECT lang, terms FROM lexicon ORDER BY lang")
            rulings = self.rulings()
            rows = self._rows(
                """
                SELECT article.id, article.story, article.copy_of, arrived, trace
                FROM article JOIN filing USING (n) WHERE article.id IN (
                    SELECT id FROM article WHERE arrived > :since
                    UNION SELECT other FROM ruling JOIN article ON id = one WHERE chat = '' AND arrived > :since
                    UNION SELECT one FROM ruling JOIN article ON id = other WHERE chat = '' AND arrived > :since
                ) ORDER BY number
                """,
                {"since": stamp(since)},
            )
        return DeskMemory(
            version=desk["version"],
            next_story=desk["next_story"],
            lexicons={row["lang"]: row["terms"] for row in lexicons},
            traces=tuple(_trace(row) for row in rows),
            rulings=tuple(rulings),
        )

    def desk_version(self) -> int:
        """Changes with every `file` and `move` by any process."""
        return int(self._value("SELECT version FROM desk"))

    def file(self, filed: Sequence[Filed], lexicons: Mapping[str, bytes], *, version: int, next_story: int) -> bool:
        """Stores filings in order, each under the next filing number; false and nothing done if `version` is stale.

        Raises StoreError, and nothing is done, for an article that is unknown or filed already.
        """
        with self.transaction():
            if not self._advance(version, next_story):
                return False
            first = self.last_filed() + 1
            for number, each in enumerate(filed, first):
                self._file(number, each)
            self._run("UPDATE desk SET filed = :filed", {"filed": first + len(filed) - 1})
            self._run_many(
                """
                INSERT INTO lexicon (lang, terms) VALUES (:lang, :terms)
                ON CONFLICT (lang) DO UPDATE SET terms = excluded.terms
                """,
                ({"lang": lang, "terms": terms} for lang, terms in lexicons.items()),
            )
            self._redraw({each.filing.story for each in filed})
        return True

    def move(self, moved: Sequence[Moved], *, version: int, next_story: int) -> bool:
        """Stores what re-clustering changed; false and nothing done if `version` is stale."""
        with self.transaction():
            if not self._advance(version, next_story):
                return False
            changed = {each.story for each in moved}
            for each in moved:
                values: dict[str, Value] = {"article": each.article, "story": each.story, "copy_of": each.copy_of}
                left = self._value("SELECT story FROM article WHERE id = :article", values)
                if left is None:
                    raise StoreError(f"The article {each.article} was moved before it was filed.")
                changed.add(left)
                self._run("UPDATE article SET story = :story, copy_of = :copy_of WHERE id = :article", values)
            self._redraw(changed)
        return True

    def traces(self, story: int) -> list[Trace]:
        """The traces of the story's articles, in filing order."""
        rows = self._rows(
            """
            SELECT article.id, article.story, article.copy_of, arrived, trace FROM article JOIN filing USING (n)
            WHERE article.story = :story ORDER BY number
            """,
            {"story": story},
        )
        return [_trace(row) for row in rows]

    def refile(self, articles: Sequence[str], story: int | None) -> int:
        """Moves filed articles into the story, or into a new one; gives its id. Every desk then reads afresh."""
        with self.transaction():
            desk = self._rows("SELECT version, next_story FROM desk")[0]
            target = desk["next_story"] if story is None else story
            rows = self._rows(
                """
                SELECT id, copy_of FROM article
                WHERE id IN (SELECT value FROM json_each(:ids)) AND story IS NOT NULL ORDER BY n
                """,
                {"ids": listed(articles)},
            )
            there = {row["id"] for row in rows} | set(self._members(target))
            moved = [
                Moved(article=row["id"], story=target, copy_of=row["copy_of"] if row["copy_of"] in there else None)
                for row in rows
            ]
            self.move(moved, version=desk["version"], next_story=max(desk["next_story"], target + 1))
        return int(target)

    def _members(self, story: int) -> list[str]:
        return [row["id"] for row in self._rows("SELECT id FROM article WHERE story = :story", {"story": story})]

    def stories_of(self, articles: Sequence[str]) -> dict[str, int]:
        """The story that each filed article of these is in now."""
        rows = self._rows(
            """
            SELECT id, story FROM article WHERE id IN (SELECT value FROM json_each(:ids)) AND story IS NOT NULL
            ORDER BY id
            """,
            {"ids": listed(articles)},
        )
        return {row["id"]: row["story"] for row in rows}

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

    def copies_since(self, after: int) -> dict[str, int]:
        """How many copies each source brought among what was filed above the filing number `after`."""
        rows = self._rows(
            """
            SELECT source, COUNT(*) FROM article WHERE filing > :after AND copy_of IS NOT NULL
            GROUP BY source ORDER BY source
            """,
            {"after": after},
        )
        return {row[0]: row[1] for row in rows}

    def last_filed(self) -> int:
        """The highest filing number, 0 at first. A place that looked up to it has seen all there is."""
        return int(self._value("SELECT filed FROM desk"))

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
            SELECT * FROM story WHERE id IN (
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

    def story(self, story: int, *, place: Place | None = None) -> Story | None:
        """The story with the members that `place` may see; without a place, those that everybody may. None where that
        is none of them."""
        return next(self._told_by([story], as_arrived=False, audience=self._audience(place)), None)

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

    def filing(self, article: str) -> Filing | None:
        """How the article was filed at arrival, with its reasons."""
        row = self._row(
            """
            SELECT filing.story, filing.copy_of, score, why FROM filing JOIN article USING (n) WHERE id = :article
            """,
            {"article": article},
        )
        if row is None:
            return None
        return Filing(article=article, story=row[0], copy_of=row[1], score=row[2], why=json.loads(row[3]))

    def _advance(self, version: int, next_story: int) -> bool:
        changed = self._run(
            "UPDATE desk SET version = version + 1, next_story = :next_story WHERE version = :version",
            {"version": version, "next_story": next_story},
        )
        return changed > 0

    def _file(self, number: int, filed: Filed) -> None:
        values: dict[str, Value] = {
            "number": number,
            "article": filed.filing.article,
            "story": filed.filing.story,
            "copy_of": filed.filing.copy_of,
            "score": filed.filing.score,
            "why": json.dumps(dict(filed.filing.why), ensure_ascii=False),
            "trace": filed.trace,
        }
        changed = self._run(
            """
            UPDATE article SET filing = :number, story = :story, copy_of = :copy_of
            WHERE id = :article AND filing IS NULL
            """,
            values,
        )
        if not changed:
            raise StoreError(f"The article {filed.filing.article} is unknown or was filed before.")
        self._run(
            """
            INSERT INTO filing (number, n, story, copy_of, score, why, trace)
            SELECT :number, n, :story, :copy_of, :score, :why, :trace FROM article WHERE id = :article
            """,
            values,
        )

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
                "words": listed(drawn.words),
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


def _trace(row: sqlite3.Row) -> Trace:
    return Trace(article=row[0], story=row[1], copy_of=row[2], arrived=instant(row[3]), blob=row[4])


def among(members: Sequence[tuple[str, str | None]]) -> dict[str, str | None]:
    """What each member (id, copy of) copies among those given: where the original is not there, its first copy is."""
    there = {article for article, _ in members}
    firsts: dict[str, str] = {}
    found: dict[str, str | None] = {}
    for article, original in members:
        if original is None or original in there:
            found[article] = original
        else:
            found[article] = firsts.get(original)
            firsts.setdefault(original, article)
    return found


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
        first_arrived=instant(drawn.first_arrived),
        last_arrived=instant(drawn.last_arrived),
        words=frozenset(drawn.words),
        own=own,
    )


def _sketches(rows: Sequence[sqlite3.Row]) -> list[StorySketch]:
    """The sketches of whole story rows. A briefing reads thousands, so a column of JSON is parsed at one go."""
    lists = (many_texts([row[column] for row in rows]) for column in ("topics", "outlets", "words"))
    return [
        StorySketch(
            id=row["id"],
            lang=row["lang"],
            topics=topics,
            outlets=outlets,
            articles=row["articles"],
            reports=row["reports"],
            first_arrived=instant(row["first_arrived"]),
            last_arrived=instant(row["last_arrived"]),
            words=frozenset(words),
        )
        for row, topics, outlets, words in zip(rows, *lists, strict=True)
    ]
