"""One SQLite connection and its transactions, settings and errors. It knows no table and is used from one thread.

Every text on its way in is cleaned here: a lone surrogate or a NUL becomes U+FFFD, so lengths and offsets stay.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from domain.errors import Damaged, Full, StoreError

BUSY_SECONDS = 10.0  # how long a writer waits for another one
NOT_WHOLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)  # SQLite's codes for a damaged file
UNDECODABLE = "Could not decode to UTF-8"  # what sqlite3 says of bytes that we never wrote; it has no code for it
MOST_REWRITTEN = 1_000_000_000  # bytes: some ten seconds; a larger file would keep everybody waiting
_REPLACEMENT = "\ufffd"

Value = str | int | float | bytes | None
Values = Mapping[str, Value]


class Connection:
    """What all nouns stand on: transactions, and queries with named parameters."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Opens or makes the file at `path`, readable by its owner only. Raises StoreError."""
        self._path = path
        self._now = now
        self._depth = 0
        self._unwashed = False
        with self._in_words():
            self._db = Database(_connect(path), execute_plugins=False)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write lock at once, all or nothing; inside another it joins it, and what fails inside leaves nothing."""
        name = f"inner{self._depth}"
        begin, commit, rollback = (
            (f"SAVEPOINT {name}", f"RELEASE {name}", f"ROLLBACK TO {name}")
            if self._depth
            else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        )
        self._run(begin)
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            self._undo(rollback)
            raise
        self._depth -= 1
        try:
            self._run(commit)
        except StoreError:
            self._undo(rollback)
            raise
        if self._unwashed and not self._depth:
            self._unwashed = False
            self._rewrite()

    def _wash(self) -> None:
        """After this transaction nothing that it erased is left in the file or in the log beside it."""
        self._unwashed = True

    def _rewrite(self) -> None:
        """Writes the file anew. Zeroed cells are not enough: when a page is put in order, it may keep a stale copy."""
        if self.size() <= MOST_REWRITTEN:
            self._run("VACUUM")
        self._rows("PRAGMA wal_checkpoint (TRUNCATE)")  # one that cannot, for somebody reads, is done by the next one

    def close(self) -> None:
        """Closes the database; nothing may be called after it."""
        with self._in_words():
            self._db.conn.close()

    def size(self) -> int:
        """Bytes on disk, with the log that is not yet folded in."""
        files = [self._path.with_name(self._path.name + end) for end in ("", "-wal", "-shm")]
        return sum(file.stat().st_size for file in files if file.exists())

    def check(self) -> list[str]:
        """What is wrong with the database, one sentence each; empty when all is well."""
        try:
            pages = [str(row[0]) for row in self._db.execute("PRAGMA quick_check")]
            orphans = list(self._db.execute("PRAGMA foreign_key_check"))
        except (sqlite3.Error, UnicodeDecodeError) as error:  # what SQLite says may quote the damaged bytes
            return [f"The database {self._path} cannot be read: {error}."]
        wrong = [f"The database {self._path} is damaged: {line}." for line in pages if line != "ok"]
        return wrong + [f"Row {row[1]} of table {row[0]} refers to nothing in {row[2]}." for row in orphans]

    def _rows(self, sql: str, values: Values | None = None) -> list[sqlite3.Row]:
        with self._in_words():
            return list(self._db.execute(sql, clean(values or {})).fetchall())

    def _row(self, sql: str, values: Values | None = None) -> sqlite3.Row | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _value(self, sql: str, values: Values | None = None) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self._row(sql, values)
        return None if row is None else row[0]

    def _run(self, sql: str, values: Values | None = None) -> int:
        """Runs a statement that gives no rows; how many rows it changed."""
        if self._depth and not self._db.conn.in_transaction:  # SQLite undoes all by itself when a disk is full
            raise StoreError(f"The database {self._path} could not be written; nothing of the change was kept.")
        with self._in_words():
            return self._db.execute(sql, clean(values or {})).rowcount

    def _run_many(self, sql: str, values: Iterable[Values]) -> int:
        """Runs a statement once for each of `values`; how many rows they changed."""
        with self.transaction(), self._in_words():
            return self._db.conn.executemany(sql, [clean(row) for row in values]).rowcount

    def _undo(self, rollback: str) -> None:
        if self._db.conn.in_transaction:
            self._run(rollback)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:  # what SQLite says of a damaged file may quote its bytes
            raise Damaged(f"The database {self._path} is damaged.") from error
        except (sqlite3.Error, OSError) as error:
            raise _kind(error)(f"The database {self._path} cannot be used: {error}.") from error


def _kind(error: Exception) -> type[StoreError]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) == errno.ENOSPC:
        return Full
    return Damaged if code in NOT_WHOLE or UNDECODABLE in str(error) else StoreError


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)  # the log beside it takes over its mode
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL loses acknowledged commits in a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def copy_to(source: sqlite3.Connection, path: Path) -> None:
    """A whole copy of an open database at `path`, whatever else is written meanwhile."""
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as copy:
        source.backup(copy)


def clean(values: Values) -> dict[str, Value]:
    """The values with every text in a form that SQLite keeps whole."""
    return {name: clean_text(value) if isinstance(value, str) else value for name, value in values.items()}


def clean_text(text: str) -> str:
    """`text` with U+FFFD in place of each NUL and each lone surrogate: as long as before."""
    if text.isascii():
        return text.replace("\0", _REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join(_REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text.replace("\0", _REPLACEMENT)


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)
