"""Invented news, each story unlike any other, so that the model knows which there are. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.model import Article

VOWELS = "aeiou"
CONSONANTS = "bcdfghjklmnpqrstvwxz"
ENDS = ("bridge", "dale", "fjord", "gate", "haven", "holm", "mark", "mere", "ness", "stad", "thorpe", "wick")


def name(number: int) -> str:
    """A place name that no other number has, told apart by its first five letters: so long are the stems of words."""
    letters, rest = "", number
    for kind in (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS):
        rest, at = divmod(rest, len(kind))
        letters += kind[at]
    return letters.capitalize() + ENDS[number % len(ENDS)]


# Glue only: a word of weight that many stories share would make one story of them in so small an archive.
SHAPES = (
    "The {0} of {1} was at {2} with {3} {4} before the {5}",
    "In {0} the {1} is now with {3} {4} for each {5} of the {2}",
    "{0} has {3} {4} of its own and no {1} from the {2} or the {5}",
    "With a {1} of {3} {4} the {2} of {0} was over the {5}",
)


def _word(rng: random.Random) -> str:
    """A noun that no other story has, as likely as not."""
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(5)) + rng.choice(CONSONANTS)


def article(number: int, arrived: datetime, rng: random.Random) -> Article:
    """One article of the story of this number: a headline with its name, four sentences that stand alone."""
    place = name(number)
    sentences = [
        shape.format(place, _word(rng), _word(rng), rng.randrange(20, 9_900), _word(rng), _word(rng)) + "."
        for shape in rng.sample(SHAPES, len(SHAPES))
    ]
    return Article(
        id=f"proof-{number}",
        source="proof",
        outlet="The Proof",
        url=f"https://proof.example/{number}",
        title=f"{place} {_word(rng)} {_word(rng)} {_word(rng)}",
        text=" ".join(sentences),
        arrived=arrived,
        published=arrived - timedelta(minutes=5),
        lang="en",
    )


def edition(first: int, count: int, arrived: datetime, rng: random.Random) -> Sequence[Article]:
    """The articles of `count` stories, numbered from `first`."""
    return [article(number, arrived, rng) for number in range(first, first + count)]
