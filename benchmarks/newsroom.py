"""The sample newsroom through the whole house, held against its gold standard. Prints nothing, judges nothing."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.text.measures import b_cubed
from bot.edition import span
from bot.filing import Filing, file_all
from bot.pipeline import open_sample
from config.catalogue import SAMPLE
from domain.chats import Wish
from domain.model import Article, Story
from ingest.jsonl import digest
from storage.sqlite import open_store
from storage.store import Store

_OPENED = datetime(2026, 10, 30, 8, 0, tzinfo=UTC)
_DAY_TWO = _OPENED + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What an editor said of one article."""

    file: str
    story: str
    copy_of: str | None
    title: str
    author: str | None
    boilerplate: tuple[str, ...]
    keep: tuple[str, ...]


def measure() -> dict[str, float]:
    """The figures, by name."""
    gold, key = _gold()
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder) / "gate.db")) as store:
        open_sample(store, SAMPLE, _OPENED)
        file_all(store, Filing(), _OPENED)
        first = _chosen(store, _OPENED, key)
        open_sample(store, SAMPLE, _DAY_TWO)
        file_all(store, Filing(), _DAY_TWO)
        told = list(store.stories())
        return _cleaning(told, gold) | _grouping(told, gold) | {"sample: sentences an editor would choose": first}


def _gold() -> tuple[dict[str, Gold], frozenset[str]]:
    table: Mapping[str, Any] = tomllib.loads((SAMPLE / "gold.toml").read_text("utf-8"))
    rows = (
        Gold(
            file=row["file"],
            story=row["story"],
            copy_of=row.get("copy_of"),
            title=row["title"],
            author=row.get("author"),
            boilerplate=tuple(row["boilerplate"]),
            keep=tuple(row["keep"]),
        )
        for row in table["article"]
    )
    key = frozenset(_fold(s) for story in table["story"] for s in story["key_sentences"])
    return {_id(row.file): row for row in rows}, key


def _id(file: str) -> str:
    return digest(f"sample:{file}")


def _fold(text: str) -> str:
    return " ".join(text.split())


def _articles(stories: Iterable[Story]) -> list[Article]:
    return [member.article for story in stories for member in story.members]


def _cleaning(stories: list[Story], gold: Mapping[str, Gold]) -> dict[str, float]:
    articles = _articles(stories)
    kept = sum(snippet in _fold(a.text) for a in articles for snippet in gold[a.id].boilerplate)
    lost = sum(snippet not in _fold(a.text) for a in articles for snippet in gold[a.id].keep)
    titles = sum(a.title == gold[a.id].title for a in articles)
    authors = sum((a.author or "").casefold() == (gold[a.id].author or "").casefold() for a in articles)
    return {
        "sample: boilerplate kept": kept,
        "sample: story lines lost": lost,
        "sample: titles right": titles / len(gold),
        "sample: authors right": authors / len(gold),
    }


def _grouping(stories: list[Story], gold: Mapping[str, Gold]) -> dict[str, float]:
    members = [(member, story.id) for story in stories for member in story.members]
    truth = [gold[member.article.id].story for member, _ in members]
    fine = b_cubed(truth, [story for _, story in members])[2]
    roots = {m.article.id: m.copy_of or m.article.id for m, _ in members}
    true_roots = {key: _id(row.copy_of) if row.copy_of else key for key, row in gold.items()}
    same = sum(_group(roots, one) == _group(true_roots, one) for one in gold)
    return {"sample: stories, B-cubed F": fine, "sample: copies right": same / len(gold)}


def _group(roots: Mapping[str, str], article: str) -> frozenset[str]:
    """All who run the same text as `article`; whichever of them was called the original."""
    return frozenset(one for one, root in roots.items() if root == roots[article])


def _chosen(store: Store, now: datetime, key: frozenset[str]) -> float:
    """The share of shown sentences that an editor would choose, over the stories several articles tell."""
    briefing = span(store, now - timedelta(days=1), now, Wish(limit=100))
    shown = [s.text for item in briefing.items if len(item.story.members) > 1 for s in item.sentences]
    return sum(_fold(text) in key for text in shown) / len(shown)
