"""`sources …`: the places news comes from, listed, added, removed, paused, tested, taken in and out as a list.

What chats added for themselves is theirs: it is counted and named by its host here, its address is never shown.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.cli.news import progress
from bot.sharing import added, keep_listed, share, shared_like
from bot.wiring import House
from bot.words.catalogue import DEFAULT, Words
from bot.words.troubles import in_english, what_to_do
from config.catalogue import curated_sources
from domain.errors import InputError
from domain.model import Origin, Reading, Source, SourceKind, published_text
from ingest.characters import one_line
from ingest.collect import Failed, Listed, list_source
from ingest.discover import Candidate, NothingFound, find_sources
from ingest.opml import LARGEST, Outline, read_opml, write_opml
from ingest.urls import host_of
from storage.store import Store

AT_ONCE = 16
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else there."
)


@click.group(epilog="Example: briefing-bot sources list")
def sources() -> None:
    """The places news comes from."""


@sources.command("list", epilog="Example: briefing-bot sources list")
@_JSON
@click.pass_obj
def list_(house: House, as_json: bool) -> None:
    """Every source, and how it was when it was last read."""
    with closing(house.open()) as store:
        house.list_sources(store)
        rows = [_row(store, source, reading) for source, reading in store.sources()]
    if as_json:
        click.echo(json.dumps({"sources": rows}, ensure_ascii=False))
        return
    table = Table("Id", "Outlet", "Kind", "From", "Topics", "Last read", "Trouble")
    for row in rows:
        last = str(row["read"] or "never").replace("T", " ").removesuffix("Z")
        state = "paused" if row["paused"] else str(row["trouble"] or "")
        table.add_row(*(str(row[name]) for name in ("id", "outlet", "kind", "origin", "topics")), last, state)
    Console().print(table)


def _row(store: Store, source: Source, reading: Reading) -> dict[str, object]:
    return {
        "id": source.id,
        "outlet": host_of(source.url) if source.own else source.outlet,
        "kind": source.kind.value,
        "url": None if source.own else source.url,
        "origin": source.origin.value,
        "topics": ", ".join(source.topics),
        "followers": len(store.follow_places(source.id)) if source.own else None,
        "paused": source.id in store.paused_sources(),
        "read": published_text(reading.read_at),
        "trouble": in_english(reading.trouble) if reading.trouble else None,
    }


@sources.command("add", epilog="Example: briefing-bot sources add https://example.org/news --topic world")
@click.argument("address")
@click.option("--topic", "topics", multiple=True, help="A topic of all that it brings (may be given again).")
@click.option("--yes", is_flag=True, help="Keep what is found first, without a question.")
@click.pass_obj
def add(house: House, address: str, topics: Sequence[str], yes: bool) -> None:
    """Look what is at an address, show it with three headlines, and keep it for everybody."""
    known = [topic.id for topic in house.topics]
    if wrong := [topic for topic in topics if topic not in known]:
        raise click.BadParameter(f"{wrong[0]!r} is no topic. There are: {', '.join(known)}.")
    found = asyncio.run(_find(house, address))
    if isinstance(found, NothingFound):
        raise InputError(f"{in_english(found.trouble)} {what_to_do(Words(DEFAULT), found.trouble)}")
    one = _chosen(found, yes)
    if one is None:
        click.echo("Nothing was kept.")
        return
    with closing(house.open()) as store, store.transaction():
        keep_listed(store, curated_sources(house.settings.sources))
        if there := shared_like(store, one.url):
            raise InputError(f"Everybody hears it already: it is the source {there.id}.")
        source = added(one.kind, one.url, one_line(one.title), topics)
        share(store, source)
    click.echo(f"Kept as {source.id}. The running bot reads it within a minute; `briefing-bot pull` reads it now.")


async def _find(house: House, address: str) -> tuple[Candidate, ...] | NothingFound:
    async with house.reach() as reach:
        with progress("Looking", None):
            return await find_sources(address, reach.web, reach.sandbox)


def _chosen(found: Sequence[Candidate], yes: bool) -> Candidate | None:
    """The source that is to be kept; None where none is."""
    for number, one in enumerate(found, start=1):
        click.echo(f"{number}  {one_line(one.title)} · {one.kind.value} · {one.url}")
        for headline in one.headlines or ("(no headline yet)",):
            click.echo(f"   · {headline}")
    if yes:
        return found[0]
    if not sys.stdin.isatty():
        raise click.UsageError("Say --yes to keep the first one: there is nobody here to ask.")
    number = click.prompt("Keep which? 0 for none", type=click.IntRange(0, len(found)), default=1)
    return found[number - 1] if number else None


@sources.command("remove", epilog="Example: briefing-bot sources remove added-1f0c2a9b7d3e")
@click.argument("source")
@click.pass_obj
def remove(house: House, source: str) -> None:
    """Ask a source that was added by hand no more; its articles stay."""
    with closing(house.open()) as store, store.transaction():
        one = _known(store, source)
        if one.origin is Origin.LISTED:
            raise InputError(
                f"{source} stands in the list of sources. Take it out there, or say: sources pause {source}"
            )
        if one.own:
            raise InputError(f"{source} is a chat's own: only that chat can remove it. You can pause it.")
        store.remove_source(source)
    click.echo(f"Removed: {one.outlet}.")


@sources.command("pause", epilog="Example: briefing-bot sources pause bbc-world")
@click.argument("source")
@click.pass_obj
def pause(house: House, source: str) -> None:
    """Ask a source no more until it is resumed."""
    _pause(house, source, paused=True)


@sources.command("resume", epilog="Example: briefing-bot sources resume bbc-world")
@click.argument("source")
@click.pass_obj
def resume(house: House, source: str) -> None:
    """Ask a paused source again."""
    _pause(house, source, paused=False)


def _pause(house: House, source: str, *, paused: bool) -> None:
    with closing(house.open()) as store, store.transaction():
        keep_listed(store, curated_sources(house.settings.sources))
        one = _known(store, source)
        store.pause_source(source, paused=paused)
    click.echo(f"{'Paused' if paused else 'Resumed'}: {host_of(one.url) if one.own else one.outlet}.")


def _known(store: Store, source: str) -> Source:
    found = next((one for one, _ in store.sources() if one.id == source), None)
    if found is None:
        raise InputError(f"There is no source {source!r}. `briefing-bot sources list` names them.")
    return found


@sources.command("test", epilog="Example: briefing-bot sources test bbc-world")
@click.argument("ids", nargs=-1)
@_JSON
@click.pass_obj
def test(house: House, ids: Sequence[str], as_json: bool) -> None:
    """Ask every shared source once, or those named, and print which answered; nothing is stored. Exit 1 if any did
    not."""
    with closing(house.open()) as store:
        house.list_sources(store)
        listed = [one for one, _ in store.sources() if not one.own and one.kind is not SourceKind.SAMPLE]
        listed = [_known(store, source) for source in ids] or listed
    rows = asyncio.run(_tested(house, listed))
    if as_json:
        click.echo(json.dumps({"sources": rows}, ensure_ascii=False))
    else:
        table = Table("Id", "Entries", "Failed, and why")
        for row in rows:
            table.add_row(
                str(row["id"]), str(row["entries"] if row["failed"] is None else ""), str(row["failed"] or "")
            )
        Console().print(table)
    sys.exit(1 if any(row["failed"] for row in rows) else 0)


async def _tested(house: House, listed: Sequence[Source]) -> list[dict[str, object]]:
    turn = asyncio.Semaphore(AT_ONCE)
    async with house.reach() as reach:
        with progress("Asking sources", len(listed)) as advance:

            async def ask(source: Source) -> dict[str, object]:
                async with turn:
                    answer = await list_source(source, Reading(), reach.web, reach.sandbox, reach.now())
                advance(1)
                failed = in_english(answer.trouble) if isinstance(answer, Failed) else None
                entries = len(answer.entries) if isinstance(answer, Listed) else 0
                return {"id": source.id, "entries": entries, "failed": failed}

            return list(await asyncio.gather(*(ask(source) for source in listed)))


@sources.command("import", epilog="Example: briefing-bot sources import feeds.opml")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_JSON
@click.pass_obj
def import_(house: House, file: Path, as_json: bool) -> None:
    """Add every feed of an OPML file for everybody; a folder that is called like a topic gives it."""
    if file.stat().st_size > LARGEST:
        raise InputError(f"{file} is larger than a list of feeds may be (1 MiB).")
    outlines = read_opml(file.read_bytes())
    if outlines is None:
        raise InputError(f"{file} is not a list of feeds (OPML).")
    names = {name.casefold(): topic.id for topic in house.topics for name in (topic.id, topic.name)}
    counts = {"added": 0, "known": 0}
    with closing(house.open()) as store, store.transaction():
        keep_listed(store, curated_sources(house.settings.sources))
        for outline in outlines:
            topics = [names[folder.casefold()] for folder in outline.folders if folder.casefold() in names]
            known = shared_like(store, outline.url) is not None
            counts["known" if known else "added"] += 1
            if not known:
                share(store, added(SourceKind.FEED, outline.url, outline.title, topics))
    click.echo(json.dumps(counts) if as_json else f"{counts['added']} added, {counts['known']} known already")


@sources.command("export", epilog="Example: briefing-bot sources export > feeds.opml")
@click.pass_obj
def export(house: House) -> None:
    """Print the shared feeds as an OPML document, in a folder for each first topic."""
    with closing(house.open()) as store:
        house.list_sources(store)
        shared = [one for one, _ in store.sources() if one.kind is SourceKind.FEED and not one.own]
    listed = [Outline(url=one.url, title=one.outlet, folders=one.topics[:1]) for one in shared]
    click.echo(write_opml(listed, "Sources of the briefing bot"), nl=False)
