"""Figures that contradict one another: "at least four dead" beside "nine dead". Never says which one is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
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
_AGES = (("year", "old"), ("years", "old"), ("month", "old"), ("months", "old"), ("week", "old"))
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
    """How many a sentence says died, were hurt or are missing: {"dead": "4", "hurt": "30"}, by the nearest figure.

    A figure tells of one kind: "killed 50 people and wounded dozens" does not say that 50 were wounded.
    """
    found: dict[str, str] = {}
    used: set[int] = set()
    kinds = _kinds()
    for at, word in enumerate(words):
        kind = kinds.get(stem(word))
        place = _nearest(words, at) if kind and kind not in found else None
        if kind and place is not None and place not in used:
            used.add(place)
            found[kind] = _count_at(words, place) or ""
    return found


def _nearest(words: Sequence[str], at: int) -> int | None:
    """The place of the nearest figure that can count people."""
    for away in range(1, _REACH + 1):
        for place in (at - away, at + away):
            if 0 <= place < len(words) and _count_at(words, place) is not None:
                return place
    return None


def _count_at(words: Sequence[str], at: int) -> str | None:
    """The figure there, "500" and "000" put together again; None for an age, the 19 of COVID-19, and other words."""
    value = figure(words[at])
    if value is None or (at and _is_thousand(words, at)):
        return None
    if tuple(words[at + 1 : at + 3]) in _AGES or (at and words[at - 1] == "covid"):
        return None
    after = at + 1
    while after < len(words) and _is_thousand(words, after):
        value += words[after]
        after += 1
    return value


def _is_thousand(words: Sequence[str], at: int) -> bool:
    """Whether the word goes on with the number before it, as the 000 of 500,000."""
    before = words[at - 1] if at else ""
    return len(words[at]) == 3 and words[at].isdigit() and before.isdigit() and len(before) <= 3


def of_toll(root_of: Mapping[str, str]) -> frozenset[str]:
    """Those of the words that say that people died, were hurt or are missing. `root_of` has the stem of each word."""
    kinds = _kinds()
    return frozenset(word for word, root in root_of.items() if root in kinds)


def tells_toll(words: Sequence[str], fatal: Set[str]) -> bool:
    """Whether a sentence of these words, those of a toll among them `fatal`, says how many people it befell."""
    return not fatal.isdisjoint(words) and any(word in _MANY or figure(word) for word in words)


def counted(words: Sequence[str]) -> dict[str, str]:
    """What a sentence counts, by stem: {"jet": "4", "dron": "62"}."""
    found: dict[str, str] = {}
    spelt = _spelt()
    for at, word in enumerate(words):
        value = _count_at(words, at) if word in spelt or word.isdigit() else None
        for after in words[at + 1 : at + 1 + _COUNTED] if value else ():
            if not after[0].isdigit():
                found.setdefault(stem(after), value or "")
    return found


def contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sentences give the same thing another figure."""
    return any(other[thing] != figure for thing, figure in one.items() if thing in other)
