"""Text with marks, built piece by piece, and cut into messages between blocks. Knows no platform, sends nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.message import Button, Mark, MarkKind, Message, units

MOST_UNITS = 4096 - 18
"""UTF-16 units of a message: the strictest reading of the platform's limit, with room for the mark of a repeat."""

MOST_MARKS = 100
"""Entities beyond the hundredth are dropped by the platform without a word."""

_UNSEEN = frozenset("\u200b\u200e\u200f\u061c\u2060\ufeff\u00ad\u180e\u2028\u2029")
_BIDI = frozenset(chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_HARMLESS = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*")  # nearly every Western text
_MOST_COMBINING = 3  # marks on one letter; more are there to spill over the lines around


def clean(text: str) -> str:
    """`text` as one line without control, direction, invisible and piled-up characters; emoji and scripts survive."""
    if _HARMLESS.fullmatch(text):
        return " ".join(text.split())
    kept: list[str] = []
    piled = 0
    for char in text:
        kind = unicodedata.category(char)
        piled = piled + 1 if kind == "Mn" else 0
        tag = 0xE0000 <= ord(char) <= 0xE007F
        if char in _UNSEEN or char in _BIDI or kind in ("Cs", "Cn") or tag or piled > _MOST_COMBINING:
            continue
        kept.append(" " if kind in ("Cc", "Zs", "Zl", "Zp") else char)
    line = " ".join("".join(kept).split())
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line):
        return f"\u2068{line}\u2069"
    return line


_JOINER = "\u200d"
_VIRAMA = 9  # its combining class: the sign that ties two letters of an Indian script
_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


def whole_until(text: str, at: int) -> int:
    """The last place up to `at` where `text` may be cut without taking a sign apart: an accent, an emoji, a flag."""
    while 0 < at < len(text) and _belongs(text, at):
        at -= 1
    return at


def opening(text: str, most: int) -> str:
    """The text, or what begins it up to a space, of at most `most` characters without the ellipsis."""
    if len(text) <= most:
        return text
    return text[: whole_until(text, most)].rsplit(" ", 1)[0] + " …"


def _belongs(text: str, at: int) -> bool:
    """Whether the character at `at` and the one before it are one sign to a reader."""
    before, char = text[at - 1], text[at]
    if (
        _JOINER in (before, char)
        or unicodedata.combining(before) == _VIRAMA
        or ord(char) in _TONES
        or unicodedata.category(char) in ("Mn", "Mc", "Me")
    ):
        return True
    if 0x1160 <= ord(char) <= 0x11FF:  # the vowels and ends of Korean syllables
        return True
    flags = next((n for n in range(at) if ord(text[at - 1 - n]) not in _FLAGS), at)
    return ord(char) in _FLAGS and flags % 2 == 1


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and its marks. Adding two of them shifts the marks of the second."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        if isinstance(other, str):
            return Rich(self.text + other, self.marks)
        by = units(self.text)
        return Rich(self.text + other.text, self.marks + tuple(replace(m, start=m.start + by) for m in other.marks))

    @property
    def size(self) -> int:
        """UTF-16 units."""
        return units(self.text)


def plain(text: str) -> Rich:
    """`text` without marks."""
    return Rich(text)


def marked(text: str, kind: MarkKind, url: str | None = None) -> Rich:
    """`text` under one mark; nothing where the text is empty."""
    return Rich(text, (Mark(kind=kind, start=0, length=units(text), url=url),)) if text else Rich()


def bold(text: str) -> Rich:
    """Bold text."""
    return marked(text, MarkKind.BOLD)


def italic(text: str) -> Rich:
    """Italic text."""
    return marked(text, MarkKind.ITALIC)


def folded(whole: Rich) -> Rich:
    """A quotation that shows its first lines and opens by a tap."""
    quotation = Mark(kind=MarkKind.FOLDED, start=0, length=whole.size)
    return Rich(whole.text, (quotation, *whole.marks)) if whole.text else whole


def code(text: str) -> Rich:
    """Something to type."""
    return marked(text, MarkKind.CODE)


def link(text: str, url: str | None) -> Rich:
    """A link, where there is a web address to link to; else the text alone."""
    good = url is not None and url.startswith(("http://", "https://")) and len(url) <= MOST_URL
    return marked(text, MarkKind.LINK, url) if good else plain(text)


MOST_URL = 2048


def join(pieces: Iterable[Rich], between: str = "\n\n") -> Rich:
    """The pieces that have text, parted by `between`."""
    whole = Rich()
    for piece in pieces:
        if piece.text:
            whole = whole + between + piece if whole.text else piece
    return whole


def messages(blocks: Sequence[Rich], rows: tuple[tuple[Button, ...], ...] = ()) -> tuple[Message, ...]:
    """As few messages as hold the blocks, cut between them; buttons under the last, all but the first silent."""
    packed: list[Rich] = []
    for block in (part for whole in blocks if whole.text for part in _fitting(whole)):
        both = join((packed[-1], block)) if packed else block
        if packed and (both.size > MOST_UNITS or len(both.marks) > MOST_MARKS):
            packed.append(block)
        else:
            packed[-1:] = [both]
    last = len(packed) - 1
    return tuple(
        Message(text=one.text, marks=one.marks, rows=rows if at == last else (), silent=at > 0)
        for at, one in enumerate(packed)
    )


def _fitting(block: Rich) -> list[Rich]:
    """The block, or where it alone is too long its lines, each cut to what fits."""
    if block.size <= MOST_UNITS and len(block.marks) <= MOST_MARKS:
        return [block]
    lines, start = [], 0
    for line in block.text.split("\n"):
        end = start + units(line)
        lines.append(_cut(Rich(line, _between(block.marks, start, end))))
        start = end + 1
    return [line for line in lines if line.text]


def _between(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """What of the marks lies in start <= unit < end, counted from `start`."""
    spans = ((m, max(m.start, start), min(m.start + m.length, end)) for m in marks)
    return tuple(replace(m, start=first - start, length=last - first) for m, first, last in spans if first < last)


def _cut(line: Rich) -> Rich:
    if line.size <= MOST_UNITS and len(line.marks) <= MOST_MARKS:
        return line
    text = line.text
    while units(text) > MOST_UNITS - 1:
        text = text[: -max(1, (units(text) - MOST_UNITS + 1) // 2)]
    text = text[: whole_until(line.text, len(text))].rstrip()
    text, most = f"{text}…", units(text) + 1
    marks = (replace(m, length=min(m.length, most - m.start)) for m in line.marks if m.start < most)
    return Rich(text, tuple(marks)[:MOST_MARKS])
