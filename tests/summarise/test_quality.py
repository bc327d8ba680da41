"""Pinned floors over gold sets: a floor falls only by an explicit line with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.text.corpus import articles, rows
from benchmarks.text.filing import Run, boundaries
from benchmarks.text.measures import b_cubed


@pytest.fixture
def gold() -> Path:
    """The folder of the gold sets."""
    named = os.environ.get("BRIEFING_DATA")
    if not named:
        pytest.skip("not measured: set BRIEFING_DATA")
    return Path(named)


@pytest.mark.parametrize(
    ("name", "at_arrival", "afresh"), [("basil", 0.95, 0.98), ("multinews", 0.84, 0.85), ("vnmds", 0.86, 0.93)]
)
def test_stories_do_not_get_worse(gold: Path, name: str, at_arrival: float, afresh: float) -> None:
    raw = rows(gold / "stories", name)
    run = Run(articles(raw))
    clusters = [row["cluster"] for row in raw]
    assert b_cubed(clusters, [run.arrived[row["id"]] for row in raw])[2] >= at_arrival
    assert b_cubed(clusters, [run.story[row["id"]] for row in raw])[2] >= afresh


def test_sentence_boundaries_do_not_get_worse(gold: Path) -> None:
    assert boundaries(gold, say=lambda _: None)["sentence boundaries F1"] >= 0.97
