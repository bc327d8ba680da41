"""One entry becomes one article: its page fetched once, extracted in the sandbox, with fallbacks. Never raises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from domain.kept import Page
from domain.model import Article, Entry, Published, Source, SourceKind
from ingest.dates import settle
from ingest.entries import article_id
from ingest.extract import Extracted
from ingest.extracting import extract_page, extract_snippet, extract_whole
from ingest.pages import Pages
from ingest.sandbox import Killed, Sandbox

ENOUGH: Final = 200
"""Characters of a page's text below which what the feed itself said may be the better text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article, its lines before any was removed, and its page where that came from the web just now.

    `hard`: no child could read the page, and the source itself said little, so that it should be tried again.
    `story`: whether the page held a text; None where none was read. `said` stands for what the source said of it.
    """

    article: Article
    raw: tuple[str, ...]
    page: Page | None = None
    hard: bool = False
    story: bool | None = None
    said: int = 0


async def read_entry(
    entry: Entry, source: Source, pages: Pages, sandbox: Sandbox, now: datetime, *, anew: bool = False
) -> Read:
    """The article of `entry`: its page's text; where that is too little, the longest of page, entry HTML, entry text.

    An entry that nothing can be read of gives an article of its title and what the feed said.
    """
    web = entry.url if source.kind is not SourceKind.FOLDER else None
    got = await pages.get(web, now, anew=anew) if web else None
    read = await _from_page(got.page, sandbox) if got else None
    found = read if isinstance(read, Extracted) else None
    if found is None or len(found.text) < ENOUGH:
        said = await _from_entry(entry, source, sandbox)
        if found is None or len(said.text) >= len(found.text):
            found = replace(
                said,
                url=found.url if found else None,
                standfirst=found.standfirst if found else "",
                paywalled=bool(found and found.paywalled),
            )
    return Read(
        article=_article(entry, found, source, now),
        raw=found.raw,
        page=got.page if got and got.new else None,
        hard=isinstance(read, Killed) and len(found.text) < ENOUGH,
        story=len(read.text) >= ENOUGH if isinstance(read, Extracted) else None,
        said=entry.said,
    )


async def _from_page(page: Page, sandbox: Sandbox) -> Extracted | Killed:
    return await sandbox.run(extract_page, page.body, page.url, page.charset)


async def _from_entry(entry: Entry, source: Source, sandbox: Sandbox) -> Extracted:
    """What the source itself said; a folder's files are whole pages and texts, a feed's are snippets."""
    whole = source.kind is SourceKind.FOLDER
    found = await sandbox.run(extract_whole if whole else extract_snippet, entry)
    return Extracted(title=entry.title, text=entry.title) if isinstance(found, Killed) else found


def _article(entry: Entry, found: Extracted, source: Source, now: datetime) -> Article:
    trusted = len(found.text) >= ENOUGH
    return Article(
        id=article_id(entry.keys),
        source=source.id,
        outlet=source.outlet or found.outlet or source.id,
        url=found.url or entry.url,
        title=(found.title if trusted else "") or entry.title or found.title,
        text=found.text or entry.title,
        arrived=now,
        published=settle(_best_time(found.published, entry.published), now),
        author=found.author or entry.author,
        lang=found.lang or source.lang or "en",
        topics=entry.topics,
        keys=entry.keys,
        standfirst=found.standfirst,
        paywalled=found.paywalled,
        own=entry.own,
    )


def _best_time(page: Published, feed: Published) -> Published:
    """The page's instant, else the feed's, else either's day."""
    if isinstance(page, datetime):
        return page
    return feed if isinstance(feed, datetime) else page or feed
