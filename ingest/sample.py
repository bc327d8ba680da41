"""The bundled newsroom: articles that arrive by the clock, counted from the first run. Reads its folder only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from domain.errors import InputError
from domain.model import Article
from ingest.characters import one_line
from ingest.extract import extract_text
from ingest.jsonl import digest

NEWSROOM = "newsroom.toml"


def read_sample(folder: Path, started: datetime, now: datetime) -> list[Article]:
    """The articles of the sample newsroom in `folder` that arrived by `now`, oldest first.

    `newsroom.toml` lists `[[outlet]]` (slug, name, lang) and `[[article]]` (file, topic, minutes, url; its outlet's
    slug as `outlet`, or as the first folder of `file`). An article arrives `minutes` after `started`; `{date}` and
    `{time}` in its text are filled from that instant. Raises InputError where the newsroom is not as described.
    """
    try:
        newsroom = tomllib.loads((folder / NEWSROOM).read_text("utf-8"))
        outlets = {str(outlet["slug"]): outlet for outlet in newsroom["outlet"]}
        rows = sorted(newsroom["article"], key=lambda row: int(row["minutes"]))
        return [_article(folder, row, outlets, started) for row in rows if _at(row, started) <= now]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"The sample newsroom in {folder} cannot be read: {error!r}") from error


def _at(row: Mapping[str, object], started: datetime) -> datetime:
    return started + timedelta(minutes=int(str(row["minutes"])))


def _article(
    folder: Path, row: Mapping[str, object], outlets: Mapping[str, Mapping[str, object]], started: datetime
) -> Article:
    file, arrived = str(row["file"]), _at(row, started)
    outlet = outlets[str(row.get("outlet") or _slug(file, list(outlets)))]
    text = (folder / file).read_text("utf-8")
    found = extract_text(text.replace("{date}", f"{arrived:%-d %B %Y}").replace("{time}", f"{arrived:%H:%M}"))
    name, url = str(outlet["name"]), str(row.get("url") or "") or None
    return Article(
        id=digest(f"sample:{file}"),
        source="sample",
        outlet=name,
        url=url,
        title=found.title or one_line(found.text.split("\n")[0], 120),
        text=found.text,
        arrived=arrived,
        published=found.published or arrived,
        author=found.author,
        lang=str(outlet.get("lang") or found.lang),
        topics=(str(row["topic"]),),
        keys=(f"id:sample:{file}",),
        standfirst=found.standfirst,
    )


def _slug(file: str, slugs: Sequence[str]) -> str:
    """The outlet's slug in a file name such as `courier/strike.txt` or `strike-courier.txt`."""
    first = file.split("/", maxsplit=1)[0]
    return first if first in slugs else next(slug for slug in slugs if slug in file)
