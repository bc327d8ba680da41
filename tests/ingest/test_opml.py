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


def test_what_belongs_to_the_address_of_a_feed_is_kept() -> None:
    outlines = "".join(f"<outline xmlUrl='{url}'/>" for url in (
        "http://blog.example/?feed=rss2", "http://blog.example/?rss=1", "feed://old.example/f", "feed:https://a.example/f",
    ))  # fmt: skip
    read = read_opml(f"<opml><body>{outlines}</body></opml>".encode()) or ()
    assert [one.url for one in read] == [
        "http://blog.example/?feed=rss2", "http://blog.example/?rss=1", "https://old.example/f", "https://a.example/f",
    ]  # fmt: skip


def test_folders_in_folders_types_in_capitals_and_a_broken_end_are_read() -> None:
    text = (
        "<opml version='2.0'><body><outline text='A'><outline title='B'><outline type='RSS' text='Deep &lt;b&gt;'"
        " url='http://a.example/rss'/></outline></outline><outline xmlUrl='javascript:alert(1)' text='no'/>"
        "<outline text='Last' xmlUrl='http://b.example/rss'/><outline text='cut"
    )
    read = read_opml(text.encode()) or ()
    assert [(one.url, one.title, one.folders) for one in read] == [
        ("http://a.example/rss", "Deep <b>", ("A", "B")),
        ("http://b.example/rss", "Last", ()),
    ]


def test_a_list_that_names_files_or_grows_without_end_costs_nothing() -> None:
    bomb = b"<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
    body = b"<opml><body><outline text='&b;' xmlUrl='http://a.example/rss'/></body></opml>"
    read = read_opml(bomb + body) or ()
    assert [one.url for one in read] == ["http://a.example/rss"]
    deep = b"<opml><body>" + b"<outline text='x'>" * 5000 + b"<outline xmlUrl='http://a.example/rss'/>"
    assert read_opml(deep) == ()
    many = b"".join(b"<outline xmlUrl='http://a.example/%d'/>" % n for n in range(3000))
    assert len(read_opml(b"<opml><body>" + many + b"</body></opml>") or ()) == 2000
