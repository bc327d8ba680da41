"""Which of a page's titles is its headline, and what hangs on a title that is not headline. Pure; reads no markup.

A page has up to five: declared (JSON-LD), visible (h1), shared (OpenGraph), the tab's (title) and the card's (twitter).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ingest.characters import fold, one_line

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:⋆★]+\s+|\s*[|｜]\s*")
_HANGERS: Final = frozenset("|｜：*-–—·•»«⋆★")


def choose_title(*, declared: str, shared: str, card: str, tab: str, headings: Sequence[str], outlet: str) -> str:
    """The headline that stands alone best, for it is shown away from its page; empty where the page has none.

    1. Without a declared one: the visible one, unless tab and shared agree against it.
    2. Where declared and shared agree: theirs. Where shared is the visible one: the declared one.
    3. Where shared alone differs: the whole one of two; else the shared one only if it was written apart from all
       others, or all others bear it out. One that only the card repeats is a teaser.
    """
    raw = [one_line(text) for text in (declared, shared, tab)]
    visible = _visible(headings, raw, outlet)
    known = [text for text in (visible, *raw) if text]
    headline, social, page = (_own(_without_outlet(text, outlet, known), outlet) for text in raw)
    if not headline:
        return _undeclared(visible, social, page)
    if not social:
        return visible or headline
    if _same(headline, social):
        return visible if visible and _same(visible, social) and len(visible) > len(social) else social
    if _same(social, visible) or not _same(headline, visible) or _holds(headline, social):
        return headline
    others = [text for text in (page, _without_outlet(one_line(card), outlet, known)) if text]
    apart = all(_same(text, headline) for text in others)
    borne_out = len(others) == 2 and all(_same(text, social) for text in others)
    return social if apart or borne_out else headline


def _undeclared(visible: str, shared: str, tab: str) -> str:
    """The title of a page that declares none: what it shows, unless the tab bears out another that it shares."""
    if visible and shared and _same(tab, shared) and not _holds(visible, shared):
        return shared
    return visible or shared or tab


def _visible(headings: Sequence[str], declared: Sequence[str], outlet: str) -> str:
    """The heading that some declared title agrees with, else the first that is long enough to be a headline."""
    folded = [fold(text) for text in declared if text]
    headlines = [heading for heading in headings if not outlet or not _same(heading, outlet)]
    for heading in headlines:
        mine = fold(heading)
        if len(mine) > 5 and any(mine in other or (len(other) > 15 and other in mine) for other in folded):
            return heading
    return next((heading for heading in headlines if len(heading.split()) > 2 or not heading.isascii()), "")


def _own(title: str, outlet: str) -> str:
    """`title`, or nothing where it is only the outlet's name."""
    return "" if outlet and _same(title, outlet) else title


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _holds(whole: str, part: str) -> bool:
    """Whether a title says all that another says, word for word."""
    return bool(part) and fold(part) in fold(whole)


def _without_outlet(title: str, outlet: str, known: Sequence[str]) -> str:
    """`title` without what is hung on it: the outlet's name, a section, an author, as another known title shows."""
    for other in known:
        if 10 < len(other) < len(title) and (at := title.find(other)) >= 0:
            hung = title[:at].strip() or title[at + len(other) :].strip()
            if hung[:1] in _HANGERS or hung[-1:] in _HANGERS:
                return other
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and (_names(parts[-1], outlet) if outlet else len(parts[-1].split()) <= 3):
        return title[: title.rfind(parts[-1])].rstrip(" |-–—·•»«:｜⋆★")
    return title


def _names(part: str, outlet: str) -> bool:
    """Whether what hangs on a title is the outlet's name, or that with a word or two more: "CBC News" for CBC."""
    mine, its = fold(part).split(), fold(outlet).split()
    return bool(its) and mine[: len(its)] == its and len(mine) <= len(its) + 2
