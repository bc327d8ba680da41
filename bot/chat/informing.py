"""`/help` and `/status`: what can be said, what holds here, how the sources are. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.chat.choosing import about
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, join, plain
from bot.chat.saying import say_when
from bot.chat.timing import holds
from bot.chat.turn import Turn, change, say
from bot.words.troubles import what_is_wrong
from domain.chats import Role

_EXAMPLES = (
    ("/latest", "help-latest"),
    ("/latest 3", "help-latest-3"),
    ("/latest technology", "help-latest-topic"),
    ("/search earthquake", "help-search"),
    ("/subscribe world science", "help-subscribe"),
    ("/schedule 07:30 mon-fri, 10:00 sat sun", "help-schedule"),
    ("/timezone Kyiv", "help-timezone"),
    ("/topics", "help-topics"),
    ("/settings", "help-settings"),
    ("/add https://example.org/news", "help-add"),
    ("/feeds", "help-feeds"),
    ("/remove 2", "help-remove"),
    ("/unsubscribe", "help-unsubscribe"),
    ("/status", "help-status"),
)
_MORE_EXAMPLES = (
    ("/mute football, prime minister", "help-mute"),
    ("/only climate", "help-only"),
    ("/length long", "help-length"),
    ("/stories 7", "help-stories"),
    ("/quiet 22:00-07:00", "help-quiet"),
    ("/silent on", "help-silent"),
    ("/skipempty on", "help-skipempty"),
    ("/alerts on", "help-alerts"),
    ("/articles en de", "help-articles"),
    ("/language de", "help-language"),
    ("/why 3", "help-why"),
    ("/likes", "help-likes"),
    ("/export", "help-export"),
    ("/forget", "help-forget"),
)
"""What can be said, and the catalogue's key of what it gives."""
_TROUBLES_SHOWN = 5


def help_(turn: Turn) -> Reply:
    """What can be said, by example: the first of two screens."""
    return say(*_screen(turn, _EXAMPLES), rows=((turn.button(turn.words("help-more-button"), "help:more"),),))


def help_page(turn: Turn) -> Reply:
    """The other screen, in place."""
    if turn.argument == "more":
        rows = ((turn.button(turn.words("help-first-button"), "help:"),),)
        return change(*_screen(turn, _MORE_EXAMPLES), rows=rows)
    return change(*_screen(turn, _EXAMPLES), rows=((turn.button(turn.words("help-more-button"), "help:more"),),))


def _screen(turn: Turn, examples: Sequence[tuple[str, str]]) -> tuple[Rich, ...]:
    words = turn.words
    lines = [plain(words("help-line", said=said, what=words(what))) for said, what in examples]
    return bold(words("help-title")), join(lines, "\n"), plain(words("help-promise"))


def status(turn: Turn) -> Reply:
    """What holds here; for the owner also sources, queue and size."""
    settings = turn.settings
    looked = turn.words("status-looked", when=_when(turn, settings.looked_at))
    mine = join((plain(holds(turn, settings)), plain(about(turn, settings)), plain(looked)), "\n")
    return say(mine, _sources(turn), _queue(turn) if turn.role is Role.OWNER else Rich())


def _sources(turn: Turn) -> Rich:
    listed = [
        (source, reading) for source, reading in turn.store.heard(turn.request.place) if source.kind.value != "import"
    ]
    answered = [reading.read_at for _, reading in listed if reading.read_at]
    last = _when(turn, max(answered, default=None))
    failing = [(source, reading) for source, reading in listed if reading.failures]
    lines = [turn.words("status-sources", n=len(listed), when=last, failing=len(failing))]
    if turn.role is Role.OWNER:
        lines += [
            turn.words("status-trouble", outlet=source.outlet, trouble=what_is_wrong(turn.words, reading.trouble))
            for source, reading in failing[:_TROUBLES_SHOWN]
            if reading.trouble
        ]
    return plain("\n".join(lines))


def _queue(turn: Turn) -> Rich:
    backlog = turn.store.backlog()
    said: dict[str, int | str] = {
        "waiting": backlog.waiting,
        "sent": backlog.sent,
        "gave-up": backlog.gave_up,
        "unanswered": backlog.unanswered,
        "size": f"{turn.store.size() / 1_000_000:.1f}",
    }
    return plain(turn.words("status-queue", **said))


def _when(turn: Turn, instant: datetime | None) -> str:
    return say_when(instant, turn.now, turn.settings.zone, turn.words) if instant else turn.words("status-never")
