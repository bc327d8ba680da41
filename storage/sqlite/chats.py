"""Chats and places, what holds for them, when they are due, and what they were told. It plans and sends nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from domain.chats import Chat, ChatKind, Place, Settings, Timetable
from domain.model import Story, Told
from storage.sqlite.alerts import SqliteAlerts
from storage.sqlite.connection import Value
from storage.sqlite.forms import instant, instant_or_none, listed, stamp, stamp_or_none
from storage.sqlite.leaving import SqliteLeaving
from storage.sqlite.moving import SqliteMoving
from storage.sqlite.preferences import habits, habits_line, wish, wish_line

SERVED = timedelta(days=31)  # how far back `served` looks


class SqliteChats(SqliteMoving, SqliteLeaving, SqliteAlerts):
    """Everything kept per chat and place."""

    def put_chat(self, chat: Chat) -> None:
        """Adds or replaces the chat's description; its settings stay, and its language where none is given."""
        self._run(
            """
            INSERT INTO chat (id, kind, title, active, lang) VALUES (:id, :kind, :title, :active, :lang)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, active = excluded.active,
                lang = COALESCE(excluded.lang, lang)
            """,
            {"id": chat.id, "kind": chat.kind.value, "title": chat.title, "active": chat.active, "lang": chat.lang},
        )

    def chat(self, chat: str) -> Chat | None:
        """The chat of that id."""
        row = self._row("SELECT * FROM chat WHERE id = :id", {"id": chat})
        if row is None:
            return None
        return Chat(
            id=row["id"], kind=ChatKind(row["kind"]), title=row["title"], active=bool(row["active"]), lang=row["lang"]
        )

    def settings(self, place: Place) -> Settings:
        """What holds for the place; defaults for one never seen."""
        row = self._row("SELECT * FROM settings WHERE chat = :chat AND thread = :thread", at(place))
        if row is None:
            return Settings(place=place)
        return Settings(
            place=place,
            zone=row["zone"],
            zone_chosen=bool(row["zone_chosen"]),
            subscribed=bool(row["subscribed"]),
            wish=wish(row["wish"]),
            seen=row["seen"],
            looked_at=instant_or_none(row["looked_at"]),
            habits=habits(row["habits"]),
        )

    def put_settings(self, settings: Settings) -> None:
        """Replaces what holds for the place."""
        self._run(
            """
            INSERT INTO settings (chat, thread, zone, zone_chosen, subscribed, wish, seen, looked_at, habits)
            VALUES (:chat, :thread, :zone, :zone_chosen, :subscribed, :wish, :seen, :looked_at, :habits)
            ON CONFLICT (chat, thread) DO UPDATE SET zone = excluded.zone, zone_chosen = excluded.zone_chosen,
                subscribed = excluded.subscribed, wish = excluded.wish, seen = excluded.seen,
                looked_at = excluded.looked_at, habits = excluded.habits
            """,
            at(settings.place)
            | {
                "zone": settings.zone,
                "zone_chosen": settings.zone_chosen,
                "subscribed": settings.subscribed,
                "wish": wish_line(settings.wish),
                "seen": settings.seen,
                "looked_at": stamp_or_none(settings.looked_at),
                "habits": habits_line(settings.habits),
            },
        )

    def timetables(self, place: Place) -> list[Timetable]:
        """The place's timetable rows, by id."""
        rows = self._rows("SELECT * FROM timetable WHERE chat = :chat AND thread = :thread ORDER BY id", at(place))
        return [_timetable(row) for row in rows]

    def put_timetable(self, row: Timetable) -> int:
        """Stores the row: a new one where its id is 0, else in place of the row with that id. Gives the id.

        A row dropped meanwhile stays dropped.
        """
        values = at(row.place) | {
            "id": row.id,
            "hour": row.hour,
            "minute": row.minute,
            "weekdays": json.dumps(sorted(row.weekdays)),
            "next_at": stamp(row.next_at),
            "next_date": row.next_date.isoformat(),
        }
        if row.id == 0:
            return self._insert_timetable(values)
        self._run(
            """
            UPDATE timetable SET chat = :chat, thread = :thread, hour = :hour, minute = :minute,
                weekdays = :weekdays, next_at = :next_at, next_date = :next_date
            WHERE id = :id
            """,
            values,
        )
        return row.id

    def drop_timetable(self, row: int) -> None:
        """Removes the row; its served dates stay recorded."""
        self._run("DELETE FROM timetable WHERE id = :id", {"id": row})

    def timetables_due(self, now: datetime, limit: int) -> list[Timetable]:
        """Rows of subscribed places in active chats whose `next_at` has come, earliest first."""
        rows = self._rows(
            """
            SELECT timetable.* FROM timetable JOIN settings USING (chat, thread)
                LEFT JOIN chat ON chat.id = timetable.chat
            WHERE next_at <= :now AND subscribed = 1 AND COALESCE(active, 1) = 1
            ORDER BY next_at, timetable.id LIMIT :limit
            """,
            {"now": stamp(now), "limit": limit},
        )
        return [_timetable(row) for row in rows]

    def all_timetables(self) -> list[Timetable]:
        """Rows of all subscribed places, by id."""
        rows = self._rows(
            """
            SELECT timetable.* FROM timetable JOIN settings USING (chat, thread)
            WHERE subscribed = 1 ORDER BY timetable.id
            """
        )
        return [_timetable(row) for row in rows]

    def served(self, row: int) -> set[str]:
        """The wanted local dates (ISO) of the last month that this row has a slot for."""
        since = (self._now() - SERVED).date().isoformat()
        rows = self._rows(
            "SELECT wanted FROM slot WHERE timetable = :row AND wanted >= :since", {"row": row, "since": since}
        )
        return {slot["wanted"] for slot in rows}

    def told(self, place: Place, story: Story) -> list[Told]:
        """Sentences this place was told of the story or of any of its articles, reserved ones too, in order."""
        return self.told_of(place, [story])[story.id]

    def told_of(self, place: Place, stories: Sequence[Story]) -> dict[int, list[Told]]:
        """Of each of the stories what `told` gives, asked at one go."""
        articles = {story.id: [member.article.id for member in story.members] for story in stories}
        rows = self._rows(
            """
            SELECT story, article, text FROM told
            WHERE chat = :chat AND thread = :thread AND state <> 'void' AND (
                story IN (SELECT value FROM json_each(:stories))
                OR article IN (SELECT value FROM json_each(:articles))
            ) ORDER BY id
            """,
            at(place) | {"stories": json.dumps(list(articles)), "articles": listed(chain(*articles.values()))},
        )
        said = [Told(story=row["story"], article=row["article"], text=row["text"]) for row in rows]
        return {
            story: [one for one in said if one.story == story or one.article in members]
            for story, members in articles.items()
        }

    def _insert_timetable(self, values: dict[str, Value]) -> int:
        rows = self._rows(
            """
            INSERT INTO timetable (chat, thread, hour, minute, weekdays, next_at, next_date)
            VALUES (:chat, :thread, :hour, :minute, :weekdays, :next_at, :next_date) RETURNING id
            """,
            values,
        )
        return int(rows[0]["id"])


def at(place: Place) -> dict[str, Value]:
    """The place as parameters `chat` and `thread`."""
    return {"chat": place.chat, "thread": place.thread}


def _timetable(row: sqlite3.Row) -> Timetable:
    return Timetable(
        id=row["id"],
        place=Place(chat=row["chat"], thread=row["thread"]),
        hour=row["hour"],
        minute=row["minute"],
        weekdays=frozenset(json.loads(row["weekdays"])),
        next_at=instant(row["next_at"]),
        next_date=date.fromisoformat(row["next_date"]),
    )
