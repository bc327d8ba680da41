"""What Telegram says when it says no: code, exact words, parameters. Decides nothing; it never looks at a request."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "terminated by setWebhook request"

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
}


class Refusal(Exception):
    """An answer with `ok: false`: its `code` is the HTTP status too, `description` is word for word Telegram's."""

    def __init__(self, code: int, reason: str = "", parameters: Json | None = None) -> None:
        title = TITLES[code]
        self.code = code
        self.description = f"{title}: {lowered(reason)}" if reason else title
        self.parameters = parameters
        super().__init__(self.description)

    def to_json(self) -> Json:
        """The envelope as it goes over the wire."""
        envelope: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return envelope | ({"parameters": self.parameters} if self.parameters else {})


def lowered(reason: str) -> str:
    """The reason with a small first letter, unless its second is a capital or `_` (as in BUTTON_DATA_INVALID)."""
    if len(reason) > 1 and (reason[1].isupper() or reason[1] == "_"):
        return reason
    return reason[:1].lower() + reason[1:]


def bad(reason: str) -> Refusal:
    """400: the request itself is wrong."""
    return Refusal(400, reason)


def forbidden(reason: str) -> Refusal:
    """403: the bot may not do this there."""
    return Refusal(403, reason)


def conflict(reason: str) -> Refusal:
    """409: somebody else takes the updates."""
    return Refusal(409, reason)


def too_many(seconds: int) -> Refusal:
    """429: come back in so many whole seconds."""
    return Refusal(429, f"retry after {seconds}", {"retry_after": seconds})


def logged_out() -> Refusal:
    """400 in words that carry no title."""
    refusal = Refusal(400)
    refusal.description = "Logged out"
    return refusal


def migrated(new_id: int) -> Refusal:
    """400: the basic group has become the supergroup `new_id`."""
    return Refusal(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": new_id})
