"""`python -m benchmarks.text`: the table of the text craft's quality. Unset BRIEFING_DATA: says so and ends well."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.text import boundaries, dangling, filing, summaries
from benchmarks.text.peers import missing, summarisers

Report = Callable[..., dict[str, float]]


def _beside_peers(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    return summaries.report(folder, say=say, peers=summarisers())


def _boundaries(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    return filing.boundaries(folder, say=say) | boundaries.hard(say=say)


_PARTS: dict[str, Report] = {
    "copies": filing.copies,
    "stories": filing.stories,
    "stories, held out": filing.held_out,
    "ranking": filing.ranking,
    "sentence boundaries": _boundaries,
    "summaries": _beside_peers,
    "updates": summaries.updates,
    "dangling openings": summaries.loose,
    "detector of dangling openings": dangling.checked,
}
_BARS = {
    "copies F1": 0.90,
    "stories": 0.92,
    "stories, held out": 0.92,
    "stories vnmds": 0.93,
    "stories at arrival": 0.90,
    "ranking over recency": 0.10,
    "sentence boundaries F1": 0.97,
    "sentence boundaries F1, hard cases": 0.97,
    "dangling detector recall": 0.85,
    "dangling detector precision": 0.85,
    "summaries single over LEAD": 1.0,
    "summaries clusters over LEAD": 1.6,
    "summaries single over LEAD, whole": 1.0,
    "summaries clusters over LEAD, whole": 1.6,
    "summaries single, low end": 0.0,
    "summaries clusters, low end": 0.0,
    "updates over COV + filter multinews_update_dev": 0.0,
    "updates over COV + filter mlcrisis_dev": 0.0,
}
_AT_MOST = {
    "summaries significantly below": 0.0,
    "updates seen share multinews_update_dev": 0.25,
    "updates seen share mlcrisis_dev": 0.25,
    "dangling": 0.02,
    "ranking share of one outlet": 0.40,
}


def main(wanted: list[str]) -> int:
    """Prints every part (or those named), then each figure with its bar."""
    named = os.environ.get("BRIEFING_DATA")
    if not named:
        print("not measured: set BRIEFING_DATA")
        return 0
    folder = Path(named)
    if not (folder / "stories").is_dir():
        print(f"BRIEFING_DATA is wrong: {folder} holds no folder stories", file=sys.stderr)
        return 2
    print(f"peers not installed: {', '.join(missing()) or 'none'}")
    figures: dict[str, float] = {}
    for name, report in _PARTS.items():
        if wanted and not any(name.startswith(part) for part in wanted):
            continue
        start = time.perf_counter()
        print(f"\n{name}", flush=True)
        figures |= report(folder, say=lambda line: print(line, flush=True))
        print(f"  ({time.perf_counter() - start:.0f} s)")
    print("\nfigure, bar")
    for name, value in figures.items():
        bar, met = _bar(name, value)
        print(f"  {name:44}{value:7.3f}  {bar:10}{'met' if met else 'not met'}")
    return 0


def _bar(name: str, value: float) -> tuple[str, bool]:
    if name in _AT_MOST:
        return f"<= {_AT_MOST[name]}", value <= _AT_MOST[name]
    return f">= {_BARS[name]}", value >= _BARS[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
