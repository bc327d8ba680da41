"""`doctor`: is everything as it should be, and what to do where it is not. It mends nothing."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import click

from bot.backups import backups_in
from bot.timetable import zone_info
from bot.wiring import DATABASE, House
from config.catalogue import curated_sources
from domain.errors import BriefingError, SettingsError
from domain.ledger import Backlog
from domain.model import Reading

_LEAST_FREE = 200_000_000  # bytes: a week of news with room to spare
_COPY_AGE = timedelta(days=3)  # a machine that slept for a night or two is no reason to worry
_BUILT = datetime(2026, 11, 1, tzinfo=UTC)  # a clock that shows less is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: what was looked at, whether it is well, and what to do where it is not."""

    what: str
    ok: bool
    said: str


@click.command(epilog="Example: briefing-bot doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else there.")
@click.pass_obj
def doctor(house: House, as_json: bool) -> None:
    """Look at settings, database, sources, token, clock, zones and disk; exit 1 if anything is wrong."""
    findings = list(_findings(house))
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in findings]}, ensure_ascii=False))
    else:
        for one in findings:
            click.echo(f"{'ok   ' if one.ok else 'WRONG'}  {one.what:9} {one.said}")
    sys.exit(0 if all(one.ok for one in findings) else 1)


def _findings(house: House) -> Iterator[Finding]:
    yield Finding(what="settings", ok=True, said=f"data folder {house.settings.home}")
    yield from _database(house)
    yield _token(house)
    yield _clock(house.clock())
    yield _zones(house.settings.zone)
    yield _disk(house)
    yield _copies(house)


def _database(house: House) -> Iterator[Finding]:
    try:
        with closing(house.open()) as store:
            wrong = store.check()
            said = "; ".join(wrong) if wrong else f"{DATABASE}, {store.size() / 1e6:.1f} MB"
            yield Finding(what="database", ok=not wrong, said=said)
            yield _owed(store.backlog())
            read = [reading for source, reading in store.sources() if source.kind.value not in ("sample", "import")]
    except BriefingError as error:
        yield Finding(what="database", ok=False, said=str(error))
        return
    try:
        yield _sources(len(curated_sources(house.settings.sources)), read, house.clock())
    except SettingsError as error:
        yield Finding(what="sources", ok=False, said=str(error))


def _sources(listed: int, readings: list[Reading], now: datetime) -> Finding:
    failing = sum(reading.failures > 0 for reading in readings)
    answered = [reading.read_at for reading in readings if reading.read_at]
    if not answered:
        tried = any(reading.tried_at for reading in readings)
        said = f"{listed} listed; none has answered yet: try `briefing-bot pull`, and look at the network or the proxy"
        return Finding(what="sources", ok=not tried, said=said)
    if now - max(answered) > timedelta(days=1):
        return Finding(
            what="sources", ok=False, said="none has answered for a day: is the bot running, is the network up?"
        )
    return Finding(what="sources", ok=True, said=f"{listed} listed, {failing} failing at the moment")


def _token(house: House) -> Finding:
    if not house.settings.token:
        return Finding(what="token", ok=True, said="none: the conversation runs in the terminal")
    return asyncio.run(_ask_telegram(house))


async def _ask_telegram(house: House) -> Finding:
    from bot.telegram.who import who_is  # noqa: PLC0415 - only where there is a token

    try:
        name = await who_is(house.settings.token, base_url=house.settings.api, proxy=house.settings.proxy)
    except BriefingError as error:
        return Finding(what="token", ok=False, said=str(error))
    if name is None:
        return Finding(
            what="token", ok=False, said="Telegram could not be reached: look at the network or BRIEFING_PROXY"
        )
    return Finding(what="token", ok=True, said=f"@{name}")


def _clock(now: datetime) -> Finding:
    if now < _BUILT:
        return Finding(what="clock", ok=False, said=f"it shows {now:%Y-%m-%d}, which is past: set the clock")
    return Finding(what="clock", ok=True, said=f"{now:%Y-%m-%d %H:%M} UTC")


def _zones(zone: str) -> Finding:
    try:
        zone_info(zone)
    except ValueError as error:
        return Finding(what="zones", ok=False, said=str(error))
    return Finding(what="zones", ok=True, said=f"{zone}; zone data {version('tzdata')}")


def _owed(backlog: Backlog) -> Finding:
    """What waits is no fault by itself: a chat may have to wait, Telegram may be away."""
    said = (
        f"{backlog.waiting:,} to be sent, {backlog.unanswered:,} to be answered; "
        f"{backlog.sent:,} sent, {backlog.gave_up:,} given up and {backlog.set_aside:,} updates set aside so far"
    )
    return Finding(what="delivery", ok=True, said=said)


def _copies(house: House) -> Finding:
    settings, found = house.settings, backups_in(house.copies)
    if not (settings.daily_backups or settings.weekly_backups):
        return Finding(what="copies", ok=True, said="none are wished")
    if not found:
        return Finding(what="copies", ok=True, said="none yet: the first comes at night, or by `briefing-bot backup`")
    newest = found[0].made
    if house.clock() - newest > _COPY_AGE:
        said = f"the newest is of {newest:%Y-%m-%d}: does the bot run at night, is there room for a copy?"
        return Finding(what="copies", ok=False, said=said)
    return Finding(what="copies", ok=True, said=f"{len(found)}, the newest of {newest:%Y-%m-%d %H:%M} UTC")


def _disk(house: House) -> Finding:
    free = shutil.disk_usage(house.settings.home if house.settings.home.exists() else house.settings.home.anchor).free
    if free < _LEAST_FREE:
        return Finding(what="disk", ok=False, said=f"{free / 1e6:.0f} MB free: make room, or move BRIEFING_HOME")
    return Finding(what="disk", ok=True, said=f"{free / 1e9:.0f} GB free")
