"""A corpus of hostile documents from a seed: every family as it is, then harmed, joined and packed anew. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.ingest.hostile_bytes import FEEDS, PAGES

LARGEST: Final = 5_000_000
"""Bytes of a document: more would be cut by the fetcher and not be read at all."""

Harm = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One document. `page`: it is served as an article's page, else as a feed."""

    family: str
    page: bool
    body: bytes


def families() -> int:
    """How many families there are."""
    return len(FEEDS) + len(PAGES)


def corpus(seed: int, each: int) -> Iterator[Hostile]:
    """`each` documents of every family: the first as it is, the others harmed by chance."""
    chance = random.Random(seed)
    for page, builders in ((False, FEEDS), (True, PAGES)):
        for family, build in builders.items():
            for number in range(each):
                body = build() if number == 0 else chance.choice(HARMS)(build(), chance)
                yield Hostile(family=family, page=page, body=body[:LARGEST])


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _doubled(body: bytes, _: random.Random) -> bytes:
    return body + body


def _strewn(body: bytes, chance: random.Random) -> bytes:
    """Random bytes at random places."""
    found = bytearray(body)
    for _ in range(min(200, len(found))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _without_some(body: bytes, chance: random.Random) -> bytes:
    """A part taken out of the middle."""
    start = chance.randrange(len(body) + 1)
    return body[:start] + body[start + chance.randrange(len(body) + 1) :]


def _joined(body: bytes, chance: random.Random) -> bytes:
    """Another family's document behind it."""
    return body + chance.choice(list({**FEEDS, **PAGES}.values()))()


def _in_wide_characters(body: bytes, chance: random.Random) -> bytes:
    return body[: LARGEST // 4].decode("latin-1").encode(chance.choice(["utf-16", "utf-16-be", "utf-32"]))


def _in_a_tag(body: bytes, chance: random.Random) -> bytes:
    """All of it inside of another element, opened often and never closed."""
    tag = chance.choice([b"<div>", b"<item>", b"<table><tr><td>", b"<![CDATA[", b"<script>", b"<a href='", b"<!--"])
    return tag * chance.choice([1, 100, 5000]) + body


def _in_an_article(body: bytes, chance: random.Random) -> bytes:
    """In the middle of an honest page or feed."""
    honest = b"<html><body><article><h1>Bridge is repaired</h1>" + b"<p>The council met on Tuesday and agreed.</p>" * 9
    feed = b"<rss version='2.0'><channel><title>t</title><item><title>Bridge</title><description>"
    return chance.choice([honest, feed]) + body


HARMS: Final[tuple[Harm, ...]] = (
    _cut, _doubled, _strewn, _without_some, _joined, _in_wide_characters, _in_a_tag, _in_an_article,
)  # fmt: skip
