"""Rulings of readers and of the owner, pair by pair. It moves no article: the desk and the edition obey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import product

from domain.chats import Place
from domain.rulings import Ruling
from storage.sqlite.connection import Connection, Value
from storage.sqlite.forms import listed, stamp


class SqliteRulings(Connection):
    """One row a pair and place; everybody's have no chat."""

    def put_apart(
        self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None, now: datetime
    ) -> None:
        """None of `articles` tells the same story as any of `others`; replaces what was ruled between them there."""
        self._rule(articles, others, product(articles, others), same=False, place=place, now=now)

    def put_together(
        self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None, now: datetime
    ) -> None:
        """The first of each tell one story; replaces what was ruled between any of them there."""
        self._rule(articles, others, zip(articles[:1], others[:1], strict=True), same=True, place=place, now=now)

    def drop_rulings(self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None) -> int:
        """Forgets what was ruled between them there; gives how many rulings that were."""
        return self._run(
            """
            DELETE FROM ruling WHERE chat = :chat AND thread = :thread AND (
                (one IN (SELECT value FROM json_each(:ones)) AND other IN (SELECT value FROM json_each(:others)))
                OR (one IN (SELECT value FROM json_each(:others)) AND other IN (SELECT value FROM json_each(:ones)))
            )
            """,
            _there(place) | {"ones": listed(articles), "others": listed(others)},
        )

    def rulings(self, place: Place | None = None) -> list[Ruling]:
        """What was ruled in the place, or for everybody, in order of their articles."""
        rows = self._rows(
            "SELECT one, other, same FROM ruling WHERE chat = :chat AND thread = :thread ORDER BY one, other",
            _there(place),
        )
        return [Ruling(one=row["one"], other=row["other"], same=bool(row["same"]), place=place) for row in rows]

    def _rule(
        self,
        articles: Sequence[str],
        others: Sequence[str],
        pairs: Iterable[tuple[str, str]],
        *,
        same: bool,
        place: Place | None,
        now: datetime,
    ) -> None:
        common = _there(place) | {"same": same, "made": stamp(now)}
        with self.transaction():
            self.drop_rulings(articles, others, place=place)
            self._run_many(
                """
                INSERT INTO ruling (chat, thread, one, other, same, made)
                VALUES (:chat, :thread, :one, :other, :same, :made) ON CONFLICT DO NOTHING
                """,
                (common | {"one": min(pair), "other": max(pair)} for pair in pairs if pair[0] != pair[1]),
            )
            if place is None:  # whoever holds a desk in memory reads it afresh
                self._run("UPDATE desk SET version = version + 1")


def _there(place: Place | None) -> dict[str, Value]:
    return {"chat": place.chat if place else "", "thread": place.thread if place else 0}
