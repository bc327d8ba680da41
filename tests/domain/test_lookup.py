"""What people find when they look for words, in scripts with spaces and without. It searches no store."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lookup import folded, holds


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Łódź wygrywa mecz", "lodz"),
        ("Malmo wins", "Malmö"),
        ("Der STRASSENBAU beginnt", "straßenbau"),
        ("The prime minister’s plan", "Prime Minister"),
        ("Trump–Biden debate", "trump biden"),
        ("C++ is back", "C++"),
        ("The Disney+ catalogue", "disney"),
        ("北京大学宣布新计划", "大学"),
        ("iPhone中国销量下降", "iphone"),
        ("iPhone中国销量下降", "中国"),
        ("กรุงเทพมหานครประกาศ", "กรุงเทพ"),
        ("서울에서 축구를 보다", "축구"),
        ("नमस्ते दुनिया", "दुनिया"),
        ("العَرَبِيَّة في خطر", "العربية"),
        ("שָׁלוֹם עולם", "שלום"),
        ("日本のガソリン価格", "ガソリン"),
        ("ＦＵＬＬ width", "full"),
    ],
)
def test_a_phrase_is_found_in_any_script_with_or_without_accents(text: str, phrase: str) -> None:
    assert holds(folded(text), phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Concatenate the lists", "cat"),
        ("Vitamin C helps", "C++"),
        ("The minister is prime", "prime minister"),
        ("がんの治療", "かん"),  # another word in Japanese
        ("ข้าวไทย", "ขาว"),  # rice is not white
        ("Anything at all", ".*"),
        ("Anything at all", "a?"),
        ("Anything at all", "  "),
        ("", "word"),
    ],
)
def test_parts_of_words_other_words_and_patterns_are_not_found(text: str, phrase: str) -> None:
    assert not holds(folded(text), phrase)


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=40))
def test_a_phrase_set_apart_by_spaces_is_found_where_it_stands(before: str, phrase: str, after: str) -> None:
    if folded(phrase).strip():
        assert holds(folded(f"{before} . {phrase} . {after}"), phrase)
