"""The desk's decisions, kept: which article is in which story, and what the desk needs to go on. It decides nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.errors import StoreError
from domain.model import Filing
from storage.sqlite.connection import Value, Values
from storage.sqlite.forms import instant, listed, stamp
from storage.sqlite.rulings import SqliteRulings
from storage.sqlite.sketches import SqliteSketches
from storage.store import DeskMemory, Filed, Moved, Trace


class SqliteDesk(SqliteSketches, SqliteRulings):
    """What was filed, moved and put elsewhere."""

    def desk_memory(self, since: datetime, *, most: int = -1) -> DeskMemory:
        """Traces of articles arrived after `since`, and of those ruled on together with one of them, in filing order,
        the `most` newest; all lexicons, what was ruled for everybody, and the present version."""
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
                ) ORDER BY number DESC LIMIT :most
                """,
                {"since": stamp(since), "most": most},
            )
        return DeskMemory(
            version=desk["version"],
            next_story=desk["next_story"],
            lexicons={row["lang"]: row["terms"] for row in lexicons},
            traces=tuple(_trace(row) for row in reversed(rows)),
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
            self._file([_row(number, each) for number, each in enumerate(filed, first)])
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

    def _file(self, rows: Sequence[Values]) -> None:
        changed = self._run_many(
            """
            UPDATE article SET filing = :number, story = :story, copy_of = :copy_of
            WHERE id = :article AND filing IS NULL
            """,
            rows,
        )
        if changed < len(rows):
            wrong = next(str(row["article"]) for row in rows if row["number"] != self._filed_as(row))
            raise StoreError(f"The article {wrong} is unknown or was filed before.")
        self._run_many(
            """
            INSERT INTO filing (number, n, story, copy_of, score, why, trace)
            SELECT :number, n, :story, :copy_of, :score, :why, :trace FROM article WHERE id = :article
            """,
            rows,
        )

    def _filed_as(self, row: Values) -> int | None:
        number: int | None = self._value("SELECT filing FROM article WHERE id = :article", row)
        return number


def _row(number: int, filed: Filed) -> dict[str, Value]:
    return {
        "number": number,
        "article": filed.filing.article,
        "story": filed.filing.story,
        "copy_of": filed.filing.copy_of,
        "score": filed.filing.score,
        "why": json.dumps(dict(filed.filing.why), ensure_ascii=False),
        "trace": filed.trace,
    }


def _trace(row: sqlite3.Row) -> Trace:
    return Trace(article=row[0], story=row[1], copy_of=row[2], arrived=instant(row[3]), blob=row[4])
