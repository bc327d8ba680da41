"""One entry becomes one article: its page fetched once, extracted in the sandbox, with fallbacks. Never raises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from domain.kept import Page
from domain.model import Article, Entry, Published, Source, SourceKind
from ingest.boilerplate import keep
from ingest.dates import settle
from ingest.entries import article_id
from ingest.extract import Extracted, extract_html, extract_text
from ingest.fragment import fragment_lines
from ingest.language import language
from ingest.pages import Pages
from ingest.sandbox import Killed, Sandbox

ENOUGH: Final = 200
"""Characters of a page's text below which what the feed itself said may be the better text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article, its lines before any was removed, and its page where that came from the web just now."""

    article: Article
    raw: tuple[str, ...]
    page: Page | None = None


async def read_entry(entry: Entry, source: Source, pages: Pages, sandbox: Sandbox, now: datetime) -> Read:
    """The article of `entry`: its page's text; where that is too little, the longest of page, entry HTML, entry text.

    An entry that nothing can be read of gives an article of its title and what the feed said.
    """
    got = await pages.get(entry.url, now) if entry.url and source.kind is not SourceKind.FOLDER else None
    found = await _from_page(got.page, sandbox) if got else None
    if found is None or len(found.text) < ENOUGH:
        said = await _from_entry(entry, source, sandbox)
        if found is None or len(said.text) >= len(found.text):
            found = replace(
                said,
                url=found.url if found else None,
                standfirst=found.standfirst if found else "",
                paywalled=bool(found and found.paywalled),
            )
    page = got.page if got and got.new else None
    return Read(article=_article(entry, found, source, now), raw=found.raw, page=page)


async def _from_page(page: Page, sandbox: Sandbox) -> Extracted | None:
    found = await sandbox.run(extract_page, page.body, page.url, page.charset)
    return None if isinstance(found, Killed) else found


async def _from_entry(entry: Entry, source: Source, sandbox: Sandbox) -> Extracted:
    """What the source itself said; a folder's files are whole pages and texts, a feed's are snippets."""
    whole = source.kind is SourceKind.FOLDER
    found = await sandbox.run(extract_whole if whole else extract_snippet, entry)
    return Extracted(title=entry.title, text=entry.title) if isinstance(found, Killed) else found


def extract_whole(entry: Entry) -> Extracted:
    """The article in a file's page or text."""
    if entry.html:
        return extract_html(entry.html, entry.url)
    return extract_text(entry.text, entry.url, title=entry.title)


def extract_snippet(entry: Entry) -> Extracted:
    """The article as far as a feed's own content tells it."""
    lines = max((fragment_lines(entry.html), fragment_lines(entry.text)), key=lambda lines: sum(map(len, lines)))
    text = "\n\n".join(keep(lines, title=entry.title))
    return Extracted(title=entry.title, text=text, lang=language(text or entry.title, entry.lang), raw=tuple(lines))


def extract_page(body: bytes, url: str, charset: str | None) -> Extracted:
    """The article on a page that was fetched."""
    return extract_html(body, url, charset=charset)


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
