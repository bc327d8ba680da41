"""What a place leans to, by what its readers did: stories followed, outlets and topics liked. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Lean(StrEnum):
    """To what a place may lean."""

    OUTLET = "outlet"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Weights lie from -1 (less of it) to 1 (more of it), 0 where nothing was said; `followed` are stories."""

    followed: frozenset[int] = frozenset()
    outlets: Mapping[str, float] = field(default_factory=dict)
    topics: Mapping[str, float] = field(default_factory=dict)
