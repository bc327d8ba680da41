"""What can become of one attempt to send: a closed set of values. It decides nothing; rule.py does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived, as the message of this id."""

    message_id: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """It surely did not arrive; `retry_after` where the platform told us to slow down."""

    reason: str
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Nobody knows: the request went out and no good answer came back."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be written to any more: blocked, deleted, left."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another id now; nothing was sent."""

    new_chat: str


@dataclass(frozen=True, slots=True)
class Refused:
    """This content, or this place in the chat, was refused; others may pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """The platform does not know our token; nothing was sent."""


@dataclass(frozen=True, slots=True)
class OtherInstance:
    """Somebody else works with our token; nothing was sent."""


Outcome = Sent | NotSent | Ambiguous | Gone | Moved | Refused | TokenRefused | OtherInstance
