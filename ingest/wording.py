"""How phrases are looked for in a line: alternatives as one pattern, or by the words that they need. Has no table.

A pattern is searched in the folded line (lower case, straight quotes, single blanks) and anchored where it says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

PREFIX: Final = 4
"""Letters by which words are looked up before a pattern is tried: enough to tell most lines that cannot match."""

_COMMON: Final = frozenset(
    """
    the this that and for from with are was has have will who its can not all one more new to in on of we us it is be
    by an at as or here now our you your they them out up off his her so into over been being had were would than make
    making story stories take keep used good great need other more also what when where like made many most much very
    via part
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words of every other line: they tell nothing, and no phrase consists of them alone."""

WORD_START: Final = r"\b"
"""How a pattern asks for the beginning of a word, or for its end."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Alternatives: those anchored at the start of a line as one pattern, the others by the words that they need.

    `inside` maps the beginning of a word to the patterns that hold such a word: looking words up first is twenty
    times faster than searching for every pattern.
    """

    opening: re.Pattern[str]
    inside: Mapping[str, tuple[re.Pattern[str], ...]]

    def within(self, plain: str, beginnings: frozenset[str]) -> bool:
        """Whether a line says any of this; `beginnings` as `beginnings_of` gives them."""
        if self.opening.match(plain):
            return True
        found = [pattern for beginning in self.inside.keys() & beginnings for pattern in self.inside[beginning]]
        return any(pattern.search(plain) for pattern in dict.fromkeys(found))


def beginnings_of(plain: str) -> frozenset[str]:
    """The first PREFIX letters of each word of a lower-case line."""
    return frozenset([word[:PREFIX] for word in _WORD.findall(plain)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines of one kind: what they are called, why they are no news, how long they may be, how they read."""

    name: str
    why: str
    longest: int
    pattern: Wording


class Likely:
    """Which of many groups a line may belong to at all: most lines of news to none, which two looks tell."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Of these, in this order."""
        self._groups = groups
        self._opening = re.compile("|".join(f"(?:{group.pattern.opening.pattern})" for group in groups))
        self._inside: dict[str, frozenset[str]] = {}
        for group in groups:
            for beginning in group.pattern.inside:
                self._inside[beginning] = self._inside.get(beginning, frozenset()) | {group.name}

    def among(self, plain: str, own: str, beginnings: frozenset[str]) -> Sequence[Group]:
        """Those that a line may belong to: `plain` whole, `own` without what it quotes."""
        if self._opening.match(plain) or self._opening.match(own):
            return self._groups
        names = {name for beginning in self._inside.keys() & beginnings for name in self._inside[beginning]}
        return [group for group in self._groups if group.name in names] if names else ()


def any_of(*patterns: str) -> Wording:
    parts = [part for pattern in patterns for part in alternatives(pattern)]
    opening = [part[1:] for part in parts if part.startswith("^")]
    inside: dict[str, tuple[re.Pattern[str], ...]] = {}
    for part in parts:
        for beginning in () if part.startswith("^") else _needs(part):
            inside[beginning] = (*inside.get(beginning, ()), re.compile(part))
    return Wording(opening=re.compile("|".join(f"(?:{p})" for p in opening) or r"(?!)"), inside=inside)


def alternatives(pattern: str) -> list[str]:
    """`pattern` cut at the bars that stand outside of brackets."""
    found, depth, start, in_class = [], 0, 0, False
    for at, char in enumerate(pattern):
        if at > 0 and pattern[at - 1] == "\\":
            continue
        in_class = char == "[" or (in_class and char != "]")
        depth += 0 if in_class else (char == "(") - (char == ")")
        if char == "|" and depth == 0 and not in_class:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]


def _needs(pattern: str) -> frozenset[str]:
    """The beginnings of the literal words in `pattern`, without those that every other line holds."""
    plain = re.sub(r"\\[a-zA-Z]|\(\?[:!<=]+", " ", pattern)
    words = re.findall(r"(?<![\w\])?-])[^\W\d_]{2,}", plain)
    return frozenset(word[:PREFIX] for word in words if word not in _COMMON)
