"""Which lines of a text are the outlet talking about itself, not news. Pure: gives verdicts, never edits a line.

The verdict on a line is a word (the name of its phrase group, `title`, `plea`, `rule`, `repeated`) or None: keep it.
Three kinds of evidence, in this order:
1. the line alone: it repeats the title, is a ruled line, matches a phrase group (`phrases.py`), or pleads: an outlet
   that says "we" to a "you" in words of its trade and of asking, outside quotation marks
2. its neighbours: a short or self-referring line between two condemned ones, or half a plea beside one
3. its outlet (learnt): a line that an outlet ran in three distinct stories
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from ingest.characters import fold
from ingest.phrases import GROUPS, MONEY, READER, SELF, TRADE
from ingest.signs import ASKING, hints, is_essay, reports, signs, talks, without_quotes
from ingest.wording import Likely, beginnings_of

LONGEST: Final = 700
"""Characters: a longer line is never dropped, whatever it says."""

LENGTHS_APART: Final = 40
"""Characters by which a line and a title may differ in length and still be compared: punctuation that folding drops."""

EDGE: Final = 6
"""Lines at either end of a text where an outlet's own words stand most often."""

SANDWICH: Final = 3
"""Lines between two condemned ones that may fall with them."""

STORIES: Final = 3
SHARE: Final = 0.05
"""A line is learnt to be boilerplate when it stood in this many distinct stories and this share of an outlet's."""

ALIKE: Final = 0.30
LONG_LINE: Final = 60
"""Articles that share this part of their lines over LONG_LINE characters tell one story."""

_CURLY: Final = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "}
_QUOTED = re.compile(r'"[^"]*(?:"|$)')  # a quotation that goes on in the next line has no second mark
_WORD = re.compile(r"[\w']+")
_SENTENCE_END = re.compile(r"[.…。!?।۔]['\"”’»)\]]*$")
_RULE = re.compile(r"[\W_]{1,80}")
_SELF_TALK: Final = frozenset({"plea", "subscribe", "notice", "consent"})
_OWN_WORDS: Final = _SELF_TALK | {"invitation"}
"""Groups that look only at what the outlet says itself: not at what it quotes, nor at a line that tells who said it."""

_LIKELY: Final = Likely(GROUPS)
_SELF_BEGINNINGS: Final = beginnings_of(" ".join(SELF))
_READER_BEGINNINGS: Final = beginnings_of(" ".join(READER))


def verdicts(
    lines: Sequence[str],
    *,
    title: str = "",
    outlet: str = "",
    learnt: frozenset[str] = frozenset(),
    bare: bool = False,
    foot: bool = False,
) -> list[str | None]:
    """A verdict for each of `lines` (cleaned, not empty). `learnt` holds folded lines, as `repeated` gives them.

    `bare`: the text came without markup, so nothing else has kept the outlet's own words out; signs are asked too.
    `foot`: it is a page's, below whose last lines the outlet's own words often stand; signs are asked there.
    """
    folded_title = fold(title)
    found = [verdict(line, folded_title=folded_title, learnt=learnt) for line in lines]
    bare = bare and not is_essay(lines)
    if bare:
        found = [why or _by_signs(lines, at, outlet) for at, why in enumerate(found)]
    elif foot and not is_essay(lines):
        found = [why or _at_the_foot(lines, at, outlet) for at, why in enumerate(found)]
    return _with_neighbours(lines, found, outlet, bare=bare)


def keep(
    lines: Sequence[str],
    *,
    title: str = "",
    outlet: str = "",
    learnt: frozenset[str] = frozenset(),
    bare: bool = False,
    foot: bool = False,
) -> list[str]:
    """The lines that are news, in order."""
    judged = verdicts(lines, title=title, outlet=outlet, learnt=learnt, bare=bare, foot=foot)
    return [line for line, why in zip(lines, judged, strict=True) if why is None]


def verdict(line: str, *, folded_title: str = "", learnt: frozenset[str] = frozenset()) -> str | None:
    """What the line is on its own evidence; None for news."""
    if _RULE.fullmatch(line):
        return "rule"
    if len(line) > LONGEST:
        return None
    folded = fold(line) if learnt or abs(len(line) - len(folded_title)) <= LENGTHS_APART else ""
    if folded and folded == folded_title:
        return "title"
    if folded and folded in learnt:
        return "repeated"
    plain = plain_quotes(line)
    own = _QUOTED.sub(" ", plain) if '"' in plain else plain
    beginnings = beginnings_of(plain)
    for group in _LIKELY.among(plain, own, beginnings):
        said = own if group.name in _OWN_WORDS else plain
        if len(line) <= group.longest and group.pattern.within(said, beginnings) and not _tells(group.name, own):
            return group.name
    return "plea" if beginnings & _SELF_BEGINNINGS and beginnings & _READER_BEGINNINGS and pleads(plain) else None


def _tells(group: str, own: str) -> bool:
    """Whether a line of words that an outlet also says of itself tells what somebody else said: then it is news.

    A line in which somebody says "we" to a "you" is the outlet's, whatever it tells besides.
    """
    words = set(_WORD.findall(own))
    return group in _OWN_WORDS and reports(own) and not (words & SELF and words & READER)


def plain_quotes(line: str) -> str:
    """`line` as the phrase groups expect it: lower case, straight quotes, single blanks."""
    for curly, straight in () if line.isascii() else _CURLY.items():
        line = line.replace(curly, straight)
    return " ".join(line.lower().split())


def pleads(plain: str) -> bool:
    """Whether the outlet asks its reader for support in this line; words in quotation marks are somebody else's."""
    own = _QUOTED.sub(" ", plain)
    words = set(_WORD.findall(own))
    return bool(words & SELF and words & READER and MONEY.search(own) and TRADE.search(own))


def repeated(articles: Iterable[Sequence[str]]) -> frozenset[str]:
    """The folded lines that stood in at least STORIES distinct stories and SHARE of all, over one outlet's articles.

    Each article is its lines. Articles that share ALIKE of their long lines are one story, so that a text which ran
    three times is not taken for boilerplate.
    """
    stories: list[tuple[set[str], set[str]]] = []
    for lines in articles:
        folded = {fold(line) for line in lines if len(line) <= LONGEST} - {""}
        long = {fold(line) for line in lines if len(line) > LONG_LINE}
        for known, known_long in stories:
            if long and len(long & known_long) >= ALIKE * min(len(long), len(known_long)) > 0:
                known.update(folded)
                known_long.update(long)
                break
        else:
            stories.append((folded, long))
    counted: dict[str, int] = {}
    for known, _ in stories:
        for line in known:
            counted[line] = counted.get(line, 0) + 1
    return frozenset(line for line, n in counted.items() if n >= max(STORIES, SHARE * len(stories)))


def _by_signs(lines: Sequence[str], at: int, outlet: str) -> str | None:
    """A plea by its signs; the first and last EDGE lines need fewer."""
    edge = at < EDGE or at >= len(lines) - EDGE
    return "plea" if len(lines[at]) <= LONGEST and talks(lines[at], outlet, edge=edge) else None


def _at_the_foot(lines: Sequence[str], at: int, outlet: str) -> str | None:
    """A plea by its signs in the last EDGE lines of a page, where it speaks of money or of technical means."""
    if at < len(lines) - EDGE or len(lines[at]) > LONGEST or not talks(lines[at], outlet, edge=True):
        return None
    return "plea" if signs(without_quotes(lines[at])) & ASKING else None


def _with_neighbours(lines: Sequence[str], found: list[str | None], outlet: str, *, bare: bool) -> list[str | None]:
    """`found`, where self-talk takes its neighbours along.

    Sandwich: up to SANDWICH kept lines between two of self-talk fall if each of them talks of itself too.
    Contagion: a line next to self-talk falls if it shows two signs of self-talk of its own.
    """
    marks = [at for at, why in enumerate(found) if why in _SELF_TALK]
    for first, second in pairwise(marks):
        open_ones = [at for at in range(first + 1, second) if found[at] is None]
        if 0 < len(open_ones) <= SANDWICH and all(_self_referring(lines[at], outlet) for at in open_ones):
            for at in open_ones:
                found[at] = "plea"
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            if found[at] is None and found[at - order.step] in _SELF_TALK and _goes_on(lines[at], outlet, bare=bare):
                found[at] = "plea"
    return _without_links_at_the_end(lines, found)


def _without_links_at_the_end(lines: Sequence[str], found: list[str | None]) -> list[str | None]:
    """`found`, where below the last full sentence the titles that follow a pointer ("More on this") fall with it."""
    sentences = [at for at, line in enumerate(lines) if found[at] is None and _SENTENCE_END.search(line)]
    pointers = [at for at in range(sentences[-1] + 1 if sentences else len(lines), len(lines)) if found[at] == "more"]
    for at in range(pointers[0], len(lines)) if pointers else ():
        found[at] = found[at] or "more"
    return found


def _goes_on(line: str, outlet: str, *, bare: bool) -> bool:
    """Whether a line beside self-talk goes on with it."""
    return _half_pleads(line) or (bare and len(line) <= LONGEST and hints(line, outlet))


def _half_pleads(line: str) -> bool:
    """Two of the four signs of a plea."""
    own = _QUOTED.sub(" ", plain_quotes(line))
    words = set(_WORD.findall(own))
    persons = bool(words & SELF) + bool(words & READER)
    return len(line) <= LONGEST and persons + bool(MONEY.search(own)) + bool(TRADE.search(own)) >= 2


def _self_referring(line: str, outlet: str) -> bool:
    own = _QUOTED.sub(" ", plain_quotes(line))
    if len(own.split()) <= 3 and not own.endswith((".", "?", "!")):
        return True
    named = bool(outlet) and outlet.lower() in own
    return len(line) <= LONGEST and (named or bool(set(_WORD.findall(own)) & (SELF | READER)))
