"""The curated sources and the topics with their words, as shipped or as the operator's file says. Reads files only."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from domain.errors import SettingsError
from domain.model import Source, SourceKind

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic a reader can choose, and the folded words that give an article the topic."""

    id: str
    name: str
    words: tuple[str, ...]


def curated_sources(file: Path | None = None) -> list[Source]:
    """The sources of `file`, by default the curated ones; SettingsError says which entry is wrong."""
    file = file or HERE / "sources.toml"
    try:
        rows = tomllib.loads(file.read_text("utf-8"))["source"]
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(f"{file} cannot be read as a list of [[source]]: {_told(error)}.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"{file} cannot be read as a list of [[source]]: source is something else.")
    return [_source(file, row) for row in rows]


def _source(file: Path, row: dict[str, object]) -> Source:
    try:
        topics = row.get("topics", [])
        assert isinstance(topics, list), "topics is a list"  # noqa: S101 - told as a wrong setting below
        return Source(
            id=str(row["id"]),
            kind=SourceKind(str(row.get("kind", "feed"))),
            url=str(row["url"]),
            outlet=str(row["outlet"]),
            topics=tuple(str(topic) for topic in topics),
            lang=str(row["lang"]) if row.get("lang") else None,
            interval_minutes=int(str(row.get("interval_minutes", 60))),
        )
    except (KeyError, ValueError, AssertionError) as error:
        raise SettingsError(f"In {file} the source {row.get('id', row)!r} is wrong: {_told(error)}.") from None


def _told(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def topics() -> tuple[Topic, ...]:
    """All topics, in the order a reader is shown them."""
    table = tomllib.loads((HERE / "topics.toml").read_text("utf-8"))
    return tuple(
        Topic(id=key, name=row["name"], words=tuple(f" {fold(word)} " for word in row["words"]))
        for key, row in table.items()
    )


def topics_of(text: str, among: tuple[Topic, ...]) -> tuple[str, ...]:
    """The topics one of whose words or phrases stands in `text` as whole words, whatever its case."""
    folded = f" {fold(text)} "
    return tuple(topic.id for topic in among if any(map(folded.__contains__, topic.words)))


def fold(text: str) -> str:
    """Lower case, words parted by single spaces, punctuation out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
