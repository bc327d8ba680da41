"""`/latest` and what stands under it: more stories, the last 24 hours again. Chooses nothing: the edition does."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.choosing import topic_name
from bot.chat.numbers import buttons_under
from bot.chat.render import Frame, blocks, told
from bot.chat.request import Reply
from bot.chat.rich import messages
from bot.chat.saying import say_when
from bot.chat.turn import Turn, quoted, say
from bot.edition import DAY, looked, looked_aside, new_to, of_stories, since, span
from bot.pipeline import uses_sample
from bot.words.catalogue import Words
from domain.chats import Place, Settings, Wish
from domain.model import Briefing
from storage.store import Store

MOST_STORIES = 20
"""Stories of one briefing: more is no briefing."""

_COUNTS = {str(number): number for number in range(1, MOST_STORIES + 1)}


def latest(turn: Turn) -> Reply:
    """`/latest`, `/latest 3`, `/latest technology`: what is new to this place, by its wish or the one said."""
    settings = turn.settings
    wish = _wish(turn, settings)
    if isinstance(wish, Reply):
        return wish
    edition = new_to(turn.store, settings, turn.now, wish)
    if wish.topics == settings.wish.topics:
        looked(turn.store, settings, edition, turn.now)
    else:
        looked_aside(turn.store, settings.place, edition.briefing)
    if not edition.briefing.items:
        return _nothing_new(turn, settings, wish)
    return shown(turn, edition.briefing, _frame(turn, more=_left(edition.briefing)))


def _wish(turn: Turn, settings: Settings) -> Wish | Reply:
    said = turn.argument.casefold().strip()
    if not said:
        return settings.wish
    if said in _COUNTS:
        return replace(settings.wish, limit=_COUNTS[said])
    if said.removeprefix("-").isdecimal():
        return say(turn.words("latest-number", most=MOST_STORIES))
    for topic in turn.knobs.topics:
        if said in (topic.id.casefold(), topic_name(turn, topic).casefold()):
            return replace(settings.wish, topics=(topic.id,), own=False)
    names = ", ".join(topic.id for topic in turn.knobs.topics)
    example = turn.knobs.topics[0].id if turn.knobs.topics else "5"
    said = quoted(turn.argument)
    return say(turn.words("latest-no-topic", said=said, most=MOST_STORIES, topics=names, example=example))


def _nothing_new(turn: Turn, settings: Settings, wish: Wish) -> Reply:
    words = turn.words
    asked = say_when(since(settings, turn.now), turn.now, settings.zone, words)
    names = ", ".join(topic_name(turn, topic) for topic in turn.knobs.topics if topic.id in wish.topics)
    said = words("latest-nothing-about", topics=names, since=asked) if names else words("latest-nothing", since=asked)
    again = ((turn.button(words("latest-again-button"), f"again:{','.join(wish.topics)}"),),)
    return say(said, *notes(turn.store, words, turn.request.place), rows=again)


def _frame(turn: Turn, *, first: int = 1, more: int = 0, again: bool = False) -> Frame:
    said = notes(turn.store, turn.words, turn.request.place)
    return Frame(zone=turn.settings.zone, words=turn.words, notes=said, first=first, more=more, again=again)


def again(turn: Turn) -> Reply:
    """The last 24 hours once more, marked as a repeat; it tells nothing new, so nothing is remembered as told."""
    wish = replace(turn.settings.wish, topics=tuple(t for t in turn.argument.split(",") if t))
    briefing = span(turn.store, turn.now - DAY, turn.now, wish, turn.request.place)
    if not briefing.items:
        return say(turn.words("latest-nothing-day"), *notes(turn.store, turn.words, turn.request.place))
    buttons = buttons_under(turn.store, turn.request.place, replace(briefing, rest=()), turn.now, turn.words)
    return Reply(messages=messages(blocks(briefing, _frame(turn, again=True)), buttons))


def more(turn: Turn) -> Reply:
    """The next stories of a briefing that had more than fitted."""
    first, _, listed = turn.argument.partition(":")
    stories = [int(story) for story in listed.split(",")]  # below zero: a story of this place alone
    briefing = of_stories(turn.store, turn.settings, stories, turn.now)
    if not briefing.items:
        return say(turn.words("latest-all"))
    looked_aside(turn.store, turn.settings.place, briefing)
    frame = Frame(zone=turn.settings.zone, words=turn.words, first=int(first), more=_left(briefing))
    return shown(turn, briefing, frame, headless=True)


def shown(turn: Turn, briefing: Briefing, frame: Frame, *, headless: bool = False) -> Reply:
    """A briefing with its buttons, and what it tells; `headless` where it goes on from an earlier message."""
    parts = blocks(briefing, frame)[1 if headless else 0 :]
    buttons = buttons_under(turn.store, turn.request.place, briefing, turn.now, turn.words, first=frame.first)
    return Reply(messages=messages(parts, buttons), told=told(briefing))


def _left(briefing: Briefing) -> int:
    return len(briefing.rest)


def notes(store: Store, words: Words, place: Place) -> tuple[str, ...]:
    """Lines that tell the truth when something is amiss: sources that the place hears and that failed, the bundled
    newsroom in their place."""
    listed = [
        (source, reading) for source, reading in store.heard(place) if source.kind.value not in ("import", "sample")
    ]
    feeds = words("feeds", n=len(listed))
    failing = sum(reading.failures > 0 for _, reading in listed)
    said = []
    if uses_sample(store):
        said.append(words("briefing-sample"))
    elif waiting := sum(reading.tried_at is None for _, reading in listed):
        said.append(words("briefing-waiting", n=waiting, feeds=feeds))
    if failing and not uses_sample(store):
        said.append(words("briefing-failing", n=failing, feeds=feeds))
    return tuple(said)
