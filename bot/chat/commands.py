"""The commands, in the order of the menu. One list for the menu, the help and the docs; it answers none of them."""

from __future__ import annotations

from bot.words.catalogue import Words

COMMANDS = (
    *("latest", "search", "settings"),
    *("subscribe", "unsubscribe", "schedule", "timezone", "topics"),
    *("mute", "only", "why"),
    *("length", "stories", "silent", "quiet", "skipempty", "alerts", "articles", "language"),
    *("status", "help", "start"),
)
"""Names without their slash; `command-NAME` in the catalogue is the line that the menu shows beside each."""


def menu(words: Words) -> tuple[tuple[str, str], ...]:
    """Each command with its description, of at most 256 characters."""
    return tuple((name, words(f"command-{name}")) for name in COMMANDS)
