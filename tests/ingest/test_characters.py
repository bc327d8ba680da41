"""Lines are compared in one folded form, whatever the way it is found."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.characters import fold


def by_the_letter(line: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"\d", "0", unicodedata.normalize("NFKC", line).casefold())).strip()


@given(st.text(st.sampled_from("aZ5_ .-\t\n\x00\x1f\x7f“”‘’–—…\u00a0\u0301éßİ٣²ﬁ中")) | st.text())
@example("It’s “7…8”\u0301")
def test_folding_is_one_form_by_every_way(line: str) -> None:
    assert fold(line) == by_the_letter(line)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Read MORE – 12 stories…", "read more 00 stories"),
        ("  __It’s_late!  ", "it s late"),
        ("ÉTÉ 2024", "été 0000"),
        ("*** — ***", ""),
    ],
)
def test_case_digits_and_punctuation_do_not_count(line: str, form: str) -> None:
    assert fold(line) == form
