"""The catalogue of words: what it says, and that no language lacks a text. It holds no conversation."""

from __future__ import annotations

import ast as python
import re
from datetime import datetime
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from bot.words import catalogue
from bot.words.catalogue import LANGUAGES, Words, spoken

ROOT = Path(catalogue.__file__).parent.parent.parent


def _keys(lang: str) -> set[str]:
    file = Path(catalogue.__file__).with_name(f"{lang}.ftl")
    return {entry.id.name for entry in parse(file.read_text("utf-8")).body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_everything_and_nothing_else(lang: str) -> None:
    assert _keys(lang) == _keys("en")


@pytest.mark.parametrize(
    ("lang", "formal"),
    [
        ("de", r"\b(Ihnen|Ihr(e[mnrs]?)?|(?<!^)(?<!\. )(?<!: )Sie)\b"),
        ("es", r"\b([Uu]sted(es)?|[Dd]iga|Toque|pruebe)\b"),
    ],
)
def test_nobody_is_addressed_formally(lang: str, formal: str) -> None:
    lines = Path(catalogue.__file__).with_name(f"{lang}.ftl").read_text("utf-8").splitlines()
    said = [line.partition(" = ")[2] or line.strip() for line in lines if not line.startswith("#")]
    assert [line for line in said if re.search(formal, line)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_twice_or_left_unread(lang: str) -> None:
    body = parse(Path(catalogue.__file__).with_name(f"{lang}.ftl").read_text("utf-8")).body
    keys = [entry.id.name for entry in body if isinstance(entry, ast.Message)]
    assert len(keys) == len(set(keys))
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]


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


_ROOMS = ("bot/chat", "bot/planner.py", "bot/console.py", "bot/telegram/inbox.py", "bot/delivery/repeat.py")
_PROSE = re.compile(r"[^\W\d_]{2,}[,.!?:]? [^\W\d_]{2,}")
_NOT_SAID = ("log.", "_log.")
_RECORDED = ("reason", "failed")


def _files() -> list[Path]:
    paths = (ROOT / room for room in _ROOMS)
    return sorted(file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path]))


def _spoken_literals(code: str) -> list[str]:
    """Texts of two words and more inside functions, but for docstrings, errors, the log and recorded reasons."""
    passed_over: set[int] = set()
    found = []
    tree = python.parse(code)
    for node in python.walk(tree):
        if isinstance(node, python.Raise | python.Assert):
            passed_over.update(map(id, python.walk(node)))
        if isinstance(node, python.Expr) and isinstance(node.value, python.Constant):
            passed_over.add(id(node.value))
        if isinstance(node, python.keyword) and node.arg in _RECORDED:
            passed_over.update(map(id, python.walk(node)))
        if isinstance(node, python.Call) and python.unparse(node.func).startswith(_NOT_SAID):
            passed_over.update(map(id, python.walk(node)))
    functions = (one for one in python.walk(tree) if isinstance(one, python.FunctionDef | python.AsyncFunctionDef))
    for function in functions:
        for node in python.walk(function):
            said = node.value if isinstance(node, python.Constant) and id(node) not in passed_over else None
            if isinstance(said, str) and _PROSE.search(said):
                found.append(said)
    return found


@pytest.mark.parametrize("file", _files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_text_for_people_stands_outside_the_catalogue(file: Path) -> None:
    assert _spoken_literals(file.read_text("utf-8")) == []


def test_a_text_outside_the_catalogue_is_found() -> None:
    code = 'def f(n):\n    """Not said."""\n    log.info("nor is this")\n    return say(f"There are {n} of them")\n'
    assert _spoken_literals(code) == ["There are ", " of them"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_is_used_and_every_used_key_is_there(lang: str) -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "bot").rglob("*.py"))
    unused = {key for key in _keys(lang) if key not in code and not key.startswith(_BUILT)}
    assert unused == set()
    assert set(re.findall(r"words\(\s*\"([a-z0-9-]+)\"", code)) <= _keys(lang)


_BUILT = (
    "ban-guest-button",
    "ban-banned-button",
    "kind-",
    "why-time",
    "why-rest",
    "card-followed",
    "card-muted",
    "card-neither",
    "set-",
    "words-",
    "trouble-",
    "topic-",
    "command-",
    "briefing-morning",
    "briefing-afternoon",
    "briefing-evening",
)
"""Keys whose names are put together from parts."""
