"""What a story row says of its members, worked out afresh whenever they change. Pure: it reads no table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from domain.lookup import folded
from domain.model import StoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a sketch needs of one member. `arrived` is text whose order is time order; `filing` is its number."""

    lang: str
    topics: tuple[str, ...]
    outlet: str
    title: str
    arrived: str
    filing: int
    own: bool
    copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The columns of a story."""

    kind: StoryKind
    outlets: tuple[str, ...]
    articles: int
    first_arrived: str
    last_arrived: str
    last_filed: int  # of what everybody may see; 0 where that is nothing
    titles: str


def outline(members: Sequence[Line]) -> Outline:
    """The outline of one or more members in order of arrival."""
    outlets = tuple(dict.fromkeys(line.outlet for line in members if line.outlet))
    return Outline(
        kind=_kind(members, len(outlets)),
        outlets=outlets,
        articles=len(members),
        first_arrived=min(line.arrived for line in members),
        last_arrived=max(line.arrived for line in members),
        last_filed=max((line.filing for line in members if not line.own), default=0),
        titles="\n".join(sorted(folded_titles(line.title for line in members))),
    )


def _kind(members: Sequence[Line], breadth: int) -> StoryKind:
    originals = [line for line in members if not line.copy] or list(members)
    langs = Counter(line.lang for line in originals)
    return StoryKind(
        lang=max(langs, key=lambda lang: (langs[lang], lang)),
        topics=_topics(originals),
        breadth=breadth,
        reports=len({line.outlet or str(at) for at, line in enumerate(members) if not line.copy}) or 1,
        own=any(line.own for line in members),
    )


def kind_line(kind: StoryKind) -> str:
    """The kind as one text, `en 3 2 world science`, but for `own`; no sign in it means anything in JSON.

    Texts without such signs are read in half the time, and a briefing reads thousands.
    """
    return " ".join(quote(str(value), safe="") for value in (kind.lang, kind.breadth, kind.reports, *kind.topics))


def kind_of(line: str) -> StoryKind:
    """What `kind_line` wrote, of a story that everybody may see."""
    lang, breadth, reports, *topics = map(unquote, line.split(" "))
    return StoryKind(lang=lang, topics=tuple(topics), breadth=int(breadth), reports=int(reports))


def _topics(originals: Sequence[Line]) -> tuple[str, ...]:
    """Those of more than half, by name; where none reaches that, the most common ones, so that no story has none."""
    counts = Counter(topic for line in originals for topic in dict.fromkeys(line.topics))
    major = [topic for topic, count in counts.items() if count * 2 > len(originals)]
    most = max(counts.values(), default=0)
    return tuple(sorted(major or (topic for topic, count in counts.items() if count == most)))


def folded_titles(titles: Iterable[str]) -> set[str]:
    """Each title folded for looking words up; titles without a word are left out."""
    return {line for line in map(folded, titles) if line.strip()}


def among(members: Sequence[tuple[str, str | None]]) -> dict[str, str | None]:
    """What each member (id, copy of) copies among those given: where the original is not there, its first copy is."""
    there = {article for article, _ in members}
    firsts: dict[str, str] = {}
    found: dict[str, str | None] = {}
    for article, original in members:
        if original is None or original in there:
            found[article] = original
        else:
            found[article] = firsts.get(original)
            firsts.setdefault(original, article)
    return found
