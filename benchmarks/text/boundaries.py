"""Sentence ends on hard cases of our own in many languages (hard_sentences.txt). Never judges the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.text.measures import harmonic
from summarise.sentences import split

CASES = Path(__file__).with_name("hard_sentences.txt")
_SOLID = ("ja", "zh")  # no space between sentences


def cases() -> Iterator[tuple[str, list[str], str]]:
    """(language, the sentences, the text they make)."""
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, shown = line.split("\t")
            sentences = shown.split(" | ")
            yield lang, sentences, ("" if lang in _SOLID else " ").join(sentences)


def hard(*, say: Callable[[str], None]) -> dict[str, float]:
    """F1 of the ends of all sentences but each text's last, which nobody can miss."""
    hit = claimed = wanted = count = 0
    for lang, sentences, text in cases():
        gap = 0 if lang in _SOLID else 1
        ends = {sum(map(len, sentences[:at])) + gap * (at - 1) for at in range(1, len(sentences))}
        found = {span.end for span in split(text)[:-1]}
        if found != ends:
            say(f"  {lang}  {' | '.join(text[s.start : s.end] for s in split(text))}")
        hit, claimed, wanted, count = hit + len(ends & found), claimed + len(found), wanted + len(ends), count + 1
    f = harmonic(hit / claimed, hit / wanted)
    say(f"  {count} hard cases P {hit / claimed:.3f} R {hit / wanted:.3f} F1 {f:.3f}")
    return {"sentence boundaries F1, hard cases": f}
