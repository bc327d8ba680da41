"""The file itself: who may read it, which versions are taken, what is said when it cannot be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from domain.errors import Damaged, NewerSchema, StoreError
from storage.sqlite import SqliteStore, open_store
from storage.sqlite.connection import utc_now
from storage.sqlite.steps import migrations
from tests.storage.builders import NOON, article


def _newer() -> Migrations:
    steps = migrations()

    @steps(name="0999_newer")
    def newer(db: Database) -> None:
        db.execute("CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT")

    return steps


def _failing() -> Migrations:
    steps = _newer()

    @steps(name="9999_failing")
    def failing(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
        db.execute("SELECT nothing")

    return steps


def _tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be made, in a folder that is not there yet."""
    return tmp_path / "new" / "briefing.db"


def test_only_the_owner_may_read_the_folder_and_the_files(path: Path) -> None:
    store = open_store(path)
    store.put_note("a", "1")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    files = sorted(path.parent.iterdir())
    assert [file.name for file in files] == ["briefing.db", "briefing.db-shm", "briefing.db-wal"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    store.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 10_000),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_the_connection_is_set_for_safety(path: Path, pragma: str, value: str | int) -> None:
    store = open_store(path)
    assert store._value(f"PRAGMA {pragma}") == value
    store.close()


def test_a_newer_schema_is_refused_in_one_line_and_left_alone(path: Path) -> None:
    store = SqliteStore(path, utc_now)
    store.migrate(_newer())
    store.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match="newer version") as refused:
        open_store(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == before


def test_an_older_database_is_copied_before_it_is_migrated(path: Path) -> None:
    store = open_store(path)
    store.add_articles([article("a")])
    store.close()
    newer = SqliteStore(path, utc_now)
    newer.migrate(_newer())
    assert newer.article("a") == article("a")
    newer.close()
    copy = path.with_name("briefing.db.before-0999_newer")
    assert sorted(file.name for file in path.parent.iterdir()) == ["briefing.db", copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "newer" in _tables(path) - _tables(copy)
    old = open_store(copy)
    assert old.article("a") == article("a")
    old.close()


def test_a_new_and_an_up_to_date_database_are_not_copied(path: Path) -> None:
    for _ in range(2):
        open_store(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["briefing.db"]


def test_a_failing_migration_leaves_nothing_of_itself(path: Path) -> None:
    open_store(path).close()
    store = SqliteStore(path, utc_now)
    with pytest.raises(StoreError, match="nothing"):
        store.migrate(_failing())
    assert not {"newer", "half"} & _tables(path)
    open_store(path).close()


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(StoreError, match="is not a database"):
        open_store(path)


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert _tables(path) == {"theirs"}


def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError):
        open_store(path)


def test_damage_and_orphans_are_told(path: Path) -> None:
    store = open_store(path)
    store.add_articles([article(f"a{number}", text="x" * 5000) for number in range(50)])
    assert store.check() == []
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM article WHERE id = 'a7'")
        connection.commit()
    store = open_store(path)
    assert store.check() == ["Row 8 of table body refers to nothing in article."]
    store.close()
    damaged = bytearray(path.read_bytes())
    texts = damaged.index(b"x" * 3000, len(damaged) * 3 // 4)  # what is needed to open it at all stands elsewhere
    damaged[texts : texts + 20_000] = b"\xff" * 20_000
    path.write_bytes(damaged)
    store = open_store(path)
    assert any("briefing.db" in line for line in store.check())
    store.close()


def test_a_text_that_is_none_any_more_is_damage(path: Path) -> None:
    store = open_store(path)
    store.put_note("a", "1")
    store._run("UPDATE note SET value = CAST(x'ff' AS TEXT)")
    with pytest.raises(Damaged):
        store.note("a")
    store.close()


def test_a_full_disk_is_an_error_that_leaves_nothing_and_heals(path: Path) -> None:
    store = open_store(path)
    pages = store._value("PRAGMA page_count")
    store._run(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(StoreError, match="full"):
        store.add_articles([article("a", text="x" * 200_000)])
    with pytest.raises(StoreError), store.transaction():  # noqa: PT012 - the block is what fails
        store.put_note("a", "1")
        with pytest.raises(StoreError):
            store.add_articles([article("a", text="x" * 200_000)])
        store.put_note("b", "1")
    assert (store.article("a"), store.note("b")) == (None, None)
    store._run("PRAGMA max_page_count = 100000")
    assert store.add_articles([article("a", text="x" * 200_000)]).new == ("a",)
    assert store.check() == []
    store.close()


def test_a_writer_that_never_ends_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.sqlite.connection.BUSY_SECONDS", 0.05)
    mine, other = open_store(path), open_store(path)
    with other.transaction():
        other.put_note("a", "1")
        with pytest.raises(StoreError, match="locked"):
            mine.put_note("b", "1")
        assert mine.note("a") is None
    mine.remember(["k"], NOON)
    assert mine.note("a") == "1"
    mine.close()
    other.close()
