"""Every chat, person and topic to which Telegram lets no bot write, by its words. Nothing here is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fake_telegram import FakeTelegram, Standing, Status

from .conftest import ADA, Refused

GROUP = -500
Scene = Callable[[FakeTelegram], object]


def gone(kind: str, status: Status) -> Scene:
    """A group, supergroup or channel in which the bot no longer is."""
    return lambda api: getattr(api, kind)(GROUP, bot=status)


def deleted(api: FakeTelegram) -> None:
    """A group that somebody deleted."""
    api.group(GROUP).deleted = True


def closed_topic(api: FakeTelegram) -> None:
    """A forum whose topic 5 is closed."""
    topics = api.forum(GROUP, topics={5: "News"}).topics
    assert topics is not None
    topics[5].closed = True


def muted(api: FakeTelegram) -> None:
    """A group in which the bot may not write."""
    api.group(GROUP).bot_may_write = False


def standing(how: Standing) -> Scene:
    """A person who stands so to the bot."""
    return lambda api: api.private(8, standing=how)


Place = tuple[int, str, Scene, dict[str, Any]]
PLACES: list[Place] = [
    (400, "Bad Request: chat_id is empty", lambda api: None, {"chat_id": ""}),
    (400, "Bad Request: chat not found", lambda api: None, {"chat_id": 999}),
    (400, "Bad Request: chat not found", lambda api: None, {"chat_id": "@nobody"}),
    (400, "Bad Request: chat not found", lambda api: None, {"chat_id": "nonsense"}),
    (403, "Forbidden: bot was blocked by the user", standing(Standing.BLOCKED), {"chat_id": 8}),
    (403, "Forbidden: user is deactivated", standing(Standing.DEACTIVATED), {"chat_id": 8}),
    (403, "Forbidden: bot can't initiate conversation with a user", standing(Standing.NEVER), {"chat_id": 8}),
    (403, "Forbidden: the bot can't send messages to the bot", standing(Standing.BOT), {"chat_id": 8}),
    (403, "Forbidden: bot was kicked from the group chat", gone("group", Status.KICKED), {"chat_id": GROUP}),
    (403, "Forbidden: bot was kicked from the supergroup chat", gone("supergroup", Status.KICKED), {"chat_id": GROUP}),
    (403, "Forbidden: bot was kicked from the channel chat", gone("channel", Status.KICKED), {"chat_id": GROUP}),
    (403, "Forbidden: bot is not a member of the group chat", gone("group", Status.LEFT), {"chat_id": GROUP}),
    (403, "Forbidden: bot is not a member of the supergroup chat", gone("supergroup", Status.LEFT), {"chat_id": GROUP}),
    (403, "Forbidden: bot is not a member of the channel chat", gone("channel", Status.LEFT), {"chat_id": GROUP}),
    (403, "Forbidden: the group chat was deleted", deleted, {"chat_id": GROUP}),
    (400, "Bad Request: message thread not found", lambda api: None, {"chat_id": ADA, "message_thread_id": 5}),
    (
        400,
        "Bad Request: message thread not found",
        lambda api: api.forum(GROUP, topics={5: "News"}),
        {"chat_id": GROUP, "message_thread_id": 6},
    ),
    (400, "Bad Request: TOPIC_CLOSED", closed_topic, {"chat_id": GROUP, "message_thread_id": 5}),
    (400, "Bad Request: not enough rights to send text messages to the chat", muted, {"chat_id": GROUP}),
    (
        400,
        "Bad Request: need administrator rights in the channel chat",
        gone("channel", Status.MEMBER),
        {"chat_id": GROUP},
    ),
    (
        400,
        "Bad Request: message to be replied not found",
        lambda api: None,
        {"chat_id": ADA, "reply_parameters": {"message_id": 99}},
    ),
]


@pytest.mark.parametrize("place", PLACES, ids=[place[1] for place in PLACES])
async def test_a_send_is_refused_with(place: Place, api: FakeTelegram, refused: Refused) -> None:
    code, words, scene, params = place
    scene(api)
    assert await refused("sendMessage", text="x", **params) == (code, words)
    assert api.journal == []


async def test_group_chat_was_upgraded_to_a_supergroup_chat(api: FakeTelegram, refused: Refused) -> None:
    api.group(GROUP)
    api.migrate(GROUP, -1007)
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    assert await refused("sendMessage", chat_id=GROUP, text="x") == (400, words)
    assert '"parameters": {"migrate_to_chat_id": -1007}' in api.requests[-1].answer
