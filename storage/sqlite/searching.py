"""The index of words that `/search` looks in: titles and texts, kept with the articles. It ranks and fetches nothing.

It holds no second copy of a text (contentless FTS5), so a word goes out of it only by naming the text it came from. The
row id is `article.n`. A text that was pruned stays to be found by its words; an article that was removed does not.
"""

from __future__ import annotations

import re

from storage.sqlite.connection import Connection

# Scripts written without spaces between words: each sign is a word of its own, so that any run of them is found.
_SOLID = re.compile(
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f])"
)


def spaced(text: str) -> str:
    """The text as the index reads it. What is asked must be spaced too, and then asked as a phrase."""
    return text if text.isascii() else _SOLID.sub(r" \1 ", text)


class SqliteSearching(Connection):
    """Words in and out, always in the transaction that changes the article."""

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
