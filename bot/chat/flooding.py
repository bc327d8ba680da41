"""Who asks too often in a minute is told so once, and then not answered until it is over. It bans nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat.request import Reply
from bot.chat.turn import Turn, say
from domain.chats import ChatKind

MOST = 30  # requests of one person in one place within a minute: more than anybody reads
WITHIN = timedelta(minutes=1)


def flooding(turn: Turn) -> Reply | None:
    """None where the request may be answered; once a line, and then silence, where it comes too soon."""
    if turn.request.chat.kind is ChatKind.CONSOLE:
        return None
    began, count = _counted(turn)
    if turn.now - began >= WITHIN or turn.now < began:
        began, count = turn.now, 0
    count += 1
    turn.store.put_note(_note(turn), f"{began.isoformat()} {count}")
    if count <= MOST:
        return None
    said = turn.words("access-too-often")
    if count > MOST + 1:
        return Reply()
    return Reply(notice=said) if turn.request.token else say(said)


def _counted(turn: Turn) -> tuple[datetime, int]:
    began, _, count = (turn.store.note(_note(turn)) or f"{turn.now.isoformat()} 0").partition(" ")
    return datetime.fromisoformat(began), int(count)


def _note(turn: Turn) -> str:
    return f"asked:{turn.request.place.chat}:{turn.request.person.id}"
