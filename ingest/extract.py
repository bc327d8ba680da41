"""From a page or a plain text to its article: the story's paragraphs and what is said of them. No network, no clock.

HTML goes: cap and decode → parse once → metadata → main text (trafilatura, tuned for precision) → fallbacks → filter.
Text goes: paragraphs → verdicts → head (headline, byline, time) → story.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import lxml.html
from lxml import etree

from domain.model import Published
from ingest.boilerplate import keep, verdicts
from ingest.characters import TITLE_LENGTH, fold, paragraphs
from ingest.dates import is_date_line
from ingest.head import outlet_in, read_head
from ingest.language import language
from ingest.metadata import Meta, read_metadata
from ingest.second_opinion import drop_link_lists, second_reading

HTML_LARGEST: Final = 4 * 1024 * 1024
"""Bytes of a page that are looked at."""

TAG_LONGEST: Final = 20_000
ATTRIBUTES_MOST: Final = 1_000
"""A tag of more characters with more attributes than this is an attack: parsers need quadratic time for it."""

TAGS_MOST: Final = 25_000
"""Tags of a page that are looked at: of 718 real pages the largest has 20,000, the median 1,500."""

RUN_LONGEST: Final = 400_000
"""Characters without any tag that are looked at: a story in one piece is a tenth of it."""

LINES_MOST: Final = 2_000
"""Lines of a main text that are looked at; no article has as many."""

TOO_LITTLE: Final = 200
"""Characters below which the main text counts as not found, and the fallbacks are asked."""

PLENTY: Final = 1200
"""Characters from which the first, quick reading is trusted; shorter ones are often a teaser or a caption."""

EARLY: Final = 6
"""Lines of a page's main text among which the headline, the byline and the time may be repeated."""

_NO_TEXT: Final = ("script", "style", "noscript", "svg", "iframe", "template", "link", "meta")
"""Elements without a reader's text: searching a tree without them is faster."""

_BULLET = re.compile(r"^[-•*] (?=\S)")
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
_LONG_TEXT = re.compile(rf"(>[^<]{{{RUN_LONGEST}}})[^<]+")
_LONG_TAG = re.compile(rf"<[^<>]{{{TAG_LONGEST},}}")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.I)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ \-]{2,40})(?:, (?:[A-Z][\w.]+ ?){1,3})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\s*"
    r"\((?:[A-Z][A-Za-z.]{1,15}|dpa)(?: [A-Z][a-z]+)?\)\s*(?:[-–—]{1,2}|:)\s*"
)
_ONLY_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ \-]{2,40})(?:, [\w. ]{2,30})?\s*\([A-Za-z]{2,12}\)\s*(?:[-–—]{1,2})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One article as its page tells it. `text` is paragraphs parted by blank lines; `url` the canonical address."""

    title: str
    text: str
    standfirst: str = ""
    author: str | None = None
    published: Published = None
    lang: str = "en"
    url: str | None = None
    outlet: str | None = None
    paywalled: bool = False
    raw: tuple[
        str, ...
    ] = ()  # the lines of the text and those that were taken for no news, so that rules can be replayed


def extract_text(text: str, url: str | None = None, *, title: str = "") -> Extracted:
    """The article in a plain text. A given `title` is the title; else one is read from the head, or stays empty."""
    lines = paragraphs(text)
    first = verdicts(lines, title=title, bare=True)
    outlet = outlet_in(lines, [why is not None for why in first]) or ""
    judged = verdicts(lines, title=title, outlet=outlet, bare=True) if outlet else first
    condemned = [why is not None for why in judged]
    head = read_head(lines, condemned, title=title)
    story = [line for at, line in enumerate(lines) if not condemned[at] and at not in head.used]
    said = fold(head.title)
    story = [line for line in story if not said or len(line) > 2 * TITLE_LENGTH or fold(line) != said]
    body = "\n\n".join(_without_datelines(story))
    told = {*story, *(line for at, line in enumerate(lines) if condemned[at])}
    return Extracted(
        title=head.title,
        text=body,
        standfirst=head.standfirst,
        author=", ".join(head.authors) or None,
        published=head.published,
        lang=language(body or text),
        url=url,
        outlet=outlet or None,
        raw=tuple(_without_datelines([line for line in lines if line in told])),
    )


def extract_html(html: bytes | str, url: str | None = None, *, charset: str | None = None) -> Extracted:
    """The article on a page. `charset` is what HTTP said. A page without an article gives an empty `text`."""
    source = html if isinstance(html, str) else decode(html, charset)
    tree = parse(source)
    if tree is None:
        return Extracted(title="", text="", url=url)
    meta = read_metadata(tree, url)
    lines = _main_lines(tree, meta)
    known = meta.title
    kept = keep(lines, title=known, outlet=meta.outlet or "", foot=True)
    story = _without_head(kept, meta)
    head = {*kept} - {*story}
    body = "\n\n".join(_without_datelines(story))
    return Extracted(
        title=known,
        text=body,
        standfirst="" if meta.standfirst and fold(meta.standfirst)[:80] in fold(body[:400]) else meta.standfirst,
        author=", ".join(meta.authors) or None,
        published=meta.published,
        lang=language(body or known, meta.lang),
        url=meta.url,
        outlet=meta.outlet,
        paywalled=meta.paywalled,
        raw=tuple(_without_datelines([line for line in lines if line not in head])),
    )


def parse(source: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, or None where there is none. Cuts at HTML_LARGEST, drops tags made to burn time."""
    source = _LONG_TAG.sub(_harmless, _shortened(clean_nul(source[:HTML_LARGEST])))
    if not source.strip():
        return None
    try:
        parser = lxml.html.HTMLParser(
            encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
        )
        parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
        tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    for element in [element for element in tree.iter() if len(element.attrib) > ATTRIBUTES_MOST]:
        element.attrib.clear()
    return tree


def _shortened(source: str) -> str:
    """`source` up to its TAGS_MOST-th tag, and of each run without tags RUN_LONGEST."""
    source = _LONG_TEXT.sub(r"\1", source)
    if source.count("<") <= TAGS_MOST:
        return source
    rest = source.split("<", TAGS_MOST + 1)[-1]
    return source[: -len(rest) - 1]


def clean_nul(source: str) -> str:
    """`source` without NUL, at which C parsers stop."""
    return source.replace("\x00", "") if "\x00" in source else source


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes: byte order mark, then valid UTF-8, then what the page or HTTP says, then cp1252."""
    body = body[:HTML_LARGEST]
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(body[:4096])
    for label in (charset, declared[1].decode("ascii") if declared else None):
        if codec := text_codec(label):
            return body.decode(codec, "replace")
    cut = body.decode("utf-8", "ignore")  # one broken byte in a UTF-8 page is no reason to misread all of it
    return cut if len(body) - len(cut.encode()) <= len(body) // 1000 else body.decode("cp1252", "replace")


def text_codec(label: str | None) -> str | None:
    """The codec for a charset label: only real character sets, and Latin-1 means cp1252 as on the whole web."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        if name in _NO_CHARSETS:
            return None
        b"x".decode(name, "replace")
    except (LookupError, ValueError, TypeError):  # unknown, or a transform of bytes such as zlib
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _harmless(match: re.Match[str]) -> str:
    return "<" if match[0].count("=") > ATTRIBUTES_MOST or len(match[0].split()) > ATTRIBUTES_MOST * 5 else match[0]


def _main_lines(tree: lxml.html.HtmlElement, meta: Meta) -> list[str]:
    """The lines of the main text: the first reading, or where it lost much, the second, or JSON-LD's articleBody."""
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    drop_link_lists(tree)
    lines = _first_reading(tree)
    second = second_reading(tree, lines)
    if second and sum(map(len, second)) >= TOO_LITTLE:
        lines = paragraphs("\n".join(second[:LINES_MOST]))
    if sum(map(len, lines)) < TOO_LITTLE and len(meta.body) > sum(map(len, lines)):
        return paragraphs(re.sub(r"<[^>]{1,200}>", "\n", meta.body))
    return lines


def _first_reading(tree: lxml.html.HtmlElement) -> list[str]:
    """Trafilatura's lines: by its own rules alone; where these find little, by all its fallbacks, at twice the cost."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.2 s that reading a feed does not need

    for fast in (True, False):
        found = bare_extraction(tree, favor_precision=True, include_comments=False, fast=fast)
        lines = [_BULLET.sub("", line) for line in paragraphs(getattr(found, "text", "") or "")[:LINES_MOST]]
        if sum(map(len, lines)) >= PLENTY:
            break
    return lines


def _without_head(lines: Sequence[str], meta: Meta) -> list[str]:
    """`lines` without those of the first EARLY that repeat a headline, the byline or the time."""
    titles = [fold(title) for title in meta.titles]
    people = {word for name in meta.authors for word in fold(name).split()}
    return [line for at, line in enumerate(lines) if at >= EARLY or not _is_head(line, titles, people)]


def _is_head(line: str, titles: Sequence[str], people: set[str]) -> bool:
    folded = fold(line)
    words = folded.split()
    if len(folded) > 8 and any(folded in title for title in titles):
        return True
    named = sum(word in people for word in words)
    return is_date_line(line) or (bool(people) and len(words) <= 12 and named >= 2 and named >= len(words) - 3)


def _without_datelines(lines: Sequence[str]) -> list[str]:
    """`lines` without "KYIV, Ukraine (AP) —" before a sentence or on a line of its own."""
    cut = (_DATELINE.sub("", line, count=1) for line in lines)
    return [line.strip() for line in cut if line and not _ONLY_DATELINE.fullmatch(line)]
