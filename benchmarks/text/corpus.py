"""Reads the gold sets under BRIEFING_DATA. Never writes, never keeps a sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from domain.model import Article, Published
from summarise.extract import Doc

NOW = datetime(2026, 1, 1, tzinfo=UTC)  # when undated articles arrive


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The objects of `name`.jsonl in order."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def published(text: str | None) -> Published:
    """A date, an instant in UTC, or None."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).replace(tzinfo=UTC)


def articles(raw: Sequence[dict[str, Any]]) -> list[Article]:
    """Articles in order of arrival: at their published time, undated ones at the end."""
    found = [_article(row) for row in raw]
    return sorted(found, key=lambda article: article.arrived)


def _article(row: dict[str, Any]) -> Article:
    when = published(row["published"])
    arrived = (
        NOW if when is None else when if isinstance(when, datetime) else datetime(*when.timetuple()[:3], tzinfo=UTC)
    )
    outlet = row["source"] or ""
    return Article(
        id=row["id"],
        source=outlet or row["id"],
        outlet=outlet,
        url=row["url"],
        title=row["title"] or "",
        text=row["text"],
        arrived=arrived,
        published=when,
        lang=row["lang"],
    )


@dataclass(frozen=True, slots=True)
class Task:
    """A summary to make: documents, what was seen, references."""

    docs: list[Doc]
    seen: list[Doc]
    references: list[str]


def tasks(folder: Path, name: str) -> list[Task]:
    """The summaries of one set."""
    return [
        Task(_docs(row["docs"]), _docs(row.get("seen") or []), row["references"])
        for row in rows(folder / "summaries", name)
    ]


def _docs(raw: Sequence[dict[str, Any]]) -> list[Doc]:
    return [Doc(d.get("title") or "", d["text"], published(d.get("published"))) for d in raw]
