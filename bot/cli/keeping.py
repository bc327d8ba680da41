"""`backup` and `restore`: a copy of the database while the bot runs, and the way back. Joins rooms, decides nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.backups import Backup, back_up, backups_in, restore
from bot.suspicion import Suspicion
from bot.wiring import House
from domain.errors import InputError


@click.command(epilog="Example: briefing-bot backup /srv/copies")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def backup(house: House, path: Path | None) -> None:
    """Copy the database and look the copy over; works beside the running bot.

    PATH is a file that is not there yet, or a folder. Without it the copy goes to the folder of the nightly ones.
    """
    if path is None:
        house.copies.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = back_up(house.database, path or house.copies, house.clock())
    click.echo(f"{made}  {made.stat().st_size / 1e6:.1f} MB, looked over and whole.")


@click.command("restore", epilog="Example: briefing-bot restore")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.pass_obj
def restore_(house: House, path: Path | None) -> None:
    """Bring back a copy, the newest nightly one unless PATH names another. Stop the bot first.

    Nothing that was sent since is sent again. The database that is there now is kept beside it.
    """
    with house.lock():
        done = restore(house.database, _chosen(house.copies, path), house.clock(), house.settings.zone)
        Suspicion(home=house.settings.home).forget()
    click.echo(f"Restored {done.backup.path}, made {done.backup.made:%Y-%m-%d %H:%M} UTC.")
    if done.aside:
        click.echo(f"The database that was there is now {done.aside}.")
    if not done.learnt:
        click.echo("What was told since that copy could not be read, so that some stories may come once more.")


def _chosen(copies: Path, path: Path | None) -> Backup:
    known = backups_in(path.parent if path else copies)
    if path:
        named = next((backup for backup in known if backup.path == path), None)
        return named or Backup(path=path, made=_changed(path))
    if not known:
        raise InputError(f"There is no copy in {copies}. `briefing-bot backup` makes one.")
    return known[0]


def _changed(path: Path) -> datetime:
    """When the file was last written: for a copy under a name that is not ours."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
