"""Copies of the database: their names, how many are kept, and how one is brought back without sending twice.

What is restored was true when the copy was made. What went out since is not in it, so that before it is put in place:
nothing it left open is sent, no date that has passed is served again, and where the database it replaces can still be
read, what was told since is taken over from there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.planner import RESTORED, miss, pass_over
from bot.silence import HEARD
from domain.errors import Damaged, InputError, NoCopy, StoreError
from storage.sqlite import open_store
from storage.sqlite.copying import copy_verified, put_in_place, quick_damage_in
from storage.store import Store

FOLDER = "backups"
_PREFIX, _STAMP = "briefing-", "%Y%m%dT%H%M%SZ"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy and the instant it was made."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put in place, where the database is that was there, and whether what it had told was taken over."""

    backup: Backup
    aside: Path | None
    learnt: bool


def name_of(now: datetime) -> str:
    """The file name of a copy made now."""
    return f"{_PREFIX}{now.astimezone(UTC).strftime(_STAMP)}.db"


def backups_in(folder: Path) -> list[Backup]:
    """The copies there that have the names we give, newest first."""
    found = [Backup(path=path, made=made) for path in folder.glob(f"{_PREFIX}*.db") if (made := _made(path))]
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def _made(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem.removeprefix(_PREFIX), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def surplus(backups: Sequence[Backup], zone: str, *, daily: int, weekly: int) -> list[Backup]:
    """Those not kept: kept are the newest of each of the last `daily` days and of each of the last `weekly` weeks."""
    newest_first = sorted(backups, key=lambda backup: backup.made, reverse=True)
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    for backup in newest_first:
        local = backup.made.astimezone(ZoneInfo(zone))
        days.setdefault(local.date(), backup)
        weeks.setdefault(local.isocalendar()[:2], backup)
    kept = [*list(days.values())[:daily], *list(weeks.values())[:weekly]]
    return [backup for backup in newest_first if backup not in kept]


def back_up(database: Path, to: Path, now: datetime) -> Path:
    """A verified copy at `to`, or under a name of its own where `to` is a folder. Gives where it is.

    Raises InputError where something is there already, Damaged, StoreError.
    """
    target = to / name_of(now) if to.is_dir() else to
    if target.exists():
        raise InputError(f"{target} is there already.")
    if not database.exists():
        raise InputError(f"There is no database {database} yet.")
    copy_verified(database, target)
    return target


def restore(database: Path, backup: Backup, now: datetime, zone: str, *, damaged: bool = False) -> Restored:
    """Brings the copy back without sending again what was sent since; the caller holds the instance lock.

    Raises Damaged for a copy that is not whole, NewerSchema, StoreError; then nothing has changed.
    """
    scratch = database.with_name(database.name + ".restoring")
    try:
        copy_verified(backup.path, scratch)
        with closing(open_store(scratch, now=lambda: now)) as store:
            store.leave_open_ends(now)
            learnt = not database.exists() or _learnt(store, database)
            pass_over(store, now, zone)
            store.put_note(HEARD, None)  # as the copy has it, Telegram was not heard since
            store.put_note(RESTORED, None if learnt else now.isoformat())
        stamp = now.astimezone(UTC).strftime(_STAMP)
        aside = put_in_place(scratch, database, f"{'damaged' if damaged else 'replaced'}-{stamp}")
    finally:
        for file in database.parent.glob(scratch.name + "*"):
            file.unlink()
    return Restored(backup=backup, aside=aside if aside.exists() else None, learnt=learnt)


def _learnt(store: Store, database: Path) -> bool:
    """Whether what was told since could be taken over from the database that is replaced."""
    try:
        store.learn_from(database)
        for place, due in store.unsent_in(database):
            miss(store, place, due)
    except StoreError as error:
        log.warning("what was told since the copy cannot be read: %s", error)
        return False
    return True


def mend(database: Path, folder: Path, now: datetime, zone: str, *, met: bool = False) -> Restored | None:
    """Before the bot starts: puts the newest whole copy in place of a damaged database; None where nothing is wrong.

    `met`: the last run met damage, which a look at the file need not see. Raises NoCopy where there is no copy.
    """
    wrong = quick_damage_in(database) if database.exists() else []
    if met and not wrong:
        wrong = ["the last run could not read it"]
    if not wrong:
        return None
    log.error("the database %s is damaged: %s", database, wrong[0])
    for backup in backups_in(folder):
        try:
            return restore(database, backup, now, zone, damaged=True)
        except Damaged as error:
            log.error("the copy %s is no use: %s", backup.path, error)
    raise NoCopy(
        f"The database {database} is damaged ({wrong[0]}) and there is no whole copy in {folder}. "
        "Put one in its place, or move the file away to begin anew."
    )
