"""The nearest story is found as if every live article were compared, term by term."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.live import PROBES, Live, Near, Told, decay
from summarise.vectors import Terms

_SIGMA = 1.5
_VECTOR = st.dictionaries(st.integers(0, 30) | st.sampled_from((4096, 2**32 - 1)), st.integers(1, 9), max_size=14)
_DAY = st.none() | st.integers(0, 6).map(float)
_ARTICLE = st.tuples(_VECTOR, _DAY, st.integers(1, 6))


def _told(vector: dict[int, int], day: float | None) -> Told:
    ids = np.array(sorted(vector), dtype=np.uint32)
    weights = np.array([vector[term] / 10 for term in sorted(vector)], dtype=np.float32)
    return Told(ids, weights, Terms(ids, np.ones(len(ids), dtype=np.uint8)), day)


def _cosine(one: Told, other: Told) -> float:
    known = dict(zip(one.ids.tolist(), one.weights.tolist(), strict=True))
    shared = zip(other.ids.tolist(), other.weights.tolist(), strict=True)
    return float(sum(weight * known[term] for term, weight in shared if term in known))


def _nearest(asked: Told, live: dict[int, tuple[Told, int]]) -> Near | None:
    """By comparing all: of stories that share one of the heaviest terms, the first with the highest score."""
    order = sorted(zip((-asked.weights).tolist(), asked.ids.tolist(), strict=True))
    heavy = {term for _, term in order[:PROBES]}
    found = []
    for story in sorted({story for told, story in live.values() if heavy & set(told.ids.tolist())}):
        members = [ordinal for ordinal, (_, of) in live.items() if of == story]
        cosines = [_cosine(asked, live[ordinal][0]) for ordinal in members]
        days = [live[ordinal][0].day for ordinal in members]
        left = min(days, key=lambda day: abs((day or 0.0) - (asked.day or 0.0))) if None not in days else None
        near = Near(story, sum(cosines) / len(cosines), decay(asked.day, left, _SIGMA), tuple(members))
        found.append(near)
    return max(found, key=lambda near: (near.score, -near.story), default=None)


@settings(deadline=None, max_examples=80)
@given(st.lists(_ARTICLE, max_size=20), _VECTOR, _DAY, st.sets(st.integers(0, 19)), st.integers(0, 19))
def test_the_nearest_story_is_that_of_comparing_all(
    articles: list[tuple[dict[int, int], float | None, int]],
    asked: dict[int, int],
    day: float | None,
    forgotten: set[int],
    dropped: int,
) -> None:
    live, known = Live(_SIGMA), {}
    for ordinal, (vector, when, story) in enumerate(articles):
        told = _told(vector, when)
        live.add(ordinal, told, story)
        known[ordinal] = (told, story)
    if dropped in known:
        live.drop(dropped)
        del known[dropped]
    known = {ordinal: one for ordinal, one in known.items() if ordinal not in forgotten}
    live.keep(list(known))
    one = _told(asked, day)
    cosines = [_cosine(one, told) for told, _ in known.values()]
    assert live.nearest(one.ids, one.weights, day, list(known)) == (_nearest(one, known), cosines)
    assert live.order == list(known)
