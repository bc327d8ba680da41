"""What a place hears, and the one condition by which an article is seen or not. Reads one table, changes none."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chats import Place
from storage.sqlite.chats import at
from storage.sqlite.connection import Connection, Value
from storage.sqlite.forms import listed

NEW = """filing > CASE WHEN article.own = 0 THEN :after ELSE (
    SELECT CASE WHEN :after < joined THEN begins ELSE :after END FROM follow
    WHERE follow.source = article.source AND chat = :chat AND thread = :thread
) END"""
"""An SQL condition on `article` for a place: filed above the number `:after`; of a source it began to follow later, the
newest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What a place hears beside or without the shared sources: `on` are its own, `off` those it switched off."""

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    @property
    def usual(self) -> bool:
        """Whether it hears what everybody hears."""
        return not self.on and not self.off

    @property
    def sees(self) -> str:
        """An SQL condition on `article`: whether this audience may see it. Its parameters are `values`."""
        if self.usual:
            return "article.own = 0"
        return (
            "(article.own = 0 AND article.source NOT IN (SELECT value FROM json_each(:off))"
            " OR article.own = 1 AND article.source IN (SELECT value FROM json_each(:on)))"
        )

    @property
    def values(self) -> dict[str, Value]:
        """The parameters of `sees`."""
        return {} if self.usual else {"on": listed(self.on), "off": listed(self.off)}


class SqliteAudience(Connection):
    """Who may see what."""

    def hears_the_usual(self, place: Place) -> bool:
        """Whether the place hears just what everybody hears, so that what it sees of a story is what everybody sees."""
        return self._audience(place).usual

    def _audience(self, place: Place | None) -> Audience:
        """What the place hears; without a place, what everybody hears."""
        if place is None:
            return Audience()
        rows = self._rows("SELECT source, state FROM follow WHERE chat = :chat AND thread = :thread", at(place))
        return Audience(
            on=tuple(row["source"] for row in rows if row["state"] == "on"),
            off=tuple(row["source"] for row in rows if row["state"] == "off"),
        )
