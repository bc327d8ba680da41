"""What came back from the web: bodies within their caps, validators, waits, and failures as values.

Reads one answer; never sends a request, never decides what follows from it.
"""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

from domain.trouble import Trouble, TroubleKind
from ingest.guard import Forbidden
from ingest.urls import absolute

_PERMANENT: Final = frozenset({301, 308})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_STATUSES: Final = {
    401: TroubleKind.PASSWORD,
    403: TroubleKind.REFUSED,
    404: TroubleKind.MISSING,
    410: TroubleKind.GONE,
    429: TroubleKind.BUSY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body. `permanent_url` is where the leading permanent redirects of the chain point, if any did.

    `packed` is the body as it came over the wire, where that is one whole stream of gzip or zlib.
    """

    url: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
    charset: str | None = None
    content_type: str = ""
    max_age: timedelta | None = None
    permanent_url: str | None = None
    packed: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that nothing changed. New validators where it sent any; `permanent_url` as with a body."""

    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """No body, and what is wrong; `status` is HTTP's where it got that far."""

    trouble: Trouble
    status: int | None = None
    retry_after: timedelta | None = None


def failed(kind: TroubleKind, number: int = 0, *, status: int | None = None) -> FetchFailed:
    """A failure of that kind."""
    return FetchFailed(trouble=Trouble(kind=kind, number=number), status=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A redirect to `to`."""

    to: str
    permanent: bool


async def read_answer(
    answer: aiohttp.ClientResponse, url: str, cap: int
) -> Fetched | NotModified | FetchFailed | Moved:
    head = answer.headers
    if answer.status in _REDIRECTS:
        to = absolute(url, head.get("Location"), whole=True)
        if to is None:
            return failed(TroubleKind.NOWHERE, status=answer.status)
        return Moved(to=to, permanent=answer.status in _PERMANENT)
    if answer.status == 304:
        return NotModified(etag=head.get("ETag"), last_modified=head.get("Last-Modified"), max_age=max_age(head))
    if answer.status != 200:
        return _refused(answer)
    whole = await _body(answer, cap)
    if isinstance(whole, FetchFailed):
        return whole
    body, packed = whole
    never = head.get("Expires", "").strip() == "0"  # some servers say so and then answer 304 for ever
    return Fetched(
        url=url,
        body=body,
        packed=packed,
        etag=None if never else head.get("ETag"),
        last_modified=None if never else head.get("Last-Modified"),
        charset=answer.charset,
        content_type=answer.content_type,
        max_age=max_age(head),
    )


async def _body(answer: aiohttp.ClientResponse, cap: int) -> tuple[bytes, bytes | None] | FetchFailed:
    """The decoded body, and as it was packed, as long as neither is larger than `cap` bytes."""
    large = failed(TroubleKind.LARGE, max(round(cap / 2**20), 1), status=answer.status)
    if (answer.content_length or 0) > cap:
        return large
    coding = answer.headers.get("Content-Encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return failed(TroubleKind.PACKED, status=answer.status)
    unpacker = None if coding in ("", "identity") else _Unpacker(raw=coding == "deflate")
    parts: list[bytes] = []
    chunks: list[bytes] = []
    size = wire = 0
    async for chunk in answer.content.iter_any():
        wire += len(chunk)
        chunks.append(chunk)
        parts.append(unpacker.unpack(chunk, cap + 1 - size) if unpacker else chunk)
        size += len(parts[-1])
        if max(size, wire) > cap:
            return large
    if unpacker and not unpacker.whole:
        return failed(TroubleKind.BROKEN_OFF, status=answer.status)
    return b"".join(parts), b"".join(chunks) if unpacker and unpacker.alone else None


@dataclass(slots=True)
class _Unpacker:
    """gzip and deflate, never more output than asked for: a bomb costs its cap, not its size."""

    raw: bool
    _inner: zlib._Decompress | None = None
    _bare: bool = False

    @property
    def whole(self) -> bool:
        """Whether the packed stream came to its end."""
        return self._inner is None or self._inner.eof

    @property
    def alone(self) -> bool:
        """Whether the bytes are one whole stream with a head that says how it is packed, and nothing else."""
        return self._inner is not None and self._inner.eof and not self._inner.unused_data and not self._bare

    def unpack(self, chunk: bytes, room: int) -> bytes:
        """The next decoded bytes, at most `room`."""
        if self._inner is None:
            zlib_head = len(chunk) > 1 and chunk[0] & 0x0F == 8 and (chunk[0] * 256 + chunk[1]) % 31 == 0
            self._bare = self.raw and not zlib_head
            self._inner = zlib.decompressobj(wbits=-15 if self._bare else 47)
        return self._inner.decompress(chunk, max(room, 1))


def _refused(answer: aiohttp.ClientResponse) -> FetchFailed:
    """What an error status means."""
    status = answer.status
    kind = TroubleKind.CHALLENGE if "cf-mitigated" in answer.headers else _STATUSES.get(status, TroubleKind.STATUS)
    return FetchFailed(
        trouble=Trouble(kind=kind, number=status), status=status, retry_after=retry_after(answer.headers)
    )


def retry_after(head: Mapping[str, str]) -> timedelta | None:
    """How long to wait: seconds, or a date measured from the answer's own Date; None for garbage or the past."""
    value = head.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:9]), 10**8)) or None
    until, at = _http_date(value), _http_date(head.get("Date", ""))
    return until - at if until and at and until > at else None


def max_age(head: Mapping[str, str]) -> timedelta | None:
    """How long the answer is fresh: max-age less Age; Expires less Date only without Cache-Control."""
    control = head.get("Cache-Control", "").lower()
    if control:
        ages = [
            part.partition("=")[2].strip('" ') for part in control.split(",") if part.strip().startswith("max-age=")
        ]
        age = head.get("Age", "0").strip()
        if not ages or not ages[0].isdigit() or "no-cache" in control or "no-store" in control:
            return None
        seconds = min(int(ages[0][:12]), 10**9) - (int(age[:9]) if age.isascii() and age.isdigit() else 0)
        return timedelta(seconds=max(seconds, 0))
    until, at = _http_date(head.get("Expires", "")), _http_date(head.get("Date", ""))
    return max(until - at, timedelta()) if until and at else None


def _http_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None


_ERRORS: Final[tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], TroubleKind], ...]] = (
    (aiohttp.ClientConnectorDNSError, TroubleKind.NO_SITE),
    ((aiohttp.ClientSSLError, ssl.SSLError), TroubleKind.CERTIFICATE),
    ((aiohttp.ClientPayloadError, zlib.error), TroubleKind.BROKEN_OFF),
    (aiohttp.ClientResponseError, TroubleKind.NOT_HTTP),
    (aiohttp.InvalidURL, TroubleKind.ADDRESS),
    (BaseException, TroubleKind.UNREACHABLE),
)


def failure(error: Exception) -> FetchFailed:
    """What a client error means."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, Forbidden):
            return failed(TroubleKind.PRIVATE)
        cause = cause.__cause__ or cause.__context__
    return failed(next(kind for classes, kind in _ERRORS if isinstance(error, classes)))
