"""The furnished house: one instance a folder, a log that keeps secrets. Tests no room by itself."""

from __future__ import annotations

import json
import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import clock_at
from bot.logs import LOG, log_to
from bot.wiring import LOCK, House
from config.settings import Settings
from domain.errors import Busy
from domain.model import Origin, Source, SourceKind

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
OTHER = "987654321:zZyYxXwWvVuUtTsSrRqQpPoOnNmMlLkKjJi"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a token and a home of their own."""
    return Settings(home=tmp_path / "home", token=TOKEN, log="DEBUG")


@pytest.fixture
def house(settings: Settings) -> House:
    """The house by these settings."""
    return House(settings=settings, clock=clock_at(None))


@pytest.fixture
def log(settings: Settings) -> Iterator[Path]:
    """The log file, while everything is logged there."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    root.handlers[:] = []
    log_to(settings, screen=False)
    yield settings.home / LOG
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def _write_token() -> None:
    raise ConnectionError(f"POST https://api.example/bot{TOKEN}/getMe")


@pytest.mark.parametrize(
    "said",
    [
        f"token {TOKEN}",
        f"https://api.example/bot{OTHER}/getUpdates",
        f"https://api.example/file/bot{OTHER.replace(':', '%3A')}/x",
        repr({"token": OTHER}),
    ],
    ids=["mine", "another one", "in an address", "in a value"],
)
def test_no_token_is_ever_logged(log: Path, said: str) -> None:
    logging.getLogger("anything").warning("asked %s", said)
    written = log.read_text()
    assert "<token>" in written
    assert TOKEN not in written
    assert OTHER.partition(":")[2] not in written


def test_no_token_is_logged_in_a_traceback_either(log: Path) -> None:
    try:
        _write_token()
    except ConnectionError:
        logging.getLogger("anything").exception("it failed")
    written = log.read_text()
    assert "Traceback" in written
    assert TOKEN not in written


def test_a_log_line_cannot_move_the_cursor(log: Path) -> None:
    logging.getLogger("anything").warning("title \x1b[2J\rwiped")
    assert "\x1b" not in log.read_text()
    assert "\r" not in log.read_bytes().decode()


def test_the_log_is_its_users_own(log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_lock_is_held_once_and_free_again_afterwards(house: House) -> None:
    with house.lock(), pytest.raises(Busy, match=r"Another instance \(process \d+\)"), house.lock():
        pass
    with house.lock():
        assert stat.S_IMODE((house.settings.home / LOCK).stat().st_mode) == 0o600


def test_the_lock_of_a_process_that_was_killed_is_free(house: House) -> None:
    code = (
        "import sys, pathlib\n"
        "from bot.wiring import House\nfrom bot.clock import clock_at\nfrom config.settings import Settings\n"
        "with House(settings=Settings(home=pathlib.Path(sys.argv[1])), clock=clock_at(None)).lock():\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(house.settings.home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own code
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Busy, match=str(child.pid)), house.lock():
            pass
        child.kill()
        child.wait()
    with house.lock():
        pass


def test_listing_the_sources_again_keeps_the_ones_added_by_hand(house: House) -> None:
    with closing(house.open()) as store:
        for name, origin in (("mine", Origin.ADDED), ("theirs", Origin.OWN), ("older", Origin.LISTED)):
            url = f"https://{name}.example/feed"
            store.put_source(Source(id=name, kind=SourceKind.FEED, url=url, outlet=name, origin=origin))
        house.list_sources(store)
        listed = len(store.sources())
        house.list_sources(store)
        assert len(store.sources()) == listed
        kept = {source.id for source, _ in store.sources()}
        assert {"mine", "theirs"} <= kept
        assert "older" not in kept  # it stood in a list that is no longer the operator's


def test_a_record_is_one_line_and_what_follows_is_set_in(log: Path) -> None:
    logging.getLogger("anything").warning("title\n2026-01-01 00:00:00 ERROR bot: forged")
    assert "\n    2026-01-01" in log.read_text()


def test_as_json_each_record_is_one_object_without_the_token(settings: Settings, log: Path) -> None:
    log_to(replace(settings, log_format="json"), screen=False)
    before = len(log.read_text().splitlines())
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("anything").exception("asked\n%s", TOKEN)
    (line,) = log.read_text().splitlines()[before:]
    said = json.loads(line)
    assert (said["level"], said["logger"], said["message"]) == ("ERROR", "anything", "asked\n<token>")
    assert "ValueError" in said["traceback"]
    assert TOKEN not in line


def test_the_log_is_begun_anew_above_its_size_and_so_many_files_are_kept(settings: Settings, log: Path) -> None:
    log_to(replace(settings, log_mb=1, log_files=2), screen=False)
    for _ in range(45):
        logging.getLogger("anything").warning("x" * 99_000)
    files = sorted(settings.home.glob("briefing.log*"))
    assert [file.name for file in files] == ["briefing.log", "briefing.log.1", "briefing.log.2"]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_of_an_address_only_the_host_is_logged(log: Path) -> None:
    logging.getLogger("anything").warning("GET https://ada:pass@feeds.example/f?key=secret and http://b.example/x")
    written = log.read_text()
    assert "https://feeds.example/…" in written
    assert not any(secret in written for secret in ("secret", "ada", "pass"))
