"""`/start`, `/subscribe`, `/unsubscribe`: set-up in three taps (topics, place, time), one message edited in place."""

from __future__ import annotations

from bot.chat.choosing import about, in_rows, keep_topics, toggle, topic_rows
from bot.chat.reading import latest
from bot.chat.request import Reply
from bot.chat.rich import join, plain
from bot.chat.times import TimeOfDay
from bot.chat.timing import DEFAULT, holds, keep_times, keep_zone, off, subscribe_here
from bot.chat.turn import Rows, Turn, change, quoted, say

WELCOME = (
    "Hello! I read the news and tell each event once, in two or three sentences taken word for word from the articles, "
    "each linked to its source."
)
_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Africa/Lagos", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Sydney", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo",
)  # fmt: skip
_TIMES = ("06:30", "07:30", "08:30", "12:00", "18:00", "21:00")


def start(turn: Turn) -> Reply:
    """Welcome and the first of three taps. Nobody is subscribed by it."""
    return say(WELCOME, _STEPS["topics"], rows=_topics(turn))


_STEPS = {
    "topics": "1 of 3 · What should your briefing be about?",
    "zone": "2 of 3 · Where are you? (Another place: say /timezone and a city.)",
    "time": "3 of 3 · When should it come, every day?",
}


def _topics(turn: Turn) -> Rows:
    return (*topic_rows(turn, turn.settings, "setup-topic"), (turn.button("Next →", "setup-zone"),))


def setup_topic(turn: Turn) -> Reply:
    """A topic was tapped during set-up."""
    toggle(turn, turn.settings, turn.argument)
    return change(_STEPS["topics"], rows=_topics(turn))


def setup_zone(turn: Turn) -> Reply:
    """Topics are chosen: now the place."""
    zones = list(dict.fromkeys((turn.settings.zone, *_ZONES)))
    buttons = [turn.button(_city(zone), f"setup-time:{zone}") for zone in zones]
    return change(_STEPS["zone"], rows=in_rows(buttons, 3))


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def setup_time(turn: Turn) -> Reply:
    """The place is chosen: now the time, or not now."""
    settings = keep_zone(turn, turn.argument or turn.settings.zone)
    buttons = [turn.button(time, f"setup-done:{time}") for time in _TIMES]
    local = f"Your time zone is {settings.zone}."
    return change(local, _STEPS["time"], rows=(*in_rows(buttons, 3), (turn.button("Not now", "setup-done:"),)))


def setup_done(turn: Turn) -> Reply:
    """The last tap subscribes (unless it was *Not now*) and brings the first briefing at once."""
    if turn.argument:
        hour, minute = turn.argument.split(":")
        keep_times(turn, (TimeOfDay(hour=int(hour), minute=int(minute), weekdays=DEFAULT.weekdays),))
        done = holds(turn, subscribe_here(turn))
    else:
        done = "No daily briefing, then. /latest gives you one whenever you ask, /subscribe starts a daily one."
    first = latest(turn.with_argument(""))
    return Reply(edit=change(done).edit, messages=first.messages, told=first.told)


def subscribe(turn: Turn) -> Reply:
    """`/subscribe`, `/subscribe world science`: a daily briefing, at the time that holds here or the default."""
    known = {topic.id.casefold(): topic.id for topic in turn.knobs.topics}
    said = turn.argument.replace(",", " ").casefold().split()
    wrong = [word for word in said if word not in known]
    if wrong:
        return say(
            f"I know no topic “{quoted(wrong[0])}”. There are: {', '.join(known.values())}.\n"
            "For example: /subscribe world science"
        )
    if said:
        keep_topics(turn, tuple(known[word] for word in said))
    settings = subscribe_here(turn)
    hint = (
        "" if settings.zone_chosen else f"The time zone is {settings.zone}; say /timezone and your city to change it."
    )
    return say(join([plain(line) for line in (holds(turn, settings), about(turn, settings), hint) if line], "\n"))


def unsubscribe(turn: Turn) -> Reply:
    """No more daily briefings; the settings are kept."""
    return off(turn)
