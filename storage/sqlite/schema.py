"""The tables, in the pieces in which they came, never edited once released. `steps.py` has the order of the pieces.

`identity` and `slot` are for ever; `body` may be pruned. Numbers that others remember are AUTOINCREMENT: never reused.
"""

from __future__ import annotations

from typing import Final

NEWS: Final = """
CREATE TABLE source (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT NOT NULL, topics TEXT NOT NULL,
    lang TEXT, interval_minutes INTEGER NOT NULL,
    etag TEXT, last_modified TEXT, body_hash TEXT, tried_at TEXT, read_at TEXT, next_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0, trouble TEXT
) STRICT;
CREATE TABLE identity (key TEXT PRIMARY KEY, article TEXT, seen TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE story (
    id INTEGER PRIMARY KEY, lang TEXT NOT NULL, topics TEXT NOT NULL, outlets TEXT NOT NULL,
    articles INTEGER NOT NULL, reports INTEGER NOT NULL,
    first_arrived TEXT NOT NULL, last_arrived TEXT NOT NULL, words TEXT NOT NULL
) STRICT;
CREATE TABLE article (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, outlet TEXT NOT NULL,
    url TEXT, title TEXT NOT NULL, arrived TEXT NOT NULL, published TEXT, author TEXT, lang TEXT NOT NULL,
    topics TEXT NOT NULL, keys TEXT NOT NULL, paywalled INTEGER NOT NULL,
    filing INTEGER UNIQUE, copy_of TEXT, story INTEGER REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX article_unfiled ON article (arrived, n) WHERE filing IS NULL;
CREATE INDEX article_arrived ON article (arrived, filing, story);
CREATE INDEX article_story ON article (story, arrived, n);
CREATE TABLE body (
    n INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE, text TEXT NOT NULL, standfirst TEXT NOT NULL
) STRICT;
CREATE TABLE filing (
    number INTEGER PRIMARY KEY, n INTEGER NOT NULL UNIQUE REFERENCES article (n) ON DELETE CASCADE,
    story INTEGER NOT NULL, copy_of TEXT, score REAL NOT NULL, why TEXT NOT NULL, trace BLOB NOT NULL
) STRICT;
CREATE INDEX filing_story ON filing (story);
CREATE TABLE lexicon (lang TEXT PRIMARY KEY, terms BLOB NOT NULL) STRICT;
CREATE TABLE desk (
    one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, next_story INTEGER NOT NULL,
    filed INTEGER NOT NULL
) STRICT;
INSERT INTO desk (one, version, next_story, filed) VALUES (1, 0, 1, 0);
"""

CHATS: Final = """
CREATE TABLE chat (id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE INDEX chat_inactive ON chat (id) WHERE active = 0;
CREATE TABLE hold (chat TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
CREATE INDEX hold_until ON hold (until, chat);
CREATE TABLE settings (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, zone TEXT NOT NULL, zone_chosen INTEGER NOT NULL,
    subscribed INTEGER NOT NULL, wish TEXT NOT NULL, seen INTEGER NOT NULL, looked_at TEXT,
    PRIMARY KEY (chat, thread)
) STRICT;
CREATE TABLE timetable (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat TEXT NOT NULL, thread INTEGER NOT NULL, hour INTEGER NOT NULL,
    minute INTEGER NOT NULL, weekdays TEXT NOT NULL, next_at TEXT NOT NULL, next_date TEXT NOT NULL
) STRICT;
CREATE INDEX timetable_next ON timetable (next_at);
CREATE INDEX timetable_place ON timetable (chat, thread);
CREATE TABLE slot (
    timetable INTEGER NOT NULL, wanted TEXT NOT NULL, chat TEXT NOT NULL, thread INTEGER NOT NULL,
    due TEXT NOT NULL, bundle INTEGER NOT NULL,
    PRIMARY KEY (timetable, wanted, chat, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_chat ON slot (chat);
"""

DELIVERY: Final = """
CREATE TABLE bundle (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat TEXT NOT NULL, thread INTEGER NOT NULL, kind TEXT NOT NULL,
    total INTEGER NOT NULL, owed_at TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_place ON bundle (chat, thread, kind, owed_at);
CREATE TABLE part (
    id INTEGER PRIMARY KEY AUTOINCREMENT, bundle INTEGER NOT NULL REFERENCES bundle (id), chat TEXT NOT NULL,
    thread INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL,
    message TEXT NOT NULL, edits INTEGER, state TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
    not_before TEXT, ambiguous INTEGER NOT NULL DEFAULT 0, repeat INTEGER NOT NULL DEFAULT 0, reason TEXT,
    message_id INTEGER, changed_at TEXT NOT NULL,
    UNIQUE (bundle, number)
) STRICT;
CREATE INDEX part_pending ON part (kind, id, chat, not_before) WHERE state = 'pending';
CREATE INDEX part_open ON part (chat, kind, id) WHERE state IN ('pending', 'sending');
CREATE INDEX part_sending ON part (chat) WHERE state = 'sending';
CREATE INDEX part_state ON part (state);
CREATE TABLE told (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat TEXT NOT NULL, thread INTEGER NOT NULL, story INTEGER NOT NULL,
    article TEXT NOT NULL, text TEXT NOT NULL, bundle INTEGER NOT NULL REFERENCES bundle (id),
    told_at TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX told_story ON told (chat, thread, story);
CREATE INDEX told_article ON told (chat, thread, article);
CREATE INDEX told_bundle ON told (bundle);
CREATE TABLE inbox (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL UNIQUE, body TEXT NOT NULL, taken_at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0, failed TEXT
) STRICT;
CREATE INDEX inbox_open ON inbox (n) WHERE done = 0;
"""

PEOPLE: Final = """
CREATE TABLE person (id TEXT PRIMARY KEY, role TEXT NOT NULL) STRICT;
CREATE TABLE code (hash TEXT PRIMARY KEY, role TEXT NOT NULL, expires TEXT NOT NULL, used TEXT) STRICT;
CREATE TABLE button (
    token TEXT PRIMARY KEY, chat TEXT NOT NULL, thread INTEGER NOT NULL, action TEXT NOT NULL, made TEXT NOT NULL
) STRICT;
CREATE INDEX button_chat ON button (chat);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""

ERRANDS: Final = """
CREATE TABLE errand (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat TEXT NOT NULL, thread INTEGER NOT NULL, person TEXT NOT NULL,
    lang TEXT NOT NULL, kind TEXT NOT NULL, argument TEXT NOT NULL, said INTEGER, tries INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT NOT NULL, done_at TEXT, outcome TEXT
) STRICT;
CREATE INDEX errand_open ON errand (id) WHERE done_at IS NULL;
CREATE INDEX errand_chat ON errand (chat);
"""

FOLLOWS: Final = """
CREATE TABLE follow (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, source TEXT NOT NULL, state TEXT NOT NULL, since TEXT NOT NULL,
    joined INTEGER NOT NULL, begins INTEGER NOT NULL,
    PRIMARY KEY (chat, thread, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_source ON follow (source, state);
ALTER TABLE source ADD COLUMN origin TEXT NOT NULL DEFAULT 'listed';
ALTER TABLE source ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
DROP INDEX article_arrived;
CREATE INDEX article_arrived ON article (arrived, filing, story, own);
CREATE INDEX article_own ON article (source) WHERE own = 1;
"""

SEARCH: Final = """
CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 2')
"""

LEANINGS: Final = """
CREATE TABLE leaning (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (chat, thread, kind, name)
) STRICT, WITHOUT ROWID
"""

RULINGS: Final = """
CREATE TABLE ruling (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL,
    made TEXT NOT NULL, PRIMARY KEY (chat, thread, one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX ruling_one ON ruling (one) WHERE chat = '';
CREATE INDEX ruling_other ON ruling (other) WHERE chat = ''
"""
KEPT: Final = """
CREATE TABLE page (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, charset TEXT, fetched TEXT NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE INDEX page_fetched ON page (fetched);
CREATE TABLE raw (
    n INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE, lines BLOB NOT NULL, kept TEXT NOT NULL
) STRICT;
CREATE INDEX raw_kept ON raw (kept);
CREATE TABLE outlet (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, period INTEGER NOT NULL, now INTEGER NOT NULL,
    before INTEGER NOT NULL, last INTEGER NOT NULL
) STRICT;
CREATE TABLE line (
    outlet INTEGER NOT NULL, mark INTEGER NOT NULL, period INTEGER NOT NULL, now INTEGER NOT NULL,
    before INTEGER NOT NULL, stories TEXT NOT NULL, PRIMARY KEY (outlet, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE reprint (
    outlet INTEGER NOT NULL, number INTEGER NOT NULL, size INTEGER NOT NULL, period INTEGER NOT NULL,
    PRIMARY KEY (outlet, number)
) STRICT, WITHOUT ROWID;
"""


LEAVING: Final = """
CREATE TABLE leaving (chat TEXT PRIMARY KEY, bundle INTEGER) STRICT;
CREATE TABLE alert (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, story INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX alert_place ON alert (chat, thread, at)
"""
"""Who is being forgotten, and what was told at once."""


SPANS: Final = """
DROP INDEX article_arrived;
CREATE INDEX article_arrived ON article (arrived, filing, story, own, source);
UPDATE story SET words = (SELECT COALESCE(GROUP_CONCAT(value, CHAR(10)), '') FROM json_each(words));
CREATE TABLE draft (
    story INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE, rules TEXT NOT NULL, body TEXT NOT NULL
) STRICT
"""
"""What a briefing reads of a span lies together; titles are lines; what a story is told by is kept."""
LOOKS: Final = """
CREATE TABLE hard (key TEXT PRIMARY KEY, tries INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE said (
    n INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE, mark INTEGER NOT NULL, looked TEXT
) STRICT;
CREATE TABLE link (
    source TEXT NOT NULL, mark INTEGER NOT NULL, visits INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (source, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE shape (
    site TEXT NOT NULL, shape TEXT NOT NULL, articles INTEGER NOT NULL, others INTEGER NOT NULL, seen TEXT NOT NULL,
    PRIMARY KEY (site, shape)
) STRICT, WITHOUT ROWID;
ALTER TABLE source ADD COLUMN whole_at TEXT
"""
"""What could not be read and is tried again, what was edited, which links and addresses lead to articles; when a source
last sent a body."""
TROUBLES: Final = """
ALTER TABLE source ADD COLUMN trouble_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN troubled_since TEXT;
UPDATE source SET trouble = NULL
"""
"""Troubles were sentences until now; the next reading tells them as values."""
LOOKED_BEFORE: Final = """
ALTER TABLE bundle ADD COLUMN seen_before INTEGER;
ALTER TABLE bundle ADD COLUMN looked_before TEXT;
CREATE INDEX slot_bundle ON slot (bundle)
"""
OFFERED: Final = "ALTER TABLE article ADD COLUMN offered TEXT"
"""A hash of the text an article came with, once that was rewritten."""
REGARDS: Final = """
CREATE TABLE regard (
    chat TEXT NOT NULL, thread INTEGER NOT NULL, story INTEGER NOT NULL, regard TEXT NOT NULL,
    since TEXT NOT NULL, PRIMARY KEY (chat, thread, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX regard_story ON regard (story, regard);
CREATE INDEX part_message ON part (chat, message_id) WHERE message_id IS NOT NULL
"""
CARE: Final = """
ALTER TABLE source ADD COLUMN news_at TEXT;
ALTER TABLE source ADD COLUMN moved_to TEXT;
ALTER TABLE source ADD COLUMN moved_since TEXT;
ALTER TABLE source ADD COLUMN moved_from TEXT
"""
TOLD_TROUBLES: Final = """
ALTER TABLE source ADD COLUMN told TEXT;
ALTER TABLE source ADD COLUMN told_at TEXT
"""
PUT_OFF: Final = """
ALTER TABLE hard ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE hard ADD COLUMN entry TEXT;
CREATE INDEX hard_source ON hard (source)
"""
"""An entry that is tried again is kept, for its source may list it no more."""
MOVED: Final = """
ALTER TABLE story ADD COLUMN breadth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN last_filed INTEGER NOT NULL DEFAULT 0;
UPDATE story SET breadth = json_array_length(outlets), last_filed = COALESCE((
    SELECT MAX(filing) FROM article WHERE article.story = story.id AND own = 0
), 0);
CREATE INDEX story_moved ON story (last_arrived, last_filed)
"""
"""Which stories moved is asked of their rows: `last_filed` is 0 where nobody but followers may see any of it."""
KINDS: Final = """
ALTER TABLE story ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
UPDATE story SET kind = json_array(lang, json(topics), breadth, reports),
    moment = CAST(strftime('%s', last_arrived) AS INTEGER) * 1000000 + CAST(SUBSTR(last_arrived, 21, 6) AS INTEGER);
ALTER TABLE story DROP COLUMN lang;
ALTER TABLE story DROP COLUMN topics;
ALTER TABLE story DROP COLUMN breadth;
ALTER TABLE story DROP COLUMN reports
"""
"""What ranking asks of every story: language, topics, how many outlets and reports, in one text that many share;
and when it last moved, in microseconds since 1970."""
WITHIN: Final = """
DROP INDEX story_moved;
CREATE INDEX story_moved ON story (last_arrived, last_filed, first_arrived)
"""
"""Whether a story lies within a span is seen without reading its row."""
