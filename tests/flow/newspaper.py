"""A newspaper's site on loopback: a feed and its pages. It knows nothing of the code under test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

PAGE = """<!doctype html><html lang="en"><head><title>{title} | {outlet}</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{published}",
"author": {{"@type": "Person", "name": "{author}"}}}}</script></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>{title}</h1>{paragraphs}
<p>Support our journalism with a donation today.</p></article><footer>© {outlet}. All rights reserved.</footer>
</body></html>"""


@dataclass(slots=True)
class Page:
    """One article as the newspaper prints it."""

    title: str
    paragraphs: tuple[str, ...]
    published: str
    author: str = "Ines Holland"


@dataclass(slots=True)
class Newspaper:
    """A site with a feed at `/feed` and a page for each article. `requests` are the paths asked for, in order."""

    outlet: str
    pages: Mapping[str, Page]
    base: str = ""
    requests: list[str] = field(default_factory=list)

    async def feed(self, request: web.Request) -> web.Response:
        """RSS with an ETag; 304 to those who have it."""
        self.requests.append(request.path)
        etag = f'"{len(self.pages)}-{next(iter(self.pages), "")}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        items = "".join(
            f"<item><title>{page.title}</title><link>{self.base}/{slug}</link><guid>{slug}</guid></item>"
            for slug, page in self.pages.items()
        )
        text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.outlet}</title>{items}</channel></rss>'
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": etag})

    async def page(self, request: web.Request) -> web.Response:
        """The article's page, or 404."""
        self.requests.append(request.path)
        page = self.pages.get(request.match_info["slug"])
        if page is None:
            return web.Response(status=404)
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in page.paragraphs)
        text = PAGE.format(
            title=page.title,
            outlet=self.outlet,
            published=page.published,
            author=page.author,
            paragraphs=paragraphs,
        )
        return web.Response(text=text, content_type="text/html")


@asynccontextmanager
async def printed(newspaper: Newspaper, host: str = "127.0.0.1") -> AsyncIterator[Newspaper]:
    """The newspaper on sale at a free port of `host` until the block ends."""
    app = web.Application()
    app.router.add_get("/feed", newspaper.feed)
    app.router.add_get("/{slug}", newspaper.page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    port = runner.addresses[0][1]
    newspaper.base = f"http://{host}:{port}"
    try:
        yield newspaper
    finally:
        await runner.cleanup()
