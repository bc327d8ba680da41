"""The libraries we are compared with, where they are importable. Nothing here is needed to run the bot."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.text.corpus import Task
from summarise.sentences import split
from summarise.words import squeeze, tokens

_SENTENCES = 12


def missing() -> list[str]:
    """Which of the peers are not installed."""
    return [
        name for name in ("sumy", "summa", "datasketch", "rensa", "sklearn", "newspaper") if find_spec(name) is None
    ]


def summarisers() -> list[tuple[str, Callable[[Task], list[str]]]]:
    """(name, method) of each summarising library that is importable."""
    found: list[tuple[str, Callable[[Task], list[str]]]] = []
    if find_spec("sumy"):
        found += [
            ("sumy LexRank", _sumy("lex_rank", "LexRankSummarizer")),
            ("sumy TextRank", _sumy("text_rank", "TextRankSummarizer")),
        ]
    if find_spec("summa"):
        found.append(("summa TextRank", _summa))
    return found


class _Tokenizer:
    """Gives sumy our sentences and words, so that it needs no download."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(squeeze(text[s.start : s.end]) for s in split(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text))


def _sumy(module: str, name: str) -> Callable[[Task], list[str]]:
    parser: Any = import_module("sumy.parsers.plaintext").PlaintextParser
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)

    def method(task: Task) -> list[str]:
        text = "\n\n".join(doc.text for doc in task.docs)
        chosen = summarizer()(parser.from_string(text, _Tokenizer()).document, _SENTENCES)
        return [str(sentence) for sentence in chosen]

    return method


def _summa(task: Task) -> list[str]:
    summarizer: Any = import_module("summa.summarizer")
    ranked = summarizer.summarize("\n".join(doc.text for doc in task.docs), words=140, split=True, scores=True)
    return [str(sentence) for sentence, _ in sorted(ranked, key=lambda pair: -pair[1])]
