"""The operator's wishes: environment over file, each value checked, each mistake one line. Reads no real home."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import NAMES, Settings, env_name, read_settings
from domain.errors import SettingsError

TOKEN = "123456:ABC-def"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with a home of its own, and things that are none of the bot's business."""
    return {"BRIEFING_HOME": str(tmp_path), "PATH": "/bin", "HOME": "/nowhere"}


def test_without_wishes_the_defaults_hold(environ: dict[str, str], tmp_path: Path) -> None:
    assert read_settings(environ) == Settings(home=tmp_path)


def test_the_environment_wins_over_the_file(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('zone = "Europe/Kyiv"\nopen = true\n')
    found = read_settings(environ | {"BRIEFING_ZONE": "Asia/Tokyo"})
    assert (found.zone, found.open) == ("Asia/Tokyo", True)


def test_an_empty_variable_is_no_wish(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('zone = "Europe/Kyiv"\n')
    assert read_settings(environ | {"BRIEFING_ZONE": " "}).zone == "Europe/Kyiv"


def test_another_file_can_be_named_and_must_then_be_there(environ: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('log = "debug"\n')
    assert read_settings(environ, other).log == "DEBUG"
    with pytest.raises(SettingsError, match="no settings file"):
        read_settings(environ, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("name", "said", "field", "value"),
    [
        ("BRIEFING_BOT_TOKEN", f" {TOKEN} ", "token", TOKEN),
        ("BRIEFING_OPEN", "yes", "open", True),
        ("BRIEFING_OPEN", "0", "open", False),
        ("BRIEFING_ALLOW_PRIVATE", "TRUE", "allow_private", True),
        ("BRIEFING_ZONE", "America/Argentina/Buenos_Aires", "zone", "America/Argentina/Buenos_Aires"),
        ("BRIEFING_LOG", "info", "log", "INFO"),
        ("BRIEFING_PROXY", "socks5://127.0.0.1:1080/", "proxy", "socks5://127.0.0.1:1080"),
        ("BRIEFING_API", "http://127.0.0.1:8081/", "api", "http://127.0.0.1:8081"),
    ],
)
def test_a_good_value_is_read(environ: dict[str, str], name: str, said: str, field: str, value: object) -> None:
    assert getattr(read_settings(environ | {name: said}), field) == value


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BRIEFING_BOT_TOKEN", "hello"),
        ("BRIEFING_BOT_TOKEN", "123456:"),
        ("BRIEFING_OPEN", "perhaps"),
        ("BRIEFING_ZONE", "Atlantis"),
        ("BRIEFING_LOG", "loud"),
        ("BRIEFING_PROXY", "127.0.0.1:1080"),
        ("BRIEFING_SOURCES", "/nowhere/at/all.toml"),
    ],
)
def test_a_wrong_value_is_told_by_its_name_in_one_line(environ: dict[str, str], name: str, said: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name}") as told:
        read_settings(environ | {name: said})
    assert "\n" not in str(told.value)
    assert told.value.exit_code == 2


def test_a_wrong_token_is_not_told(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as told:
        read_settings(environ | {"BRIEFING_BOT_TOKEN": "almost-a-secret"})
    assert "almost-a-secret" not in str(told.value)


def test_an_unknown_variable_is_told_with_those_that_are_known(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"^BRIEFING_TIMEZONE is no setting.*BRIEFING_ZONE"):
        read_settings(environ | {"BRIEFING_TIMEZONE": "UTC"})


@pytest.mark.parametrize("key", ["timezone", "home", "Zone"])
def test_an_unknown_key_of_the_file_is_told_with_those_that_are_known(
    environ: dict[str, str], tmp_path: Path, key: str
) -> None:
    (tmp_path / "settings.toml").write_text(f'{key} = "UTC"\n')
    with pytest.raises(SettingsError, match=f"'{key}' in .*settings.toml is no setting.*zone"):
        read_settings(environ)


def test_a_wrong_value_in_the_file_names_the_file(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('zone = "Atlantis"\n')
    with pytest.raises(SettingsError, match=r"^zone in settings.toml is 'Atlantis': say a time zone"):
        read_settings(environ)


def test_a_file_that_is_no_toml_is_told(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("zone: UTC\n")
    with pytest.raises(SettingsError, match=r"settings.toml cannot be read"):
        read_settings(environ)


def test_the_benchmarks_variable_is_none_of_the_bots(environ: dict[str, str], tmp_path: Path) -> None:
    assert read_settings(environ | {"BRIEFING_DATA": "/x"}) == Settings(home=tmp_path)


def test_every_setting_has_its_variable() -> None:
    assert env_name("token") == "BRIEFING_BOT_TOKEN"
    assert set(NAMES) >= {"BRIEFING_HOME", "BRIEFING_BOT_TOKEN", "BRIEFING_PROXY", "BRIEFING_ALLOW_PRIVATE"}


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a:b", "ftp://a.example", "http://a:0"])
def test_an_address_needs_a_host_and_a_port_that_can_be(environ: dict[str, str], address: str) -> None:
    with pytest.raises(SettingsError, match="BRIEFING_PROXY"):
        read_settings(environ | {"BRIEFING_PROXY": address})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BRIEFING_WEBHOOK", "http://bot.example"),
        ("BRIEFING_WEBHOOK_LISTEN", "8081"),
        ("BRIEFING_WEBHOOK_LISTEN", "127.0.0.1:0"),
        ("BRIEFING_MAX_LATENESS_HOURS", "0"),
        ("BRIEFING_MAX_LATENESS_HOURS", "soon"),
        ("BRIEFING_TEXT_DAYS", "13"),
        ("BRIEFING_SIZE_CAP_MB", "49"),
    ],
)
def test_a_number_out_of_its_range_or_an_address_that_cannot_be_is_told(
    environ: dict[str, str], name: str, said: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{name}"):
        read_settings(environ | {name: said})
