"""What datasketch, rensa and scikit-learn make of copies and stories on the same gold. Skipped where not installed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.model import Article

_SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # thresholds to be fitted on one half
Said = Mapping[float, list[bool]]


def copy_peers(stream: Sequence[Article], pairs: Sequence[Mapping[str, Any]]) -> dict[str, Said]:
    """For each library: what it says of each pair at each threshold. Every pair is looked at, which flatters them."""
    found: dict[str, Said] = {}
    for package, name, likeness in (
        ("datasketch", "datasketch MinHash, word 5-grams", _datasketch),
        ("rensa", "rensa R-MinHash, word 5-grams", _rensa),
        ("sklearn", "scikit-learn TF-IDF cosine", _tfidf),
    ):
        if find_spec(package):
            alike = likeness(stream, pairs)
            found[name] = {bar: [value >= bar for value in alike] for bar in _SHARES}
    return found


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def _sketched(
    stream: Sequence[Article], pairs: Sequence[Mapping[str, Any]], sketch: Callable[[list[str]], Any]
) -> list[float]:
    asked = {pair[side] for pair in pairs for side in "ab"}
    sketches = {one.id: sketch(_shingles(one.text)) for one in stream if one.id in asked}
    return [float(sketches[pair["a"]].jaccard(sketches[pair["b"]])) for pair in pairs]


def _datasketch(stream: Sequence[Article], pairs: Sequence[Mapping[str, Any]]) -> list[float]:
    library: Any = import_module("datasketch")

    def sketch(shingles: list[str]) -> Any:
        made = library.MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in shingles])
        return made

    return _sketched(stream, pairs, sketch)


def _rensa(stream: Sequence[Article], pairs: Sequence[Mapping[str, Any]]) -> list[float]:
    library: Any = import_module("rensa")

    def sketch(shingles: list[str]) -> Any:
        made = library.RMinHash(num_perm=128, seed=42)
        made.update(shingles)
        return made

    return _sketched(stream, pairs, sketch)


def _tfidf(stream: Sequence[Article], pairs: Sequence[Mapping[str, Any]]) -> list[float]:
    rows = _vectors([one.text for one in stream])
    at = {one.id: place for place, one in enumerate(stream)}
    return [float((rows[[at[p["a"]]]] @ rows[[at[p["b"]]]].T).sum()) for p in pairs]


def _vectors(texts: Sequence[str]) -> Any:
    library: Any = import_module("sklearn.feature_extraction.text")
    return library.TfidfVectorizer(sublinear_tf=True).fit_transform(texts)


def hdbscan(stream: Sequence[Article]) -> list[int] | None:
    """scikit-learn's HDBSCAN over TF-IDF of title twice and opening, all at once; None where it is not installed."""
    if not find_spec("sklearn"):
        return None
    library: Any = import_module("sklearn.cluster")
    rows = _vectors([f"{one.title} {one.title} {one.text[:600]}" for one in stream])
    apart: NDArray[np.float64] = np.clip(1.0 - (rows @ rows.T).toarray(), 0.0, 2.0)
    labels = library.HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True).fit_predict(apart).tolist()
    return [label if label >= 0 else -2 - at for at, label in enumerate(labels)]
