"""The behaviours of a good fetcher, by their numbers in the project's list: one feed through days of a fake clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from aiohttp import web as aio

from domain.model import Reading, Source
from domain.trouble import Trouble, TroubleKind
from ingest.collect import Failed, Listed, Unchanged, list_source, read_entries
from ingest.pages import Pages, nothing_kept
from ingest.sandbox import Sandbox
from ingest.web import Web
from tests.ingest.builders import item, page, rss, source
from tests.ingest.conftest import NOW
from tests.ingest.web_server import Site, running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEWS = rss([item(1), item(2)])


@dataclass
class Reader:
    """One source, asked again and again; remembers what the store would."""

    site: Site
    web: Web
    sandbox: Sandbox
    source: Source
    reading: Reading = field(default_factory=Reading)

    async def ask(self, at: timedelta = timedelta()) -> Listed | Unchanged | Failed:
        """Asks at NOW + `at`, whether due or not."""
        answer = await list_source(self.source, self.reading, self.web, self.sandbox, NOW + at)
        self.reading = answer.reading
        return answer

    @property
    def sent(self) -> dict[str, str]:
        """The headers of the last request."""
        return dict(self.site.asked[-1].headers)

    @property
    def wait(self) -> timedelta:
        """How long after its last request it is to be asked again."""
        assert self.reading.next_at is not None
        assert self.reading.tried_at is not None
        return self.reading.next_at - self.reading.tried_at


@pytest_asyncio.fixture(loop_scope="module")
async def reader(sandbox: Sandbox) -> AsyncIterator[Reader]:
    """A reader of `/feed` on a site of its own."""
    async with running_site() as site, Web(site.knobs) as web:
        yield Reader(site=site, web=web, sandbox=sandbox, source=source(f"{site.base}/feed"))


def _validators(head: dict[str, str]) -> tuple[str | None, str | None]:
    return head.get("If-None-Match"), head.get("If-Modified-Since")


async def test_01_the_first_fetch_is_unconditional_and_every_later_one_conditional(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    assert isinstance(await reader.ask(), Listed)
    assert _validators(reader.sent) == (None, None)
    for hours in (1, 2, 3):
        assert isinstance(await reader.ask(hours * HOUR), Unchanged)
        assert _validators(reader.sent) == ('"1"', None)
    assert len(reader.site.asked) == 4


async def test_02_and_03_both_validators_go_back_as_they_came_and_those_of_a_304_replace_them(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='W/"a b"', Last_Modified="a day in May")
    await reader.ask()

    async def unchanged(request: aio.Request) -> aio.Response:
        return aio.Response(status=304, headers={"Last-Modified": "a day in June"})

    reader.site.pages["/feed"] = unchanged
    await reader.ask(HOUR)
    assert _validators(reader.sent) == ('W/"a b"', "a day in May")
    await reader.ask(2 * HOUR)
    assert _validators(reader.sent) == ('W/"a b"', "a day in June")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [("<p>", 200, TroubleKind.NOT_FEED), ("", 500, TroubleKind.STATUS), ("{", 200, TroubleKind.DAMAGED)],
)
async def test_04_a_failure_keeps_the_old_validators(reader: Reader, body: str, status: int, kind: TroubleKind) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    await reader.ask()
    reader.site.put("/feed", body, status=status, ETag='"2"')
    failed = await reader.ask(HOUR)
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is kind
    await reader.ask(2 * HOUR)
    assert _validators(reader.sent) == ('"1"', None)


async def test_04_an_answer_that_breaks_off_keeps_them_too(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    await reader.ask()

    async def broken(request: aio.Request) -> aio.StreamResponse:
        answer = aio.StreamResponse(headers={"Content-Length": "9999", "ETag": '"2"'})
        await answer.prepare(request)
        await answer.write(b"<rss>")
        assert request.transport is not None
        request.transport.close()
        return answer

    reader.site.pages["/feed"] = broken
    failed = await reader.ask(HOUR)
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is TroubleKind.BROKEN_OFF
    assert reader.reading.etag == '"1"'


async def test_05_validators_go_with_an_answer_that_has_none(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    await reader.ask()
    reader.site.put("/feed", rss([item(3)]))
    await reader.ask(HOUR)
    await reader.ask(2 * HOUR)
    assert _validators(reader.sent) == (None, None)


async def test_06_a_304_costs_no_parse_and_ends_a_row_of_failures(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    await reader.ask()
    reader.site.put("/feed", "", status=500)
    await reader.ask(HOUR)
    assert reader.reading.failures == 1
    reader.site.put("/feed", "not even looked at", ETag='"1"')
    assert isinstance(await reader.ask(2 * HOUR), Unchanged)
    assert (reader.reading.failures, reader.reading.trouble, reader.reading.troubled_since) == (0, None, None)


async def test_07_the_same_bytes_again_are_not_parsed(reader: Reader) -> None:
    reader.site.put("/feed", NEWS)
    await reader.ask()
    unable = replace(reader, sandbox=Sandbox(children=0))  # whoever waits for a child of it waits for ever
    assert isinstance(await unable.ask(HOUR), Unchanged)


async def test_14_a_header_that_asks_for_sixteen_years_gets_a_day(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, Cache_Control="max-age=504921600")
    await reader.ask()
    assert DAY <= reader.wait <= 1.1 * DAY


async def test_14_no_cache_does_not_shorten_the_interval(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, Cache_Control="no-cache, max-age=0")
    await reader.ask()
    assert HOUR <= reader.wait <= 1.1 * HOUR


@pytest.mark.parametrize(
    ("head", "least"),
    [
        ("<ttl>300</ttl>", 5 * HOUR),
        ("<ttl>5</ttl>", HOUR),
        (
            "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod>"
            "<sy:updateFrequency xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>4</sy:updateFrequency>",
            6 * HOUR,
        ),
        ("<skipHours><hour>10</hour><hour>11</hour></skipHours>", 3 * HOUR),
        ("<skipDays><day>Saturday</day></skipDays>", 15 * HOUR),
    ],
    ids=["ttl", "a short ttl", "sy", "hours", "days"],
)
async def test_15_what_a_feed_asks_for_lengthens(reader: Reader, head: str, least: timedelta) -> None:
    reader.site.put("/feed", rss([item(1)], head))
    await reader.ask()
    assert least <= reader.wait <= least + 1.2 * HOUR


async def test_17_a_feed_without_news_for_weeks_is_asked_once_a_day_and_news_bring_it_back(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"1"')
    first = await reader.ask()
    assert isinstance(first, Listed)
    reader.reading = first.lively
    await reader.ask(20 * DAY)
    assert reader.wait >= DAY
    reader.site.put("/feed", rss([item(3)]), ETag='"2"')
    second = await reader.ask(21 * DAY)
    assert isinstance(second, Listed)
    reader.reading = second.lively
    assert reader.wait <= 1.1 * HOUR


async def test_a_server_that_says_not_modified_for_two_weeks_is_asked_for_all_of_it_once(reader: Reader) -> None:
    reader.site.put("/feed", NEWS, ETag='"for ever"')
    await reader.ask()
    reader.site.put("/feed", rss([item(1), item(2), item(3)]), ETag='"for ever"')  # its tag lies
    assert isinstance(await reader.ask(13 * DAY), Unchanged)
    assert reader.sent["If-None-Match"] == '"for ever"'
    found = await reader.ask(14 * DAY)
    assert "If-None-Match" not in reader.sent
    assert isinstance(found, Listed)
    assert len(found.entries) == 3
    assert isinstance(await reader.ask(15 * DAY), Unchanged)
    assert reader.sent["If-None-Match"] == '"for ever"'


@pytest.mark.parametrize(("status", "kind"), [(429, TroubleKind.BUSY), (503, TroubleKind.STATUS)])
async def test_18_a_wait_that_is_asked_for_holds_for_the_whole_site_and_is_no_trouble_of_the_others(
    reader: Reader, status: int, kind: TroubleKind
) -> None:
    reader.site.put("/feed", "", status=status, Retry_After="7200")
    failed = await reader.ask()
    assert isinstance(failed, Failed)
    assert failed.trouble == Trouble(kind=kind, number=status)
    assert reader.wait == 2 * HOUR
    other = replace(reader, source=source(f"{reader.site.base}/other"), reading=Reading())
    held = await other.ask()
    assert isinstance(held, Failed)
    assert held.trouble.kind is TroubleKind.HELD
    assert (other.reading.failures, other.reading.trouble) == (0, None)
    assert other.wait > 1.9 * HOUR
    assert reader.site.paths() == ["/feed"]


@pytest.mark.parametrize(
    ("status", "headers", "kind"),
    [
        (401, {}, TroubleKind.PASSWORD),
        (403, {}, TroubleKind.REFUSED),
        (403, {"cf_mitigated": "challenge"}, TroubleKind.CHALLENGE),
        (503, {"cf_mitigated": "challenge"}, TroubleKind.CHALLENGE),
    ],
)
async def test_19_a_refusal_waits_four_hours_under_the_same_name(
    reader: Reader, status: int, headers: dict[str, str], kind: TroubleKind
) -> None:
    async def refuse(request: aio.Request) -> aio.Response:
        return aio.Response(status=status, headers={k.replace("_", "-"): v for k, v in headers.items()})

    reader.site.pages["/feed"] = refuse
    failed = await reader.ask()
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is kind
    assert reader.wait >= 4 * HOUR
    await reader.ask(5 * HOUR)
    assert len({request.headers["User-Agent"] for request in reader.site.asked}) == 1


async def test_20_errors_of_the_server_are_not_tried_again_at_once_and_back_off_to_a_day(reader: Reader) -> None:
    reader.site.put("/feed", "", status=500)
    waits = []
    for day in range(10):
        await reader.ask(day * DAY)
        waits.append(reader.wait)
    assert len(reader.site.asked) == 10
    assert waits[0] < timedelta(minutes=17)
    assert DAY <= waits[-1] <= 1.1 * DAY


async def test_21_two_weeks_of_nothing_but_404_give_it_up_and_one_success_starts_anew(reader: Reader) -> None:
    await reader.ask()
    reader.site.put("/feed", NEWS)
    await reader.ask(13 * DAY)
    del reader.site.pages["/feed"]
    for day in (14, 20, 27):
        failed = await reader.ask(day * DAY)
        assert isinstance(failed, Failed)
        assert failed.trouble.kind is TroubleKind.MISSING
    failed = await reader.ask(28 * DAY)
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is TroubleKind.LOST
    assert reader.wait > 3000 * DAY


async def test_22_what_is_gone_is_told_and_not_asked_again_and_comes_back_by_hand(reader: Reader) -> None:
    reader.site.put("/feed", "", status=410)
    failed = await reader.ask()
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is TroubleKind.GONE
    assert reader.wait > 3000 * DAY
    reader.site.put("/feed", NEWS)
    assert isinstance(await reader.ask(DAY), Listed)
    assert reader.reading.trouble is None


async def test_23_a_permanent_move_is_remembered_while_it_holds_and_only_with_a_feed_there(reader: Reader) -> None:
    reader.site.put("/feed", "", status=301, Location="/new")
    reader.site.put("/new", NEWS, ETag='"1"')
    await reader.ask()
    assert (reader.reading.moved_to, reader.reading.moved_since) == (f"{reader.site.base}/new", NOW)
    assert isinstance(await reader.ask(DAY), Unchanged)  # a 304 at the new place says so too
    assert reader.reading.moved_since == NOW
    reader.site.put("/feed", NEWS)
    await reader.ask(2 * DAY)
    assert reader.reading.moved_to is None
    reader.site.put("/feed", "", status=301, Location="/page")
    reader.site.put("/page", page())
    assert isinstance(await reader.ask(3 * DAY), Failed)
    assert reader.reading.moved_to is None


async def test_24_a_move_for_now_is_followed_and_not_remembered(reader: Reader) -> None:
    reader.site.put("/feed", "", status=302, Location="/new")
    reader.site.put("/new", NEWS)
    assert isinstance(await reader.ask(), Listed)
    assert reader.reading.moved_to is None


async def test_25_a_page_where_a_feed_was_is_a_trouble_and_not_an_empty_feed(reader: Reader) -> None:
    reader.site.put("/feed", NEWS)
    await reader.ask()
    reader.site.put("/feed", page())
    failed = await reader.ask(DAY)
    assert isinstance(failed, Failed)
    assert failed.trouble.kind is TroubleKind.WEB_PAGE
    assert reader.reading.read_at == NOW


async def test_33_a_feed_that_stops_the_reader_is_a_trouble_and_the_next_one_is_read(reader: Reader) -> None:
    reader.site.put("/feed", '{"items": ' + "[" * 200_000)
    failed = await reader.ask()
    assert isinstance(failed, Failed)
    assert failed.trouble.kind in (TroubleKind.HARD, TroubleKind.DAMAGED)
    reader.site.put("/feed", NEWS)
    assert isinstance(await reader.ask(HOUR), Listed)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("", None),
        ("garbage", None),
        ("Sat, 02 Nov 2024 08:30:00 BST", datetime(2024, 11, 2, 7, 30, tzinfo=UTC)),
        ("Sun, 02 Nov 2094 08:30:00 GMT", NOW),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ],
    ids=["none", "garbage", "a zone by name", "future", "before the web"],
)
async def test_37_dates_are_read_by_their_zone_and_clamped_and_arrival_decides(
    reader: Reader, stated: str, published: datetime | None
) -> None:
    reader.site.put("/feed", rss([item(1, pubDate=stated, link="")]))
    listed = await reader.ask()
    assert isinstance(listed, Listed)
    pages = Pages(web=reader.web, kept=nothing_kept)
    (read,) = await read_entries(listed.entries, reader.source, pages, reader.sandbox, NOW)
    assert (read.article.published, read.article.arrived) == (published, NOW)
