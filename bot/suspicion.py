"""Remembers from one run to the next that the database was found damaged, however well it looks at the start.

A look at the start is quick and does not see everything; without a memory the bot would start, meet the same damage and
end, again and again. It mends nothing; `backups.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from domain.errors import Damaged, NoCopy

SOON = timedelta(days=1)
"""Met again so soon after going back to a copy, the damage is in the copy too, or in the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Two small files in the data folder, which can be read where the database cannot."""

    home: Path

    @property
    def _met(self) -> Path:
        return self.home / "damage-met"

    @property
    def _mended(self) -> Path:
        return self.home / "damage-mended"

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Notes that the block met damage, which goes on its way."""
        try:
            yield
        except Damaged:
            with suppress(OSError):  # a full disk; then the next run meets it once more
                self._met.touch()
            raise

    def met(self, now: datetime) -> bool:
        """Whether the last run met damage. Raises NoCopy where it was met again soon after the last mending."""
        if not self._met.exists():
            return False
        if self._mended.exists() and now - datetime.fromisoformat(self._mended.read_text("ascii")) < SOON:
            raise NoCopy(
                "The database was found damaged again soon after a copy was put in its place. Look at the disk, and "
                "bring back an older copy: briefing-bot restore PATH."
            )
        return True

    def mended(self, now: datetime) -> None:
        """A copy is in its place, put there by the bot."""
        self._mended.write_text(now.isoformat(), "ascii")
        self._met.unlink(missing_ok=True)

    def forget(self) -> None:
        """Somebody brought back a copy."""
        self._met.unlink(missing_ok=True)
        self._mended.unlink(missing_ok=True)
