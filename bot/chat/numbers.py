"""The numbers of a briefing's stories: the buttons under it, and what `/why 3` means. It shows no story itself."""

from __future__ import annotations

import json
from datetime import datetime

from bot.chat.turn import Rows
from bot.words.catalogue import Words
from domain.chats import Place
from domain.message import Button
from domain.model import Briefing
from storage.store import Store

_A_ROW = 5
_MOST = 200  # numbers that are remembered of one briefing


def buttons_under(
    store: Store, place: Place, briefing: Briefing, now: datetime, words: Words, *, first: int = 1
) -> Rows:
    """A button a story that opens it, and one for what did not fit. `first` is the number of the first story."""
    numbered = {first + at: item.story.id for at, item in enumerate(briefing.items)}
    _remember(store, place, numbered, anew=first == 1)
    openers = [
        Button(label=str(number), token=store.put_button(place, f"open:{story}", now))
        for number, story in numbered.items()
    ]
    rows = tuple(tuple(openers[at : at + _A_ROW]) for at in range(0, len(openers), _A_ROW))
    if not briefing.rest:
        return rows
    rest = ",".join(str(story) for story in briefing.rest)
    more = store.put_button(place, f"more:{first + len(briefing.items)}:{rest}", now)
    return (*rows, (Button(label=words("latest-more-button"), token=more),))


def _remember(store: Store, place: Place, numbered: dict[int, int], *, anew: bool) -> None:
    known = {} if anew else numbers(store, place)
    store.put_note(_note(place), json.dumps(list((known | numbered).items())[-_MOST:]))


def numbers(store: Store, place: Place) -> dict[int, int]:
    """Number → story of the last briefing there."""
    return {int(number): int(story) for number, story in json.loads(store.note(_note(place)) or "[]")}


def _note(place: Place) -> str:
    return f"numbers:{place.chat}:{place.thread}"
