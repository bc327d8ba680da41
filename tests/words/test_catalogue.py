"""The catalogue of words: what it says, and that no language lacks a text. It holds no conversation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from bot.words import catalogue
from bot.words.catalogue import LANGUAGES, Words, spoken


def _keys(lang: str) -> set[str]:
    file = Path(catalogue.__file__).with_name(f"{lang}.ftl")
    return {entry.id.name for entry in parse(file.read_text("utf-8")).body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_everything_and_nothing_else(lang: str) -> None:
    assert _keys(lang) == _keys("en")


def test_numbers_choose_the_plural_and_are_grouped() -> None:
    words = Words("en")
    assert [words("articles", n=n) for n in (1, 2, 1200)] == ["1 article", "2 articles", "1,200 articles"]


def test_a_key_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("de")("no-such-key")


def test_times_are_written_in_the_form_of_the_language() -> None:
    assert Words("en").time(datetime(2024, 10, 30, 8, 0), "pattern-day") == "Wednesday 30 October"  # noqa: DTZ001 - a local time


@pytest.mark.parametrize(
    ("tag", "lang"), [("de-AT", "de"), ("es_MX", "es"), ("EN", "en"), ("ja", "en"), (None, "en"), ("", "en")]
)
def test_a_language_tag_finds_its_language(tag: str | None, lang: str) -> None:
    assert spoken(tag) == lang
