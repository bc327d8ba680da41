"""The desk: files each article as it arrives, in a story and perhaps as a copy, and groups the last days afresh.

Never reads a clock or a store: what it must remember it gives out as bytes and takes back. The plan of `file`:
1. fingerprint the text and mask what its source runs again and again; 2. a copy joins its canonical's story;
3. else weigh its terms and ask for the nearest live story of its language; 4. near enough: it joins, else a new story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.model import Article, Filing
from domain.rulings import Ruling
from summarise.bonds import Bonds, obeyed
from summarise.calibration import Chance, pick
from summarise.duplicates import Copies, CopyKnobs, Print
from summarise.fingerprints import Fingerprint, Marks, fingerprint
from summarise.furniture import Furniture
from summarise.live import Live, Near, Told
from summarise.recluster import assign, canonical
from summarise.regroup import Cuts, Point, regroup
from summarise.traces import Features, Trace, instant_day, published_day
from summarise.vectors import Lexicon, read_terms
from summarise.why import shares, terms_shared

__all__ = ["Desk", "DeskKnobs", "Move", "Trace"]


_PAIRS = 3  # random pairs looked at for each new article, to learn how alike two articles are by chance


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that changed its place."""

    article: str
    story: int
    copy_of: str | None


@dataclass(slots=True)
class _Record:
    """A live article: where it is filed, and its features."""

    article: str
    story: int
    root: int  # ordinal of its canonical, or its own
    features: Features


class _Language:
    """The live stories of one language and what its words weigh."""

    def __init__(self, sigma: float) -> None:
        self.lexicon = Lexicon()
        self.chance = Chance()
        self.live = Live(sigma)


class Desk:
    """Deterministic: equal articles in equal order give equal filings; a restored desk goes on as if never stopped."""

    def __init__(self, knobs: DeskKnobs = DeskKnobs(), *, next_story: int = 1, rulings: Iterable[Ruling] = ()) -> None:
        """An empty desk. New stories are numbered from `next_story`; `rulings` are obeyed when grouping afresh."""
        self._knobs = knobs
        self._rulings = tuple(rulings)
        self._next_story = next_story
        self._next = 0
        self._records: dict[int, _Record] = {}
        self._ordinals: dict[str, int] = {}
        self._copies = Copies(knobs.copies)
        self._furniture: dict[str, Furniture] = {}
        self._languages: dict[str, _Language] = {}
        self._changed: set[str] = set()

    @property
    def next_story(self) -> int:
        """The id of the next new story."""
        return self._next_story

    def story_of(self, article: str) -> int | None:
        """The story the live article is in now; None where it is not live."""
        ordinal = self._ordinals.get(article)
        return None if ordinal is None else self._records[ordinal].story

    # ── filing ───────────────────────────────────────────────────────────────────────────────────────────

    def file(self, article: Article) -> Filing:
        """Files one article, once. Its story, what it copies, and why (shares that add up to the score)."""
        text = fingerprint(article.text)
        furniture = self._furniture.setdefault(article.source, Furniture())
        marks = furniture.mask(text.marks)
        day = published_day(article.published)
        root = self._root(text, marks, article.outlet, day)
        lang = article.lang[:2].lower()
        terms, written = read_terms(article.title, article.text, lang)
        language = self._language(lang)
        ids, weights = language.lexicon.weigh(terms)
        features = Features(
            outlet=article.outlet, source=article.source, lang=lang, day=day, arrived=instant_day(article.arrived),
            marks=marks, lead=text.lead, whole=text.whole, terms=terms, ids=ids, weights=weights,
        )  # fmt: skip
        if root is None:
            filing = self._place(article, features, language, written)
        else:
            told = self._records[root[0]]
            why = {"text": root[1]}
            filing = Filing(article=article.id, story=told.story, copy_of=told.article, score=root[1], why=why)
        if root is None or self._records[root[0]].features.source != article.source:
            furniture.learn(text.marks)
            self._changed.add(f"source:{article.source}")
        self._enter(article.id, filing.story, root[0] if root else None, features)
        return filing

    def _root(self, text: Fingerprint, marks: Marks, outlet: str, day: float | None) -> tuple[int, float] | None:
        """The canonical article whose text this is, and the share both hold."""
        match = self._copies.find(text, marks, outlet, day)
        return None if match is None else (self._records[match.ordinal].root, match.share)

    def _language(self, lang: str) -> _Language:
        return self._languages.setdefault(lang, _Language(self._knobs.sigma))

    def _place(self, article: Article, features: Features, language: _Language, written: Mapping[int, str]) -> Filing:
        """The nearest story that is near enough, or a new one; then the language learns the article's words."""
        near = language.live.nearest(features.ids, features.weights, features.day)
        bar = self._knobs.join + self._knobs.calibrate * language.chance.excess()
        if near is not None and near.score >= bar:
            why = self._why(article, features, language, near, written)
            filing = Filing(article=article.id, story=near.story, copy_of=None, score=sum(why.values()), why=why)
        else:
            filing = Filing(article=article.id, story=self._next_story, copy_of=None, score=0.0)
        self._learn(features, language)
        return filing

    def _why(
        self, article: Article, features: Features, language: _Language, near: Near, written: Mapping[int, str]
    ) -> dict[str, float]:
        query = dict(zip(features.ids.tolist(), features.weights.tolist(), strict=True))
        told = [language.live.told[ordinal] for ordinal in near.members]
        shared = terms_shared(query, [(t.ids.tolist(), t.weights.tolist()) for t in told])
        return shares(shared, near.decay, written, f"{article.title}\n{article.text}")

    def _learn(self, features: Features, language: _Language) -> None:
        live = language.live
        if live.order:
            count, known = len(live.order), language.lexicon.documents
            others = [live.order[pick(_PAIRS * known + at, count)] for at in range(_PAIRS)]
            for cosine in live.cosines(features.ids, features.weights, others):
                language.chance.learn(cosine)
        language.lexicon.learn(features.terms)
        self._changed.add(f"lang:{features.lang}")

    def _enter(self, article: str, story: int, root: int | None, features: Features) -> None:
        """Adds a decided article to all that is live; `root` None where it is no copy."""
        ordinal = self._next
        self._next += 1
        f = features
        self._records[ordinal] = _Record(article, story, ordinal if root is None else root, f)
        self._ordinals[article] = ordinal
        self._copies.add(ordinal, Print(f.marks, f.lead, f.whole, f.outlet, f.day))
        if root is None:
            self._tell(ordinal)
        self._next_story = max(self._next_story, story + 1)

    def _tell(self, ordinal: int) -> None:
        record = self._records[ordinal]
        f = record.features
        self._language(f.lang).live.add(ordinal, Told(f.ids, f.weights, f.terms, f.day), record.story)

    # ── grouping afresh ──────────────────────────────────────────────────────────────────────────────────

    def recluster(self, now: datetime) -> list[Move]:
        """Groups afresh what arrived in the last days, with the rest of the stories it is in; only what changed.

        An id stays with the group that holds most of its articles. Of copies, the earliest complete one becomes the
        canonical article. Moves come in filing order.
        """
        before = {o: (r.story, r.root) for o, r in self._records.items()}
        bar = instant_day(now - self._knobs.regroup)
        self._choose_canonicals(bar)
        for lang in sorted(self._languages):
            self._regroup(self._languages[lang], bar)
        self._join_languages()
        for record in self._records.values():
            record.story = self._records[record.root].story
        return [
            Move(article=r.article, story=r.story, copy_of=None if r.root == o else self._records[r.root].article)
            for o, r in self._records.items()
            if before[o] != (r.story, r.root)
        ]

    def _choose_canonicals(self, bar: float) -> None:
        copies: dict[int, list[int]] = {}
        for ordinal, record in self._records.items():
            if record.root != ordinal:
                copies.setdefault(record.root, [record.root]).append(ordinal)
        for root, members in copies.items():
            sizes = {m: len(self._records[m].features.marks) for m in members}
            if max(self._records[m].features.arrived for m in members) <= bar:
                continue
            chosen = canonical(sorted(members), sizes)
            if chosen != root:
                self._crown(chosen, root, members)

    def _crown(self, chosen: int, root: int, members: list[int]) -> None:
        for member in members:
            self._records[member].root = chosen
        self._language(self._records[root].features.lang).live.drop(root)
        self._tell(chosen)

    def _regroup(self, language: _Language, bar: float) -> None:
        live = language.live
        window = self._window(live, bar)
        weighed = [language.lexicon.weigh(live.told[o].terms) for o in window]
        outlets = [self._records[o].features.outlet for o in window]
        points = [Point(*v, live.told[o].day, of) for o, v, of in zip(window, weighed, outlets, strict=True)]
        knobs, excess = self._knobs, self._knobs.calibrate * language.chance.excess()
        grouped = regroup(points, Cuts(knobs.apart + excess / 2, knobs.merge + excess, knobs.sigma))
        grouped = obeyed(grouped, self._bonds(window), weighed)
        named, self._next_story = assign(
            [[window[at] for at in group] for group in grouped], live.story_of, self._next_story
        )
        for ordinal, story in named.items():
            if live.story_of[ordinal] != story:
                live.move(ordinal, story)
                self._records[ordinal].story = story

    def _window(self, live: Live, bar: float) -> list[int]:
        """The articles of stories that something joined since `bar`, and those ruled on together with one of them."""
        recent = {live.story_of[o] for o in live.order if self._records[o].features.arrived > bar}
        for one, other, _ in self._ruled():
            stories = {live.story_of[o] for o in (one, other) if o in live.story_of}
            recent |= stories if stories & recent else set()
        return [o for o in live.order if live.story_of[o] in recent]

    def _ruled(self) -> list[tuple[int, int, bool]]:
        """The rulings on live articles, as the ordinals of their canonical articles."""
        known = self._ordinals
        return [
            (self._records[known[r.one]].root, self._records[known[r.other]].root, r.same)
            for r in self._rulings
            if r.one in known and r.other in known
        ]

    def _bonds(self, window: list[int]) -> Bonds:
        place = {ordinal: at for at, ordinal in enumerate(window)}
        ruled = self._ruled()
        return Bonds.between((place[a], place[b], same) for a, b, same in ruled if a in place and b in place)

    def _join_languages(self) -> None:
        """Where articles of two languages were ruled to be one story, the later story goes into the earlier, unless
        others of them were ruled apart."""
        ruled = self._ruled()
        for one, other, same in ruled:
            left, right = sorted((self._records[one].story, self._records[other].story))
            apart = {
                frozenset((self._records[a].story, self._records[b].story)) for a, b, joined in ruled if not joined
            }
            if same and left != right and self._lang(one) != self._lang(other) and {left, right} not in apart:
                for language in self._languages.values():
                    for ordinal in list(language.live.members.get(right, ())):
                        language.live.move(ordinal, left)
                        self._records[ordinal].story = left

    def _lang(self, ordinal: int) -> str:
        return self._records[ordinal].features.lang

    # ── memory ───────────────────────────────────────────────────────────────────────────────────────────

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

    def forget(self, before: datetime, *, keep: int = 0) -> None:
        """Drops what arrived before `before`, save the `keep` newest and those ruled on together with what stays; and
        copies of what is dropped.

        What is dropped is never matched again. For a back-file, in which undated articles arrive long after the dated
        ones they belong with, `keep` holds enough of them live.
        """
        bar = instant_day(before)
        newest = frozenset(sorted(self._records)[-keep:]) if keep else frozenset()
        fresh = {o for o, r in self._records.items() if r.features.arrived >= bar or o in newest}
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
