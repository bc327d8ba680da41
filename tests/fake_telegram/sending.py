"""sendMessage, sendDocument, sendRichMessage, sendChatAction: what posts. Never edits."""

from __future__ import annotations

from .access import check_thread, check_writable
from .calls import Call, Upload
from .chats import Chat, Kind, Message
from .journal import Sent
from .keyboards import check_markup, read_markup
from .refusals import Json, bad, too_many
from .texts import CAPTION_UNITS, Formatted, read_text, settle
from .world import World, found_in

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
    ]
)


def send_message(world: World, call: Call) -> Json:
    """A text message, through Telegram's checks in Telegram's order: text, markup's shape, place, lengths, markup."""
    raw = read_text(call)
    markup = read_markup(call)
    chat, thread = _place(world, call)
    shown = settle(raw)
    check_markup(markup, chat)
    message = _post(world, chat, thread, shown, markup)
    _record(world, call, message)
    return _answer(world, call, message)


def send_document(world: World, call: Call) -> Json:
    """A file with a caption of at most 1024 units."""
    raw = read_text(call, "caption", "caption_entities")
    upload = _document(world, call)
    markup = read_markup(call)
    chat, thread = _place(world, call)
    shown = settle(raw, CAPTION_UNITS, "message caption")
    check_markup(markup, chat)
    message = _post(world, chat, thread, shown, markup)
    message.text_key = "caption"
    message.rest["document"] = world.store(upload)
    _record(world, call, message, upload)
    return _answer(world, call, message)


def send_rich_message(world: World, call: Call) -> Json:
    """A rich message: taken as it is, since nobody outside Telegram can check one; only emptiness is refused."""
    rich = call.parsed("rich_message", "can't parse rich message JSON object")
    source = (
        next((str(rich[key]) for key in ("html", "markdown") if rich.get(key)), "") if isinstance(rich, dict) else ""
    )
    if not source.strip():
        raise bad("rich message must be non-empty")
    markup = read_markup(call)
    chat, thread = _place(world, call)
    check_markup(markup, chat)
    message = _post(world, chat, thread, Formatted(text=source), markup)
    _record(world, call, message)
    return _answer(world, call, message)


def send_chat_action(world: World, call: Call) -> bool:
    """ "typing …": leaves nothing behind."""
    if call.text("action").lower() not in ACTIONS:
        raise bad("wrong parameter action in request")
    _place(world, call)
    return True


def record(call: Call, message: Message, upload: Upload | None = None) -> Sent:
    """What was accepted, for the journal."""
    return Sent(
        method=call.method,
        chat_id=message.chat_id,
        thread=message.thread,
        text=message.text,
        entities=message.asked,
        reply_markup=message.markup,
        disable_notification=call.truth("disable_notification"),
        message_id=message.id,
        at=message.edited_at or message.at,
        file_name=upload.name if upload else None,
        file_content=upload.content if upload else None,
        params=dict(call.params),
    )


def _record(world: World, call: Call, message: Message, upload: Upload | None = None) -> None:
    world.journal.append(record(call, message, upload))


def _place(world: World, call: Call) -> tuple[Chat, int | None]:
    chat = world.chat(call)
    check_writable(chat)
    thread = check_thread(chat, call.integer("message_thread_id"))
    _replied(call, chat)
    return chat, thread


def _replied(call: Call, chat: Chat) -> Message | None:
    """The message replied to, None where there is none or it may be missing."""
    wanted = call.parsed("reply_parameters", "can't parse reply parameters JSON object") or {}
    message_id = int(wanted.get("message_id") or call.integer("reply_to_message_id"))
    may_miss = wanted.get("allow_sending_without_reply") or call.truth("allow_sending_without_reply")
    if message_id and message_id not in chat.messages and not may_miss:
        raise bad("message to be replied not found")
    return chat.messages.get(message_id)


def _post(world: World, chat: Chat, thread: int | None, shown: Formatted, markup: Json | None) -> Message:
    wait = world.police.watch(chat, world.clock())
    if wait is not None:
        raise too_many(wait)
    sender = None if chat.kind is Kind.CHANNEL else world.me
    message = world.post(chat, sender, text=shown.text, thread=thread)
    message.by_bot = True
    message.asked, message.markup = shown.entities, markup
    message.found = found_in(shown.text, shown.entities)
    return message


def _answer(world: World, call: Call, message: Message) -> Json:
    replied = _replied(call, world.chats[message.chat_id])
    return world.shown(message) | ({"reply_to_message": world.shown(replied)} if replied else {})


def _document(world: World, call: Call) -> Upload:
    given = call.text("document")
    name = given.removeprefix("attach://") if given.startswith("attach://") else "document"
    if name in call.uploads:
        return call.uploads[name]
    if not given:
        raise bad("there is no document in the request")
    if given not in world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return world.files[given]
