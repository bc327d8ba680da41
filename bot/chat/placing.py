"""`/here`: the briefings of a group with topics come to this topic. It decides no instant: the timetable does."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.request import Reply
from bot.chat.times import TimeOfDay
from bot.chat.timing import holds, keep_times, subscribe_here
from bot.chat.turn import Turn, say
from domain.chats import Place


def here(turn: Turn) -> Reply:
    """Turns the daily briefing on in this place. In a topic it moves here from the group's general one, if that had it.

    Topics that have briefings of their own keep them: a group may have several.
    """
    general = Place(chat=turn.request.chat.id)
    moved = bool(turn.request.place.thread) and turn.store.settings(general).subscribed
    if moved:
        _take_over(turn, general)
    settings = subscribe_here(turn)
    return say(*([turn.words("here-moved")] if moved else []), holds(turn, settings))


def _take_over(turn: Turn, general: Place) -> None:
    """This topic wishes what the general one wished, at its times; the general one is silent from now on."""
    before, place = turn.store.settings(general), turn.request.place
    mine = turn.store.settings(place)
    if not mine.subscribed:
        taken = replace(before, place=place, subscribed=False, seen=max(before.seen, mine.seen))
        turn.store.put_settings(taken)
        rows = turn.store.timetables(general)
        keep_times(turn, [TimeOfDay(hour=row.hour, minute=row.minute, weekdays=row.weekdays) for row in rows])
    turn.store.put_settings(replace(before, subscribed=False))
