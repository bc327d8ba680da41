"""Everything the pretended Telegram knows, and how its parts find each other. Speaks no HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from . import oracle
from .calls import Call, Upload
from .chats import Chat, Kind, Message, Standing, Status, User, message_json
from .flood import Police
from .journal import Answered, Request, Sent
from .refusals import Json, bad
from .updates import Queue

COMMAND = re.compile(r"(?<![\w/@])/\w{1,64}(?:@\w{3,32})?(?![\w/])", re.ASCII)
QUERY_LIFE = timedelta(seconds=60)  # Telegram publishes no figure


@dataclass(slots=True, kw_only=True)
class World:
    """Chats, people, messages, files, updates and the records of what the bot did. Ids are dealt out in order."""

    token: str
    me: User
    clock: Callable[[], datetime]
    updates: Queue
    police: Police
    chats: dict[int, Chat] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    queries: dict[str, datetime] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    logged_out: bool = False
    journal: list[Sent] = field(default_factory=list)
    edits: list[Sent] = field(default_factory=list)
    deleted: list[tuple[int, int]] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    def count(self, name: str) -> int:
        """The next number of this counter, from 1."""
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def chat(self, call: Call) -> Chat:
        """The chat that `chat_id` names, by number or @username."""
        given = call.text("chat_id")
        if not given:
            raise bad("chat_id is empty")
        chat = self._named(given[1:]) if given.startswith("@") else self.chats.get(call.integer("chat_id"))
        if chat is None:
            raise bad("chat not found")
        return chat

    def _named(self, username: str) -> Chat | None:
        """The group or channel of this name; people can't be addressed so."""
        wanted = username.lower()
        public = (chat for chat in self.chats.values() if chat.kind is not Kind.PRIVATE)
        return next((chat for chat in public if (chat.username or "").lower() == wanted), None)

    def private(self, user: User, standing: Standing = Standing.STARTED) -> Chat:
        """The private chat with this person, made if there is none, who stands to the bot as told."""
        self.users[user.id] = user
        fresh = Chat(id=user.id, kind=Kind.PRIVATE, name=user.first_name, username=user.username)
        chat = self.chats.setdefault(user.id, fresh)
        chat.standing = standing
        return chat

    def post(self, chat: Chat, sender: User | None, *, text: str = "", thread: int | None = None) -> Message:
        """A new message in this chat, numbered: private chats and basic groups share one row of numbers."""
        shared = chat.kind in (Kind.PRIVATE, Kind.GROUP)
        number = self.count("messages" if shared else f"messages in {chat.id}")
        message = Message(id=number, chat_id=chat.id, at=self.clock(), sender=sender, text=text, thread=thread)
        chat.messages[number] = message
        if sender is not None and sender.id != self.me.id:
            self.users[sender.id] = sender
            chat.members.setdefault(sender.id, Status.MEMBER)
        return message

    def shown(self, message: Message) -> Json:
        """The message as Telegram writes it."""
        return message_json(message, self.chats[message.chat_id])

    def store(self, upload: Upload) -> Json:
        """Keeps a file; the Document that shows it."""
        number = self.count("files")
        file_id = f"FILE{number}"
        self.files[file_id] = upload
        return self.document(file_id)

    def document(self, file_id: str) -> Json:
        """As Telegram writes a Document."""
        upload = self.files[file_id]
        shown: Json = {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": len(upload.content)}
        return shown | {"file_name": upload.name, "mime_type": upload.mime}

    def query(self) -> str:
        """The id of a new callback or inline query."""
        query_id = str(7_000_000_000_000 + self.count("queries"))
        self.queries[query_id] = self.clock()
        return query_id


def found_in(text: str, asked: tuple[Json, ...] = ()) -> tuple[Json, ...]:
    """The entities Telegram finds by itself, beside those asked for; without TDLib here only commands are found."""
    found = oracle.found(text) if oracle.available() else _commands(text)
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in asked]
    return tuple(
        entity
        for entity in found
        if all(entity["offset"] >= end or entity["offset"] + entity["length"] <= start for start, end in taken)
    )


def _commands(text: str) -> tuple[Json, ...]:
    def unit(at: int) -> int:
        return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2

    spans = ((unit(match.start()), unit(match.end())) for match in COMMAND.finditer(text))
    return tuple({"type": "bot_command", "offset": start, "length": end - start} for start, end in spans)
