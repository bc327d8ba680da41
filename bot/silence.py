"""Was Telegram not heard for longer than it keeps what people say? Then the owners are told, once. It asks nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clerk import Clerk
from bot.warnings import warn_owners
from storage.store import Store

HEARD = "telegram: last heard"
KEPT = timedelta(days=1)  # how long Telegram keeps what people say to a bot
LOOK_SECONDS = 600


@dataclass(slots=True, kw_only=True)
class Silence:
    """Looks now and then when Telegram was last `heard`. `planned` is called where a message is owed.

    `steady` is a clock in seconds that nobody sets: where it says that less than a day passed, the other one jumped.
    """

    clerk: Clerk
    heard: Callable[[], datetime | None]
    steady: Callable[[], float]
    planned: Callable[[], None]
    _last: datetime | None = None
    _at: float = 0.0

    async def look(self) -> None:
        """Notes when Telegram was last heard; tells the owners where that was too long after the time before."""
        heard = self.heard()
        if heard is None or heard == self._last:
            return
        jumped = self._last is not None and self.steady() - self._at <= KEPT.total_seconds()
        self._last, self._at = heard, self.steady()
        if await self.clerk.do(lambda store: note_heard(store, heard, quietly=jumped)):
            self.planned()


def note_heard(store: Store, heard: datetime, *, quietly: bool = False) -> bool:
    """Notes that Telegram was heard then; whether the owners are told that it was not for too long before."""
    with store.transaction():
        noted = store.note(HEARD)
        store.put_note(HEARD, heard.isoformat())
        last = datetime.fromisoformat(noted) if noted else heard
        if quietly or heard - last <= KEPT:
            return False
        gone = {"since": _said(last), "gone": _said(heard - KEPT)}
        return warn_owners(store, "house-silence", gone, heard)


def _said(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"
