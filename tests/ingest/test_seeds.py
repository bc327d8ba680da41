"""The two texts of the order, read from where BRIEFING_SEEDS or BRIEFING_DATA says, never kept here."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.extract import extract_text

_FOLDER = Path(
    os.environ.get("BRIEFING_SEEDS", "") or (Path(os.environ.get("BRIEFING_DATA", "/nowhere")).parent / "seeds")
)

needs_seeds = pytest.mark.skipif(not _FOLDER.is_dir(), reason="not measured: set BRIEFING_SEEDS or BRIEFING_DATA")


def _seed(number: str) -> str:
    return next(_FOLDER.glob(f"{number}_*.txt")).read_text("utf-8")


@needs_seeds
def test_both_seeds_give_the_same_nine_paragraphs_and_nothing_else() -> None:
    first, second = extract_text(_seed("000")), extract_text(_seed("001"))
    assert first.text == second.text
    paragraphs = first.text.split("\n\n")
    assert len(paragraphs) == 9
    assert all(paragraph in _seed("000") for paragraph in paragraphs)


@needs_seeds
def test_the_head_of_the_first_seed_is_read_before_it_is_dropped() -> None:
    found = extract_text(_seed("000"))
    lines = [line for line in _seed("000").splitlines() if line]
    assert (found.title, found.standfirst, found.author) == (lines[2], lines[3], "Illia Novikov")
    assert found.published == datetime(2024, 10, 30, 10, 46, tzinfo=UTC)
    assert found.outlet == "The Independent"
    assert found.lang == "en"


@needs_seeds
def test_the_blob_of_the_second_seed_leaves_its_day_and_no_headline() -> None:
    found = extract_text(_seed("001"))
    assert found.title == ""
    assert found.published == date(2024, 10, 30)
