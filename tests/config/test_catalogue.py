"""Reading the lists of sources and topics. What stands in the shipped lists is tested beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.catalogue import Topic, curated_sources, fold, topics, topics_of
from domain.errors import SettingsError
from domain.model import Source, SourceKind

SPORT = Topic(id="sport", name="Sport", words=(" football ", " world cup "))
HEALTH = Topic(id="health", name="Health", words=(" flu ",))
GOOD = '[[source]]\nid = "a"\nurl = "https://a.example/feed"\noutlet = "A"\n'


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "sources.toml"
    file.write_text(text)
    return file


def test_a_source_needs_only_an_id_an_address_and_an_outlet(tmp_path: Path) -> None:
    expected = Source(id="a", kind=SourceKind.FEED, url="https://a.example/feed", outlet="A")
    assert curated_sources(_file(tmp_path, GOOD)) == [expected]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[[source]]\nid = "b"\nurl = "https://b.example"\n', "'b'"),
        (GOOD + 'kind = "carrier pigeon"\n', "'a'"),
        (GOOD + 'topics = "world"\n', "'a'"),
        (GOOD + 'interval_minutes = "often"\n', "'a'"),
        ("sources = 1\n", "list of"),
        ("source = 5\n", "list of"),
        ("source = [5]\n", "list of"),
        ("[[source\n", "list of"),
    ],
    ids=["no outlet", "kind", "topics", "interval", "no sources", "a number", "a list of numbers", "no TOML"],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        curated_sources(_file(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A football match", ("sport",)),
        ("FOOTBALL!", ("sport",)),
        ("The World-Cup begins", ("sport",)),
        ("Footballers", ()),
        ("a cup for the world", ()),
        ("Influenza and the flu: football stops", ("sport", "health")),
        ("", ()),
    ],
)
def test_a_topic_is_known_by_whole_words_whatever_their_case(text: str, expected: tuple[str, ...]) -> None:
    assert topics_of(text, (SPORT, HEALTH)) == expected


def test_the_shipped_words_are_folded_and_stand_alone() -> None:
    words = [word for topic in topics() for word in topic.words]
    assert words
    assert all(word == f" {fold(word)} " and word.strip() for word in words)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
