"""One turn of the conversation: what was asked, in which place, by whom, at what time. It answers nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.request import Reply, Request
from bot.chat.rich import Rich, join, messages, plain
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
    def here(self) -> str:
        """What to call this place at the beginning of a sentence."""
        kind = self.request.chat.kind
        if kind in (ChatKind.PRIVATE, ChatKind.CONSOLE):
            return "You"
        if self.request.place.thread:
            return "This topic"
        return "This channel" if kind is ChatKind.CHANNEL else "This group"

    def has(self, singular: str, plural: str) -> str:
        """The verb that goes with `here`: `You get`, `This group gets`."""
        return f"{self.here} {plural if self.here == 'You' else singular}"

    def button(self, label: str, action: str) -> Button:
        """A button that stands for `action` in this place."""
        return Button(label=label, token=self.store.put_button(self.request.place, action, self.now))

    def with_argument(self, argument: str) -> Turn:
        """The same turn with another argument."""
        return replace(self, argument=argument)


def quoted(said: str) -> str:
    """What somebody said, short enough to be said back."""
    return said if len(said) <= _QUOTED else said[: _QUOTED - 1] + "…"


def say(*blocks: Rich | str, rows: Rows = ()) -> Reply:
    """A reply of these blocks, with buttons under the last."""
    return Reply(messages=messages([plain(b) if isinstance(b, str) else b for b in blocks], rows))


def change(*blocks: Rich | str, rows: Rows = (), notice: str = "") -> Reply:
    """The pressed message anew."""
    whole = join([plain(b) if isinstance(b, str) else b for b in blocks])
    return Reply(edit=messages([whole], rows)[0], notice=notice)
