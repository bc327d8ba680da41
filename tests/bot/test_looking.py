"""Second looks: hard pages are tried again, edits change a text and nothing else, links are learnt. Whole pulls."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.looking import TRIES
from bot.pipeline import Reach
from domain.ledger import PartKind
from domain.message import Message
from domain.model import Article, SourceKind, Told
from ingest.sandbox import Sandbox
from storage.store import Store
from tests.bot.visits import START, TITLES, Visits
from tests.ingest.builders import STORY, page
from tests.ingest.hostile_bytes import PAGES
from tests.storage.builders import HOME

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOUR = timedelta(hours=2)
MORE = "The first lorries will cross again on the second of March, the builder has promised the mayor in writing."


def show(visits: Visits, *, said: str = "", day: int = 2, title: str = TITLES[0], tag: str = "") -> None:
    """The feed with one entry."""
    fields = f"<title>{title}</title><link>{visits.link(0)}</link><guid>g</guid><description>{said}</description>"
    dated = f"<pubDate>Sat, {day:02d} Nov 2024 08:00:00 GMT</pubDate>"
    feed = f'<rss version="2.0"><channel><title>C</title><item>{fields}{dated}</item></channel></rss>'
    if tag:
        visits.site.put("/feed", feed, ETag=tag)
    else:
        visits.site.put("/feed", feed)


async def stored(visits: Visits) -> list[Article]:
    """All articles that are there."""
    return await visits.clerk.do(lambda store: store.unfiled(9))


def fetched(visits: Visits) -> int:
    """How often the article's page was asked for."""
    return visits.site.paths().count(visits.link(0).removeprefix(visits.site.base))


async def test_28_and_36_an_edited_article_gets_its_new_text_and_stays_the_one_it_was(visits: Visits) -> None:
    show(visits, said="A pillar is cracked.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    assert (await visits.visit()).new == 1
    (before,) = await stored(visits)
    visits.site.put(visits.link(0).removeprefix(visits.site.base), page(TITLES[0], extra=f"<p>{MORE}</p>"))
    show(visits, said="Two pillars are cracked.")
    assert (await visits.visit(HOUR)).new == 0
    (after,) = await stored(visits)
    assert after.text == "\n\n".join((*STORY, MORE))
    assert (after.id, after.arrived, after.keys) == (before.id, before.arrived, before.keys)
    assert fetched(visits) == 2


async def test_28_its_page_is_fetched_again_once_a_day_and_the_last_edit_is_not_lost(visits: Visits) -> None:
    show(visits, said="First.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    counts = []
    for said in ("Second.", "Third.", "Fourth."):
        show(visits, said=said)
        await visits.visit(HOUR)
        counts.append(fetched(visits))
    assert counts == [2, 2, 2]
    show(visits, said="Fourth.", day=3)
    await visits.visit(timedelta(days=1))
    assert fetched(visits) == 3


async def test_36_a_feed_that_dates_everything_anew_fetches_nothing_anew(visits: Visits) -> None:
    show(visits, said="A pillar is cracked.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    for day in (3, 4, 5):
        show(visits, said="A <b>pillar</b> is cracked.".replace("<", "&lt;"), day=day)
        assert (await visits.visit(HOUR)).new == 0
    assert fetched(visits) == 1


async def test_an_edit_that_leaves_a_stub_changes_nothing(visits: Visits) -> None:
    show(visits, said="First.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    visits.site.put(visits.link(0).removeprefix(visits.site.base), "<html><body><p>Please log in.</p></body></html>")
    show(visits, said="Second.")
    await visits.visit(HOUR)
    assert [one.text for one in await stored(visits)] == ["\n\n".join(STORY)]


async def test_what_was_told_keeps_the_text_that_was_told(visits: Visits) -> None:
    show(visits, said="First.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    (before,) = await stored(visits)

    def tell(store: Store) -> None:
        told = [Told(story=1, article=before.id, text=STORY[0])]
        store.owe(HOME, [Message(text=STORY[0])], kind=PartKind.DIGEST, now=START, told=told)

    await visits.clerk.do(tell)
    visits.site.put(visits.link(0).removeprefix(visits.site.base), page(TITLES[0], extra=f"<p>{MORE}</p>"))
    show(visits, said="Second.")
    await visits.visit(HOUR)
    assert [one.text for one in await stored(visits)] == [before.text]
    assert fetched(visits) == 1


@pytest.mark.parametrize("heals", [True, False], ids=["that heals", "that never heals"])
async def test_a_page_that_no_child_can_read_is_tried_again_before_its_headline_is_taken(
    visits: Visits, heals: bool
) -> None:
    """The child has a tenth of a second: feeds need less, this page much more."""
    path = visits.link(0).removeprefix(visits.site.base)
    visits.site.put(path, PAGES["many paragraphs"]())
    show(visits, said="A pillar is cracked.", tag='"v1"')
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    async with Sandbox(children=1, seconds=0.1, wait=300.0) as hasty:
        known = visits.reach
        visits.reach = Reach(web=known.web, sandbox=hasty, now=known.now)
        for _ in range(TRIES - 1):
            assert (await visits.visit()).new == 0
            assert await stored(visits) == []
        if heals:
            visits.reach = known
            await visits.clerk.do(lambda store: store.forget_kept(pages=visits.now, raw=START, lines=START))
            visits.site.put(path, page(TITLES[0]))
        assert (await visits.visit()).new == 1
        assert (await visits.visit()).new == 0
    (found,) = await stored(visits)
    assert (found.title, found.text) == (TITLES[0], "\n\n".join(STORY) if heals else "A pillar is cracked.")
    assert fetched(visits) == (2 if heals else 1)


@pytest.mark.parametrize("gone", [False, True], ids=["lists it no more", "is gone"])
async def test_an_entry_that_was_put_off_is_not_lost_when_its_source(visits: Visits, gone: bool) -> None:
    visits.site.put(visits.link(0).removeprefix(visits.site.base), PAGES["many paragraphs"]())
    show(visits, said="A pillar is cracked.")
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    async with Sandbox(children=1, seconds=0.1, wait=300.0) as hasty:
        known = visits.reach
        visits.reach = Reach(web=known.web, sandbox=hasty, now=known.now)
        assert (await visits.visit()).new == 0
        visits.site.put(
            "/feed", '<rss version="2.0"><channel><title>C</title></channel></rss>', status=404 * gone or 200
        )
        counts = [(await visits.visit()).new for _ in range(TRIES)]
    assert counts == [0] * (TRIES - 2) + [1, 0]
    assert [(one.title, one.text) for one in await stored(visits)] == [(TITLES[0], "A pillar is cracked.")]


async def test_addresses_that_were_articles_in_a_feed_are_found_on_a_section_page_of_the_site(visits: Visits) -> None:
    words = ("bridge", "ferry", "market", "school")
    for word in words:
        visits.site.put(f"/r/{word}", page(f"All of the news about the {word}"))
    items = "".join(
        f"<item><title>About the {word}</title><link>{visits.site.base}/r/{word}</link></item>" for word in words[:3]
    )
    cards = "".join(f"<p><a href='/r/{word}'>All of the news about the {word}</a></p>" for word in words)
    visits.site.put("/hub", f"<html><body><nav><a href='/r/login'>Log in</a></nav>{cards}</body></html>")
    await visits.add(SourceKind.SECTION, f"{visits.site.base}/hub")
    assert (await visits.visit()).failed  # it looks like a page without articles
    visits.site.put("/feed", f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>')
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    assert (await visits.visit()).new == 3
    await visits.add(SourceKind.SECTION, f"{visits.site.base}/hub")
    assert (await visits.visit()).new == 1
    assert "/r/login" not in visits.site.paths()
