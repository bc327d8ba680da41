"""A small web site on the loopback with a source of every kind, and with what is wrong, broken or hostile."""

from __future__ import annotations

from html import escape

from tests.ingest.builders import item, page, rss
from tests.ingest.web_server import Site

_ANOTHER = rss([item(1, title="City win", link="{site}/sport/1")]).replace("The Courier", "Gazette Sport")
_DECLARED = (
    '<link rel="alternate" type="application/json+oembed" href="/oembed">'
    '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">'
    '<link rel="alternate" type="application/rss+xml" href="/gazette.xml">'
    '<link rel="alternate" type="application/atom+xml; charset=utf-8" href="/gazette.atom">'
    '<link rel="alternate" type="application/rss+xml" href="feed:{site}/sport.xml">'
)
_HUB = "<html><head><title>World</title></head><body>" + "".join(
    f"<article><h2><a href='/news/2024/11/02/council-repairs-bridge-{n}'>Council repairs bridge number {n}</a></h2>"
    "</article>"
    for n in range(6)
)
_HOSTILE = (
    "<b>bold</b> \u202egnp",
    ["/start@other_bot <script>alert(1)</script> click", "&amp;amp; https://example.org/x", "word" * 3000],
)


def furnish(site: Site) -> None:
    """Puts every page on the site."""
    site.put("/courier.xml", rss([item(n, title=f"Council repairs bridge number {n}") for n in range(3)]))
    stories = [item(n, title=f"Gazette story number {n}") for n in range(2)]
    gazette = rss(stories).replace("The Courier", "The Gazette")
    site.put("/", page(head=_DECLARED.format(site=site.base)))
    site.put("/gazette.xml", gazette)
    site.put("/gazette.atom", gazette)
    site.put("/sport.xml", _ANOTHER)
    site.put("/hub/bridges", _HUB)
    site.put("/news-sitemap.xml", _SITEMAP)
    site.put("/notes.json", _JSON, Content_Type="application/feed+json")
    _wrong(site)


def _wrong(site: Site) -> None:
    site.put("/empty", "<html><body><p>Under construction.</p></body></html>")
    site.put("/challenge", "Just a moment", status=403, cf_mitigated="challenge")
    site.put("/bomb", b" " * (6 * 1024 * 1024))
    site.put("/loop", "", status=302, Location="/loop")
    site.put("/inside", "", status=302, Location="http://127.0.0.2/secrets")
    title, words = _HOSTILE
    items = [item(n, title=escape(text)) for n, text in enumerate(words)]
    site.put("/hostile.xml", rss(items).replace("The Courier", escape(title)))


_SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://courier.example/harbour</loc><news:news><news:publication_date>2024-10-30</news:publication_date>
<news:title>The harbour opens</news:title></news:news></url></urlset>"""

_JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Jot",
"items": [{"id": "1", "url": "https://jot.example/1", "title": "A note", "content_text": "All of it."}]}"""
