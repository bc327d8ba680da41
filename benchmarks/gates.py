"""`make gates`: every quality figure against its pinned floor (floors.toml). A figure that falls below ends with 1.

The sample newsroom is measured always; the larger gold sets where BRIEFING_DATA names them.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks import newsroom
from benchmarks.ingest import feeds, pages, texts
from benchmarks.text import boundaries, dangling, filing, summaries

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """0: every floor holds; 1: one fell, or a figure has no floor; 2: BRIEFING_DATA is wrong."""
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    sample_holds = held(newsroom.measure(), floors["sample"])
    where = os.environ.get("BRIEFING_DATA")
    if not where:
        print("larger gold sets: not measured: set BRIEFING_DATA")
        return 0 if sample_holds else 1
    folder = Path(where)
    if not (folder / "stories").is_dir() or not (folder / "extraction").is_dir():
        print(f"BRIEFING_DATA is wrong: {folder} holds no stories and extraction", file=sys.stderr)
        return 2
    return 0 if held(dict(_large(folder)), floors["data"]) and sample_holds else 1


def _large(folder: Path) -> Iterator[tuple[str, float]]:
    for measure in (texts.measure, pages.measure, feeds.alike):
        yield from (
            (row.name, row.value)
            for row in measure(folder)
            if "pages a second" not in row.name and "worst" not in row.name and "differs" not in row.name
        )
    for report in (
        filing.copies,
        filing.stories,
        filing.ranking,
        filing.boundaries,
        summaries.report,
        summaries.loose,
        dangling.checked,
    ):
        yield from report(folder, say=_silent).items()
    yield from boundaries.hard(say=_silent).items()


def _silent(line: str) -> None:
    """The gate prints figures, not the benchmark's reading matter."""


def held(figures: dict[str, float], floors: dict[str, dict[str, float]]) -> bool:
    """Prints each figure with its floor or ceiling; false where one does not hold or is missing on either side."""
    all_hold = True
    for name in sorted(figures.keys() | floors.keys()):
        bound, value = floors.get(name, {}), figures.get(name)
        good = bool(bound) and value is not None and _within(round(value, 4), bound)
        limits = ", ".join(f"at {side} {limit:g}" for side, limit in bound.items()) or "no floor is pinned"
        shown = "not measured" if value is None else f"{value:.4f}"
        print(f"{'ok  ' if good else 'FELL'}  {name:<56} {shown:>12}   {limits}", flush=True)
        all_hold = all_hold and good
    return all_hold


def _within(value: float, bound: dict[str, float]) -> bool:
    return bound.get("least", value) <= value <= bound.get("most", value)


if __name__ == "__main__":
    sys.exit(main())
