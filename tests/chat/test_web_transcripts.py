"""Plays every conversation in `web_transcripts/`, in which the bot looks at a small web site while people wait."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.console import local_file
from bot.doing import doers
from bot.errands import Errands
from bot.pipeline import Reach
from bot.runner import Runner
from domain.chats import Role
from domain.model import Source, SourceKind
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store
from tests.chat.small_site import furnish
from tests.chat.stage import Stage
from tests.chat.transcript import Step, agrees, lines, played, read_transcript
from tests.ingest.web_server import Site, running_site

TRANSCRIPTS = [
    (file.stem, file.read_text("utf-8")) for file in sorted((Path(__file__).parent / "web_transcripts").glob("*.txt"))
]
DAILY = Source(id="daily", kind=SourceKind.FEED, url="https://daily.example/rss", outlet="The Daily")


@dataclass(slots=True, kw_only=True)
class WebStage:
    """A stage whose errands are run before the next thing is said."""

    stage: Stage
    runner: Runner
    site: Site

    async def play(self, step: Step) -> list[str]:
        """The lines that come back, those of errands too."""
        said = played(self.stage, Step(line=step.line, kind=step.kind, what=self._put(step.what), expected=()))
        await self.runner.work_off(local_file, self.stage.chat.id)
        return [*said, *lines(self.stage.arriving())]

    def _put(self, what: str) -> str:
        """What is said, with the address that the site has in this run."""
        return what.replace("{site}", self.site.base).replace("{place}", self.site.base.removeprefix("http://"))


@contextmanager
def clerk_of(folder: Path, stage: Stage) -> Iterator[Clerk]:
    """The stage's store on a thread of its own."""
    clerk = Clerk(lambda: open_store(folder / "briefing.db", now=lambda: stage.now))
    yield clerk
    clerk.close()


@asynccontextmanager
async def on_the_web(stage: Stage, folder: Path) -> AsyncIterator[WebStage]:
    """The stage with a small site to look at."""
    stage.store.put_source(DAILY)
    stage.folder = folder
    async with running_site() as site, Web(site.knobs) as web, Sandbox(children=1) as sandbox:
        furnish(site)
        with clerk_of(folder, stage) as clerk:
            reach = Reach(web=web, sandbox=sandbox, now=lambda: stage.now)
            errands = Errands(clerk=clerk, reach=reach, zone="UTC", mine=lambda place: True)
            work = doers(errands, reach)
            runner = Runner(clerk=clerk, doers=work, tell=stage.conversation.tell, now=lambda: stage.now)
            yield WebStage(stage=stage, runner=runner, site=site)


@pytest.mark.parametrize(("name", "text"), TRANSCRIPTS, ids=[name for name, _ in TRANSCRIPTS])
async def test_the_conversation_goes_as_written(name: str, text: str, stage: Stage, tmp_path: Path) -> None:
    stage.store.put_role("Olga", Role.OWNER)
    async with on_the_web(stage, tmp_path) as there:
        for step in read_transcript(text):
            said = await there.play(step)
            assert agrees(said, step.expected), "\n".join(
                [f"{name} line {step.line}: {step.kind} {step.what}", "expected", *step.expected, "got", *said]
            )
