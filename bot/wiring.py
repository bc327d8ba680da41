"""Builds the concrete things from the settings and joins them. It decides nothing."""

from __future__ import annotations

import fcntl
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO

from bot.backups import FOLDER
from bot.chat.conversation import Conversation
from bot.chat.turn import ChatKnobs
from bot.clerk import Clerk
from bot.doing import doers
from bot.errands import Errands
from bot.filing import Filing
from bot.pipeline import Reach
from bot.reserve import Reserve
from bot.runner import Runner
from bot.sharing import keep_listed
from config.catalogue import Topic, curated_sources, topics
from config.settings import Settings
from domain.errors import Busy
from ingest.sandbox import Sandbox
from ingest.web import Web, WebKnobs
from storage.sqlite import open_store
from storage.store import Store

DATABASE = "briefing.db"
LOCK = "run.lock"
ROOM = "room-for-a-full-disk"
ANY_PORT = frozenset(range(1, 65_536))
"""Services of a private network live on ports of their own."""


@dataclass(frozen=True)
class House:
    """The house as these settings furnish it. Each part is built when it is first asked for."""

    settings: Settings
    clock: Callable[[], datetime]

    @property
    def database(self) -> Path:
        """The file that all is kept in."""
        return self.settings.home / DATABASE

    @property
    def copies(self) -> Path:
        """The folder of its nightly copies."""
        return self.settings.home / FOLDER

    @cached_property
    def reserve(self) -> Reserve:
        """Room for the day on which the disk is full."""
        return Reserve(path=self.settings.home / ROOM)

    def open(self) -> Store:
        """The store in the home folder, with the curated sources in it."""
        return open_store(self.database, now=self.clock)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics a reader can choose."""
        return topics()

    @cached_property
    def conversation(self) -> Conversation:
        """The conversation by these settings."""
        return Conversation(
            knobs=ChatKnobs(
                topics=self.topics,
                open=self.settings.open,
                zone=self.settings.zone,
                feeds=self.settings.feeds_per_chat,
                feeds_in_all=self.settings.feeds_in_all,
            )
        )

    def runner(self, errands: Errands) -> Runner:
        """Who does what people ask of the network."""
        work = doers(errands, errands.reach)
        return Runner(clerk=errands.clerk, doers=work, tell=self.conversation.tell, now=self.clock)

    def list_sources(self, store: Store) -> None:
        """Makes the store know the operator's sources, and no others of an older list; what is remembered of their
        readings stays."""
        listed = curated_sources(self.settings.sources)
        with store.transaction():
            keep_listed(store, listed)

    @asynccontextmanager
    async def reach(self) -> AsyncIterator[Reach]:
        """The web and the sandbox, closed afterwards."""
        private = self.settings.allow_private
        ports = ANY_PORT if private else WebKnobs().ports
        knobs = WebKnobs(allow_private=private, ports=ports, proxy=self.settings.proxy)
        async with Web(knobs) as web, Sandbox() as sandbox:
            yield Reach(web=web, sandbox=sandbox, topics=self.topics, now=self.clock)

    @contextmanager
    def clerk(self) -> Iterator[Clerk]:
        """The store on its own thread, closed afterwards."""
        clerk = Clerk(self.open, self.reserve.give_up)
        try:
            yield clerk
        finally:
            clerk.close()

    def filing(self) -> Filing:
        """A desk that has not read anything yet."""
        return Filing()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held by the one instance that runs on this data folder; Busy where another holds it."""
        self.settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.settings.home / LOCK).open("a+") as file:
            _take(file, self.settings.home)
            yield


def _take(file: IO[str], home: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        other = file.read().strip()
        raise Busy(f"Another instance (process {other or 'unknown'}) already runs on {home}.") from None
    os.fchmod(file.fileno(), 0o600)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
