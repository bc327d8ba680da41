"""Copies of the database: made while it is written, looked over, rotated, and brought back without sending twice."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import Backup, back_up, backups_in, mend, name_of, restore, surplus
from bot.planner import RESTORED, plan
from domain.chats import Length, Place, Role, Wish
from domain.errors import Damaged, InputError, NewerSchema, NoCopy
from domain.ledger import PartKind
from storage.sqlite import open_store
from storage.sqlite.copying import damage_in
from storage.store import Store
from tests.bot.test_planner import DAY, DUE, HERE, HOUR, MINUTE, owed, subscribed, text
from tests.chat.stage import clear_through
from tests.storage.builders import owe

Opened = tuple[Store, Path]


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Path:
    """The folder of a store with the newsroom's first day."""
    store.close()
    return tmp_path


def opened(home: Path) -> closing[Store]:
    """Its store, as the bot opens it."""
    return closing(open_store(home / "briefing.db", now=lambda: DUE))


def copied(home: Path, now: datetime = DUE) -> Backup:
    """A copy made now."""
    return Backup(path=back_up(home / "briefing.db", home, now), made=now)


def test_a_copy_is_one_private_file_and_whole(home: Path) -> None:
    with opened(home):
        copy = copied(home)
    assert copy.path.name == "briefing-20241030T083000Z.db"
    assert copy.path.stat().st_mode & 0o777 == 0o600
    assert damage_in(copy.path) == []
    assert [file.name for file in home.glob("briefing-*")] == [copy.path.name]
    assert backups_in(home) == [copy]


def test_a_copy_made_while_others_write_holds_whole_transactions(home: Path) -> None:
    over, begun = threading.Event(), threading.Event()

    def write() -> None:
        with opened(home) as store:
            while not over.is_set():
                with store.transaction():
                    number = int(store.note("a") or 0) + 1
                    store.put_note("a", str(number))
                    store.put_note("b", str(number))
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(5)
    copies = [copied(home, DUE + n * MINUTE) for n in range(5)]
    over.set()
    writer.join()
    for copy in copies:
        with closing(open_store(copy.path)) as store:
            assert store.note("a") == store.note("b") is not None


def test_nothing_is_written_over(home: Path) -> None:
    copied(home)
    with pytest.raises(InputError, match="already"):
        copied(home)


def test_a_damaged_database_is_not_copied_over_good_copies(home: Path) -> None:
    good = copied(home)
    spoil(home / "briefing.db")
    with pytest.raises(Damaged):
        copied(home, DUE + DAY)
    assert backups_in(home) == [good]


def spoil(path: Path) -> None:
    """Flips bytes all over the file."""
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 7001):
        data[at] ^= 0xFF
    path.write_bytes(data)


def test_kept_are_the_newest_of_each_day_and_week() -> None:
    made = [datetime(2026, 3, 30, 3, tzinfo=UTC) - n * timedelta(hours=12) for n in range(120)]
    copies = [Backup(path=Path(name_of(at)), made=at) for at in made]
    gone = surplus(copies, "UTC", daily=7, weekly=4)
    kept = [copy.made for copy in copies if copy not in gone]
    assert [(at.month, at.day) for at in kept] == [
        *((3, day) for day in (30, 29, 28, 27, 26, 25, 24)),
        (3, 22),
        (3, 15),
    ]
    assert surplus(copies, "UTC", daily=0, weekly=0) == copies


def test_what_was_sent_after_the_copy_is_not_sent_again(home: Path) -> None:
    """The worst case: the copy is of 03:00, the digest went out at 08:30, the copy is brought back at 09:00."""
    with opened(home) as store:
        (row,) = subscribed(store, (8, 30))
    copy = copied(home, DUE - 5 * HOUR)
    with opened(home) as store:
        plan(store, DUE, "UTC")
        sent = text(owed(store, DUE))
    done = restore(home / "briefing.db", copy, DUE + 30 * MINUTE, "UTC")
    assert done.learnt
    with opened(home) as store:
        assert plan(store, DUE + 30 * MINUTE, "UTC") == 0
        assert store.claim(DUE + HOUR) is None
        assert store.served(row) == {"2024-10-30"}
        assert store.timetables(HERE)[0].next_at == DUE + DAY
        clear_through(store, DUE + DAY)
        assert plan(store, DUE + DAY, "UTC") == 1
        again = text(owed(store, DUE + DAY))
    told = [line for line in sent.splitlines() if line.endswith("]")]
    assert len(told) == 5
    assert not any(line in again for line in told)


def test_without_the_old_database_the_passed_date_is_not_served_again_either(home: Path) -> None:
    with opened(home) as store:
        subscribed(store, (8, 30))
    copy = copied(home, DUE - 5 * HOUR)
    (home / "briefing.db").unlink()
    restore(home / "briefing.db", copy, DUE + 30 * MINUTE, "UTC")
    with opened(home) as store:
        assert plan(store, DUE + 30 * MINUTE, "UTC") == 0
        assert store.timetables(HERE)[0].next_at == DUE + DAY


def test_what_was_open_in_the_copy_is_not_sent_and_not_answered(home: Path) -> None:
    with opened(home) as store:
        owe(store, HERE, "an answer", kind=PartKind.ANSWER, now=DUE)
        store.take_in([(1, "{}")], DUE)
    copy = copied(home)
    restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    with opened(home) as store:
        assert store.claim(DUE + HOUR) is None
        assert store.next_update() is None
        assert store.take_in([(1, "{}")], DUE) == 0


def test_a_code_that_was_used_since_the_copy_lets_nobody_in(home: Path) -> None:
    with opened(home) as store:
        store.put_code("hash", Role.OWNER, DUE + HOUR)
    copy = copied(home)
    with opened(home) as store:
        assert store.use_code("hash", DUE) is Role.OWNER
        store.put_role("9", Role.BANNED)
    restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    with opened(home) as store:
        assert store.use_code("hash", DUE + MINUTE) is None
        assert store.role("9") is Role.BANNED


def test_the_database_that_was_there_is_kept_beside_it(home: Path) -> None:
    copy = copied(home)
    with opened(home) as store:
        store.put_note("since", "then")
    done = restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    assert done.aside == home / "briefing.db.replaced-20241030T083100Z"
    with closing(open_store(done.aside)) as store:
        assert store.note("since") == "then"
    with opened(home) as store:
        assert store.note("since") is None


def test_a_damaged_database_is_mended_from_the_newest_copy_that_is_whole(home: Path) -> None:
    with opened(home) as store:
        subscribed(store, (8, 30))
    good, spoiled = copied(home, DUE - 2 * HOUR), copied(home, DUE - HOUR)
    spoil(spoiled.path)
    spoil(home / "briefing.db")
    done = mend(home / "briefing.db", home, DUE - MINUTE, "UTC")
    assert done is not None
    assert done.backup == good
    assert not done.learnt
    assert done.aside is not None
    assert "damaged" in done.aside.name
    assert mend(home / "briefing.db", home, DUE - MINUTE, "UTC") is None
    with opened(home) as store:
        assert store.check() == []
        assert store.note(RESTORED)
        for day, said in ((0, True), (1, False)):
            clear_through(store, DUE + day * DAY)
            plan(store, DUE + day * DAY, "UTC")
            assert ("you may have had already" in text(owed(store, DUE + day * DAY))) is said


def test_without_a_whole_copy_nothing_is_touched_and_one_line_says_what_to_do(home: Path) -> None:
    spoil(home / "briefing.db")
    before = (home / "briefing.db").read_bytes()
    with pytest.raises(NoCopy, match="no whole copy") as told:
        mend(home / "briefing.db", home, DUE, "UTC")
    assert told.value.exit_code == 65
    assert (home / "briefing.db").read_bytes() == before


def test_a_copy_of_a_newer_version_is_refused_and_nothing_has_changed(home: Path) -> None:
    copy = copied(home)
    with closing(sqlite3.connect(copy.path)) as connection:
        connection.execute("UPDATE _sqlite_migrations SET name = '9999_future' WHERE name = '0002_habits'")
        connection.commit()
    before = sorted(file.name for file in home.iterdir())
    with pytest.raises(NewerSchema):
        restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    assert sorted(file.name for file in home.iterdir()) == before


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_never_pass_silently_and_never_end_in_a_traceback(home: Path, seed: int) -> None:
    """Case 21: whatever the damage, a copy of the file is either whole or refused, and the way back works."""
    good = copied(home)
    path = home / "briefing.db"
    data = bytearray(path.read_bytes())
    at = 100 + (seed * 7919 * 4096 + seed * 331) % (len(data) - 200)
    data[at : at + 64] = bytes(byte ^ 0x5A for byte in data[at : at + 64])
    path.write_bytes(data)
    wrong = damage_in_copy(path, home)
    done = mend(path, home, DUE + MINUTE, "UTC")
    assert done is None or done.backup == good
    if done is not None:
        assert wrong
    with opened(home) as store:
        assert not store.check()


def damage_in_copy(path: Path, home: Path) -> list[str]:
    """What the long check says, on a copy, so that the file itself stays as it is."""
    scratch = home / "scratch.db"
    scratch.write_bytes(path.read_bytes())
    said = damage_in(scratch)
    scratch.unlink()
    return said


def test_a_habit_that_only_the_old_database_knew_is_gone_as_one_would_expect(home: Path) -> None:
    with opened(home) as store:
        subscribed(store, (8, 30))
    copy = copied(home)
    with opened(home) as store:
        store.put_settings(replace(store.settings(HERE), zone="Asia/Tokyo"))
    restore(home / "briefing.db", copy, DUE - HOUR, "UTC")
    with opened(home) as store:
        assert store.settings(HERE).zone == "UTC"


THERE, BEYOND = Place(chat="43"), Place(chat="44")


def headlines(said: str) -> set[str]:
    """The lines of a briefing that end in an outlet."""
    return {line for line in said.splitlines() if line.endswith("]")}


def test_a_copy_made_while_digests_go_out_comes_back_without_a_second_one_and_loses_no_story(home: Path) -> None:
    """Three digests are planned. When the copy is made none has arrived and one is on its way; when it comes back two
    have arrived and the third never went out."""
    with opened(home) as store:
        for place in (HERE, THERE, BEYOND):
            subscribed(store, (8, 30), place=place)
        assert plan(store, DUE, "UTC") == 3
        first = store.claim(DUE)
        assert first is not None
        copy = copied(home)
        store.confirm(first.id, message_id=1, now=DUE)
        second = store.claim(DUE)
        assert second is not None
        store.confirm(second.id, message_id=2, now=DUE)
    restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    with opened(home) as store:
        assert [store.claim(DUE + MINUTE), plan(store, DUE + MINUTE, "UTC"), store.claim(DUE + HOUR)] == [None, 0, None]
        clear_through(store, DUE + DAY)
        assert plan(store, DUE + DAY, "UTC") == 3
        said = {part.place: part.message.text for part in owed(store, DUE + DAY)}
    for sent in (first, second):
        assert headlines(sent.message.text)
        assert not headlines(sent.message.text) & headlines(said[sent.place])
    (third,) = {HERE, THERE, BEYOND} - {first.place, second.place}
    assert headlines(first.message.text) & headlines(said[third])
    assert ["did not go out" in said[place] for place in (first.place, second.place, third)] == [False, False, True]


def test_of_a_digest_in_two_messages_of_which_one_arrived_the_other_comes_with_the_next(home: Path) -> None:
    with opened(home) as store:
        subscribed(store, (8, 30))
        store.put_settings(replace(store.settings(HERE), wish=Wish(limit=12, length=Length.LONG)))
    copy = copied(home, DUE - HOUR)
    with opened(home) as store:
        plan(store, DUE, "UTC")
        arrived = store.claim(DUE)
        assert arrived is not None
        store.confirm(arrived.id, message_id=1, now=DUE)
        waits = store.claim(DUE)
        assert waits is not None
    restore(home / "briefing.db", copy, DUE + MINUTE, "UTC")
    with opened(home) as store:
        plan(store, DUE + DAY, "UTC")
        said = headlines(text(owed(store, DUE + DAY)))
    assert headlines(arrived.message.text)
    assert not headlines(arrived.message.text) & said
    assert headlines(waits.message.text)
    assert headlines(waits.message.text) <= said
