"""The scene of a proof: a home folder, chats with timetables, news that arrives, a pretended Telegram. No verdicts."""

from __future__ import annotations

import asyncio
import random
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.filing import Filing, file_all
from bot.wiring import DATABASE
from domain.chats import Chat, ChatKind, Length, Place, Settings, Timetable, Wish
from storage.sqlite import open_store
from storage.sqlite.forms import stamp
from storage.store import Store
from tests.fake_telegram import FakeTelegram
from tests.proof.checker import Accepted, Model, violations
from tests.proof.news import edition, name
from tests.proof.passing import Passing
from tests.proof.shim_library import shim_library
from tests.proof.simulated import Simulated
from tests.proof.speeds import broken, starts
from tests.proof.subject import begin, under_shim

TOKEN = "42:proof-token-that-must-not-leak-anywhere"
START = datetime(2026, 11, 22, 7, 59, 30, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))
FIRST_CHAT = 1_000
LEFT = """
    SELECT (SELECT COUNT(*) FROM part LEFT JOIN chat ON chat.id = part.chat
            WHERE state IN ('pending', 'sending') AND COALESCE(active, 1) = 1)
        + (SELECT COUNT(*) FROM inbox WHERE done = 0)
        + (SELECT COUNT(*) FROM timetable JOIN settings USING (chat, thread)
            LEFT JOIN chat ON chat.id = timetable.chat
            WHERE subscribed = 1 AND next_at <= :now AND COALESCE(active, 1) = 1)
"""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: a killed process loses nothing that it wrote there."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="briefing-proof-", dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


class Canary:
    """A listener on the inside that nobody may reach."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/feed"

    def connections(self) -> int:
        """How many came, since it was last asked."""
        count = 0
        while True:
            try:
                self._socket.accept()[0].close()
                count += 1
            except BlockingIOError:
                return count

    def close(self) -> None:
        """Listens no more."""
        self._socket.close()


@dataclass(slots=True, kw_only=True)
class Scene:
    """One home, one Telegram, one clock, and the lives that the bot has lived between them."""

    folder: Path
    api: FakeTelegram
    clock: Simulated
    lives: ForkServerContext
    canary: Canary
    rng: random.Random
    model: Model = field(default_factory=lambda: Model(secret=TOKEN.partition(":")[2]))
    told: int = 0  # stories so far
    moved: dict[str, str] = field(default_factory=dict)  # chats that became supergroups
    process: BaseProcess | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The data folder of the bot."""
        return self.folder / "home"

    @property
    def log(self) -> Path:
        """What the bot said; in its home, so that the search for the token finds it."""
        return self.home / "said.log"

    def store(self) -> Store:
        """The store, opened beside the bot or between two lives."""
        return open_store(self.home / DATABASE, now=self.clock)

    def begin(self, *, die_at: int = -1, probe: Path | None = None) -> BaseProcess:
        """A new life."""
        self.home.mkdir(exist_ok=True)
        sources = self.folder / "sources.toml"
        if not sources.exists():
            sources.write_text(
                f'[[source]]\nid = "inside"\noutlet = "Inside"\nurl = "{self.canary.url}"\ntopics = ["world"]\n',
                "utf-8",
            )
        settings = {
            "BRIEFING_HOME": str(self.home),
            "BRIEFING_BOT_TOKEN": TOKEN,
            "BRIEFING_API": self.api.base_url,
            "BRIEFING_SOURCES": str(sources),
            "BRIEFING_OPEN": "true",
        } | self.settings
        self.process = begin(self.lives, settings, self.log, die_at=die_at, probe=probe)
        return self.process

    def kill(self) -> None:
        """SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.join()

    async def ended(self, seconds: float = 30.0) -> int | None:
        """The exit code, once the life is over; TimeoutError where it is not after so many real seconds."""
        assert self.process is not None
        async with asyncio.timeout(seconds):
            while self.process.is_alive():  # noqa: ASYNC110 - another process has no event
                await asyncio.sleep(0.01)
        return self.process.exitcode

    async def stop(self) -> int | None:
        """SIGTERM, and the exit code."""
        assert self.process is not None
        self.process.terminate()
        return await self.ended()

    def subscribe(
        self, count: int, *, hours: Sequence[int] = (), due: datetime | None = None, stories: int = 12
    ) -> None:
        """Private chats that get long digests every day at these hours, UTC, or at the minute of `due`, from it on."""
        now, first = self.clock(), FIRST_CHAT
        with closing(self.store()) as store, store.transaction():
            for chat in range(first, first + count):
                self.api.private(chat)
                place = Place(chat=str(chat))
                store.put_chat(Chat(id=place.chat, kind=ChatKind.PRIVATE))
                wish = Wish(limit=stories, length=Length.LONG)
                store.put_settings(Settings(place=place, zone="UTC", zone_chosen=True, subscribed=True, wish=wish))
                for at in [due] if due else [_coming(now, hour) for hour in hours]:
                    store.put_timetable(
                        Timetable(
                            id=0,
                            place=place,
                            hour=at.hour,
                            minute=at.minute,
                            weekdays=EVERY_DAY,
                            next_at=at,
                            next_date=at.date(),
                        )
                    )

    def print(self, count: int) -> list[str]:
        """So many new stories arrive and are filed; their names."""
        now = self.clock()
        with closing(self.store()) as store:
            store.add_articles(edition(self.told, count, now, self.rng))
            file_all(store, Filing(), now)
        names = [name(number) for number in range(self.told, self.told + count)]
        self.told += count
        return names

    def idle(self) -> bool:
        """Whether nothing is owed, unanswered or due."""
        with closing(sqlite3.connect(f"file:{self.home / DATABASE}?mode=ro", uri=True)) as db:
            (left,) = db.execute(LEFT, {"now": stamp(self.clock())}).fetchone()
        return not left

    def filed(self) -> int:
        """How many articles are filed."""
        with closing(self.store()) as store:
            return store.last_filed()

    async def quiet(self, seconds: float = 120.0, *, sent: int = 0, step: timedelta = timedelta()) -> None:
        """Until nothing is owed or unanswered and Telegram has so many messages; TimeoutError after real seconds.

        `step`: so much time passes at once whenever the bot only waits.
        """
        passing = Passing(self.clock, self.api, lambda: len(self.api.requests), step)
        async with asyncio.timeout(seconds):
            while True:
                await asyncio.sleep(0.05)
                assert self.process is not None
                if not self.process.is_alive():
                    raise AssertionError(f"the bot ended with {self.process.exitcode}:\n{self.last_words()}")
                if len(self.api.journal) >= sent and not self.api.unconfirmed and self.idle():
                    return
                if step:
                    passing.look(self.process.pid or 0)

    def last_words(self) -> str:
        """The end of the bot's log."""
        return self.log.read_text("utf-8")[-3_000:] if self.log.exists() else ""

    def starts(self) -> list[tuple[float, str]]:
        """When each send left, and to which chat."""
        return starts(self.clock.path.with_name("starts"), self.api.requests)

    def accepted(self) -> list[Accepted]:
        """What Telegram took, in order; a chat that moved under the id that it has now."""
        chats = {str(sent.chat_id) for sent in self.api.journal}
        now = {chat: self.moved.get(chat, chat) for chat in chats}
        return [Accepted(chat=now[str(sent.chat_id)], text=sent.text) for sent in self.api.journal]

    def violations(self) -> list[str]:
        """The checker's verdict on all that happened here."""
        self.model.inside += self.canary.connections()
        self.model.violations = broken(self.starts())
        return violations(self.home, self.accepted(), self.model)


def _coming(now: datetime, hour: int) -> datetime:
    due = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return due + timedelta(days=due <= now)


@asynccontextmanager
async def scene(
    lives: ForkServerContext, clock: Simulated, folder: Path, *, seed: int, token: str = TOKEN
) -> AsyncIterator[Scene]:
    """A fresh scene in its own folder."""
    canary = Canary()
    async with FakeTelegram(token, clock=clock, pace=lambda: clock.scale) as api:
        made = Scene(folder=folder, api=api, clock=clock, lives=lives, canary=canary, rng=random.Random(seed))
        try:
            yield made
        finally:
            if made.process is not None and made.process.is_alive():
                made.kill()
            canary.close()


@contextmanager
def stage(scale: float = 1.0) -> Iterator[tuple[ForkServerContext, Simulated, Path]]:
    """What all scenes of one proof share: where lives come from, the clock, a folder."""
    with scratch() as folder:
        clock = Simulated(folder / "clock", START, scale)
        with under_shim(shim_library(), clock=clock.path, starts=folder / "starts") as lives:
            yield lives, clock, folder
