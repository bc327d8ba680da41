"""Figures that contradict one another: "at least four dead" beside "nine dead". Never says which one is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from summarise.words import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
_NO_KIND = frozenset(("fallen",))  # whose stem is that of "fallecidos"
_REACH = 4  # words between a figure and what it tells of: "killing at least nine people", "4 people were killed"
# What a figure before it measures: time ("two weeks after his death", "aged 17 years"), and other things than people.
_TIMES = _words(
    """
    day days week weeks month months year years hour hours minute minutes time times día días semana semanas mes
    meses año años hora horas jour jours semaine semaines mois an ans heure heures tag tage tagen woche wochen
    monat monate monaten jahr jahre jahren stunden giorno giorni settimana settimane mese mesi anno anni ora ore
    dia dias ano anos dag dagen weken maanden jaar uur
    """
)
_MONTHS = _words(
    """
    january february march april may june july august september october november december jan feb aug sept oct
    nov dec
    """
)
_NO_COUNT_AFTER = _MONTHS | {"covid", "aged", "age"}
_MEASURES = _TIMES | _words(
    """
    percent per cent feet foot inch inches metre metres meter meters mile miles kilometre kilometres kilometers
    km cm mm degree degrees prozent grad meter kilometer porcentaje metros kilómetros grados pour mètres
    kilomètres degrés metri chilometri gradi độ
    """
)
_LARGE = _words(
    """
    hundred thousand million millions billion trillion mil millón millones mille milliard milliards tausend
    millionen milliarden mila milioni miliardi milhão milhões bilhões miljoen miljard
    """
)
# Who kills is not counted among those who were killed, or only by some.
_ATTACKERS = _words(
    """
    attacker attackers assailant assailants terrorist terrorists gunman gunmen shooter shooters bomber bombers
    suspect suspects perpetrator perpetrators militant militants insurgent insurgents jihadist jihadists
    extremist extremists atacante atacantes agresor agresores terrorista terroristas assaillant assaillants
    terroriste terroristes angreifer attentäter terroristen täter attentatore attentatori terroristi dader
    daders aanvaller aanvallers
    """
)
_AMONG = frozenset(
    ("including", "incluido", "incluidos", "dont", "darunter", "einschließlich", "compreso", "incluindo")
)
_NEAR = 3  # words after a figure, or after "including", among which an attacker is looked for
_COUNTED = 2  # words after a figure that may say what it counts
_ROUND = 0.05  # share by which a rounded figure may be off


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

    A figure tells of one kind: "killed 50 people and wounded dozens" does not say that 50 were wounded. Nothing is said
    of victims by "five attackers were shot dead", nor, to be compared, by "four dead, including the gunman".
    """
    found: dict[str, str] = {}
    used: set[int] = set()
    kinds = _kinds()
    for at, word in enumerate(words):
        kind = kinds.get(stem(word)) if word not in _NO_KIND else None
        place = _nearest(words, at) if kind and kind not in found else None
        if kind and place is not None and place not in used:
            used.add(place)
            found[kind] = _count_at(words, place) or ""
    return {} if found and _counts_attackers(words) else found


def _counts_attackers(words: Sequence[str]) -> bool:
    return any(word in _AMONG and _attackers_in(words, at) for at, word in enumerate(words))


def _attackers_in(words: Sequence[str], at: int) -> bool:
    """Whether the words right after this one name attackers."""
    return not _ATTACKERS.isdisjoint(words[at + 1 : at + 1 + _NEAR])


def _nearest(words: Sequence[str], at: int) -> int | None:
    """The place of the nearest figure that can count people."""
    for away in range(1, _REACH + 1):
        for place in (at - away, at + away):
            if 0 <= place < len(words) and _count_at(words, place) is not None:
                return place
    return None


def _count_at(words: Sequence[str], at: int) -> str | None:
    """The figure there, where it may count people that something befell; else None."""
    found = _figure_at(words, at)
    return None if found is None or _attackers_in(words, found[1] - 1) else found[0]


def _figure_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The figure there, "500" and "000" or "2" and "5" put together again, and the place after it.

    None for parts of a figure, dates, ages, times, measures, the 19 of COVID-19, and other words.
    """
    value = figure(words[at])
    before, after = words[at - 1] if at else "", at + 1
    if value is None or (before.isdigit() and words[at].isdigit()) or before in _NO_COUNT_AFTER:
        return None
    while after < len(words) and _is_thousand(words, after):
        value += words[after]
        after += 1
    if after < len(words) and words[after].isdigit():
        value, after = f"{value}.{words[after]}", after + 1
    return None if after < len(words) and words[after] in _MEASURES else (value, after)


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


def counted(words: Sequence[str], root_of: Mapping[str, str]) -> dict[str, str]:
    """What a sentence counts, by stem: {"jet": "4", "dron": "62"}. `root_of` has the stem of each word.

    Small words are no things ("3 of it"), measures count none ("3 feet"); "40 million cases" counts cases.
    """
    found: dict[str, str] = {}
    spelt = _spelt()
    for at, word in enumerate(words):
        read = _figure_at(words, at) if word in spelt or word.isdigit() else None
        if read is None:
            continue
        value, after = read
        if after < len(words) and words[after] in _LARGE:
            value, after = f"{value} {words[after]}", after + 1
        for thing in words[after : after + _COUNTED]:
            if not thing[0].isdigit() and root_of[thing][-1] != " ":
                found.setdefault(stem(thing), value)
    return found


def contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sentences give the same thing another figure."""
    return any(other[thing] != figure for thing, figure in one.items() if thing in other)


def counts_differ(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """As `contradict`, but "nearly 500" and 484 are one figure, the one rounded."""
    return any(_differ(figure, other[thing]) for thing, figure in one.items() if thing in other)


def _differ(one: str, other: str) -> bool:
    (mine, _, unit), (theirs, _, their_unit) = one.partition(" "), other.partition(" ")
    if unit != their_unit or not (mine.isdecimal() and theirs.isdecimal()):  # "፩" is a digit, yet no number to `int`
        return one != other
    rounded = len(mine.rstrip("0")) != len(theirs.rstrip("0"))
    return abs(int(mine) - int(theirs)) > (_ROUND if rounded else 0.0) * max(int(mine), int(theirs))
