"""The errands in order: pull, file, plan. It decides nothing itself; each step's room does.

sources due | list | which are unknown? | read pages | add     … then …     unfiled | file | regroup
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot import drafting
from bot.cleaning import add_clean
from bot.clerk import Clerk
from bot.filing import Filing
from bot.looking import edited_entries, known_before, take_edits, unlisted, without_hard
from config.catalogue import Topic, topics_of
from domain.kept import Page
from domain.model import Article, Entry, Reading, Source, SourceKind
from domain.trouble import Trouble
from ingest.collect import Failed, Listed, Pages, Unchanged, eligible, list_source, read_entries
from ingest.polling import new_address
from ingest.reading import Read
from ingest.sample import read_sample
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.store import Store

AT_ONCE = 256
"""Sources asked at the same time. A site is asked once a second, so this is also how many pages a second can come in:
several times what two cores can extract, so that politeness costs no time, also while many sites have just begun."""

PAGES_AT_ONCE = 2
"""Pages of one source read before they are stored: as many as a site is asked for at a time. A long first reading is
saved bit by bit, and no more than two pages of a source wait in memory."""

LISTED_AT_ONCE = 64
"""Sources whose lists are fetched and parsed at the same time: a list may have 5 MB, and waits in memory."""

READ_AT_ONCE = 128
"""Sources whose pages are read at the same time: at most 256 pages wait in memory, some 80 MB."""

SAMPLE_STARTED = "sample_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What one source brought; `failed` where it could not be read."""

    source: Source
    new: int = 0
    known: int = 0
    failed: Trouble | None = None
    moved_to: str | None = None  # where it is read from now on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a pull needs: the web, the sandbox, the topics it looks for; `lists` bounds how many lists wait."""

    web: Web
    sandbox: Sandbox
    topics: tuple[Topic, ...] = ()
    now: Callable[[], datetime] = field(kw_only=True)
    lists: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))


async def pull(
    clerk: Clerk,
    reach: Reach,
    *,
    everything: bool = False,
    gap: timedelta = timedelta(),
    told: Callable[[Pulled], None] = lambda one: None,
) -> list[Pulled]:
    """Asks every source that is due, stores what is new, tells of each as it is done. Never raises for one.

    With `everything` all sources that somebody hears are asked, but for those that were asked less than `gap` ago.
    """
    now = reach.now()
    until = datetime.max.replace(tzinfo=UTC) if everything else now
    due = await clerk.do(lambda store: store.sources_due(until))
    due = [
        (source, reading) for source, reading in due if not (reading.tried_at and now - gap < reading.tried_at <= now)
    ]
    return await pull_all(clerk, reach, due, told=told)


async def pull_all(
    clerk: Clerk,
    reach: Reach,
    listed: Sequence[tuple[Source, Reading]],
    *,
    told: Callable[[Pulled], None] = lambda one: None,
) -> list[Pulled]:
    """Asks these sources, due or not."""
    turn = asyncio.Semaphore(AT_ONCE)
    reach = replace(reach, lists=asyncio.Semaphore(LISTED_AT_ONCE))
    pages = Pages(web=reach.web, kept=partial(_kept, clerk), room=asyncio.Semaphore(READ_AT_ONCE))

    async def one(source: Source, reading: Reading) -> Pulled:
        async with turn:
            pulled = await pull_one(clerk, reach, pages, source, reading)
        told(pulled)
        return pulled

    return list(await asyncio.gather(*(one(source, reading) for source, reading in listed)))


async def pull_one(clerk: Clerk, reach: Reach, pages: Pages, source: Source, reading: Reading) -> Pulled:
    """One source through all of it. The new validators are stored with the last of its articles, never before."""
    known, waiting = await clerk.do(lambda store: known_before(store, source))
    async with reach.lists:
        answer = await list_source(source, reading, reach.web, reach.sandbox, reach.now(), known=known)
    match answer:
        case Failed() as failed:
            new, _ = await _read_and_add(clerk, reach, pages, source, waiting)
            await clerk.do(lambda store: store.put_reading(source.id, failed.reading))
            return Pulled(source=source, new=new, failed=failed.trouble)
        case Unchanged() as unchanged:
            moved = await clerk.do(lambda store: _keep_reading(store, source, unchanged.reading, reach.now()))
            return Pulled(source=source, moved_to=moved)
        case Listed() as listed:
            return await _take(clerk, reach, pages, source, listed, waiting)


async def _kept(clerk: Clerk, key: str) -> Page | None:
    return await clerk.do(lambda store: store.pages([key]).get(key))


async def _take(
    clerk: Clerk, reach: Reach, pages: Pages, source: Source, listed: Listed, waiting: Sequence[Entry]
) -> Pulled:
    """Which of all listed entries are eligible is decided before what is known: a first reading may be cut short.

    Those `waiting` that are listed no more are tried again all the same.
    """
    chosen, rest = eligible(listed.entries, listed.first)
    entries = await clerk.do(lambda store: store.unknown([*chosen, *unlisted(waiting, listed.entries)]))
    new, off = await _read_and_add(clerk, reach, pages, source, entries)
    await _look_again(clerk, reach, pages, source, chosen)
    reading = listed.again if off else listed.lively if new else listed.reading
    moved = await clerk.do(lambda store: _finish(store, source, listed, rest, reading, reach.now()))
    return Pulled(source=source, new=new, known=len(listed.entries) - new, moved_to=moved)


async def _read_and_add(
    clerk: Clerk, reach: Reach, pages: Pages, source: Source, entries: Sequence[Entry]
) -> tuple[int, int]:
    """How many were new, and how many were put off because nobody could read them yet."""
    new = off = 0
    for at in range(0, len(entries), PAGES_AT_ONCE):
        async with pages.room:
            one = await _read_and_add_some(clerk, reach, pages, source, entries[at : at + PAGES_AT_ONCE])
        new, off = new + one[0], off + one[1]
    return new, off


async def _read_and_add_some(
    clerk: Clerk, reach: Reach, pages: Pages, source: Source, entries: Sequence[Entry]
) -> tuple[int, int]:
    """As `_read_and_add`, of as many as are read at once."""
    reads = await read_entries(entries, source, pages, reach.sandbox, reach.now())
    arrived = reach.now()
    stamped = [
        replace(read, article=replace(with_topics(read.article, reach.topics), arrived=arrived)) for read in reads
    ]
    new, off = await clerk.do(lambda store: _add(store, entries, stamped, arrived))
    pages.done_with(entry.url for entry in entries if entry.url)
    return new, off


def _add(store: Store, entries: Sequence[Entry], reads: Sequence[Read], now: datetime) -> tuple[int, int]:
    """How many of the reads were new, and how many are to be tried again."""
    ready = without_hard(store, entries, reads, now)
    return len(add_clean(store, ready, now).new), len(reads) - len(ready)


async def _look_again(clerk: Clerk, reach: Reach, pages: Pages, source: Source, entries: Sequence[Entry]) -> None:
    """Reads articles again whose source says something else of them now; they stay the articles they are."""
    edited = list((await clerk.do(lambda store: edited_entries(store, entries, reach.now()))).items())
    for at in range(0, len(edited), PAGES_AT_ONCE):
        some = edited[at : at + PAGES_AT_ONCE]
        reads = await read_entries([entry for _, entry in some], source, pages, reach.sandbox, reach.now(), anew=True)
        anew = {article: read for (article, _), read in zip(some, reads, strict=True)}
        await clerk.do(partial(take_edits, reads=anew, now=reach.now()))
        pages.done_with(entry.url for _, entry in some if entry.url)


def _finish(
    store: Store, source: Source, listed: Listed, rest: Sequence[Entry], reading: Reading, now: datetime
) -> str | None:
    """Remembers what was not eligible, links, and the reading; gives the new address of a source that has moved."""
    with store.transaction():
        if source.own and not store.follow_places(source.id):
            return None  # nobody follows it any more: nothing of it is remembered
        store.remember((key for entry in rest for key in entry.keys), now)
        store.put_links(source.id, listed.links, now)
        return _keep_reading(store, source, reading, now)


def _keep_reading(store: Store, source: Source, reading: Reading, now: datetime) -> str | None:
    """The reading, and with it the new address of a source that has moved for good; gives that address."""
    with store.transaction():
        store.put_reading(source.id, reading)
        to = new_address(reading, now)
        return to if to and store.move_source(source.id, to) else None


def with_topics(article: Article, topics: tuple[Topic, ...]) -> Article:
    """The article with the topics of its source and those whose words stand in its title or standfirst."""
    found = topics_of(f"{article.title} . {article.standfirst}", topics)
    return replace(article, topics=tuple(dict.fromkeys((*article.topics, *found))))


async def file_new(clerk: Clerk, filing: Filing, now: datetime) -> int:
    """Files all that is unfiled without holding up the store or the event loop, then regroups the last days."""
    count = 0
    while articles := await clerk.do(filing.read):
        filed = await asyncio.to_thread(filing.decide, articles)
        if await clerk.do(partial(filing.keep, filed=filed)):
            count += len(articles)
        if filing.full:
            await _regroup(clerk, filing, now)
    if count:
        await _regroup(clerk, filing, now)
    return count


async def _regroup(clerk: Clerk, filing: Filing, now: datetime) -> None:
    if filing.loaded:
        moves = await asyncio.to_thread(filing.regroup, now)
        await clerk.do(lambda store: filing.keep_moves(store, moves))


async def draft_new(clerk: Clerk, now: datetime) -> int:
    """Makes the drafts of stories that are likely to be told next, bit by bit, without holding up anybody."""
    left, count = await clerk.do(lambda store: drafting.undrafted(store, now)), 0
    while left:
        draftable = await clerk.do(partial(drafting.read, stories=left))
        made = await asyncio.to_thread(drafting.make, draftable)
        await clerk.do(partial(drafting.keep, drafts=made, draftable=draftable))
        left, count = left[drafting.AT_ONCE :], count + len(made)
    return count


def open_sample(store: Store, folder: Path, now: datetime) -> int:
    """Lets the bundled newsroom arrive, counted from its first opening, up to `now`. Gives how many are new."""
    started = store.note(SAMPLE_STARTED)
    if started is None:
        started = now.isoformat()
        store.put_note(SAMPLE_STARTED, started)
        store.put_source(Source(id="sample", kind=SourceKind.SAMPLE, url="sample", outlet="The sample newsroom"))
    return len(store.add_articles(read_sample(folder, datetime.fromisoformat(started), now)).new)


def uses_sample(store: Store) -> bool:
    """Whether this store lives on the bundled newsroom, because no source has answered yet."""
    return store.note(SAMPLE_STARTED) is not None


def leave_sample(store: Store, pulled: Sequence[Pulled]) -> bool:
    """Takes the bundled newsroom away once a real source has brought something; true if it did."""
    if not uses_sample(store) or not any(one.new for one in pulled):
        return False
    with store.transaction():
        store.remove_articles("sample")
        store.remove_source("sample")
        store.put_note(SAMPLE_STARTED, None)
    return True
