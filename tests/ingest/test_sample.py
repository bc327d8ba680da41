"""The bundled newsroom, cleaned: what its own gold says must go is gone, what must stay is there."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.errors import InputError
from ingest.extract import extract_text
from ingest.sample import NEWSROOM, read_sample

FOLDER = Path(__file__).resolve().parents[2] / "config" / "sample"
STARTED = datetime(2024, 10, 30, 8, 0, tzinfo=UTC)
LATE = STARTED + timedelta(days=30)


def test_articles_arrive_by_the_clock_in_order_with_their_topic_and_outlet() -> None:
    rows = tomllib.loads((FOLDER / NEWSROOM).read_text("utf-8"))["article"]
    everything = read_sample(FOLDER, STARTED, LATE)
    assert len(everything) == len(rows)
    assert [a.arrived for a in everything] == sorted(a.arrived for a in everything)
    middle = everything[len(everything) // 2].arrived
    assert [a.id for a in read_sample(FOLDER, STARTED, middle)] == [a.id for a in everything if a.arrived <= middle]
    assert {a.topics for a in everything} == {(row["topic"],) for row in rows}
    assert len({a.id for a in everything}) == len(everything)


def test_dates_in_the_texts_are_those_of_the_articles() -> None:
    for article in read_sample(FOLDER, STARTED, LATE):
        assert article.published is not None
        assert "{date}" not in article.text
        assert isinstance(article.published, datetime)
        assert abs(article.published - article.arrived) < timedelta(hours=1)


def test_cleaning_keeps_the_story_and_drops_the_rest_as_the_gold_says() -> None:
    gold = tomllib.loads((FOLDER / "gold.toml").read_text("utf-8"))
    for row in gold["article"]:
        text = (FOLDER / row["file"]).read_text("utf-8").replace("{date}", "30 October 2024").replace("{time}", "06:46")
        found = extract_text(text)
        assert found.title == row["title"], row["file"]
        assert (found.author or "").lower() == row.get("author", "").lower(), row["file"]
        assert [snippet for snippet in row.get("boilerplate", []) if snippet in found.text] == [], row["file"]
        assert [snippet for snippet in row.get("keep", []) if snippet not in found.text] == [], row["file"]


def test_a_newsroom_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_sample(tmp_path, STARTED, LATE)
