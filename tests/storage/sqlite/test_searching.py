"""The index of words holds what the articles hold: in with them, out with them, whatever script they are in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from storage.sqlite import SqliteStore, open_store
from storage.sqlite.connection import utc_now
from storage.sqlite.searching import spaced
from storage.sqlite.steps import migrations
from tests.storage.builders import NOON, article


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty store."""
    with closing(open_store(tmp_path / "briefing.db")) as opened:
        yield opened


def found(store: SqliteStore, words: str) -> list[str]:
    """The articles that hold the phrase."""
    rows = store._rows(
        "SELECT id FROM search JOIN article ON article.n = search.rowid WHERE search MATCH :phrase ORDER BY n",
        {"phrase": '"' + spaced(words) + '"'},
    )
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("zurich", ["a"]),
        ("ZÜRICH", ["a"]),
        ("uber den", ["a"]),
        ("den uber", []),
        ("北京", ["b"]),
        ("京北", []),
        ("โลก", ["c"]),
        ("ring", []),
    ],
    ids=["no accent", "capitals", "a phrase", "not in that order", "two signs", "the other way", "Thai", "half a word"],
)
def test_words_are_found_in_titles_and_texts(store: SqliteStore, words: str, ids: list[str]) -> None:
    store.add_articles(
        [
            article("a", title="Zürich 🎈 floods", text="Über den Wolken."),
            article("b", title="新闻", text="他在北京工作。"),
            article("c", text="สวัสดีชาวโลก bringing"),
        ]
    )
    assert found(store, words) == ids


def test_what_was_known_or_refused_is_not_indexed_twice(store: SqliteStore) -> None:
    for _ in range(2):
        store.add_articles([article("a", text="flood")])
    store.add_articles([article("a", text="drought")])
    assert (found(store, "flood"), found(store, "drought")) == (["a"], [])
    assert store._value("SELECT COUNT(*) FROM search") == 1


def test_what_is_rolled_back_is_not_found(store: SqliteStore) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        store.add_articles([article("a", text="flood"), article("b", arrived=NOON.replace(tzinfo=None))])
    assert found(store, "flood") == []


def test_removed_articles_leave_no_word(store: SqliteStore) -> None:
    store.add_articles([article("a", text="flood"), article("b", text="flood", source="other")])
    store.remove_articles("feed")
    assert found(store, "flood") == ["b"]
    assert store._value("SELECT COUNT(*) FROM search WHERE search MATCH 'flood'") == 1


def test_an_older_database_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "briefing.db"
    older = SqliteStore(path, utc_now)
    older.migrate(_only("0001_first", "0002_habits"))
    older._run(
        """INSERT INTO article (id, source, outlet, title, arrived, lang, topics, keys, paywalled)
        VALUES ('a', 'feed', 'O', 'Old news', '2024', 'en', '[]', '[]', 0)"""
    )
    older._run("INSERT INTO body (n, text, standfirst) VALUES (1, 'A flood.', '')")
    older.close()
    with closing(open_store(path)) as opened:
        assert found(opened, "flood") == ["a"]


def _only(*names: str) -> Migrations:
    """The first steps, as a program of that time had them."""
    first = Migrations("briefing-bot")
    with closing(sqlite3.connect(":memory:")) as empty:
        for step in migrations().pending(Database(empty, execute_plugins=False)):
            if step.name in names:
                first(name=step.name)(step.fn)
    return first
