"""Articles become stories whoever carries them and however often the carrying is cut. Judges no grouping itself."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clerk import Clerk
from bot.filing import Filing, file_all
from bot.pipeline import file_new, open_sample
from config.catalogue import SAMPLE
from domain.model import Article
from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import article

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
Grouping = set[frozenset[tuple[str, str | None]]]


def grouping(store: Store) -> Grouping:
    """The stories as sets of articles, each with what it copies."""
    return {frozenset((m.article.id, m.copy_of) for m in story.members) for story in store.stories()}


def test_everything_unfiled_is_filed_and_then_there_is_nothing_to_do(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "briefing.db")) as store:
        arrived = open_sample(store, SAMPLE, NOW)
        told: list[int] = []
        assert file_all(store, Filing(), NOW, told.append) == arrived == sum(told)
        assert store.unfiled(1) == []
        assert file_all(store, Filing(), NOW) == 0


def test_a_desk_that_remembers_from_the_store_groups_as_one_that_never_slept(store: Store, tmp_path: Path) -> None:
    later = NOW + timedelta(days=1)
    with closing(open_store(tmp_path / "awake.db")) as awake:
        filing = Filing()
        for now in (NOW, later):
            open_sample(awake, SAMPLE, now)
            file_all(awake, filing, now)
        open_sample(store, SAMPLE, later)
        file_all(store, Filing(), later)
        assert grouping(store) == grouping(awake)


def test_where_another_was_quicker_the_round_begins_again(store: Store) -> None:
    mine, theirs = Filing(), Filing()
    store.add_articles([article("one", arrived=NOW), article("two", arrived=NOW)])
    filed = mine.decide(mine.read(store))
    assert file_all(store, theirs, NOW) == 2
    assert mine.keep(store, filed) is False
    assert file_all(store, mine, NOW) == 0
    assert [store.filing(name) is not None for name in ("one", "two")] == [True, True]


def test_stale_moves_are_not_kept(store: Store) -> None:
    mine = Filing()
    store.add_articles([article("one", arrived=NOW)])
    file_all(store, mine, NOW)
    moves = mine.regroup(NOW)
    store.add_articles([article("two", arrived=NOW)])
    file_all(store, Filing(), NOW)
    before = grouping(store)
    mine.keep_moves(store, moves)
    assert grouping(store) == before


def _back_file(count: int) -> list[Article]:
    """Articles that share no word and all arrive now."""
    return [article(f"a{at}", title=f"t{at}x", text=f"u{at} v{at} w{at}.", arrived=NOW) for at in range(count)]


def test_of_a_large_back_file_only_so_much_stays_in_memory(store: Store) -> None:
    store.add_articles(_back_file(700))
    filing = Filing(keep=50, most=100)
    assert file_all(store, filing, NOW) == 700
    assert filing.live == 100
    assert len(store.desk_memory(NOW - timedelta(days=8), most=100).traces) == 100


def test_a_desk_begins_again_with_the_newest_it_may_keep(store: Store) -> None:
    store.add_articles(_back_file(60))
    file_all(store, Filing(), NOW)
    filing = Filing(most=20)
    store.add_articles([article("later", arrived=NOW)])
    assert file_all(store, filing, NOW) == 1
    assert filing.live == 20


async def test_filing_off_the_stores_thread_groups_the_same(store: Store, tmp_path: Path) -> None:
    clerk = Clerk(lambda: open_store(tmp_path / "other.db"))
    try:
        arrived = await clerk.do(lambda other: open_sample(other, SAMPLE, NOW))
        assert await file_new(clerk, Filing(), NOW) == arrived
        assert await clerk.do(grouping) == grouping(store)
    finally:
        clerk.close()
