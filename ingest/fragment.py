"""The HTML that came inside a feed entry, as paragraphs. Pure; for snippets, where a page extractor finds no page."""

from __future__ import annotations

from typing import Final

from lxml.html import HtmlElement

from ingest.characters import paragraphs
from ingest.extract import parse

_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "tr",
        "table",
        "figure",
        "pre",
        "hr",
        "dd",
        "dt",
    ]
)
_LEFT_OUT: Final = frozenset(
    {"script", "style", "figcaption", "iframe", "noscript", "svg", "button", "form", "template"}
)


def fragment_lines(html: str) -> list[str]:
    """The paragraphs of a snippet of HTML, in order; text without any tag is taken as it is."""
    if "<" not in html and "&" not in html:
        return paragraphs(html)
    tree = parse(f"<div>{html}</div>")
    if tree is None:
        return []
    parts: list[str] = []
    _walk(tree, parts)
    return paragraphs("".join(parts))


def _walk(root: HtmlElement, parts: list[str]) -> None:
    """Collects text and line breaks without recursion: snippets may be nested deeper than the stack."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if done:
            parts.append("\n" if name in _BLOCKS else "")
            parts.append(" ".join((node.tail or "").splitlines()))
            continue
        stack.append((node, True))
        if name and name not in _LEFT_OUT:
            parts.append("\n" if name in _BLOCKS else "")
            parts.append(" ".join((node.text or "").splitlines()))
            stack.extend((child, False) for child in reversed(node))
