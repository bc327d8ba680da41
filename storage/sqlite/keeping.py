"""Pages, raw texts and how often an outlet's lines ran, packed. It removes no line itself and decides nothing."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from domain.kept import LineSeen, Outlet, Page, Raw, Tally, period_of
from storage.sqlite.articles import digest, read_article
from storage.sqlite.connection import clean_text
from storage.sqlite.forms import instant, listed, stamp
from storage.sqlite.searching import SqliteSearching


class SqliteKeeping(SqliteSearching):
    """What is kept for a while."""

    def pages(self, keys: Iterable[str]) -> dict[str, Page]:
        """Those of the pages that are kept, by key."""
        rows = self._rows(
            "SELECT * FROM page WHERE key IN (SELECT value FROM json_each(:keys))", {"keys": listed(keys)}
        )
        return {row["key"]: _page(row) for row in rows}

    def put_pages(self, pages: Iterable[Page]) -> None:
        """Keeps the pages; one of the same key is replaced."""
        self._run_many(
            """
            INSERT OR REPLACE INTO page (key, url, charset, fetched, body)
            VALUES (:key, :url, :charset, :fetched, :body)
            """,
            (
                {
                    "key": page.key,
                    "url": page.url,
                    "charset": page.charset,
                    "fetched": stamp(page.fetched),
                    "body": page.packed or zlib.compress(page.body, _QUICK),
                }
                for page in pages
            ),
        )

    def put_raw(self, lines: Mapping[str, Sequence[str]], now: datetime) -> None:
        """Keeps the lines of each article, by id, as they were before any was removed."""
        self._run_many(
            "INSERT OR REPLACE INTO raw (n, lines, kept) SELECT n, :lines, :kept FROM article WHERE id = :id",
            (
                {
                    "id": article,
                    "lines": zlib.compress("\n".join(map(clean_text, raw)).encode(), _QUICK),
                    "kept": stamp(now),
                }
                for article, raw in lines.items()
            ),
        )

    def raws(self, *, after: int, limit: int) -> list[Raw]:
        """Articles that still have a text, inserted after the number `after`, in that order.

        Lines are those kept by `put_raw`, else those of the stored text.
        """
        rows = self._rows(
            f"""
            SELECT *, id IN ({TOLD}) AS told FROM article JOIN body USING (n) LEFT JOIN raw USING (n)
            WHERE n > :after ORDER BY n LIMIT :limit
            """,  # noqa: S608 - TOLD is a constant below
            {"after": after, "limit": limit},
        )
        return [_raw(row) for row in rows]

    def rewrite(self, texts: Mapping[str, str]) -> int:
        """Replaces the text of each article, by id, unless it stands in a briefing that was sent or frozen."""
        with self.transaction():
            rows = self._rows(
                f"""
                SELECT n, id, title, text FROM article JOIN body USING (n)
                WHERE id IN (SELECT value FROM json_each(:ids)) AND id NOT IN ({TOLD})
                """,  # noqa: S608 - TOLD is a constant below
                {"ids": listed(texts)},
            )
            for row in rows:
                self._unindex(row["n"], row["title"], row["text"])
                text = clean_text(texts[row["id"]])
                self._run("UPDATE body SET text = :text WHERE n = :n", {"text": text, "n": row["n"]})
                self._run(
                    "UPDATE article SET offered = COALESCE(offered, :offered) WHERE n = :n",
                    {"offered": digest(row["text"]), "n": row["n"]},
                )
                self._index(row["n"], row["title"], text)
                self._run("DELETE FROM draft WHERE story IN (SELECT story FROM article WHERE n = :n)", {"n": row["n"]})
        return len(rows)

    def outlet(self, name: str, marks: Iterable[int]) -> Outlet:
        """What is known of the outlet's lines of these marks, and of the stories these stood in."""
        row = self._row("SELECT * FROM outlet WHERE name = :name", {"name": name})
        if row is None:
            return Outlet(name=name)
        lines = tuple(
            LineSeen(mark=line["mark"], tally=_tally(line), stories=tuple(json.loads(line["stories"])))
            for line in self._rows(
                "SELECT * FROM line WHERE outlet = :outlet AND mark IN (SELECT value FROM json_each(:marks))",
                {"outlet": row["id"], "marks": json.dumps(list(marks))},
            )
        )
        sizes = self._rows(
            "SELECT number, size FROM reprint WHERE outlet = :outlet AND number IN (SELECT value FROM json_each(:n))",
            {"outlet": row["id"], "n": json.dumps(sorted({story for line in lines for story in line.stories}))},
        )
        told = tuple((size["number"], size["size"]) for size in sizes)
        return Outlet(name=name, tally=_tally(row), last=row["last"], lines=lines, sizes=told)

    def put_outlet(self, outlet: Outlet) -> None:
        """Replaces what is known of these lines and stories, and the outlet's own counts; others stay."""
        with self.transaction():
            number = self._value(
                """
                INSERT INTO outlet (name, period, now, before, last) VALUES (:name, :period, :now, :before, :last)
                ON CONFLICT (name) DO UPDATE SET period = excluded.period, now = excluded.now,
                    before = excluded.before, last = excluded.last
                RETURNING id
                """,
                {"name": outlet.name, "last": outlet.last, **_counts(outlet.tally)},
            )
            self._run_many(
                """
                INSERT OR REPLACE INTO line (outlet, mark, period, now, before, stories)
                VALUES (:outlet, :mark, :period, :now, :before, :stories)
                """,
                (
                    {
                        "outlet": number,
                        "mark": line.mark,
                        "stories": f"[{','.join(map(str, line.stories))}]",
                        **_counts(line.tally),
                    }
                    for line in outlet.lines
                ),
            )
            self._run_many(
                "INSERT OR REPLACE INTO reprint (outlet, number, size, period) VALUES (:outlet, :n, :size, :period)",
                ({"outlet": number, "n": n, "size": size, "period": outlet.tally.period} for n, size in outlet.sizes),
            )

    def forget_kept(self, *, pages: datetime, raw: datetime, lines: datetime) -> int:
        """Forgets pages fetched before `pages`, raw texts kept before `raw`, and lines that ran in no story since."""
        period = {"period": period_of(lines)}
        with self.transaction():
            return (
                self._run("DELETE FROM page WHERE fetched < :before", {"before": stamp(pages)})
                + self._run("DELETE FROM raw WHERE kept < :before", {"before": stamp(raw)})
                + self._run("DELETE FROM line WHERE period < :period", period)
                + self._run("DELETE FROM reprint WHERE period < :period", period)
            )


_QUICK = 1  # zlib's level: a page is packed to a fifth in a millisecond; more effort gains little
_ZLIB_OR_GZIP = 47  # zlib's number for either, whichever head the bytes have
TOLD = "SELECT article FROM told WHERE state IN ('told', 'reserved')"
"""Articles that stand in a briefing, sent or frozen."""


def _page(row: sqlite3.Row) -> Page:
    return Page(
        key=row["key"],
        url=row["url"],
        body=zlib.decompress(row["body"], _ZLIB_OR_GZIP),
        charset=row["charset"],
        fetched=instant(row["fetched"]),
    )


def _raw(row: sqlite3.Row) -> Raw:
    kept = zlib.decompress(row["lines"]).decode() if row["lines"] is not None else row["text"].replace("\n\n", "\n")
    return Raw(
        n=row["n"], article=read_article(row), lines=tuple(filter(None, kept.split("\n"))), told=bool(row["told"])
    )


def _tally(row: sqlite3.Row) -> Tally:
    return Tally(period=row["period"], now=row["now"], before=row["before"])


def _counts(tally: Tally) -> dict[str, int]:
    return {"period": tally.period, "now": tally.now, "before": tally.before}
