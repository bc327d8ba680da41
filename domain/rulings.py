"""What people said of two articles: one story, or not one story. A value only; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chats import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """`one` and `other` are ids of articles, the lesser first. Without a place it holds for everybody."""

    one: str
    other: str
    same: bool
    place: Place | None = None
