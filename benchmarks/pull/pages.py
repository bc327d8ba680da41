"""The pages that the pull is measured on: real ones of BRIEFING_DATA, else the sample newsroom's in a frame."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "config" / "sample"
FRAME = 600
"""Links round an article without BRIEFING_DATA: as much navigation as a page of a large outlet has."""


def write_pages(folder: Path, data: str | None) -> str:
    """Writes the pages into `folder` and tells which they are. Gold pages of news sites only, as for speed."""
    if data:
        root = Path(data) / "extraction"
        rows = [row for row in json.loads((root / "truth.json").read_text("utf-8")) if row["source"] != "traf"]
        bodies = [gzip.decompress((root / row["file"]).read_bytes()) for row in rows]
    else:
        bodies = [_framed(file.read_text("utf-8")) for file in sorted(SAMPLE.rglob("*.txt"))]
    for number, body in enumerate(bodies):
        (folder / f"{number:04}.html").write_bytes(body)
    size = sum(map(len, bodies)) // len(bodies) // 1024
    return f"{len(bodies)} different {'real' if data else 'sample'} pages of {size} KiB"


def _framed(text: str) -> bytes:
    """An invented article in a page with navigation, scripts and a footer."""
    links = "".join(
        f"<li class='item-{n}'><a href='/section/{n}'>Section {n} of the paper</a></li>" for n in range(FRAME)
    )
    story = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    scripts = f"<script>{'var unit = {};' * 2000}</script>"
    return (
        f"<html><head><title>A report</title>{scripts}</head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>A report</h1>{story}</article></main><footer><ul>{links}</ul></footer></body></html>"
    ).encode()
