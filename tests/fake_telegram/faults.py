"""Scripted trouble: which call goes wrong, when, and how. Knows no sockets; the server carries it out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto

from .calls import Call
from .refusals import OTHER_POLLER, Refusal, bad, conflict, forbidden, migrated, too_many

BAD_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class Ending(Enum):
    """How the bot's request ends."""

    ANSWER = auto()  # with this fault's own answer
    TRUTH = auto()  # with the real answer, late
    SILENCE = auto()  # never
    RESET = auto()  # with a TCP reset


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One sort of trouble. `accepted`: Telegram has done what was asked, only the answer goes wrong.

    `delay` is in real seconds and comes after acceptance, before the ending.
    """

    name: str
    ending: Ending = Ending.ANSWER
    accepted: bool = False
    delay: float = 0.0
    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"

    @classmethod
    def refusal(cls, refusal: Refusal) -> Fault:
        """Any refusal in Telegram's envelope."""
        body = json.dumps(refusal.to_json()).encode()
        return cls(name=refusal.description, status=refusal.code, body=body)

    @classmethod
    def too_many(cls, retry_after: int) -> Fault:
        """429 with `parameters.retry_after`, whole seconds."""
        return cls.refusal(too_many(retry_after))

    @classmethod
    def forbidden(cls, reason: str = "bot was blocked by the user") -> Fault:
        """403."""
        return cls.refusal(forbidden(reason))

    @classmethod
    def bad_request(cls, reason: str) -> Fault:
        """400 in any words."""
        return cls.refusal(bad(reason))

    @classmethod
    def migrate(cls, new_id: int) -> Fault:
        """400 with `parameters.migrate_to_chat_id`."""
        return cls.refusal(migrated(new_id))

    @classmethod
    def unauthorized(cls) -> Fault:
        """401, as for a revoked token."""
        return cls.refusal(Refusal(401))

    @classmethod
    def not_found(cls) -> Fault:
        """404, as for an unknown method."""
        return cls.refusal(Refusal(404, "method not found"))

    @classmethod
    def conflict(cls, reason: str = OTHER_POLLER) -> Fault:
        """409: by default, another instance polls."""
        return cls.refusal(conflict(reason))

    @classmethod
    def restart(cls) -> Fault:
        """500 as the server says it when it goes down."""
        return cls.refusal(Refusal(500, "restart"))

    @classmethod
    def bad_gateway(cls, *, accepted: bool = False) -> Fault:
        """502 with a page of HTML from the proxy in front."""
        body = BAD_GATEWAY_PAGE
        return cls(name="502 HTML", status=502, body=body, content_type="text/html", accepted=accepted)

    @classmethod
    def garbage(cls, body: bytes = b"<!doctype html>", *, accepted: bool = True) -> Fault:
        """200 with a body that is no JSON envelope."""
        return cls(name="200 garbage", body=body, accepted=accepted)

    @classmethod
    def hang(cls, *, accepted: bool = False) -> Fault:
        """No answer until the bot gives up."""
        return cls(name="hang", ending=Ending.SILENCE, accepted=accepted)

    @classmethod
    def slow(cls, seconds: float) -> Fault:
        """The real answer, so many real seconds late; accepted at once."""
        return cls(name=f"slow {seconds} s", ending=Ending.TRUTH, accepted=True, delay=seconds)

    @classmethod
    def reset_before(cls) -> Fault:
        """The connection is reset before Telegram took the request."""
        return cls(name="reset before", ending=Ending.RESET)

    @classmethod
    def reset_after(cls) -> Fault:
        """Telegram took the request, then the connection is reset before the answer."""
        return cls(name="reset after", ending=Ending.RESET, accepted=True)


@dataclass(kw_only=True)
class Script:
    """A fault for the calls numbered nth, nth+1 … nth+times-1 of those that match; `times=None`: for good."""

    method: str | None
    fault: Fault
    chat: str | None
    nth: int
    times: int | None
    matched: int = 0
    fired: int = 0

    def strikes(self, call: Call) -> bool:
        """Counts this call; is it one of those that go wrong?"""
        if self.method is not None and self.method.lower() != call.method.lower():
            return False
        if self.chat is not None and self.chat != call.text("chat_id"):
            return False
        self.matched += 1
        struck = self.nth <= self.matched and (self.times is None or self.matched < self.nth + self.times)
        self.fired += struck
        return struck


def pick(scripts: list[Script], call: Call) -> Fault | None:
    """The fault for this call: every script counts it, the first that strikes wins."""
    struck = [script.fault for script in scripts if script.strikes(call)]
    return struck[0] if struck else None
