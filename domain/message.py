"""A message as every platform can show it: plain text, marks over it, buttons under it. Values only.

Feed text can never become markup: what is bold or linked is said beside the text, never inside it.
Offsets and lengths of marks count UTF-16 code units, as Telegram does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark does to its span."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "text_link"
    QUOTE = "blockquote"
    FOLDED = "expandable_blockquote"


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of UTF-16 units, start <= unit < start + length, and what it looks like. `url` only with LINK."""

    kind: MarkKind
    start: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message: `token` is opaque, at most 64 bytes, and stands for a stored action."""

    label: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text file that goes with a message."""

    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent: frozen before it is sent, and sent exactly so however often it is tried."""

    text: str
    marks: tuple[Mark, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    document: Document | None = None  # its caption is then the text, of at most 1,024 units

    def to_json(self) -> str:
        """One line of JSON from which `from_json` makes an equal message."""
        marks = [{"kind": m.kind, "start": m.start, "length": m.length, "url": m.url} for m in self.marks]
        rows = [[{"label": button.label, "token": button.token} for button in row] for row in self.rows]
        document = {"name": self.document.name, "content": self.document.content} if self.document else None
        raw = {"text": self.text, "marks": marks, "rows": rows, "silent": self.silent, "document": document}
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Message:
        """The message that `to_json` wrote."""
        raw: Mapping[str, object] = json.loads(line)
        return _message(raw)


def _message(raw: Mapping[str, object]) -> Message:
    marks, rows = raw["marks"], raw["rows"]
    assert isinstance(marks, list)  # noqa: S101 - narrows for mypy what our own writer wrote
    assert isinstance(rows, list)  # noqa: S101 - as above
    return Message(
        text=str(raw["text"]),
        marks=tuple(Mark(**{**mark, "kind": MarkKind(mark["kind"])}) for mark in marks),
        rows=tuple(tuple(Button(**button) for button in row) for row in rows),
        silent=bool(raw["silent"]),
        document=Document(**document) if isinstance(document := raw.get("document"), dict) else None,
    )
