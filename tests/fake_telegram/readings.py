"""What a test reads back from the fake, and how it waits for it. Changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from .chats import Message
from .journal import Answered, Request, Sent, Violation
from .refusals import Json
from .world import World

TICK = 0.05  # seconds between two looks in until()


class Readings:
    """The part of FakeTelegram that tells what happened."""

    world: World
    _changed: asyncio.Event

    @property
    def journal(self) -> list[Sent]:
        """Every accepted send, in order, also those whose answer a fault swallowed."""
        return self.world.journal

    @property
    def edits(self) -> list[Sent]:
        """Every accepted edit, in order: text and keyboard as they were after it."""
        return self.world.edits

    @property
    def requests(self) -> list[Request]:
        """Every request in order of arrival, polls and refused ones too."""
        return self.world.requests

    @property
    def answered(self) -> list[Answered]:
        """Callback and inline queries that the bot answered in time."""
        return self.world.answered

    @property
    def violations(self) -> list[Violation]:
        """Sends above Telegram's speeds, on the fake's clock."""
        return self.world.police.violations

    @property
    def unconfirmed(self) -> list[Json]:
        """Updates that the bot has not confirmed yet, oldest first."""
        return [update for _, update in self.world.updates.pending]

    def sent_to(self, chat_id: int) -> list[Sent]:
        """The journal of one chat."""
        return [sent for sent in self.journal if sent.chat_id == chat_id]

    def messages(self, chat_id: int) -> list[Message]:
        """What the chat shows now, everybody's messages, oldest first."""
        return list(self.world.chats[chat_id].messages.values())

    async def until(self, wish: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until `wish()` is true; TimeoutError after so many real seconds."""
        async with asyncio.timeout(seconds):
            while not wish():
                self._changed.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(TICK):
                        await self._changed.wait()
