"""Figures that contradict one another: "at least four dead" beside "nine dead". Never says which one is true."""

from __future__ import annotations

from collections.abc import Sequence, Set

from summarise.words import STEM, stem

_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """
_MANY = frozenset(("dozens", "scores", "hundreds", "thousands"))
_SPELT = {word: str(value) for value, word in enumerate(_NUMBERS.split())}
_HARM_STEMS = """
    kille killi dead death died dying injur wound casua fatal missi muert falle herid morts tués tuées bless toten
    getöt verle opfer morti uccis ferit mortos ferid doden gewon погиб постр ранен загин chết döda skada zabit ranny
    """
_HARM = frozenset(_HARM_STEMS.split())
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


def tells_toll(words: Sequence[str]) -> bool:
    """Whether a sentence says how many people died, were hurt or are missing."""
    harmed = not _HARM.isdisjoint([word[:STEM] for word in words])
    return harmed and any(_SPELT.get(word, word).isdigit() or word in _MANY for word in words)


def contradict(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two sentences count the same thing differently."""
    return any(other[thing] != figure for thing, figure in one.items() if thing in other)
