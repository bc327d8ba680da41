"""What the parser of feeds need not see: long texts, set aside while it works, and elements that nobody here reads.

The parser goes over each character of a text many times, and makes values of every element. In the places of the texts
stand marks, which no text holds. What the parser would have mended in them is mended here. Never parses.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from ingest.feed_bytes import sections

LONG: Final = 120
"""Characters from which a text is set aside. Addresses, guids, dates and most titles are shorter, or have no blank."""

_MARK = re.compile("\x7f(\\d{1,7})\x7f")
_LINE_END = re.compile("\r\n?")
_C1 = re.compile("[\x80-\x9f]")
_NEEDED = re.compile(
    r"""<(?:content|summary|title|subtitle|info|tagline|rights)\s(?:[^<>]{0,500}\s)?"""
    r"""(?:type\s*=\s*["'](?:xhtml|application/xhtml)|mode\s*=\s*["']base64)""",
    re.I,
)
"""Kinds of content that only the parser can read: it has to see them."""

_UNREAD = re.compile(
    r"<(category|comments|enclosure|cloud|docs|generator|slash:\w{1,20}|wfw:\w{1,20}|thr:\w{1,20}|georss:\w{1,20}|"
    r"media:(?:content|thumbnail|credit|keywords|category|rating|copyright|text|player)|"
    r"itunes:(?:duration|explicit|image|keywords|block|season|episode\w{0,10}|category))"
    r"(?:\s[^<>]{0,2000})?(?:/>|(?<!/)>(?:[^<]{0,1000}|\s{0,20}<!\[CDATA\[[^\]]{0,1000}\]\]>\s{0,20})</\1\s{0,5}>)"
)
"""Categories, pictures, counts of comments: each costs the parser as much as a title does."""


class SetAside:
    """The texts that were taken out of one document."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def take(self, document: str) -> str:
        """`document` with a mark in place of each long CDATA section, and without elements that are not read."""
        plain = document.replace("\x7f", "")
        short = "".join(self._mark(part) if at % 2 else part for at, part in enumerate(sections(plain)))
        if _NEEDED.search(short):
            short = plain
        return _UNREAD.sub("", short)

    def back(self, value: str) -> str:
        """A value that the parser gave, with the texts in the places of their marks."""
        return _MARK.sub(self._text, value).strip() if "\x7f" in value else value

    def _mark(self, section: str) -> str:
        if len(section) < LONG or section.startswith("<!--") or " " not in section:
            return section
        text = section[9:-3]
        self._texts.append(_LINE_END.sub("\n", text) if "\r" in text else text)
        return f"\x7f{len(self._texts) - 1}\x7f"

    def _text(self, mark: re.Match[str]) -> str:
        at = int(mark[1])
        return _mended(self._texts[at]) if at < len(self._texts) else ""


def _mended(text: str) -> str:
    """UTF-8 that was once taken for Latin-1 read rightly, and the C1 controls as the cp1252 that they are meant for."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore"), text)
