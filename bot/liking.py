"""What a reaction says of the outlets and topics of what was shown: a little more, or a little less of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from domain.chats import Place
from domain.leaning import Lean
from domain.model import Story
from storage.store import Store
from summarise.sketch import sketch

_STEP = 0.1
"""Of the whole way to "only more of it": ten reactions of one kind reach the end."""


def liked(store: Store, place: Place, stories: Iterable[Story], *, more: bool) -> None:
    """Counts a 👍 (`more`) or a 👎 on what the place was shown; 👎 after 👍 takes it back."""
    outlets: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for story in stories:
        outlets.update(story.outlets)
        topics.update(sketch(story).kind.topics)
    with store.transaction():
        for kind, shown in ((Lean.OUTLET, outlets), (Lean.TOPIC, topics)):
            _shift(store, place, kind, shown, _STEP if more else -_STEP)


def _shift(store: Store, place: Place, kind: Lean, shown: Counter[str], step: float) -> None:
    """By how much of what was shown each was, so that a like of a whole briefing says little of any."""
    leaning = store.leaning(place)
    held = leaning.outlets if kind is Lean.OUTLET else leaning.topics
    for name, count in sorted(shown.items()):
        store.put_leaning(place, kind, name, round(held.get(name, 0.0) + step * count / max(shown.values()), 6))
