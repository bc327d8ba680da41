"""A briefing from a large archive, words looked up in it, old texts forgotten: through the store on disk, as in use."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.speed.newswire import START, newswire
from benchmarks.speed.sizes import Sizes
from bot.drafting import draft_all
from bot.edition import new_to
from bot.housekeeping import BITE
from bot.thrift import keep_for_good
from domain.chats import Place, Settings, Wish
from domain.model import Article, Item, Story, Told
from domain.model import Filing as Decision
from storage.sqlite import SqliteStore, open_store
from storage.store import Filed
from summarise.briefing import item

_AT_ONCE = 500
_TOPICS = ("world", "business", "science", "sport", "culture", "technology")
_SIXTY = timedelta(days=60)
_HERE = Settings(place=Place(chat="1"))
_NOW = START + _SIXTY + timedelta(days=1)
_TEN = Wish(limit=10)


@contextmanager
def a_store() -> Iterator[SqliteStore]:
    """An empty store on disk."""
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder) / "speed.db")) as store:
        yield store


def report(sizes: Sizes) -> None:
    """Ten items of the stories that moved today, three articles each, above the archive; then what else it is for."""
    keep_for_good()  # as the bot does when it starts
    with a_store() as store:
        put(store, sizes.archived, START, 60.0, first_story=1, sentences=4)
        put(store, 3 * sizes.live_stories, START + _SIXTY, 1.0, first_story=sizes.archived + 1, sentences=20)
        print(f"briefings of 10 items from {sizes.live_stories:,} stories, {sizes.archived:,} articles archived:")
        _row(sizes, "without any draft", lambda: _brief(store, _TEN))
        start = time.process_time()
        made = draft_all(store, _NOW)
        each = (time.process_time() - start) * 1000 / max(1, made)
        print(f"  {made} drafts made once, after filing: {each:.1f} ms each")
        _row(sizes, "with them, as the bot has them (bar: p95 20 ms)", lambda: _brief(store, _TEN))
        told_words = _brief(store, _TEN)[0].headline.split()[5:7]
        muted = (*(f"nobody{at} says" for at in range(48)), *told_words)
        _row(sizes, "50 muted phrases", lambda: _brief(store, replace(_TEN, muted=muted)))
        _row(sizes, "one topic", lambda: _brief(store, replace(_TEN, topics=("sport",))))
        told = [_told(one) for one in _brief(store, _TEN)]
        _row(sizes, "ten updates, which no draft serves", lambda: [item(story, said, _TEN) for story, said in told])
        _searching(sizes, store)
        _forgetting(store)


def _brief(store: SqliteStore, wish: Wish) -> tuple[Item, ...]:
    """Nothing is kept from one to the next: each has a kitchen of its own."""
    items = new_to(store, _HERE, _NOW, wish).briefing.items
    assert len(items) == wish.limit
    return items


def _told(one: Item) -> tuple[Story, list[Told]]:
    return one.story, [Told(story=one.story.id, article=s.article, text=s.text) for s in one.sentences]


def _row(sizes: Sizes, name: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(sizes.asked):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    times.sort()
    print(f"  {name}: median {times[len(times) // 2]:.1f} ms, p95 {times[len(times) * 95 // 100]:.1f}", flush=True)


def _searching(sizes: Sizes, store: SqliteStore) -> None:
    """Words that many, some and few articles hold."""
    words = next(iter(store.stories(since=START + _SIXTY))).members[0].article.text.split()
    print(f"search in {sizes.archived:,} articles:")
    for name, asked in (("a rare word", words[2]), ("two words", " ".join(words[2:4])), ("a common word", words[-2])):
        _row(sizes, name, lambda asked=asked: store.search(asked, limit=10))  # type: ignore[misc]  # bound now


def _forgetting(store: SqliteStore) -> None:
    """The nightly round over the whole archive, in bites as the bot does it."""
    bites = []
    while True:
        start = time.process_time()
        gone = store.forget_texts(START + _SIXTY, BITE)
        if not gone:
            break
        bites.append(time.process_time() - start)
    if bites:
        print(f"texts forgotten: {len(bites)} bites of {BITE}, {sum(bites):.1f} s; longest {max(bites) * 1000:.0f} ms")


def put(store: SqliteStore, count: int, since: datetime, days: float, *, first_story: int, sentences: int) -> None:
    """Stores articles filed three to a story, as a desk would have; the desk itself is measured elsewhere."""
    stream = newswire(count, sentences=sentences, days=days, seed=first_story)
    shift = since - START
    for at in range(0, count, _AT_ONCE):
        part = [_moved(one, first_story, at + k, shift) for k, one in enumerate(stream[at : at + _AT_ONCE])]
        store.add_articles(part)
        filed = [
            Filed(
                filing=Decision(article=one.id, story=first_story + (at + k) // 3, copy_of=None, score=0.0), trace=b""
            )
            for k, one in enumerate(part)
        ]
        assert store.file(filed, {}, version=store.desk_version(), next_story=first_story + count)


def _moved(one: Article, mark: int, at: int, shift: timedelta) -> Article:
    topics = (_TOPICS[at // 3 % len(_TOPICS)],)
    return replace(one, id=f"{mark}-{one.id}", keys=(), arrived=one.arrived + shift, topics=topics)
