"""All or nothing, also between two processes, and all of it still there after a restart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from domain.chats import Role
from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import HOME, NOON, article, file, filed, owe, send
from tests.storage.conftest import OpenStore

_OTHER = """
import sys
from storage.sqlite import open_store
store = open_store(sys.argv[1])
for number in range(int(sys.argv[2])):
    with store.transaction():
        seen = int(store.note("count") or 0)
        store.put_note("count", str(seen + 1))
store.close()
"""


class _Stop(Exception):
    """Breaks a transaction off."""


def test_a_transaction_broken_off_leaves_nothing(store: Store) -> None:
    with pytest.raises(_Stop), store.transaction():  # noqa: PT012 - the block is what is broken off
        store.add_articles([article("a")])
        owe(store, HOME, "1")
        store.put_note("a", "1")
        raise _Stop
    assert (store.article("a"), store.note("a"), store.backlog().waiting) == (None, None, 0)


def test_a_transaction_inside_another_stands_or_falls_with_it(store: Store) -> None:
    with pytest.raises(_Stop), store.transaction():  # noqa: PT012 - the block is what is broken off
        with store.transaction():
            store.put_note("a", "1")
        raise _Stop
    assert store.note("a") is None


def test_an_inner_one_broken_off_leaves_nothing_of_itself_alone(store: Store) -> None:
    with store.transaction():
        store.put_note("outer", "1")
        with pytest.raises(_Stop), store.transaction():  # noqa: PT012 - the block is what is broken off
            store.put_note("inner", "1")
            raise _Stop
    assert (store.note("outer"), store.note("inner")) == ("1", None)


def test_the_store_goes_on_after_a_transaction_broken_off(store: Store) -> None:
    with pytest.raises(_Stop), store.transaction():
        raise _Stop
    with store.transaction():
        store.put_note("a", "1")
    assert store.note("a") == "1"


def test_everything_is_still_there_after_a_restart(open_it: OpenStore) -> None:
    store = open_it()
    store.add_articles([article("a")])
    file(store, filed("a", 1))
    owe(store, HOME, "1")
    store.put_role("1", Role.OWNER)
    store.close()
    again = open_it()
    assert again.article("a") == article("a")
    assert [story.id for story in again.stories()] == [1]
    assert again.owners() == ["1"]
    assert send(again) == "1"
    assert again.check() == []


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path, count = tmp_path / "briefing.db", 60
    store = open_store(path)
    command = [sys.executable, "-c", _OTHER, str(path), str(count)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as other:  # noqa: S603 - our own interpreter
        for _ in range(count):
            with store.transaction():
                store.put_note("count", str(int(store.note("count") or 0) + 1))
        _, trouble = other.communicate(timeout=30)
    assert (other.returncode, trouble) == (0, b"")
    assert store.note("count") == str(2 * count)
    store.close()


def test_the_desk_of_one_process_sees_that_another_has_filed(open_it: OpenStore) -> None:
    mine, other = open_it(), open_it()
    mine.add_articles([article("a")])
    version = mine.desk_version()
    file(other, filed("a", 1))
    assert not mine.file([filed("a", 2)], {}, version=version, next_story=3)


def test_articles_removed_with_their_source_never_arrived(store: Store) -> None:
    store.add_articles([article("sample", source="sample", keys=("k",)), article("real"), article("unfiled")])
    file(store, filed("sample", 1), filed("real", 1, "sample"))
    version = store.desk_version()
    assert store.remove_articles("sample") == 1
    story = store.story(1)
    assert story is not None
    assert [(each.article.id, each.copy_of) for each in story.members] == [("real", None)]
    assert store.desk_version() > version
    assert store.add_articles([article("sample", keys=("k",))]).new == ("sample",)
    assert store.remove_articles("sample") == 0


def test_copies_are_counted_by_source_above_a_filing_number(store: Store) -> None:
    store.add_articles([article("a"), article("b"), article("c", source="other"), article("d")])
    file(store, filed("a", 1), filed("b", 1, "a"), filed("c", 1, "a"), filed("d", 1, "a"))
    assert store.copies_since(2) == {"feed": 1, "other": 1}
    assert store.copies_since(0) == {"feed": 2, "other": 1}
    assert store.copies_since(4) == {}


def test_the_size_grows_with_what_is_stored(store: Store) -> None:
    before = store.size()
    store.add_articles([article("a", text="x" * 100_000, arrived=NOON)])
    assert store.size() >= before + 100_000
