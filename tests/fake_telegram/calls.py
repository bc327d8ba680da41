"""One call as the bot made it, whichever of Telegram's four ways it was written in. Checks no meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from .refusals import Json, bad


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file sent along."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`method` as the bot spelt it; every parameter as text (numbers and objects as JSON); uploads by field name."""

    method: str
    params: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter, or "" where it is not given."""
        return self.params.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number, or `default` where it is absent or no number."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def truth(self, name: str) -> bool:
        """The parameter as Telegram reads a Boolean."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def parsed(self, name: str, refusal: str) -> Any:
        """The parameter as JSON, None where it is absent; 400 with `refusal` where it is no JSON."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad(refusal) from None


async def read_call(request: web.Request, method: str) -> Call:
    """The call in this request: query string, then urlencoded, multipart or JSON body, later ones winning."""
    params: dict[str, str] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        params |= _from_json(await request.text())
    elif request.content_type == "multipart/form-data":
        await _read_parts(request, params, uploads)
    elif request.content_type == "application/x-www-form-urlencoded":
        params |= {key: str(value) for key, value in (await request.post()).items()}
    return Call(method=method, params=params, uploads=uploads)


def _from_json(body: str) -> dict[str, str]:
    if not body.strip():
        return {}
    try:
        fields: Json = json.loads(body)
    except ValueError:
        raise bad("Can't parse request parameters JSON object") from None
    return {key: _written(value) for key, value in fields.items() if value is not None}


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def _read_parts(request: web.Request, params: dict[str, str], uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename is None:
            params[part.name] = await part.text()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(name=part.filename, content=bytes(await part.read()), mime=mime)
