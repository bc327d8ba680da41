"""The commands, each with the line the platform shows beside it. One list for the menu, the help and the docs."""

from __future__ import annotations

COMMANDS: tuple[tuple[str, str], ...] = (
    ("latest", "What is new since you last looked"),
    ("subscribe", "A briefing every day, at your time"),
    ("unsubscribe", "No more daily briefings; settings are kept"),
    ("schedule", "When it comes: 07:30 mon-fri, 10:00 sat sun"),
    ("timezone", "Your time zone, by city"),
    ("topics", "What it is about"),
    ("status", "What holds here, and how the sources are"),
    ("help", "What you can say"),
    ("start", "Set up in three taps"),
)
"""Name without its slash, and a description of at most 256 characters."""
