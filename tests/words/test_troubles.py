"""Every trouble a source can be in has words in every language: what is wrong, and what can be done."""

from __future__ import annotations

import pytest

from bot.words.catalogue import LANGUAGES, Words
from bot.words.troubles import in_english, what_is_wrong, what_to_do
from domain.trouble import Trouble, TroubleKind


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TroubleKind)
def test_every_trouble_is_a_sentence_and_advice(lang: str, kind: TroubleKind) -> None:
    trouble = Trouble(kind=kind, number=30)
    assert what_is_wrong(Words(lang), trouble)[-1] == "."
    assert len(what_to_do(Words(lang), trouble)) > 20


def test_numbers_stand_where_they_help() -> None:
    assert in_english(Trouble(kind=TroubleKind.STATUS, number=1503)) == "The site answered with an error (1503)."
    assert in_english(Trouble(kind=TroubleKind.LARGE, number=5)) == "It is larger than 5 MiB."
    assert in_english(Trouble(kind=TroubleKind.SLOW, number=30)) == "The site did not answer within 30 seconds."
