"""Articles from a web on the loopback into the store: new ones once, a broken source alone, the newsroom until then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.clerk import Clerk
from bot.errands import Errands, is_empty
from bot.pipeline import Pulled, Reach, leave_sample, open_sample, pull, uses_sample, with_topics
from config.catalogue import SAMPLE, Topic
from domain.model import Reading, Source, SourceKind
from domain.trouble import Trouble, TroubleKind
from ingest.sandbox import Sandbox
from ingest.urls import url_key
from ingest.web import Web
from storage.sqlite import SqliteStore, open_store
from storage.store import Store
from tests.ingest.builders import item, page, rss
from tests.ingest.web_server import Site, running_site
from tests.storage.builders import article

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
SPORT = Topic(id="sport", name="Sport", words=(" cup ",))
STORY = (
    "<p>The council of {name} voted on Tuesday evening to rebuild its market hall in brick after the fire.</p>"
    "<p>It will cost nine million crowns, {number} of them from the county, and is to open in the spring.</p>"
)


def feed(*names: str) -> str:
    """An RSS feed with an article of full text for each name, newest first."""
    items = "".join(
        f"<item><title>{name} rebuilds its hall</title><link>https://post.example/{name}</link>"
        f"<guid>{name}</guid><description>News of {name}.</description>"
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA["
        f"{STORY.format(name=name, number=number) * 3}]]></content:encoded></item>"
        for number, name in enumerate(names)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


@pytest_asyncio.fixture(loop_scope="module")
async def site() -> AsyncIterator[Site]:
    """A newspaper on the loopback."""
    async with running_site() as running:
        yield running


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """An empty store on its own thread."""
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db", now=lambda: NOW))
    yield clerk
    clerk.close()


@pytest_asyncio.fixture(loop_scope="module")
async def reach(site: Site, sandbox: Sandbox) -> AsyncIterator[Reach]:
    """What a pull needs to read that newspaper."""
    async with Web(site.knobs) as web:
        yield Reach(web=web, sandbox=sandbox, topics=(SPORT,), now=lambda: NOW)


def source(site: Site, name: str = "post") -> Source:
    """The newspaper's feed of that name."""
    return Source(id=name, kind=SourceKind.FEED, url=f"{site.base}/{name}", outlet="Post", topics=("local",))


async def add(clerk: Clerk, *sources: Source) -> None:
    """Makes the store know them."""
    for one in sources:
        await clerk.do(partial(_put, one))


def _put(one: Source, store: Store) -> None:
    store.put_source(one)


def arrived(store: Store) -> list[str]:
    """The titles of all that is unfiled."""
    return sorted(one.title for one in store.unfiled(100))


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_is_new_is_taken_once(clerk: Clerk, reach: Reach, site: Site) -> None:
    site.put("/post", feed("Orrin", "Wexley"), Content_Type="application/rss+xml")
    await add(clerk, source(site))
    (first,) = await pull(clerk, reach)
    (again,) = await pull(clerk, reach, everything=True)
    site.put("/post", feed("Harrow", "Orrin", "Wexley"), Content_Type="application/rss+xml")
    (third,) = await pull(clerk, reach, everything=True)
    assert [(one.new, one.known, one.failed) for one in (first, again, third)] == [
        (2, 0, None),
        (0, again.known, None),
        (1, 2, None),
    ]
    assert len(await clerk.do(arrived)) == 3


async def test_what_arrives_has_the_sources_topics_and_the_time_of_the_pull(
    clerk: Clerk, reach: Reach, site: Site
) -> None:
    site.put("/post", feed("Cup"), Content_Type="application/rss+xml")
    await add(clerk, source(site))
    await pull(clerk, reach)
    (found,) = await clerk.do(lambda store: store.unfiled(9))
    assert found.topics == ("local", "sport")
    assert (found.arrived, found.outlet, found.source) == (NOW, "Post", "post")


async def test_a_source_that_fails_hinders_no_other_and_says_why(clerk: Clerk, reach: Reach, site: Site) -> None:
    site.put("/good", feed("Orrin"), Content_Type="application/rss+xml")
    site.put("/broken", "no feed at all", Content_Type="text/plain")
    await add(clerk, source(site, "good"), source(site, "broken"), source(site, "gone"))
    told: list[Pulled] = []
    pulled = {one.source.id: one for one in await pull(clerk, reach, told=told.append)}
    assert {one.source.id for one in told} == {"good", "broken", "gone"}
    assert (pulled["good"].new, pulled["good"].failed) == (1, None)
    assert pulled["broken"].failed
    assert pulled["gone"].failed
    readings = {one.id: reading for one, reading in await clerk.do(lambda store: store.sources())}
    assert [readings[name].failures for name in ("good", "broken", "gone")] == [0, 1, 1]
    assert readings["gone"].trouble


async def test_only_what_is_due_is_asked(clerk: Clerk, reach: Reach, site: Site) -> None:
    site.put("/post", feed("Orrin"), Content_Type="application/rss+xml")
    await add(clerk, source(site))
    assert len(await pull(clerk, reach)) == 1
    assert await pull(clerk, reach) == []


async def test_of_a_first_reading_the_newest_ten_are_taken_and_the_others_known_for_ever(
    clerk: Clerk, reach: Reach, site: Site
) -> None:
    names = [f"Town{letter}" for letter in "ABCDEFGHIJKLMN"]
    site.put("/post", feed(*names), Content_Type="application/rss+xml")
    await add(clerk, source(site))
    (first,) = await pull(clerk, reach)
    assert first.new == 10
    site.put("/post", feed("Orrin", *names), Content_Type="application/rss+xml")
    (second,) = await pull(clerk, reach, everything=True)
    assert second.new == 1


async def test_a_first_reading_that_was_cut_short_goes_on_with_the_same_ten(
    clerk: Clerk, reach: Reach, site: Site
) -> None:
    names = [f"Town{letter}" for letter in "ABCDEFGHIJKLMN"]
    site.put("/post", feed(*names), Content_Type="application/rss+xml")
    await add(clerk, source(site))
    await pull(clerk, reach)
    await clerk.do(lambda store: store.put_reading("post", Reading()))  # killed before the reading was stored
    (again,) = await pull(clerk, reach)
    assert again.new == 0


async def test_28_a_page_that_two_feeds_name_is_fetched_once_and_kept(clerk: Clerk, reach: Reach, site: Site) -> None:
    items = [item(number, site.base, guid="") for number in range(3)]
    for number in range(3):
        site.put(f"/news/bridge-{number}", page(f"Council repairs bridge number {number}"))
    for name in ("post", "world"):
        site.put(f"/{name}", rss(items), Content_Type="application/rss+xml")
    await add(clerk, source(site), source(site, "world"))
    pulled = await pull(clerk, reach)
    assert sum(one.new for one in pulled) == 3
    assert sorted(path for path in site.paths() if "bridge" in path) == [f"/news/bridge-{n}" for n in range(3)]
    kept = await clerk.do(lambda store: store.pages([url_key(f"{site.base}/news/bridge-{n}") for n in range(3)]))
    assert len(kept) == 3


async def test_a_second_round_over_unchanged_feeds_is_no_body_and_no_write_of_entries(
    clerk: Clerk, reach: Reach, site: Site
) -> None:
    for number in range(5):
        body = feed(f"Town{number}", f"Village{number}")
        if number:
            site.put(f"/{number}", body, Content_Type="application/rss+xml", ETag=f'"{number}"')
        else:
            site.put("/0", body, Content_Type="application/rss+xml")  # gives no validators: its body is compared
    await add(clerk, *(source(site, str(number)) for number in range(5)))
    await pull(clerk, reach)
    before, asked = await clerk.do(_rows), len(site.asked)
    again = await pull(clerk, reach, everything=True)
    assert [(one.new, one.failed) for one in again] == [(0, None)] * 5
    assert await clerk.do(_rows) == before
    asked_again = site.asked[asked:]
    assert [request.path for request in asked_again if "If-None-Match" not in request.headers] == ["/0"]


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that entries are written to."""
    tables = ("article", "body", "identity", "page", "raw", "outlet", "line", "reprint")
    assert isinstance(store, SqliteStore)
    return {name: [tuple(row) for row in store._rows(f"SELECT * FROM {name}")] for name in tables}  # noqa: S608 - named above


async def test_a_real_article_sends_the_sample_newsroom_away(clerk: Clerk, reach: Reach, site: Site) -> None:
    site.put("/post", feed("Orrin"), Content_Type="application/rss+xml")
    errands = Errands(clerk=clerk, reach=reach, zone="UTC", mine=lambda place: True)
    assert await errands.use_sample_if_empty() is True
    assert await clerk.do(uses_sample)
    await add(clerk, source(site))
    await errands.pull()
    assert not await clerk.do(uses_sample)
    outlets = await clerk.do(lambda store: {o for story in store.stories() for o in story.outlets})
    assert outlets == {"Post"}
    assert await errands.use_sample_if_empty() is False


async def test_a_source_that_fails_does_not_send_it_away(clerk: Clerk) -> None:
    await clerk.do(lambda store: open_sample(store, SAMPLE, NOW))
    gone = Pulled(
        source=Source(id="a", kind=SourceKind.FEED, url="https://a.example", outlet="A"),
        failed=Trouble(kind=TroubleKind.GONE),
    )
    assert await clerk.do(lambda store: leave_sample(store, [gone])) is False
    assert await clerk.do(uses_sample)


async def test_the_newsroom_arrives_by_the_clock_from_its_first_opening(clerk: Clerk) -> None:
    assert await clerk.do(is_empty)
    first = await clerk.do(lambda store: open_sample(store, SAMPLE, NOW))
    same = await clerk.do(lambda store: open_sample(store, SAMPLE, NOW))
    later = await clerk.do(lambda store: open_sample(store, SAMPLE, NOW + timedelta(days=1)))
    assert (first > 30, same, later > 0) == (True, 0, True)
    assert not await clerk.do(is_empty)


async def test_topics_are_added_to_the_sources_own_and_each_stands_once() -> None:
    world = article("a", title="The cup comes home", topics=("world",))
    assert with_topics(world, (SPORT,)).topics == ("world", "sport")
    assert with_topics(with_topics(world, (SPORT,)), (SPORT,)).topics == ("world", "sport")
    assert with_topics(article("b", title="Cupboards", topics=()), (SPORT,)).topics == ()
