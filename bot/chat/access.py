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
INVITE_LASTS = timedelta(days=7)
_ALONE = (ChatKind.PRIVATE, ChatKind.CONSOLE)
_WISHES = (
    *("settings", "mute", "only", "length", "stories", "silent", "quiet", "skipempty", "alerts"),
    *("articles", "language", "export", "forget", "add", "remove"),
)
_CHANGING = frozenset(
    (*_WISHES, "subscribe", "unsubscribe", "schedule", "timezone", "topics", "start", "follow", "here")
)
_OWNERS = frozenset(("invite", "ban"))


def new_claim(store: Store, now: datetime) -> str:
    """A fresh code that makes whoever sends it the owner, once, within an hour."""
    return new_code(store, Role.OWNER, now + CLAIM_LASTS)


def new_code(store: Store, role: Role, expires: datetime) -> str:
    """A fresh code that gives the role to whoever sends it, once, before it expires."""
    code = secrets.token_urlsafe(18)
    store.put_code(_hash(code), role, expires)
    return code


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def claimed(turn: Turn) -> Turn | None:
    """The turn with its new role, where `/start` came with a good code; it is used up by that."""
    if not turn.argument or turn.request.chat.kind not in _ALONE:
        return None
    if turn.role is Role.BANNED:
        return None
    role = turn.store.use_code(_hash(turn.argument), turn.now)
    if role is None:
        return None
    role = Role.OWNER if turn.role is Role.OWNER else role  # an owner who follows an invitation stays one
    turn.store.put_role(turn.request.person.id, role, turn.request.person.name)
    return replace(turn, role=role, argument="")


def refusal(turn: Turn, command: str) -> Reply | None:
    """Why this person may not say this here; None where they may. A stranger is told once, then nothing.

    A group in which somebody we know has spoken to the bot is served: anyone there may read, its admins may change.
    """
    known = turn.role in (Role.OWNER, Role.GUEST) or turn.knobs.open
    if turn.role is Role.BANNED:
        return Reply()
    if turn.request.chat.kind in _ALONE:
        return _alone(turn, command) if known else _stranger(turn)
    if known:
        adopt(turn.store, turn.request.chat.id)
    elif not is_adopted(turn.store, turn.request.chat.id):
        return Reply()  # a group that nobody we know has spoken in
    if command in _OWNERS:
        return say(turn.words("access-in-private")) if turn.role is Role.OWNER else Reply()
    if command in _CHANGING and not turn.request.person.admin:
        return say(turn.words("access-admins"))
    return None


def _alone(turn: Turn, command: str) -> Reply | None:
    return say(turn.words("access-owners")) if command in _OWNERS and turn.role is not Role.OWNER else None


def adopt(store: Store, chat: str) -> None:
    """The group or channel is served from now on: somebody we know spoke in it or let the bot in."""
    store.put_note(f"adopted:{chat}", "yes")


def is_adopted(store: Store, chat: str) -> bool:
    """Whether the group or channel is served."""
    return store.note(f"adopted:{chat}") is not None


def _stranger(turn: Turn) -> Reply:
    """One polite line, then silence."""
    told = f"stranger:{turn.request.person.id}"
    if turn.store.note(told):
        return Reply()
    turn.store.put_note(told, turn.now.isoformat())
    return say(turn.words("access-stranger"))
