"""Copies and stories: the desk over the gold streams, as an import would run it. Prints figures, decides nothing."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.text.corpus import NOW, articles, rows
from benchmarks.text.filing_peers import copy_peers, hdbscan
from benchmarks.text.measures import b_cubed, b_cubed_each, harmonic, ndcg, weighted
from domain.chats import Wish
from domain.lookup import folded
from domain.model import Article, StoryFace, StoryKind, StorySketch, microseconds
from summarise.duplicates import CopyKnobs
from summarise.rank import order
from summarise.sentences import split
from summarise.stories import Desk, DeskKnobs

ENGLISH = ("allsides", "basil", "wikinews", "multinews")
SETS = (*ENGLISH, "vnmds")
_MERGES = (0.16, 0.18, 0.20, 0.22, 0.24)  # the bar that matters most, fitted on one half
_CHOICE = 6  # stories a day: where five are told, fewer leave nothing to choose
_GRID = (0.65, 0.70, 0.75, 0.80, 0.85)  # likeness across outlets, fitted on one half
_SPLITS = 50


class Run:
    """A stream through the desk: filed as it arrives, grouped afresh after each day and at the end."""

    def __init__(self, stream: Sequence[Article], knobs: DeskKnobs | None = None) -> None:
        """Runs it."""
        desk = Desk(knobs or DeskKnobs())
        self.arrived: dict[str, int] = {}
        self.story: dict[str, int] = {}
        self.copy_of: dict[str, str | None] = {}
        day: date | None = None
        for article in stream:
            if day is not None and article.arrived.date() != day:
                self._regroup(desk, datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1))
            day = article.arrived.date()
            filing = desk.file(article)
            self.arrived[article.id] = self.story[article.id] = filing.story
            self.copy_of[article.id] = filing.copy_of
        self._regroup(desk, NOW)

    def _regroup(self, desk: Desk, now: datetime) -> None:
        for move in desk.recluster(now):
            self.story[move.article] = move.story
            self.copy_of[move.article] = move.copy_of

    def root(self, article: str) -> str:
        """The article whose text this is."""
        return self.copy_of[article] or article


def copies(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """Weighted P, R, F1 with the fixed threshold, and with one fitted on half of the pairs and scored on the rest."""
    stream = articles(rows(folder / "copies", "articles"))
    pairs = rows(folder / "copies", "pairs")
    gold, weights = [p["label"] == "dup" for p in pairs], [float(p["weight"]) for p in pairs]
    said: dict[float, list[bool]] = {}
    for bar in _GRID:
        run = Run(stream, DeskKnobs(copies=CopyKnobs(other_outlet_likeness=bar)))
        said[bar] = [run.root(p["a"]) == run.root(p["b"]) for p in pairs]
    p, r, f = weighted(said[CopyKnobs().other_outlet_likeness], gold, weights)
    held = _held_out(pairs, said, gold, weights)
    say(f"  fixed P {p:.3f} R {r:.3f} F1 {f:.3f}")
    say(f"  fitted on half, {_SPLITS} splits: F1 {np.mean(held):.3f} ± {np.std(held):.3f}")
    for name, theirs in copy_peers(stream, pairs).items():
        peer = _held_out(pairs, theirs, gold, weights)
        say(f"  {name}, fitted so too: F1 {np.mean(peer):.3f} ± {np.std(peer):.3f}")
    return {"copies F1": float(np.mean(held))}


def _held_out(
    pairs: Sequence[dict[str, Any]], said: Mapping[float, list[bool]], gold: Sequence[bool], weights: Sequence[float]
) -> list[float]:
    parts = _components(pairs)
    found = []
    for seed in range(_SPLITS):
        shuffled = parts[:]
        random.Random(seed).shuffle(shuffled)
        fit = sorted(at for part in shuffled[: len(parts) // 2] for at in part)
        rest = sorted(at for part in shuffled[len(parts) // 2 :] for at in part)

        def f1(bar: float, places: Sequence[int]) -> float:
            picked = [said[bar][at] for at in places]
            return weighted(picked, [gold[at] for at in places], [weights[at] for at in places])[2]

        found.append(f1(max(said, key=lambda bar: f1(bar, fit)), rest))
    return found


def _components(pairs: Sequence[dict[str, Any]]) -> list[list[int]]:
    """Pairs that share an article, directly or through others, stay on one side of a split."""
    top: dict[str, str] = {}

    def find(name: str) -> str:
        while top.setdefault(name, name) != name:
            name = top[name]
        return name

    for pair in pairs:
        top[find(pair["a"])] = find(pair["b"])
    groups: dict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        groups[find(pair["a"])].append(at)
    return list(groups.values())


def stories(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """B-cubed P/R/F at arrival and after grouping afresh, one fixed setting for all."""
    arrival, final = {}, {}
    for name in SETS:
        raw = rows(folder / "stories", name)
        run = Run(articles(raw))
        gold = [row["cluster"] for row in raw]
        arrival[name] = b_cubed(gold, [run.arrived[row["id"]] for row in raw])
        final[name] = b_cubed(gold, [run.story[row["id"]] for row in raw])
        say(f"  {name:12}at arrival {_three(arrival[name])}   grouped afresh {_three(final[name])}")
        if (peer := hdbscan(articles(raw))) is not None:
            order_of = {article.id: at for at, article in enumerate(articles(raw))}
            theirs = b_cubed(gold, [peer[order_of[row["id"]]] for row in raw])
            say(f"  {'':12}scikit-learn HDBSCAN over TF-IDF, all at once {_three(theirs)}")
    figures = {
        "stories": float(np.mean([final[name][2] for name in ENGLISH])),
        "stories vnmds": final["vnmds"][2],
        "stories at arrival": float(np.mean([arrival[name][2] for name in ENGLISH])),
    }
    say("  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    return figures


def held_out(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """B-cubed F with the merge bar chosen on half of the gold stories of all sets and scored on the other half."""
    scored: dict[float, dict[str, list[tuple[object, float, float]]]] = {}
    for bar in _MERGES:
        scored[bar] = {}
        for name in ENGLISH:
            raw = rows(folder / "stories", name)
            run = Run(articles(raw), DeskKnobs(merge=bar))
            gold = [row["cluster"] for row in raw]
            each = b_cubed_each(gold, [run.story[row["id"]] for row in raw])
            scored[bar][name] = [(cluster, *pair) for cluster, pair in zip(gold, each, strict=True)]
    found, chosen = [], Counter[float]()
    for seed in range(_SPLITS):
        rng = random.Random(seed)
        half = {(name, c) for name in ENGLISH for c in sorted({row[0] for row in scored[_MERGES[0]][name]}, key=str)
                if rng.random() < 0.5}  # fmt: skip

        def mean(bar: float, inside: bool) -> float:
            parts = [
                [row for row in scored[bar][name] if ((name, row[0]) in half) == inside]  # noqa: B023 - called at once
                for name in ENGLISH
            ]
            return float(np.mean([harmonic(*(float(np.mean([r[k] for r in part])) for k in (1, 2))) for part in parts]))

        best = max(_MERGES, key=lambda bar: mean(bar, True))
        chosen[best] += 1
        found.append(mean(best, False))
    say(f"  {_SPLITS} splits: {np.mean(found):.3f} ± {np.std(found):.3f}; bars chosen {dict(sorted(chosen.items()))}")
    return {"stories, held out": float(np.mean(found))}


def _three(values: tuple[float, float, float]) -> str:
    return "/".join(f"{value:.3f}" for value in values)


def ranking(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """By day with at least six stories: nDCG@5 of our order against the gold size of each story by then, over the same
    of the latest first; and the largest share of the items that one outlet leads, of days with enough others."""
    raw = [row | {"cluster": (name, row["cluster"])} for name in SETS for row in rows(folder / "stories", name)]
    cluster = {row["id"]: row["cluster"] for row in raw}
    stream = articles([row for row in raw if row["published"]])
    run = Run(stream)
    sizes: Counter[tuple[str, str]] = Counter()
    whole: dict[int, list[Article]] = defaultdict(list)
    ours, recent, shares = [], [], []
    for day, arrived in groupby(stream, key=lambda article: article.arrived.date()):
        today = list(arrived)
        sizes.update(cluster[article.id] for article in today)
        for article in today:
            whole[run.story[article.id]].append(article)
        told = {story: whole[story] for story in sorted({run.story[article.id] for article in today})}
        if len(told) < _CHOICE:
            continue
        size = {story: float(max(sizes[cluster[a.id]] for a in members)) for story, members in told.items()}
        now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
        faces = {story: _face(members) for story, members in told.items()}
        ranked = order(
            [_sketch(story, members) for story, members in told.items()],
            faces=lambda ids, faces=faces: {story: faces[story] for story in ids},  # type: ignore[misc]  # bound now
            now=now, wish=Wish(), limit=5,
        )  # fmt: skip
        latest = sorted(told, key=lambda story: (-max(a.arrived.timestamp() for a in told[story]), -story))
        ours.append(ndcg([size[s] for s in ranked], list(size.values()), 5))
        recent.append(ndcg([size[s] for s in latest], list(size.values()), 5))
        leads = [told[s][0].outlet for s in ranked]
        if len({members[0].outlet for members in told.values()}) >= 3 and len(told) > 5:
            shares.append(max(leads.count(outlet) for outlet in leads if outlet) / len(leads) if any(leads) else 0.0)
    say(f"  {len(ours)} days: nDCG@5 ours {np.mean(ours):.3f}, recency {np.mean(recent):.3f}; most of one outlet "
        f"{max(shares, default=0):.0%} of {len(shares)} days")  # fmt: skip
    return {
        "ranking over recency": float(np.mean(ours) - np.mean(recent)),
        "ranking share of one outlet": max(shares, default=0.0),
    }


def _sketch(story: int, told: Sequence[Article]) -> StorySketch:
    outlets = {article.outlet for article in told}
    kind = StoryKind(lang=told[0].lang, topics=(), breadth=len(outlets), reports=len(outlets))
    return StorySketch(story, kind, microseconds(told[-1].arrived))


def _face(told: Sequence[Article]) -> StoryFace:
    return StoryFace(
        articles=len(told),
        outlets=tuple(dict.fromkeys(article.outlet for article in told)),
        titles="\n".join(sorted(folded(article.title) for article in told)),
    )


def boundaries(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """F1 of sentence ends inside paragraphs."""
    hit = claimed = wanted = 0
    for row in rows(folder / "sentences", "gum_news"):
        for paragraph in row["paragraphs"]:
            text = " ".join(paragraph)
            ends = set(np.cumsum([len(sentence) + 1 for sentence in paragraph]) - 1)
            found = {span.end for span in split(text)}
            hit, claimed, wanted = hit + len(ends & found), claimed + len(found), wanted + len(ends)
    f = harmonic(hit / claimed, hit / wanted)
    say(f"  gum_news P {hit / claimed:.3f} R {hit / wanted:.3f} F1 {f:.3f}")
    return {"sentence boundaries F1": f}
