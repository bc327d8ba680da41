"""What holds for all commands: help, settings, exit codes, one document on standard output; and the chat in a pipe."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import click
import pytest

from bot.cli import cli
from bot.clock import clock_at
from bot.wiring import House
from config.settings import Settings
from tests.cli.conftest import Run, line

COMMANDS = sorted(cli.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_an_example(briefing_bot: Run, name: str) -> None:
    ran = briefing_bot(name, "--help")
    assert ran.code == 0
    assert "Example:" in ran.out
    assert f"briefing-bot {name}" in ran.out.split("Example:")[1]


def test_the_help_of_all_tells_the_exit_codes(briefing_bot: Run) -> None:
    said = briefing_bot("--help").out
    assert "Exit codes: 0 ok" in said
    assert all(name in said for name in COMMANDS)


@pytest.mark.parametrize(
    "environment",
    [{"BRIEFING_ZONE": "Nowhere"}, {"BRIEFING_BOT_TOKEN": "nonsense"}, {"BRIEFING_COLOUR": "blue"}],
    ids=["zone", "token", "unknown"],
)
@pytest.mark.parametrize("command", ["doctor", "brief", "chat", "run"])
def test_a_wrong_setting_is_one_line_and_ends_with_two(
    briefing_bot: Run, command: str, environment: dict[str, str]
) -> None:
    ran = briefing_bot(command, **environment)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert next(iter(environment)) in ran.err


def test_a_wrong_token_is_not_repeated(briefing_bot: Run) -> None:
    assert "s3cret" not in briefing_bot("doctor", BRIEFING_BOT_TOKEN="s3cret").err


def test_the_doctor_is_content_with_a_fresh_home(briefing_bot: Run) -> None:
    ran = briefing_bot("doctor")
    assert ran.code == 0
    assert [one.split()[0] for one in ran.out.splitlines()] == ["ok"] * 9
    found = briefing_bot("doctor", "--json").json()["findings"]
    names = ["settings", "database", "delivery", "sources", "token", "clock", "zones", "disk", "copies"]
    assert [one["what"] for one in found] == names


def test_the_doctor_finds_a_broken_database_and_ends_with_one(briefing_bot: Run, home: Path) -> None:
    home.mkdir()
    (home / "briefing.db").write_bytes(b"this is no database at all" * 100)
    ran = briefing_bot("doctor")
    assert ran.code == 1
    assert "WRONG  database" in ran.out
    assert briefing_bot("brief").code == 74


def test_json_is_one_document_and_nothing_else(briefing_bot: Run) -> None:
    text = "The bridge at Orrin was closed on Monday after engineers found a crack in its pier."
    said = line(id="a", title="Bridge", text=text) + "bad\n"
    for command in (["import", "-", "--json"], ["brief", "--json"], ["stories", "--json"], ["doctor", "--json"]):
        out = briefing_bot(*command, said=said).out
        assert isinstance(json.loads(out), dict)
        assert out.endswith("}\n")
        assert out.count("\n") == 1


def test_a_chat_in_a_pipe_answers_each_line_and_ends_well(briefing_bot: Run) -> None:
    ran = briefing_bot("chat", "--no-pull", said="/latest 1\n\n/schedule 07:30 mon-fri\n/latest\n1\n")
    assert (ran.code, ran.err) == (0, "")
    assert "invented stories from the bundled sample newsroom" in ran.out
    assert "You get a briefing at 07:30 Mon to Fri, UTC." in ran.out
    assert "[1] Show the last 24 hours again" in ran.out
    assert "briefing, once more" in ran.out
    assert "\x1b" not in ran.out


def test_a_chat_remembers_from_one_run_to_the_next(briefing_bot: Run) -> None:
    assert "story from" in briefing_bot("chat", "--no-pull", said="/latest 1\n").out
    assert briefing_bot("chat", "--no-pull", said="/latest\n").out.startswith("Nothing new since")


def test_a_chat_can_be_had_at_another_time(briefing_bot: Run) -> None:
    first = briefing_bot("chat", "--no-pull", "--at", "2024-10-30T08:00Z", said="/latest 20\n")
    second = briefing_bot("chat", "--no-pull", "--at", "2024-10-31T08:00Z", said="/latest\n")
    assert first.out.startswith("Morning briefing · Wednesday 30 October, 08:00")
    assert second.out.startswith("Morning briefing · Thursday 31 October, 08:00")
    assert "UPDATE" in second.out


def test_a_second_run_ends_with_75_while_the_first_one_runs(briefing_bot: Run, home: Path) -> None:
    house = House(settings=Settings(home=home), clock=clock_at(None))
    with house.lock():
        ran = briefing_bot("run")
        assert ran.code == 75
        assert len(ran.err.splitlines()) == 1
        assert briefing_bot("brief").code == 0


def test_a_claim_is_printed_for_a_bot_that_never_spoke_to_telegram(briefing_bot: Run) -> None:
    first, second = briefing_bot("claim").out, briefing_bot("claim").out
    assert first.startswith("/start ")
    assert first != second


def test_the_data_is_private_to_its_user(briefing_bot: Run, home: Path) -> None:
    briefing_bot("chat", "--no-pull", said="/help\n")
    files = [file for file in home.rglob("*") if file.is_file()]
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {file.name for file in files} >= {"briefing.db", "briefing.log"}
    assert {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in files} == {
        file.name: oct(0o600) for file in files
    }


def test_every_command_is_described_in_one_line() -> None:
    for name, command in cli.commands.items():
        assert isinstance(command, click.Command)
        assert command.get_short_help_str(200).endswith((".", "!")), name


def test_a_list_of_sources_that_is_wrong_is_a_finding_about_sources(briefing_bot: Run, tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text("source = 5\n")
    ran = briefing_bot("doctor", "--json", BRIEFING_SOURCES=str(listed))
    assert ran.code == 1
    assert {one["what"]: one["ok"] for one in ran.json()["findings"]} | {"database": True, "sources": False} == {
        one["what"]: one["ok"] for one in ran.json()["findings"]
    }


@pytest.mark.parametrize("command", ["brief", "stories"])
@pytest.mark.parametrize(
    "span",
    [
        ("--since", "0001-01-01T00:00+05:00"),
        ("--since", "1h", "--until", "24h"),
        ("--since", "9999-12-31"),
    ],
    ids=["before the year 1", "ends before it begins", "in the future"],
)
def test_a_span_that_cannot_be_is_wrong_use(briefing_bot: Run, command: str, span: tuple[str, ...]) -> None:
    ran = briefing_bot(command, *span)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: Invalid value: " in ran.err


def test_a_file_that_cannot_be_read_is_one_line_and_no_traceback(briefing_bot: Run, home: Path) -> None:
    (home / "briefing.log").mkdir(parents=True)
    ran = briefing_bot("chat", "--no-pull", said="/help\n")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"briefing-bot: {home / 'briefing.log'}: Is a directory.\n"
