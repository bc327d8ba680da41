"""The store on SQLite: all nouns on one connection, opened from one file. It promises what `storage.store` says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlite_utils import Migrations

from domain.errors import StoreError
from storage.sqlite.articles import SqliteArticles
from storage.sqlite.chats import SqliteChats
from storage.sqlite.connection import utc_now
from storage.sqlite.errands import SqliteErrands
from storage.sqlite.follows import SqliteFollows
from storage.sqlite.inbox import SqliteInbox
from storage.sqlite.keeping import SqliteKeeping
from storage.sqlite.leanings import SqliteLeanings
from storage.sqlite.looking import SqliteLooking
from storage.sqlite.migrating import bring_up_to_date
from storage.sqlite.notes import SqliteNotes
from storage.sqlite.outbox import SqliteOutbox
from storage.sqlite.people import SqlitePeople
from storage.sqlite.pruning import SqlitePruning
from storage.sqlite.regards import SqliteRegards
from storage.sqlite.restoring import SqliteRestoring
from storage.sqlite.steps import migrations

__all__ = ["SqliteStore", "open_store"]


class SqliteStore(
    SqliteArticles,
    SqliteFollows,
    SqliteChats,
    SqliteRestoring,
    SqliteOutbox,
    SqliteInbox,
    SqliteErrands,
    SqlitePeople,
    SqliteNotes,
    SqlitePruning,
    SqliteRegards,
    SqliteKeeping,
    SqliteLeanings,
    SqliteLooking,
):
    """Everything together; used from the thread that opened it."""

    def migrate(self, steps: Migrations) -> None:
        """Brings the schema up to date. Raises NewerSchema, or StoreError where it is another program's file."""
        try:
            with self._in_words():
                bring_up_to_date(self._db, self._path, steps)
        except StoreError:
            self._db.conn.close()
            raise


def open_store(path: Path | str, *, now: Callable[[], datetime] = utc_now) -> SqliteStore:
    """The store in the file `path`, made with its folder where missing and brought up to date.

    Raises NewerSchema for a database of a newer version, StoreError for one that cannot be read or written.
    """
    store = SqliteStore(Path(path), now)
    store.migrate(migrations())
    return store
