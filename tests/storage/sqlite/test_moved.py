"""What the rows of stories say of their articles: the same whether drawn as they changed or by the migration."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.chats import Place
from domain.model import Origin, Source, SourceKind, StoryKind, StorySketch
from storage.sqlite import SqliteStore, open_store
from storage.sqlite.forms import listed
from storage.sqlite.sketching import kind_line, kind_of
from tests.storage.builders import HOME, NOON, article, file, filed, minutes


def _sketches(store: SqliteStore, place: Place | None) -> list[list[StorySketch]]:
    spans = [(0, 9), (2, 3), (2, 9), (0, 2)]
    return [
        store.sketches(since=minutes(begin), until=minutes(end), after=after, place=place)
        for begin, end in spans
        for after in (0, 2, 4)
    ]


MINE = Source(id="mine", kind=SourceKind.FEED, url="https://x.example/f", outlet="Mine", origin=Origin.OWN)


def _stored(path: Path) -> SqliteStore:
    """Stories of shared articles, of somebody's own, and of both, filed in another order than they arrived."""
    store = open_store(path)
    store.follow(HOME, MINE, NOON - timedelta(days=9))
    store.add_articles(
        [article(f"a{at}", outlet=f"o{at % 3}", arrived=minutes(at)) for at in range(1, 7)]
        + [article(f"m{at}", source="mine", own=True, arrived=minutes(at)) for at in range(1, 4)]
    )
    told = (("m1", 1), ("a1", 2), ("a2", 2), ("m2", 2), ("a5", 3), ("a3", 2), ("a6", 4), ("a4", 4), ("m3", 3))
    file(store, *(filed(name, story) for name, story in told))
    return store


def _rows(store: SqliteStore) -> list[dict[str, Any]]:
    return [dict(row) for row in store._rows("SELECT * FROM story ORDER BY id")]


def _as_before(store: SqliteStore) -> None:
    store._run("DROP INDEX story_moved")
    for column in ("lang TEXT", "topics TEXT", "reports INTEGER"):
        store._run(f"ALTER TABLE story ADD COLUMN {column} NOT NULL DEFAULT ''")
    for row in store._rows("SELECT id, kind FROM story"):
        kind = kind_of(row["kind"])
        store._run(
            "UPDATE story SET lang = :lang, topics = :topics, reports = :reports WHERE id = :id",
            {"id": row["id"], "lang": kind.lang, "topics": listed(kind.topics), "reports": kind.reports},
        )
    for name in ("kind", "moment", "last_filed"):
        store._run(f"ALTER TABLE story DROP COLUMN {name}")
    store._run("DELETE FROM _sqlite_migrations WHERE name IN ('0081_moved', '0082_kinds', '0083_plain_kinds')")


@pytest.mark.parametrize(
    "kind",
    [
        StoryKind(lang="en", topics=("world", "science"), breadth=3, reports=2),
        StoryKind(lang="", topics=(), breadth=0, reports=1),
        StoryKind(lang="zh-Hant", topics=("", "two words", 'a "%20" b', "体育\n"), breadth=12, reports=12),
    ],
    ids=["plain", "nothing", "hostile"],
)
def test_a_kind_is_one_text_that_json_leaves_as_it_is(kind: StoryKind) -> None:
    line = kind_line(kind)
    assert kind_of(line) == kind
    assert json.dumps(line) == f'"{line}"'


def test_a_database_from_before_is_told_what_moved_in_it(tmp_path: Path) -> None:
    store = _stored(tmp_path / "briefing.db")
    rows = _rows(store)
    moved = [_sketches(store, place) for place in (None, HOME)]
    assert [bool(one) for one in moved[0]] == [True] * 9 + [True, True, False]
    _as_before(store)
    store.close()
    store = open_store(tmp_path / "briefing.db")
    assert _rows(store) == rows
    assert [_sketches(store, place) for place in (None, HOME)] == moved
    store.close()
