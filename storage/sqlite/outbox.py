"""What is owed, part by part: pending → sending → sent or gave up. Here it is only read.

Each step has its file: freezing.py, claiming.py, outcomes.py. Nothing here sends or knows a limit of speed.
"""

from __future__ import annotations

from datetime import datetime

from domain.chats import Place
from domain.ledger import Backlog, Unsent
from domain.message import Message
from storage.sqlite.chats import at
from storage.sqlite.claiming import TERMINAL, SqliteClaiming
from storage.sqlite.forms import instant, instant_or_none
from storage.sqlite.freezing import SqliteFreezing
from storage.sqlite.inbox import PASSED_OVER
from storage.sqlite.pruning import FORGOTTEN


class SqliteOutbox(SqliteFreezing, SqliteClaiming):
    """Frozen before it is sent, claimed before the request, confirmed after it."""

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
            SELECT part.bundle, part.chat, part.thread, MAX(slot.due) AS due, MAX(part.repeat) AS doubtful
            FROM part {index} JOIN slot ON slot.bundle = part.bundle
            WHERE part.state = 'pending' AND part.kind = 'digest' AND {where} AND NOT EXISTS (
                SELECT 1 FROM part AS gone WHERE gone.bundle = part.bundle AND gone.state IN ('sending', 'sent')
            )
            GROUP BY part.bundle ORDER BY due, part.bundle
            """,  # noqa: S608 - one of the two above
            at(place) if place else {"terminal": TERMINAL},
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

    def bears(self, place: Place, message_id: int, token: str) -> bool | None:
        """Whether the message of that id bears or bore the button; None for a message of which nothing is known.

        An edit that is still on its way counts too: it may have arrived though its answer is lost.
        """
        known: int | None = self._value(
            """
            SELECT MAX(INSTR(message, :button) > 0) FROM (
                SELECT message FROM part WHERE chat = :chat AND thread = :thread AND message_id = :message_id
                UNION ALL
                SELECT message FROM part WHERE chat = :chat AND thread = :thread AND edits = :message_id
                    AND state IN ('pending', 'sending')
            )
            """,
            at(place) | {"message_id": message_id, "button": f'"token":"{token}"'},
        )
        return None if known is None else bool(known)

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
