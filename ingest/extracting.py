"""What a child is asked to make of an entry: the article of its page, its file or its snippet. No network, no clock.

Apart from `reading.py`, so that a child loads no client of the web.
"""

from __future__ import annotations

from domain.model import Entry
from ingest.boilerplate import keep
from ingest.extract import Extracted, extract_html, extract_text
from ingest.fragment import fragment_lines
from ingest.language import language


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
