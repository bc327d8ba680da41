"""Which stories a reader's lists of words let through, by titles and texts. It chooses and tells no story.

Muted is a story with the words in one of its titles, or in the texts of most of its articles: one report of an
earthquake that names a stadium does not take the earthquake from somebody who has muted football. What is then told
still holds no muted word: the summariser passes over such sentences. Wanted by `only` is whatever mentions the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.chats import Place, Wish
from domain.model import Faces, StoryFace, StorySketch
from storage.promises.search import Mentions
from storage.store import Store


def let_through(
    store: Store, sketches: Sequence[StorySketch], faces: Faces, wish: Wish, place: Place | None = None
) -> list[StorySketch]:
    """The sketches that neither `muted` nor `only` keeps from the readers of `place`, in their order."""
    left = list(sketches)
    if wish.muted and left:
        said = store.mentions(wish.muted, [one.id for one in left], place=place)
        seen = faces(sorted({story for found in said.values() for story in found}))
        out = {
            id_ for found in said.values() for id_, told in found.items() if id_ in seen and _is_muted(seen[id_], told)
        }
        left = [one for one in left if one.id not in out]
    if not wish.only or not left:
        return left
    said = store.mentions(wish.only, [one.id for one in left], place=place)
    wanted = {story for found in said.values() for story in found}
    return [one for one in left if one.id in wanted]


def _is_muted(face: StoryFace, told: Mentions) -> bool:
    """Whether a phrase that is mentioned so often keeps the story away."""
    return told.titles > 0 or told.articles * 2 > face.articles
