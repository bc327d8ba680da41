"""Plain texts: the seeds beside the data, and ten variants of our own; every story line kept, no other line left.

And the lines that people marked as story: none of them is an invitation of an outlet to its reader.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ingest.report import Row
from ingest.boilerplate import verdict
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
    lines = list(_true_lines(data / "extraction" / "truth.json"))
    taken = sum(verdict(line) == "invitation" for line in lines)
    note = f"of {len(lines)}"
    yield Row(name="true lines taken for invitations", value=taken, bar=0, side="<=", note=note)


def _true_lines(file: Path) -> Iterator[str]:
    """Every line of the bodies that people marked as story, and every segment that they want kept."""
    for row in json.loads(file.read_text("utf-8")):
        true = row["truth"]
        lines = [*(true.get("body") or "").split("\n"), *(true.get("with") or [])]
        yield from (line.strip() for line in lines if line.strip())
