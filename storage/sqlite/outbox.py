"""What is owed, part by part: pending → sending → sent or gave up. It sends nothing and knows no limit of speed.

Within a chat only one part is next: what is left of a bundle already begun, else the oldest answer, else the oldest
digest. So parts stay in order, an answer never cuts into a digest, and one in retry holds back its own kind only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.chats import ChatKind, Place, Settings
from domain.ledger import Backlog, Part, PartKind, Slot, Unsent
from domain.message import Message
from domain.model import Told
from storage.sqlite.chats import at
from storage.sqlite.connection import Value, clean_text
from storage.sqlite.forms import instant, instant_or_none, listed, stamp, stamp_or_none
from storage.sqlite.inbox import PASSED_OVER
from storage.sqlite.leaving import SqliteLeaving
from storage.sqlite.pruning import FORGOTTEN

_TERMINAL = ChatKind.CONSOLE.value  # its chat is read by whoever sits there, never by the sender


class SqliteOutbox(SqliteLeaving):
    """Frozen before it is sent, claimed before the request, confirmed after it."""

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

    def claim(self, now: datetime, *, busy: Iterable[str] = (), chat: str | None = None) -> Part | None:
        """The next part that may go, of `chat` alone or of any but the terminal: answers before digests, then oldest.

        None of a chat that is in `busy`, inactive, has a part in flight, an earlier part unsent, or must wait. It is
        marked as being sent before it is returned.
        """
        values: dict[str, Value] = {"now": stamp(now), "busy": listed(busy), "chat": chat, "terminal": _TERMINAL}
        with self.transaction():
            part = self._next(PartKind.ANSWER, values) or self._next(PartKind.DIGEST, values)
            if part is None:
                return None
            row = self._rows(
                """
                UPDATE part SET state = 'sending', attempt = attempt + 1, changed_at = :now WHERE id = :id RETURNING *
                """,
                {"id": part, "now": values["now"]},
            )[0]
        return _part(row)

    def confirm(self, part: int, *, message_id: int, now: datetime) -> None:
        """The part arrived."""
        with self.transaction():
            self._run(
                "UPDATE part SET state = 'sent', message_id = :message_id, changed_at = :now WHERE id = :id",
                {"id": part, "message_id": message_id, "now": stamp(now)},
            )
            self._settle(part, now)

    def put_back(self, part: int, *, not_before: datetime, ambiguous: bool, reason: str) -> None:
        """The part was not sent, or nobody knows (`ambiguous`: its next attempt is marked as a possible repeat)."""
        self._run(
            """
            UPDATE part SET state = 'pending', not_before = :not_before, reason = :reason,
                ambiguous = ambiguous + :ambiguous, repeat = MAX(repeat, :ambiguous)
            WHERE id = :id AND state IN ('pending', 'sending')
            """,
            {"id": part, "not_before": stamp(not_before), "ambiguous": int(ambiguous), "reason": reason},
        )

    def give_up(self, part: int, *, reason: str, now: datetime) -> None:
        """The part will never be sent; what it would have told counts as untold once its bundle is finished."""
        with self.transaction():
            self._run(
                """
                UPDATE part SET state = 'gave_up', reason = :reason, changed_at = :now
                WHERE id = :id AND state IN ('pending', 'sending')
                """,
                {"id": part, "reason": reason, "now": stamp(now)},
            )
            self._settle(part, now)

    def give_up_chat(self, chat: str, *, reason: str, now: datetime) -> int:
        """Nothing owed to the chat will ever be sent; gives how many parts that were."""
        with self.transaction():
            rows = self._rows(
                "SELECT id FROM part WHERE chat = :chat AND state IN ('pending', 'sending')", {"chat": chat}
            )
            for row in rows:
                self.give_up(row["id"], reason=reason, now=now)
        return len(rows)

    def unsent_digests(self, *, place: Place | None = None) -> list[Unsent]:
        """Digests of a slot of which nothing has surely arrived and nothing is in flight, earliest due first; of one
        place alone or of any but the terminal."""
        # of one place by its few open parts, or with ten thousand chats due each would read what all others are owed
        where = (
            "part.state IN ('pending', 'sending') AND part.chat = :chat AND part.thread = :thread"
            if place
            else "part.chat <> :terminal"
        )
        index = "INDEXED BY part_open" if place else ""
        rows = self._rows(
            f"""
            SELECT part.bundle, part.chat, part.thread, slot.due, MAX(part.repeat) AS doubtful
            FROM part {index} JOIN slot ON slot.bundle = part.bundle
            WHERE part.state = 'pending' AND part.kind = 'digest' AND {where} AND NOT EXISTS (
                SELECT 1 FROM part AS gone WHERE gone.bundle = part.bundle AND gone.state IN ('sending', 'sent')
            )
            GROUP BY part.bundle ORDER BY slot.due, part.bundle
            """,  # noqa: S608 - one of the two above
            at(place) if place else {"terminal": _TERMINAL},
        )
        return [
            Unsent(
                group=row["bundle"],
                place=Place(chat=row["chat"], thread=row["thread"]),
                due=instant(row["due"]),
                doubtful=bool(row["doubtful"]),
            )
            for row in rows
        ]

    def withdraw(self, group: int, *, reason: str, now: datetime) -> None:
        """Nothing more of this group will ever be sent."""
        with self.transaction():
            rows = self._rows(
                "SELECT id FROM part WHERE bundle = :group AND state IN ('pending', 'sending')", {"group": group}
            )
            for row in rows:
                self.give_up(row["id"], reason=reason, now=now)

    def hold_chat(self, chat: str, *, until: datetime) -> None:
        """Nothing goes to the chat before `until`, nor before an earlier, longer hold ends; survives a restart."""
        self._run(
            """
            INSERT INTO hold (chat, until) VALUES (:chat, :until)
            ON CONFLICT (chat) DO UPDATE SET until = MAX(until, excluded.until)
            """,
            {"chat": chat, "until": stamp(until)},
        )

    def sent_as(self, place: Place, message_id: int) -> Message | None:
        """The message that arrived there under that id, as it was first sent, whatever edits changed since."""
        line = self._value(
            """
            SELECT message FROM part
            WHERE chat = :chat AND thread = :thread AND message_id = :message_id AND edits IS NULL AND state = 'sent'
            ORDER BY id LIMIT 1
            """,
            at(place) | {"message_id": message_id},
        )
        return Message.from_json(line) if line else None

    def told_in(self, chat: str, message_id: int) -> tuple[Place, list[int]] | None:
        """Where the message of that id arrived, and the stories told with it; None for a message that is not ours."""
        row = self._row(
            """
            SELECT bundle, thread FROM part
            WHERE chat = :chat AND message_id = :message_id AND edits IS NULL AND state = 'sent' ORDER BY id LIMIT 1
            """,
            {"chat": chat, "message_id": message_id},
        )
        if row is None:
            return None
        stories = self._rows(
            "SELECT DISTINCT story FROM told WHERE bundle = :bundle AND state <> 'void' ORDER BY story",
            {"bundle": row["bundle"]},
        )
        return Place(chat=chat, thread=row["thread"]), [one["story"] for one in stories]

    def recover(self, *, chat: str | None = None) -> int:
        """At start: parts in flight when the process died become pending and marked; of `chat` alone, or of any but
        the terminal. Gives how many."""
        return self._run(
            """
            UPDATE part SET state = 'pending', repeat = 1, ambiguous = ambiguous + 1, not_before = NULL,
                reason = 'the process ended while it was being sent'
            WHERE state = 'sending' AND chat = COALESCE(:chat, chat) AND (:chat IS NOT NULL OR chat <> :terminal)
            """,
            {"chat": chat, "terminal": _TERMINAL},
        )

    def starts(self, *, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
        """The chats to which an attempt began or was confirmed in since < instant <= until, and when, oldest first."""
        rows = self._rows(
            """
            SELECT chat, changed_at FROM part
            WHERE attempt > 0 AND changed_at > :since AND changed_at <= :until AND chat <> :terminal
            ORDER BY changed_at
            """,
            {"since": stamp(since), "until": stamp(until), "terminal": _TERMINAL},
        )
        return [(row["chat"], instant(row["changed_at"])) for row in rows]

    def backlog(self) -> Backlog:
        """How much is owed."""
        states = {row[0]: row[1] for row in self._rows("SELECT state, COUNT(*) FROM part GROUP BY state")}
        return Backlog(
            waiting=states.get("pending", 0) + states.get("sending", 0),
            sent=states.get("sent", 0) + self._forgotten("sent"),
            gave_up=states.get("gave_up", 0) + self._forgotten("gave_up"),
            unanswered=int(self._value("SELECT COUNT(*) FROM inbox WHERE done = 0")),
            set_aside=int(self._value("SELECT COUNT(*) FROM inbox WHERE done = 1 AND failed IS NOT NULL"))
            + int(self._value("SELECT value FROM note WHERE name = :name", {"name": PASSED_OVER}) or 0),
        )

    def _forgotten(self, state: str) -> int:
        """How many parts ended in this state and are no longer kept."""
        return int(self._value("SELECT value FROM note WHERE name = :name", {"name": FORGOTTEN[state]}) or 0)

    def last_digest(self, place: Place) -> datetime | None:
        """When the place was last owed a digest of at least one message."""
        return instant_or_none(
            self._value(
                """
                SELECT MAX(owed_at) FROM bundle
                WHERE chat = :chat AND thread = :thread AND kind = 'digest' AND total > 0
                """,
                at(place),
            )
        )

    def _next(self, kind: PartKind, values: dict[str, Value]) -> int | None:
        """The oldest part of this kind that may go now."""
        found: int | None = self._value(
            """
            SELECT id FROM part INDEXED BY part_pending WHERE state = 'pending' AND kind = :kind
                AND COALESCE(not_before, '') <= :now
                AND chat = COALESCE(:chat, chat) AND (:chat IS NOT NULL OR chat <> :terminal)
                AND chat NOT IN (SELECT value FROM json_each(:busy))
                AND chat NOT IN (SELECT chat FROM part INDEXED BY part_sending WHERE state = 'sending')
                AND chat NOT IN (SELECT chat FROM hold WHERE until > :now)
                AND chat NOT IN (SELECT id FROM chat WHERE active = 0)
                AND NOT EXISTS (
                    SELECT 1 FROM part AS earlier WHERE earlier.chat = part.chat AND earlier.kind = part.kind
                        AND earlier.id < part.id AND earlier.state IN ('pending', 'sending')
                )
                AND NOT EXISTS (
                    SELECT 1 FROM part AS begun WHERE begun.chat = part.chat AND begun.kind <> part.kind
                        AND begun.state IN ('pending', 'sending') AND begun.number > 1
                        AND NOT EXISTS (
                            SELECT 1 FROM part AS head WHERE head.bundle = begun.bundle AND head.number = 1
                                AND head.state IN ('pending', 'sending')
                        )
                )
            ORDER BY id LIMIT 1
            """,
            values | {"kind": kind.value},
        )
        return found

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

    def _settle(self, part: int, now: datetime) -> None:
        """Once no part of the bundle is open: told where one was sent, else void. A sentence that stood only in a
        part given up is void too."""
        parts = self._rows(
            """
            SELECT bundle, state, message FROM part WHERE bundle = (SELECT bundle FROM part WHERE id = :part)
            """,
            {"part": part},
        )
        if not parts or any(row["state"] in {"pending", "sending"} for row in parts):
            return
        texts = {
            state: " ".join(Message.from_json(row["message"]).text for row in parts if row["state"] == state)
            for state in ("sent", "gave_up")
        }
        any_sent = any(row["state"] == "sent" for row in parts)
        if not any_sent:
            self._unlook(parts[0]["bundle"])
        rows = self._rows("SELECT id, text FROM told WHERE bundle = :bundle", {"bundle": parts[0]["bundle"]})
        self._run_many(
            "UPDATE told SET state = :state, told_at = :now WHERE id = :id",
            (
                {
                    "id": row["id"],
                    "now": stamp(now),
                    "state": "told" if any_sent and not _only_lost(row["text"], texts) else "void",
                }
                for row in rows
            ),
        )
        self._close_door(parts[0]["bundle"])

    def _unlook(self, bundle: int) -> None:
        """Nothing of the bundle arrived: its place has looked only as far as before it, so that all comes again."""
        self._run(
            """
            UPDATE settings SET seen = MIN(seen, bundle.seen_before), looked_at = MIN(looked_at, bundle.looked_before)
            FROM bundle WHERE bundle.id = :bundle AND bundle.seen_before IS NOT NULL
                AND settings.chat = bundle.chat AND settings.thread = bundle.thread
            """,
            {"bundle": bundle},
        )


def _only_lost(sentence: str, texts: dict[str, str]) -> bool:
    return sentence in texts["gave_up"] and sentence not in texts["sent"]


def _frozen(message: Message) -> str:
    return replace(message, text=clean_text(message.text)).to_json()


def _part(row: sqlite3.Row) -> Part:
    return Part(
        id=row["id"],
        group=row["bundle"],
        place=Place(chat=row["chat"], thread=row["thread"]),
        kind=PartKind(row["kind"]),
        number=row["number"],
        total=row["total"],
        message=Message.from_json(row["message"]),
        attempt=row["attempt"],
        repeat=bool(row["repeat"]),
        edits=row["edits"],
    )
