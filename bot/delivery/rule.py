"""What is done about an outcome. Pure: it sends nothing and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.delivery.outcomes import (
    Ambiguous,
    Gone,
    Moved,
    NotSent,
    OtherInstance,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
)
from domain import errors
from domain.ledger import LONGEST_WAIT, Part

AMBIGUOUS_WAITS = (timedelta(seconds=60), timedelta(seconds=60), timedelta(minutes=15))
LONG_PARK = timedelta(hours=1)  # after all of the above
EDIT_WAIT = timedelta(seconds=5)  # edits may be repeated freely
NOT_FOUND_TRIES = 3  # "chat not found" has been seen to pass
NOT_FOUND_WAIT = timedelta(hours=1)
JITTERS = 10  # parts of one chat come back spread over a second
NO_WAIT = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """Write down that it arrived."""

    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """Try again `after` this long; `hold`: nothing else goes to the chat before; `offline`: to nobody for a while."""

    after: timedelta
    reason: str
    ambiguous: bool = False
    hold: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUp:
    """Never send it; `gone`: nor anything else to this chat until it comes back."""

    reason: str
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readdress:
    """Everything of the chat belongs to `new_chat`, this part too."""

    new_chat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Simplify:
    """Try at once with this simpler form of the part."""

    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """Nothing can be sent at all."""

    error: errors.BriefingError


Action = Confirm | PutBack | GiveUp | Readdress | Simplify | Halt


def action(outcome: Outcome, part: Part, *, in_a_row: int = 1) -> Action:  # noqa: PLR0911 - one return a row of the table
    """What to do; `in_a_row` counts the ambiguous outcomes of this part without another between, this one too."""
    match outcome:
        case Sent(message_id):
            return Confirm(message_id=message_id)
        case NotSent(reason, wait):
            return _later(reason, wait, part)
        case Ambiguous(reason):
            return PutBack(after=_doubt(part, in_a_row), reason=reason, ambiguous=True)
        case Gone(reason):
            return _gone(reason, part)
        case Moved(new_chat):
            return Readdress(new_chat=new_chat)
        case Refused(reason):
            return _simpler(reason, part)
        case TokenRefused():
            return Halt(error=errors.TokenRefused("Telegram does not accept the bot token.."))
        case OtherInstance():
            return Halt(error=errors.OtherInstance("Another instance is running with the same bot token."))


def _doubt(part: Part, in_a_row: int) -> timedelta:
    if part.edits is not None:
        return EDIT_WAIT
    return AMBIGUOUS_WAITS[in_a_row - 1] if in_a_row <= len(AMBIGUOUS_WAITS) else LONG_PARK


def _later(reason: str, wait: timedelta | None, part: Part) -> PutBack:
    """Told to wait, this chat waits, and a little longer so that not all come back at once; else we are offline."""
    if wait is None:
        return PutBack(after=NO_WAIT, reason=reason, offline=True)
    jitter = timedelta(seconds=part.id % JITTERS / JITTERS)
    return PutBack(after=min(wait + jitter, LONGEST_WAIT), reason=reason, hold=True)


def _gone(reason: str, part: Part) -> Action:
    if "chat not found" in reason.lower() and part.attempt < NOT_FOUND_TRIES:
        return PutBack(after=NOT_FOUND_WAIT, reason=reason, hold=True)
    return GiveUp(reason=reason, gone=True)


def _simpler(reason: str, part: Part) -> Action:
    """Leaves out what was complained of, each thing once; without its buttons or marks a text can still be read."""
    said, message = reason.lower(), part.message
    if part.edits is not None and "edit" in said:
        return Simplify(part=replace(part, edits=None))
    if part.place.thread and ("thread not found" in said or "topic" in said):
        return Simplify(part=replace(part, place=replace(part.place, thread=0)))
    if message.rows and any(word in said for word in ("button", "markup", "keyboard")):
        return Simplify(part=replace(part, message=replace(message, rows=())))
    if message.marks:
        return Simplify(part=replace(part, message=replace(message, marks=())))
    return GiveUp(reason=reason)
