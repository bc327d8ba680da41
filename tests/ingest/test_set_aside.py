"""Long texts come back where they stood, mended as the parser would; what only the parser can read it sees."""

from __future__ import annotations

import pytest

from ingest.feed import Feed, read_feed
from ingest.set_aside import LONG, SetAside
from tests.ingest.builders import STORY, item, rss

URL = "https://courier.example/feed"
WORDS = " ".join(STORY)


def _html(feed: str) -> list[str]:
    read = read_feed(feed.encode(), URL)
    assert isinstance(read, Feed)
    return [entry.html for entry in read.entries]


def test_a_long_section_is_marked_and_comes_back() -> None:
    aside = SetAside()
    document = f"<a><![CDATA[ {WORDS} ]]></a><b><![CDATA[short]]></b><!-- {WORDS} -->"
    marked = aside.take(document)
    assert WORDS not in marked.partition("<!--")[0]
    assert "<![CDATA[short]]>" in marked
    assert aside.back(marked[marked.index("<a>") + 3 : marked.index("</a>")]) == WORDS


def test_marks_in_a_document_of_somebody_elses_mean_nothing() -> None:
    aside = SetAside()
    assert aside.back(aside.take("<a>\x7f0\x7f</a>")) == "<a>0</a>"
    assert aside.back("\x7f7\x7f") == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"{WORDS}\r\nAnd on.\rSo it is.", f"{WORDS}\nAnd on.\nSo it is."),
        (f"{WORDS} caf\u00c3\u00a9", f"{WORDS} café"),
        (f"{WORDS} \x93quoted\x94", f"{WORDS} “quoted”"),
        (f"{WORDS} 東京", f"{WORDS} 東京"),
    ],
    ids=["line ends", "UTF-8 taken for Latin-1", "cp1252 controls", "neither"],
)
def test_a_text_is_mended_as_the_parser_would(written: str, read: str) -> None:
    assert len(written) > LONG
    assert _html(rss([item(1, description=f"<![CDATA[{written}]]>")])) == [read]


def test_content_that_only_the_parser_can_read_is_left_to_it() -> None:
    words = WORDS.replace("bridge", "<b>bridge</b>")
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title><entry><id>1</id><title>T</title>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{words} &lt;i&gt;</p></div></content>"
        f"<summary type='html'><![CDATA[{WORDS}]]></summary></entry></feed>"
    )
    (html,) = _html(feed)
    assert "<b>bridge</b>" in html
    assert "&lt;i&gt;" in html


def test_elements_that_nobody_reads_are_not_parsed_and_others_are() -> None:
    more = (
        "<category domain='x'><![CDATA[Ships]]></category><category>Sea</category><media:content url='p.jpg'/>"
        "<media:title>Not the headline</media:title><slash:comments>7</slash:comments><enclosure url='a.mp3'/>"
    )
    read = read_feed(rss([item(1, description="Words.").replace("</item>", f"{more}</item>")]).encode(), URL)
    assert isinstance(read, Feed)
    (entry,) = read.entries
    assert (entry.title, entry.html, entry.url) == (
        "Council repairs bridge number 1",
        "Words.",
        "https://courier.example/news/bridge-1",
    )
    assert "Ships" not in SetAside().take(more)
    assert "Not the headline" in SetAside().take(more)
