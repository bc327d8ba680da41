"""Builders that name only what matters to a test."""

from __future__ import annotations

from collections.abc import Sequence

from domain.model import Source, SourceKind


def source(url: str, kind: SourceKind = SourceKind.FEED, **said: object) -> Source:
    """A source with the id `s` and the outlet "The Courier"."""
    known = {"id": "s", "kind": kind, "url": url, "outlet": "The Courier", "interval_minutes": 60}
    return Source(**{**known, **said})  # type: ignore[arg-type]  # a test names fields of any type


def item(number: int, base: str = "https://courier.example", **said: str) -> str:
    """One RSS item with its own title, link, guid and time."""
    known = {
        "title": f"Council repairs bridge number {number}",
        "link": f"{base}/news/bridge-{number}",
        "guid": f"id-{number}",
        "pubDate": f"Sat, 02 Nov 2024 08:{number % 60:02d}:00 GMT",
    }
    fields = "".join(f"<{name}>{value}</{name}>" for name, value in {**known, **said}.items() if value)
    return f"<item>{fields}</item>"


def rss(items: Sequence[str], head: str = "") -> str:
    """An RSS 2.0 feed of `items`."""
    top = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Courier</title>'
    return f"{top}<link>https://courier.example/</link>{head}{''.join(items)}</channel></rss>"


STORY = (
    "The town council agreed on Friday to repair the old bridge over the river before the winter comes.",
    "Engineers found cracks in two of its five pillars in September and closed one lane to lorries.",
    "The work will cost about four million and should end in March, the mayor told the meeting.",
    "Residents on the east bank had asked for a ferry in the meantime, which the council refused.",
)


def page(title: str = "Council repairs old bridge", extra: str = "", head: str = "") -> str:
    """A page with the paragraphs of STORY and a little navigation."""
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f"<html lang='en'><head><title>{title} | The Courier</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}{extra}</article><footer>Contact us</footer></body></html>"
    )
