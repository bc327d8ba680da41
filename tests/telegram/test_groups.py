"""Groups and channels as the bot meets them: who brings it in, what it shows beside its messages."""

from __future__ import annotations

from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from bot.clerk import Clerk
from domain.chats import Role
from tests.fake_telegram import FakeTelegram, Status, User
from tests.telegram.conftest import ADA, Clock, running

GROUP = -1001
OWNER = User(id=ADA, first_name="Ada")
STRANGER = User(id=66, first_name="Eve")


def _menus(api: FakeTelegram) -> dict[tuple[str, str], list[str]]:
    """(scope, language) → the commands shown."""
    return {
        (scope.split(":")[0], lang): [command["command"] for command in commands]
        for (scope, lang), commands in api.world.commands.items()
    }


async def test_menus_are_shown_by_who_may_say_what_and_in_every_language(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    await clerk.do(lambda store: store.put_role(str(ADA), Role.OWNER))
    async with running(api, clerk, clock):
        api.say(ADA, "hello")
        await api.until(lambda: api.journal)
    menus = _menus(api)
    assert {lang for _, lang in menus} == {"", "de", "es"}
    assert {"schedule", "topics", "here", "invite", "ban", "start"}.isdisjoint(menus["all_group_chats", ""])
    assert {"latest", "why", "help"} <= set(menus["all_group_chats", ""])
    assert "invite" not in menus["all_private_chats", "de"]
    assert {"schedule", "here"} <= set(menus["all_chat_administrators", "es"])
    assert {"invite", "ban"} <= set(menus["chat", ""])


async def test_a_group_is_greeted_once_by_whom_the_bot_knows_and_never_by_a_stranger(
    api: FakeTelegram, clerk: Clerk, clock: Clock
) -> None:
    await clerk.do(lambda store: store.put_role(str(ADA), Role.OWNER))
    for group in (GROUP, GROUP - 1):
        api.group(group, bot=Status.LEFT)
    api.member(GROUP - 1, STRANGER)
    async with running(api, clerk, clock, Conversation(knobs=ChatKnobs())) as room:
        api.my_chat_member(GROUP - 1, Status.MEMBER, by=STRANGER)
        api.say(GROUP - 1, "/latest", from_user=STRANGER)
        api.my_chat_member(GROUP, Status.MEMBER, by=OWNER)
        api.my_chat_member(GROUP, Status.ADMINISTRATOR, by=OWNER)
        await api.until(lambda: not api.unconfirmed)
        await room.settled()
        await api.until(lambda: api.sent_to(GROUP))
        api.say(GROUP, "/latest", from_user=STRANGER)  # whoever is in a group that is served may read
        await api.until(lambda: len(api.sent_to(GROUP)) == 2)
    assert api.sent_to(GROUP - 1) == []
    assert api.sent_to(GROUP)[0].text.startswith("Hello! I can bring the news of the day here.")
