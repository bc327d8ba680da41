"""The reason for a filing as shares of its score, for people to read. Never changes the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LOOKED_AT = 2000  # characters
_SHOWN = 8  # heaviest shared terms named one by one


def shares(contributions: Mapping[int, float], decay: float, written: Mapping[int, str], text: str) -> dict[str, float]:
    """`contributions` of terms to a cosine, and what time took of it: they add up to cosine · decay.

    Keys are `number:12`, `name:kyiv` (written with a capital inside a sentence), `term:drones`, `rest`, `time`.
    """
    order = sorted(contributions, key=lambda term: (-contributions[term], written.get(term, "")))
    found: dict[str, float] = {}
    for term in order[:_SHOWN]:
        key = _key(written.get(term, "?"), text)
        found[key] = found.get(key, 0.0) + contributions[term]
    rest = sum(contributions[term] for term in order[_SHOWN:])
    if rest:
        found["rest"] = rest
    total = sum(found.values())
    if decay < 1.0:
        found["time"] = total * (decay - 1.0)
    return found


def _key(word: str, text: str) -> str:
    if word[:1].isdigit():
        return f"number:{word}"
    return f"name:{word}" if _is_name(word.capitalize(), text[:_LOOKED_AT]) else f"term:{word}"


def _is_name(word: str, text: str) -> bool:
    """Whether `word` stands with its capital inside a sentence."""
    at = text.find(" " + word)
    while at > 0:
        after = text[at + 1 + len(word) : at + 2 + len(word)]
        if (text[at - 1].islower() or text[at - 1] in ",;") and not after.isalnum():
            return True
        at = text.find(" " + word, at + 1)
    return False


def terms_shared(
    query: Mapping[int, float], members: Sequence[tuple[Sequence[int], Sequence[float]]]
) -> dict[int, float]:
    """Each term's share in the mean cosine of `query` to `members`."""
    found: dict[int, float] = {}
    for ids, weights in members:
        for term, weight in zip(ids, weights, strict=True):
            if term in query:
                found[term] = found.get(term, 0.0) + query[term] * weight / len(members)
    return found
