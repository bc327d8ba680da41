"""Chats that end or move while digests are on their way: the state changes at once, and nothing is tried for ever."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.clerk import Clerk
from domain.chats import Chat, ChatKind, Place
from tests.fake_telegram import FakeTelegram, Fault
from tests.fake_telegram.chats import Status
from tests.telegram.conftest import ADA, Clock, Running, running
from tests.telegram.test_run import texts

CHANNEL, FORUM, TOPIC = -1009, -1002, 5
GONE = (
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
    "Forbidden: bot can't initiate conversation with a user",
    "Forbidden: bot was kicked from the group chat",
    "Forbidden: bot was kicked from the supergroup chat",
    "Forbidden: bot was kicked from the channel chat",
    "Forbidden: bot is not a member of the supergroup chat",
    "Forbidden: bot is not a member of the channel chat",
    "Forbidden: the group chat was deleted",
)


async def chat(clerk: Clerk, number: int) -> Chat | None:
    """What is known of the chat."""
    return await clerk.do(lambda store: store.chat(str(number)))


async def quiet(room: Running, api: FakeTelegram) -> None:
    """Nothing more is waiting, and for a while nothing is tried."""
    await room.settled()
    before = len([one for one in api.requests if one.method == "sendMessage"])
    room.wake.set()
    await asyncio.sleep(0.2)
    assert len([one for one in api.requests if one.method == "sendMessage"]) == before


@pytest.mark.parametrize("said", GONE)
async def test_whoever_cannot_be_written_to_is_tried_once_and_keeps_all_settings(
    said: str, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    place = Place(chat=str(ADA))
    await clerk.do(lambda store: store.put_settings(replace(store.settings(place), zone="Asia/Tokyo", subscribed=True)))
    api.fail("sendMessage", Fault.forbidden(said.removeprefix("Forbidden: ")), chat=ADA)
    async with running(api, clerk, clock) as room:
        await room.owe(ADA, "one", "two")
        await quiet(room, api)
        ended = await chat(clerk, ADA)
        assert ended is not None
        assert not ended.active
        settings = await clerk.do(lambda store: store.settings(place))
        assert (settings.zone, settings.subscribed) == ("Asia/Tokyo", True)
        api.say(ADA, "/start")
        await api.until(lambda: texts(api))
        assert texts(api) == ["You said: /start"]


async def test_what_was_owed_to_who_left_does_not_come_when_they_are_back(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    async with running(api, clerk, clock) as room:
        await clerk.do(lambda store: store.hold_chat(str(ADA), until=clock.now.replace(hour=9)))
        await room.owe(ADA, "of last week")
        api.block(ADA)
        await api.until(lambda: not api.unconfirmed)
        await room.settled()
        clock.advance(days=7)
        api.unblock(ADA)
        api.say(ADA, "hello")
        await api.until(lambda: texts(api))
        await quiet(room, api)
    assert texts(api) == ["You said: hello"]


@pytest.mark.parametrize(
    ("status", "active"),
    [(Status.ADMINISTRATOR, True), (Status.MEMBER, False), (Status.LEFT, False), (Status.KICKED, False)],
)
async def test_in_a_channel_only_an_administrator_can_post(
    status: Status, active: bool, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    api.channel(CHANNEL)
    async with running(api, clerk, clock) as room:
        api.my_chat_member(CHANNEL, status)
        await api.until(lambda: not api.unconfirmed)
        await room.settled()
        found = await chat(clerk, CHANNEL)
        assert found is not None
        assert found.kind is ChatKind.CHANNEL
        assert found.active is active


async def test_in_a_group_a_member_can_write(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.supergroup(-1001)
    async with running(api, clerk, clock) as room:
        for status, active in ((Status.KICKED, False), (Status.MEMBER, True), (Status.LEFT, False)):
            api.my_chat_member(-1001, status)
            await api.until(lambda: not api.unconfirmed)
            await room.settled()
            found = await chat(clerk, -1001)
            assert found is not None
            assert found.active is active


@pytest.mark.parametrize("how", ["closed", "deleted"])
async def test_a_topic_that_is_closed_or_gone_ends_its_digests_and_its_chat_is_told_once(
    how: str, api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    forum = api.forum(FORUM, topics={TOPIC: "News", 6: "Other"})
    topic, other = Place(chat=str(FORUM), thread=TOPIC), Place(chat=str(FORUM), thread=6)
    await clerk.do(lambda store: store.put_settings(replace(store.settings(topic), subscribed=True)))
    await clerk.do(lambda store: store.put_settings(replace(store.settings(other), subscribed=True)))
    assert forum.topics is not None
    if how == "closed":
        forum.topics[TOPIC].closed = True
    else:
        del forum.topics[TOPIC]
    async with running(api, clerk, clock) as room:
        await room.owe(FORUM, "one", "two", thread=TOPIC)
        await quiet(room, api)
    said = texts(api, FORUM)
    assert [text for text in said if text in ("one", "two")] == ["one", "two"]
    assert len([text for text in said if text.startswith("The topic that got a briefing here")]) == 1
    assert len(said) == 3
    assert not (await clerk.do(lambda store: store.settings(topic))).subscribed
    assert (await clerk.do(lambda store: store.settings(other))).subscribed
