"""Figures that contradict one another: "at least four dead" beside "nine dead". Never says which one is true."""

from __future__ import annotations

from collections.abc import Sequence, Set

from summarise.words import stem

_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """
_SPELT = {word: str(value) for value, word in enumerate(_NUMBERS.split())}
_REACH = 2  # words after a figure that may say what it counts


def counted(words: Sequence[str], stops: Set[str]) -> dict[str, str]:
    """What a sentence counts, by stem: {"dead": "4", "dron": "62"}. Years are dates, not counts."""
    found: dict[str, str] = {}
    for at, word in enumerate(words):
        figure = _SPELT.get(word, word)
        if not figure.isdigit() or (len(figure) == 4 and figure[:2] in ("19", "20")):
            continue
        for after in words[at + 1 : at + 1 + _REACH]:
            if after not in stops and not after[0].isdigit():
                found.setdefault(stem(after), figure)
    return found


def contradict(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two sentences count the same thing differently."""
    return any(other[thing] != figure for thing, figure in one.items() if thing in other)
