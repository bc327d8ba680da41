"""The places news comes from, and what is remembered of reading them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.model import Reading, Source


class Sources(Protocol):
    """The places news comes from, and what is remembered of reading them."""

    def put_source(self, source: Source) -> None:
        """Adds the source or replaces its description; what is remembered of its readings stays.

        Another address than before is another feed: its validators go, and its next reading is a first one. The
        address that it moved away from (`move_source`) is no other address, and does not bring the source back there.
        """

    def move_source(self, source: str, url: str) -> bool:
        """The source lives at `url` from now on; false and nothing done where it is unknown or another lives there."""

    def remove_source(self, source: str) -> bool:
        """Forgets the source but not its articles; false if it was not there."""

    def sources(self) -> list[tuple[Source, Reading]]:
        """Every source with its last reading, by id."""

    def sources_due(self, now: datetime) -> list[tuple[Source, Reading]]:
        """Those whose `next_at` is unset or has come, longest waiting first; none that is paused, and none of
        somebody's own that nobody follows just now.

        Those too that were tried when the clock was ahead of now: what follows from it lies too far away."""

    def pause_source(self, source: str, *, paused: bool) -> bool:
        """Nobody asks the source until it is resumed; false where it is unknown."""

    def paused_sources(self) -> frozenset[str]:
        """The sources that the operator paused."""

    def told_troubles(self) -> dict[str, tuple[str, datetime]]:
        """Of each source whose followers were told of a trouble: its kind, the last one, and when."""

    def put_told_trouble(self, source: str, kind: str, now: datetime) -> None:
        """They were told of this kind of trouble."""

    def put_reading(self, source: str, reading: Reading) -> None:
        """Replaces what is remembered of the source's readings."""
