"""Figures that contradict one another: "at least four dead" beside "nine dead". Never says which one is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from summarise.words import stem

_NUMBERS: Mapping[str, str] = {  # from one to twelve
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
}
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_MANY = frozenset(("dozens", "scores", "hundreds", "thousands"))

# Stems, five letters, of what befell people, in the languages of most of our readers.
_KINDS: Mapping[str, str] = {
    "dead": """killi kille kills dead death deaths died dying dies fatal muert falle murie morts mort tués morto mortos
        morti mortes uccis toten tote getöt doden omgek погиб chết döda dödad zabit zginę öldü tewas""",
    "hurt": "injur wound hurt herid bless verle ferit ferid gewon постр ранен skada ranny ranni yaral luka",
    "missing": "missi desap dispa vermi dispe vermi пропа sakna zagin kayıp hilan",
}
_REACH = 4  # words between a figure and what it tells of: "killing at least nine people", "4 people were killed"
_COUNTED = 2  # words after a figure that may say what it counts


def figure(word: str) -> str | None:
    """The figure that a word stands for, as digits; None for other words. Years are dates, not counts."""
    found = _spelt().get(word, word)
    is_year = len(found) == 4 and found[:2] in ("19", "20")
    return found if found.isdigit() and not is_year else None


@cache
def _spelt() -> dict[str, str]:
    found = {word: str(value) for listed in _NUMBERS.values() for value, word in enumerate(listed.split(), start=1)}
    return found | {word: str(value) for value, word in enumerate(_TEENS.split(), start=13)}


@cache
def _kinds() -> dict[str, str]:
    return {stem(root): kind for kind, listed in _KINDS.items() for root in listed.split()}


def toll(words: Sequence[str]) -> dict[str, str]:
    """How many a sentence says died, were hurt or are missing: {"dead": "4", "hurt": "30"}, by the nearest figure."""
    found: dict[str, str] = {}
    for at, word in enumerate(words):
        kind = _kinds().get(stem(word))
        if kind and kind not in found:
            near = _nearest(words, at)
            found |= {kind: near} if near else {}
    return found


def _nearest(words: Sequence[str], at: int) -> str | None:
    for away in range(1, _REACH + 1):
        for place in (at - away, at + away):
            value = figure(words[place]) if 0 <= place < len(words) else None
            if value is not None:
                return value
    return None


def tells_toll(roots: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a sentence of these words, and their stems, says how many people died, were hurt or are missing."""
    return not _kinds().keys().isdisjoint(roots) and any(word in _MANY or figure(word) for word in words)


def counted(words: Sequence[str]) -> dict[str, str]:
    """What a sentence counts, by stem: {"jet": "4", "dron": "62"}."""
    found: dict[str, str] = {}
    for at, word in enumerate(words):
        value = figure(word)
        for after in words[at + 1 : at + 1 + _COUNTED] if value else ():
            if not after[0].isdigit():
                found.setdefault(stem(after), value or "")
    return found


def contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sentences give the same thing another figure."""
    return any(other[thing] != figure for thing, figure in one.items() if thing in other)
