"""One row of the printed table: what was measured, how much it was, and the bar it has to reach. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`bar` None: shown, not judged. `side`: whether the value has to be at least or at most the bar."""

    name: str
    value: float
    bar: float | None = None
    side: Literal[">=", "<="] = ">="
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the bar is reached, as printed: to four digits."""
        if self.bar is None:
            return True
        value = round(self.value, 4)
        return value >= self.bar if self.side == ">=" else value <= self.bar

    def line(self) -> str:
        """The row as printed."""
        judged = "" if self.bar is None else f"{self.side} {self.bar:g}  {'ok' if self.met else 'MISSED'}"
        return f"{self.name:<58}{self.value:>10.4f}   {judged:<18}{self.note}"
