"""Plain texts: the seeds beside the data, and ten variants of our own; every story line kept, no other line left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.ingest.report import Row
from ingest.extract import extract_text
from tests.ingest.variants import VARIANTS


def measure(data: Path) -> Iterator[Row]:
    """The rows on texts. The seeds tell one story twice: their cleaned texts must be equal, and nine paragraphs."""
    right = sum(extract_text(v.text).text == "\n\n".join(v.story) for v in VARIANTS)
    yield Row(name="variants read whole and clean", value=right / len(VARIANTS), bar=1.0, note=f"{len(VARIANTS)} texts")
    seeds = sorted((data.parent / "seeds").glob("*.txt"))
    if seeds:
        texts = [extract_text(seed.read_text("utf-8")).text for seed in seeds]
        good = sum(text == texts[0] and len(text.split("\n\n")) == 9 for text in texts)
        yield Row(name="seeds read whole and clean", value=good / len(seeds), bar=1.0, note=f"{len(seeds)} texts")
