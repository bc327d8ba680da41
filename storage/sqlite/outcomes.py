"""What became of a part: sending → sent, gave up or pending again, and what then counts as told. It claims none."""

from __future__ import annotations

from datetime import datetime

from domain.message import Message
from storage.sqlite.forms import stamp
from storage.sqlite.leaving import SqliteLeaving


class SqliteOutcomes(SqliteLeaving):
    """Confirmed after the answer."""

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

    def withdraw(self, group: int, *, reason: str, now: datetime) -> None:
        """Nothing more of this group will ever be sent."""
        with self.transaction():
            rows = self._rows(
                "SELECT id FROM part WHERE bundle = :group AND state IN ('pending', 'sending')", {"group": group}
            )
            for row in rows:
                self.give_up(row["id"], reason=reason, now=now)

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
            state: " ".join(_text(row["message"]) for row in parts if row["state"] == state)
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


def readable(line: str) -> Message | None:
    """The message in it; None where it is not what we wrote, as after a bit of it has flipped on the disk."""
    try:
        return Message.from_json(line)
    except (ValueError, TypeError, KeyError, AssertionError):
        return None


def _text(line: str) -> str:
    message = readable(line)
    return message.text if message else ""


def _only_lost(sentence: str, texts: dict[str, str]) -> bool:
    return sentence in texts["gave_up"] and sentence not in texts["sent"]
