"""The head of a plain text: headline, standfirst, author and time, read before they are dropped. Never reads HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.model import Published
from ingest.characters import fold, one_line
from ingest.dates import is_date_line, read_date
from ingest.metadata import split_names

HEAD: Final = 14
"""Lines in which headline, byline and date are looked for."""

TITLE_WORDS: Final = 32
"""A longer line is a paragraph, whatever it ends in."""

BODY_WORDS: Final = 12
"""A line with as many words that ends like a sentence begins the story."""

NAME_WORDS: Final = 3
"""Words up to which a line that looks like a name is taken for one where no date stands beside it."""

_SECTION = re.compile(
    r"\b(?:news|world|politics|business|sports?|opinion|analysis|explainer|live|video|home|top|latest|breaking|exclusive|updates?|"
    r"east|west|north|south|europe|asia|africa|america|states|kingdom|war|what|why|how|the)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.…。!?]['\"”’»)\]]*$")
_FULL_STOP = re.compile(r"(?<!\b[A-Z])(?<!\.\.)[.。]['\"”’»)\]]*$")
_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|words|text|story|analysis|exclusive)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|autor(?:a|en)?:?|author:?|autore:?|auteur:?|text:|автор:?|yazan:?)[\s:]+(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAME_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽЀ-ЯҐЄІЇ][\w'’.\-]*|(?:de|da|do|dos|du|van|von|der|den|di|la|le|el|al|bin|ben|ter|y|e|zu)\b)"
)
_NAMES = re.compile(
    rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}(?:(?:,| and| und| et| y| e| i|,? &) {_NAME_WORD}(?: {_NAME_WORD}){{1,4}})*"
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|/•·–—]\s*.*|,\s+(?:(?:the )?(?:associated press|reuters|ap|afp|bloomberg|bbc|cnn|pa|dpa)\b|"
    r"[^,]*\b(?:correspondent|editor|reporter|writer|staff|press|news|bureau|desk|redakteur\w*|correspondant\w*|corresponsal)\b).*|"
    r"\s+(?:in|aus|à|en|da|uit|from)\s+[A-ZÀ-Þ][\w'’ .\-]+)$",
    re.IGNORECASE,
)
_AND_AGENCIES = re.compile(
    r",? (?:and|und|et|y|e|&) (?:agencies|agences|agencias|agenzie|agenturen|wires|ap|afp|reuters|dpa)$", re.I
)
_AGENCY = re.compile(r"\b(?:press|wire|news|agenc(?:y|ies)|reuters|staff|desk|times|tribune)$", re.I)
_LABEL = re.compile(r"^(?:date|published|posted|updated|time|datum|fecha|data|дата)\s*[:=]?\s*(?=\d)", re.I)
_OUTLET = (
    re.compile(
        r"\b(?:notifications?|alerts?|e-?mails?|updates|news|newsletters?) from "
        r"(?P<name>(?:The |the )?[A-Z][\w&'’-]*(?: (?:of |the |and |& )?[A-Z][\w&'’-]*){0,4})"
    ),
    re.compile(
        r"(?i:\b(?:(?:subscribe|sign up|register|log in|welcome) (?:to|for|with)|support|join|follow|back)) "
        r"(?P<name>The [A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})"
    ),
    re.compile(
        r"\b(?P<name>The [A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}) "
        r"(?:is (?:trusted|on the ground|funded|free|read|independent)|app\b|newsletter)"
    ),
    re.compile(
        r"\b(?:Benachrichtigungen|Mitteilungen) (?:von|vom|der) (?P<name>[A-ZÄÖÜ][\w-]*(?: [A-ZÄÖÜ][\w-]*){0,3})"
    ),
    re.compile(
        r"\b[Nn]otifi(?:cations|caciones|che) (?:de|du|d'|di|del|da) ?"
        r"(?P<name>(?:[LE]l?[ae]?s? )?[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,3})"
    ),
    re.compile(r"(?:©|\(c\)|[Cc]opyright)\s*(?:19|20)\d\d\s+(?P<name>(?:The )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first lines say. `used` are the indexes of the lines that are head, not story."""

    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: Published = None
    used: frozenset[int] = frozenset()


def read_head(lines: Sequence[str], condemned: Sequence[bool], *, title: str = "") -> Head:
    """The head of a text of cleaned `lines`; `condemned` tells which are boilerplate. A given `title` is the title.

    1. signs: date lines and bylines among the first HEAD lines, before the story begins
    2. headline: the first other line that is no sentence; 3. standfirst: what stands between it and signs or story
    """
    open_lines = [at for at in range(len(lines)) if not condemned[at]][:HEAD]
    start = _story_start(lines, open_lines)
    region = [at for at in open_lines if at < start]
    dates = [at for at in region if is_date_line(_LABEL.sub("", lines[at]))]
    names = {
        at: found
        for at in region
        if at not in dates and (found := byline(lines[at], beside=_beside(lines, at, dates, region)))
    }
    rest = [at for at in region if at not in dates and at not in names]
    headline, below = _headline(lines, rest, title, story=start < len(lines))
    used = frozenset([*dates, *names, *headline, *below])
    published = next((when for at in dates if (when := read_date(_LABEL.sub("", lines[at])))), None)
    return Head(
        title=title or (one_line(lines[headline[0]]) if headline else ""),
        standfirst=one_line(" ".join(lines[at] for at in below), 600),
        authors=tuple(dict.fromkeys(n for found in names.values() for n in found if not _AGENCY.search(n))),
        published=published or _date_in(lines, condemned),
        used=used,
    )


def byline(line: str, *, beside: bool = False) -> tuple[str, ...]:
    """The names, if `line` is a byline: after "By", or (`beside` a date line) nothing but names. Else nothing."""
    said = _BY.match(line)
    rest = line[said.end() :] if said else line
    if len(line) > 160 or (_SENTENCE_END.search(rest) and not said):
        return ()
    rest = _AFTER_NAME.sub("", _AND_AGENCIES.sub("", re.sub(r"\s+(?=@)\S+", "", rest))).strip(" .,")
    if said and len(rest.split()) <= 12 and not re.search(r"\d", rest):
        return _proper(split_names(rest)) if _NAMES.fullmatch(rest) or rest.istitle() else ()
    return _proper(split_names(rest)) if beside and _NAMES.fullmatch(rest) else ()


def _proper(names: tuple[str, ...]) -> tuple[str, ...]:
    """The people among `names`, if any; names in capitals as they are written elsewhere."""
    people = [name for name in names if not _AGENCY.search(name)] or names
    return tuple(name.title() if name.isupper() and len(name) > 4 else name for name in people)


def outlet_in(lines: Sequence[str], condemned: Sequence[bool]) -> str | None:
    """The outlet's name as its own notices say it ("notifications from The …"); None where none does."""
    for pattern in _OUTLET:
        for line, dropped in zip(lines, condemned, strict=True):
            if dropped and (match := pattern.search(line)):
                return match["name"].rstrip("'’")
    return None


def is_body(line: str) -> bool:
    """Whether `line` reads as a paragraph of a story: a sentence of some length."""
    words = len(line.split())
    return words > TITLE_WORDS or (bool(_SENTENCE_END.search(line)) and words >= BODY_WORDS) or line.count("。") > 1


def _story_start(lines: Sequence[str], open_lines: Sequence[int]) -> int:
    """The index of the first line of story: the first paragraph after which no date or byline stands in the head."""
    last_sign = -1
    for place, at in enumerate(open_lines):
        if place < 8 and (is_date_line(_LABEL.sub("", lines[at])) or (_BY.match(lines[at]) and byline(lines[at]))):
            bodies = sum(is_body(lines[k]) for k in open_lines[:place])
            last_sign = at if bodies <= 1 else last_sign
    after = [at for at in open_lines if at > last_sign]
    return next((at for at in after if is_body(lines[at])), after[1] if len(after) > 1 else len(lines))


def _beside(lines: Sequence[str], at: int, dates: Sequence[int], region: Sequence[int]) -> bool:
    """Whether names may stand here without "By": not first, which is the headline's place, and within two lines of a
    date, or with what hangs on a name ("… in Kyiv", "…, correspondent"), or as the last line before the story."""
    place = list(region).index(at)
    near = any(abs(list(region).index(day) - place) <= 2 for day in dates)
    hung = _AFTER_NAME.search(lines[at]) or _AND_AGENCIES.search(lines[at])
    last = place == len(region) - 1 and len(lines[at].split()) <= NAME_WORDS and not _SECTION.search(lines[at])
    return place > 0 and bool(near or hung or last)


def _headline(lines: Sequence[str], rest: Sequence[int], title: str, *, story: bool) -> tuple[list[int], list[int]]:
    """Indexes of the headline's lines and of the standfirst's, among the lines of the head that are no sign."""
    if title:
        same = [at for at in rest if fold(lines[at]) == fold(title)]
        return same, []
    if not story or not rest or not _could_be_title(lines[rest[0]]):
        return [], []
    below = [at for at in rest[1:] if len(lines[at].split()) >= 5][:2]
    return [rest[0]], below


def _could_be_title(line: str) -> bool:
    return (2 <= len(line.split()) <= TITLE_WORDS and not _FULL_STOP.search(line)) or (
        len(line) >= 6 and not line.isascii() and not _FULL_STOP.search(line) and len(line) < 120
    )


def _date_in(lines: Sequence[str], condemned: Sequence[bool]) -> Published:
    """A labelled date inside the dropped notices at the very top ("date 2024-10-30 Your support …")."""
    for at in range(min(3, len(lines))):
        match = re.search(
            r"\bdate:?\s+(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)", lines[at], re.I
        )
        if match and condemned[at]:
            return read_date(match[1])
    return None
