"""Lists of feeds survive the way out and in, whatever their names hold; lists of others are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.characters import one_line
from ingest.opml import Outline, read_opml, write_opml

names = st.text(min_size=1, max_size=40).map(one_line).filter(bool)


@given(st.lists(st.tuples(names, names), max_size=8))
def test_a_list_that_was_written_is_read_back_whole(rows: list[tuple[str, str]]) -> None:
    feeds = [
        Outline(url=f"https://a.example/{n}?x=1&y=2", title=title, folders=(folder,))
        for n, (title, folder) in enumerate(rows)
    ]
    read = read_opml(write_opml(feeds, "Mine & yours <3").encode())
    assert read is not None
    assert sorted(read, key=lambda o: o.url) == sorted(feeds, key=lambda o: o.url)


def test_a_list_written_by_hand_is_read_with_bare_ampersands_odd_case_and_folders() -> None:
    text = (
        "<?xml version='1.0'?><OPML version='1.1'><body><outline text='News'>"
        "<outline TEXT='One' XMLURL='http://a.example/f?a=1&b=2' htmlurl='http://a.example/'/></outline>"
        "<outline text='No feed'/></body>"
    ).replace("OPML", "opml")
    assert read_opml(text.encode()) == (
        Outline(url="http://a.example/f?a=1&b=2", title="One", site="http://a.example/", folders=("News",)),
    )


def test_what_is_no_list_gives_none() -> None:
    assert read_opml(b"<rss><channel/></rss>") is None
