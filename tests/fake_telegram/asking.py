"""getChat and its kin, getFile, leaveChat, and the answers to callback and inline queries. Posts nothing."""

from __future__ import annotations

from .access import check_present
from .calls import Call
from .chats import ADMINS, OUTSIDE, Chat, Kind, Status, User, member_json
from .journal import Answered
from .refusals import TOO_OLD, Json, bad
from .world import QUERY_LIFE, World

MOST_RESULTS = 50
LONGEST_NOTICE = 200
GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


def get_chat(world: World, call: Call) -> Json:
    """As Telegram writes a ChatFullInfo, with the fields that clients insist on."""
    chat = _visible(world, call)
    full: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(GIFTS, False)}
    if chat.pinned:
        full["pinned_message"] = world.shown(chat.messages[chat.pinned[-1]])
    return chat.to_json() | full


def get_chat_member(world: World, call: Call) -> Json:
    """A ChatMember: whoever is known but never came in has left."""
    chat = _visible(world, call)
    user = {**world.users, world.me.id: world.me}.get(call.integer("user_id"))
    if user is None:
        raise bad("user not found")
    return member_json(user, _status(world, chat, user))


def _status(world: World, chat: Chat, user: User) -> Status:
    if user.id == world.me.id:
        return Status.MEMBER if chat.kind is Kind.PRIVATE else chat.bot_status
    if chat.kind is Kind.PRIVATE and user.id == chat.id:
        return Status.MEMBER
    return chat.members.get(user.id, Status.LEFT)


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """The admins, this bot among them if it is one; other bots never."""
    chat = _visible(world, call)
    if chat.kind is Kind.PRIVATE:
        raise bad("there are no administrators in the private chat")
    people = [(world.users[number], status) for number, status in chat.members.items() if status in ADMINS]
    me = [(world.me, chat.bot_status)] if chat.bot_status in ADMINS else []
    return [member_json(user, status) for user, status in [*people, *me]]


def get_chat_member_count(world: World, call: Call) -> int:
    """How many are in, the bot too."""
    chat = _visible(world, call)
    if chat.kind is Kind.PRIVATE:
        return 2
    return 1 + sum(status not in OUTSIDE for status in chat.members.values())


def leave_chat(world: World, call: Call) -> bool:
    """The bot goes."""
    chat = _visible(world, call)
    if chat.kind is Kind.PRIVATE:
        raise bad("chat member status can't be changed in private chats")
    chat.bot_status = Status.LEFT
    return True


def _visible(world: World, call: Call) -> Chat:
    chat = world.chat(call)
    check_present(chat)
    return chat


def get_file(world: World, call: Call) -> Json:
    """As Telegram writes a File: where to download it."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    if file_id not in world.files:
        raise bad("invalid file_id")
    shown: Json = {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_path": f"documents/{file_id}"}
    return shown | {"file_size": len(world.files[file_id].content)}


def answer_callback_query(world: World, call: Call) -> bool:
    """Stops the button's spinning circle; refused when late."""
    _check_fresh(world, call.text("callback_query_id"))
    if len(call.text("text")) > LONGEST_NOTICE:
        raise bad("MESSAGE_TOO_LONG")
    return _answered(world, call.text("callback_query_id"), call)


def answer_inline_query(world: World, call: Call) -> bool:
    """At most 50 results; their inside is not checked."""
    results = call.parsed("results", "can't parse inline query results JSON object")
    if not isinstance(results, list):
        raise bad("expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    _check_fresh(world, call.text("inline_query_id"))
    return _answered(world, call.text("inline_query_id"), call)


def _check_fresh(world: World, query_id: str) -> None:
    asked_at = world.queries.get(query_id)
    if asked_at is None or world.clock() - asked_at > QUERY_LIFE:
        raise bad(TOO_OLD)


def _answered(world: World, query_id: str, call: Call) -> bool:
    world.answered.append(Answered(query_id=query_id, params=dict(call.params), at=world.clock()))
    return True
