"""`pull`, `import`, `brief`, `stories`: news in, news out, by hand."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.chat.render import Frame, blocks
from bot.chat.rich import join
from bot.cleaning import add_imported
from bot.cli.spans import read_span
from bot.cli.telling import briefing_json, story_json
from bot.console import shown_text
from bot.drafting import draft_all
from bot.edition import span
from bot.filing import BACKFILE, Filing, file_all
from bot.pipeline import Pulled, file_new, leave_sample, with_topics
from bot.pipeline import pull as pull_sources
from bot.wiring import House
from bot.words.catalogue import DEFAULT, Words
from bot.words.troubles import in_english
from domain.chats import Length, Wish
from domain.model import Article
from ingest.folder import read_paths
from ingest.jsonl import Rejected, read_jsonl
from ingest.polling import MANUAL
from storage.store import Store

_BATCH = 500
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else there."
)


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal's standard error, nothing elsewhere. Yields `advance(by)`."""
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda by: bar.advance(task, by)


@click.command(epilog="Example: briefing-bot pull --all")
@click.option("--all", "everything", is_flag=True, help="Every source, not only those that are due.")
@_JSON
@click.pass_obj
def pull(house: House, everything: bool, as_json: bool) -> None:
    """Ask the sources that are due for new articles, once."""
    pulled = asyncio.run(_pull(house, everything))
    if as_json:
        rows = [
            {
                "source": p.source.id,
                "new": p.new,
                "known": p.known,
                "copies": copies,
                "failed": in_english(p.failed) if p.failed else None,
            }
            for p, copies in pulled
        ]
        click.echo(json.dumps({"sources": rows}, ensure_ascii=False))
        return
    table = Table("Source", "New", "Known", "Copies", "Failed, and why")
    for one, copies in pulled:
        table.add_row(
            one.source.outlet, str(one.new), str(one.known), str(copies), in_english(one.failed) if one.failed else ""
        )
    Console().print(table if pulled else "No source is due now. `briefing-bot pull --all` asks every one.")


async def _pull(house: House, everything: bool) -> list[tuple[Pulled, int]]:
    gap = MANUAL if everything else timedelta()
    with house.clerk() as clerk:
        await clerk.do(house.list_sources)
        before = await clerk.do(lambda store: store.last_filed())
        due = await clerk.do(lambda store: len(store.sources() if everything else store.sources_due(house.clock())))
        async with house.reach() as reach:
            with progress("Reading sources", due) as advance:
                pulled = await pull_sources(clerk, reach, everything=everything, gap=gap, told=lambda one: advance(1))
        await clerk.do(lambda store: leave_sample(store, pulled))
        await file_new(clerk, house.filing(), house.clock())
        copies = await clerk.do(lambda store: store.copies_since(before))
        return [(one, copies.get(one.source.id, 0)) for one in pulled]


@click.command("import", epilog="Example: briefing-bot import ~/articles archive.jsonl")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--arrived", type=click.Choice(["now", "published"]), default="now", show_default=True,
              help="When the articles arrive: now, or when they were published (to back-fill).")  # fmt: skip
@_JSON
@click.pass_obj
def import_(house: House, paths: Sequence[Path], arrived: str, as_json: bool) -> None:
    """Take in articles from text files, HTML files, folders of them, or JSONL (`-`: JSONL on standard input)."""
    now = house.clock()
    found = _read(paths, house, arrived == "published")
    counts = {"new": 0, "known": 0, "conflicts": 0, "rejected": 0}
    with closing(house.open()) as store:
        with progress("Importing", None) as advance:
            for batch in _batched(found, _BATCH):
                _take(store, house, batch, counts)
                advance(len(batch))
        with progress("Filing into stories", counts["new"]) as advance:
            file_all(store, Filing(keep=BACKFILE, most=BACKFILE), now, advance)
        draft_all(store, now)
    if as_json:
        click.echo(json.dumps(counts))
    else:
        click.echo(", ".join(f"{count} {what}" for what, count in counts.items()))
    if counts["rejected"] and not counts["new"] and not counts["known"]:
        sys.exit(1)


def _batched(found: Iterable[Article | Rejected], size: int) -> Iterator[tuple[Article | Rejected, ...]]:
    turn = iter(found)
    while batch := tuple(itertools.islice(turn, size)):
        yield batch


def _read(paths: Sequence[Path], house: House, published: bool) -> Iterator[Article | Rejected]:
    for path in paths:
        if str(path) == "-":
            yield from read_jsonl(sys.stdin, now=house.clock(), arrived_published=published)
        else:
            yield from read_paths([path], now=house.clock(), arrived_published=published)


def _take(store: Store, house: House, batch: Sequence[Article | Rejected], counts: dict[str, int]) -> None:
    articles = [with_topics(one, house.topics) for one in batch if isinstance(one, Article)]
    for one in batch:
        if isinstance(one, Rejected):
            counts["rejected"] += 1
            click.echo(f"{one.where}{f', line {one.line}' if one.line else ''}: {one.why}", err=True)
    added = add_imported(store, articles, house.clock())
    for conflict in added.conflicts:
        click.echo(f"{conflict}: another article with this id is stored already; this one was left out.", err=True)
    for what in ("new", "known", "conflicts"):
        counts[what] += len(getattr(added, what))


@click.command(epilog="Example: briefing-bot brief --since 24h --limit 5 --length short")
@click.option("--since", default="24h", show_default=True, help="Arrived after this: 24h, 7d, 2024-10-30, …")
@click.option("--until", help="Arrived until this; now by default.")
@click.option("--limit", type=click.IntRange(1), default=Wish().limit, show_default=True, help="Stories at most.")
@click.option("--topic", "topics", multiple=True, help="Only this topic (may be given again).")
@click.option("--length", type=click.Choice([length.value for length in Length]), default="medium", show_default=True)
@_JSON
@click.pass_obj
def brief(
    house: House, since: str, until: str | None, limit: int, topics: tuple[str, ...], length: str, as_json: bool
) -> None:
    """Print the briefing of a span, for somebody who was told nothing yet."""
    now = house.clock()
    known = [topic.id for topic in house.topics]
    if wrong := [topic for topic in topics if topic not in known]:
        raise click.BadParameter(f"{wrong[0]!r} is no topic. There are: {', '.join(known)}.")
    start, end = read_span(since, until, now)
    wish = Wish(limit=limit, length=Length(length), topics=topics)
    with closing(house.open()) as store:
        briefing = span(store, start or now, end or now, wish)
    if as_json:
        click.echo(json.dumps(briefing_json(briefing), ensure_ascii=False))
        return
    if not briefing.items:
        about = f" about {' or '.join(topics)}" if topics else ""
        click.echo(f"Nothing{about} arrived in this span. `briefing-bot pull` asks the sources for news.")
        return
    frame = Frame(zone=house.settings.zone, words=Words(DEFAULT), more=len(briefing.rest))
    click.echo(shown_text(join(blocks(briefing, frame)), links=sys.stdout.isatty()))


@click.command(epilog="Example: briefing-bot stories --json --since 7d")
@click.option("--since", help="Arrived after this; everything by default.")
@click.option("--until", help="Arrived until this; now by default.")
@click.option("--as-arrived", is_flag=True, help="As filed at arrival, before any re-clustering.")
@_JSON
@click.pass_obj
def stories(house: House, since: str | None, until: str | None, as_arrived: bool, as_json: bool) -> None:
    """List every story of a span with its articles and which copy which."""
    now = house.clock()
    start, end = read_span(since, until, now)
    with closing(house.open()) as store:
        listed = (story_json(story) for story in store.stories(since=start, until=end, as_arrived=as_arrived))
        if as_json:
            _write_list("stories", listed)
            return
        for story in listed:
            click.echo(f"{story['id']}  {story['headline']}  ({len(story['articles'])})")


def _write_list(name: str, rows: Iterable[object]) -> None:
    """One JSON document, written row by row so that memory does not grow with it."""
    sys.stdout.write(f'{{"{name}": [')
    for number, row in enumerate(rows):
        sys.stdout.write((", " if number else "") + json.dumps(row, ensure_ascii=False))
    sys.stdout.write("]}\n")
