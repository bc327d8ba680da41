"""What the owner must hear of: told in each owner's private chat, the same thing once a week at most. Mends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.words.speaking import words_in
from domain.chats import Place
from domain.ledger import PartKind
from domain.message import Message
from storage.store import Store

AGAIN = timedelta(days=7)


def warn_owners(store: Store, key: str, values: Mapping[str, int | str], now: datetime) -> bool:
    """Owes the text under `key` to every owner, without a sound; false where it was said within a week."""
    name = f"warned: {key}"
    with store.transaction():
        last = store.note(name)
        if last and timedelta() <= now - datetime.fromisoformat(last) < AGAIN:
            return False
        for owner in store.owners():
            place = Place(chat=owner)
            message = Message(text=words_in(store, place)(key, **values), silent=True)
            store.owe(place, (message,), kind=PartKind.ANSWER, now=now)
        store.put_note(name, now.isoformat())
    return True
