"""A reply becomes what is owed: its messages in the outbox, its errand beside them. Sends nothing, decides nothing.

Call it inside the transaction in which the reply was made: what it says and what it changed belong together.
"""

from __future__ import annotations

from datetime import datetime

from bot.chat.request import Reply, Request
from domain.chats import Settings
from domain.ledger import PartKind
from storage.store import Store


def owe_reply(store: Store, request: Request, reply: Reply, now: datetime, before: Settings | None = None) -> None:
    """Owes the messages of `reply` to the place of `request`, and writes down the errand it asks for.

    `before` is what held before the reply was made: should what it tells never arrive, the place has not looked.
    """
    messages, group = reply.messages, None
    if reply.edit is not None and request.message is not None:
        told = () if messages else reply.told
        edit = (reply.edit,)
        group = store.owe(request.place, edit, kind=PartKind.ANSWER, now=now, edits=request.message, told=told)
    elif reply.edit is not None:
        messages = (reply.edit, *messages)
    if messages:
        looked = before if reply.told else None
        group = store.owe(request.place, messages, kind=PartKind.ANSWER, now=now, told=reply.told, before=looked)
    if reply.asked is not None:
        store.put_errand(
            request.place,
            kind=reply.asked.kind,
            argument=reply.asked.argument,
            now=now,
            person=request.person.id,
            lang=request.person.lang,
            said=group,
        )
