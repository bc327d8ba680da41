"""One turn of the conversation: what was asked, in which place, by whom, at what time. It answers nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.request import Reply, Request
from bot.chat.rich import Rich, join, messages, plain, whole_until
from bot.words.catalogue import Words
from bot.words.speaking import words_for
from config.catalogue import Topic
from domain.chats import ChatKind, Role, Settings
from domain.message import Button
from storage.store import Store

_QUOTED = 60  # characters

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatKnobs:
    """What the operator decided about conversation."""

    topics: tuple[Topic, ...] = ()
    open: bool = False
    zone: str = "UTC"
    feeds: int = 50  # of a place's own
    feeds_in_all: int = 2000  # of all places' own


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A request with all that is needed to answer it. `argument` is what followed the command."""

    request: Request
    store: Store
    now: datetime
    knobs: ChatKnobs
    role: Role
    argument: str = ""

    @property
    def settings(self) -> Settings:
        """What holds for this place; the operator's zone until one is chosen."""
        found = self.store.settings(self.request.place)
        return found if found.zone_chosen else replace(found, zone=self.knobs.zone)

    @property
    def words(self) -> Words:
        """The words this place is spoken to in."""
        return words_for(self.store.settings(self.request.place), self.request.chat)

    @property
    def who(self) -> str:
        """What the catalogue calls this place: `you`, `group`, `topic` or `channel`."""
        kind = self.request.chat.kind
        if kind in (ChatKind.PRIVATE, ChatKind.CONSOLE):
            return "you"
        if self.request.place.thread:
            return "topic"
        return "channel" if kind is ChatKind.CHANNEL else "group"

    def button(self, label: str, action: str) -> Button:
        """A button that stands for `action` in this place."""
        return Button(label=label, token=self.store.put_button(self.request.place, action, self.now))

    def with_argument(self, argument: str) -> Turn:
        """The same turn with another argument."""
        return replace(self, argument=argument)


def quoted(said: str) -> str:
    """What somebody said, short enough to be said back."""
    return said if len(said) <= _QUOTED else said[: whole_until(said, _QUOTED - 1)] + "…"


def say(*blocks: Rich | str, rows: Rows = ()) -> Reply:
    """A reply of these blocks, with buttons under the last."""
    return Reply(messages=messages([plain(b) if isinstance(b, str) else b for b in blocks], rows))


def change(*blocks: Rich | str, rows: Rows = (), notice: str = "") -> Reply:
    """The pressed message anew."""
    whole = join([plain(b) if isinstance(b, str) else b for b in blocks])
    return Reply(edit=messages([whole], rows)[0], notice=notice)
