"""What the documents say against what the code has, and what no file of the project may name. It runs nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from bot.chat.commands import COMMANDS
from config.settings import NAMES

ROOT = Path(__file__).resolve().parent.parent
_COMMAND = re.compile(r"(?<![\w/.])/([a-z]+)\b")
_SETTING = re.compile(r"\bBRIEFING_[A-Z_]+\b")
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)")
_DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md")
# Each is built from two halves, so that this file does not name what it looks for.
_FORBIDDEN = ("/work" + "/", "/root" + "/", "pypi.org" + "/simple", "files.python" + "hosted")


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _documents() -> list[Path]:
    return sorted(path for pattern in _DOCUMENTS for path in ROOT.glob(pattern))


def test_the_guide_names_every_command_and_no_other() -> None:
    said = set(_COMMAND.findall(_text("docs/guide.md")))
    assert said == {name.removeprefix("/") for name in COMMANDS}


def test_the_operators_guide_names_every_setting_and_no_other() -> None:
    assert set(_SETTING.findall(_text("docs/operating.md"))) == set(NAMES)


@pytest.mark.parametrize("document", _documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_documents_leads_to_a_file(document: Path) -> None:
    lost = [link for link in _LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert lost == []


def test_every_test_that_refutes_a_complaint_is_there() -> None:
    named = re.findall(r"`([\w/.-]+\.(?:py::\w+|txt))` \|$", _text("docs/peers.md"), re.MULTILINE)
    rows = re.findall(r"^\| (\d+) \|", _text("docs/peers.md"), re.MULTILINE)
    assert rows == [str(number) for number in range(1, 61)]
    assert len(named) == len(rows) - _text("docs/peers.md").count("| – |\n")
    lost = [one for one in named if not _is_test(*one.partition("::")[::2])]
    assert lost == []


def test_every_test_that_is_said_to_show_what_becomes_of_a_hostile_document_is_there() -> None:
    named = re.findall(r"`([\w/.-]+\.py::\w+)` \|$", _text("docs/hostile.md"), re.MULTILINE)
    rows = re.findall(r"^\| (?!it \|)[a-z].*\|$", _text("docs/hostile.md"), re.MULTILINE)
    assert len(named) == len(rows) >= 24
    assert [one for one in named if not _is_test(*one.partition("::")[::2])] == []


def _is_test(path: str, function: str) -> bool:
    file = ROOT / "tests" / path
    return file.is_file() and bool(
        re.search(rf"^(async )?def {function}\(", file.read_text("utf-8"), re.MULTILINE) if function else True
    )


def test_every_target_the_documents_name_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))
    said = {
        name for path in _documents() for name in re.findall(r"(?:`| {4})make ([a-z][a-z-]*)", path.read_text("utf-8"))
    }
    assert {"run", "test"} <= said <= targets


def _tracked() -> list[Path]:
    """The files git knows of; where there is no git or no repository, as in an archive, none."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - whichever git the developer uses
    except (OSError, subprocess.CalledProcessError):
        return []
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_host_or_a_folder_of_one_machine() -> None:
    tracked = _tracked()
    if not tracked:
        pytest.skip("which files belong to the project is known to git alone")
    found = [
        f"{path.relative_to(ROOT)}: {forbidden}"
        for path in tracked
        for forbidden in _FORBIDDEN
        if forbidden.encode() in path.read_bytes()
    ]
    assert found == []
