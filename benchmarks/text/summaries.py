"""Summaries against LEAD and the libraries: ROUGE recall at 60 and 100 words, updates, dangling openings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.text.corpus import Task, tasks
from benchmarks.text.cov import cov
from benchmarks.text.dangling import dangles
from benchmarks.text.measures import chance_below, holm, interval
from benchmarks.text.rouge import recall, words_of
from summarise.candidates import candidates
from summarise.extract import choose
from summarise.sentences import split
from summarise.words import squeeze

SINGLE = ("cnndm_val", "writers_dev", "gum_news")
CLUSTERS = ("neus_val", "multinews_dev", "vnmds_dev")
UPDATES = ("multinews_update_dev", "mlcrisis_dev")
_ASKED = 140  # words asked for, so that the first 100 are whole sentences

_SURE = 0.05  # of a false alarm, after Holm's correction

Method = Callable[[Task], list[str]]


def ours(task: Task) -> list[str]:
    """Our sentences, most important first."""
    return [pick.text for pick in choose(task.docs, words=_ASKED, seen=task.seen)]


def _ours_under(task: Task, ceiling: int) -> list[str]:
    return [pick.text for pick in choose(task.docs, words=ceiling)]


def _lead_under(task: Task, ceiling: int) -> list[str]:
    """LEAD's whole sentences that fit, the first one always."""
    told, used = lead(task), 0
    for at, sentence in enumerate(told):
        used += len(sentence.split())
        if used > ceiling:
            return told[: max(1, at)]
    return told


def lead(task: Task) -> list[str]:
    """The first sentence of each document, then the second of each … (LEAD, and LEAD-RR for clusters)."""
    told = [[squeeze(doc.text[s.start : s.end]) for s in split(doc.text)] for doc in task.docs]
    return [sentence for row in zip_longest(*told) for sentence in row if sentence][:40]


def gated_lead(task: Task) -> list[str]:
    """LEAD over what our gate lets through."""
    told = [[one.text for one in candidates(at, d.title, d.text)] for at, d in enumerate(task.docs)]
    return [sentence for row in zip_longest(*told) for sentence in row if sentence][:40]


def scores(method: Method, made: Sequence[Task]) -> NDArray[np.float64]:
    """R1@60, R2@60, R1@100, R2@100 of each task."""
    return np.array([_score(method(task), task.references) for task in made])


def _score(sentences: list[str], references: list[str]) -> tuple[float, float, float, float]:
    text = " ".join(sentences)
    return (*recall(text, references, first=60), *recall(text, references, first=100))


def _whole(method: Callable[[Task, int], list[str]], made: Sequence[Task]) -> NDArray[np.float64]:
    """The same four where no sentence is cut: under a ceiling of 60 and of 100 words."""
    return np.array(
        [
            (*_score(method(task, 60), task.references)[:2], *_score(method(task, 100), task.references)[2:])
            for task in made
        ]
    )


def report(folder: Path, *, say: Callable[[str], None], peers: Sequence[tuple[str, Method]] = ()) -> dict[str, float]:
    """Prints a line a set and method; the figures that have a floor."""
    figures: dict[str, float] = {}
    rivals: list[tuple[str, float]] = []
    say("summaries: recall at 60 and 100 words, R1/R2; difference to LEAD (mean of the four) with its 95 % interval")
    for kind, sets in (("single", SINGLE), ("clusters", CLUSTERS)):
        pooled: dict[str, list[NDArray[np.float64]]] = {}
        for name in sets:
            made = tasks(folder, name)
            base = scores(lead, made)
            mine = scores(ours, made)
            say(f"  {name:22}{'LEAD':18}{_line(base)}")
            say(f"  {name:22}{'ours':18}{_line(mine)}  {_difference((mine - base).mean(axis=1))}")
            pooled.setdefault("ours", []).append((mine - base).mean(axis=1))
            whole = _whole(_ours_under, made) - _whole(_lead_under, made)
            pooled.setdefault("whole sentences", []).append(whole.mean(axis=1))
            say(f"  {name:22}{'whole sentences':18}{'':24}  {_difference(whole.mean(axis=1))} (ours over LEAD)")
            rivals.append((f"LEAD on {name}", chance_below((mine - base).mean(axis=1))))
            for label, method in (("COV", cov), ("LEAD, our gate", gated_lead), *peers):
                other = scores(method, made)
                pooled.setdefault(label, []).append((other - base).mean(axis=1))
                if label != "COV":  # a yardstick that lets 5 % of its sentences open loosely, no library
                    rivals.append((f"{label} on {name}", chance_below((mine - other).mean(axis=1))))
                say(f"  {name:22}{label:18}{_line(other)}  {_difference(pooled[label][-1])}")
        for label, parts in pooled.items():
            say(f"  {kind + ', pooled':22}{label:18}{'':24}  {_difference(np.concatenate(parts))}")
        figures[f"summaries {kind} over LEAD"] = float(np.concatenate(pooled["ours"]).mean())
        figures[f"summaries {kind} over LEAD, whole"] = float(np.concatenate(pooled["whole sentences"]).mean())
        figures[f"summaries {kind}, low end"] = interval(np.concatenate(pooled["ours"]))[0]
    worse = [name for (name, _), p in zip(rivals, holm([p for _, p in rivals]), strict=True) if p < _SURE]
    say(f"  significantly below, after Holm over {len(rivals)} comparisons: {', '.join(worse) or 'none'}")
    figures["summaries significantly below"] = float(len(worse))
    return figures


def _line(table: NDArray[np.float64]) -> str:
    return " ".join(f"{value:5.2f}" for value in table.mean(axis=0))


def _difference(values: NDArray[np.float64]) -> str:
    low, high = interval(values)
    return f"{values.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def updates(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """Recall with `seen` beside COV and its filter; the share of the output's word pairs that were seen."""
    figures: dict[str, float] = {}
    for name in UPDATES:
        made = tasks(folder, name)
        mine, other = scores(ours, made), scores(cov, made)
        share = float(np.mean([_seen_share(ours(task), task) for task in made]))
        theirs = float(np.mean([_seen_share(cov(task), task) for task in made]))
        say(f"  {name:22}ours         {_line(mine)}  seen {share:.0%}")
        say(f"  {name:22}COV + filter {_line(other)}  seen {theirs:.0%}")
        say(f"  {name:22}ours over COV + filter {_difference((mine - other).mean(axis=1))}")
        figures[f"updates over COV + filter {name}"] = float((mine - other).mean())
        figures[f"updates seen share {name}"] = share
    return figures


def _seen_share(sentences: list[str], task: Task) -> float:
    seen = {pair for doc in task.seen for pair in _pairs(doc.text)}
    told = [pair for sentence in sentences for pair in _pairs(sentence)]
    return sum(pair in seen for pair in told) / len(told) if told else 0.0


def _pairs(text: str) -> list[tuple[str, str]]:
    words = words_of(text)
    return list(pairwise(words))


def loose(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """The share of sentences that open loosely, over all sets, three sentences each."""
    told: dict[str, list[bool]] = {"ours": [], "LEAD": []}
    for name in (*SINGLE, *CLUSTERS, *UPDATES):
        mine: list[bool] = []
        for task in tasks(folder, name):
            picks = choose(task.docs, seen=task.seen)
            mine += [dangles(pick.text) for pick in picks]
            told["LEAD"] += [dangles(sentence) for sentence in lead(task)[:3]]
        told["ours"] += mine
        say(f"  {name:22}ours {np.mean(mine):.1%} of {len(mine)}")
    say("  " + "  ".join(f"{label} {np.mean(values):.1%}" for label, values in told.items()))
    return {"dangling": float(np.mean(told["ours"]))}
