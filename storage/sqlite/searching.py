"""The index of words that `/search` and word lists look in: titles and texts, kept with the articles. It ranks no news.

It holds no second copy of a text (contentless FTS5), so a word goes out of it only by naming the text it came from. The
row id is `article.n`. A text that was pruned stays to be found by its words; an article that was removed does not.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable

from domain.chats import Place
from domain.lookup import folded
from storage.promises.search import Found, Mentions
from storage.sqlite.audience import Audience, SqliteAudience
from storage.sqlite.forms import instant, published

# What the tokenizer of the index does not fold as people expect: letters such as ß, ø, ł, and every script but Latin.
_FOLD = re.compile("[ßøØłŁđĐıæÆœŒðþħĦ\u0250-\u1dff\u2c00-\U0010ffff]")
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')
_MOST_HITS = 2000  # articles that are ranked: of more, the newest. To rank them all takes a quarter of a second
_TITLE_WEIGHT = 6.0  # of a word in a title, against one in the text
_OPENING = 300  # characters


def spaced(text: str) -> str:
    """The text as the index reads it. What is asked must be spaced too, and then asked as a phrase."""
    return folded(text) if not text.isascii() and _FOLD.search(text) else text


class SqliteSearching(SqliteAudience):
    """Words in and out, always in the transaction that changes the article; and who holds them."""

    def _index(self, n: int, title: str, text: str) -> None:
        self._run(
            "INSERT INTO search (rowid, title, text) VALUES (:n, :title, :text)",
            {"n": n, "title": spaced(title), "text": spaced(text)},
        )

    def _unindex(self, n: int, title: str, text: str) -> None:
        """`title` and `text` must be those that were indexed."""
        self._run(
            "INSERT INTO search (search, rowid, title, text) VALUES ('delete', :n, :title, :text)",
            {"n": n, "title": spaced(title), "text": spaced(text)},
        )

    def search(self, words: str, *, limit: int, begun: bool = False, place: Place | None = None) -> list[Found]:
        """Stories with an article that holds all the words, best first; "words in quotes" stand in that order.

        As `place` may see them; without a place, as everybody may.

        `begun`: words that only begin so will do. Where very many articles match, the newest of them are looked at.
        """
        terms = [first or second for first, second in _TERM.findall(words.translate(_QUOTES))]
        query = " ".join(_phrase(term) + (" *" if begun else "") for term in terms if folded(term).strip())
        if not query:
            return []
        audience = self._audience(place)
        rows = self._rows(
            f"""
            WITH hit AS MATERIALIZED (
                SELECT rowid AS n, bm25(search, :weight, 1.0) AS score FROM search WHERE search MATCH :query
                ORDER BY rowid DESC LIMIT :most
            )
            SELECT article.*, SUBSTR(COALESCE(NULLIF(standfirst, ''), text, ''), 1, :opening) AS opening, MIN(score)
            FROM hit JOIN article USING (n) LEFT JOIN body USING (n) WHERE story IS NOT NULL AND {audience.sees}
            GROUP BY story ORDER BY MIN(score), article.n DESC LIMIT :limit
            """,  # noqa: S608 - the condition has its parameters
            audience.values
            | {"query": query, "weight": _TITLE_WEIGHT, "most": _MOST_HITS, "limit": limit, "opening": _OPENING},
        )
        return [_found(row) for row in rows]

    def mentions(
        self, phrases: Iterable[str], stories: Collection[int], *, place: Place | None = None
    ) -> dict[str, dict[int, Mentions]]:
        """For each phrase those of the stories in which it stands, in titles or texts that `place` may see."""
        asked = {phrase: _phrase(phrase) for phrase in phrases if folded(phrase).strip()}
        found: dict[str, dict[int, Mentions]] = {phrase: {} for phrase in asked}
        wanted, audience = frozenset(stories), self._audience(place)
        least = self._value(
            "SELECT MIN(n) FROM article WHERE story IN (SELECT value FROM json_each(:stories))",
            {"stories": json.dumps(sorted(wanted))},
        )
        if least is None or not asked or not self._holding(" OR ".join(asked.values()), least, audience, limit=1):
            return found  # most words that are muted stand in nothing new at all: one question shows it
        for phrase, query in asked.items():
            said = self._holding(query, least, audience)
            titled = self._holding("{title} : " + query, least, audience) if said else {}
            found[phrase] = {
                story: Mentions(titles=titled.get(story, 0), articles=count)
                for story, count in said.items()
                if story in wanted
            }
        return found

    def _holding(self, query: str, least: int, audience: Audience, *, limit: int = -1) -> dict[int, int]:
        """Story to how many of its articles from number `least` on the query finds."""
        rows = self._rows(
            f"""
            SELECT story, COUNT(*) FROM search CROSS JOIN article ON article.n = search.rowid
            WHERE search MATCH :query AND search.rowid >= :least AND story IS NOT NULL AND {audience.sees}
            GROUP BY story LIMIT :limit
            """,  # noqa: S608 - the condition has its parameters
            audience.values | {"query": query, "least": least, "limit": limit},
        )
        return {row[0]: row[1] for row in rows}


def _phrase(words: str) -> str:
    """One phrase of the query language, in which no sign of `words` has a meaning."""
    return '"' + spaced(words.replace('"', " ")) + '"'


def _found(row: sqlite3.Row) -> Found:
    return Found(
        story=row["story"],
        article=row["id"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        arrived=instant(row["arrived"]),
        published=published(row["published"]),
        opening=" ".join(row["opening"].split()),
    )
