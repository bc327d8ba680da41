"""Concepts numbered in arrays are those that are found word by word; quick ways to words give the same words."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarise.candidates import candidates
from summarise.concepts import concepts
from summarise.words import tokens

_ROOTS = {"flood": "flood", "flooding": "flood", "river": "river", "the": "the ", "of": "of ", "9": "9"}
_SENTENCES = st.lists(st.lists(st.sampled_from(sorted(_ROOTS)), max_size=6), max_size=6)


@given(_SENTENCES, st.sets(st.sampled_from(["flood", "river", "9"])))
def test_concepts_in_arrays_are_those_found_word_by_word(sentences: list[list[str]], titles: set[str]) -> None:
    words = [word for one in sentences for word in one]
    found = concepts(words, {word: _ROOTS[word] for word in words}, [len(one) for one in sentences], titles)
    slowly = [_slowly([_ROOTS[word] for word in one]) for one in sentences]
    name: dict[int, str | tuple[str, str]] = {}
    for at, listed in enumerate(slowly):
        numbers = found.concept[found.sentence == at].tolist()
        assert len(numbers) == len(listed)
        name.update(zip(numbers, listed, strict=True))
        assert [name[number] for number in numbers] == listed
    assert len(set(name.values())) == len(name) == len(found.count)
    for number, concept in name.items():
        assert found.count[number] == sum(concept in listed for listed in slowly)
        parts = [concept] if isinstance(concept, str) else concept
        assert found.titled[number] == any(part in titles for part in parts)


def _slowly(roots: list[str]) -> list[str | tuple[str, str]]:
    telling = [root for root in roots if root[-1] != " "]
    pairs = [pair for pair in pairwise(roots) if any(root[-1] != " " for root in pair)]
    return list(dict.fromkeys([*telling, *pairs]))


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_words_of_plain_letters_are_those_of_any_letters(text: str) -> None:
    assert tokens(text) == re.findall(r"\w+", text.lower())


def test_every_plea_is_seen_by_a_word_of_its() -> None:
    pleas = """Click here for the whole of our story.|Read more of our stories on the flood.
        Sign up for our daily letter.|Subscribe to our paper for the news.
        All rights reserved by the people of the paper.|Follow us on any network you
        Anna Berg contributed to this report.|The picture is by Getty Images.
        Photograph by one of our own people.|It was told to Associated Press writers.
        These words may not be published elsewhere.|It stands in our newsletter.
        Our privacy policy has all of it.|Our terms of service have all of it.
        This page needs cookies to be read.|Refresh the page for more of it.|Scroll down for more of the story.
        See also the other story of today.|Your support helps us to tell this.
        We have reporters on the ground there.|Watch the video above for more.
        These are the related stories of today.|The image caption is not shown here.
        Hide caption of the picture here.|It goes on after the advertisement.
        Enlarge this image to see it whole.|This article was originally published here.
        Lire aussi les autres histoires ici.|Leggi anche le altre storie di oggi.
        Lea también las otras historias.|Thank you for subscribing to this letter.
        All of it comes to your inbox.|Add location information to your tweets.
        You may tweet with a location there.|Get notifications from this outlet here.
        Have your say on the story here."""
    for plea in re.split(r"\||\n\s*", pleas):
        sentence = plea.rstrip(".") + "."
        assert candidates(0, "", sentence) == [], sentence
