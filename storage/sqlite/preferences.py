"""How a place's wish and habits look in the database: JSON that older and newer versions read. It reads no table."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from domain.chats import Habits, Length, Wish


def wish_line(wish: Wish) -> str:
    """The wish as one line of JSON."""
    return json.dumps(asdict(wish), ensure_ascii=False)


def wish(line: str) -> Wish:
    """The wish that `wish_line` wrote; what an older version did not write has its default."""
    raw = json.loads(line)
    lists: dict[str, Any] = {name: tuple(raw[name]) for name in ("topics", "muted", "only", "langs") if name in raw}
    return Wish(limit=raw["limit"], length=Length(raw["length"]), **lists)


def habits_line(habits: Habits) -> str:
    """The habits as one line of JSON."""
    return json.dumps(asdict(habits), ensure_ascii=False)


def habits(line: str) -> Habits:
    """The habits that `habits_line` wrote; what an older version did not write has its default."""
    raw = json.loads(line)
    if raw.get("quiet"):
        raw["quiet"] = tuple(raw["quiet"])
    return Habits(**raw)
