"""How much is measured: the sizes that the bars name, small ones that show that all of it runs, or a longer import."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Counts of articles, but for `sentences`, the lengths of long texts, and `asked`, how often a question is put."""

    archived: int = 100_000
    live_stories: int = 2_000
    imported: int = 20_000
    desks: tuple[int, ...] = (1_000, 20_000, 100_000)
    grouped: int = 5_000
    lines: int = 30_000  # as many as are ever live in an import
    sentences: tuple[int, ...] = (200, 1_000, 5_000)
    asked: int = 40
    runs: int = 3


SMALL = Sizes(
    archived=600, live_stories=100, imported=300, desks=(200, 400), grouped=200, lines=500, sentences=(50, 100),
    asked=5, runs=1,
)  # fmt: skip


def sizes() -> Sizes:
    """Those of the bars; small ones where SIZES=small, with an import of 100,000 lines where SIZES=long."""
    named = {"small": SMALL, "long": replace(Sizes(), lines=100_000)}
    return named.get(os.environ.get("SIZES", ""), Sizes())
