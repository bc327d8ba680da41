"""When many chats are told to slow down at once, all must: the rule for a pause over all. Pure; it never sleeps."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

CHATS = 3  # so many different chats told to wait …
WITHIN = timedelta(seconds=10)  # … within this span mean that the whole bot is too fast


class Floods:
    """Remembers who was told to wait of late."""

    def __init__(self) -> None:
        self._told: deque[tuple[datetime, str, datetime]] = deque()

    def note(self, chat: str, until: datetime, now: datetime) -> datetime | None:
        """The chat must wait until `until`; the instant until which everybody must, if they must.

        That is the earliest of theirs: a chat may have reasons of its own to wait for hours, and is held by itself.
        """
        self._told.append((now, chat, until))
        while abs(now - self._told[0][0]) > WITHIN:  # clocks may jump back too
            self._told.popleft()
        last = {name: ends for _, name, ends in self._told}
        return min(last.values()) if len(last) >= CHATS else None
