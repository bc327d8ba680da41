"""Imported once before any life is forked: fills what every life would otherwise make anew of files that never change.

The tables of words and of public suffixes take most of a second to read, whichever life reads them. Nothing else is
done here: what a life keeps, asks or decides begins with the life.
"""

from __future__ import annotations

from bot.words.catalogue import LANGUAGES, Words
from ingest.urls import registered

for _language in LANGUAGES:
    Words(_language)("briefing-repeat")
registered("127.0.0.1")
