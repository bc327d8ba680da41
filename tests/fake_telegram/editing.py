"""Edit, delete, pin, react: what changes a message that is there already. Never posts."""

from __future__ import annotations

from datetime import timedelta

from .access import check_admin, check_present, check_writable, target
from .calls import Call
from .chats import ADMINS, Chat, Kind, Message
from .keyboards import check_markup, read_markup
from .refusals import NOT_MODIFIED, Json, bad
from .sending import record
from .texts import CAPTION_UNITS, Formatted, read_text, settle
from .world import World, found_in

DELETABLE = timedelta(hours=48)
MOST_IDS = 100


def edit_message_text(world: World, call: Call) -> Json:
    """New text and keyboard; without a keyboard the old one goes."""
    return _edit_text(world, call, read_text(call), "text")


def edit_message_caption(world: World, call: Call) -> Json:
    """New caption and keyboard of a document."""
    return _edit_text(world, call, read_text(call, "caption", "caption_entities"), "caption")


def _edit_text(world: World, call: Call, raw: Formatted, key: str) -> Json:
    markup = read_markup(call, only_inline=True)
    chat, message = _editable(world, call)
    if message.text_key != key:
        raise bad(f"there is no {key} in the message to edit")
    shown = settle(raw) if key == "text" else settle(raw, CAPTION_UNITS, "message caption")
    check_markup(markup, chat)
    _change(world, call, message, shown, markup)
    return world.shown(message)


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """New keyboard, or none; the text stays."""
    markup = read_markup(call, only_inline=True)
    chat, message = _editable(world, call)
    check_markup(markup, chat)
    _change(world, call, message, Formatted(text=message.text, entities=message.asked), markup)
    return world.shown(message)


def _editable(world: World, call: Call) -> tuple[Chat, Message]:
    chat = world.chat(call)
    check_writable(chat)
    message = target(chat, call.integer("message_id"), "edit")
    if not message.by_bot:
        raise bad("message can't be edited")
    return chat, message


def _change(world: World, call: Call, message: Message, shown: Formatted, markup: Json | None) -> None:
    if (shown.text, shown.entities, markup) == (message.text, message.asked, message.keyboard):
        raise bad(NOT_MODIFIED)
    message.text, message.asked, message.markup = shown.text, shown.entities, markup
    message.found = found_in(shown.text, shown.entities)
    message.edited_at = world.clock()
    world.edits.append(record(call, message))


def delete_message(world: World, call: Call) -> bool:
    """Deletes one message that the bot may delete."""
    chat = world.chat(call)
    check_present(chat)
    message = target(chat, call.integer("message_id"), "delete")
    if not _deletable(world, chat, message):
        raise bad("message can't be deleted")
    _delete(world, chat, message)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Deletes up to 100; those missing or not deletable are passed over."""
    chat = world.chat(call)
    check_present(chat)
    wanted = call.parsed("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(wanted, list) or not wanted:
        raise bad("message identifiers are not specified")
    if len(wanted) > MOST_IDS:
        raise bad("too many message identifiers specified")
    for message in [chat.messages[number] for number in wanted if number in chat.messages]:
        if _deletable(world, chat, message):
            _delete(world, chat, message)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if world.clock() - message.at > DELETABLE:
        return False
    return message.by_bot or chat.kind is Kind.PRIVATE or chat.bot_status in ADMINS


def _delete(world: World, chat: Chat, message: Message) -> None:
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    world.deleted.append((chat.id, message.id))


def pin_chat_message(world: World, call: Call) -> bool:
    """Pins a message on top of those pinned before."""
    chat = _pinnable(world, call)
    message = target(chat, call.integer("message_id"), "pin")
    chat.pinned = [*(number for number in chat.pinned if number != message.id), message.id]
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """Unpins the message named, else the one pinned last."""
    chat = _pinnable(world, call)
    wanted = call.integer("message_id") or next(reversed(chat.pinned), 0)
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


def _pinnable(world: World, call: Call) -> Chat:
    chat = world.chat(call)
    check_writable(chat)
    check_admin(chat, bad("not enough rights to manage pinned messages in the chat"))
    return chat


def set_message_reaction(world: World, call: Call) -> bool:
    """The bot's one reaction to a message, or none."""
    chat = world.chat(call)
    check_writable(chat)
    message = target(chat, call.integer("message_id"), "react")
    wanted = call.parsed("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(wanted, list) or any(str(item.get("emoji", "x")).isascii() for item in wanted):
        raise bad("REACTION_INVALID")
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    message.reactions = tuple(wanted)
    return True
