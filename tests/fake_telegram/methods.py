"""Which method is carried out by what. Decides nothing else."""

from __future__ import annotations

from collections.abc import Callable

from . import asking, editing, profile, sending
from .calls import Call
from .world import World

Method = Callable[[World, Call], object]

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.set_my_text,
    "getmyname": profile.get_my_text,
    "setmydescription": profile.set_my_text,
    "getmydescription": profile.get_my_text,
    "setmyshortdescription": profile.set_my_text,
    "getmyshortdescription": profile.get_my_text,
    "logout": profile.log_out,
    "close": profile.close,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendrichmessage": sending.send_rich_message,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": editing.pin_chat_message,
    "unpinchatmessage": editing.unpin_chat_message,
    "setmessagereaction": editing.set_message_reaction,
    "answercallbackquery": asking.answer_callback_query,
    "answerinlinequery": asking.answer_inline_query,
    "getchat": asking.get_chat,
    "getchatmember": asking.get_chat_member,
    "getchatadministrators": asking.get_chat_administrators,
    "getchatmembercount": asking.get_chat_member_count,
    "leavechat": asking.leave_chat,
    "getfile": asking.get_file,
}
SENDS = frozenset({"sendmessage", "senddocument", "sendrichmessage"})
