"""The conversations about sources, in which the bot looks at a small web site, played through a whole Telegram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.conversation import Conversation
from bot.clerk import Clerk
from bot.doing import doers
from bot.errands import Errands
from bot.pipeline import Reach
from bot.runner import Runner
from domain.chats import Role
from ingest.sandbox import Sandbox
from ingest.web import Web
from tests.chat.conftest import MORNING, conversation, first_day
from tests.chat.small_site import furnish
from tests.chat.test_web_transcripts import DAILY, TRANSCRIPTS
from tests.chat.transcript import agrees, read_transcript
from tests.fake_telegram import FakeTelegram
from tests.ingest.web_server import running_site
from tests.telegram.conftest import ADA, TOKEN, running
from tests.telegram.stage import Telegram
from tests.telegram.test_transcripts import newsroom

__all__ = ["conversation", "first_day", "newsroom"]


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "text"), TRANSCRIPTS, ids=[name for name, _ in TRANSCRIPTS])
async def test_the_conversation_goes_on_telegram_as_written(
    name: str, text: str, newsroom: Clerk, conversation: Conversation
) -> None:
    now = [MORNING]
    await newsroom.do(lambda store: store.put_role(str(ADA), Role.OWNER))
    await newsroom.do(lambda store: store.put_source(DAILY))
    async with (
        FakeTelegram(TOKEN, clock=lambda: now[0]) as api,
        running_site() as site,
        Web(site.knobs) as web,
        Sandbox(children=1) as sandbox,
    ):
        api.private(ADA)
        furnish(site)
        reach = Reach(web=web, sandbox=sandbox, now=lambda: now[0])
        work = doers(Errands(clerk=newsroom, reach=reach, zone="UTC", mine=lambda place: True), reach)
        runner = Runner(clerk=newsroom, doers=work, tell=conversation.tell, now=lambda: now[0])
        async with running(api, newsroom, lambda: now[0], conversation, 0.0, runner=runner) as room:
            stage = Telegram(api=api, room=room, clerk=newsroom, now=now)
            for step in read_transcript(text):
                what = step.what.replace("{site}", site.base).replace("{place}", site.base.removeprefix("http://"))
                said = await stage.play(replace(step, what=what))
                assert agrees(said, step.expected), "\n".join(
                    [f"{name} line {step.line}: {step.kind} {step.what}", "expected", *step.expected, "got", *said]
                )
