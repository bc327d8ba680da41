"""The desk: files each article as it arrives, in a story and perhaps as a copy, and groups the last days afresh.

Never reads a clock or a store: what it must remember it gives out as bytes and takes back. The plan of `file`:
1. fingerprint the text and mask what its source runs again and again; 2. a copy joins its canonical's story;
3. else weigh its terms and ask for the nearest live story of its language; 4. near enough: it joins, else a new story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.model import Article, Filing
from summarise.afresh import Afresh, Move
from summarise.calibration import pick
from summarise.fingerprints import Fingerprint, Marks, fingerprint
from summarise.furniture import Furniture
from summarise.live import Near
from summarise.prints import fingerprints
from summarise.shelf import DeskKnobs, Language
from summarise.traces import Features, Trace, instant_day, published_day
from summarise.vectors import read_terms
from summarise.why import shares, terms_shared

__all__ = ["Desk", "DeskKnobs", "Move", "Trace"]

_PAIRS = 3  # random pairs looked at for each new article, to learn how alike two articles are by chance


class Desk(Afresh):
    """Deterministic: equal articles in equal order give equal filings; a restored desk goes on as if never stopped."""

    def file_all(self, articles: Sequence[Article]) -> list[Filing]:
        """As `file`, one after another: what does not depend on their order is done for all at one go."""
        texts = fingerprints([article.text for article in articles])
        return [self.file(article, text) for article, text in zip(articles, texts, strict=True)]

    def file(self, article: Article, text: Fingerprint | None = None) -> Filing:
        """Files one article, once. Its story, what it copies, and why (shares that add up to the score).

        `text` is its fingerprint, where that was made before.
        """
        text = text or fingerprint(article.text)
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

    def _place(self, article: Article, features: Features, language: Language, written: Mapping[int, str]) -> Filing:
        """The nearest story that is near enough, or a new one; then the language learns the article's words."""
        others = self._others(language)
        near, chance = language.live.nearest(features.ids, features.weights, features.day, others)
        bar = self._knobs.join + self._knobs.calibrate * language.chance.excess()
        if near is not None and near.score >= bar:
            why = self._why(article, features, language, near, written)
            filing = Filing(article=article.id, story=near.story, copy_of=None, score=sum(why.values()), why=why)
        else:
            filing = Filing(article=article.id, story=self._next_story, copy_of=None, score=0.0)
        self._learn(features, language, chance)
        return filing

    def _why(
        self, article: Article, features: Features, language: Language, near: Near, written: Mapping[int, str]
    ) -> dict[str, float]:
        query = dict(zip(features.ids.tolist(), features.weights.tolist(), strict=True))
        told = [language.live.told[ordinal] for ordinal in near.members]
        shared = terms_shared(query, [(t.ids.tolist(), t.weights.tolist()) for t in told])
        return shares(shared, near.decay, written, f"{article.title}\n{article.text}")

    def _others(self, language: Language) -> list[int]:
        """Live articles picked as if by chance, the same ones in every run."""
        order, known = language.live.order, language.lexicon.documents
        return [order[pick(_PAIRS * known + at, len(order))] for at in range(_PAIRS)] if order else []

    def _learn(self, features: Features, language: Language, chance: list[float]) -> None:
        for cosine in chance:
            language.chance.learn(cosine)
        language.lexicon.learn(features.terms)
        self._changed.add(f"lang:{features.lang}")
