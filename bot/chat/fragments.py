"""Links to one sentence of a page, as the WICG text-fragments draft has it. It fetches no page and knows only the text.

`#:~:text=prefix-,start,end`: `-`, `,` and `&` have a meaning of their own and are percent-encoded where they are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from bot.chat.rich import MOST_URL

_WHOLE, _FIRST, _LAST = 9, 5, 4  # words: a short sentence whole, of a long one enough to be found nowhere else, mostly
_MOST_FIRST = 12  # words of a beginning that stands elsewhere too
_MOST_PREFIX = 6  # words before a sentence that stands elsewhere too


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way to name a sentence: all its words (`start`) or its first and last, where needed after a `prefix`."""

    start: str
    end: str = ""
    prefix: str = ""

    def __str__(self) -> str:
        """As it stands in a link."""
        before = f"{_encoded(self.prefix)}-," if self.prefix else ""
        return f"{before}{_encoded(self.start)}{f',{_encoded(self.end)}' if self.end else ''}"


def at_sentence(url: str | None, sentence: str, *, before: str = "", after: str = "") -> str | None:
    """`url` with a text fragment for the sentence: of the ways to name it the shortest that means no earlier place.

    `before` and `after` are what stands on the page around it, as far as it is known. Where no way is good, the first;
    the page alone where the link would be longer than a link may be.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return url
    lines = before.strip().splitlines()  # a prefix may not reach over the end of a paragraph
    ways = list(_ways(sentence.split(), lines[-1].split() if lines else []))
    left, said = _plain(before), _plain(sentence)
    begin = len(left) + 1 if left else 0
    page = " ".join(part for part in (left, said, _plain(after)) if part)
    good = (way for way in ways if _found(way, page) == (begin, begin + len(said)))
    alone = url.split("#", 1)[0]
    made = f"{alone}#:~:text={next(good, ways[0])}"
    return made if len(made) <= MOST_URL else alone


def _ways(words: list[str], before: list[str]) -> Iterator[_Way]:
    """The shortest first."""
    if len(words) > _WHOLE:
        for first in range(_FIRST, min(_MOST_FIRST, len(words) - _LAST) + 1):
            yield _Way(start=" ".join(words[:first]), end=" ".join(words[-_LAST:]))
    yield _Way(start=" ".join(words))
    for count in range(1, min(_MOST_PREFIX, len(before)) + 1):
        yield _Way(start=" ".join(words), prefix=" ".join(before[-count:]))


def _found(way: _Way, page: str) -> tuple[int, int] | None:
    """The first place that the way means, as the draft looks for it: whole words, whatever their case."""
    start, end, prefix = _plain(way.start), _plain(way.end), _plain(way.prefix)
    whole = f"{prefix} {start}" if prefix else start
    at = _word(page, whole, 0)
    begin, stop = at + len(whole) - len(start), at + len(whole)
    if at < 0 or not end:
        return (begin, stop) if at >= 0 else None
    last = _word(page, end, stop)
    return (begin, last + len(end)) if last >= 0 else None


def _word(page: str, words: str, after: int) -> int:
    """Where the words stand from `after` on without being part of longer ones; -1 where they do not."""
    at = page.find(words, after)
    while at >= 0 and (_inside(page, at) or _inside(page, at + len(words))):
        at = page.find(words, at + 1)
    return at


def _inside(page: str, at: int) -> bool:
    return 0 < at < len(page) and page[at - 1].isalnum() and page[at].isalnum()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
