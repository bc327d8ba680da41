"""`import`, then `brief` and `stories`: what goes in by hand comes out again, good lines beside bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, line

BRIDGE = (
    "The old bridge at Orrin was closed on Monday after engineers found a crack in its second pier. "
    "About 4,000 drivers use it each day and must now go round by Harrow, the council said. "
    "Repairs are expected to take six weeks and to cost two million crowns."
)
BATHS = (
    "Swimmers in Wexley have their baths back after the town bought them for a single crown. "
    "The building had stood empty for nine years since its roof fell in during a storm."
)
OLD = "2024-10-28T09:00:00Z"


def test_lines_of_json_come_in_and_a_bad_one_is_told_with_its_number(briefing_bot: Run) -> None:
    said = line(id="a", title="Bridge closed", text=BRIDGE) + "not json\n" + line(id="b", title="Baths", text=BATHS)
    ran = briefing_bot("import", "-", said=said)
    assert (ran.code, ran.out) == (0, "2 new, 0 known, 0 conflicts, 1 rejected\n")
    assert ran.err.startswith("-, line 2: this is not JSON")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": "x"}', 'it has neither "text" nor "html"'),
        ("[1, 2]", "this is not an object"),
        ('{"text": 7}', '"text" should be text'),
        ("{", "this is not JSON"),
    ],
)
def test_where_no_line_is_good_the_exit_code_says_so(briefing_bot: Run, tmp_path: Path, bad: str, why: str) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_text(f"\n{bad}\n")
    ran = briefing_bot("import", file)
    assert ran.code == 1
    assert f"archive.jsonl, line 2: {why}" in ran.err


def test_the_same_again_is_known_and_another_text_under_the_same_id_a_conflict(briefing_bot: Run) -> None:
    briefing_bot("import", "-", said=line(id="a", title="Bridge", text=BRIDGE))
    again = briefing_bot("import", "-", "--json", said=line(id="a", title="Bridge", text=BRIDGE))
    other = briefing_bot("import", "-", "--json", said=line(id="a", title="Bridge", text=BATHS))
    assert again.counts() == {"new": 0, "known": 1, "conflicts": 0, "rejected": 0}
    assert other.counts()["conflicts"] == 1
    assert other.err.startswith("a: another article with this id")


def test_two_ids_with_one_text_are_both_kept_as_copies(briefing_bot: Run) -> None:
    said = line(id="a", title="Bridge", text=BRIDGE, source="Post") + line(
        id="b", title="Bridge", text=BRIDGE, source="Ledger"
    )
    briefing_bot("import", "-", said=said)
    (story,) = briefing_bot("stories", "--json").json()["stories"]
    articles = story["articles"]
    assert isinstance(articles, list)
    assert [(one["id"], one["copy_of"]) for one in articles] == [("a", None), ("b", "a")]
    assert set(articles[0]) == {"id", "title", "url", "source", "published", "copy_of"}
    assert set(story) == {"id", "headline", "articles"}


def test_a_back_file_arrives_when_it_was_published(briefing_bot: Run) -> None:
    said = line(id="old", title="Bridge", text=BRIDGE, published=OLD)
    briefing_bot("import", "-", "--arrived", "published", said=said)
    assert briefing_bot("brief", "--json").json()["stories"] == []
    span = ("--since", "2024-10-28", "--until", "2024-10-28T09:00Z")
    assert len(briefing_bot("brief", "--json", *span).json()["stories"]) == 1
    assert len(briefing_bot("stories", "--json", *span).json()["stories"]) == 1
    late = ("--since", "2024-10-28T09:00Z", "--until", "2024-10-29")
    assert briefing_bot("stories", "--json", *late).json()["stories"] == []


@pytest.mark.parametrize("published", [None, "yesterday-ish", "2999-01-01T00:00:00Z"], ids=["none", "garbage", "ahead"])
def test_where_no_time_can_be_believed_it_arrives_now(briefing_bot: Run, published: str | None) -> None:
    said = line(id="x", title="Bridge", text=BRIDGE, published=published)
    briefing_bot("import", "-", "--arrived", "published", said=said)
    (story,) = briefing_bot("brief", "--json", "--since", "1h").json()["stories"]
    articles = story["articles"]
    assert isinstance(articles, list)
    assert articles[0]["published"] is None


def test_the_brief_as_json_has_the_fields_that_were_promised(briefing_bot: Run) -> None:
    said = line(id="a", title="Bridge closed", text=BRIDGE, source="Post", url="https://post.example/b", author="Ann")
    briefing_bot("import", "-", said=said)
    ran = briefing_bot("brief", "--json", "--length", "short")
    found = ran.json()
    assert set(found) == {"since", "until", "counts", "stories"}
    assert '"counts": {"stories": 1, "articles": 1, "feeds": 1}' in ran.out
    (story,) = found["stories"]
    assert set(story) == {"id", "headline", "url", "update", "sentences", "articles", "outlets", "reports"}
    assert (story["url"], story["update"]) == ("https://post.example/b", False)
    sentences, articles = story["sentences"], story["articles"]
    assert isinstance(sentences, list)
    assert isinstance(articles, list)
    assert len(sentences) == 1
    assert set(sentences[0]) == {"text", "article", "outlet", "url"}
    assert sentences[0]["text"] in BRIDGE
    assert sentences[0]["url"].startswith("https://post.example/b#:~:text=")
    assert set(articles[0]) == {"id", "title", "url", "source", "author", "published", "copy_of"}
    assert (articles[0]["source"], articles[0]["author"]) == ("Post", "Ann")


@pytest.mark.parametrize(("length", "sentences"), [("short", 1), ("medium", 2), ("long", 3)])
def test_a_length_is_so_many_sentences(briefing_bot: Run, length: str, sentences: int) -> None:
    briefing_bot("import", "-", said=line(id="a", title="Bridge", text=BRIDGE))
    (story,) = briefing_bot("brief", "--json", "--length", length).json()["stories"]
    told = story["sentences"]
    assert isinstance(told, list)
    assert len(told) == sentences


def test_the_limit_is_how_many_stories(briefing_bot: Run) -> None:
    said = line(id="a", title="Bridge closed", text=BRIDGE) + line(id="b", title="Baths", text=BATHS)
    briefing_bot("import", "-", said=said)
    assert len(briefing_bot("brief", "--json").json()["stories"]) == 2
    assert len(briefing_bot("brief", "--json", "--limit", "1").json()["stories"]) == 1


def test_text_and_pages_come_in_from_folders(briefing_bot: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text(f"Bridge closed\n\n{BRIDGE}\n")
    page = f"<html><head><title>Baths</title></head><body><article><h1>Baths</h1><p>{BATHS}</p></article></body></html>"
    (folder / "baths.html").write_text(page)
    assert briefing_bot("import", folder).out.startswith("2 new")
    said = briefing_bot("brief").out
    assert "crack in its second pier" in said
    assert "for a single crown" in said


def test_a_brief_of_an_empty_span_says_what_to_do(briefing_bot: Run) -> None:
    ran = briefing_bot("brief")
    assert (ran.code, ran.out) == (0, "Nothing arrived in this span. `briefing-bot pull` asks the sources for news.\n")


@pytest.mark.parametrize(
    "wrong", [("--since", "soon"), ("--topic", "gardening"), ("--limit", "0"), ("--length", "epic")]
)
def test_a_wrong_option_of_brief_ends_with_two_and_says_what_is_right(
    briefing_bot: Run, wrong: tuple[str, str]
) -> None:
    ran = briefing_bot("brief", *wrong)
    assert (ran.code, ran.out) == (2, "")
    assert wrong[1] in ran.err


def test_a_topic_without_news_is_named(briefing_bot: Run) -> None:
    assert briefing_bot("brief", "--topic", "sport").out.startswith("Nothing about sport arrived in this span.")


def test_a_line_that_an_outlet_repeats_is_learnt_and_a_replay_takes_it_out_of_what_came_before(
    briefing_bot: Run,
) -> None:
    tag, words = "From our partners at the harbour", ["bridge", "ferry", "market"]
    told = [
        line(id=w, source="Post", text=f"The council of the {w} met on Monday and agreed to pay for it.\n\n{tag}")
        for w in words
    ]
    for one in told:
        briefing_bot("import", "-", said=one)
    assert briefing_bot("sources", "replay", "--json").counts() == {"articles": 3, "rewritten": 2, "left_as_told": 0}
    assert briefing_bot("sources", "replay", "--json").counts() == {"articles": 3, "rewritten": 0, "left_as_told": 0}
    assert briefing_bot("import", "-", "--json", said="".join(told)).counts()["conflicts"] == 0
