"""What is wrong with a source, and what can be done, in words: for the conversation, the command line and the log."""

from __future__ import annotations

from typing import Final

from bot.words.catalogue import DEFAULT, Words
from domain.trouble import Trouble, TroubleKind

_ADVICE: Final = {
    TroubleKind.ADDRESS: "spell",
    TroubleKind.PRIVATE: "operator",
    TroubleKind.NO_SITE: "check",
    TroubleKind.UNREACHABLE: "wait",
    TroubleKind.CERTIFICATE: "site",
    TroubleKind.NOT_HTTP: "check",
    TroubleKind.SLOW: "wait",
    TroubleKind.BROKEN_OFF: "wait",
    TroubleKind.LARGE: "smaller",
    TroubleKind.PACKED: "site",
    TroubleKind.NOWHERE: "check",
    TroubleKind.LOOP: "check",
    TroubleKind.PASSWORD: "open",
    TroubleKind.REFUSED: "other",
    TroubleKind.CHALLENGE: "other",
    TroubleKind.MISSING: "find",
    TroubleKind.LOST: "find",
    TroubleKind.GONE: "find",
    TroubleKind.BUSY: "wait",
    TroubleKind.STATUS: "wait",
    TroubleKind.ROBOTS: "other",
    TroubleKind.HELD: "wait",
    TroubleKind.WEB_PAGE: "find",
    TroubleKind.NOT_FEED: "find",
    TroubleKind.DAMAGED: "site",
    TroubleKind.HARD: "smaller",
    TroubleKind.NO_SITEMAPS: "wait",
    TroubleKind.NO_LINKS: "list",
    TroubleKind.NOTHING: "list",
    TroubleKind.NO_FOLDER: "folder",
    TroubleKind.FOLDER: "folder",
}
"""What can be done about each kind: `trouble-do-<value>` in the catalogue."""


def what_is_wrong(words: Words, trouble: Trouble) -> str:
    """One sentence: "There is nothing at this address (404)."."""
    return words(f"trouble-{trouble.kind.value}", number=trouble.number)


def what_to_do(words: Words, trouble: Trouble) -> str:
    """One sentence: "Give me the address of the site, and I look for its feeds."."""
    return words(f"trouble-do-{_ADVICE[trouble.kind]}")


def in_english(trouble: Trouble) -> str:
    """What is wrong, for the operator's command line and log."""
    return what_is_wrong(Words(DEFAULT), trouble)
