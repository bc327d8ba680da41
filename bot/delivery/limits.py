"""How fast we may send: overall, to one person, to one group. Pure: it is told the time and never sleeps.

Telegram: about 30 messages a second over all, one a second to a person, 20 a minute to a group. It counts a message at
some moment between its start here and its answer, after a journey of uneven length; so each message counts here from
its start until its answer, and for the whole span of the limit after that. Then no journey can press more together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

OVERALL_MOST = 30  # messages in any …
OVERALL_SPAN = 1.001  # … seconds: Telegram's second and a hair for rounding
OVERALL_GAP = 1.0 / 29.6  # seconds between starts under load, so that a second's messages do not come all at once
CATCH_UP = 0.5  # seconds of lateness that are made good: the machine was busy while messages waited for their turn
PRIVATE_GAP = 1.05  # seconds between an answer and the next start to one person
GROUP_MOST = 20  # messages to one group in any …
GROUP_SPAN = 60.5  # … seconds


class Pace:
    """Remembers the messages that still count. `now` is any clock in seconds that never goes back."""

    def __init__(self, private_gap: float = PRIVATE_GAP) -> None:
        """`private_gap`: seconds between messages to one person, and of silence after another run."""
        self._private_gap = private_gap
        self._due = float("-inf")
        self._under_way = 0
        self._answers: deque[float] = deque(maxlen=OVERALL_MOST)
        self._private: dict[str, float] = {}  # last start or answer, oldest first
        self._groups: dict[str, deque[float]] = {}  # answers, and a start not answered yet; the oldest last one first

    def recall(self, earlier: Iterable[tuple[str, float]], now: float) -> None:
        """Takes over what another run sent, (chat, seconds since its answer), the oldest first.

        A restart earns no burst: if that run sent in its last second, this one begins with a second of silence.
        """
        for chat, ago in earlier:
            if is_group(chat):
                self._count(chat, now - ago)
            if ago < OVERALL_SPAN:
                self._due = now + self._private_gap

    def wait(self, chat: str, now: float) -> float:
        """Seconds until a message to the chat may start, 0.0 if at once."""
        return max(self.wait_any(now), self._own(chat, now))

    def wait_any(self, now: float) -> float:
        """Seconds until any message may start, 0.0 if at once."""
        room = OVERALL_MOST - 1 - self._under_way  # how many answered ones may still count beside a new one
        if room < 0:
            return OVERALL_GAP
        full = self._answers[-room - 1] + OVERALL_SPAN if len(self._answers) > room else float("-inf")
        return max(0.0, self._due - now, full - now)

    def waiting(self, now: float) -> dict[str, float]:
        """The chats that must wait for limits of their own, and how many seconds."""
        waits = {chat: self._own(chat, now) for chat in (*self._private, *self._groups)}
        return {chat: wait for chat, wait in waits.items() if wait > 0}

    def afresh(self, now: float) -> None:
        """Nothing waited until now: idleness is no lateness, and earns no burst."""
        self._due = max(self._due, now)

    def note(self, chat: str, now: float) -> None:
        """A message to the chat starts now. What is made good of its lateness, the limit over all still holds."""
        self._under_way += 1
        late = now - self._due
        self._due = (self._due if late <= CATCH_UP else now) + OVERALL_GAP
        self._count(chat, now)

    def answered(self, chat: str, now: float) -> None:
        """The message to the chat that started last has its answer, or never will have one."""
        self._under_way -= 1
        self._answers.append(now)
        if is_group(chat) and (counted := self._groups.get(chat)):
            counted.pop()  # its start
        self._count(chat, now)

    def _count(self, chat: str, now: float) -> None:
        if is_group(chat):
            counted = self._groups.pop(chat, None) or deque(maxlen=GROUP_MOST)
            counted.append(now)
            self._groups[chat] = counted
        else:
            self._private.pop(chat, None)
            self._private[chat] = now
        self._forget(now)

    def _own(self, chat: str, now: float) -> float:
        if not is_group(chat):
            return max(0.0, self._private.get(chat, float("-inf")) + self._private_gap - now)
        counted = self._groups.get(chat)
        return max(0.0, counted[0] + GROUP_SPAN - now) if counted and len(counted) == GROUP_MOST else 0.0

    def _forget(self, now: float) -> None:
        """Drops what no longer counts, so that memory follows the traffic of the last minute."""
        while self._private and now - next(iter(self._private.values())) >= self._private_gap:
            del self._private[next(iter(self._private))]
        while self._groups and now - next(iter(self._groups.values()))[-1] >= GROUP_SPAN:
            del self._groups[next(iter(self._groups))]


def is_group(chat: str) -> bool:
    """Groups, supergroups and channels have negative ids."""
    return chat.startswith("-")
