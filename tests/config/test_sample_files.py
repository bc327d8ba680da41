"""The bundled newsroom agrees with its list and its gold standard. Never tests how it is read or cleaned."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

CONFIG = Path(__file__).parents[2] / "config"
SAMPLE = CONFIG / "sample"
NEWSROOM: dict[str, Any] = tomllib.loads((SAMPLE / "newsroom.toml").read_text("utf-8"))
GOLD: dict[str, Any] = tomllib.loads((SAMPLE / "gold.toml").read_text("utf-8"))
ARTICLES: dict[str, dict[str, Any]] = {a["file"]: a for a in NEWSROOM["article"]}
GOLD_OF: dict[str, dict[str, Any]] = {a["file"]: a for a in GOLD["article"]}
FILES = sorted(ARTICLES)
COPIES = sorted(file for file, gold in GOLD_OF.items() if "copy_of" in gold)
FIRST_DAY = range(-1200, -10 + 1)
SECOND_DAY = range(600, 1500 + 1)
TOPICS = {"world", "politics", "business", "technology", "science", "health", "sport", "culture"}


def _raw(file: str) -> str:
    return (SAMPLE / file).read_text("utf-8")


def _paragraphs(file: str) -> set[str]:
    """The paragraphs of a page that are long enough to be story, quotation marks made plain, boilerplate left out."""
    plain = _raw(file).replace("“", '"').replace("”", '"')
    boilerplate = GOLD_OF[file]["boilerplate"]
    return {p for p in plain.split("\n\n") if len(p) > 80 and not any(snippet in p for snippet in boilerplate)}


def _members(story: str) -> list[str]:
    return [file for file in FILES if GOLD_OF[file]["story"] == story]


def test_every_listed_file_exists_and_every_file_is_listed_once() -> None:
    on_disk = sorted(str(path.relative_to(SAMPLE).as_posix()) for path in SAMPLE.rglob("*.txt"))
    assert on_disk == FILES
    assert len(NEWSROOM["article"]) == len(FILES)


def test_there_are_enough_articles_from_exactly_five_outlets() -> None:
    slugs = [o["slug"] for o in NEWSROOM["outlet"]]
    assert len(FILES) >= 36
    assert len(slugs) == len(set(slugs)) == len({o["name"] for o in NEWSROOM["outlet"]}) == 5
    assert {file.split("/")[0] for file in FILES} == set(slugs)


def test_every_outlet_writes_often_enough_for_its_boilerplate_to_be_learnt() -> None:
    stories = Counter(file.split("/")[0] for file in FILES)
    assert min(stories.values()) >= 6


def test_topics_are_the_eight_and_each_has_two_stories() -> None:
    of_topic = {topic: {GOLD_OF[f]["story"] for f in FILES if ARTICLES[f]["topic"] == topic} for topic in TOPICS}
    assert {a["topic"] for a in ARTICLES.values()} == TOPICS
    assert all(len(stories) >= 2 for stories in of_topic.values()), of_topic


@pytest.mark.parametrize("file", FILES)
def test_an_article_is_published_on_day_one_or_day_two(file: str) -> None:
    assert ARTICLES[file]["minutes"] in FIRST_DAY or ARTICLES[file]["minutes"] in SECOND_DAY


def test_no_two_articles_share_a_minute_so_their_order_is_certain() -> None:
    minutes = [a["minutes"] for a in ARTICLES.values()]
    assert len(minutes) == len(set(minutes))


def test_urls_are_unique_and_lead_to_no_real_host() -> None:
    urls = [a["url"] for a in ARTICLES.values()]
    assert len(urls) == len(set(urls))
    for article in ARTICLES.values():
        parts = urlsplit(article["url"])
        assert (parts.scheme, parts.hostname) == ("https", article["file"].split("/")[0] + ".example")


@pytest.mark.parametrize("file", FILES)
def test_a_page_names_no_other_host_no_day_of_the_week_and_no_unknown_placeholder(file: str) -> None:
    raw = _raw(file)
    assert set(re.findall(r"\{[^}]*\}", raw)) <= {"{date}", "{time}"}
    assert "{date}" in raw
    assert not re.search(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", raw)
    assert all(url.split("/")[2].endswith(".example") for url in re.findall(r"https?://\S+", raw))


@pytest.mark.parametrize("file", FILES)
def test_a_page_has_a_newspaper_length_of_story(file: str) -> None:
    words = sum(len(p.split()) for p in _paragraphs(file))
    assert 100 <= words <= 350, words


def test_the_gold_standard_covers_every_file_once() -> None:
    assert sorted(a["file"] for a in GOLD["article"]) == FILES


@pytest.mark.parametrize("file", FILES)
def test_gold_snippets_title_and_author_stand_in_the_raw_page(file: str) -> None:
    raw, gold = _raw(file), GOLD_OF[file]
    assert gold["title"] in raw.splitlines()
    assert all(name.casefold() in raw.casefold() for name in gold.get("author", "").split(", "))
    assert gold["boilerplate"]
    assert len(gold["keep"]) == 2
    for snippet in [*gold["boilerplate"], *gold["keep"]]:
        assert snippet in raw
        assert 3 <= len(snippet.split()) <= 9


@pytest.mark.parametrize("file", FILES)
def test_what_must_go_and_what_must_stay_are_never_in_one_paragraph(file: str) -> None:
    for paragraph in _raw(file).split("\n\n"):
        must_go = any(snippet in paragraph for snippet in GOLD_OF[file]["boilerplate"])
        assert not (must_go and any(snippet in paragraph for snippet in GOLD_OF[file]["keep"]))


@pytest.mark.parametrize("file", COPIES)
def test_a_copy_republishes_an_earlier_original_of_its_story_nearly_word_for_word(file: str) -> None:
    original = GOLD_OF[file]["copy_of"]
    assert GOLD_OF[original].get("copy_of") is None
    assert GOLD_OF[original]["story"] == GOLD_OF[file]["story"]
    assert ARTICLES[original]["minutes"] < ARTICLES[file]["minutes"]
    shared = _paragraphs(file) & _paragraphs(original)
    assert len(shared) / len(_paragraphs(original)) >= 0.5


def test_reports_of_their_own_share_no_paragraph() -> None:
    own = [file for file in FILES if file not in COPIES]
    seen = Counter(paragraph for file in own for paragraph in _paragraphs(file))
    assert [paragraph for paragraph, times in seen.items() if times > 1] == []


def test_wire_texts_are_reprinted_and_events_are_told_independently() -> None:
    reprints = Counter(GOLD_OF[file]["copy_of"] for file in COPIES)
    own_reports = Counter(gold["story"] for gold in GOLD_OF.values() if "copy_of" not in gold)
    assert len([wire for wire, copies in reprints.items() if copies >= 1]) >= 3
    assert len([story for story, reports in own_reports.items() if reports >= 2]) >= 5


def test_two_events_move_on_the_second_day_and_every_such_story_began_on_the_first() -> None:
    moved = {GOLD_OF[file]["story"] for file in FILES if ARTICLES[file]["minutes"] in SECOND_DAY}
    began = {GOLD_OF[file]["story"] for file in FILES if ARTICLES[file]["minutes"] in FIRST_DAY}
    assert len(moved) >= 2
    assert moved <= began
    assert moved == {story["id"] for story in GOLD["story"] if story.get("update_sentences")}


def test_gold_stories_are_those_with_several_articles() -> None:
    sizes = Counter(gold["story"] for gold in GOLD_OF.values())
    assert sorted(s["id"] for s in GOLD["story"]) == sorted(story for story, size in sizes.items() if size > 1)


@pytest.mark.parametrize("story", GOLD["story"], ids=lambda story: str(story["id"]))
def test_an_editors_sentences_are_verbatim_in_an_article_of_the_right_day(story: dict[str, Any]) -> None:
    members = _members(story["id"])
    days = ((FIRST_DAY, story["key_sentences"]), (SECOND_DAY, story.get("update_sentences", [])))
    assert 3 <= len(story["key_sentences"]) <= 5
    for day, sentences in days:
        pages = [_raw(file) for file in members if ARTICLES[file]["minutes"] in day]
        assert [s for s in sentences if not any(s in page for page in pages)] == []
