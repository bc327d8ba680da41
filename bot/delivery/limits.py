"""How fast we may send: overall, to one person, to one group. Pure: it is told the time and never sleeps.

Telegram: about 30 messages a second over all, one a second to a person, 20 a minute to a group. Starts are counted
here but judged there, after a journey of uneven length, so that each limit keeps a little room.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

OVERALL_MOST = 29  # starts in any second: one below Telegram's 30
OVERALL_GAP = 1.0 / 28.8  # seconds between starts under load: a 31st in a second would have to come 42 ms too soon
CATCH_UP = 3 * OVERALL_GAP  # how much lateness of the event loop is made good at once
PRIVATE_GAP = 1.05  # seconds between an answer and the next start to one person
UNDER_WAY = 5.0  # seconds before its end in which an earlier run may have begun, yet not started, a send
GROUP_MOST = 20  # starts to one group in any …
GROUP_SPAN = 60.5  # … seconds


class Pace:
    """Remembers the starts that still count. `now` is any clock in seconds that never goes back."""

    def __init__(self, private_gap: float = PRIVATE_GAP) -> None:
        """`private_gap`: seconds between starts to one person."""
        self._private_gap = private_gap
        self._due = float("-inf")
        self._starts: deque[float] = deque(maxlen=OVERALL_MOST)
        self._private: dict[str, float] = {}  # last start, oldest first
        self._groups: dict[str, deque[float]] = {}  # starts, the group of the oldest last start first

    def recall(self, starts: Iterable[tuple[str, float]], now: float) -> None:
        """Takes over the starts of an earlier run, (chat, seconds ago), the oldest first: a restart earns no burst."""
        recent = list(starts)
        for chat, ago in recent:
            self.note(chat, now - ago)
        for chat, ago in recent:
            if ago < UNDER_WAY:
                self.answered(chat, now)

    def wait(self, chat: str, now: float) -> float:
        """Seconds until a message to the chat may start, 0.0 if at once."""
        return max(self.wait_any(now), self._own(chat, now))

    def wait_any(self, now: float) -> float:
        """Seconds until any message may start, 0.0 if at once."""
        window = self._starts[0] + 1.0 if len(self._starts) == OVERALL_MOST else float("-inf")
        return max(0.0, self._due - now, window - now)

    def waiting(self, now: float) -> dict[str, float]:
        """The chats that must wait for limits of their own, and how many seconds."""
        waits = {chat: self._own(chat, now) for chat in (*self._private, *self._groups)}
        return {chat: wait for chat, wait in waits.items() if wait > 0}

    def note(self, chat: str, now: float) -> None:
        """A message to the chat starts now."""
        self._starts.append(now)
        late = now - self._due
        self._due = (self._due if late <= CATCH_UP else now) + OVERALL_GAP  # idleness earns no burst
        if is_group(chat):
            starts = self._groups.pop(chat, None) or deque(maxlen=GROUP_MOST)
            starts.append(now)
            self._groups[chat] = starts
        else:
            self._private.pop(chat, None)
            self._private[chat] = now
        self._forget(now)

    def answered(self, chat: str, now: float) -> None:
        """The platform has answered a message to the chat: its second begins now at the latest."""
        if not is_group(chat):
            self._private.pop(chat, None)
            self._private[chat] = now
            self._forget(now)

    def _own(self, chat: str, now: float) -> float:
        if not is_group(chat):
            return max(0.0, self._private.get(chat, float("-inf")) + self._private_gap - now)
        starts = self._groups.get(chat)
        return max(0.0, starts[0] + GROUP_SPAN - now) if starts and len(starts) == GROUP_MOST else 0.0

    def _forget(self, now: float) -> None:
        """Drops what no longer counts, so that memory follows the traffic of the last minute."""
        while self._private and now - next(iter(self._private.values())) >= self._private_gap:
            del self._private[next(iter(self._private))]
        while self._groups and now - next(iter(self._groups.values()))[-1] >= GROUP_SPAN:
            del self._groups[next(iter(self._groups))]


def is_group(chat: str) -> bool:
    """Groups, supergroups and channels have negative ids."""
    return chat.startswith("-")
