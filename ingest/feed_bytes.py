"""Repairs the bytes of a feed before any parser sees them: encoding, junk, entities, cut ends. Never parses.

1. decode: byte order mark, UTF-16 by its zeroes, valid UTF-8, declared, HTTP charset, cp1252
2. cut what stands before the root and after its end, the XML declaration and the DOCTYPE (with every entity in it)
3. remove control characters; HTML entities become characters and bare ampersands are escaped, outside CDATA
4. close void tags, declare the prefixes that are used and not declared, close a document that was cut off
"""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime, time
from html.entities import html5
from itertools import islice
from typing import Final

from ingest.dates import read_date
from ingest.entries import ENTRIES_MOST
from ingest.extract import text_codec

_DECLARED = re.compile(rb"""^[^<]{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I | re.S)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|feed|RDF|channel)(?=[\s>])", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6});|(\w{1,32});)?")
_NUMBER = re.compile(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});")
_PLAIN: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"))
_RUN = re.compile(r">([^<>&]*(?:&[^<>&]*)+)(?=<)")
_VOID = re.compile(r"<(br|hr|img|wbr)(\s[^<>]*)?(?<!/)>", re.I)
_VOID_END = re.compile(r"</(?:br|hr|img|wbr)\s*>", re.I)
_UNQUOTED = re.compile(
    r"(<[\w:]{1,40}(?:\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s+[\w:-]{1,40}=)([^\s\"'<>]{1,300})(?=[\s/>])"
)
_PREFIX = re.compile(r"</?([A-Za-z][\w-]{0,20}):[A-Za-z]")
_ITEM_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.I)
_DATE = re.compile(r"<(?:pubDate|published|updated|issued|dc:date|atom:updated)(?:\s[^<>]*)?>\s*([^<>]{6,60})<", re.I)
_ITEM_START = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.I)

ITEM_LOOKED_AT: Final = 20_000
ENDS_LOOKED_AT: Final = 3
"""Characters of an item in which its date is looked for, and items at either end: the last one may be cut off."""

ATTRIBUTES: Final = 5
"""Unquoted attributes of one tag that are put right."""

NAMESPACES: Final = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "georss": "http://www.georss.org/georss",
    "thr": "http://purl.org/syndication/thread/1.0",
}
"""What feeds mean by their usual prefixes, for feeds that forget to say so."""


def normalise(body: bytes, charset: str | None = None) -> str | None:
    """The repaired document, beginning at its root, or None where there is no feed in `body`. `charset` is HTTP's."""
    text = decode_feed(body, charset)
    root = _ROOT.search(text)
    if root is None:
        return None
    text = _newest_items(_CONTROL.sub("", text[root.start() :]))
    end = text.rfind(f"</{root[0][1:]}")
    whole = end >= 0 and text.count("</item", 0, end) + text.count("</entry", 0, end) <= ENTRIES_MOST
    if whole:
        text = text[: text.find(">", end) + 1] or text
    text = "".join(part if at % 2 else _repaired(part) for at, part in enumerate(sections(text)))
    return _declared(text if whole else _closed(text, root[0][1:]))


def _newest_items(text: str) -> str:
    """`text` with at most ENTRIES_MOST items: the first ones, or the last where those are newer."""
    starts = [match.start() for match in _ITEM_START.finditer(text)]
    if len(starts) <= ENTRIES_MOST:
        return text
    last = max(_first_date(text[start : start + ITEM_LOOKED_AT]) for start in starts[-ENDS_LOOKED_AT:])
    first = max(_first_date(text[start : start + ITEM_LOOKED_AT]) for start in starts[:ENDS_LOOKED_AT])
    if last <= first:
        return text
    return text[: starts[0]] + text[starts[-ENTRIES_MOST] :]


def _first_date(item: str) -> datetime:
    """The time that an item names first; the beginning of time where it names none."""
    match = _DATE.search(item)
    found = read_date(match[1], zone=UTC) if match else None
    if isinstance(found, datetime):
        return found
    return datetime.combine(found, time(), UTC) if found else datetime.min.replace(tzinfo=UTC)


def sections(text: str) -> list[str]:
    """`text` in parts: markup first, and then by turns a whole CDATA section or comment, and markup."""
    parts, at, start = [], 0, text.find("<!")
    ends = {"<![CDATA[": "]]>", "<!--": "-->"}
    while start >= 0:
        opening = next((opening for opening in ends if text.startswith(opening, start)), None)
        end = text.find(ends[opening], start + len(opening)) if opening else -1
        if opening and end < 0:
            del ends[opening]  # none of them ends from here on
        if opening and end >= 0:
            stop = end + len(ends[opening])
            parts += [text[at:start], text[start:stop]]
            at = stop
        start = text.find("<!", max(at, start + 2))
    return [*parts, text[at:]]


def decode_feed(body: bytes, charset: str | None) -> str:
    """The text of a feed's bytes; broken bytes are replaced, never an error."""
    body = body.lstrip(b" \t\r\n")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark) and not (name == "utf-16-le" and body.startswith(codecs.BOM_UTF32_LE)):
            return body[len(mark) :].decode(name, "replace")
    if zeroes := _utf16(body):
        return body.decode(zeroes, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(body, charset, error.start)


def _utf16(body: bytes) -> str | None:
    """UTF-16 without its mark shows by a zero in every other byte."""
    start = body[:400]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 3 < len(start):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _other(body: bytes, charset: str | None, broken_at: int) -> str:
    declared = _DECLARED.search(body[:400])
    labels = [declared[1].decode("ascii") if declared else None, charset]
    for name in (text_codec(label) for label in labels):
        if name and name not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
            return body.decode(name, "replace")
    lost = body.decode("utf-8", "replace")
    broken = lost.count("\ufffd")
    whole = sum(char > "\x7f" for char in lost) - broken
    if whole >= broken or len(body) - broken_at < 4:  # bytes of another encoding hardly ever make whole characters
        return lost
    return body.decode("cp1252", "replace")


def _repaired(markup: str) -> str:
    """Markup outside of CDATA and comments, with entities and void tags as XML wants them."""
    if "&" in markup:
        markup = _ENTITY.sub(_entity, markup)
        markup = _RUN.sub(_as_cdata, markup)
    if "<br" in markup or "<BR" in markup or "<img" in markup or "<hr" in markup or "<wbr" in markup:
        markup = _VOID.sub(r"<\1\2/>", _VOID_END.sub("", markup))
    for _ in range(ATTRIBUTES):
        quoted = _UNQUOTED.sub(r'\1"\2"', markup)
        if quoted == markup:
            break
        markup = quoted
    return markup


def _entity(match: re.Match[str]) -> str:
    number, name = match[1], match[2]
    if number:
        code = _code(number)
        return match[0] if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    char = html5.get(f"{name};") if name else None
    return char if char and char not in "<>&" else f"&amp;{match[0][1:]}"


def _as_cdata(match: re.Match[str]) -> str:
    """Text full of escapes as one CDATA section: the parser hands each escape over one by one, a section as a whole."""
    plain = _unescaped(match[1])
    return f"><![CDATA[{plain}]]>" if "]]>" not in plain else match[0]


def _unescaped(text: str) -> str:
    """One level of escapes taken away; the ampersand comes last, or it would take two."""
    for name, char in _PLAIN:
        text = text.replace(name, char)
    if "&#" in text:
        text = _NUMBER.sub(lambda match: chr(_code(match[1])), text)
    return text.replace("&amp;", "&")


def _code(number: str) -> int:
    return int(number[1:], 16) if number[0] in "xX" else int(number)


def _declared(text: str) -> str:
    """`text` whose root declares every prefix that its tags use."""
    root_end = text.find(">")
    root = text[:root_end]
    missing = [p for p in dict.fromkeys(_PREFIX.findall(text)) if f"xmlns:{p}=" not in text and p.lower() != "xml"]
    added = "".join(f' xmlns:{p}="{NAMESPACES.get(p.lower(), "urn:x-undeclared:" + p)}"' for p in missing)
    return f"{root}{added}{text[root_end:]}" if root_end > 0 else text


def _closed(text: str, root: str) -> str:
    """A document that was cut off, or has too many items, up to its last whole item that counts, and closed."""
    ends = list(islice(_ITEM_END.finditer(text), ENTRIES_MOST))
    if ends:
        text = text[: ends[-1].end()]
    elif start := _ITEM_START.search(text):
        text = text[: start.start()]
    inner = "</channel>" if root.lower() == "rss" and "</channel>" not in text else ""
    return f"{text}{inner}</{root}>"
