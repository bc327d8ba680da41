"""Telegram's speeds on the fake's own clock: 30/s over all, 1/s in a private chat, 20/min in a group. Sends nothing."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from .chats import Chat, Kind
from .journal import Violation


@dataclass(frozen=True, slots=True)
class Speed:
    """At most `most` sends in any `span`, half open: two sends exactly one span apart don't count together."""

    most: int
    span: timedelta


OVERALL = Speed(30, timedelta(seconds=1))
PRIVATE = Speed(1, timedelta(seconds=1))
GROUP = Speed(20, timedelta(minutes=1))


@dataclass(slots=True)
class Police:
    """Counts sends above the speeds. `refuses`: they are answered 429 (and then don't count as sent)."""

    refuses: bool = False
    violations: list[Violation] = field(default_factory=list)
    _sent: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def watch(self, chat: Chat, now: datetime) -> int | None:
        """Counts one send; whole seconds to wait where it must be refused, else None."""
        waits: list[int] = []
        for rule, key, speed in _rules(chat):
            wait = self._wait(key, speed, now)
            if wait:
                self.violations.append(Violation(rule=rule, chat_id=chat.id, at=now, retry_after=wait))
                waits.append(wait)
        if waits and self.refuses:
            return max(waits)
        for _, key, _ in _rules(chat):
            self._sent[key].append(now)
        return None

    def _wait(self, key: str, speed: Speed, now: datetime) -> int:
        sent = self._sent[key]
        if sent and sent[-1] > now:
            sent.clear()  # a test has put its clock back
        while sent and sent[0] + speed.span <= now:
            sent.popleft()
        if len(sent) < speed.most:
            return 0
        return max(1, ceil((sent[-speed.most] + speed.span - now).total_seconds()))


def _rules(chat: Chat) -> Iterator[tuple[str, str, Speed]]:
    yield "overall", "overall", OVERALL
    if chat.kind is Kind.PRIVATE:
        yield "private", str(chat.id), PRIVATE
    else:
        yield "group", str(chat.id), GROUP
