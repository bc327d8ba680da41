"""`/invite` and `/ban`: the owner lets people in and shuts them out. It decides no rights: `access` does."""

from __future__ import annotations

from bot.chat.access import INVITE_LASTS, new_code
from bot.chat.request import Reply
from bot.chat.rich import Rich, clean, code, plain
from bot.chat.turn import Rows, Turn, change, quoted, say
from domain.chats import Role
from storage.promises.people import Known

_A_PAGE = 8


def invite(turn: Turn) -> Reply:
    """`/invite`: a link for one person, to be passed on; it works once, for a week."""
    token = new_code(turn.store, Role.GUEST, turn.now + INVITE_LASTS)
    username = turn.store.note("username")
    link = plain(f"https://t.me/{username}?start={token}") if username else code(f"/start {token}")
    return say(turn.words("invite", days=INVITE_LASTS.days), link)


def ban(turn: Turn) -> Reply:
    """`/ban 12345`, or alone: the people who may use the bot, each with a button."""
    said = turn.argument.strip()
    if not said:
        return say(turn.words("ban-who" if _others(turn) else "ban-nobody"), rows=_rows(turn, 0))
    if not said.isdecimal() or len(said) > 20:
        return say(turn.words("ban-number", said=quoted(said)))
    if turn.store.role(said) is Role.OWNER:
        return say(turn.words("ban-owner"))
    turn.store.put_role(said, Role.BANNED)
    return say(turn.words("ban-done", name=said))


def page(turn: Turn) -> Reply:
    """Leafs through the people."""
    start = int(turn.argument) if turn.argument.isdecimal() else 0
    return change(turn.words("ban-who"), rows=_rows(turn, start))


def switch(turn: Turn) -> Reply:
    """`ban:12345`: shuts the person out, or lets a person who was shut out in again."""
    who = next((one for one in _others(turn) if one.id == turn.argument), None)
    if who is None:
        return Reply(notice=turn.words("button-old"))
    wanted = Role.GUEST if who.role is Role.BANNED else Role.BANNED
    turn.store.put_role(who.id, wanted)
    key = "ban-done" if wanted is Role.BANNED else "ban-undone"
    notice = turn.words(key, name=_called(who))
    return change(turn.words("ban-who"), rows=_rows(turn, 0), notice=notice)


def _others(turn: Turn) -> list[Known]:
    return [one for one in turn.store.people() if one.role in (Role.GUEST, Role.BANNED)]


def _rows(turn: Turn, start: int) -> Rows:
    others = _others(turn)
    rows = [
        (turn.button(turn.words(f"ban-{one.role.value}-button", name=_called(one)), f"ban:{one.id}"),)
        for one in others[start : start + _A_PAGE]
    ]
    steps = [at for at in (start - _A_PAGE, start + _A_PAGE) if 0 <= at < len(others)]
    arrows = tuple(turn.button("←" if at < start else "→", f"ban-page:{at}") for at in steps)
    return (*rows, arrows) if arrows else tuple(rows)


def _called(one: Known) -> str:
    return f"{clean(one.name)} ({one.id})" if one.name else one.id


def welcome(turn: Turn) -> Rich:
    """What somebody reads who came in by a link."""
    return plain(turn.words("access-owner" if turn.role is Role.OWNER else "access-guest"))
