"""Chats, people and messages as Telegram keeps them, and their JSON. Knows no HTTP and sends nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .refusals import Json


class Kind(StrEnum):
    """What sort of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """How the person of a private chat stands to the bot."""

    STARTED = "started"
    NEVER = "never started"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    BOT = "bot"


class Status(StrEnum):
    """A membership, as ChatMember.status spells it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


ADMINS = frozenset({Status.CREATOR, Status.ADMINISTRATOR})
OUTSIDE = frozenset({Status.LEFT, Status.KICKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str = "Ada"
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def to_json(self) -> Json:
        """As Telegram writes a User."""
        optional = {"username": self.username, "language_code": self.language_code}
        required: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return required | {key: value for key, value in optional.items() if value}


GROUP_ANONYMOUS_BOT = User(id=1087968824, first_name="Group", username="GroupAnonymousBot", is_bot=True)


@dataclass(slots=True, kw_only=True)
class Topic:
    """A forum topic; nobody but admins writes in a closed one."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, kw_only=True)
class Message:
    """A message as it now is. `asked` are the entities its sender gave, `found` those Telegram added.

    `sender` is None in channels; `rest` holds whatever else its JSON shows (document, location, sender_chat …).
    """

    id: int
    chat_id: int
    at: datetime
    sender: User | None
    by_bot: bool = False
    thread: int | None = None
    text: str = ""
    text_key: str = "text"
    asked: tuple[Json, ...] = ()
    found: tuple[Json, ...] = ()
    markup: Json | None = None
    edited_at: datetime | None = None
    reactions: tuple[Json, ...] = ()
    rest: Json = field(default_factory=dict)

    @property
    def message_id(self) -> int:
        """The id, under the Bot API's name for it."""
        return self.id

    @property
    def keyboard(self) -> Json | None:
        """The markup, if it is an inline keyboard."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None


@dataclass(slots=True, kw_only=True)
class Chat:
    """A chat and what is in it. `standing` counts in private chats, `bot_status` in all others."""

    id: int
    kind: Kind
    name: str
    username: str | None = None
    standing: Standing = Standing.STARTED
    bot_status: Status = Status.MEMBER
    bot_may_write: bool = True
    topics: dict[int, Topic] | None = None
    members: dict[int, Status] = field(default_factory=dict)
    deleted: bool = False
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)

    def to_json(self) -> Json:
        """As Telegram writes a Chat."""
        name_key = "first_name" if self.kind is Kind.PRIVATE else "title"
        shown: Json = {"id": self.id, "type": str(self.kind), name_key: self.name}
        shown |= {"username": self.username} if self.username else {}
        return shown | ({"is_forum": True} if self.topics is not None else {})


def message_json(message: Message, chat: Chat) -> Json:
    """As Telegram writes a Message."""
    shown: Json = {"message_id": message.id, "date": int(message.at.timestamp()), "chat": chat.to_json()}
    if message.sender is not None:
        shown["from"] = message.sender.to_json()
    if chat.kind is Kind.CHANNEL:
        shown["sender_chat"] = chat.to_json()
    if message.thread is not None:
        shown |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.text:
        shown[message.text_key] = message.text
    entities = sorted((*message.asked, *message.found), key=lambda entity: int(entity["offset"]))
    if entities:
        shown["entities" if message.text_key == "text" else "caption_entities"] = entities
    if message.keyboard:
        shown["reply_markup"] = message.keyboard
    if message.edited_at:
        shown["edit_date"] = int(message.edited_at.timestamp())
    return shown | message.rest


RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_post_messages",
    "can_edit_messages",
    "can_manage_topics",
    "can_manage_direct_messages",
    "can_manage_tags",
    "can_send_welcome_messages",
]
PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


def member_json(user: User, status: Status) -> Json:
    """As Telegram writes a ChatMember: admins have every right, the restricted may do nothing."""
    shown: Json = {"user": user.to_json(), "status": str(status)}
    if status is Status.CREATOR:
        return shown | {"is_anonymous": False}
    if status is Status.ADMINISTRATOR:
        return shown | dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    if status is Status.RESTRICTED:
        return shown | dict.fromkeys(PERMISSIONS, False) | {"is_member": True, "until_date": 0}
    if status is Status.KICKED:
        return shown | {"until_date": 0}
    return shown
