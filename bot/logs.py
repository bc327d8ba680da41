"""The log: where it goes, in which form, how much of it is kept. No token ever stands in it; a record is one line."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler

from config.settings import Settings

LOG = "briefing.log"
_CHATTY = ("httpx", "httpcore", "apscheduler", "trafilatura", "htmldate")
_TOKEN = re.compile(r"\d{3,}(:|%3A)[\w-]{30,}")
_ADDRESS = re.compile(r"(https?://)(?:[^\s/@]*@)?([^\s/?#]+)[/?#][^\s'\"<>)\]]+")
"""Of a web address the host alone is logged: what follows it may be the secret of somebody's own feed."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_MB = 1_000_000


def log_to(settings: Settings, *, screen: bool) -> None:
    """Logs to a rotated file in the home folder, and with `screen` to standard error."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = _PrivateFile(
        settings.home / LOG, maxBytes=settings.log_mb * _MB, backupCount=settings.log_files, encoding="utf-8"
    )
    handlers: list[logging.Handler] = [file, *([logging.StreamHandler()] if screen else [])]
    form = _Json if settings.log_format == "json" else _Text
    for handler in handlers:
        handler.setFormatter(form(_redacting(settings.token)))
    logging.basicConfig(level=settings.log, handlers=handlers, force=True)
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("telegram.Bot").setLevel(logging.INFO)


def _redacting(secret: str) -> Callable[[str], str]:
    """Takes every token out of a finished text, and every sign that could move the cursor."""

    def clean(text: str) -> str:
        text = text.replace(secret, "<token>") if secret else text
        return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", _ADDRESS.sub(r"\1\2/…", _TOKEN.sub("<token>", text)))

    return clean


class _Text(logging.Formatter):
    """For people: a line for a record; what follows it, as a traceback does, is set in."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._clean = clean

    def format(self, record: logging.LogRecord) -> str:
        return self._clean(super().format(record)).replace("\n", "\n    ")


class _Json(logging.Formatter):
    """For programs: one object a line."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__()
        self._clean = clean

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._clean(record.getMessage()),
        }
        if record.exc_info:
            said["traceback"] = self._clean(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


class _PrivateFile(RotatingFileHandler):
    """A rotated log that only its user can read, each new file of it too."""

    def _open(self) -> TextIOWrapper:
        file = super()._open()
        os.fchmod(file.fileno(), 0o600)
        return file
