"""Who may use the bot: private by default, owners by a one-time link. Stores codes only as their hashes."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.chat.request import Reply
from bot.chat.turn import Turn, say
from domain.chats import ChatKind, Role
from storage.store import Store

CLAIM_LASTS = timedelta(hours=1)
_ALONE = (ChatKind.PRIVATE, ChatKind.CONSOLE)
_WISHES = (
    *("settings", "mute", "only", "length", "stories", "silent", "quiet", "skipempty", "alerts"),
    *("articles", "language", "export", "forget"),
)
_CHANGING = frozenset((*_WISHES, "subscribe", "unsubscribe", "schedule", "timezone", "topics", "start", "follow"))


def new_claim(store: Store, now: datetime) -> str:
    """A fresh code that makes whoever sends it the owner, once, within an hour."""
    code = secrets.token_urlsafe(18)
    store.put_code(_hash(code), Role.OWNER, now + CLAIM_LASTS)
    return code


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def claimed(turn: Turn) -> Turn | None:
    """The turn with its new role, where `/start` came with a good code; it is used up by that."""
    if not turn.argument or turn.request.chat.kind not in _ALONE:
        return None
    role = turn.store.use_code(_hash(turn.argument), turn.now)
    if role is None:
        return None
    turn.store.put_role(turn.request.person.id, role)
    return replace(turn, role=role, argument="")


def refusal(turn: Turn, command: str) -> Reply | None:
    """Why this person may not say this here; None where they may. A stranger is told once, then nothing.

    A group in which somebody we know has spoken to the bot is served: anyone there may read, its admins may change.
    """
    known = turn.role in (Role.OWNER, Role.GUEST) or turn.knobs.open
    if turn.role is Role.BANNED:
        return Reply()
    if turn.request.chat.kind in _ALONE:
        return None if known else _stranger(turn)
    adopted = f"adopted:{turn.request.chat.id}"
    if known:
        turn.store.put_note(adopted, "yes")
    elif not turn.store.note(adopted):
        return Reply()  # a group that nobody we know has spoken in
    if command in _CHANGING and not turn.request.person.admin:
        return say(turn.words("access-admins"))
    return None


def _stranger(turn: Turn) -> Reply:
    """One polite line, then silence."""
    told = f"stranger:{turn.request.person.id}"
    if turn.store.note(told):
        return Reply()
    turn.store.put_note(told, turn.now.isoformat())
    return say(turn.words("access-stranger"))
