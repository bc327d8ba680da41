"""Answers what came in, one update after another, each exactly once. What the answer is, it is told by `answer`.

1. The oldest update not yet answered is read.
2. In one transaction: the chat is described, the answer made, its messages owed, the update done. All or nothing.
3. Afterwards a press is acknowledged, which may fail: it only ends the little clock on the button.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.access import adopt
from bot.chat.request import Reply, Request
from bot.clerk import Clerk
from bot.delivery.patience import STORE_WAIT, patiently
from bot.delivery.pauses import pause
from bot.edition import before_look
from bot.liking import liked
from bot.owing import owe_reply
from bot.rulings import story_for
from bot.telegram.admins import Admins
from bot.telegram.client import call
from bot.telegram.inline import Offer, answer_inline
from bot.telegram.reader import ChatMove, InlineAsk, Json, Liked, MemberChange, Read, query_of, read
from bot.words.speaking import words_for, words_in
from domain.chats import Chat, ChatKind, Place, Role
from domain.errors import Damaged, StoreError
from domain.ledger import PartKind, Update
from domain.message import Message
from storage.store import Store

Answer = Callable[[Request, Store, datetime], Reply]

TRIES = 3
STORE_TRIES = 100  # about eight minutes
IDLE_SECONDS = 5.0  # a safety net: news wakes us at once
NOTICE_LONGEST = 200  # characters Telegram shows in passing

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Inbox:
    """The one who answers. `news`: something may have come in; `wake` is set when something is owed, `asked` with it,
    for there may be an errand to run."""

    bot: Bot
    clerk: Clerk
    answer: Answer
    username: str
    now: Callable[[], datetime]
    stop: asyncio.Event
    news: asyncio.Event
    wake: asyncio.Event
    admins: Admins
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    offer: Offer | None = None
    presses: set[asyncio.Task[None]] = field(default_factory=set)

    async def work(self) -> None:
        """Until `stop`; the update in hand is finished first."""
        while not self.stop.is_set():
            self.news.clear()
            update = await patiently(self.clerk, lambda store: store.next_update(), self.stop)
            if update is None:
                await pause(IDLE_SECONDS, self.news, self.stop)
            else:
                await self._take(update)
        await asyncio.gather(*self.presses)

    async def _take(self, update: Update) -> None:
        asked: Read | None = None
        try:
            raw: Json = json.loads(update.body)
            asked = read(raw, username=self.username)
            if isinstance(asked, Request):
                asked = await self._judged(asked)
            notice = await self.clerk.do(lambda store: _settle(store, update, asked, self.answer, self.now()))
            self._acknowledge(query_of(raw), notice)
            if isinstance(asked, InlineAsk):
                self._offer(asked)
        except Damaged:
            raise
        except StoreError as error:  # as with a full disk: not the update's fault, so it is not soon set aside
            log.error("update %d waits for the store: %s", update.id, error)
            await (pause(STORE_WAIT, self.stop) if update.tries < STORE_TRIES else self._failed(update, asked))
        # Whatever one update brings about, a shape nobody foresaw or a bug in an answer, must not keep the others
        # waiting. The transaction has undone what was begun, the traceback is logged, the third failure is the last.
        except Exception:
            log.exception("update %d failed, try %d of %d", update.id, update.tries, TRIES)
            await self._failed(update, asked)
        self.wake.set()
        self.asked.set()

    async def _failed(self, update: Update, asked: Read | None) -> None:
        """Leaves the update for its next try, or sets it aside and says so to the person."""
        if update.tries >= TRIES or asked is None:
            place = asked if isinstance(asked, Request) else None
            await patiently(self.clerk, lambda store: _set_aside(store, update, place, self.now()), self.stop)

    async def _judged(self, request: Request) -> Request:
        """The request with what Telegram says of its person's rights, where the update did not prove them."""
        if request.person.admin or request.chat.kind is ChatKind.PRIVATE:
            return request
        admin = await self.admins.is_admin(request.chat.id, request.person.id)
        return replace(request, person=replace(request.person, admin=admin))

    def _offer(self, asked: InlineAsk) -> None:
        """Answers beside the others: whoever types waits for it, and what comes too late is not wanted any more."""
        if self.offer is None:
            return
        task = asyncio.create_task(answer_inline(self.bot, self.clerk, self.offer, asked))
        self.presses.add(task)
        task.add_done_callback(self.presses.discard)

    def _acknowledge(self, query: str | None, notice: str) -> None:
        if query is not None:
            press = asyncio.create_task(self._answer_press(query, notice))
            self.presses.add(press)
            press.add_done_callback(self.presses.discard)

    async def _answer_press(self, query: str, notice: str) -> None:
        params = {"callback_query_id": query} | ({"text": notice[:NOTICE_LONGEST]} if notice else {})
        try:
            await call(self.bot, "answerCallbackQuery", params)
        except (TelegramError, LookupError, TypeError) as error:
            log.info("a press was not acknowledged: %s", error)


def _settle(store: Store, update: Update, asked: Read | None, answer: Answer, now: datetime) -> str:
    """Does and owes what the update asks for, and marks it as done, all or nothing. Gives the notice to show."""
    with store.transaction():
        notice = ""
        match asked:
            case Request():
                _describe(store, asked.chat)
                before = before_look(store.settings(asked.place), now)
                reply = answer(asked, store, now)
                owe_reply(store, asked, reply, now, before)
                notice = reply.notice
            case Liked():
                _note_liking(store, asked)
            case InlineAsk():
                pass  # answered beside the store, once the update is done: nothing of it is kept
            case MemberChange():
                _let_in(store, asked, now)
                if not asked.chat.active:  # what it was owed must not come when it lets the bot in again, days later
                    store.give_up_chat(asked.chat.id, reason="the chat has no place for the bot any more", now=now)
            case ChatMove(old=old, new=new):
                store.move_chat(old, new)
            case None:
                pass
        store.done(update.id)
    return notice


def _note_liking(store: Store, liking: Liked) -> None:
    """A thumb of somebody who may use the bot moves what this place leans to a little."""
    told = store.told_in(liking.place.chat, liking.message)
    if told is None or store.role(liking.person) is Role.BANNED:
        return
    place, ids = told
    stories = [story for id_ in ids if (story := story_for(store, place, id_))]
    liked(store, place, stories, more=liking.more)


def _let_in(store: Store, change: MemberChange, now: datetime) -> None:
    """A group or channel that somebody we know brings the bot into is served from now on, and greeted once."""
    chat = change.chat
    _describe(store, chat)
    known = change.by is not None and store.role(change.by) in (Role.OWNER, Role.GUEST)
    if not known or not change.fresh or chat.kind is ChatKind.PRIVATE:
        return
    adopt(store, chat.id)
    if chat.kind is not ChatKind.CHANNEL:
        hello = Message(text=words_in(store, Place(chat=chat.id))("group-hello"))
        store.owe(Place(chat=chat.id), (hello,), kind=PartKind.ANSWER, now=now)


def _describe(store: Store, chat: Chat) -> None:
    if store.chat(chat.id) != chat:
        store.put_chat(chat)


def _set_aside(store: Store, update: Update, request: Request | None, now: datetime) -> None:
    with store.transaction():
        if request is not None:
            sorry = Message(text=words_for(store.settings(request.place), request.chat)("failed"))
            store.owe(request.place, (sorry,), kind=PartKind.ANSWER, now=now)
        store.done(update.id, failed=f"failed {update.tries} times; see the log")
