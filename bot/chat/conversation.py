"""The one door to the conversation: a request in, a reply out, the same on every platform. It sends nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat import card, choosing, informing, reading, starting, timing, why
from bot.chat.access import claimed, refusal
from bot.chat.commands import COMMANDS
from bot.chat.request import Reply, Request
from bot.chat.turn import ChatKnobs, Turn, say
from domain.chats import ChatKind, Role
from storage.store import Store

_SAID: Mapping[str, Callable[[Turn], Reply]] = {
    "start": starting.start,
    "help": informing.help_,
    "latest": reading.latest,
    "subscribe": starting.subscribe,
    "unsubscribe": starting.unsubscribe,
    "schedule": timing.schedule,
    "timezone": timing.timezone,
    "topics": choosing.topics,
    "status": informing.status,
    "why": why.why,
}

_PRESSED: Mapping[str, tuple[str, Callable[[Turn], Reply]]] = {
    "topic": ("topics", choosing.pressed),
    "zone": ("timezone", timing.timezone),
    "subscribe": ("subscribe", starting.subscribe),
    "more": ("latest", reading.more),
    "again": ("latest", reading.again),
    "open": ("latest", card.opened),
    "back": ("latest", card.back),
    "why": ("latest", why.pressed),
    "follow": ("follow", card.follow),
    "mute-story": ("follow", card.mute),
    "apart": ("follow", card.apart),
    "apart-this": ("follow", card.apart_this),
    "setup-topic": ("start", starting.setup_topic),
    "setup-zone": ("start", starting.setup_zone),
    "setup-time": ("start", starting.setup_time),
    "setup-done": ("start", starting.setup_done),
}
"""What a button does, and the command whose rights it needs."""


_LONGEST_NOTICE = 200  # characters that are shown in passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Answers requests. Call it inside one transaction of the store: its changes and its reply belong together."""

    knobs: ChatKnobs

    def __call__(self, request: Request, store: Store, now: datetime) -> Reply:
        """The reply to one request; an empty one where silence is right."""
        store.put_chat(request.chat)
        turn = Turn(request=request, store=store, now=now, knobs=self.knobs, role=self._role(request, store))
        return self._press(turn) if request.token else self._say(turn)

    def _role(self, request: Request, store: Store) -> Role:
        return Role.OWNER if request.chat.kind is ChatKind.CONSOLE else store.role(request.person.id)

    def _say(self, turn: Turn) -> Reply:
        command, _, argument = turn.request.text.strip().partition(" ")
        name, turn = command.removeprefix("/").casefold(), turn.with_argument(argument.strip())
        if name == "start" and (owner := claimed(turn)):
            welcome = say(turn.words("access-owner"))
            first = starting.start(owner)
            return replace(first, messages=welcome.messages + first.messages)
        if refused := refusal(turn, name):
            return refused
        if not command.startswith("/") or name not in _SAID:
            return self._not_understood(turn, name)
        return _SAID[name](turn.with_argument("") if name == "start" else turn)

    def _not_understood(self, turn: Turn, name: str) -> Reply:
        if turn.request.chat.kind not in (ChatKind.PRIVATE, ChatKind.CONSOLE):
            return Reply()  # a group talks of other things too
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        if near and turn.request.text.startswith("/"):
            return say(turn.words("unknown-near", command=near[0]))
        return say(turn.words("unknown"))

    def _press(self, turn: Turn) -> Reply:
        press = turn.store.press(turn.request.token or "")
        if press is None or press.place != turn.request.place:
            return Reply(notice=turn.words("button-old"))
        action, _, argument = press.action.partition(":")
        rights, answer = _PRESSED[action]
        if refused := refusal(turn, rights):
            said = refused.messages[0].text if refused.messages else turn.words("access-not-for-you")
            return Reply(notice=said[:_LONGEST_NOTICE])
        return answer(turn.with_argument(argument))
