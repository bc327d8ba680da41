"""Web addresses: made absolute, cleaned for showing, and folded into the key by which one page is one page. No I/O."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from ingest.characters import clean

if TYPE_CHECKING:
    from tldextract import TLDExtract

URL_LENGTH: Final = 2048
"""Longer addresses are dropped: no browser or store of links is bound to keep them."""

TRACKERS: Final = re.compile(
    r"utm_.*|at_(?:medium|campaign|custom\d|link.*|bbc_team|ptr_name|format)|ns_\w+|mc_[ce]id|_hs\w+|pk_\w+|mtm_\w+|"
    r"(?:fb|g|dc|ms|tw|yc|wbra|gbra)?clid|gclsrc|igshid|cmpid|cmp|icid|ocid|ito|ncid|smid|smtyp|sr_share|"
    r"xtor|wt_mc|wt\.mc_id|guccounter|guce_\w+|__twitter_impression|_ga|_gl|partner|ftag|taid|"
    r"traffic_source|feedtype|feedname|tag_id|src_?feed|rss|cid_source|share|ref_src|ref_url|smao",
    re.IGNORECASE,
)
"""Query parameters that say who sent the reader, never which page is meant. An unknown one is kept."""

_SENDERS: Final = frozenset({"ref", "source", "src", "from", "feed", "campaign"})
_FEED_WORDS: Final = re.compile(
    r"rss.*|feeds?|twitter|facebook|newsletter|email|homepage|social|share|topnews|atom", re.I
)
_AMP: Final = re.compile(r"(?<=/)amp(?:\.html)?$|(?<=/)amp/|\.amp(?=\.html?$|$)", re.I)
_TWIN: Final = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)")
_DOTTED: Final = re.compile(r"[\u3002\uff0e\uff61]")
_HOST: Final = re.compile(r"[a-z0-9._:%-]+")
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


def absolute(base: str | None, link: str | None, *, whole: bool = False) -> str | None:
    """`link` seen from `base`, cleaned; None where it is no web address. `whole` as for `canonical`."""
    if not link:
        return None
    try:
        return canonical(urljoin(base or "", "".join(clean(link).split("\n")).strip()), whole=whole)
    except ValueError:
        return None


def canonical(url: str, *, whole: bool = False) -> str | None:
    """`url` for showing and fetching: host in lower case and punycode, dots resolved, trackers and fragment cut.

    `whole`: no part of the query is cut. To a feed `?feed=rss2` is its address, and what a redirect or a person names
    is asked for as it was named.

    None where it is not http(s), carries credentials, has no host or is longer than URL_LENGTH.
    """
    url = url.strip()
    if not url or len(url) > URL_LENGTH or any(char <= " " or char == "\x7f" for char in url.replace(" ", "")):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = ascii_host(parts.hostname or "")
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    scheme = parts.scheme.lower()
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, {"http": 80, "https": 443}[scheme]) else f"{shown}:{port}"
    path = quote(_dots(parts.path) or "/", safe="/%:@!$&'()*+,;=~-._")
    query = parts.query if whole else _without_trackers(parts.query)
    return urlunsplit((scheme, netloc, path, quote(query, safe="%:@!$&'()*+,;=~-._/?[]"), ""))


def unwrapped(url: str) -> str:
    """`feed://host` and `feed:https://host`, as some sites and readers write, as addresses of the web."""
    url = re.sub(r"^feed:(?=//)", "https:", url, flags=re.I)
    return re.sub(r"^feed:(?=https?:)", "", url, flags=re.I)


@lru_cache(maxsize=4096)
def url_key(url: str) -> str:
    """The identity of the page at a canonical `url`: scheme, www, mobile and AMP twins, order of the query are folded.

    For comparing only: the folded address need not exist.
    """
    parts = urlsplit(url)
    path = _AMP.sub("", unquote(parts.path)).rstrip("/")
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "", path)
    query = sorted(
        p for p in parse_qsl(parts.query, keep_blank_values=True) if p[0] not in ("amp", "outputType", "output")
    )
    host = _TWIN.sub("", parts.netloc.lower())
    return f"url:{host}{path}" + (f"?{urlencode(query)}" if query else "")


def ascii_host(host: str) -> str:
    """`host` in lower-case punycode without a last dot; empty where it is no host."""
    host = _DOTTED.sub(".", host).rstrip(".").lower()
    if host.isascii():
        return host if _HOST.fullmatch(host) else ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def host_of(url: str) -> str:
    """The host of `url` in lower case, or nothing."""
    try:
        return ascii_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """The registered domain of `host` (`bbc.co.uk` of `feeds.bbc.co.uk`); the host itself where it has none."""
    return _registry()(host).top_domain_under_public_suffix or host


def has_scheme(text: str) -> bool:
    """Whether `text` begins like an address with a scheme."""
    return bool(_SCHEME.match(text))


@cache
def _registry() -> TLDExtract:
    """The public suffix list that came with the package: no download, nothing written to disk."""
    from tldextract import TLDExtract  # noqa: PLC0415 - 35 ms that only fetching needs

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def _dots(path: str) -> str:
    """`path` with `.` and `..` resolved; doubled slashes stay, for some servers mean them."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part not in (".", ".."):
            kept.append(part)
    return "/".join(kept) + ("/" if parts[-1] in (".", "..") and kept[-1:] != [""] else "")


def _without_trackers(query: str) -> str:
    """`query` without what only says who sent the reader; everything else byte for byte, in its order."""
    return "&".join(part for part in query.split("&") if part and not _tracks(part))


def _tracks(part: str) -> bool:
    name, _, value = part.partition("=")
    if TRACKERS.fullmatch(name) or (name == "output" and value == "amp"):
        return True
    return name.lower() in _SENDERS and bool(_FEED_WORDS.fullmatch(value))
