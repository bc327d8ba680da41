"""The archive: articles, their texts and their identities. It never changes a text and never forgets a key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256

from domain.chats import Place
from domain.model import Article, Counts, Entry, Reading, published_text
from storage.sqlite.audience import NEW, SqliteAudience
from storage.sqlite.chats import at
from storage.sqlite.connection import clean_text
from storage.sqlite.forms import instant, listed, published, stamp, texts
from storage.sqlite.searching import SqliteSearching
from storage.sqlite.sketches import MOVED
from storage.sqlite.sources import SqliteSources
from storage.store import Added


class _Fate(Enum):
    NEW = auto()
    KNOWN = auto()
    CONFLICT = auto()


class SqliteArticles(SqliteSources, SqliteSearching, SqliteAudience):
    """Text once, identities for ever."""

    def unknown(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those none of whose keys was ever seen, in the order given."""
        seen = self._seen(key for entry in entries for key in entry.keys)
        return [entry for entry in entries if not seen.intersection(map(clean_text, entry.keys))]

    def remember(self, keys: Iterable[str], now: datetime) -> None:
        """Marks identities as seen without an article."""
        self._link(keys, None, now)

    def add_articles(
        self, articles: Sequence[Article], *, source: str | None = None, reading: Reading | None = None
    ) -> Added:
        """Stores the new ones with their keys, and with them the reading they came from, in one transaction.

        An article is known if its id or one of its keys is; known with another title or text under the same id is a
        conflict. The other keys of a known article are remembered too.
        """
        fates: dict[_Fate, list[str]] = {fate: [] for fate in _Fate}
        with self.transaction():
            for article in articles:
                fates[self._add(article)].append(article.id)
            if source is not None and reading is not None:
                self.put_reading(source, reading)
        return Added(
            new=tuple(fates[_Fate.NEW]), known=tuple(fates[_Fate.KNOWN]), conflicts=tuple(fates[_Fate.CONFLICT])
        )

    def article(self, article: str) -> Article | None:
        """The article of that id."""
        row = self._row("SELECT * FROM article LEFT JOIN body USING (n) WHERE id = :id", {"id": article})
        return None if row is None else read_article(row)

    def unfiled(self, limit: int) -> list[Article]:
        """Articles that have arrived but belong to no story yet, in order of (arrived, insertion)."""
        rows = self._rows(
            "SELECT * FROM article LEFT JOIN body USING (n) WHERE filing IS NULL ORDER BY arrived, n LIMIT :limit",
            {"limit": limit},
        )
        return [read_article(row) for row in rows]

    def counts(
        self,
        *,
        since: datetime,
        until: datetime,
        after: int | None = None,
        topic: str | None = None,
        place: Place | None = None,
    ) -> Counts:
        """Stories, articles and sources with arrivals in the span, of one topic where it is given, as `place` sees;
        with `after` those filed above that number alone, as `sketches` has them."""
        audience = self._audience(place)
        new = "1" if after is None else NEW if audience.on else "filing > :after"
        of_topic = "1" if topic is None else "EXISTS (SELECT 1 FROM json_each(article.topics) WHERE value = :topic)"
        by_rows = audience.usual and topic is None
        row = self._row(
            f"""
            SELECT {f"(SELECT COUNT(*) FROM story WHERE {MOVED})" if by_rows else "COUNT(DISTINCT story)"},
                COUNT(*), json_group_array(source)
            FROM article
            WHERE arrived > :since AND arrived <= :until AND {new} AND {audience.sees} AND {of_topic}
            """,  # noqa: S608 - the conditions have their parameters
            audience.values
            | (at(place) if place else {})
            | {"since": stamp(since), "until": stamp(until), "topic": topic, "after": after or 0},
        )
        stories, articles, sources = row or (0, 0, "[]")
        return Counts(stories=stories, articles=articles, feeds=len(set(json.loads(sources))))

    def _add(self, article: Article) -> _Fate:
        if article.own and self._value("SELECT 1 FROM source WHERE id = :id", {"id": article.source}) is None:
            return _Fate.KNOWN  # nobody follows its source any more: it was let go while it was being read
        stored = self._row(
            "SELECT id, title, text, offered FROM article LEFT JOIN body USING (n) WHERE id = :id", {"id": article.id}
        )
        if stored is not None:
            title, text = clean_text(article.title), clean_text(article.text)
            same = title == stored["title"] and (text == stored["text"] or digest(text) == stored["offered"])
            if stored["text"] is not None and not same:
                return _Fate.CONFLICT
        if known := stored is not None or bool(self._seen(article.keys)):
            self._link(article.keys, article.id if stored is not None else self._owner(article.keys), article.arrived)
        else:
            self._insert(article)
        return _Fate.KNOWN if known else _Fate.NEW

    def _seen(self, keys: Iterable[str]) -> set[str]:
        rows = self._rows(
            "SELECT key FROM identity WHERE key IN (SELECT value FROM json_each(:keys))", {"keys": listed(keys)}
        )
        return {row["key"] for row in rows}

    def _owner(self, keys: Iterable[str]) -> str | None:
        """The article that one of the keys stands for already."""
        owner: str | None = self._value(
            """
            SELECT article FROM identity
            WHERE key IN (SELECT value FROM json_each(:keys)) AND article IS NOT NULL LIMIT 1
            """,
            {"keys": listed(keys)},
        )
        return owner

    def _link(self, keys: Iterable[str], article: str | None, seen: datetime) -> None:
        self._run(
            """
            INSERT OR IGNORE INTO identity (key, article, seen)
            SELECT value, :article, :seen FROM json_each(:keys)
            """,
            {"keys": listed(keys), "article": article, "seen": stamp(seen)},
        )

    def _insert(self, article: Article) -> None:
        self._run(
            """
            INSERT INTO article (id, source, outlet, url, title, arrived, published, author, lang, topics, keys,
                paywalled, own)
            VALUES (:id, :source, :outlet, :url, :title, :arrived, :published, :author, :lang, :topics, :keys,
                :paywalled, :own)
            """,
            {
                "id": article.id,
                "source": article.source,
                "outlet": article.outlet,
                "url": article.url,
                "title": article.title,
                "arrived": stamp(article.arrived),
                "published": published_text(article.published),
                "author": article.author,
                "lang": article.lang,
                "topics": listed(article.topics),
                "keys": listed(article.keys),
                "paywalled": article.paywalled,
                "own": article.own,
            },
        )
        n = int(self._value("SELECT last_insert_rowid()"))
        self._run(
            "INSERT INTO body (n, text, standfirst) VALUES (:n, :text, :standfirst)",
            {"n": n, "text": article.text, "standfirst": article.standfirst},
        )
        self._index(n, article.title, article.text)
        self._link(article.keys, article.id, article.arrived)


def digest(text: str) -> str:
    """What is remembered of the text an article came with, after a cleaning rule rewrote it."""
    return sha256(text.encode()).hexdigest()


def read_article(row: sqlite3.Row) -> Article:
    """The article of a row of `article` joined with `body`; its text is empty once that was pruned."""
    return Article(
        id=row["id"],
        source=row["source"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        text=row["text"] or "",
        arrived=instant(row["arrived"]),
        published=published(row["published"]),
        author=row["author"],
        lang=row["lang"],
        topics=texts(row["topics"]),
        keys=texts(row["keys"]),
        standfirst=row["standfirst"] or "",
        paywalled=bool(row["paywalled"]),
        own=bool(row["own"]),
    )
