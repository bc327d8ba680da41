"""When a message makes no sound: silent places and quiet hours. Pure; it changes no text and sends nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.timetable import zone_info
from domain.chats import Settings
from domain.message import Message


def hushed(messages: Iterable[Message], settings: Settings, now: datetime) -> tuple[Message, ...]:
    """A digest's messages as the place wants to hear them: without a sound where it is silent or has quiet hours."""
    if not (settings.habits.silent or is_quiet(settings, now)):
        return tuple(messages)
    return tuple(replace(message, silent=True) for message in messages)


def is_quiet(settings: Settings, now: datetime) -> bool:
    """Whether the clock of the place's zone stands in its quiet hours: start <= minute < end, perhaps past midnight."""
    if settings.habits.quiet is None:
        return False
    start, end = settings.habits.quiet
    local = now.astimezone(zone_info(settings.zone))
    minute = local.hour * 60 + local.minute
    return start <= minute < end if start <= end else minute >= start or minute < end
