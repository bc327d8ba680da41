"""`sources …` as its operator uses it, over a small site on the loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.chats import Place
from domain.model import Origin, Source, SourceKind
from ingest.opml import read_opml
from storage.sqlite import open_store
from tests.chat.small_site import furnish
from tests.cli.conftest import Run
from tests.ingest.web_server import Site, running_site

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
LISTED = """
[[source]]
id = "daily"
outlet = "The Daily"
url = "https://daily.example/rss"
topics = ["world"]
"""


@contextmanager
def site_beside() -> Iterator[Site]:
    """The small site on a loop of its own, since a command has one too."""
    ready, stop = threading.Event(), asyncio.Event()
    found: list[Site] = []
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with running_site() as site:
            furnish(site)
            found.append(site)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


@pytest.fixture
def sources(briefing_bot: Run, tmp_path: Path) -> Run:
    """`sources("list")` with a list of one source, and private networks allowed."""
    listed = tmp_path / "sources.toml"
    listed.write_text(LISTED, "utf-8")

    def run(*arguments: str | Path, **environment: str):  # type: ignore[no-untyped-def]  # as Run says
        said = {"BRIEFING_SOURCES": str(listed), "BRIEFING_ALLOW_PRIVATE": "true"} | environment
        return briefing_bot("sources", *arguments, **said)

    return run


def names(sources: Run) -> dict[object, object]:
    """The outlet of each source by its id."""
    return {row["id"]: row["outlet"] for row in sources("list", "--json").json()["sources"]}


def test_what_is_found_is_shown_with_its_headlines_and_kept_for_all(sources: Run) -> None:
    with site_beside() as site:
        ran = sources("add", f"{site.base}/courier.xml", "--topic", "world", "--yes")
        again = sources("add", f"{site.base}/courier.xml", "--yes")
    assert ran.code == 0
    assert f"1  The Courier · feed · {site.base}/courier.xml" in ran.out
    assert ran.out.count("   · Council repairs bridge number") == 3
    kept = sources("list", "--json").json()["sources"]
    assert [(row["outlet"], row["origin"], row["topics"]) for row in kept] == [
        ("The Courier", "added", "world"),
        ("The Daily", "listed", "world"),
    ]
    assert again.code == 2
    assert "Everybody hears it already" in again.err


def test_without_anybody_to_ask_nothing_is_kept_unless_it_was_said(sources: Run) -> None:
    with site_beside() as site:
        ran = sources("add", f"{site.base}/courier.xml")
    assert ran.code == 2
    assert "--yes" in ran.err
    assert list(names(sources)) == ["daily"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no address", "This is not a web address."),
        ("http://169.254.169.254/", "inside a private network"),
    ],
)
def test_an_address_that_cannot_be_read_is_one_line(sources: Run, address: str, said: str) -> None:
    ran = sources("add", address, "--yes", BRIEFING_ALLOW_PRIVATE="false")
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_what_was_added_by_hand_can_be_removed_and_what_is_listed_only_paused(sources: Run) -> None:
    with site_beside() as site:
        sources("add", f"{site.base}/courier.xml", "--yes")
    added = next(str(name) for name in names(sources) if str(name).startswith("added-"))
    assert sources("remove", added).out == "Removed: The Courier.\n"
    assert list(names(sources)) == ["daily"]
    refused = sources("remove", "daily")
    assert (refused.code, "sources pause daily" in refused.err) == (2, True)
    assert sources("pause", "daily").out == "Paused: The Daily.\n"
    assert sources("list", "--json").json()["sources"][0]["paused"] is True
    assert sources("resume", "daily").out == "Resumed: The Daily.\n"
    assert sources("list", "--json").json()["sources"][0]["paused"] is False
    assert sources("pause", "nothing").code == 2


def test_a_chats_own_feed_is_shown_by_its_host_and_never_by_its_address(sources: Run, home: Path) -> None:
    url = "https://private.example/feed?key=secret"
    own = Source(id="own-1", kind=SourceKind.FEED, url=url, outlet="My secret", origin=Origin.OWN)
    with closing(open_store(home / "briefing.db", now=lambda: NOW)) as store:
        store.follow(Place(chat="7"), own, NOW)
    row = next(row for row in sources("list", "--json").json()["sources"] if row["id"] == "own-1")
    assert (row["outlet"], row["url"], row["followers"]) == ("private.example", None, 1)
    for ran in (sources("list"), sources("list", "--json"), sources("export"), sources("pause", "own-1")):
        assert "secret" not in ran.out
    assert sources("remove", "own-1").code == 2


def test_a_list_goes_in_and_comes_out_as_it_was(sources: Run, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text(
        '<opml><body><outline text="Science"><outline text="Stars" xmlUrl="https://stars.example/rss?a=1&b=2"/>'
        '</outline><outline title="Daily" xmlUrl="http://daily.example/rss"/></body></opml>',
        "utf-8",
    )
    assert sources("import", feeds).out == "1 added, 1 known already\n"
    assert sources("import", feeds, "--json").counts() == {"added": 0, "known": 2}
    found = read_opml(sources("export").out.encode()) or ()
    assert sorted((one.title, one.url, one.folders) for one in found) == [
        ("Stars", "https://stars.example/rss?a=1&b=2", ("science",)),
        ("The Daily", "https://daily.example/rss", ("world",)),
    ]
    bad = tmp_path / "bad.opml"
    bad.write_bytes(b"GIF89a")
    assert sources("import", bad).code == 2


def test_who_answers_is_printed_and_who_does_not_ends_with_one(sources: Run) -> None:
    with site_beside() as site:
        sources("add", f"{site.base}/courier.xml", "--yes")
        added = next(str(name) for name in names(sources) if str(name).startswith("added-"))
        good = sources("test", added, "--json")
    bad = sources("test", added, "--json")
    assert (good.code, good.json()["sources"]) == (0, [{"id": added, "entries": 3, "failed": None}])
    assert (bad.code, bad.json()["sources"][0]["failed"]) == (1, "The site could not be reached.")


def test_a_source_that_left_the_list_is_asked_no_more(sources: Run, tmp_path: Path) -> None:
    assert list(names(sources)) == ["daily"]
    (tmp_path / "sources.toml").write_text(LISTED.replace('"daily"', '"weekly"'), "utf-8")
    assert list(names(sources)) == ["weekly"]
