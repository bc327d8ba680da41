"""Second looks in the store: what could not be read, what was edited, what was learnt of links. Fetches nothing.

An entry whose page no child could read is put off and tried again at the next readings of its source, whether that
lists it still or not; after TRIES it is taken with what its source said. An article whose source says something else
of it now is read again, at most once a day while it is young; its text changes, and nothing else: it keeps its id, its
story and its time of arrival, and nobody is told of it again. What stands in a briefing keeps the text that was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from domain.kept import Links
from domain.model import Article, Entry, Source, SourceKind
from ingest.learnt import Habits, marks, outlet_of, site_of, without
from ingest.links import learnt
from ingest.reading import ENOUGH, Read
from storage.store import Store

TRIES: Final = 3
"""How often an entry is tried that no child can read."""

YOUNG: Final = timedelta(days=3)
"""How long after its arrival an article is looked at again when it is edited."""

APART: Final = timedelta(days=1)
"""A page is fetched again at most so often."""

SHORTER: Final = 0.5
"""An edited text of less than this part of the old one is a teaser or a wall, not a better text."""


def without_hard(store: Store, entries: Sequence[Entry], reads: Sequence[Read], now: datetime) -> list[Read]:
    """`reads` without those that are to be tried again; their pages are kept, so that they are not fetched again."""
    if not any(read.hard for read in reads):
        return list(reads)
    ready = []
    with store.transaction():
        for entry, read in zip(entries, reads, strict=True):
            if read.hard and store.put_off(entry, now) < TRIES:
                store.put_pages([read.page] if read.page else [])
            else:
                ready.append(read)
    return ready


def edited_entries(store: Store, entries: Sequence[Entry], now: datetime) -> dict[str, Entry]:
    """The entries that say something else of an article than they did, by the article's id."""
    return store.edited(entries, arrived=now - YOUNG, looked=now - APART)


def take_edits(store: Store, reads: Mapping[str, Read], now: datetime) -> int:
    """Gives articles, by id, the texts they have now, where these are texts; gives how many."""
    with store.transaction():
        texts = {}
        for article, read in reads.items():
            old = store.article(article)
            text = _cleaned(store, read.article, now)
            if old is not None and not read.hard and _better(text, old.text):
                texts[article] = text
        store.put_said({article: read.said for article, read in reads.items()}, now)
        store.put_raw({article: reads[article].raw for article in texts}, now)
        store.put_pages(read.page for read in reads.values() if read.page is not None)
        return store.rewrite(texts)


def _better(text: str, old: str) -> bool:
    return text != old and len(text) >= max(SHORTER * len(old), ENOUGH if len(old) >= ENOUGH else len(old))


def _cleaned(store: Store, article: Article, now: datetime) -> str:
    """The text without the lines that are learnt of its outlet; an edit teaches nothing."""
    known = store.outlet(outlet_of(article), marks(article.text.split("\n\n")))
    return without(article.text, Habits(known, now).learnt)


def known_before(store: Store, source: Source) -> tuple[Links | None, list[Entry]]:
    """What is known of the links of a section page, and the entries of the source that were put off."""
    section = source.kind is SourceKind.SECTION
    links = store.links(source.id, site_of(source.url, source.id, own=source.own)) if section else None
    return links, store.waiting(source.id)


def unlisted(waiting: Sequence[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """Those of the waiting ones that are not among the entries."""
    listed = {key for entry in entries for key in entry.keys}
    return [entry for entry in waiting if listed.isdisjoint(entry.keys)]


def learn_links(store: Store, reads: Iterable[Read], now: datetime) -> None:
    """Learns from pages that were read which addresses of their sites lead to articles."""
    sites: dict[str, list[tuple[str, bool]]] = {}
    for read in reads:
        if read.story is not None and read.article.url:
            site = site_of(read.article.url, read.article.source, own=read.article.own)
            sites.setdefault(site, []).append((read.article.url, read.story))
    for site, pages in sites.items():
        store.put_shapes(site, learnt(pages), now)
