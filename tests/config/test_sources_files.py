"""The curated sources and the topic words are whole, unique and sure. Never reaches a publisher."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from domain.model import SourceKind

CONFIG = Path(__file__).parents[2] / "config"
SOURCES: list[dict[str, Any]] = tomllib.loads((CONFIG / "sources.toml").read_text("utf-8"))["source"]
TOPICS: dict[str, dict[str, Any]] = tomllib.loads((CONFIG / "topics.toml").read_text("utf-8"))
SAMPLE = CONFIG / "sample"
SOURCE_FIELDS = {"id", "outlet", "url", "kind", "topics", "lang", "verified"}
LEAST_SURE = 0.85  # share of topic matches on the sample's headlines that an editor would agree with; 1.0 when pinned


def _topics_of(headline: str) -> set[str]:
    """The topics of a headline: a listed word stands in it as whole words, case ignored, white space folded."""
    folded = " ".join(headline.casefold().split())
    return {
        topic
        for topic, entry in TOPICS.items()
        if any(re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", folded) for word in entry["words"])
    }


def test_there_are_at_least_48_feeds_with_ids_and_addresses_of_their_own() -> None:
    feeds = [s for s in SOURCES if s["kind"] == SourceKind.FEED]
    assert len(feeds) >= 48
    assert len({s["id"] for s in SOURCES}) == len(SOURCES)
    assert len({s["url"].rstrip("/").removeprefix("https://www.") for s in SOURCES}) == len(SOURCES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source["id"]))
def test_a_source_is_complete_and_well_formed(source: dict[str, Any]) -> None:
    assert set(source) == SOURCE_FIELDS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", source["id"])
    assert source["outlet"] == source["outlet"].strip() != ""
    assert SourceKind(source["kind"]) in {SourceKind.FEED, SourceKind.SECTION}
    assert urlsplit(source["url"]).scheme == "https"
    assert "." in (urlsplit(source["url"]).hostname or "")
    assert source["topics"]
    assert set(source["topics"]) <= set(TOPICS)
    assert re.fullmatch("[a-z]{2}", source["lang"])
    assert source["verified"] is False, "only `make check-sources` may say that an address was reached"


def test_the_two_sources_of_the_seeds_are_there() -> None:
    by_id = {s["id"]: s for s in SOURCES}
    assert by_id["independent-world"]["outlet"] == "The Independent"
    assert by_id["ap-russia-ukraine"]["url"] == "https://apnews.com/hub/russia-ukraine"
    assert by_id["ap-russia-ukraine"]["kind"] == SourceKind.SECTION


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_several_outlets_in_english_alone(topic: str) -> None:
    assert len({s["outlet"] for s in SOURCES if topic in s["topics"] and s["lang"] == "en"}) >= 3


@pytest.mark.parametrize("lang", ["de", "es", "fr"])
def test_german_spanish_and_french_have_several_outlets(lang: str) -> None:
    assert len({s["outlet"] for s in SOURCES if s["lang"] == lang}) >= 3


def test_one_outlet_is_spelt_one_way() -> None:
    names = Counter(s["outlet"].casefold() for s in SOURCES)
    assert len({s["outlet"] for s in SOURCES}) == len(names)


def test_topics_are_the_eight_of_the_sample_newsroom() -> None:
    newsroom = tomllib.loads((SAMPLE / "newsroom.toml").read_text("utf-8"))
    assert set(TOPICS) == {article["topic"] for article in newsroom["article"]}
    assert len({entry["name"] for entry in TOPICS.values()}) == len(TOPICS) == 8


def test_a_word_belongs_to_one_topic_and_is_listed_once() -> None:
    words = Counter(word.casefold() for entry in TOPICS.values() for word in entry["words"])
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_words_are_literal_and_folded(topic: str) -> None:
    words: list[str] = TOPICS[topic]["words"]
    assert len(words) >= 50
    assert [w for w in words if w != " ".join(w.split()) or not re.fullmatch(r"[\w][\w '’.-]*[\w]", w)] == []


@pytest.mark.parametrize(
    ("headline", "topics"),
    [
        ("Ceasefire holds for a second day as diplomats meet", {"world"}),
        ("Erdbeben erschüttert den Norden des Landes", {"world"}),
        ("Senate passes budget by two votes", {"politics"}),
        ("Les députés rejettent la motion de censure", {"politics"}),
        ("Central bank holds interest rates", {"business"}),
        ("El banco central sube los tipos de interés", {"business"}),
        ("Ransomware gang shuts city website", {"technology"}),
        ("Künstliche Intelligenz liest alte Handschriften", {"technology"}),
        ("Astronomers find an exoplanet with rain", {"science"}),
        ("Measles vaccine reaches the last valley", {"health"}),
        ("Goalkeeper scores in Champions League", {"sport"}),
        ("Fußball: Torhüterin hält im Halbfinale", {"sport"}),
        ("Museum buys back stolen painting", {"culture"}),
        ("Chipmaker's shareholders approve takeover", {"business", "technology"}),
        # Words that look like a topic and are none.
        ("Man in hospital after car crash", set()),
        ("She shares a garden with a novel kind of neighbour", set()),
        ("J'ai vu la mer", set()),
        ("Who is coming to the party at court?", set()),
        ("Roman road found under car park", set()),
        ("Robotham wins baking prize", set()),
    ],
)
def test_words_give_a_headline_its_topics_and_no_others(headline: str, topics: set[str]) -> None:
    assert _topics_of(headline) == topics


def test_words_agree_with_the_editors_of_the_sample_newsroom() -> None:
    gold = {a["file"]: a["title"] for a in tomllib.loads((SAMPLE / "gold.toml").read_text("utf-8"))["article"]}
    articles = tomllib.loads((SAMPLE / "newsroom.toml").read_text("utf-8"))["article"]
    matches = [(topic == a["topic"], topic, gold[a["file"]]) for a in articles for topic in _topics_of(gold[a["file"]])]
    wrong = [(topic, title) for right, topic, title in matches if not right]
    assert len(matches) >= 15
    assert 1 - len(wrong) / len(matches) >= LEAST_SURE, wrong
