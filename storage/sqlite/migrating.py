"""A database is brought up to date, after a copy of it as it was. It knows no table; `schema.py` and `steps.py` do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from domain.errors import NewerSchema, StoreError
from storage.sqlite.connection import copy_to


def bring_up_to_date(db: Database, path: Path, steps: Migrations) -> None:
    """Applies what is missing, after a copy beside an older database. Raises NewerSchema or StoreError."""
    applied = {step.name for step in steps.applied(db)}
    pending = _pending(db, steps)
    if not applied and db.table_names():
        raise StoreError(f"The database {path} belongs to another program.")
    _refuse_newer(applied, path, steps)
    if not pending:
        return
    if applied:
        _copy_before(db, path, steps)
    with _locked(db):
        steps.apply(db)


def _pending(db: Database, steps: Migrations) -> list[str]:
    return [step.name for step in steps.pending(db)]


def _refuse_newer(applied: set[str], path: Path, steps: Migrations) -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        known = set(_pending(Database(empty, execute_plugins=False), steps))
    if newer := sorted(applied - known):
        raise NewerSchema(f"The database {path} was written by a newer version of this program (it has {newer[-1]}).")


def _copy_before(db: Database, path: Path, steps: Migrations) -> None:
    """Leaves `NAME.before-STEP`; another process that migrated meanwhile has made it already."""
    scratch = path.with_name(path.name + ".copying")
    scratch.unlink(missing_ok=True)
    copy_to(db.conn, scratch)
    with closing(sqlite3.connect(scratch)) as connection:
        missing = _pending(Database(connection, execute_plugins=False), steps)
    if missing:
        scratch.replace(path.with_name(f"{path.name}.before-{missing[0]}"))
    else:
        scratch.unlink()


@contextmanager
def _locked(db: Database) -> Iterator[None]:
    """The write lock while migrating, so that of two processes one waits and then finds nothing to do."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    finally:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
