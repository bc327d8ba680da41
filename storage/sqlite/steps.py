"""The steps from an empty file to the present schema. None is ever edited or moved; `migrating.py` applies them.

A new step goes to the end, whatever its number: the numbers only name it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from sqlite_utils import Database, Migrations

from domain.model import StoryKind
from storage.sqlite import schema
from storage.sqlite.searching import spaced
from storage.sqlite.sketching import kind_line

Step = Callable[[Database], None]


def _sql(statements: str) -> Step:
    def run(db: Database) -> None:
        for statement in statements.split(";"):
            db.execute(statement)

    return run


def _search(db: Database) -> None:
    """The index of words, with all that had arrived before it."""
    db.execute(schema.SEARCH)
    for n, title, text in db.execute("SELECT n, title, text FROM article JOIN body USING (n)"):
        db.execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", (n, spaced(title), spaced(text)))


def _plain_kinds(db: Database) -> None:
    """The kinds of stories, JSON until now, as `kind_line` writes them."""
    _sql(schema.WITHIN)(db)
    for story, line in db.execute("SELECT id, kind FROM story").fetchall():
        lang, topics, breadth, reports = json.loads(line)
        kind = StoryKind(lang=lang, topics=tuple(topics), breadth=breadth, reports=reports)
        db.execute("UPDATE story SET kind = ? WHERE id = ?", (kind_line(kind), story))


_STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("0001_first", _sql(schema.NEWS + schema.CHATS + schema.DELIVERY + schema.PEOPLE)),
    ("0002_habits", _sql("ALTER TABLE settings ADD COLUMN habits TEXT NOT NULL DEFAULT '{}'")),
    ("0003_language_of_a_chat", _sql("ALTER TABLE chat ADD COLUMN lang TEXT")),
    ("0030_search", _search),
    ("0031_rulings", _sql(schema.RULINGS)),
    ("0032_leanings", _sql(schema.LEANINGS)),
    ("0020_errands", _sql(schema.ERRANDS)),
    ("0010_troubles", _sql(schema.TROUBLES)),
    ("0045_looked_before", _sql(schema.LOOKED_BEFORE)),
    ("0021_follows", _sql(schema.FOLLOWS)),
    ("0046_told_at", _sql("CREATE INDEX told_at ON told (told_at)")),
    ("0011_kept", _sql(schema.KEPT)),
    ("0012_offered", _sql(schema.OFFERED)),
    ("0070_regards", _sql(schema.REGARDS)),
    ("0013_care", _sql(schema.CARE)),
    ("0060_leaving_and_alerts", _sql(schema.LEAVING)),
    ("0071_names", _sql("ALTER TABLE person ADD COLUMN name TEXT NOT NULL DEFAULT ''")),
    ("0022_told_troubles", _sql(schema.TOLD_TROUBLES)),
    ("0080_spans", _sql(schema.SPANS)),
    ("0014_second_looks", _sql(schema.LOOKS)),
    ("0015_put_off", _sql(schema.PUT_OFF)),
    ("0081_moved", _sql(schema.MOVED)),
    ("0082_kinds", _sql(schema.KINDS)),
    ("0083_plain_kinds", _plain_kinds),
)


def migrations() -> Migrations:
    """Every step, in order."""
    steps = Migrations("briefing-bot")
    for name, run in _STEPS:
        steps(name=name)(run)
    return steps
