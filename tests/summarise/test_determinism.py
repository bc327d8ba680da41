"""The same texts give the same bytes, whatever the hash seed, the repeat or the order of the articles."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations

import pytest

from summarise.extract import Doc, choose
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER

PROGRAM = """
from domain.chats import Length, Wish
from summarise.briefing import item
from summarise.extract import Doc, choose
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, article, story
docs = [Doc("Flood in Aldmere", FLOOD), Doc("Aldmere: four missing", FLOOD_OTHER), Doc("Norland raises rates", BANK)]
for limits in ({}, {"words": 60}, {"characters": 300}, {"sentences": 6, "seen": docs[:1]}):
    print(choose(docs, **limits))
told = story(*(article(str(at), doc.text, title=doc.title) for at, doc in enumerate(docs)))
print(item(told, (), Wish(length=Length.LONG)))
"""


def test_the_hash_seed_changes_no_byte() -> None:
    runs = [
        subprocess.run(  # noqa: S603 — our own program, above
            [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    ]
    assert runs[0]
    assert runs == [runs[0]] * 3


@pytest.mark.parametrize(("words", "characters"), [(None, None), (60, None), (None, 300)])
def test_the_order_of_the_articles_changes_no_sentence(words: int | None, characters: int | None) -> None:
    docs = [Doc("Flood in Aldmere", FLOOD), Doc("Aldmere: four missing", FLOOD_OTHER), Doc("Norland: rates", BANK)]
    told = {
        frozenset(pick.text for pick in choose(order, words=words, characters=characters))
        for order in permutations(docs)
    }
    assert len(told) == 1


def test_a_repeat_changes_nothing() -> None:
    docs = [Doc("Flood in Aldmere", FLOOD), Doc("Aldmere: four missing", FLOOD_OTHER)]
    assert choose(docs, words=60) == choose(docs, words=60)
