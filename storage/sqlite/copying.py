"""Whole copies of a database: made beside whoever writes it, looked over before they count, put back in its place.

A copy is one file. It knows no table; what a restored store must not do again is said in `restoring.py`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from domain.errors import Damaged, StoreError
from storage.sqlite.connection import NOT_WHOLE, copy_to

SIDES = ("", "-wal", "-shm")
_SEARCH = "SELECT 1 FROM sqlite_master WHERE name = 'search'"


def copy_verified(path: Path, to: Path) -> None:
    """A copy of the database `path` in the file `to`, which is there only once it was found whole.

    Raises Damaged where the database itself is not whole, StoreError where the copy cannot be written.
    """
    scratch = to.with_name(to.name + ".copying")
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            copy_to(connection, scratch)
        wrong = damage_in(scratch)
        if wrong:
            raise Damaged(f"The database {path} is damaged: {wrong[0]}.")
        _sync(scratch)
        scratch.replace(to)
        _sync(to.parent)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"The copy {to} cannot be made: {error}.") from error
    finally:
        for side in SIDES:
            scratch.with_name(scratch.name + side).unlink(missing_ok=True)


def damage_in(path: Path) -> list[str]:
    """What is wrong with a database that nobody has open, one phrase each; empty where it is whole."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            said += [f"a row of {row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")]
            if not said and connection.execute(_SEARCH).fetchone():
                connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
            return said
    except (sqlite3.Error, UnicodeDecodeError) as error:  # what SQLite says may quote the damaged bytes
        return [str(error)]


def quick_damage_in(path: Path) -> list[str]:
    """As `damage_in`, in a fraction of the time: it does not hold the indexes against their tables."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    except UnicodeDecodeError as error:  # as above
        return [str(error)]
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in NOT_WHOLE:
            return [str(error)]
        raise StoreError(f"The database {path} cannot be used: {error}.") from error


def put_in_place(copy: Path, path: Path, aside: str) -> Path:
    """Moves `copy` to where the database `path` is, which goes aside under its name with `aside` at its end.

    Gives the name it has now. Nobody may have either open. Raises StoreError.
    """
    old = path.with_name(f"{path.name}.{aside}")
    try:
        for side in SIDES:
            beside = path.with_name(path.name + side)
            if beside.exists():
                beside.replace(old.with_name(old.name + side))
        copy.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise StoreError(f"The copy cannot be put in place of {path}: {error}.") from error
    return old


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
