"""`/start`, `/subscribe`, `/unsubscribe`: set-up in three taps (topics, place, time), one message edited in place."""

from __future__ import annotations

from bot.chat.choosing import about, in_rows, keep_topics, toggle, topic_rows, unknown_topic
from bot.chat.reading import latest
from bot.chat.request import Reply
from bot.chat.rich import join, plain
from bot.chat.times import TimeOfDay
from bot.chat.timing import DEFAULT, holds, keep_times, keep_zone, off, subscribe_here
from bot.chat.turn import Rows, Turn, change, say
from bot.chat.zones import zone_said

_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Africa/Lagos", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Sydney", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo",
)  # fmt: skip
_TIMES = ("06:30", "07:30", "08:30", "12:00", "18:00", "21:00")


def start(turn: Turn) -> Reply:
    """Welcome and the first of three taps. Nobody is subscribed by it."""
    return say(turn.words("start-hello"), turn.words("start-topics"), rows=_topics(turn))


def _topics(turn: Turn) -> Rows:
    return (
        *topic_rows(turn, turn.settings, "setup-topic"),
        (turn.button(turn.words("start-next-button"), "setup-zone"),),
    )


def setup_topic(turn: Turn) -> Reply:
    """A topic was tapped during set-up."""
    toggle(turn, turn.settings, turn.argument)
    return change(turn.words("start-topics"), rows=_topics(turn))


def setup_zone(turn: Turn) -> Reply:
    """Topics are chosen: now the place."""
    zones = list(dict.fromkeys((turn.settings.zone, *_ZONES)))
    buttons = [turn.button(_city(zone), f"setup-time:{zone}") for zone in zones]
    return change(turn.words("start-zone"), rows=in_rows(buttons, 3))


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def setup_time(turn: Turn) -> Reply:
    """The place is chosen: now the time, or not now."""
    settings = keep_zone(turn, turn.argument or turn.settings.zone)
    buttons = [turn.button(time, f"setup-done:{time}") for time in _TIMES]
    not_now = (turn.button(turn.words("start-not-now-button"), "setup-done:"),)
    local = turn.words("start-your-zone", zone=zone_said(settings.zone))
    return change(local, turn.words("start-time"), rows=(*in_rows(buttons, 3), not_now))


def setup_done(turn: Turn) -> Reply:
    """The last tap subscribes (unless it was *Not now*) and brings the first briefing at once."""
    if turn.argument:
        hour, minute = turn.argument.split(":")
        keep_times(turn, (TimeOfDay(hour=int(hour), minute=int(minute), weekdays=DEFAULT.weekdays),))
        done = holds(turn, subscribe_here(turn))
    else:
        done = turn.words("start-not-now")
    first = latest(turn.with_argument(""))
    return Reply(edit=change(done).edit, messages=first.messages, told=first.told)


def subscribe(turn: Turn) -> Reply:
    """`/subscribe`, `/subscribe world science`: a daily briefing, at the time that holds here or the default."""
    known = {topic.id.casefold(): topic.id for topic in turn.knobs.topics}
    said = turn.argument.replace(",", " ").casefold().split()
    wrong = [word for word in said if word not in known]
    if wrong:
        return unknown_topic(turn, wrong[0], "subscribe")
    if said:
        keep_topics(turn, tuple(known[word] for word in said))
    settings = subscribe_here(turn)
    hint = "" if settings.zone_chosen else turn.words("schedule-zone-hint", zone=zone_said(settings.zone))
    return say(join([plain(line) for line in (holds(turn, settings), about(turn, settings), hint) if line], "\n"))


def unsubscribe(turn: Turn) -> Reply:
    """No more daily briefings; the settings are kept."""
    return off(turn)
