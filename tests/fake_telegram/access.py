"""May the bot speak here, and is what it names there? Refuses in Telegram's words and order; changes nothing."""

from __future__ import annotations

from .chats import ADMINS, Chat, Kind, Message, Standing, Status
from .refusals import Refusal, bad, forbidden, migrated

PRIVATE_REFUSALS = {
    Standing.NEVER: "bot can't initiate conversation with a user",
    Standing.BLOCKED: "bot was blocked by the user",
    Standing.DEACTIVATED: "user is deactivated",
    Standing.BOT: "the bot can't send messages to the bot",
}


def check_present(chat: Chat) -> None:
    """Refuses where the bot can no longer see a group, supergroup or channel."""
    if chat.kind is Kind.PRIVATE:
        return
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.deleted:
        raise forbidden(f"the {chat.kind} chat was deleted")
    if chat.bot_status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status is Status.LEFT:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def check_writable(chat: Chat) -> None:
    """Refuses where the bot can't post."""
    check_present(chat)
    if chat.kind is Kind.PRIVATE and chat.standing in PRIVATE_REFUSALS:
        raise forbidden(PRIVATE_REFUSALS[chat.standing])
    if chat.kind is Kind.CHANNEL and chat.bot_status not in ADMINS:
        raise bad("need administrator rights in the channel chat")
    if not chat.bot_may_write or chat.bot_status is Status.RESTRICTED:
        raise bad("not enough rights to send text messages to the chat")


def check_thread(chat: Chat, thread: int) -> int | None:
    """The thread to post in: None for the chat itself (0), else an open topic of this forum."""
    if not thread:
        return None
    topic = (chat.topics or {}).get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic.closed and chat.bot_status not in ADMINS:
        raise bad("TOPIC_CLOSED")
    return thread


def target(chat: Chat, message_id: int, purpose: str) -> Message:
    """The message to edit, delete, pin …: `purpose` completes "message to … not found"."""
    if not message_id:
        raise bad("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad(f"message to {purpose} not found")
    return message


def check_admin(chat: Chat, refusal: Refusal) -> None:
    """Refuses in groups and channels where the bot is no administrator; private chats have none."""
    if chat.kind is not Kind.PRIVATE and chat.bot_status not in ADMINS:
        raise refusal
