"""The nightly round: each thing goes after its time, identities stay, the owner is warned, copies are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import backups_in
from bot.clerk import Clerk
from bot.housekeeping import Housekeeping, HouseKnobs, is_due
from domain.chats import Place, Role
from domain.errors import Damaged
from domain.ledger import PartKind
from domain.model import Entry, Story, Told
from storage.sqlite import open_store
from storage.store import Store
from tests.bot.test_backups import spoil
from tests.storage.builders import AWAY, HOME, NOON, article, file, filed, owe, send

DAY = timedelta(days=1)
NIGHT = datetime(2026, 3, 3, 3, tzinfo=UTC)
OWNER = Place(chat="9")


class Clock:
    """Stands still until it is moved."""

    now = NIGHT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Three o'clock at night."""
    return Clock()


@pytest.fixture
def clerk(tmp_path: Path, clock: Clock) -> Iterator[Clerk]:
    """An empty store with an owner, behind its clerk."""

    def begun() -> Store:
        store = open_store(tmp_path / "briefing.db", now=clock)
        store.put_role(OWNER.chat, Role.OWNER)
        return store

    keeper = Clerk(begun)
    yield keeper
    keeper.close()


@pytest.fixture
def house(clerk: Clerk, clock: Clock, tmp_path: Path) -> Housekeeping:
    """The round with the settings as shipped."""
    knobs = HouseKnobs(database=tmp_path / "briefing.db", copies=tmp_path / "backups")
    return Housekeeping(clerk=clerk, knobs=knobs, now=clock)


def with_knobs(house: Housekeeping, **knobs: int) -> Housekeeping:
    """The same with these changed."""
    return Housekeeping(
        clerk=house.clerk,
        knobs=replace(house.knobs, **knobs),  # type: ignore[arg-type] # only numbers are changed here
        now=house.now,
    )


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, datetime(2026, 3, 3, 2, 59, tzinfo=UTC), False),
        (None, datetime(2026, 3, 3, 3, 0, tzinfo=UTC), True),
        (NIGHT, NIGHT + timedelta(hours=20), False),
        (NIGHT, NIGHT + timedelta(hours=23, minutes=59), False),
        (NIGHT, NIGHT + DAY, True),
        (NIGHT, NIGHT + 5 * DAY + timedelta(hours=9), True),
        (NIGHT + 900 * DAY, NIGHT, True),
    ],
    ids=[
        "not by day",
        "at three",
        "once a night",
        "not too early",
        "each night",
        "when it wakes",
        "the last under a clock that was ahead",
    ],
)
def test_the_round_is_made_once_a_night(last: datetime | None, now: datetime, due: bool) -> None:
    assert is_due(last, now, "UTC") is due


def test_the_night_is_the_operators() -> None:
    assert is_due(None, datetime(2026, 3, 2, 18, 30, tzinfo=UTC), "Asia/Tokyo")  # 03:30 there


async def test_texts_go_after_their_time_and_identities_stay_for_ever(
    house: Housekeeping, clerk: Clerk, clock: Clock
) -> None:
    def arrive(store: Store) -> None:
        store.add_articles([article("old", arrived=NIGHT - 90 * DAY - DAY), article("new", arrived=NIGHT - 89 * DAY)])
        file(store, filed("old", 1), filed("new", 2))

    await clerk.do(arrive)
    await house.round()
    old, new = await clerk.do(lambda store: (store.article("old"), store.article("new")))
    assert old is not None
    assert new is not None
    assert (old.text, old.title) == ("", "Title of old")
    assert new.text
    entry = Entry(source="feed", url="https://example.org/old", title="", keys=("url:old",))
    assert await clerk.do(lambda store: store.unknown([entry])) == []
    story = await clerk.do(lambda store: store.story(1))
    assert story is not None


async def test_an_article_not_yet_filed_keeps_its_text(house: Housekeeping, clerk: Clerk) -> None:
    await clerk.do(lambda store: store.add_articles([article("late", arrived=NIGHT - 200 * DAY)]))
    await house.round()
    late = await clerk.do(lambda store: store.article("late"))
    assert late is not None
    assert late.text


async def test_what_was_sent_goes_after_its_time_and_stays_counted(
    house: Housekeeping, clerk: Clerk, clock: Clock
) -> None:
    def live(store: Store) -> None:
        owe(store, HOME, "old", now=NIGHT - 40 * DAY)
        send(store, NIGHT - 40 * DAY)
        owe(store, HOME, "new", now=NIGHT - 20 * DAY)
        send(store, NIGHT - 20 * DAY)
        owe(store, AWAY, "open", now=NIGHT - 40 * DAY)
        store.take_in([(1, "{}"), (2, "{}"), (3, "{}")], NIGHT - 40 * DAY)
        store.done(1)
        store.put_button(HOME, "x", NIGHT - 40 * DAY)

    await clerk.do(live)
    before = await clerk.do(lambda store: store.backlog())
    await house.round()
    assert await clerk.do(lambda store: store.backlog()) == before
    assert await clerk.do(rows_of_part) == 2
    assert await clerk.do(lambda store: store.take_in([(2, "{}"), (3, "{}")], NIGHT)) == 0  # open ones are kept


def rows_of_part(store: Store) -> int:
    """How many parts are still kept."""
    return int(store._value("SELECT COUNT(*) FROM part"))  # type: ignore[attr-defined] # no promise counts rows


async def test_what_was_told_is_remembered_as_long_as_its_text(house: Housekeeping, clerk: Clerk) -> None:
    def tell(store: Store) -> None:
        store.add_articles([article("a", arrived=NIGHT - 100 * DAY), article("b", arrived=NIGHT - 80 * DAY)])
        file(store, filed("a", 1), filed("b", 2))
        for name, days in (("a", 100), ("b", 80)):
            told = (Told(story=1 if name == "a" else 2, article=name, text="It rained."),)
            store.owe(HOME, (), kind=PartKind.DIGEST, now=NIGHT - days * DAY, told=told)

    await clerk.do(tell)
    await house.round()
    assert await clerk.do(lambda store: store.told(HOME, Story(id=1, members=()))) == []
    assert len(await clerk.do(lambda store: store.told(HOME, Story(id=2, members=())))) == 1


async def test_near_the_cap_the_owner_is_warned_and_nothing_goes(
    house: Housekeeping, clerk: Clerk, clock: Clock
) -> None:
    await clerk.do(lambda store: fill(store, 60))
    used = await clerk.do(lambda store: store.used()) // 1_000_000 + 1
    near = with_knobs(house, size_cap_mb=used)
    await near.round()
    said = await clerk.do(lambda store: send(store, NIGHT))
    assert f"of the {used} MB" in said
    assert await clerk.do(texts_kept) == 60
    clock.now += DAY
    await near.round()  # within a week it is not said again
    assert await clerk.do(lambda store: store.claim(NIGHT)) is None


async def test_above_the_cap_the_oldest_texts_go_first_and_the_owner_is_told(house: Housekeeping, clerk: Clerk) -> None:
    await clerk.do(lambda store: fill(store, 60))
    used = await clerk.do(lambda store: store.used()) // 1_000_000
    await with_knobs(house, size_cap_mb=used - 2).round()
    assert 0 < await clerk.do(texts_kept) < 60
    newest, oldest = await clerk.do(lambda store: (store.article("a0"), store.article("a59")))
    assert newest is not None
    assert oldest is not None
    assert newest.text
    assert not oldest.text
    assert "went early" in await clerk.do(lambda store: send(store, NIGHT))


def fill(store: Store, days: int) -> None:
    """An article a day, each of 100 kB."""
    store.add_articles(
        [article(f"a{n}", text=f"{n} " * 40_000, arrived=NIGHT - n * DAY - timedelta(hours=1)) for n in range(days)]
    )
    file(store, *(filed(f"a{n}", n + 1) for n in range(days)))


def texts_kept(store: Store) -> int:
    """How many articles still have a text."""
    return sum(bool(one and one.text) for one in (store.article(f"a{n}") for n in range(60)))


async def test_each_night_leaves_a_copy_and_only_so_many_are_kept(
    house: Housekeeping, clock: Clock, tmp_path: Path
) -> None:
    few = with_knobs(house, daily=3, weekly=0)
    for _ in range(5):
        assert await few.if_due()
        assert not await few.if_due()
        clock.now += DAY
    assert [copy.made.day for copy in backups_in(tmp_path / "backups")] == [7, 6, 5]
    assert (tmp_path / "backups").stat().st_mode & 0o777 == 0o700


async def test_without_copies_wished_none_is_made(house: Housekeeping, tmp_path: Path) -> None:
    await with_knobs(house, daily=0, weekly=0).round()
    assert not (tmp_path / "backups").exists()


async def test_damage_is_found_by_the_nightly_copy_and_ends_the_run(
    house: Housekeeping, clerk: Clerk, tmp_path: Path
) -> None:
    await clerk.do(lambda store: fill(store, 5))
    await clerk.do(lambda store: store._run("PRAGMA wal_checkpoint(TRUNCATE)"))  # type: ignore[attr-defined] # as SQLite does by itself in time
    spoil(tmp_path / "briefing.db")
    with pytest.raises(Damaged):
        await house.round()
    assert backups_in(tmp_path / "backups") == []


async def test_where_the_copy_cannot_be_written_the_owner_is_told_and_the_bot_goes_on(
    house: Housekeeping, clerk: Clerk, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file where a folder should be")
    await house.round()
    assert "could not be made" in await clerk.do(lambda store: send(store, NOON + DAY))
