"""What places lean to, one row a thing. It gives no weight a meaning."""

from __future__ import annotations

from domain.chats import Place
from domain.leaning import Lean, Leaning
from storage.sqlite.connection import Connection, Value


class SqliteLeanings(Connection):
    """Likes."""

    def put_leaning(self, place: Place, kind: Lean, name: str, weight: float) -> None:
        """`name` is an outlet or a topic; the weight is held within -1 and 1, and 0 forgets it."""
        values = _there(place) | {"kind": kind.value, "name": name, "weight": max(-1.0, min(1.0, weight))}
        if not weight:
            self._run(
                "DELETE FROM leaning WHERE chat = :chat AND thread = :thread AND kind = :kind AND name = :name", values
            )
            return
        self._run(
            """
            INSERT INTO leaning (chat, thread, kind, name, weight) VALUES (:chat, :thread, :kind, :name, :weight)
            ON CONFLICT (chat, thread, kind, name) DO UPDATE SET weight = excluded.weight
            """,
            values,
        )

    def leaning(self, place: Place) -> Leaning:
        """All of it; what it follows is not in there."""
        rows = self._rows(
            "SELECT kind, name, weight FROM leaning WHERE chat = :chat AND thread = :thread ORDER BY kind, name",
            _there(place),
        )
        weights = {kind: {row["name"]: row["weight"] for row in rows if row["kind"] == kind} for kind in Lean}
        return Leaning(outlets=weights[Lean.OUTLET], topics=weights[Lean.TOPIC])


def _there(place: Place) -> dict[str, Value]:
    return {"chat": place.chat, "thread": place.thread}
