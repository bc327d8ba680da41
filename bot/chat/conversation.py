"""The one door to the conversation: a request in, a reply out, the same on every platform. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat import (
    adding,
    card,
    choosing,
    feeds,
    informing,
    inviting,
    leaving,
    menu,
    muting,
    placing,
    reading,
    searching,
    starting,
    thumbs,
    timing,
    why,
)
from bot.chat.access import claimed, refusal
from bot.chat.flooding import flooding
from bot.chat.guessing import guess
from bot.chat.links import links_in
from bot.chat.preferring import SETTINGS
from bot.chat.request import Person, Reply, Request
from bot.chat.sharing import Shared, offers
from bot.chat.turn import ChatKnobs, Turn, say
from bot.words.catalogue import Words
from domain.chats import Chat, ChatKind, Role
from domain.ledger import Errand, Press
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
    "likes": thumbs.likes,
    "add": adding.add,
    "feeds": feeds.feeds,
    "remove": feeds.remove,
    "search": searching.search,
    "mute": muting.said("muted"),
    "only": muting.said("only"),
    "settings": menu.settings,
    "export": leaving.export,
    "forget": leaving.forget,
    **{name: menu.said(name) for name in SETTINGS},
    "here": placing.here,
    "invite": inviting.invite,
    "ban": inviting.ban,
}

_PRESSED: Mapping[str, tuple[str, Callable[[Turn], Reply]]] = {
    "topic": ("topics", choosing.pressed),
    "zone": ("timezone", timing.timezone),
    "guess-time": ("schedule", timing.schedule),
    "subscribe": ("subscribe", starting.subscribe),
    "more": ("latest", reading.more),
    "again": ("latest", reading.again),
    "open": ("latest", card.opened),
    "back": ("latest", card.back),
    "why": ("latest", why.pressed),
    "follow": ("follow", card.follow),
    "mute-story": ("follow", card.mute),
    "like": ("follow", thumbs.more),
    "dislike": ("follow", thumbs.less),
    "likes-forget": ("follow", thumbs.forget),
    "apart": ("follow", card.apart),
    "apart-this": ("follow", card.apart_this),
    "search": ("search", searching.turn_page),
    "forget": ("forget", leaving.forgotten),
    "help": ("help", informing.help_page),
    "words": ("mute", muting.page),
    "unword": ("mute", muting.remove),
    "set": ("settings", menu.page),
    "put": ("settings", menu.chosen),
    "pick": ("settings", menu.picked),
    "ban": ("ban", inviting.switch),
    "ban-page": ("ban", inviting.page),
    "setup-topic": ("start", starting.setup_topic),
    "setup-zone": ("start", starting.setup_zone),
    "setup-time": ("start", starting.setup_time),
    "setup-done": ("start", starting.setup_done),
    "add-keep": ("add", adding.keep),
    "add-choose": ("add", adding.choose),
    "add-show": ("add", adding.show),
    "add-cancel": ("add", adding.cancel),
    "add-again": ("add", adding.again),
    "feeds-page": ("feeds", feeds.page),
    "feeds-shared": ("feeds", feeds.shared_page),
    "feeds-switch": ("add", feeds.switch),
    "feed-pause": ("remove", feeds.pause),
    "feed-resume": ("remove", feeds.resume),
    "feed-retry": ("add", feeds.retry),
    "feed-remove": ("remove", feeds.drop),
    "source-retry": ("ban", feeds.retry_shared),
    "source-pause": ("ban", feeds.pause_shared),
    "source-resume": ("ban", feeds.resume_shared),
}
"""What a button does, and the command whose rights it needs."""

_TOLD: Mapping[str, Callable[[Turn, Errand, object], Reply]] = {
    adding.LOOK: adding.looked,
    adding.READ: adding.was_read,
    adding.IMPORT: adding.imported,
}
"""Who tells what came of an errand."""


_LONGEST_NOTICE = 200  # characters that are shown in passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Answers requests. Call it inside one transaction of the store: its changes and its reply belong together."""

    knobs: ChatKnobs

    def __call__(self, request: Request, store: Store, now: datetime) -> Reply:
        """The reply to one request; an empty one where silence is right."""
        store.put_chat(request.chat)
        turn = Turn(request=request, store=store, now=now, knobs=self.knobs, role=self._role(request, store))
        if (flood := flooding(turn)) is not None:
            return flood
        return self._press(turn) if request.token else self._say(turn)

    def offers(self, store: Store, person: str, words: str, start: int, said: Words) -> list[Shared]:
        """Stories for whoever types `@bot words` in some chat; see `sharing`."""
        return offers(store, self.knobs, person, words, start, said)

    def tell(self, errand: Errand, found: object, store: Store, now: datetime) -> Reply:
        """What came of an errand: in the place and for the person who asked. Inside a transaction too."""
        chat = store.chat(errand.place.chat) or Chat(id=errand.place.chat, kind=ChatKind.PRIVATE)
        request = Request(chat=chat, place=errand.place, person=Person(id=errand.person, lang=errand.lang))
        turn = Turn(request=request, store=store, now=now, knobs=self.knobs, role=self._role(request, store))
        return _TOLD[errand.kind](turn, errand, found)

    def _role(self, request: Request, store: Store) -> Role:
        return Role.OWNER if request.chat.kind is ChatKind.CONSOLE else store.role(request.person.id)

    def _say(self, turn: Turn) -> Reply:
        command, _, argument = turn.request.text.strip().partition(" ")
        name = command.removeprefix("/").casefold().partition("@")[0]
        turn = turn.with_argument(argument.strip())
        if name == "start" and (owner := claimed(turn)):
            welcomed = say(inviting.welcome(owner))
            first = starting.start(owner)
            return replace(first, messages=welcomed.messages + first.messages)
        links = self._links(turn)
        name = "add" if links or turn.request.document else name
        if refused := refusal(turn, name):
            return refused
        if turn.request.document:
            return adding.sent(turn, turn.request.document)
        if links:
            return adding.add(turn.with_argument(links[0]))
        if name in _SAID and (command.startswith("/") or turn.who == "you"):
            return _SAID[name](turn.with_argument("") if name == "start" else turn)
        return guess(turn, name) if turn.who == "you" else Reply()  # a group talks of other things too

    def _links(self, turn: Turn) -> tuple[str, ...]:
        """Addresses said or passed on without a command, where everything is said to us: an offer to add the first."""
        word = turn.request.text.strip().partition(" ")[0].casefold()
        if turn.who != "you" or word.startswith("/") or word in _SAID:
            return ()
        return turn.request.links or links_in(turn.request.text)

    def _press(self, turn: Turn) -> Reply:
        press = turn.store.press(turn.request.token or "")
        if press is None or not _stands(press, turn):
            return Reply(notice=turn.words("button-old"))
        action, _, argument = press.action.partition(":")
        if action not in _PRESSED:  # of an older or a newer version
            return Reply(notice=turn.words("button-old"))
        rights, answer = _PRESSED[action]
        if refused := refusal(turn, rights):
            said = refused.messages[0].text if refused.messages else turn.words("access-not-for-you")
            return Reply(notice=said[:_LONGEST_NOTICE])
        return answer(turn.with_argument(argument))


def _stands(press: Press, turn: Turn) -> bool:
    """Whether the button can be where it was pressed: in its place, and not under a message that never bore it."""
    place, under = turn.request.place, turn.request.message
    if press.place != place:
        return False
    return under is None or turn.store.bears(place, under, press.token) is not False
