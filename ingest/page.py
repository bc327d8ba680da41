"""A section or hub page that lists articles: its links that are articles, told from navigation. Pure.

A link counts by points: how its path looks (a date, a slug of hyphens, a long number), how its words look (a headline),
where it stands (not in navigation, header or footer), and what was learnt of its site and of this page before
(`links.py`). Teasers often link twice; the longest words are the title.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from domain.kept import Links
from domain.trouble import TroubleKind
from ingest.characters import one_line
from ingest.entries import Found
from ingest.extract import decode, parse
from ingest.feed import Feed, NotFeed
from ingest.language import tag
from ingest.links import leaning, mark
from ingest.urls import absolute, host_of, registered

ENOUGH: Final = 4
"""Points from which a link is an article."""

WORDS: Final = 4
"""Words from which a link reads like a headline."""

LINKS_MOST: Final = 3000

_DATE = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]|\d\d)", re.I)
_NUMBER = re.compile(r"\d{6,}")
_OPAQUE = re.compile(r"(?:^|[/_.-])(?=[\w]*\d)(?=[\w]*[a-z])[a-z0-9]{9,}$", re.I)
_KIND = re.compile(r"/(?:articles?|story|stories|news|artikel|noticias?|actualite|politics|world)(?:/|$)", re.I)
_STOP = re.compile(
    r"/(?:tags?|topics?|authors?|by|category|categories|sections?|search|login|signin|sign-in|register|subscribe|about|contact|"
    r"privacy|terms|cookies?|help|faq|newsletters?|podcasts?|video|videos|live|gallery|galleries|hub|account|jobs|careers|"
    r"advertis\w*|rss|feeds?|shop|store|weather|horoscope|puzzles|crosswords?|events|archive|sitemap|people|profile|legal|"
    r"impressum|datenschutz|abo|page/\d+)(?:/|$|\.)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|css|js|xml|rss|zip|ics)$", re.I)
_ASIDE: Final = frozenset({"nav", "header", "footer", "aside", "form"})
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|footer|breadcrumbs?|masthead|cookie|share|social|tags)(?:[\s_-]|$)", re.I
)


def read_section(body: bytes, url: str, charset: str | None = None, known: Links | None = None) -> Feed | NotFeed:
    """The articles that the page at `url` lists, in its order, as entries with address and title.

    `known` is what was learnt of its site and of its links before.
    """
    tree = parse(decode(body, charset))
    if tree is None:
        return NotFeed(kind=TroubleKind.NO_LINKS)
    links: dict[str, str] = {}
    marks: set[int] = set()
    for link in list(tree.iter("a"))[:LINKS_MOST]:
        page = _own_page(link, url)
        if page is None:
            continue
        marks.add(mark(page))
        words = one_line(_words(link))
        if points(page, words, aside=_aside(link)) + leaning(page, known or Links()) >= ENOUGH:
            links[page] = max(links.get(page, ""), words, key=len)
    entries = tuple(Found(url=page, title=title) for page, title in links.items() if title)
    if not entries:
        return NotFeed(kind=TroubleKind.NO_LINKS)
    title = one_line(tree.findtext(".//title") or "")
    return Feed(title=title, link=url, lang=tag(tree.get("lang")), entries=entries, links=tuple(marks))


def points(url: str, words: str, *, aside: bool) -> int:
    """How much a link looks like an article's; ENOUGH and more is one."""
    path = unquote(urlsplit(url).path)
    last = path.rstrip("/").rsplit("/", 1)[-1]
    slug = re.sub(r"\.\w{2,5}$", "", last)
    count = (
        len(words.split()) if not re.search(r"[\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f]", words) else len(words) // 3
    )
    score = 3 * bool(_DATE.search(path)) + 3 * (slug.count("-") + slug.count("_") >= 3) + 2 * bool(_NUMBER.search(slug))
    score += 2 * bool(_OPAQUE.search(slug)) + bool(_KIND.search(path)) + (len(slug) > 40) + 2 * (not slug.isascii())
    score += 2 * (count >= WORDS) + (count >= 2 * WORDS) - 2 * (count < 2)
    score += bool(re.search(r"(?:^|[?&])(?:id|p|article|aid|newsid)=\d{3,}", urlsplit(url).query, re.I))
    return score - 3 * aside - 6 * bool(_STOP.search(path)) - 9 * (bool(_FILE.search(path)) or len(path) < 4)


def _own_page(link: HtmlElement, url: str) -> str | None:
    """The other page of the same site that a link leads to."""
    page = absolute(url, link.get("href"))
    if page is None or page == absolute(None, url) or registered(host_of(page)) != registered(host_of(url)):
        return None
    return page


def _words(link: HtmlElement) -> str:
    """The headline in a link: its heading where it holds one, else all of it, else its label."""
    for heading in link.iter("h1", "h2", "h3", "h4", "h5"):
        return str(heading.text_content())
    return str(link.text_content()).strip() or link.get("aria-label") or link.get("title") or ""


def _aside(link: HtmlElement) -> bool:
    for above in link.iterancestors():
        if above.tag in _ASIDE and not (
            above.tag == "header" and any(a.tag == "article" for a in above.iterancestors())
        ):
            return True
        if _ASIDE_CLASS.search(f"{above.get('class') or ''} {above.get('id') or ''}") and above.tag in (
            "ul",
            "div",
            "ol",
        ):
            return True
    return False
