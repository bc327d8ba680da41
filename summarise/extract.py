"""Chooses the sentences that tell one event, verbatim, from one article or several. Never rewrites a word.

The plan of `choose`: 1. candidates without boilerplate; 2. what the reader has seen goes; 3. what cannot stand alone
goes, unless nothing else is left; 4. cover what matters within the limits; 5. order for reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model import Published
from summarise.budget import Limits, fill
from summarise.candidates import Candidate, candidates
from summarise.cover import Concept, CoverKnobs, Scored, score
from summarise.novelty import Memory, is_new, remember
from summarise.openings import dangles, opens_with_quote
from summarise.sentences import split
from summarise.stopwords import stop_words
from summarise.words import content, guess_language, stem, tokens

DEFAULT_SENTENCES = 3
_LONG = 40  # words: longer sentences are hard to read in a chat
_FIRST_PERSON = frozenset(("i", "we", "you", "my", "our", "your"))
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
    scored, weights = weigh(docs, memory)
    taken = fill(scored, weights, limits, must=not seen, ages=ages(docs))
    if words is None:
        taken.sort(key=lambda one: (one.candidate.place, one.candidate.doc))
    return [pick(one.candidate) for one in taken]


def pick(candidate: Candidate) -> Pick:
    """The candidate as it is given out."""
    return Pick(candidate.doc, candidate.start, candidate.end, candidate.text)


def weigh(docs: Sequence[Doc], memory: Memory) -> tuple[list[Scored], dict[Concept, float]]:
    """All that may be shown of `docs`, weighed; what `memory` holds is left out, what dangles unless all does."""
    knobs = CoverKnobs()
    offered = [candidates(at, doc.title, doc.text) for at, doc in enumerate(docs)]
    flat = [one for group in offered for one in group]
    lang = guess_language([w for one in flat[:20] for w in one.words], docs[0].lang if docs else "en")
    stops = stop_words(lang)
    titles = frozenset(stem(w) for doc in docs for w in content(tokens(doc.title), stops))
    scored, weights = score(
        flat, stops=stops, titles=titles, source_of=_sources(offered), penalty=_penalty, knobs=knobs
    )
    fresh = [one for one in scored if is_new(one.candidate.words, memory)]
    standing = [one for one in fresh if not dangles(one.candidate.text, lang)]
    return standing or fresh, weights


def ages(docs: Sequence[Doc]) -> list[str]:
    """A key for each document that sorts the newest last; undated ones are oldest."""
    return [doc.published.isoformat() if doc.published else "" for doc in docs]


def _penalty(one: Candidate) -> float:
    factor = 0.7 if opens_with_quote(one.text) else 1.0
    if not _FIRST_PERSON.isdisjoint(one.words):
        factor *= 0.8
    return factor * 0.8 if len(one.words) > _LONG else factor


def _sources(offered: Sequence[Sequence[Candidate]]) -> list[int]:
    """The source of each document: documents that share half their sentences are one."""
    texts = [{one.text for one in group} for group in offered]
    found: list[int] = []
    for at, mine in enumerate(texts):
        same = (b for b in range(at) if len(mine & texts[b]) > _SAME_TEXT * min(len(mine), len(texts[b])))
        found.append(next((found[b] for b in same), at))
    return found
