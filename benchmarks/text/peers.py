"""The libraries we are compared with, where they are importable. Nothing here is needed to run the bot."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.text.corpus import Task
from summarise.sentences import split
from summarise.stopwords import stop_words
from summarise.words import squeeze, tokens

Method = Callable[[Task], list[str]]

_SENTENCES = 12
_SUMY = {
    "LexRank": "lex_rank",
    "TextRank": "text_rank",
    "Lsa": "lsa",
    "Luhn": "luhn",
    "SumBasic": "sum_basic",
    "Reduction": "reduction",
    "Edmundson": "edmundson",
}
"""sumy's methods but KL, whose cost grows with the cube of the sentences."""


def missing() -> list[str]:
    """Which of the peers are not installed."""
    return [
        name for name in ("sumy", "summa", "datasketch", "rensa", "sklearn", "newspaper") if find_spec(name) is None
    ]


def summarisers() -> list[tuple[str, Method]]:
    """(name, method) of each summarising library that is importable."""
    found: list[tuple[str, Method]] = []
    if find_spec("sumy"):
        found += [(f"sumy {name}", _sumy(module, f"{name}Summarizer")) for name, module in _SUMY.items()]
    if find_spec("summa"):
        found.append(("summa TextRank", _summa))
    if find_spec("newspaper"):
        found.append(("newspaper4k", _newspaper))
    return found


class _Tokenizer:
    """Gives sumy our sentences and words, so that it needs no download."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(squeeze(text[s.start : s.end]) for s in split(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text))


def _sumy(module: str, name: str) -> Method:
    parser: Any = import_module("sumy.parsers.plaintext").PlaintextParser
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)

    def method(task: Task) -> list[str]:
        text = "\n\n".join(doc.text for doc in task.docs)
        ranked: list[str] = []

        def best(infos: Any) -> Any:  # sumy gives its choice in the order of the text: here stands how it ranked them
            ranked.extend(str(info.sentence) for info in infos)
            return infos

        _told(summarizer())(parser.from_string(text, _Tokenizer()).document, best)
        return ranked[:_SENTENCES]

    return method


def _told(made: Any) -> Any:
    """The summarizer with the word lists it asks for: Edmundson's needs cue words, and some must be there."""
    made.stop_words = stop_words("en")
    if hasattr(made, "bonus_words"):
        made.bonus_words = ("important", "significant", "announced", "reported")
        made.stigma_words = ("hardly", "impossible")
        made.null_words = stop_words("en")
    return made


def _summa(task: Task) -> list[str]:
    summarizer: Any = import_module("summa.summarizer")
    ranked = summarizer.summarize("\n".join(doc.text for doc in task.docs), words=140, split=True, scores=True)
    return [str(sentence) for sentence, _ in sorted(ranked, key=lambda pair: -pair[1])]


def _newspaper(task: Task) -> list[str]:
    """Its scorer over our sentences; it needs a title, so the first words stand in where there is none."""
    nlp: Any = import_module("newspaper.nlp")
    stops: Any = import_module("newspaper.text").StopWords("en")
    sentences = [squeeze(doc.text[s.start : s.end]) for doc in task.docs for s in split(doc.text)]
    title = task.docs[0].title or " ".join(sentences[0].split()[:12])
    keys = nlp.keywords(" ".join(sentences), stops, 10)
    ranked = nlp.scored_sentences(sentences, list(stops.tokenizer(title)), keys, stops)
    return [str(sentence) for _, sentence, _ in ranked[:_SENTENCES]]
