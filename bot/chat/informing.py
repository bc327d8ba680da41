"""`/help` and `/status`: what can be said, what holds here, how the sources are. Changes nothing."""

from __future__ import annotations

from bot.chat.choosing import about
from bot.chat.commands import COMMANDS
from bot.chat.render import count, say_when
from bot.chat.request import Reply
from bot.chat.rich import Rich, bold, join, plain
from bot.chat.timing import holds
from bot.chat.turn import Turn, say
from bot.words.troubles import in_english
from domain.chats import Role

_EXAMPLES = (
    ("/latest", "what is new since you last looked"),
    ("/latest 3", "the three most important stories"),
    ("/latest technology", "one topic"),
    ("/subscribe world science", "a daily briefing on these"),
    ("/schedule 07:30 mon-fri, 10:00 sat sun", "when it comes"),
    ("/timezone Kyiv", "so that 07:30 is your 07:30"),
    ("/topics", "choose by tapping"),
    ("/unsubscribe", "stop; settings are kept"),
    ("/status", "what holds here"),
)
_TROUBLES_SHOWN = 5


def help_(turn: Turn) -> Reply:
    """What can be said, by example."""
    lines = [plain(f"{said} — {what}") for said, what in _EXAMPLES]
    promise = "Every sentence is word for word from the article its outlet's name links to. Each event is told once."
    return say(bold("What you can say"), join(lines, "\n"), promise)


def status(turn: Turn) -> Reply:
    """What holds here; for the owner also sources, queue and size."""
    settings = turn.settings
    looked = say_when(settings.looked_at, turn.now, settings.zone) if settings.looked_at else "never yet"
    mine = join((plain(holds(turn, settings)), plain(about(turn, settings)), plain(f"Last looked: {looked}.")), "\n")
    return say(mine, _sources(turn), _queue(turn) if turn.role is Role.OWNER else Rich())


def _sources(turn: Turn) -> Rich:
    listed = [(source, reading) for source, reading in turn.store.sources() if source.kind.value != "import"]
    answered = [reading.read_at for _, reading in listed if reading.read_at]
    last = say_when(max(answered), turn.now, turn.settings.zone) if answered else "never yet"
    failing = [(source, reading) for source, reading in listed if reading.failures]
    lines = [f"{count(len(listed), 'source', 'sources')}, last read {last}; {len(failing)} could not be read."]
    if turn.role is Role.OWNER:
        lines += [
            f"· {source.outlet}: {in_english(reading.trouble)}"
            for source, reading in failing[:_TROUBLES_SHOWN]
            if reading.trouble
        ]
    return plain("\n".join(lines))


def _queue(turn: Turn) -> Rich:
    backlog = turn.store.backlog()
    return plain(
        f"Waiting to be sent: {backlog.waiting}. Sent: {backlog.sent}. Given up: {backlog.gave_up}. "
        f"Not yet answered: {backlog.unanswered}. Database: {turn.store.size() / 1_000_000:.1f} MB."
    )


def names() -> tuple[str, ...]:
    """All commands, without their slash."""
    return tuple(name for name, _ in COMMANDS)
