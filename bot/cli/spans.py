"""What people type for a time or a span on the command line. Reads no clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

_AGO = re.compile(r"(\d{1,5})\s*([mhdw])", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def read_instant(text: str, now: datetime) -> datetime:
    """`2024-10-30`, `2024-10-30T08:00Z`, `24h`, `7d` ago, as an aware instant in UTC; BadParameter otherwise."""
    try:
        if ago := _AGO.fullmatch(text.strip()):
            return now - int(ago[1]) * _UNITS[ago[2].lower()]
        instant = datetime.fromisoformat(text.strip())
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # no time at all, or one before the year 1
        raise click.BadParameter(
            f"{text!r} is no time. For example: 2024-10-30, 2024-10-30T08:00Z, 24h or 7d."
        ) from None


def read_span(since: str | None, until: str | None, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The ends of a span, None where nothing was said; BadParameter where it ends before it begins."""
    start = read_instant(since, now) if since else None
    end = read_instant(until, now) if until else None
    if start and start > (end or now):
        raise click.BadParameter(f"--since {since} is later than --until {until or 'now'}.")
    return start, end
