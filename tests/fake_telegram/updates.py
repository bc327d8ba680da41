"""Updates waiting for the bot: numbered, filtered by allowed_updates, kept 24 hours, gone when confirmed. No I/O."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .refusals import Json

KEPT = timedelta(hours=24)
FIRST_UPDATE_ID = 900_000_001
ASKED_FOR_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})  # off unless named
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    ]
)
BY_DEFAULT = KINDS - ASKED_FOR_ONLY


@dataclass(slots=True, kw_only=True)
class Queue:
    """Oldest first. `allowed` is sticky: it holds until the bot names another list, and filters updates at birth."""

    clock: Callable[[], datetime]
    allowed: frozenset[str] = BY_DEFAULT
    pending: list[tuple[datetime, Json]] = field(default_factory=list)
    next_id: int = FIRST_UPDATE_ID
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def add(self, kind: str, content: Json) -> int | None:
        """Queues `content`, a Message for "message" and so on; the update's id, None where the bot doesn't want it."""
        if kind not in self.allowed:
            return None
        return self.add_raw({kind: content})

    def add_raw(self, update: Json) -> int:
        """Queues an update as it is, whatever is in it; gives it an id if it has none."""
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id) + 1
        self.pending.append((self.clock(), {"update_id": update_id} | update))
        for listener in list(self.listeners):
            listener()
        return update_id

    def allow(self, wanted: object) -> None:
        """A new sticky list; an empty one, or one of unknown names only, means the default."""
        if isinstance(wanted, list):
            self.allowed = frozenset(str(name).lower() for name in wanted) & KINDS or BY_DEFAULT

    def confirm(self, offset: int) -> None:
        """Forgets every update below `offset`; a negative offset keeps only so many of the newest."""
        self._expire()
        if offset > 0:
            self.pending = [(born, update) for born, update in self.pending if update["update_id"] >= offset]
        elif offset < 0:
            self.pending = self.pending[offset:]

    def batch(self, limit: int) -> list[Json]:
        """The oldest updates, at most `limit`; they stay until confirmed."""
        self._expire()
        return [update for _, update in self.pending[:limit]]

    def drop(self) -> None:
        """Forgets them all (drop_pending_updates)."""
        self.pending.clear()

    def _expire(self) -> None:
        horizon = self.clock() - KEPT
        self.pending = [(born, update) for born, update in self.pending if born > horizon]
