"""Inline mode: `@bot words` typed in any chat offers stories to share. It shows only what everybody may see."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.rich import Rich, bold, clean, italic, join, link, opening, plain
from bot.chat.turn import ChatKnobs
from bot.words.catalogue import Words
from domain.chats import Role
from domain.lookup import folded
from storage.promises.search import Found
from storage.store import Store

A_PAGE = 10
_MOST = 50
_OPENING = 160  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One story on offer: its lines in the list, and the message that is posted when it is chosen."""

    id: str
    title: str
    about: str
    message: Rich


def offers(store: Store, knobs: ChatKnobs, person: str, words: str, start: int, said: Words) -> list[Shared]:
    """A page of stories that hold the words, from number `start` on; none for whom the bot does not know."""
    role = store.role(person)
    known = role in (Role.OWNER, Role.GUEST) or (knobs.open and role is not Role.BANNED)
    if not known or not folded(words).strip() or start >= _MOST:
        return []
    found = store.search(words, limit=start + A_PAGE) or store.search(words, limit=start + A_PAGE, begun=True)
    return [_offer(one, said) for one in found[start:]]


def _offer(found: Found, said: Words) -> Shared:
    title, outlet = clean(found.title), clean(found.outlet) or said("briefing-source")
    begins = opening(clean(found.opening), _OPENING)
    head = Rich(title, (*bold(title).marks, *link(title, found.url).marks))
    message = join((head, plain(begins), italic(outlet)), "\n")
    return Shared(id=str(found.story), title=title, about=f"{outlet} · {begins}", message=message)
