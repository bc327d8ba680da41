"""Chooses the sentences that tell one event, verbatim, from one article or several. Never rewrites a word.

The plan of `choose`: 1. candidates without boilerplate; 2. what the reader has seen goes; 3. what cannot stand alone
goes, unless nothing else is left; 4. cover what matters within the limits; 5. order for reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.model import Published
from summarise.budget import Limits, fill
from summarise.candidates import Candidate, candidates, is_placeholder
from summarise.cover import CLUSTER, UPDATE, CoverKnobs, score
from summarise.figures import of_toll, tells_toll
from summarise.novelty import Memory, newness, remember
from summarise.openings import opens_with_quote, speaker_is_missing
from summarise.scored import Scored, Weights
from summarise.sentences import split
from summarise.words import guess_language, stem

DEFAULT_SENTENCES = 3
_LONG = 180  # characters, some 30 English words: longer sentences are hard to read in a chat
_SHORT = 8  # words: a shorter one is an exclamation or a fragment more often than news
_UNREADABLE = 400
_NO_COMMENT = re.compile(r"\b(?:did(?:n[’']t| not)|declined to|refused to|not immediately)\b.{0,60}\bcomment\b")
_CUT_OFF = ("...", "…")  # ends a sentence of which a feed gave only the beginning
_FIRST_PERSON = frozenset(("i", "we", "you", "my", "our", "your"))
_TOLL = 1.3  # worth of a sentence that says how many died or were hurt: the first thing people ask
_TAKEN_UP = 0.85  # worth of a sentence that takes up a thing the one before it brought in
_REPEATED = 1.5  # power of the new share of a sentence, where something was told before
_SAME_TEXT = 0.5  # share of a document's sentences found in another that makes the two one source


@dataclass(frozen=True, slots=True)
class Doc:
    """A document to summarise. `lang` is a hint: a text that is plainly in another language is read as that."""

    title: str
    text: str
    published: Published = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence: `docs[doc].text[start:end]` with white space folded is `text`."""

    doc: int
    start: int
    end: int
    text: str


def choose(
    docs: Sequence[Doc],
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    seen: Sequence[Doc] = (),
) -> list[Pick]:
    """The sentences that tell most, at most `sentences` (3 where no limit is given) and within `words`/`characters`.

    `words` is a hard ceiling (words as parted by spaces), except that one sentence is always given when nothing was
    seen; `characters` counts one space between sentences. Most important first where `words` is given, else in order
    of reading. Sentences whose content is in `seen` are left out; [] only then or where there is no text.
    """
    if sentences is None and words is None and characters is None:
        sentences = DEFAULT_SENTENCES
    limits = Limits(sentences=sentences, words=words, characters=characters)
    memory = remember(d.text[s.start : s.end] for d in seen for s in split(d.text))
    scored, weights, knobs = weigh(docs, memory)
    taken = fill(scored, weights, limits, must=not seen, ages=ages(docs), knobs=knobs)
    return [pick(one.candidate) for one in (for_reading(taken) if words is None else taken)]


def for_reading(taken: Sequence[Scored]) -> list[Scored]:
    """Early sentences first, each leaning one right after the one it leans on; of several articles the main one first.

    `taken` has the most important one first.
    """
    blocks: list[list[Scored]] = []
    for one in sorted(taken, key=lambda s: (s.candidate.doc, s.candidate.place)):
        if one.leans and blocks and blocks[-1][-1].candidate.doc == one.candidate.doc:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    several = len({one.candidate.doc for one in taken}) > 1
    blocks.sort(
        key=lambda block: (not (several and taken[0] in block), block[0].candidate.place, block[0].candidate.doc)
    )
    return [one for block in blocks for one in block]


def pick(candidate: Candidate) -> Pick:
    """The candidate as it is given out."""
    return Pick(candidate.doc, candidate.start, candidate.end, candidate.text)


def weigh(docs: Sequence[Doc], memory: Memory) -> tuple[list[Scored], Weights, CoverKnobs]:
    """All that may be shown of `docs`, weighed; what `memory` holds is left out, and words without a speaker."""
    offered = _offered(docs)
    flat = [one for group in offered for one in group]
    lang = guess_language([w for one in flat[:20] for w in one.words], docs[0].lang if docs else "en")
    sources = _sources(offered)
    alone = len(set(sources)) <= 1
    knobs = UPDATE if not memory.empty else CoverKnobs() if alone else CLUSTER
    scored, weights = score(
        flat, lang=lang, titles=[doc.title for doc in docs], source_of=sources,
        penalty=_penalty if alone else _manner, knobs=knobs,
    )  # fmt: skip
    fresh = _fresh(scored, memory)
    spoken = [one for one in fresh if not speaker_is_missing(one.candidate.text)] or fresh
    fatal = of_toll(spoken[0].root_of) if spoken else frozenset()
    for one in spoken:
        if fatal and tells_toll(one.candidate.words, fatal):
            one.factor *= _TOLL
        if alone and _takes_up(one.candidate, offered[one.candidate.doc]):
            one.factor *= _TAKEN_UP
    return spoken, weights, knobs


def _offered(docs: Sequence[Doc]) -> list[list[Candidate]]:
    """The candidates of each document; none of a placeholder, unless nothing else is there."""
    offered = [candidates(at, doc.title, doc.text) for at, doc in enumerate(docs)]
    if len(docs) == 1:
        return offered
    real = [[] if is_placeholder(doc.text) else group for doc, group in zip(docs, offered, strict=True)]
    return real if any(real) else offered


def _fresh(scored: Sequence[Scored], memory: Memory) -> list[Scored]:
    """Those that tell something new, each worth as much less as it repeats."""
    if memory.empty:
        return list(scored)
    for one in scored:
        one.factor *= newness(one.candidate.words, memory) ** _REPEATED
    return [one for one in scored if one.factor]


def _takes_up(one: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether it opens with "The drones" after a sentence about drones: it goes on with that one's matter."""
    if one.place == 0 or not one.text.startswith("The ") or len(one.words) < 2 or not one.text[4].islower():
        return False
    return stem(one.words[1]) in map(stem, told[one.place - 1].words)


def ages(docs: Sequence[Doc]) -> list[str]:
    """A key for each document that sorts the newest last; undated ones are oldest."""
    return [doc.published.isoformat() if doc.published else "" for doc in docs]


def _penalty(one: Candidate) -> float:
    return _manner(one) * (0.7 if len(one.text) > _LONG else 1.0)


def _manner(one: Candidate) -> float:
    """Worth less: quotations, asides, what nobody would say, what is too short, too long, cut off, or of I and you."""
    factor = 0.7 if opens_with_quote(one.text) else 1.0
    if one.text.startswith("(") or ("comment" in one.text and _NO_COMMENT.search(one.text)):
        factor *= 0.6
    if len(one.words) < _SHORT or len(one.text) > _UNREADABLE or one.text.endswith(_CUT_OFF):
        factor *= 0.6
    return factor if _FIRST_PERSON.isdisjoint(one.words) else factor * 0.8


def _sources(offered: Sequence[Sequence[Candidate]]) -> list[int]:
    """The source of each document: documents that share half their sentences are one."""
    if len(offered) < 2:
        return list(range(len(offered)))
    texts = [{one.text for one in group} for group in offered]
    found: list[int] = []
    for at, mine in enumerate(texts):
        same = (b for b in range(at) if len(mine & texts[b]) > _SAME_TEXT * min(len(mine), len(texts[b])))
        found.append(next((found[b] for b in same), at))
    return found
