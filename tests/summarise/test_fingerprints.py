"""A fingerprint is the same whether a text is read a byte a character or in the way that serves every script."""

from __future__ import annotations

from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.fingerprints import fingerprint
from summarise.latin import latin, squeezed
from summarise.prints import fingerprints
from summarise.words import fold, squeeze

_NO_WORD = " \u200b"  # a sign that is no word and no space; no text with it fits into bytes
_PIECES = st.sampled_from(
    [*"aÄßéØ,.'’“”„«»\"‘–—…•€‹›\n \u00a0\u00adµ½ª²", "  ", "\n\n", "news of the day", "“", "www.a.de", "http://b"]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=3), max_size=60).map("".join)


def _no_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@settings(deadline=None, max_examples=300)
@given(_TEXTS.map(_no_surrogates))
def test_both_ways_of_reading_give_one_fingerprint(text: str) -> None:
    one, other = fingerprint(text), fingerprint(text + _NO_WORD)
    assert (one.marks.tolist(), one.lead.tolist(), one.words) == (
        other.marks.tolist(),
        other.lead.tolist(),
        other.words,
    )


@settings(deadline=None, max_examples=300)
@given(_TEXTS.map(_no_surrogates))
def test_a_text_is_whole_by_its_folded_words(text: str) -> None:
    if "://" not in text and "www." not in text:
        assert fingerprint(text).whole == crc32(squeeze(fold(text)).encode())


@settings(deadline=None, max_examples=150)
@given(
    st.lists(_TEXTS.map(_no_surrogates) | st.sampled_from(["", "中国", "rain " * 9, "a b c d e", '"' * 3]), max_size=8)
)
def test_many_texts_have_the_fingerprints_that_each_has_alone(texts: list[str]) -> None:
    for one, other in zip(fingerprints(texts), map(fingerprint, texts), strict=True):
        assert (one.whole, one.words) == (other.whole, other.words)
        assert (one.marks.tolist(), one.lead.tolist()) == (other.marks.tolist(), other.lead.tolist())
        assert (one.marks.dtype, one.lead.dtype) == (other.marks.dtype, other.lead.dtype)


def test_every_sign_that_fits_into_a_byte_is_folded_as_it_should_be() -> None:
    fitting = [sign for sign in map(chr, range(0xD800)) if latin(f"a{sign}b") is not None]
    assert len(fitting) > 190
    for sign in fitting:
        told = latin(f"a{sign}b {sign}")
        assert told is not None
        assert squeezed(told).decode() == squeeze(fold(f"a{sign}b {sign}"))


@pytest.mark.parametrize("sign", ["\x01", "\x02", "\x0e", "\x85", "\t", "½", "ﬁ", "中", "\u0301", "\ue000"])
def test_a_text_with_an_unusual_sign_does_not_fit(sign: str) -> None:
    assert latin(f"Rain – {sign}") is None
    assert latin(f"Rain {sign}") is None
