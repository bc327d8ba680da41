"""What a raw update means: a request, a change of a chat, or nothing to us. Pure; it asks nobody and stores nothing.

Raises LookupError, TypeError, ValueError or AttributeError on an update that is not of Telegram's shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.request import Document, Person, Request
from domain.chats import Chat, ChatKind, Place

Json = Mapping[str, Any]

ANONYMOUS_ADMIN = 1087968824  # GroupAnonymousBot, in whose name administrators may hide
UP, DOWN = "👍", "👎"
PRESENT = frozenset({"creator", "administrator", "member"})
COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?=\s|$)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChange:
    """The bot was let in or thrown out, blocked or unblocked: `chat.active` says which. `by` is the id of who did it.

    `fresh`: the bot was not there before.
    """

    chat: Chat
    by: str | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMove:
    """A group became a supergroup with another id."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Liked:
    """A person's thumb under a message of ours: up (`more`) or down."""

    place: Place
    person: str
    message: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineAsk:
    """Somebody typed `@bot words` in any chat and waits for stories to share."""

    query: str
    person: Person
    words: str
    start: int


Read = Request | MemberChange | ChatMove | Liked | InlineAsk


def read(update: Json, *, username: str) -> Read | None:
    """What the update means to the bot `username`; None where it does not concern us.

    In groups `person.admin` is true only where the update itself proves it; for others somebody must ask.
    """
    if "message" in update:
        return _message(update["message"], username)
    if "channel_post" in update:
        return _post(update["channel_post"], username)
    return next((make(update[kind]) for kind, make in _others().items() if kind in update), None)


def _others() -> Mapping[str, Callable[[Json], Read | None]]:
    return {
        "callback_query": _press,
        "my_chat_member": _member,
        "message_reaction": _reaction,
        "inline_query": _inline,
    }


def query_of(update: Json) -> str | None:
    """The id of the press, which must be answered even if it means nothing."""
    query = update.get("callback_query")
    return str(query["id"]) if query else None


def _message(message: Json, username: str) -> Read | None:
    chat = _chat(message["chat"])
    if "migrate_to_chat_id" in message:
        return ChatMove(old=chat.id, new=str(int(message["migrate_to_chat_id"])))
    person = _speaker(message, chat)
    text, document = _spoken(message, chat, username), _document(message, chat)
    if person is None or (text is None and document is None):
        return None
    return Request(
        chat=_spoken_to(chat, person),
        place=_place(message, chat),
        person=person,
        text=text or "",
        links=_links(message),
        document=document,
    )


def _document(message: Json, chat: Chat) -> Document | None:
    """A file that is meant for us: any in a private chat, elsewhere one whose caption is a command."""
    raw = message.get("document")
    meant = chat.kind is ChatKind.PRIVATE or COMMAND.match(str(message.get("caption", "")))
    if raw is None or not meant:
        return None
    return Document(
        id=str(raw["file_id"]), name=_clean(str(raw.get("file_name", ""))), size=int(raw.get("file_size", 0))
    )


def _links(message: Json) -> tuple[str, ...]:
    """The addresses that Telegram marked, shown ones and those behind words, in order."""
    text = str(message.get("text") or message.get("caption") or "").encode("utf-16-le", "surrogatepass")
    found = []
    for entity in message.get("entities") or message.get("caption_entities") or ():
        start, end = int(entity["offset"]) * 2, (int(entity["offset"]) + int(entity["length"])) * 2
        if entity["type"] == "url":
            found.append(text[start:end].decode("utf-16-le", "replace"))
        elif entity["type"] == "text_link":
            found.append(str(entity["url"]))
    return tuple(_clean(url) for url in found)


def _post(message: Json, username: str) -> Request | None:
    """Only administrators post in channels; all of them speak as the channel."""
    chat = _chat(message["chat"])
    text = _spoken(message, chat, username)
    if not text:
        return None
    document = _document(message, chat)
    return Request(chat=chat, place=Place(chat=chat.id), person=_itself(chat), text=text, document=document)


def _press(query: Json) -> Request | None:
    message, token = query.get("message"), query.get("data")
    if message is None or token is None:
        return None
    chat = _chat(message["chat"])
    person = _person(query["from"], chat)
    return Request(
        chat=_spoken_to(chat, person),
        place=_place(message, chat),
        person=person,
        token=str(token),
        message=int(message["message_id"]),
    )


def _member(change: Json) -> MemberChange:
    chat = _chat(change["chat"])
    active = _may_write(change["new_chat_member"], chat.kind)
    by = change.get("from")
    return MemberChange(
        chat=replace(chat, active=active),
        by=str(int(by["id"])) if by else None,
        fresh=active and not _may_write(change.get("old_chat_member") or {}, chat.kind),
    )


def _reaction(change: Json) -> Liked | None:
    """A thumb that is new; taking one back says nothing, and who reacts without a name is nobody to ask."""
    new = {one.get("emoji") for one in change["new_reaction"]} - {one.get("emoji") for one in change["old_reaction"]}
    user = change.get("user")
    if user is None or not new & {UP, DOWN}:
        return None
    place = Place(chat=str(int(change["chat"]["id"])))
    return Liked(place=place, person=str(int(user["id"])), message=int(change["message_id"]), more=UP in new)


def _inline(query: Json) -> InlineAsk:
    who, offset = query["from"], str(query.get("offset") or "0")
    lang = str(who.get("language_code") or "en").partition("-")[0].lower()
    person = Person(id=str(int(who["id"])), name=_clean(_name(who)), lang=lang, admin=False)
    start = int(offset) if offset.isdecimal() else 0
    return InlineAsk(query=str(query["id"]), person=person, words=_clean(str(query["query"])), start=start)


def _may_write(member: Json, kind: ChatKind) -> bool:
    """Whether the bot, being this kind of member, may write there: in channels only administrators with that right."""
    status = member.get("status")
    if kind is ChatKind.CHANNEL:
        return status == "creator" or (status == "administrator" and member.get("can_post_messages", True) is not False)
    if status == "restricted":
        return bool(member.get("is_member")) and member.get("can_send_messages") is not False
    return status in PRESENT


def _chat(raw: Json, *, active: bool = True) -> Chat:
    title = raw.get("title") or _name(raw)
    return Chat(id=str(int(raw["id"])), kind=ChatKind(raw["type"]), title=_clean(title), active=active)


def _place(message: Json, chat: Chat) -> Place:
    """A thread counts only in a forum's topic; elsewhere Telegram numbers mere chains of replies."""
    thread = int(message["message_thread_id"]) if message.get("is_topic_message") else 0
    return Place(chat=chat.id, thread=thread)


def _speaker(message: Json, chat: Chat) -> Person | None:
    """Who says it; None for bots, and for channels that speak in a group."""
    sender, behind = message.get("from"), message.get("sender_chat")
    if sender is None:
        return None
    if behind is not None:
        hidden_admin = sender["id"] == ANONYMOUS_ADMIN and str(behind["id"]) == chat.id
        return _itself(chat) if hidden_admin else None
    return None if sender.get("is_bot") else _person(sender, chat)


def _spoken_to(chat: Chat, person: Person) -> Chat:
    """The chat with the language of the one person in it, if there is but one."""
    return replace(chat, lang=person.lang) if chat.kind is ChatKind.PRIVATE else chat


def _itself(chat: Chat) -> Person:
    """An administrator who speaks as the chat: nobody can tell which one, so the chat itself is the person."""
    return Person(id=chat.id, name=chat.title, admin=True)


def _person(raw: Json, chat: Chat) -> Person:
    lang = str(raw.get("language_code") or "en").partition("-")[0].lower()
    admin = chat.kind is ChatKind.PRIVATE
    return Person(id=str(int(raw["id"])), name=_clean(_name(raw)), lang=lang, admin=admin)


def _name(raw: Json) -> str:
    return " ".join(str(raw[key]) for key in ("first_name", "last_name") if raw.get(key))


def _spoken(message: Json, chat: Chat, username: str) -> str | None:
    """What is said to us: anything in a private chat, elsewhere only commands; never a command to another bot."""
    if "location" in message and chat.kind is ChatKind.PRIVATE:
        return f"/timezone {message['location']['latitude']} {message['location']['longitude']}"
    text = _clean(str(message.get("text") or message.get("caption") or "")).strip()
    command = COMMAND.match(text)
    if command is None:
        return text if text and chat.kind is ChatKind.PRIVATE else None
    name, addressed = command.groups()
    if addressed is not None and addressed.lower() != username.lower():
        return None
    return f"/{name}{text[command.end() :]}"


def _clean(text: str) -> str:
    """The text without halves of characters, which no database takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
