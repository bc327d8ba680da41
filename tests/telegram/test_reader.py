"""What raw updates mean, made by the fake Telegram as Telegram writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.chat.request import Document, Person, Request
from bot.telegram.reader import ChatMove, MemberChange, Read, query_of, read
from domain.chats import Chat, ChatKind, Place
from tests.fake_telegram import FakeTelegram, Status, User
from tests.telegram.conftest import ADA

NAME = "briefing_test_bot"
GROUP, FORUM, CHANNEL = -500, -1002, -1009
BO = User(id=8, first_name="Bo", language_code="pt-br")


@pytest.fixture
def scene() -> FakeTelegram:
    """A person, a group, a forum and a channel; no server is started."""
    api = FakeTelegram(username=NAME)
    api.private(ADA, "Ada", language_code="de-AT")
    api.group(GROUP, "Newsroom")
    api.forum(FORUM, topics={5: "News"})
    api.channel(CHANNEL, "Wire")
    return api


def meaning(api: FakeTelegram) -> Read | None:
    """What the newest update means."""
    return read(api.unconfirmed[-1], username=NAME)


def test_a_private_message_is_a_request_of_somebody_who_may_change_things(scene: FakeTelegram) -> None:
    scene.say(ADA, " what is new? ")
    assert meaning(scene) == Request(
        chat=Chat(id="7", kind=ChatKind.PRIVATE, title="Ada", lang="de"),
        place=Place(chat="7"),
        person=Person(id="7", name="Ada", lang="de", admin=True),
        text="what is new?",
    )


def test_a_command_in_a_group_is_a_request_of_somebody_to_be_asked_about(scene: FakeTelegram) -> None:
    scene.say(GROUP, "/time@Briefing_Test_Bot 8:00", from_user=BO)
    assert meaning(scene) == Request(
        chat=Chat(id="-500", kind=ChatKind.GROUP, title="Newsroom"),
        place=Place(chat="-500"),
        person=Person(id="8", name="Bo", lang="pt", admin=False),
        text="/time 8:00",
    )


COMMANDS = [
    ("to everybody", "/latest", "/latest"),
    ("to us", f"/latest@{NAME}", "/latest"),
    ("to us, with words", f"/mute@{NAME} tax cuts", "/mute tax cuts"),
    ("with words over two lines", "/mute\ntax", "/mute\ntax"),
    ("to another bot", "/latest@other_bot", None),
]


@pytest.mark.parametrize("chat", [ADA, GROUP], ids=["private", "group"])
@pytest.mark.parametrize(("said", "heard"), [row[1:] for row in COMMANDS], ids=[row[0] for row in COMMANDS])
def test_a_command_may_name_the_bot_it_is_for(said: str, heard: str | None, chat: int, scene: FakeTelegram) -> None:
    scene.say(chat, said)
    asked = meaning(scene)
    assert (asked.text if isinstance(asked, Request) else None) == heard


SILENT: list[tuple[str, Callable[[FakeTelegram], object]]] = [
    ("talk in a group", lambda api: api.say(GROUP, "hello all")),
    ("a path in a group", lambda api: api.say(GROUP, "/etc/hosts is a file")),
    ("another bot", lambda api: api.say(GROUP, "/latest", from_user=User(id=9, is_bot=True))),
    ("a channel speaking in a group", lambda api: api.say(GROUP, "/latest", sender_chat={"id": -3, "type": "channel"})),
    ("a document in a group", lambda api: api.document(GROUP, b"x", "x.txt")),
    ("a post that is no command", lambda api: api.channel_post(CHANNEL, "News")),
    ("a correction", lambda api: api.edit(api.say(ADA, "/latest"), "/start")),
]


@pytest.mark.parametrize("act", [act for _, act in SILENT], ids=[name for name, _ in SILENT])
def test_what_is_not_for_us_means_nothing(act: Callable[[FakeTelegram], object], scene: FakeTelegram) -> None:
    act(scene)
    assert meaning(scene) is None


def test_a_thread_counts_only_in_a_topic(scene: FakeTelegram) -> None:
    scene.say(FORUM, "/latest", thread=5)
    in_topic = meaning(scene)
    scene.say(FORUM, "/latest", message_thread_id=77)  # a chain of replies
    in_chain = meaning(scene)
    assert isinstance(in_topic, Request)
    assert isinstance(in_chain, Request)
    assert (in_topic.place.thread, in_chain.place.thread) == (5, 0)


@pytest.mark.parametrize("chat", [GROUP, CHANNEL], ids=["anonymous administrator", "channel post"])
def test_who_speaks_as_the_chat_administers_it_and_is_nobody_elsewhere(chat: int, scene: FakeTelegram) -> None:
    act = scene.anonymous_admin if chat == GROUP else scene.channel_post
    act(chat, "/time 8:00")
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert asked.person.admin
    assert asked.person.id == str(chat)


def test_a_press_names_its_message_its_token_and_its_topic(scene: FakeTelegram) -> None:
    message = scene.say(FORUM, "/start", thread=5)
    query = scene.press(message, "token-1", BO, stale=True)
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert (asked.token, asked.message, asked.place) == ("token-1", message.id, Place(chat=str(FORUM), thread=5))
    assert not asked.person.admin
    assert query_of(scene.unconfirmed[-1]) == query


def test_a_press_on_a_message_deleted_meanwhile_is_still_read(scene: FakeTelegram) -> None:
    message = scene.say(ADA, "/start")
    del scene.world.chats[ADA].messages[message.id]
    scene.press(message, "token-1", stale=True)
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert (asked.token, asked.message) == ("token-1", message.id)


@pytest.mark.parametrize(
    ("status", "active"),
    [
        (Status.MEMBER, True),
        (Status.ADMINISTRATOR, True),
        (Status.RESTRICTED, False),  # it may not send; when it may again, Telegram says so
        (Status.LEFT, False),
        (Status.KICKED, False),
    ],
)
def test_membership_says_whether_the_chat_is_active(status: Status, active: bool, scene: FakeTelegram) -> None:
    scene.my_chat_member(GROUP, status)
    title = "Newsroom"
    change = meaning(scene)
    assert isinstance(change, MemberChange)
    assert change.chat == Chat(id="-500", kind=ChatKind.GROUP, title=title, active=active)


def test_a_group_that_becomes_a_supergroup_moves_once(scene: FakeTelegram) -> None:
    scene.migrate(GROUP, -100500)
    old, new = (read(update, username=NAME) for update in scene.unconfirmed[-2:])
    assert old == ChatMove(old="-500", new="-100500")
    assert new is None


BROKEN: list[dict[str, Any]] = [
    {"message": {"text": "no chat"}},
    {"message": "text"},
    {"message": {"chat": {"id": "x", "type": "private"}}},
    {"message": {"chat": {"id": 1, "type": "cave"}}},
    {"my_chat_member": {"chat": {"id": 1, "type": "private"}}},
]


@pytest.mark.parametrize("update", BROKEN, ids=["no chat", "no object", "no number", "no kind", "no member"])
def test_a_broken_update_is_an_error_of_the_promised_kinds(update: dict[str, Any]) -> None:
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        read(update, username=NAME)


def test_halves_of_characters_are_replaced(scene: FakeTelegram) -> None:
    scene.say(ADA, "x", entities=[])
    update = scene.unconfirmed[-1]
    update["message"]["text"] = "a\ud83db"
    asked = read(update, username=NAME)
    assert isinstance(asked, Request)
    assert asked.text == "a\ufffdb"


def test_a_location_sent_in_private_asks_for_the_time_zone_there(scene: FakeTelegram) -> None:
    scene.location(ADA, 50.45, 30.52)
    request = meaning(scene)
    assert isinstance(request, Request)
    assert request.text == "/timezone 50.45 30.52"


def test_a_location_sent_in_a_group_is_not_for_us(scene: FakeTelegram) -> None:
    scene.location(GROUP, 50.45, 30.52, from_user=BO)
    assert meaning(scene) is None


def test_addresses_that_telegram_marked_come_in_order_those_behind_words_too(scene: FakeTelegram) -> None:
    text = "\U0001f4f0 read https://example.org/a or this"
    scene.say(ADA, text, entities=[
        {"type": "url", "offset": 8, "length": 21},
        {"type": "text_link", "offset": 33, "length": 4, "url": "https://example.org/b"},
    ])  # fmt: skip
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert asked.links == ("https://example.org/a", "https://example.org/b")


def test_a_file_in_a_private_chat_is_for_us_and_in_a_group_only_under_a_command(scene: FakeTelegram) -> None:
    scene.document(ADA, b"<opml/>", "feeds.opml")
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert asked.document == Document(id="FILE1", name="feeds.opml", size=7)
    scene.document(GROUP, b"<opml/>", "feeds.opml", from_user=BO)
    assert meaning(scene) is None
    scene.document(GROUP, b"<opml/>", "feeds.opml", caption="/add", from_user=BO)
    asked = meaning(scene)
    assert isinstance(asked, Request)
    assert (asked.text, asked.document is not None) == ("/add", True)
