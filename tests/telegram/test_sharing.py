"""Inline mode offers stories to those the bot knows; thumbs under a briefing move what the place leans to."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from bot.clerk import Clerk
from bot.filing import Filing, file_all
from domain.chats import Place, Role
from storage.store import Store
from tests.fake_telegram import FakeTelegram, User
from tests.storage.builders import article
from tests.telegram.conftest import ADA, START, Clock, running

OWNER = User(id=ADA, first_name="Ada", language_code="en")
STRANGER = User(id=66, first_name="Eve")
TALK = Conversation(knobs=ChatKnobs())
TEXT = "The mayor of Orrin opened the new swimming baths on Tuesday with a jump from the highest board."


def _news(store: Store) -> None:
    store.put_role(str(ADA), Role.OWNER)
    plain = article("baths", title="Orrin's baths open", text=TEXT, arrived=START)
    baths = replace(plain, url="https://o.example/b", outlet="Orrin Echo")
    store.add_articles([baths])
    file_all(store, Filing(), START)


async def test_who_types_the_bots_name_is_offered_stories_and_a_stranger_none(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    await clerk.do(_news)
    async with running(api, clerk, clock, TALK, offer=TALK.offers):
        asked = [api.inline_query("baths", OWNER), api.inline_query("baths", STRANGER), api.inline_query("", OWNER)]
        await api.until(lambda: len(api.answered) == len(asked))
    answered = {one.query_id: json.loads(one.params["results"]) for one in api.answered}
    (offered,), *none = (answered[query] for query in asked)
    assert none == [[], []]
    assert (offered["title"], offered["type"]) == ("Orrin's baths open", "article")
    shared = offered["input_message_content"]
    assert shared["message_text"].startswith("Orrin's baths open\nThe mayor of Orrin")
    assert {"type": "text_link", "offset": 0, "length": 18, "url": "https://o.example/b"} in shared["entities"]


async def test_a_thumb_under_a_briefing_moves_what_the_place_leans_to(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    await clerk.do(_news)
    here = Place(chat=str(ADA))
    clock.now = START + timedelta(hours=1)
    async with running(api, clerk, clock, TALK) as room:
        api.say(ADA, "/latest")
        await api.until(lambda: api.sent_to(ADA))
        briefing = api.sent_to(ADA)[0]
        await room.settled()
        for emoji, leans in (("👍", 0.1), ("🎉", 0.1), ("👎", 0.0), ("👎", -0.1)):
            api.reaction(briefing, emoji, OWNER)
            await api.until(lambda: not api.unconfirmed)
            await room.settled()
            leaning = await clerk.do(lambda store: store.leaning(here))
            assert leaning.outlets.get("Orrin Echo", 0.0) == leans
