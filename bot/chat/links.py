"""Web addresses in what somebody typed. Pure; whether anything is there, it does not know."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?|feed)://[^\s<>\"“”«»]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:/\S*)?")


def links_in(text: str) -> tuple[str, ...]:
    """The addresses in `text`, in order; where all of it is one word like `example.org/news`, that word."""
    found = tuple(address.rstrip(".,;:!?)'") for address in _ADDRESS.findall(text))
    if found or not _BARE.fullmatch(text.strip()):
        return found
    return (text.strip(),)
