"""Why an article stands where it stands now, worked out from traces: after grouping afresh too. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from domain.model import Article, Filing
from summarise.fingerprints import within
from summarise.live import decay
from summarise.traces import Features, Trace
from summarise.vectors import read_terms
from summarise.why import shares, terms_shared


def explain(article: Article, members: Sequence[Trace], *, sigma: float) -> Filing:
    """The filing of `article` among the `members` of its story, itself among them; the shares add up to the score.

    A copy: the share of the smaller text that both hold. Else the mean cosine to the other members that are no copies,
    times what the time to the nearest of them leaves (`sigma` in days). Alone in its story: 0, for no reason.
    """
    own = next(member for member in members if member.article == article.id)
    features = Features.unpack(own.blob)
    if own.copy_of is not None:
        canonical = next((member for member in members if member.article == own.copy_of), None)
        share = _shared(features, Features.unpack(canonical.blob)) if canonical else 1.0
        return Filing(article=article.id, story=own.story, copy_of=own.copy_of, score=share, why={"text": share})
    others = [Features.unpack(m.blob) for m in members if m.article != article.id and m.copy_of is None]
    why = _why(article, features, others, sigma) if others else {}
    return Filing(article=article.id, story=own.story, copy_of=None, score=sum(why.values()), why=why)


def _shared(one: Features, other: Features) -> float:
    if one.whole == other.whole:
        return 1.0
    few, many = sorted((one.marks, other.marks), key=len)
    return within(few, many) / len(few) if len(few) else 0.0


def _why(article: Article, features: Features, others: Sequence[Features], sigma: float) -> dict[str, float]:
    _, written = read_terms(article.title, article.text, features.lang)
    query = dict(zip(features.ids.tolist(), features.weights.tolist(), strict=True))
    shared = terms_shared(query, [(one.ids.tolist(), one.weights.tolist()) for one in others])
    left = max(decay(features.day, one.day, sigma) for one in others)
    return shares(shared, left, written, f"{article.title}\n{article.text}")
