"""`run`, `chat`, `claim`: the bot alive, in Telegram or in this terminal. Joins rooms and decides nothing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

import click
from rich.console import Console

from bot.backups import mend
from bot.chat.access import new_claim
from bot.clerk import Clerk
from bot.cli.news import progress
from bot.cli.spans import read_instant
from bot.clock import clock_at
from bot.console import CONSOLE, Terminal, converse, say_all
from bot.errands import Errands, is_empty
from bot.heartbeat import PULL_SECONDS, TICK_SECONDS, Heartbeat
from bot.logs import log_to
from bot.pipeline import Reach
from bot.suspicion import Suspicion
from bot.warnings import warn_owners
from bot.wiring import House
from domain.chats import Place
from domain.errors import Damaged

FIRST_PULL_SECONDS = 20
"""How long somebody at a terminal waits for the first news before the bundled newsroom opens."""

_HELLO = "Type /start, /latest or /help; a number presses that button. Ctrl-D ends it."


@click.command(epilog="Example: BRIEFING_BOT_TOKEN=123456:ABC briefing-bot run")
@click.pass_obj
def run(house: House) -> None:
    """Start the bot: on Telegram where there is a token, else as a conversation in this terminal."""
    with house.lock():
        log_to(house.settings, screen=bool(house.settings.token))
        suspicion = Suspicion(home=house.settings.home)
        mended(house, suspicion)
        with suspicion.watching():
            _live(house)


def _live(house: House) -> None:
    if house.settings.token:
        from bot.cli.service import serve  # noqa: PLC0415 - only a bot on Telegram needs its client

        asyncio.run(serve(house))
    else:
        if sys.stdin.isatty():
            click.echo("No token is set, so the conversation opens here (README: Telegram in three steps).")
        _chat(house, pull=True)


def mended(house: House, suspicion: Suspicion) -> None:
    """Puts the newest whole copy in place of a damaged database, and says so to the operator and the owners."""
    now = house.clock()
    done = mend(house.database, house.copies, now, house.settings.zone, met=suspicion.met(now))
    if done is None:
        return
    suspicion.mended(now)
    when = f"{done.backup.made:%Y-%m-%d %H:%M} UTC"
    click.echo(f"The database was damaged. The copy of {when} is in its place.", err=True)
    with closing(house.open()) as store:
        warn_owners(store, "house-restored", {"when": when}, house.clock())


@click.command(epilog="Example: printf '/latest\\n' | briefing-bot chat")
@click.option("--at", help="Move the clock to this time: 2026-01-31T08:00Z.")
@click.option("--no-pull", is_flag=True, help="Ask no source, even where nothing has arrived yet.")
@click.pass_obj
def chat(house: House, at: str | None, no_pull: bool) -> None:
    """Talk to the bot in this terminal or through a pipe, as its owner."""
    start = read_instant(at, datetime.now(UTC)) if at else None
    _chat(House(settings=house.settings, clock=clock_at(start)), pull=not no_pull)


@click.command(epilog="Example: briefing-bot claim")
@click.pass_obj
def claim(house: House) -> None:
    """Print a fresh one-time link that makes whoever opens it the owner; valid for an hour."""
    with closing(house.open()) as store:
        click.echo(claim_line(new_claim(store, house.clock()), store.note("username")))


def claim_line(code: str, username: str | None) -> str:
    """How the code is used."""
    if username:
        return f"https://t.me/{username}?start={code}"
    return f"/start {code}    (send this to the bot in a private chat)"


def _chat(house: House, *, pull: bool) -> None:
    log_to(house.settings, screen=False)
    asyncio.run(_terminal(house, pull=pull))


async def _terminal(house: House, *, pull: bool) -> None:
    talking = sys.stdin.isatty()
    terminal = Terminal(write=click.echo, links=sys.stdout.isatty())
    with house.clerk() as clerk:
        await clerk.do(house.list_sources)
        async with house.reach() as reach:
            errands = errands_of(house, clerk, reach, mine=lambda place: place.chat == CONSOLE)
            await _first_news(clerk, errands, pull=pull, talking=talking)
            heart = beat(errands, pull=pull) if talking else None
            if talking:
                click.echo(_HELLO)
            if heart:
                heart.every(TICK_SECONDS, lambda: say_all(clerk, house.clock, terminal))
                heart.start()
            runner = house.runner(errands)
            await converse(clerk, house.conversation, house.clock, _lines(talking), terminal, runner)
            if heart:
                await heart.stop()


def errands_of(house: House, clerk: Clerk, reach: Reach, *, mine: Callable[[Place], bool]) -> Errands:
    """The errands of a bot that delivers to the places that are `mine`."""
    lateness = timedelta(hours=house.settings.max_lateness_hours)
    return Errands(clerk=clerk, reach=reach, zone=house.settings.zone, mine=mine, lateness=lateness)


async def _first_news(clerk: Clerk, errands: Errands, *, pull: bool, talking: bool) -> None:
    """Asks the sources where nothing has arrived yet, and opens the bundled newsroom where none of them answers."""
    if pull and await clerk.do(is_empty):
        total = await clerk.do(lambda store: len(store.sources()))
        with progress("Reading sources", total) as advance:
            try:
                async with asyncio.timeout(FIRST_PULL_SECONDS):
                    await errands.pull(told=lambda one: advance(1))
            except TimeoutError:
                pass  # what has arrived by now is enough to begin with
    if await errands.use_sample_if_empty() and talking:
        Console(stderr=True).print("No source could be reached: this is the bundled sample newsroom.")


def beat(errands: Errands, *, pull: bool, fatal: Callable[[Damaged], None] = lambda error: None) -> Heartbeat:
    """A heartbeat that plans, and with `pull` asks the sources. `fatal` is told of damage that no later beat mends."""
    heart = Heartbeat(errands.reach.now, fatal)
    heart.every(TICK_SECONDS, errands.plan)
    if pull:
        heart.every(PULL_SECONDS, errands.pull)
    return heart


async def _lines(talking: bool) -> AsyncIterator[str]:
    """What is typed, line by line, without holding up the loop."""
    while line := await asyncio.to_thread(_ask, talking):
        yield line


def _ask(talking: bool) -> str:
    if not talking:
        return sys.stdin.readline()
    try:
        return input("> ") + "\n"
    except (EOFError, KeyboardInterrupt):
        return ""
