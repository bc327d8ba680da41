"""Sentences begin and end where a reader of each language would say."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.text.boundaries import cases
from summarise.sentences import split


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case[0]} {case[2][:40]}")
def test_a_text_is_cut_between_its_sentences(case: tuple[str, list[str], str]) -> None:
    _, wanted, text = case
    assert [text[s.start : s.end] for s in split(text)] == wanted


def test_two_hundred_hard_cases_in_ten_languages_are_kept() -> None:
    languages = Counter(lang for lang, _, _ in cases())
    assert languages.total() >= 200
    assert len([lang for lang, count in languages.items() if count >= 5]) >= 10


@pytest.mark.parametrize("sentence", ["He fell ill.", "It surprised me.", "The band sang la la."])
def test_a_small_word_that_is_a_title_in_capitals_may_end_a_sentence(sentence: str) -> None:
    assert len(split(f"{sentence} Rain fell.")) == 2


def test_a_blank_line_always_ends_a_sentence() -> None:
    text = "No stop here\n\nA second paragraph. And more."
    assert [text[s.start : s.end] for s in split(text)] == ["No stop here", "A second paragraph.", "And more."]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = "The committee met on Monday in the old town hall of the\ncity and voted. It was late."
    assert len(split(text)) == 2


def test_a_lost_space_is_seen() -> None:
    text = "They left the states.The rest stayed. See www.example.com/a.Then"
    assert [text[s.start : s.end] for s in split(text)][:2] == ["They left the states.", "The rest stayed."]


@given(st.text(alphabet="aB .!?\n\"'“”。\u00a0-", max_size=120))
def test_sentences_are_in_order_apart_and_hold_all_but_white_space(text: str) -> None:
    spans = split(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
