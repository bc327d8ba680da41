"""Case 12: the rules of zones change with an update of the zone data, or the system has none. None is served twice."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from bot.planner import plan, realign
from storage.store import Store
from tests.bot.test_planner import DAY, DUE, HERE, HOUR, subscribed


@contextmanager
def zone_data(*folders: Path) -> Iterator[None]:
    """The zone data of the system is in these folders."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(folder) for folder in folders])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)
        zoneinfo.ZoneInfo.clear_cache()


def ruled_like(folder: Path, zone: str, model: str) -> Path:
    """A folder of zone data in which `zone` has the rules of `model`."""
    file = folder / zone
    file.parent.mkdir(parents=True)
    file.write_bytes((files("tzdata") / "zoneinfo" / model).read_bytes())
    return folder


@pytest.fixture
def oslo(store: Store) -> Store:
    """A place in Oslo whose digest is due at 09:30 there, which is DUE."""
    subscribed(store, (9, 30))
    store.put_settings(replace(store.settings(HERE), zone="Europe/Oslo"))
    store.put_timetable(replace(store.timetables(HERE)[0], next_at=DUE))
    return store


def test_without_any_zone_data_of_the_system_its_own_holds(oslo: Store) -> None:
    with zone_data():
        assert plan(oslo, DUE, "UTC") == 1
        assert oslo.timetables(HERE)[0].next_at == DUE + DAY


@pytest.mark.parametrize(
    ("model", "shift"),
    [("Europe/London", HOUR), ("Europe/Athens", -HOUR), ("Asia/Tokyo", -8 * HOUR)],
    ids=["clocks an hour behind", "an hour ahead", "eight hours ahead"],
)
def test_after_an_update_of_the_zone_data_the_next_date_comes_by_the_new_rules(
    oslo: Store, model: str, shift: timedelta, tmp_path: Path
) -> None:
    assert plan(oslo, DUE, "UTC") == 1
    with zone_data(ruled_like(tmp_path / "zones", "Europe/Oslo", model)):
        assert realign(oslo, DUE + timedelta(minutes=1), "UTC") == 1
        (row,) = oslo.timetables(HERE)
        assert (row.next_at, row.next_date) == (DUE + DAY + shift, DUE.date() + DAY)
        assert plan(oslo, row.next_at - timedelta(minutes=1), "UTC") == 0
        assert plan(oslo, row.next_at, "UTC") == 1
