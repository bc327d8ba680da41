"""What is sent, before TDLib's own parser: it takes every message, and leaves its text as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.rich import MOST_MARKS, Rich, bold, clean, code, folded, italic, join, link, messages, plain
from bot.telegram.sender import entities
from domain.message import units
from tests.fake_telegram import oracle

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not oracle.available(), reason="compares with TDLib: install tdjson (make oracle)"),
]

# The oracle's only call that takes marks reads these signs as marks of its own; they mean nothing where marks are sent.
READ = str.maketrans("*_`~|[]", "       ")
URLS = st.sampled_from(
    ["https://a.example/", "http://b.example/x?y=%20&z#:~:text=one,two%2Dthree", "https://пример.example/é#:~:text=a"]
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda text: clean(text.translate(READ)))
LONG = st.builds(lambda text, times: " ".join([text] * times).strip(), ANY, st.sampled_from([1, 1, 1, 1, 300]))
PIECE = st.one_of(LONG.map(plain), ANY.map(bold), LONG.map(italic), ANY.map(code), st.builds(link, ANY, URLS))
STORY = st.lists(PIECE, max_size=6).map(lambda pieces: join(pieces, " "))
BLOCKS = st.lists(st.one_of(STORY, STORY.map(folded)), min_size=1, max_size=6)


@settings(deadline=None, max_examples=150)
@given(BLOCKS)
def test_tdlib_takes_every_message_and_changes_no_letter(blocks: list[Rich]) -> None:
    for message in messages(blocks):
        settled = oracle.settled(message.text, entities(message.marks))
        assert settled.text == message.text.strip()
        assert units(settled.text) <= 4096
        assert len(message.marks) <= MOST_MARKS
