"""Which chats there are and how they stand to the bot; each change brings its update. Nobody speaks here."""

from __future__ import annotations

from .chats import Chat, Kind, Message, Standing, Status, Topic, User, member_json
from .refusals import Json
from .world import World

SOMEBODY = User(id=1001, first_name="Ada", username="ada", language_code="en")
OUT = frozenset({Status.LEFT, Status.KICKED})


class Scene:
    """The part of FakeTelegram that makes chats and changes them. Ids are free: negative for groups and channels."""

    world: World

    def private(
        self,
        user_id: int = SOMEBODY.id,
        first_name: str = "Ada",
        *,
        standing: Standing = Standing.STARTED,
        username: str | None = None,
        language_code: str | None = "en",
    ) -> Chat:
        """The private chat with a person, who has started the bot unless `standing` says otherwise."""
        bot = standing is Standing.BOT
        user = User(id=user_id, first_name=first_name, username=username, language_code=language_code, is_bot=bot)
        return self.world.private(user, standing)

    def group(self, chat_id: int = -500, title: str = "Newsroom", *, bot: Status = Status.MEMBER) -> Chat:
        """A basic group."""
        return self._place(Chat(id=chat_id, kind=Kind.GROUP, name=title, bot_status=bot))

    def supergroup(
        self, chat_id: int = -1001, title: str = "Newsroom", *, bot: Status = Status.MEMBER, username: str | None = None
    ) -> Chat:
        """A supergroup without topics."""
        return self._place(Chat(id=chat_id, kind=Kind.SUPERGROUP, name=title, username=username, bot_status=bot))

    def forum(
        self,
        chat_id: int = -1002,
        title: str = "Forum",
        *,
        topics: dict[int, str],
        bot: Status = Status.MEMBER,
    ) -> Chat:
        """A supergroup with topics: their thread ids and names."""
        chat = self.supergroup(chat_id, title, bot=bot)
        chat.topics = {number: Topic(id=number, name=name) for number, name in topics.items()}
        return chat

    def channel(
        self,
        chat_id: int = -1009,
        title: str = "Wire",
        *,
        bot: Status = Status.ADMINISTRATOR,
        username: str | None = None,
    ) -> Chat:
        """A channel, with the bot as its administrator."""
        return self._place(Chat(id=chat_id, kind=Kind.CHANNEL, name=title, username=username, bot_status=bot))

    def member(self, chat_id: int, user: User, status: Status = Status.MEMBER) -> None:
        """Somebody in a group."""
        self.world.users[user.id] = user
        self.world.chats[chat_id].members[user.id] = status

    def _place(self, chat: Chat) -> Chat:
        self.world.chats[chat.id] = chat
        return chat

    def my_chat_member(self, chat_id: int, new: Status, *, by: User | None = None) -> None:
        """The bot's own membership changes: in a private chat KICKED is a block, MEMBER an unblock."""
        chat = self.world.chats[chat_id]
        old = self._standing(chat)
        if chat.kind is Kind.PRIVATE:
            chat.standing = Standing.BLOCKED if new is Status.KICKED else Standing.STARTED
        else:
            chat.bot_status = new
        me = self.world.me
        change: Json = {"chat": chat.to_json(), "from": (by or self.person(chat)).to_json()}
        change |= {"date": int(self.world.clock().timestamp())}
        change |= {"old_chat_member": member_json(me, old), "new_chat_member": member_json(me, new)}
        self.world.updates.add("my_chat_member", change)

    def _standing(self, chat: Chat) -> Status:
        if chat.kind is not Kind.PRIVATE:
            return chat.bot_status
        return Status.KICKED if chat.standing is Standing.BLOCKED else Status.MEMBER

    def block(self, user_id: int) -> None:
        """This person blocks the bot."""
        self.my_chat_member(user_id, Status.KICKED)

    def unblock(self, user_id: int) -> None:
        """This person takes the bot back."""
        self.my_chat_member(user_id, Status.MEMBER)

    def kick(self, chat_id: int, *, by: User | None = None) -> None:
        """The bot is thrown out of a group or channel."""
        self.my_chat_member(chat_id, Status.KICKED, by=by)

    def invite(self, chat_id: int, status: Status = Status.MEMBER, *, by: User | None = None) -> None:
        """The bot is let into a group or channel."""
        self.my_chat_member(chat_id, status, by=by)

    def migrate(self, chat_id: int, new_id: int) -> Chat:
        """A basic group becomes a supergroup, with Telegram's two service messages."""
        old = self.world.chats[chat_id]
        new = self._place(Chat(id=new_id, kind=Kind.SUPERGROUP, name=old.name, bot_status=old.bot_status))
        new.members |= old.members
        self._service(old, {"migrate_to_chat_id": new_id})
        self._service(new, {"migrate_from_chat_id": chat_id})
        old.migrated_to = new_id
        return new

    def _service(self, chat: Chat, rest: Json) -> Message:
        message = self.world.post(chat, self.person(chat))
        message.rest |= rest
        self.world.updates.add("message", self.world.shown(message))
        return message

    def person(self, chat: Chat) -> User:
        """Who speaks in this chat when a test does not say: its person, its first known member, or Ada."""
        if chat.kind is Kind.PRIVATE:
            return self.world.users[chat.id]
        return next((self.world.users[number] for number in chat.members if number in self.world.users), SOMEBODY)
