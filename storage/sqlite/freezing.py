"""An answer or a digest becomes owed: its parts frozen, its slot served, what it tells reserved. It claims nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.chats import Place, Settings
from domain.ledger import PartKind, Slot
from domain.message import Message
from domain.model import Told
from storage.sqlite.chats import at
from storage.sqlite.connection import Value, clean_text
from storage.sqlite.forms import stamp, stamp_or_none
from storage.sqlite.leaving import SqliteLeaving


class SqliteFreezing(SqliteLeaving):
    """All of it or nothing."""

    def owe(
        self,
        place: Place,
        messages: Sequence[Message],
        *,
        kind: PartKind,
        now: datetime,
        slot: Slot | None = None,
        told: Sequence[Told] = (),
        edits: int | None = None,
        before: Settings | None = None,
    ) -> int | None:
        """Freezes one answer or digest as parts in order and reserves what it tells, as one transaction.

        Gives its group number, or None and does nothing where `slot` exists already. `edits` goes with one message.
        Without messages the slot is served all the same, and what is told counts at once. `before` is what held
        before the place looked: should nothing of this ever arrive, the place has looked only as far as that.
        """
        if edits is not None and len(messages) != 1:
            raise ValueError("an edit is one message")
        with self.transaction():
            if slot is not None and self._is_served(slot):
                return None
            bundle = self._open_bundle(place, kind, len(messages), now, before)
            self._say_farewell(place.chat, bundle)
            if slot is not None:
                self._serve(slot, bundle)
            common = at(place) | {"bundle": bundle, "kind": kind.value, "total": len(messages), "now": stamp(now)}
            self._run_many(
                """
                INSERT INTO part (bundle, chat, thread, kind, number, total, message, edits, state, changed_at)
                VALUES (:bundle, :chat, :thread, :kind, :number, :total, :message, :edits, 'pending', :now)
                """,
                (
                    common | {"number": number, "message": _frozen(message), "edits": edits}
                    for number, message in enumerate(messages, 1)
                ),
            )
            self._reserve(common, told)
        return bundle

    def _is_served(self, slot: Slot) -> bool:
        found = self._value(
            """
            SELECT 1 FROM slot
            WHERE timetable = :timetable AND wanted = :wanted AND chat = :chat AND thread = :thread
            """,
            at(slot.place) | {"timetable": slot.timetable, "wanted": slot.wanted.isoformat()},
        )
        return found is not None

    def _serve(self, slot: Slot, bundle: int) -> None:
        self._run(
            """
            INSERT INTO slot (timetable, wanted, chat, thread, due, bundle)
            VALUES (:timetable, :wanted, :chat, :thread, :due, :bundle)
            """,
            at(slot.place)
            | {
                "timetable": slot.timetable,
                "wanted": slot.wanted.isoformat(),
                "due": stamp(slot.due),
                "bundle": bundle,
            },
        )

    def _open_bundle(self, place: Place, kind: PartKind, total: int, now: datetime, before: Settings | None) -> int:
        rows = self._rows(
            """
            INSERT INTO bundle (chat, thread, kind, total, owed_at, seen_before, looked_before)
            VALUES (:chat, :thread, :kind, :total, :now, :seen, :looked) RETURNING id
            """,
            at(place)
            | {
                "kind": kind.value,
                "total": total,
                "now": stamp(now),
                "seen": before.seen if before else None,
                "looked": stamp_or_none(before.looked_at) if before else None,
            },
        )
        return int(rows[0]["id"])

    def _reserve(self, common: dict[str, Value], told: Sequence[Told]) -> None:
        state = "reserved" if common["total"] else "told"
        self._run_many(
            """
            INSERT INTO told (chat, thread, story, article, text, bundle, told_at, state)
            VALUES (:chat, :thread, :story, :article, :text, :bundle, :now, :state)
            """,
            (
                common | {"story": each.story, "article": each.article, "text": each.text, "state": state}
                for each in told
            ),
        )


def _frozen(message: Message) -> str:
    return replace(message, text=clean_text(message.text)).to_json()
