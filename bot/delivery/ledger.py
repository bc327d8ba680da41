"""Delivery's errands at the store, each atomic. They run on the clerk's thread and send nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.limits import GROUP_SPAN, is_group
from bot.delivery.rule import Action, Confirm, GiveUp, Halt, PutBack, Readdress
from bot.quiet import is_quiet
from bot.timetable import zone_at
from bot.words.speaking import words_in
from domain.chats import Chat, ChatKind
from domain.ledger import Part, PartKind
from domain.message import Message
from storage.store import Store

PAUSE_NOTE = "delivery: all wait until"
SUPERGROUP_PREFIX = "-100"


def settle(store: Store, part: Part, done: Action, now: datetime) -> None:
    """Writes down what became of the part, all or nothing."""
    with store.transaction():
        match done:
            case Confirm(message_id=message_id):
                store.confirm(part.id, message_id=message_id, now=now)
            case PutBack():
                _put_back(store, part, done, now)
            case GiveUp(reason=reason, gone=gone):
                store.give_up(part.id, reason=reason, now=now)
                if gone:
                    _deactivate(store, part.place.chat)
                    store.give_up_chat(part.place.chat, reason=reason, now=now)
            case Readdress(new_chat=new_chat):
                store.move_chat(part.place.chat, new_chat)
                store.put_back(part.id, not_before=now, ambiguous=False, reason=f"the chat is now {new_chat}")
            case Halt(error=error):
                store.put_back(part.id, not_before=now, ambiguous=False, reason=str(error))
            case _:
                raise AssertionError(done)  # a simpler form is tried at once and never written down


def close_topic(store: Store, part: Part, now: datetime) -> None:
    """The topic of the part is closed or gone: no more digests for it, and its chat is told so, once."""
    with store.transaction():
        settings = store.settings(part.place)
        if not settings.subscribed:
            return
        store.put_settings(replace(settings, subscribed=False))
        said = Message(text=words_in(store, part.place)("topic-gone"), silent=True)
        store.owe(replace(part.place, thread=0), (said,), kind=PartKind.ANSWER, now=now)


def next_part(store: Store, now: datetime, busy: Iterable[str], zone: str) -> Part | None:
    """Claims the next part that may go. A digest that was held up into quiet hours makes no sound either.

    `zone` holds where the place chose none.
    """
    part = store.claim(now, busy=busy)
    if part is None or part.kind is not PartKind.DIGEST or part.message.silent:
        return part
    settings = store.settings(part.place)
    here = replace(settings, zone=zone_at(settings, zone))
    return replace(part, message=replace(part.message, silent=True)) if is_quiet(here, now) else part


def _put_back(store: Store, part: Part, done: PutBack, now: datetime) -> None:
    until = now + done.after
    store.put_back(part.id, not_before=until, ambiguous=done.ambiguous, reason=done.reason)
    if done.hold:
        store.hold_chat(part.place.chat, until=until)


def _deactivate(store: Store, chat: str) -> None:
    store.put_chat(replace(store.chat(chat) or Chat(id=chat, kind=_guess(chat)), active=False))


def _guess(chat: str) -> ChatKind:
    """The likely kind of a chat never described to us; the platform describes it when it speaks again."""
    if not is_group(chat):
        return ChatKind.PRIVATE
    return ChatKind.SUPERGROUP if chat.startswith(SUPERGROUP_PREFIX) else ChatKind.GROUP


def paused_until(store: Store) -> datetime | None:
    """Until when nobody may be written to, as noted by this run or an earlier one."""
    noted = store.note(PAUSE_NOTE)
    return datetime.fromisoformat(noted) if noted else None


def pause_all(store: Store, until: datetime) -> None:
    """Notes that nobody may be written to before `until`."""
    store.put_note(PAUSE_NOTE, until.isoformat())


def recent_sends(store: Store, now: datetime) -> list[tuple[str, float]]:
    """To whom was sent of late, by this run or an earlier one, and for how many seconds that is over; oldest first."""
    since = now - timedelta(seconds=GROUP_SPAN)
    return [(chat, (now - at).total_seconds()) for chat, at in store.sends(since=since, until=now)]
