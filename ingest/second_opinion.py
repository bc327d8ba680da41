"""A second reading of a page, by how its paragraphs are marked up; and the links that are taken out before the first.

The first reader now and then stops at a picture or a break in the middle of a story. The paragraphs of one story are
marked up alike: the same tags and classes above them. What most of the page's paragraph text stands in is the story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement

from ingest.characters import fold, one_line

PARAGRAPH: Final = 60
"""Characters from which a `<p>` counts as a paragraph of a story."""

COVERED: Final = 0.72
"""Part of the like paragraphs that the first reading must hold; below, the second is taken."""

UNTOUCHED: Final = 0.3
"""What the characters of a group count that the first reading did not touch: such a group is likely another story."""

LEVELS: Final = 4
"""Levels above a paragraph whose tags and classes make its mark."""

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|footer|sidebar|related|teaser|promo|newsletter|nav|menu|cookie|consent|disclaimer|bio|caption|"
    r"recommend\w*|outbrain|taboola|subscribe|signup)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_ASIDE_TAGS: Final = frozenset(
    {"nav", "footer", "aside", "form", "figure", "figcaption", "header", "noscript", "button"}
)
_BLOCKS: Final = ("p", "h2", "h3", "h4", "blockquote", "ul", "ol")


def second_reading(tree: HtmlElement, first: Sequence[str]) -> list[str] | None:
    """The story by its markup, where the `first` reading lost much of it; None where that reading is good.

    Of the groups of like paragraphs the largest is the story; one that the first reading did not touch counts less.
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for paragraph in tree.iter("p"):
        text = one_line(paragraph.text_content(), 20_000)
        if len(text) >= PARAGRAPH and _linked(paragraph) < len(text) / 2 and not _aside(paragraph):
            groups[_mark(paragraph)].append(text)
    said = " ".join(fold(line) for line in first)
    touched = [mark for mark, texts in groups.items() if any(_in(text, said) for text in texts)]
    sizes = {mark: sum(map(len, texts)) for mark, texts in groups.items()}
    mark = max(sizes, key=lambda mark: sizes[mark] * (1 if mark in touched else UNTOUCHED), default=None)
    if mark is None or sum(len(text) for text in groups[mark] if _in(text, said)) >= COVERED * sizes[mark]:
        return None
    blocks = (node for node in tree.iter(*_BLOCKS) if _kin(_mark(node), mark))
    return [text for text in (one_line(node.text_content(), 20_000) for node in blocks) if text]


def _kin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two marks are one, or one is a level inside the other: the part behind a "show more"."""
    return one == other or one[1:] == other[:-1] or other[1:] == one[:-1]


def _in(text: str, said: str) -> bool:
    return fold(text)[:80] in said


def drop_link_lists(tree: HtmlElement) -> None:
    """Takes lists whose every item is one link out of the tree: they lead to other stories."""
    for several in list(tree.iter("ul", "ol")):
        items = [child for child in several if child.tag == "li"]
        if items and all(_only_link(item) for item in items):
            several.drop_tree()


def _only_link(item: HtmlElement) -> bool:
    text = len("".join(item.text_content().split()))
    return text > 0 and sum(len("".join(a.text_content().split())) for a in item.iter("a")) >= 0.9 * text


def _linked(paragraph: HtmlElement) -> int:
    return sum(len(link.text_content()) for link in paragraph.iter("a"))


def _aside(paragraph: HtmlElement) -> bool:
    return any(
        above.tag in _ASIDE_TAGS or _ASIDE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in paragraph.iterancestors()
        if above.tag not in ("body", "html")
    )


def _mark(block: HtmlElement) -> tuple[str, ...]:
    """Tags and classes of what is above a block, without the numbers that tell like blocks apart."""
    above = list(block.iterancestors())[:LEVELS]
    return tuple(re.sub(r"\d+", "0", f"{node.tag}.{node.get('class') or ''}") for node in above)
