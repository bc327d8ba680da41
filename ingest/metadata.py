"""What a page says of its article: title, author, time, language, address, outlet. Reads the tree, never the text.

Order of trust: JSON-LD, then OpenGraph and meta tags, then the visible headline and byline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from lxml.html import HtmlElement

from domain.model import Published
from ingest.characters import fold, one_line
from ingest.dates import read_date
from ingest.language import tag
from ingest.titles import choose_title
from ingest.urls import absolute, host_of, registered

LD_LONGEST: Final = 1_000_000
"""Characters of one JSON-LD block that are read."""

LD_DEEPEST: Final = 6
"""Levels that are walked for the article node; real pages need three."""

_ARTICLE = re.compile(r"(?:\w*(?:Article|BlogPosting|LiveBlogPosting|Report|Posting))$")
_JUNK = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|;)\s*$", re.DOTALL)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^\W*$|^(?:admin|administrator|editor|editorial|staff|author|guest|unknown|none|null|undefined|redaktion|nachrichten|"
    r"redacción|redacao|redação|redazione|rédaction|redactie|redakcja|webmaster|by|writer|"
    r"news ?desk|newsroom|anonymous)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written |posted |reported |published |words |text |story )?by|"
    r"von|par|por|di|door|av|af|autor(?:a|en)?|author|text|foto)[\s:]+",
    re.I,
)
_AND = re.compile(r"\s*(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bund\b|\boch\b|\bog\b|\bi\b)\s+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What was found; empty or None where the page is silent. `body` is JSON-LD's articleBody, `titles` every title."""

    title: str = ""
    titles: tuple[str, ...] = ()
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: Published = None
    lang: str | None = None
    url: str | None = None
    outlet: str | None = None
    body: str = ""
    paywalled: bool = False


def read_metadata(tree: HtmlElement, url: str | None) -> Meta:
    """The metadata of the page in `tree`; `url` is where it was fetched, for relative links and own domain."""
    tags = _tags(tree)
    headings = [h for h in (one_line(e.text_content()) for e in tree.iter("h1")) if h][:5]
    page_title = one_line(tree.findtext(".//title") or "")
    near = [tags.get("og:title", ""), *headings, page_title]
    article = _article(tree, near)
    outlet = _outlet(article, tags)
    return Meta(
        title=choose_title(
            declared=_text(article.get("headline")),
            shared=_unescape(tags.get("og:title", "")),
            card=_unescape(tags.get("twitter:title", "")),
            tab=page_title,
            headings=headings,
            outlet=outlet,
        ),
        titles=tuple(text for text in (_text(article.get("headline")), *near) if text),
        standfirst=one_line(
            tags.get("og:description") or tags.get("description") or _text(article.get("description")), 600
        ),
        authors=_authors(article, tags, tree, (outlet, host_of(url or "").removeprefix("www."))),
        published=_published(article, tags, tree),
        lang=tag(_text(article.get("inLanguage"))) or tag(tree.get("lang")) or tag(tags.get("og:locale")),
        url=_address(tree, tags, url),
        outlet=outlet or None,
        body=_text(article.get("articleBody")),
        paywalled=str(article.get("isAccessibleForFree", "")).lower() in ("false", "0", "http://schema.org/false"),
    )


def split_names(text: str) -> tuple[str, ...]:
    """The names in a byline ("By A B and C D | AP"), in order, without what is no person or desk."""
    found = (one_line(_BY.sub("", part.strip()), 80).strip(" .,:;–-") for part in _AND.split(one_line(text)))
    return tuple(dict.fromkeys(name for name in found if name and not _NO_NAME.search(name)))


def _tags(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by lower-case property, name or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _article(tree: HtmlElement, near: list[str]) -> Mapping[str, object]:
    """The JSON-LD node of the page's own article: the one whose headline is also on the page, else the first."""
    nodes = [node for node in _ld_nodes(tree) if _is_article(node)]
    shown = [fold(text) for text in near if text]
    for node in nodes:
        headline = fold(_text(node.get("headline")))
        if headline and any(headline in text or text in headline for text in shown):
            return node
    return nodes[0] if nodes else {}


def _ld_nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= LD_LONGEST:
            try:
                yield from _walk(json.loads(_JUNK.sub("", script.text), strict=False), LD_DEEPEST)
            except (ValueError, RecursionError):
                continue


def _walk(node: object, levels: int) -> Iterator[Mapping[str, object]]:
    if isinstance(node, list):
        for part in node[:100]:
            yield from _walk(part, levels - 1)
    elif isinstance(node, dict) and levels:
        yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            if key in node:
                yield from _walk(node[key], levels - 1)


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: object) -> str:
    """The text of a JSON-LD value, which may be a string, a list of them, or a node with a name."""
    if isinstance(value, str):
        return _unescape(value)
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return _text(value.get("name") or value.get("@value") or "") if isinstance(value, dict) else ""


def _unescape(text: str) -> str:
    from html import unescape  # noqa: PLC0415 - twice, for many sites escape what JSON had no need to escape

    return unescape(unescape(text)) if "&" in text else text


def _outlet(article: Mapping[str, object], tags: Mapping[str, str]) -> str:
    name = tags.get("og:site_name") or _text(article.get("publisher")) or tags.get("application-name") or ""
    return one_line(_unescape(name), 60)


def _authors(
    article: Mapping[str, object], tags: Mapping[str, str], tree: HtmlElement, outlets: Sequence[str]
) -> tuple[str, ...]:
    value = article.get("author") or article.get("creator") or []
    texts = [_text(part) for part in (value if isinstance(value, list) else [value])]
    names = [name for text in texts for name in split_names(text)]
    if not names:
        keys = (
            "author",
            "article:author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "cxenseparse:author",
            "dcterms.creator",
        )
        names = [name for key in keys if key in tags for name in split_names(_unescape(tags[key]))][:6]
    if not names:
        names = list(_byline(tree))
    return tuple(dict.fromkeys(name for name in names if not any(_is_outlet(name, outlet) for outlet in outlets)))


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether a "name" is the outlet's own: equal to its name, or one word that begins as it or its host does."""
    mine, its = fold(name), fold(outlet)
    words = mine.split()
    if not words or not its:
        return not words
    run_on, host = mine.replace(" ", ""), its.replace(" ", "")
    return mine == its or (
        len(run_on) > 2 and (host.startswith(run_on) or run_on.startswith(its.split()[0] + its.split()[-1]))
    )


def _byline(tree: HtmlElement) -> tuple[str, ...]:
    """The names that the page marks as its author's, in the tags and classes that mean so."""
    marked = tree.xpath(
        '//*[@rel="author" or @itemprop="author" or contains(@class,"byline__name") or contains(@class,"author-name")]'
    )
    for element in marked[:3] if isinstance(marked, list) else []:
        text = one_line(element.text_content(), 120)
        if 3 < len(text) < 60:
            return split_names(text)
    return ()


def _published(article: Mapping[str, object], tags: Mapping[str, str], tree: HtmlElement) -> Published:
    """The first zoned time that the page declares for its first declared day; else that day."""
    keys = (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "og:published_time",
        "sailthru.date", "publishdate", "publish-date", "pubdate", "dc.date.issued", "dcterms.created", "dc.date",
        "article.published", "published_at", "date", "cxenseparse:recs:publishtime", "dcterms.date",
        "rnews:datepublished",
    )  # fmt: skip
    raws = [_text(article.get("datePublished")), *(tags[key] for key in keys if key in tags)]
    raws += [
        e.get("datetime") or e.get("content") or ""
        for e in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')[:2]
    ]
    raws += [
        _text(article.get("dateCreated")),
        *([t.get("datetime", "") for t in tree.xpath("//article//time[@datetime]")[:1]]),
    ]
    found = [when for when in map(read_date, raws) if when is not None]
    if not found or isinstance(found[0], datetime):
        return found[0] if found else None
    day: date = found[0]
    zoned = (w for w in found if isinstance(w, datetime) and abs((w.date() - day).days) <= 1)
    return next(zoned, day)


def _address(tree: HtmlElement, tags: Mapping[str, str], url: str | None) -> str | None:
    """The canonical link where it stays on the page's own registered domain; else where the page was fetched."""
    own = absolute(None, url)
    links = tree.xpath('//link[translate(@rel,"CANOIL","canoil")="canonical"]/@href')
    for link in (*links[:1], tags.get("og:url", "")):
        found = absolute(own, str(link))
        if found and (
            own is None or (registered(host_of(found)) == registered(host_of(own)) and _deep_enough(found, own))
        ):
            return found
    return own


def _deep_enough(found: str, own: str) -> bool:
    """A canonical link to the front page, from an article, is a template's mistake."""
    return found.count("/") > 3 or len(found.split("/", 3)[-1]) > 1 or own.count("/") <= 3
