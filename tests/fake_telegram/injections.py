"""What people do in front of the bot: write, press, react, ask inline. Each becomes an update. Answers nothing."""

from __future__ import annotations

from .calls import Upload
from .chats import GROUP_ANONYMOUS_BOT, Chat, Kind, Message, Standing, User
from .journal import Sent
from .refusals import Json
from .scene import SOMEBODY, Scene
from .world import found_in


class Injections(Scene):
    """The part of FakeTelegram with which a test plays the people. Update ids and message ids come in order."""

    def say(
        self,
        chat_id: int,
        text: str,
        *,
        from_user: User | None = None,
        thread: int | None = None,
        reply_to: Message | Sent | None = None,
        entities: list[Json] | None = None,
        **rest: object,
    ) -> Message:
        """A text message; commands in it are marked as Telegram marks them, unless `entities` are given.

        Somebody unknown who writes to the bot has thereby started it; one who had blocked it unblocks it first.
        """
        chat = self._spoken_to(chat_id, from_user)
        message = self.world.post(chat, from_user or self.person(chat), text=text, thread=thread)
        message.found = found_in(text) if entities is None else tuple(entities)
        message.rest |= rest
        if reply_to is not None and reply_to.message_id in chat.messages:
            message.rest["reply_to_message"] = self.world.shown(chat.messages[reply_to.message_id])
        return self._announce(message)

    def edit(self, message: Message, text: str) -> Message:
        """The person corrects what they wrote."""
        message.text, message.found, message.edited_at = text, found_in(text), self.world.clock()
        return self._announce(message, "edited_")

    def anonymous_admin(self, chat_id: int, text: str) -> Message:
        """A group's administrator who writes as the group."""
        chat = self.world.chats[chat_id]
        return self.say(chat_id, text, from_user=GROUP_ANONYMOUS_BOT, sender_chat=chat.to_json())

    def channel_post(self, chat_id: int, text: str) -> Message:
        """A post in a channel, by nobody."""
        message = self.world.post(self.world.chats[chat_id], None, text=text)
        message.found = found_in(text)
        return self._announce(message)

    def document(
        self,
        chat_id: int,
        content: bytes,
        name: str,
        *,
        mime: str = "application/octet-stream",
        caption: str = "",
        from_user: User | None = None,
    ) -> Message:
        """A file, to be had through getFile."""
        chat = self._spoken_to(chat_id, from_user)
        message = self.world.post(chat, from_user or self.person(chat), text=caption)
        message.text_key, message.found = "caption", found_in(caption)
        message.rest["document"] = self.world.store(Upload(name=name, content=content, mime=mime))
        return self._announce(message)

    def location(self, chat_id: int, latitude: float, longitude: float, *, from_user: User | None = None) -> Message:
        """A place, in degrees."""
        chat = self._spoken_to(chat_id, from_user)
        message = self.world.post(chat, from_user or self.person(chat))
        message.rest["location"] = {"latitude": latitude, "longitude": longitude}
        return self._announce(message)

    def press(self, message: Message | Sent, data: str, by: User | None = None, *, stale: bool = False) -> str:
        """A press on an inline button; the query's id. LookupError where no such button is under the message now.

        `stale`: pressed in an app that still shows an old keyboard, or a message deleted meanwhile.
        """
        chat = self.world.chats[message.chat_id]
        current = chat.messages.get(message.message_id)
        if not stale and data not in _callback_data(current):
            raise LookupError(f"no button with callback_data {data!r} under message {message.message_id}")
        query_id = self.world.query()
        shown: Json = {"chat": chat.to_json(), "message_id": message.message_id, "date": 0}
        query: Json = {"id": query_id, "from": (by or self.person(chat)).to_json(), "chat_instance": str(chat.id)}
        query |= {"message": self.world.shown(current) if current else shown, "data": data}
        self.world.updates.add("callback_query", query)
        return query_id

    def reaction(self, message: Message | Sent, emoji: str | None, by: User | None = None) -> None:
        """Somebody reacts to a message (None: takes the reaction back). Only a bot that asked for it hears of it."""
        chat = self.world.chats[message.chat_id]
        change: Json = {"chat": chat.to_json(), "message_id": message.message_id}
        change |= {"user": (by or self.person(chat)).to_json(), "date": int(self.world.clock().timestamp())}
        change |= {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else []}
        self.world.updates.add("message_reaction", change)

    def inline_query(self, query: str, by: User = SOMEBODY, *, offset: str = "") -> str:
        """@bot query, typed in any chat; the query's id."""
        query_id = self.world.query()
        asked: Json = {"id": query_id, "from": by.to_json(), "query": query, "offset": offset}
        self.world.updates.add("inline_query", asked)
        return query_id

    def raw(self, update: Json) -> int:
        """Any update whatever, well-formed or not; its id."""
        return self.world.updates.add_raw(update)

    def _spoken_to(self, chat_id: int, user: User | None) -> Chat:
        chat = self.world.chats.get(chat_id)
        if chat is None and chat_id > 0:
            chat = self.world.private(user or User(id=chat_id))
        if chat is None:
            raise LookupError(f"no chat {chat_id}: make it first, with group(), supergroup(), forum() or channel()")
        if chat.kind is Kind.PRIVATE and chat.standing is Standing.BLOCKED:
            self.unblock(chat_id)
        if chat.kind is Kind.PRIVATE and chat.standing is Standing.NEVER:
            chat.standing = Standing.STARTED
        return chat

    def _announce(self, message: Message, prefix: str = "") -> Message:
        channel = self.world.chats[message.chat_id].kind is Kind.CHANNEL
        kind = f"{prefix}channel_post" if channel else f"{prefix}message"
        self.world.updates.add(kind, self.world.shown(message))
        return message


def _callback_data(message: Message | None) -> list[str]:
    rows = (message.keyboard or {}).get("inline_keyboard", []) if message else []
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
