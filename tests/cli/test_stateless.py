"""`summarise` and `extract`: a line out for a line in, in order and at once; nothing is stored."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, line

TEXT = (
    "The old bridge at Orrin was closed on Monday after engineers found a crack in its second pier. "
    "About 4,000 drivers use it each day and must now go round by Harrow, the council said. "
    "Repairs are expected to take six weeks and to cost two million crowns. "
    "The ferry company has offered free crossings to nurses until the bridge opens again."
)
DOC = {"title": "Bridge closed", "text": TEXT}


def test_summarise_answers_each_line_in_order_and_skips_a_bad_one(briefing_bot: Run) -> None:
    said = line(id="z", docs=[DOC]) + "oops\n" + line(id="a", docs=[DOC]) + line(id=7, docs=[])
    ran = briefing_bot("summarise", "--jsonl", said=said)
    assert ran.code == 0
    assert [row["id"] for row in ran.rows()] == ["z", "a", 7]
    assert ran.err.startswith("line 2: ")
    assert len(ran.err.splitlines()) == 1


def test_summarise_gives_three_verbatim_sentences_unless_told_otherwise(briefing_bot: Run) -> None:
    first, second = briefing_bot(
        "summarise", "--jsonl", said=line(id=1, docs=[DOC]) + line(id=2, docs=[DOC], sentences=1)
    ).rows()
    three, one = first["sentences"], second["sentences"]
    assert isinstance(three, list)
    assert isinstance(one, list)
    assert (len(three), len(one)) == (3, 1)
    assert all(set(pick) == {"text", "doc"} and pick["text"] in TEXT and pick["doc"] == 0 for pick in three)


@pytest.mark.parametrize(("words", "most"), [(25, 25), (40, 40), (1000, 1000)])
def test_words_are_a_hard_ceiling(briefing_bot: Run, words: int, most: int) -> None:
    (row,) = briefing_bot("summarise", "--jsonl", said=line(id=1, docs=[DOC], words=words)).rows()
    picks = row["sentences"]
    assert isinstance(picks, list)
    assert 0 < sum(len(pick["text"].split()) for pick in picks) <= most


def test_a_first_sentence_is_given_whatever_the_ceiling_but_not_to_who_has_it(briefing_bot: Run) -> None:
    said = line(id=1, docs=[DOC], words=1) + line(id=2, docs=[DOC], seen=[DOC])
    first, second = briefing_bot("summarise", "--jsonl", said=said).rows()
    assert isinstance(first["sentences"], list)
    assert len(first["sentences"]) == 1
    assert second["sentences"] == []


@pytest.mark.parametrize(
    "bad", [{"docs": "x"}, {"docs": [1]}, {"docs": [DOC], "words": 0}, {"docs": [DOC], "sentences": "3"}]
)
def test_summarise_refuses_a_line_that_is_not_as_described(briefing_bot: Run, bad: dict[str, object]) -> None:
    ran = briefing_bot("summarise", "--jsonl", said=line(id=1, **bad))
    assert (ran.out, ran.err.startswith("line 1: ")) == ("", True)


def test_summarise_keeps_a_budget_of_characters(briefing_bot: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(str(DOC["text"]), encoding="utf-8")
    ran = briefing_bot("summarise", "--characters", "200", file)
    assert ran.code == 0
    assert 0 < len(" ".join(ran.out.splitlines())) <= 200
    (row,) = briefing_bot("summarise", "--jsonl", said=line(id=1, docs=[DOC], characters=200)).rows()
    assert row["sentences"]


def test_summarise_takes_files_as_one_story(briefing_bot: Run, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(f"Bridge closed\n\n{TEXT}\n")
    ran = briefing_bot("summarise", "--sentences", "2", file)
    assert len(ran.out.splitlines()) == 2
    assert all(sentence in TEXT for sentence in ran.out.splitlines())


def test_extract_answers_each_line_in_order_with_all_fields(briefing_bot: Run) -> None:
    page = f"<html><head><title>Bridge closed</title></head><body><article><p>{TEXT}</p></article></body></html>"
    said = line(id="p", html=page, url="https://post.example/b") + line(id="t", text=f"Bridge\n\n{TEXT}") + line(id="n")
    ran = briefing_bot("extract", "--jsonl", said=said)
    page_row, text_row = ran.rows()
    assert set(page_row) == {"id", "title", "text", "author", "published", "language", "url"}
    assert (page_row["id"], text_row["id"]) == ("p", "t")
    assert page_row["url"] == "https://post.example/b"
    assert "second pier" in str(page_row["text"])
    assert "second pier" in str(text_row["text"])
    assert page_row["language"] == "en"
    assert ran.err == 'line 3: "html" or "text" is needed\n'


def test_nothing_is_stored_by_them(briefing_bot: Run, home: Path) -> None:
    briefing_bot("summarise", "--jsonl", said=line(id=1, docs=[DOC]))
    briefing_bot("extract", "--jsonl", said=line(id=1, text=TEXT))
    assert not home.exists()


def test_summarise_answers_a_line_before_the_next_one_comes(home: Path) -> None:
    command = [sys.executable, "-m", "bot", "summarise", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own command
        assert child.stdin is not None
        assert child.stdout is not None
        for name in ("first", "second"):
            child.stdin.write(line(id=name, docs=[DOC]))
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == name
        child.stdin.close()
        assert child.wait(timeout=20) == 0


@pytest.mark.parametrize("command", ["summarise", "extract"])
def test_without_files_and_without_jsonl_there_is_nothing_to_do(briefing_bot: Run, command: str) -> None:
    ran = briefing_bot(command)
    assert (ran.code, ran.out) == (2, "")
    assert "Name at least one file" in ran.err


def test_extract_takes_files_and_no_folders(briefing_bot: Run, tmp_path: Path) -> None:
    ran = briefing_bot("extract", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"briefing-bot: {tmp_path}: it is a folder; name the files in it\n"
