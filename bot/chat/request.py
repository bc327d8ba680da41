"""What somebody said or pressed, and what they get back: the same in every platform. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chats import Chat, Place
from domain.message import Message
from domain.model import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who speaks. `admin`: may change what holds for this chat (always true in a private chat and the terminal)."""

    id: str
    name: str = ""
    lang: str = "en"
    admin: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that came with what was said: `id` is the platform's name for it, `name` its own, `size` its bytes."""

    id: str
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing said (`text`) or pressed (`token`, under the message `message`) in a place.

    `links` are the web addresses in what was said or passed on, in order; `document` is a file that came with it.
    """

    chat: Chat
    place: Place
    person: Person
    text: str = ""
    token: str | None = None
    message: int | None = None
    links: tuple[str, ...] = ()
    document: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that needs the network, to be done once the answer is given; what comes of it is answered later.

    `kind` names who does it (`bot/doing.py`) and who tells what came of it; `argument` is what it is about.
    """

    kind: str
    argument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer: the pressed message anew (`edit`), then messages in order; `notice` is a line shown in passing.

    `told` are the sentences the messages tell, to be reserved for the place together with them. `asked` is owed with
    them: an errand. `outcome` is what an errand found, kept for the buttons under its answer.
    """

    messages: tuple[Message, ...] = ()
    edit: Message | None = None
    notice: str = ""
    told: tuple[Told, ...] = ()
    asked: Asked | None = None
    outcome: str | None = None
