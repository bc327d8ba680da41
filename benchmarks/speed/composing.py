"""A briefing from a large archive, and a whole import: through the store on disk, as a user has it."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.speed.newswire import DAYS, START, newswire
from bot.edition import new_to
from bot.filing import BACKFILE, Filing, file_all
from domain.chats import Place, Settings, Wish
from domain.model import Article
from domain.model import Filing as Decision
from storage.sqlite import SqliteStore, open_store
from storage.store import Filed

_ARCHIVED = 20_000
_LIVE = 2_000
_ASKED = 20
_IMPORTED = 2_000
_AT_ONCE = 500


@contextmanager
def _store() -> Iterator[SqliteStore]:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder) / "speed.db")) as store:
        yield store


def report(archived: int = _ARCHIVED) -> None:
    """Ten items of 2,000 stories that moved today, three articles each, above `archived` older articles."""
    with _store() as store:
        _put(store, archived, START, 60.0, first_story=1)
        _put(store, 3 * _LIVE, START + timedelta(days=60), 1.0, first_story=archived + 1)
        settings = Settings(place=Place(chat="1"))
        now, times = START + timedelta(days=61), []
        for _ in range(_ASKED):
            start = time.process_time()
            edition = new_to(store, settings, now, Wish(limit=10))
            times.append(time.process_time() - start)
            assert len(edition.briefing.items) == 10
        p95 = sorted(times)[_ASKED * 95 // 100 - 1] * 1000
        print(f"briefing of 10 from {_LIVE:,} stories, {archived:,} articles archived: median "
              f"{sorted(times)[_ASKED // 2] * 1000:.1f} ms, p95 {p95:.1f} ms (bar 20)", flush=True)  # fmt: skip


def _put(store: SqliteStore, count: int, since: datetime, days: float, *, first_story: int) -> None:
    """Stores articles filed three to a story, as a desk would have; the desk itself is measured elsewhere."""
    stream = newswire(count, sentences=20, days=days, seed=first_story)
    shift = since - START
    for at in range(0, count, _AT_ONCE):
        part = [_moved(one, first_story, shift) for one in stream[at : at + _AT_ONCE]]
        store.add_articles(part)
        filed = [
            Filed(
                filing=Decision(article=one.id, story=first_story + (at + k) // 3, copy_of=None, score=0.0), trace=b""
            )
            for k, one in enumerate(part)
        ]
        assert store.file(filed, {}, version=store.desk_version(), next_story=first_story + count)


def _moved(one: Article, mark: int, shift: timedelta) -> Article:
    return replace(one, id=f"{mark}-{one.id}", keys=(), arrived=one.arrived + shift)


def importing(count: int = _IMPORTED) -> None:
    """Articles with their texts into SQLite, search index and stories."""
    stream = newswire(count, days=DAYS)
    with _store() as store:
        start = time.process_time()
        for at in range(0, count, _AT_ONCE):
            store.add_articles(stream[at : at + _AT_ONCE])
        added = time.process_time() - start
        file_all(store, Filing(keep=BACKFILE), stream[-1].arrived)
        took = time.process_time() - start
        each = f"{added * 1000 / count:.2f} ms to store, {(took - added) * 1000 / count:.2f} ms to file"
        size = store.size() / count / 1024
        print(f"import of {count:,}: {count / took:,.0f} articles/s (bar 400); {each}; {size:.1f} kB each", flush=True)


def jsonl(path: Path, count: int) -> None:
    """Writes `count` made-up articles as JSONL, for `briefing-bot import`."""
    with path.open("w", encoding="utf-8") as lines:
        for one in newswire(count, sentences=10):
            row = {"id": one.id, "title": one.title, "text": one.text, "source": one.outlet, "lang": "en"}
            lines.write(json.dumps(row | {"published": one.arrived.isoformat()}) + "\n")
