"""Concepts numbered in arrays are those that are found word by word; quick ways to words give the same words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarise.candidates import candidates
from summarise.concepts import _by_key, concepts
from summarise.words import tokens

_ROOTS = {"flood": "flood", "flooding": "flood", "river": "river", "the": "the ", "of": "of ", "9": "9"}
_SENTENCES = st.lists(st.lists(st.sampled_from(sorted(_ROOTS)), max_size=6), max_size=6)


@given(_SENTENCES, st.sets(st.sampled_from(["flood", "river", "9"])))
def test_concepts_in_arrays_are_those_found_word_by_word(sentences: list[list[str]], titles: set[str]) -> None:
    words = [word for one in sentences for word in one]
    found = concepts(words, {word: _ROOTS[word] for word in words}, [len(one) for one in sentences], titles)
    slowly = [_slowly([_ROOTS[word] for word in one]) for one in sentences]
    count = Counter(concept for listed in slowly for concept in listed)
    titled = {concept for concept in count if titles & ({concept} if isinstance(concept, str) else set(concept))}
    kept = [[concept for concept in listed if count[concept] > 1 or concept in titled] for listed in slowly]
    name = dict(zip(found.concept.tolist(), chain.from_iterable(kept), strict=True))
    told = [[name[number] for number in numbers.tolist()] for numbers in found.by_sentence()]
    assert told == kept
    assert found.single.tolist() == [len(all_of) - len(some) for all_of, some in zip(slowly, kept, strict=True)]
    assert len(set(name.values())) == len(name) == len(found.count)
    for number, concept in name.items():
        assert found.count[number] == count[concept]
        assert found.titled[number] == (concept in titled)


@given(st.lists(st.integers(0, 2**62)))
def test_keys_of_any_size_are_ordered_by_their_places(keys: list[int]) -> None:
    order = _by_key(np.array(keys, dtype=np.int64)).tolist()
    assert order == sorted(range(len(keys)), key=lambda at: keys[at])


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
        Have your say on the story here.|You may delete your Tweet location history here.
        Get breaking news alerts of the flood.|This copy is for your personal, non-commercial use.
        Read the latest of the flood here.|This story appears in the March issue of the paper.
        View Images A boat lies in the flooded valley.|Embed more news videos of the flood here.
        Caption The flood took two bridges on Monday.|Related photos of the flood in the valley.
        Trailer: Get a taste of the film here.|Learn more"""
    for plea in re.split(r"\||\n\s*", pleas):
        sentence = plea.rstrip(".") + "."
        assert candidates(0, "", sentence) == [], sentence
