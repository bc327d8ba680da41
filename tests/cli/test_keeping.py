"""`backup` and `restore` as an operator types them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.backups import back_up
from bot.suspicion import Suspicion
from bot.wiring import House
from config.settings import Settings
from domain.chats import Role
from domain.errors import Damaged
from storage.sqlite import open_store
from storage.sqlite.copying import quick_damage_in
from tests.bot.test_backups import spoil
from tests.cli.conftest import Run

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def noted(home: Path, value: str) -> None:
    """Something to know the state of the store by."""
    with closing(open_store(home / "briefing.db")) as store:
        store.put_note("state", value)


def state(home: Path) -> str | None:
    """What was noted last."""
    with closing(open_store(home / "briefing.db")) as store:
        return store.note("state")


def test_a_copy_is_made_beside_the_running_bot_and_brought_back_when_it_is_stopped(
    briefing_bot: Run, home: Path
) -> None:
    noted(home, "before")
    house = House(settings=Settings(home=home), clock=lambda: NOW)
    with house.lock():
        made = briefing_bot("backup")
        assert made.code == 0
        assert re.search(r"backups/briefing-\d{8}T\d{6}Z\.db  \d+\.\d MB, looked over and whole", made.out)
        refused = briefing_bot("restore")
        assert refused.code == 75
        assert refused.err.startswith("briefing-bot: Another instance")
    noted(home, "after")
    back = briefing_bot("restore")
    assert back.code == 0
    assert "Restored" in back.out
    assert "is now" in back.out
    assert state(home) == "before"


def test_a_copy_goes_to_a_named_file_and_comes_back_from_it(briefing_bot: Run, home: Path, tmp_path: Path) -> None:
    noted(home, "before")
    there = tmp_path / "elsewhere" / "mine.db"
    assert briefing_bot("backup", there).code == 0
    assert briefing_bot("backup", there).code == 2  # nothing is written over
    noted(home, "after")
    assert briefing_bot("restore", there).code == 0
    assert state(home) == "before"


def test_without_a_copy_or_a_database_one_line_says_so(briefing_bot: Run, home: Path, tmp_path: Path) -> None:
    for command in (("backup",), ("restore",), ("restore", tmp_path / "none.db")):
        ran = briefing_bot(*command)
        assert ran.code == 2, command
        assert "Traceback" not in ran.err


def test_a_file_that_is_no_database_is_refused_and_nothing_has_changed(
    briefing_bot: Run, home: Path, tmp_path: Path
) -> None:
    noted(home, "before")
    text = tmp_path / "text.db"
    text.write_text("This is not a database at all. " * 200)
    ran = briefing_bot("restore", text)
    assert ran.code == 74
    assert ran.err.count("\n") == 1
    assert state(home) == "before"


def test_a_damaged_database_is_replaced_by_its_copy_when_the_bot_starts_and_the_owner_is_told(
    briefing_bot: Run, home: Path
) -> None:
    with closing(open_store(home / "briefing.db")) as store:
        store.put_role("7", Role.OWNER)
        store.put_note("state", "before")
    assert briefing_bot("backup").code == 0
    spoil(home / "briefing.db")
    ran = briefing_bot("run", said="")
    assert ran.code == 0
    assert "The database was damaged. The copy of" in ran.err
    assert state(home) == "before"
    with closing(open_store(home / "briefing.db")) as store:
        part = store.claim(datetime.now(UTC))
        assert part is not None
        assert part.place.chat == "7"
        assert part.message.text.startswith("My database was damaged, and I went back to its copy of")


def test_a_damaged_database_without_a_copy_ends_the_start_with_a_code_of_its_own(briefing_bot: Run, home: Path) -> None:
    noted(home, "before")
    spoil(home / "briefing.db")
    ran = briefing_bot("run", said="")
    assert ran.code == 65
    assert "there is no whole copy" in ran.err
    assert "Traceback" not in ran.err


def with_a_wrong_index(path: Path) -> None:
    """An index that lacks its rows: every page is in order, so that a quick look sees nothing."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("CREATE INDEX later ON note (value)")
        db.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX later ON note (name)' WHERE name = 'later'")
        db.commit()


def test_damage_that_only_the_long_look_sees_does_not_end_the_bot_again_and_again(
    briefing_bot: Run, home: Path
) -> None:
    noted(home, "before")
    assert briefing_bot("backup").code == 0
    with_a_wrong_index(home / "briefing.db")
    assert quick_damage_in(home / "briefing.db") == []
    suspicion = Suspicion(home=home)
    with pytest.raises(Damaged), suspicion.watching():  # as the nightly copy does
        back_up(home / "briefing.db", home / "elsewhere.db", NOW)
    assert "The database was damaged. The copy of" in briefing_bot("run", said="").err
    assert state(home) == "before"
    assert briefing_bot("run", said="").err == ""
    with pytest.raises(Damaged), suspicion.watching():
        raise Damaged("once more")
    ran = briefing_bot("run", said="")
    assert (ran.code, ran.err.count("\n")) == (65, 1)
    assert "bring back an older copy" in ran.err
    assert briefing_bot("restore").code == 0
    assert briefing_bot("run", said="").code == 0


def test_the_doctor_looks_at_the_copies(briefing_bot: Run, home: Path) -> None:
    noted(home, "before")
    assert "copies    none yet" in briefing_bot("doctor").out
    assert briefing_bot("backup").code == 0
    assert "copies    1, the newest of" in briefing_bot("doctor").out
    (copy,) = (home / "backups").iterdir()
    copy.rename(copy.with_name("briefing-20260101T030000Z.db"))
    ran = briefing_bot("doctor")
    assert ran.code == 1
    assert "WRONG  copies" in ran.out
    assert "none are wished" in briefing_bot("doctor", BRIEFING_DAILY_BACKUPS="0", BRIEFING_WEEKLY_BACKUPS="0").out
