"""Which words a place is spoken to in: those chosen there, else those of the person's own client. It says nothing."""

from __future__ import annotations

from bot.words.catalogue import Words, spoken
from domain.chats import Chat, Place, Settings
from storage.store import Store


def words_for(settings: Settings, chat: Chat | None) -> Words:
    """The words of a place whose settings and chat are at hand."""
    return Words(spoken(settings.habits.lang or (chat.lang if chat else None)))


def words_in(store: Store, place: Place) -> Words:
    """The words of a place."""
    return words_for(store.settings(place), store.chat(place.chat))
