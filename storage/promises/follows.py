"""Which place hears which source: its own feeds, followed or paused, and shared sources that it switched off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.model import Reading, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source of a place's own, how it was when it was last read, and whether the place paused it."""

    source: Source
    reading: Reading
    paused: bool = False


class Follows(Protocol):
    """Who hears what. An article of an OWN source is seen by the places that follow it, and by nobody else."""

    def follow(self, place: Place, source: Source, now: datetime) -> None:
        """The place hears this source of its own from now on, its newest articles too; the source is added if new."""

    def pause_follow(self, place: Place, source: str, *, paused: bool) -> bool:
        """The place hears its own source no more until it is resumed; false where it does not follow it."""

    def unfollow(self, place: Place, source: str) -> bool:
        """The place hears its own source no more. A source that nobody follows goes with all its articles."""

    def unfollow_all(self, chat: str) -> int:
        """`unfollow` for everything that any place of the chat follows; what was switched off is on. Gives how many."""

    def followed(self, place: Place) -> list[Followed]:
        """The place's own sources, by outlet and id."""

    def followers(self, source: str) -> list[Place]:
        """The places that follow the source and have not paused it."""

    def follow_places(self, source: str) -> list[Place]:
        """The places that follow the source, those too that have paused it."""

    def own_sources(self) -> int:
        """How many sources of somebody's own there are."""

    def switch(self, place: Place, source: str, *, on: bool) -> None:
        """Whether the place hears a shared source."""

    def switched_off(self, place: Place) -> frozenset[str]:
        """The shared sources that the place does not hear."""

    def hears_the_usual(self, place: Place) -> bool:
        """Whether the place hears just what everybody hears, so that what it sees of a story is what everybody sees."""

    def heard(self, place: Place) -> list[tuple[Source, Reading]]:
        """All that the place hears: shared sources and its own, by id, without those paused or switched off."""
