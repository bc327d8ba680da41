"""The commands, in the order of the menu. One list for the menu, the help and the docs; it answers none of them."""

from __future__ import annotations

from enum import StrEnum

from bot.words.catalogue import Words

COMMANDS = (
    *("latest", "search", "settings"),
    *("subscribe", "unsubscribe", "schedule", "timezone", "topics"),
    *("add", "feeds", "remove"),
    *("mute", "only", "why", "likes", "here"),
    *("length", "stories", "silent", "quiet", "skipempty", "alerts", "articles", "language"),
    *("export", "forget"),
    *("status", "help", "start"),
    *("invite", "ban"),
)
"""Names without their slash; `command-NAME` in the catalogue is the line that the menu shows beside each."""


READING = frozenset(("latest", "search", "why", "likes", "status", "help"))
"""What anybody may say in a group."""

OWNERS = frozenset(("invite", "ban"))
"""What only the owner may say, and only in private."""

_ALONE = frozenset(("start",))  # in a group there is nothing to set up by taps
_GROUPS = frozenset(("here",))

Menu = tuple[tuple[str, str], ...]


class Audience(StrEnum):
    """Who is shown a menu."""

    PRIVATE = "private"
    GROUP = "group"
    ADMINS = "admins"
    OWNER = "owner"


def menu(words: Words, audience: Audience) -> Menu:
    """Each command that this audience may say, with its description, of at most 256 characters."""
    left_out = {
        Audience.PRIVATE: OWNERS | _GROUPS,
        Audience.GROUP: frozenset(COMMANDS) - READING,
        Audience.ADMINS: OWNERS | _ALONE,
        Audience.OWNER: _GROUPS,
    }[audience]
    return tuple((name, words(f"command-{name}")) for name in COMMANDS if name not in left_out)
