"""Plays every conversation in `transcripts/` as its people would have it. Says nothing of how it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.chats import Role
from tests.chat.stage import Stage
from tests.chat.transcript import agrees, played, read_transcript

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_the_conversation_goes_as_written(file: Path, stage: Stage) -> None:
    stage.store.put_role("Olga", Role.OWNER)
    for step in read_transcript(file.read_text("utf-8")):
        said = played(stage, step)
        assert agrees(said, step.expected), "\n".join(
            [f"{file.name} line {step.line}: {step.kind} {step.what}", "expected", *step.expected, "got", *said]
        )


@pytest.mark.parametrize(
    ("said", "expected", "agree"),
    [
        (["one", "two"], ["one", "two"], True),
        (["one", "two"], ["one"], False),
        (["one"], ["one", "two"], False),
        (["one", "two"], ["one", "…"], True),
        (["one", "two"], ["…", "two"], True),
        (["one", "two"], ["on…", "t…"], True),
        (["one", "two"], ["…", "one"], False),
        (["one"], [], False),
        ([], ["…"], True),
    ],
)
def test_a_transcript_notices_every_line_too_many_and_too_few(
    said: list[str], expected: list[str], agree: bool
) -> None:
    assert agrees(said, expected) is agree


def test_a_line_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_transcript("> /latest\n/latest\n")
