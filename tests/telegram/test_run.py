"""The whole room over loopback: what people say is answered once, what is owed arrives, whatever goes wrong."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat.request import Reply, Request
from bot.clerk import Clerk
from bot.delivery.repeat import mark_line
from bot.telegram.client import open_bot
from bot.telegram.poller import Poller
from bot.words.catalogue import Words
from domain import errors
from domain.chats import Place, Settings
from domain.message import Button, Mark, MarkKind, Message
from domain.model import Story, Told
from storage.store import Store
from tests.fake_telegram import FakeTelegram, Fault
from tests.telegram.conftest import ADA, START, TOKEN, Clock, echo, running


def texts(api: FakeTelegram, chat: int = ADA) -> list[str]:
    """What the chat was sent, in order."""
    return [sent.text for sent in api.sent_to(chat)]


async def test_what_is_said_in_private_is_answered_once(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with running(api, clerk, clock):
        api.say(ADA, "hello")
        await api.until(lambda: api.journal)
    assert texts(api) == ["You said: hello"]
    assert api.unconfirmed == []


async def test_a_crash_after_taking_in_loses_and_doubles_nothing(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    stop, news = asyncio.Event(), asyncio.Event()
    api.say(ADA, "hello")
    async with open_bot(TOKEN, base_url=api.base_url) as bot:
        polling = asyncio.create_task(Poller(bot=bot, clerk=clerk, now=clock, stop=stop, news=news).poll())
        await api.until(lambda: not api.unconfirmed)  # Telegram has forgotten it, nobody has answered it
        polling.cancel()
        await asyncio.wait([polling])
    assert api.journal == []
    async with running(api, clerk, clock) as room:
        await api.until(lambda: api.journal)
        await room.settled()
    assert texts(api) == ["You said: hello"]


async def test_six_hundred_waiting_messages_survive_a_crash(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    for number in range(600):
        api.say(ADA, f"/n {number}")
    answered: list[str] = []

    def note(request: Request, store: Store, now: datetime) -> Reply:
        answered.append(request.text)
        return Reply()

    async with running(api, clerk, clock, note) as room:
        await api.until(lambda: len(answered) > 150, seconds=20)
        await room.crash()
    async with running(api, clerk, clock, note) as room:
        await api.until(lambda: not api.unconfirmed, seconds=20)
        await room.settled(seconds=20)
    assert list(dict.fromkeys(answered)) == [f"/n {number}" for number in range(600)]
    assert len(answered) <= 601  # the one in hand at the crash may have been undone and made again


async def test_parts_arrive_in_order_with_their_marks_and_buttons(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    bold = Mark(kind=MarkKind.BOLD, start=3, length=3)
    link = Mark(kind=MarkKind.LINK, start=3, length=3, url="https://example.org/a")
    first = Message(text="😀 one", marks=(bold, link), rows=((Button(label="More", token="t1"),),), silent=True)

    def answer(request: Request, store: Store, now: datetime) -> Reply:
        return Reply(messages=(first, Message(text="two")))

    async with running(api, clerk, clock, answer):
        api.say(ADA, "/latest")
        await api.until(lambda: len(api.journal) == 2)
    assert texts(api) == ["😀 one", "two"]
    sent = api.journal[0]
    assert {(e["type"], e["offset"], e["length"]) for e in sent.entities} == {("bold", 3, 3), ("text_link", 3, 3)}
    assert [button["callback_data"] for button in sent.buttons] == ["t1"]
    assert sent.disable_notification
    assert json.loads(sent.params["link_preview_options"]) == {"is_disabled": True}
    assert "parse_mode" not in sent.params


async def test_a_press_edits_its_message_and_is_acknowledged(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    rows = ((Button(label="More", token="t1"),),)

    def answer(request: Request, store: Store, now: datetime) -> Reply:
        if request.token is None:
            return Reply(messages=(Message(text="Ask", rows=rows),))
        return Reply(edit=Message(text="Asked"), notice=f"pressed {request.token}")

    async with running(api, clerk, clock, answer):
        api.say(ADA, "/start")
        await api.until(lambda: api.journal)
        api.press(api.journal[0], "t1")
        await api.until(lambda: api.edits and api.answered)
    assert [sent.text for sent in api.edits] == ["Asked"]
    assert [answered.params["text"] for answered in api.answered] == ["pressed t1"]


async def test_a_chat_told_to_wait_waits_and_the_others_do_not(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.private(8, "Bo")
    api.fail("sendMessage", Fault.too_many(3600), chat=ADA)
    async with running(api, clerk, clock) as room:
        await room.owe(ADA, "to Ada")
        await room.owe(8, "to Bo")
        await api.until(lambda: api.sent_to(8))
    async with running(api, clerk, clock) as room:  # the restart must not forget it
        await room.owe(8, "again to Bo")
        await api.until(lambda: len(api.sent_to(8)) == 2)
        assert texts(api) == []
        clock.advance(seconds=3601)
        await api.until(lambda: texts(api) == ["to Ada"])


async def test_nothing_more_is_sent_to_who_blocked_the_bot_until_they_are_back(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    api.fail("sendMessage", Fault.forbidden(), chat=ADA)
    async with running(api, clerk, clock) as room:
        await room.owe(ADA, "one")
        await api.until(lambda: [r for r in api.requests if r.status == 403])
        await room.settled()
        chat = await clerk.do(lambda store: store.chat(str(ADA)))
        assert chat is not None
        assert not chat.active
        api.say(ADA, "/start")
        await api.until(lambda: texts(api) == ["You said: /start"])
        chat = await clerk.do(lambda store: store.chat(str(ADA)))
        assert chat is not None
        assert chat.active


async def test_a_block_and_its_end_are_noted_without_sending(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async def active() -> bool | None:
        chat = await clerk.do(lambda store: store.chat(str(ADA)))
        return None if chat is None else chat.active

    async with running(api, clerk, clock) as room:
        for change, expected in ((api.block, False), (api.unblock, True)):
            change(ADA)
            await api.until(lambda: not api.unconfirmed)
            await room.settled()
            assert await active() is expected
    assert api.journal == []


async def test_a_group_that_became_a_supergroup_is_followed(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.group(-500)
    new = api.migrate(-500, -100777)
    api.world.updates.pending.clear()  # only the refusal tells
    async with running(api, clerk, clock) as room:
        await room.owe(-500, "one", "two")
        await api.until(lambda: len(api.sent_to(new.id)) == 2)
    assert texts(api, new.id) == ["one", "two"]


async def test_a_move_that_is_announced_is_followed_at_once(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.group(-500)
    async with running(api, clerk, clock) as room:
        api.migrate(-500, -100777)
        await api.until(lambda: not api.unconfirmed)
        await room.settled()
        assert await clerk.do(lambda store: store.chat("-500")) is None


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [(Fault.reset_after(), 1), (Fault.bad_gateway(), 0), (Fault.garbage(), 1), (Fault.reset_before(), 0)],
    ids=["reset after", "502", "200 garbage", "reset before"],
)
async def test_what_may_have_arrived_comes_once_more_after_a_minute_and_says_so(
    fault: Fault, arrived: int, api: FakeTelegram, clerk: Clerk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail("sendMessage", fault)
    async with running(api, clerk, clock) as room:
        await room.owe(ADA, "one")
        await api.until(lambda: "part 1, attempt 1" in caplog.text)
        await clerk.do(lambda store: None)  # by now it is written down when to try again
        clock.advance(seconds=59)
        await asyncio.sleep(0.1)
        before = len(api.journal)
        clock.advance(seconds=2)
        room.wake.set()
        await api.until(lambda: len(api.journal) == arrived + 1)
    assert before == arrived
    assert texts(api)[-1] == mark_line(Words("en")) + "one"


async def test_a_poison_update_is_passed_over(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.raw({"message": {"message_id": 1, "text": "no chat, no date"}})
    api.raw({"message": "not even an object"})
    api.raw({"unheard_of": {"x": 1}})
    async with running(api, clerk, clock) as room:
        api.say(ADA, "hello")
        await api.until(lambda: api.journal)
        await room.settled()
    assert texts(api) == ["You said: hello"]
    assert len([request for request in api.requests if request.method == "getUpdates"]) <= 5


async def test_an_answer_that_fails_thrice_is_set_aside_and_the_person_told(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    tries: list[str] = []

    def answer(request: Request, store: Store, now: datetime) -> Reply:
        tries.append(request.text)
        if request.text == "bad":
            store.put_note("half", "done")
            raise ValueError(request.text)
        return echo(request, store, now)

    async with running(api, clerk, clock, answer):
        api.say(ADA, "bad")
        api.say(ADA, "good")
        await api.until(lambda: len(api.journal) == 2)
        assert await clerk.do(lambda store: store.note("half")) is None
    assert tries == ["bad", "bad", "bad", "good"]
    assert texts(api) == [Words("en")("failed"), "You said: good"]


async def test_a_revoked_token_ends_the_run_and_loses_nothing(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    async with running(api, clerk, clock) as room:
        await api.until(lambda: [request for request in api.requests if request.method == "getUpdates"])
        api.revoked = True
        await room.owe(ADA, "one", "two")
        with pytest.raises(errors.TokenRefused):
            await asyncio.wait_for(room.task, timeout=5)
    assert api.journal == []
    api.heal()
    async with running(api, clerk, clock):
        await api.until(lambda: len(api.journal) == 2)
    assert texts(api) == ["one", "two"]


async def test_another_instance_ends_the_run_at_the_second_conflict(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    api.fail("getUpdates", Fault.conflict(), times=2)
    async with running(api, clerk, clock) as room:
        with pytest.raises(errors.OtherInstance):
            await asyncio.wait_for(room.task, timeout=5)


async def test_stopping_waits_for_what_is_under_way(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.fail("sendMessage", Fault.slow(0.3))
    async with running(api, clerk, clock) as room:
        await room.owe(ADA, "one")
        await api.until(lambda: api.journal)
    assert await clerk.do(lambda store: store.recover()) == 0
    backlog = await clerk.do(lambda store: store.backlog())
    assert (backlog.sent, backlog.waiting) == (1, 0)


async def test_a_topic_is_a_place_of_its_own(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    api.forum(-1002, topics={5: "News"})
    places: list[Place] = []

    def answer(request: Request, store: Store, now: datetime) -> Reply:
        places.append(request.place)
        return echo(request, store, now)

    async with running(api, clerk, clock, answer):
        api.say(-1002, "/latest", thread=5)
        await api.until(lambda: api.journal)
    assert places == [Place(chat="-1002", thread=5)]
    assert [sent.thread for sent in api.journal] == [5]


async def test_what_an_answer_tells_is_remembered_as_told_once_it_arrived(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    def answer(request: Request, store: Store, now: datetime) -> Reply:
        return Reply(messages=(Message(text="Rain."),), told=(Told(story=1, article="a", text="Rain."),))

    async with running(api, clerk, clock, answer) as room:
        api.say(ADA, "/latest")
        await api.until(lambda: api.journal)
        await room.settled()
        story = Story(id=1, members=())
        place = Place(chat=str(ADA))
        assert [one.text for one in await clerk.do(lambda store: store.told(place, story))] == ["Rain."]


async def test_an_answer_that_never_arrives_has_shown_nothing(api: FakeTelegram, clerk: Clerk, clock: Clock) -> None:
    def answer(request: Request, store: Store, now: datetime) -> Reply:
        store.put_settings(replace(store.settings(request.place), seen=40, looked_at=now))
        return Reply(messages=(Message(text="Rain."),), told=(Told(story=1, article="a", text="Rain."),))

    place = Place(chat=str(ADA))
    await clerk.do(lambda store: store.put_settings(Settings(place=place, seen=3)))
    api.fail("sendMessage", Fault.forbidden(), chat=ADA)
    async with running(api, clerk, clock, answer) as room:
        api.say(ADA, "/latest")
        await api.until(lambda: [r for r in api.requests if r.status == 403])
        await room.settled()
        assert await clerk.do(lambda store: store.told(place, Story(id=1, members=()))) == []
        settings = await clerk.do(lambda store: store.settings(place))
        assert (settings.seen, settings.looked_at) == (3, START - timedelta(days=1))
