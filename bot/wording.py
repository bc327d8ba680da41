"""Which stories a reader's lists of words let through, by titles and texts. It chooses and tells no story.

Muted is a story with the words in one of its titles, or in the texts of most of its articles: one report of an
earthquake that names a stadium does not take the earthquake from somebody who has muted football. What is then told
still holds no muted word: the summariser passes over such sentences. Wanted by `only` is whatever mentions the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.chats import Place, Wish
from domain.model import StorySketch
from storage.store import Store


def let_through(
    store: Store, sketches: Sequence[StorySketch], wish: Wish, place: Place | None = None
) -> list[StorySketch]:
    """The sketches that neither `muted` nor `only` keeps from the readers of `place`, in their order."""
    left = list(sketches)
    for phrase in wish.muted:
        left = _without(store, left, phrase, place)
    if not wish.only or not left:
        return left
    ids = [one.id for one in left]
    wanted = {story for phrase in wish.only for story in store.mentions(phrase, ids, place=place)}
    return [one for one in left if one.id in wanted]


def _without(store: Store, sketches: list[StorySketch], phrase: str, place: Place | None) -> list[StorySketch]:
    found = store.mentions(phrase, [one.id for one in sketches], place=place) if sketches else {}
    out = {
        one.id
        for one in sketches
        if one.id in found and (found[one.id].titles or found[one.id].articles * 2 > one.articles)
    }
    return [one for one in sketches if one.id not in out]
