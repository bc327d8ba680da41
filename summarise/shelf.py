"""What the desk remembers: live articles, what each language's words weigh, each source's furniture. It files nothing.

It goes out as bytes and comes back as what it was, without a clock or a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.rulings import Ruling
from summarise.calibration import Chance
from summarise.duplicates import Copies, CopyKnobs, Print
from summarise.furniture import Furniture
from summarise.live import Live, Told
from summarise.traces import Features, Trace, instant_day
from summarise.vectors import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskKnobs:
    """What may be tuned. Days are of published time, windows of arrival."""

    copies: CopyKnobs = field(default_factory=CopyKnobs)
    sigma: float = 1.5  # days: how fast likeness fades
    join: float = 0.135  # mean cosine, after fading, at which an article joins a story
    apart: float = 0.11  # below this two articles do not touch when grouped afresh
    merge: float = 0.20  # mean cosine at which two groups are one
    calibrate: float = 1.3  # by how much thresholds rise with the likeness of random pairs of a language
    live: timedelta = timedelta(days=8)
    regroup: timedelta = timedelta(days=5)


@dataclass(slots=True)
class Record:
    """A live article: where it is filed, and its features."""

    article: str
    story: int
    root: int  # ordinal of its canonical, or its own
    features: Features


class Language:
    """The live stories of one language and what its words weigh."""

    def __init__(self, sigma: float) -> None:
        """Nothing live, nothing learnt. `sigma` is in days."""
        self.lexicon = Lexicon()
        self.chance = Chance()
        self.live = Live(sigma)


class Shelf:
    """Everything live, by ordinal: articles in the order in which they were filed."""

    def __init__(self, knobs: DeskKnobs = DeskKnobs(), *, next_story: int = 1, rulings: Iterable[Ruling] = ()) -> None:
        """Empty. New stories are numbered from `next_story`; `rulings` are obeyed when grouping afresh."""
        self._knobs = knobs
        self._rulings = tuple(rulings)
        self._next_story = next_story
        self._next = 0
        self._records: dict[int, Record] = {}
        self._ordinals: dict[str, int] = {}
        self._copies = Copies(knobs.copies)
        self._furniture: dict[str, Furniture] = {}
        self._languages: dict[str, Language] = {}
        self._changed: set[str] = set()

    @property
    def next_story(self) -> int:
        """The id of the next new story."""
        return self._next_story

    def story_of(self, article: str) -> int | None:
        """The story the live article is in now; None where it is not live."""
        ordinal = self._ordinals.get(article)
        return None if ordinal is None else self._records[ordinal].story

    def _language(self, lang: str) -> Language:
        return self._languages.setdefault(lang, Language(self._knobs.sigma))

    def _enter(self, article: str, story: int, root: int | None, features: Features) -> None:
        """Adds a decided article to all that is live; `root` None where it is no copy."""
        ordinal = self._next
        self._next += 1
        f = features
        self._records[ordinal] = Record(article, story, ordinal if root is None else root, f)
        self._ordinals[article] = ordinal
        self._copies.add(ordinal, Print(f.marks, f.lead, f.whole, f.outlet, f.day))
        if root is None:
            self._tell(ordinal)
        self._next_story = max(self._next_story, story + 1)

    def _tell(self, ordinal: int) -> None:
        record = self._records[ordinal]
        f = record.features
        self._language(f.lang).live.add(ordinal, Told(f.ids, f.weights, f.terms, f.day), record.story)

    def _ruled(self) -> list[tuple[int, int, bool]]:
        """The rulings on live articles, as the ordinals of their canonical articles."""
        known = self._ordinals
        return [
            (self._records[known[r.one]].root, self._records[known[r.other]].root, r.same)
            for r in self._rulings
            if r.one in known and r.other in known
        ]

    def trace(self, article_id: str) -> bytes:
        """The features of a live article, for the store to keep beside it. KeyError where it is not live."""
        return self._records[self._ordinals[article_id]].features.pack()

    def lexicons(self) -> dict[str, bytes]:
        """What changed since the last call: `lang:en` word counts, `source:<id>` furniture."""
        found = {key: self._packed(key) for key in sorted(self._changed)}
        self._changed = set()
        return found

    def _packed(self, key: str) -> bytes:
        kind, name = key.split(":", 1)
        if kind == "source":
            return self._furniture[name].pack()
        language = self._languages[name]
        return language.chance.pack() + language.lexicon.pack()

    def restore(self, lexicons: Mapping[str, bytes], traces: Iterable[Trace]) -> None:
        """Makes an empty desk what it was: all stored lexicons, and the live articles' traces in filing order."""
        for key, blob in lexicons.items():
            kind, name = key.split(":", 1)
            if kind == "source":
                self._furniture[name] = Furniture.unpack(blob)
            else:
                language = self._language(name)
                language.chance = Chance.unpack(blob)
                language.lexicon = Lexicon.unpack(blob[Chance.SIZE :])
        listed = list(traces)
        known = {trace.article for trace in listed}
        listed = [trace for trace in listed if trace.copy_of is None or trace.copy_of in known]
        places = {trace.article: self._next + at for at, trace in enumerate(listed)}
        for trace in listed:
            root = places.get(trace.copy_of, self._next) if trace.copy_of else None
            self._enter(trace.article, trace.story, root, Features.unpack(trace.blob))

    @property
    def live(self) -> int:
        """How many articles are live."""
        return len(self._records)

    def forget(self, before: datetime, *, keep: int = 0, most: int | None = None) -> None:
        """Drops what arrived before `before`, save the `keep` newest, and all but the `most` newest; and copies of what
        is dropped. Those ruled on together with what stays are kept all the same.

        What is dropped is never matched again. For a back-file, in which undated articles arrive long after the dated
        ones they belong with, `keep` holds enough of them live.
        """
        bar = instant_day(before)
        newest = frozenset(sorted(self._records)[-keep:]) if keep else frozenset()
        fresh = {o for o, r in self._records.items() if r.features.arrived >= bar or o in newest}
        if most is not None and len(fresh) > most:
            fresh = set(sorted(fresh)[-most:])
        ruled = [pair[:2] for pair in self._ruled()]
        fresh |= {o for pair in ruled if fresh.intersection(pair) for o in pair}
        kept = [o for o, r in self._records.items() if o in fresh and r.root in fresh]
        if len(kept) == len(self._records):
            return
        self._records = {ordinal: self._records[ordinal] for ordinal in kept}
        self._ordinals = {record.article: ordinal for ordinal, record in self._records.items()}
        self._copies.keep(kept)
        for language in self._languages.values():
            language.live.keep([ordinal for ordinal in kept if ordinal in language.live.told])
