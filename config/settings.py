"""The operator's wishes, read once: the only reader of the environment and of the settings file. It decides nothing.

The environment wins over the file. A wrong or unknown setting is one clear line (SettingsError, exit 2).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from platformdirs import user_data_path

from domain.errors import SettingsError

FILE = "settings.toml"
_FIRST_NAMES = {"token": "BRIEFING_BOT_TOKEN"}
_BUILD = {"BRIEFING_DATA"}  # read by benchmarks alone, never by the bot


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator may decide. Each field is a key of the file and, in capitals, of the environment."""

    home: Path
    token: str = ""
    open: bool = False
    zone: str = "UTC"
    sources: Path | None = None
    proxy: str | None = None
    log: str = "WARNING"
    log_format: str = "text"
    log_mb: int = 1
    log_files: int = 3
    api: str | None = None
    allow_private: bool = False
    webhook: str | None = None
    webhook_listen: str = "127.0.0.1:8081"
    max_lateness_hours: int = 12
    text_days: int = 90
    page_days: int = 7
    record_days: int = 30
    size_cap_mb: int = 5_000
    daily_backups: int = 7
    weekly_backups: int = 4
    feeds_per_chat: int = 50
    feeds_in_all: int = 2000


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in ("1", "true", "yes", "on", "0", "false", "no", "off"):
        return str(value).lower() in ("1", "true", "yes", "on")
    raise ValueError("say true or false")


def _zone(value: object) -> str:
    if str(value) not in available_timezones():
        raise ValueError("say a time zone such as Europe/London")
    return str(value)


def _level(value: object) -> str:
    if str(value).upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("say debug, info, warning or error")
    return str(value).upper()


def _form(value: object) -> str:
    if str(value).lower() not in ("text", "json"):
        raise ValueError("say text or json")
    return str(value).lower()


def _url(value: object) -> str:
    if not _is_address(str(value)):
        raise ValueError("say an address that begins with http:// or https://")
    return str(value).rstrip("/")


def _public(value: object) -> str:
    if not str(value).startswith("https://") or not _is_address(str(value)):
        raise ValueError("say the address that Telegram can reach, https://…")
    return str(value)


def _listening(value: object) -> str:
    host, _, port = str(value).strip().rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        raise ValueError("say a host and a port, such as 127.0.0.1:8081")
    return f"{host}:{port}"


def _is_address(said: str) -> bool:
    try:
        parts = urlsplit(said)
        return parts.scheme in ("http", "https", "socks5") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not match, a port that is no number
        return False


def _file(value: object) -> Path:
    path = Path(str(value)).expanduser()
    if not path.is_file():
        raise ValueError(f"there is no file {path}")
    return path


def _token(value: object) -> str:
    number, _, secret = str(value).strip().partition(":")
    if not (number.isascii() and number.isdigit()) or not secret:
        raise ValueError("a token looks like 123456:ABC… (ask @BotFather on Telegram for one)")
    return str(value).strip()


def _count(least: int, most: int) -> Callable[[object], int]:
    """A reader of whole numbers, least <= number <= most."""

    def read(value: object) -> int:
        said = str(value).strip()
        if not (said.isascii() and said.isdigit() and least <= int(said) <= most):
            raise ValueError(f"say a whole number from {least:,} to {most:,}")
        return int(said)

    return read


def _folder(value: object) -> Path:
    return Path(str(value)).expanduser().absolute()


_READERS: Mapping[str, Callable[[object], object]] = {
    "home": _folder,
    "token": _token,
    "open": _yes_or_no,
    "zone": _zone,
    "sources": _file,
    "proxy": _url,
    "log": _level,
    "log_format": _form,
    "log_mb": _count(1, 10_000),
    "log_files": _count(0, 1_000),
    "api": _url,
    "allow_private": _yes_or_no,
    "webhook": _public,
    "webhook_listen": _listening,
    "max_lateness_hours": _count(1, 168),
    "text_days": _count(14, 36_500),
    "page_days": _count(1, 36_500),
    "record_days": _count(7, 36_500),
    "size_cap_mb": _count(50, 10_000_000),
    "daily_backups": _count(0, 1_000),
    "weekly_backups": _count(0, 1_000),
    "feeds_per_chat": _count(0, 100_000),
    "feeds_in_all": _count(0, 100_000),
}


def notify_socket(environ: Mapping[str, str]) -> str | None:
    """Where a service manager wants to be told that the bot lives; set by systemd, not by the operator."""
    return environ.get("NOTIFY_SOCKET")


def env_name(field: str) -> str:
    """The environment variable of a setting: `BRIEFING_ZONE` for `zone`."""
    return _FIRST_NAMES.get(field, f"BRIEFING_{field.upper()}")


NAMES = tuple(env_name(field.name) for field in fields(Settings))


def read_settings(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings of `environ` over those of `file` (default: `settings.toml` in the home folder, if there is one)."""
    said = _said(environ)
    home = _folder(said["home"][1]) if "home" in said else user_data_path("briefing-bot")
    written = _written(file or home / FILE, must_exist=file is not None)
    values: dict[str, object] = {"home": home}
    for name, (where, value) in {**written, **said}.items():
        values[name] = _read(name, where, value)
    return Settings(**values)  # type: ignore[arg-type]  # each value came from its own reader above


def _read(name: str, where: str, value: object) -> object:
    try:
        return _READERS[name](value)
    except ValueError as error:
        shown = "" if name == "token" else f" is {str(value)!r}"
        raise SettingsError(f"{where}{shown}: {error}.") from None


def _said(environ: Mapping[str, str]) -> dict[str, tuple[str, object]]:
    known = {env_name(name): name for name in _READERS}
    for variable in sorted(environ):
        if variable.startswith("BRIEFING_") and variable not in known and variable not in _BUILD:
            raise SettingsError(f"{variable} is no setting of this bot. Known are: {', '.join(sorted(known))}.")
    return {known[v]: (v, environ[v]) for v in environ if v in known and environ[v].strip()}


def _written(file: Path, *, must_exist: bool) -> dict[str, tuple[str, object]]:
    if not file.is_file():
        if must_exist:
            raise SettingsError(f"There is no settings file {file}.")
        return {}
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file} cannot be read: {error}.") from None
    for key in table:
        if key not in _READERS or key == "home":
            known = ", ".join(sorted(set(_READERS) - {"home"}))
            raise SettingsError(f"{key!r} in {file} is no setting of this bot. Known are: {known}.")
    return {key: (f"{key} in {file.name}", value) for key, value in table.items()}
