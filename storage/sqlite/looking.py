"""Second looks: what could not be read, what was edited, which links a page has. It decides nothing about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from domain.kept import STAYING, STAYING_FOR, Links, Shape
from domain.model import Entry, published_text
from storage.sqlite.connection import Connection
from storage.sqlite.forms import listed, published, stamp, stamp_or_none
from storage.sqlite.keeping import TOLD


class SqliteLooking(Connection):
    """What is looked at again."""

    def put_off(self, entry: Entry, now: datetime) -> int:
        """This entry could not be read once more, and is kept to be tried again; gives how often that was by now."""
        return int(
            self._value(
                """
                INSERT INTO hard (key, tries, at, source, entry) VALUES (:key, 1, :now, :source, :entry)
                ON CONFLICT (key) DO UPDATE SET tries = tries + 1, at = excluded.at, source = excluded.source,
                    entry = excluded.entry
                RETURNING tries
                """,
                {"key": entry.keys[0], "now": stamp(now), "source": entry.source, "entry": _line(entry)},
            )
        )

    def waiting(self, source: str) -> list[Entry]:
        """The entries of the source that were put off and were not taken since, in order of their strongest keys."""
        rows = self._rows(
            """
            SELECT entry FROM hard WHERE source = :source AND entry IS NOT NULL
                AND key NOT IN (SELECT key FROM identity) ORDER BY key
            """,
            {"source": source},
        )
        return [_entry(row["entry"]) for row in rows]

    def put_said(self, said: Mapping[str, int], now: datetime | None = None) -> None:
        """What the source said of each article, by id, when it was read; `now` where that was a second look."""
        self._run_many(
            "INSERT OR REPLACE INTO said (n, mark, looked) SELECT n, :mark, :now FROM article WHERE id = :id",
            ({"id": article, "mark": mark, "now": stamp_or_none(now)} for article, mark in said.items()),
        )

    def edited(self, entries: Sequence[Entry], *, arrived: datetime, looked: datetime) -> dict[str, Entry]:
        """Those of which their source now says something else than it did, by the id of the article."""
        known = {key: entry for entry in reversed(entries) for key in entry.keys}
        rows = self._rows(
            """
            SELECT identity.key, article.id, article.source, said.mark FROM identity
            JOIN article ON article.id = identity.article JOIN said USING (n) JOIN body USING (n)
            WHERE identity.key IN (SELECT value FROM json_each(:keys)) AND article.arrived > :arrived
                AND (said.looked IS NULL OR said.looked <= :looked)
            """,
            {"keys": listed(known), "arrived": stamp(arrived), "looked": stamp(looked)},
        )
        found = ((row, known[row["key"]]) for row in rows if row["key"] in known)
        changed = {row["id"]: one for row, one in found if one.source == row["source"] and one.said != row["mark"]}
        told = self._told(changed) if changed else set()
        return {article: one for article, one in changed.items() if article not in told}

    def _told(self, articles: Iterable[str]) -> set[str]:
        """Those that stand in a briefing, sent or frozen."""
        rows = self._rows(
            f"SELECT value FROM json_each(:articles) WHERE value IN ({TOLD})",  # noqa: S608 - TOLD is a constant
            {"articles": listed(articles)},
        )
        return {row["value"] for row in rows}

    def links(self, source: str, site: str) -> Links:
        """What is known of the links on a source's page, and of the addresses of its site."""
        rows = self._rows("SELECT mark, visits, first, last FROM link WHERE source = :source", {"source": source})
        stay = {
            row["mark"]
            for row in rows
            if row["visits"] >= STAYING
            and datetime.fromisoformat(row["last"]) - datetime.fromisoformat(row["first"]) >= STAYING_FOR
        }
        shapes = self._rows("SELECT shape, articles, others FROM shape WHERE site = :site", {"site": site})
        return Links(
            visits=max((row["visits"] for row in rows), default=0),
            seen=frozenset(row["mark"] for row in rows),
            staying=frozenset(stay),
            shapes=tuple(Shape(text=row["shape"], articles=row["articles"], others=row["others"]) for row in shapes),
        )

    def put_links(self, source: str, marks: Iterable[int], now: datetime) -> None:
        """The page was visited, and had these links."""
        self._run_many(
            """
            INSERT INTO link (source, mark, visits, first, last) VALUES (:source, :mark, 1, :now, :now)
            ON CONFLICT (source, mark) DO UPDATE SET visits = visits + 1, last = excluded.last
            """,
            ({"source": source, "mark": mark, "now": stamp(now)} for mark in marks),
        )

    def put_shapes(self, site: str, shapes: Iterable[Shape], now: datetime) -> None:
        """Adds what was learnt of the site's addresses."""
        self._run_many(
            """
            INSERT INTO shape (site, shape, articles, others, seen) VALUES (:site, :shape, :articles, :others, :now)
            ON CONFLICT (site, shape) DO UPDATE SET articles = articles + excluded.articles,
                others = others + excluded.others, seen = excluded.seen
            """,
            (
                {"site": site, "shape": one.text, "articles": one.articles, "others": one.others, "now": stamp(now)}
                for one in shapes
            ),
        )

    def forget_looks(self, before: datetime) -> int:
        """Forgets what was not met since `before`; gives how many rows went."""
        old = {"before": stamp(before)}
        with self.transaction():
            return (
                self._run("DELETE FROM hard WHERE at < :before", old)
                + self._run("DELETE FROM said WHERE n IN (SELECT n FROM article WHERE arrived < :before)", old)
                + self._run("DELETE FROM link WHERE last < :before", old)
                + self._run("DELETE FROM shape WHERE seen < :before", old)
            )


def _line(entry: Entry) -> str:
    """The entry as JSON."""
    return json.dumps({**asdict(entry), "published": published_text(entry.published)}, ensure_ascii=False)


def _entry(line: str) -> Entry:
    """The entry that `_line` wrote."""
    said = json.loads(line)
    lists = {name: tuple(said[name]) for name in ("keys", "topics")}
    return Entry(**{**said, **lists, "published": published(said["published"])})
