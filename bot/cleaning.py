"""New articles into the store, without the lines that their outlet was seen to run again and again. Decides no rule.

The plan of one batch, in one transaction: 1. add the articles, so that it is known which are new; 2. count the lines of
the new ones, outlet by outlet; 3. take out of their texts what is learnt by now; 4. keep raw texts and pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.looking import learn_links
from domain.kept import Outlet
from domain.model import Article
from ingest.boilerplate import keep
from ingest.learnt import Habits, marks, outlet_of, without
from ingest.reading import Read
from storage.store import Added, Store

REPLAYED_AT_ONCE = 500
"""Articles whose texts are replayed in one transaction."""


def add_clean(store: Store, reads: Sequence[Read], now: datetime) -> Added:
    """Stores the new ones of `reads`, cleaned by what their outlets' lines have taught up to and with this batch."""
    with store.transaction():
        added = store.add_articles([read.article for read in reads])
        fresh = frozenset(added.new)
        new = [read for read in {r.article.id: r for r in reversed(reads)}.values() if read.article.id in fresh]
        texts = _cleaned(store, [read.article for read in new], now)
        store.rewrite(texts)
        store.put_raw({r.article.id: r.raw for r in new if _lost(r, texts)}, now)
        store.put_pages(read.page for read in reads if read.page is not None)
        store.put_said({read.article.id: read.said for read in new})
        learn_links(store, new, now)
    return added


def add_imported(store: Store, articles: Sequence[Article], now: datetime) -> Added:
    """As `add_clean`, for articles of which there is no more than their text."""
    return add_clean(store, [Read(article=one, raw=tuple(one.text.split("\n\n"))) for one in articles], now)


def _lost(read: Read, texts: Mapping[str, str]) -> bool:
    return bool(read.raw) and texts.get(read.article.id, read.article.text) != "\n\n".join(read.raw)


def _cleaned(store: Store, articles: Sequence[Article], now: datetime) -> dict[str, str]:
    """The new text of each article that loses a line, by id; the lines of all of them are counted first."""
    texts: dict[str, str] = {}
    for outlet, ours in _by_outlet(articles).items():
        counted = [marks(article.text.split("\n\n")) for article in ours]
        habits = Habits(store.outlet(outlet, {one for lines in counted for one in lines}), now)
        for lines in counted:
            habits.learn(lines)
        store.put_outlet(habits.outlet)
        learnt = habits.learnt
        texts |= {a.id: text for a in ours if learnt and (text := without(a.text, learnt)) != a.text}
    return texts


def _by_outlet(articles: Sequence[Article]) -> dict[str, list[Article]]:
    grouped = defaultdict(list)
    for article in articles:
        if article.text:
            grouped[outlet_of(article)].append(article)
    return grouped


def replay(store: Store, now: datetime) -> Iterator[tuple[int, int, int]]:
    """Applies today's rules to the kept texts again, batch by batch: (seen, rewritten, left because they were told).

    What stands in a briefing, sent or frozen, keeps its text. Nothing is counted again.
    """
    after = 0
    while batch := store.raws(after=after, limit=REPLAYED_AT_ONCE):
        after = batch[-1].n
        told = {raw.article.id for raw in batch if raw.told}
        with store.transaction():
            texts = {}
            for raw in batch:
                text = _replayed(store, raw.article, raw.lines, now)
                if text != raw.article.text:
                    texts[raw.article.id] = text
            store.put_raw({r.article.id: r.lines for r in batch if r.article.id in texts.keys() - told}, now)
            store.rewrite(texts)
        yield len(batch), len(texts.keys() - told), len(texts.keys() & told)


def _replayed(store: Store, article: Article, lines: Sequence[str], now: datetime) -> str:
    page = article.url is not None
    kept = keep(lines, title=article.title, outlet=article.outlet, bare=not page, foot=page)
    known: Outlet = store.outlet(outlet_of(article), marks(kept))
    return without("\n\n".join(kept), Habits(known, now).learnt) or article.text
