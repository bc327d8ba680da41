"""Eighteen kinds of damage that feeds meet in the wild, each done to the bytes of a whole feed, repeatably. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

_TITLE = re.compile(rb"(<title[^>]*>)(?!\s*<!\[CDATA\[)([^<]{3,})(</title>)")
_ATTRIBUTE = re.compile(rb'(<(?:guid|category|enclosure|link)\s[^<>]*?\w+=)"([^"\s<>]+)"')


def _text(body: bytes) -> str:
    return body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _declared(body: bytes, encoding: str) -> bytes:
    """The feed in UTF-8 with another encoding in its declaration."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(body))
    return f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + text.encode()


def _in_titles(body: bytes, put: bytes, every: int = 2) -> bytes:
    """`put` behind the first word of every second title."""
    count = 0

    def damaged(match: re.Match[bytes]) -> bytes:
        nonlocal count
        count += 1
        first, blank, rest = match[2].partition(b" ")
        return match[1] + first + put + blank + rest + match[3] if count % every == 0 else match[0]

    return _TITLE.sub(damaged, body)


def _control(body: bytes) -> bytes:
    """Control characters and NULs strewn between words of titles."""
    return _in_titles(_in_titles(body, b"\x0b"), b"\x00", every=3)


def _cp1252(body: bytes) -> bytes:
    """The feed in cp1252, said to be UTF-8."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(body))
    packed = text.encode("cp1252", "xmlcharrefreplace")
    return b'<?xml version="1.0" encoding="utf-8"?>' + packed


def _utf16(body: bytes, declared: str) -> bytes:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(body))
    return f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode("utf-16")


def _undeclared(body: bytes) -> bytes:
    """All namespace declarations of prefixes taken out."""
    return re.sub(rb"""\sxmlns:[\w.-]+\s*=\s*("[^"]*"|'[^']*')""", b"", body)


def _mismatched(body: bytes) -> bytes:
    """One closing tag that nothing opened, in the middle of the feed."""
    ends = [m.end() for m in re.finditer(rb"</(?:item|entry)>", body)]
    at = ends[len(ends) // 2] if ends else len(body) // 2
    return body[:at] + b"</font>" + body[at:]


def _bare_ampersands(body: bytes) -> bytes:
    return _in_titles(body, b" & Co")


def _unclosed_break(body: bytes) -> bytes:
    return _in_titles(body, b"<br>")


def _broken(body: bytes) -> bytes:
    """One byte that no UTF-8 text holds, inside a title."""
    return _in_titles(body, b"\xff", every=5)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "leading blank": lambda body: b" \r\n  " + body,
    "mark and newline": lambda body: b"\xef\xbb\xbf\n" + body.removeprefix(b"\xef\xbb\xbf"),
    "bare ampersand": _bare_ampersands,
    "HTML entities": lambda body: _in_titles(body, b"&nbsp;caf&eacute;&hellip;"),
    "control characters": _control,
    "cut at 70 %": lambda body: body[: len(body) * 7 // 10],
    "UTF-8 said to be Latin-1": lambda body: _declared(body, "iso-8859-1"),
    "cp1252 said to be UTF-8": _cp1252,
    "UTF-16 said to be UTF-8": lambda body: _utf16(body, "utf-8"),
    "UTF-8 said to be UTF-16": lambda body: _declared(body, "utf-16"),
    "unclosed break in title": _unclosed_break,
    "mismatched tag": _mismatched,
    "prefixes undeclared": _undeclared,
    "junk behind the root": lambda body: body + b"\n<!-- served in 0.2 s --><script>track()</script></body></html>",
    "warning before the root": lambda body: b"<br />\n<b>Warning</b>: cannot modify header in <b>/a.php</b>\n" + body,
    "unquoted attribute": lambda body: _ATTRIBUTE.sub(rb"\1\2", body, count=3),
    "no declaration": lambda body: re.sub(rb"^\s*<\?xml[^>]*\?>", b"", body),
    "broken byte": _broken,
}
"""Name to what is done."""


def strip_marks(title: str) -> str:
    """A title for comparison: letters and digits only, without what the damages put in."""
    text = title.lower().replace("\ufffd", "").replace("& co", "").replace("café", "").replace("…", "").replace("ÿ", "")
    return re.sub(r"[\W_]+", "", text)
