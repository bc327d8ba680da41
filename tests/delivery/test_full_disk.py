"""Case 19 on a disk that is really full: a small file system of the test's own, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.errands import Errands
from bot.pipeline import Reach
from bot.reserve import Reserve
from domain.chats import Role
from domain.model import Source, SourceKind
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MOUNT = "mount -t tmpfs -o size=12m tmpfs {disk} && exec {python} -m tests.delivery.small_disk {disk}"


def test_19_on_a_full_disk_people_are_heard_and_may_delete_and_all_heals_when_there_is_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-rm", "sh", "-c", MOUNT.format(disk=disk, python=sys.executable)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=50)  # noqa: S603 - our own script
    if "unshare" in ran.stderr or "mount:" in ran.stderr:
        pytest.skip(f"no file system of one's own here: {ran.stderr.strip()}")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "all is well\n"


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """A store with an owner and a source."""
    keeper = Clerk(lambda: open_store(tmp_path / "briefing.db", now=lambda: NOW))
    yield keeper
    keeper.close()


async def test_19_while_the_disk_is_full_no_source_is_read_and_the_owner_hears_of_it_once(
    clerk: Clerk, tmp_path: Path
) -> None:
    source = Source(id="s", kind=SourceKind.FEED, url="http://127.0.0.1:9/feed", outlet="S")
    await clerk.do(lambda store: store.put_source(source))
    await clerk.do(lambda store: store.put_role("7", Role.OWNER))
    reserve = Reserve(path=tmp_path / "room", size=10**15, spent=True)  # more than any disk has
    reach = Reach(web=Web(), sandbox=Sandbox(), now=lambda: NOW)
    errands = Errands(clerk=clerk, reach=reach, zone="UTC", mine=lambda place: True, reserve=reserve)
    assert await errands.pull() == []
    assert await errands.pull() == []
    assert (await clerk.do(lambda store: store.sources()))[0][1].tried_at is None
    part = await clerk.do(lambda store: store.claim(NOW))
    assert part is not None
    assert part.message.text.startswith("The disk is full.")
    assert await clerk.do(lambda store: store.claim(NOW + timedelta(minutes=1))) is None


def test_a_disk_without_plenty_of_room_keeps_none_in_reserve(tmp_path: Path) -> None:
    assert not Reserve(path=tmp_path / "room", size=10**15).hold()
    assert Reserve(path=tmp_path / "room", size=4096).hold()
    assert (tmp_path / "room").stat().st_size == 4096
