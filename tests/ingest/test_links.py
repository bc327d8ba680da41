"""Addresses of one shape are of one kind; a link that never leaves is navigation; one that is new is likely news."""

from __future__ import annotations

import pytest

from domain.kept import Links, Shape
from ingest.feed import Feed, NotFeed
from ingest.links import VISITS, leaning, learnt, mark, shape
from ingest.page import read_section

BASE = "https://courier.example"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/news/articles/c4gm8zyrp9o", "/news/articles/#"),
        ("/2024/11/02/council-repairs-old-bridge.html", "/0/0/0/~"),
        ("/2024/11/03/ferry-sails-again-after-storm", "/0/0/0/~"),
        ("/artikel/4711", "/artikel/0"),
        ("/politics", "/w"),
        ("/r/bridge-repaired", "/r/w"),
        ("/show.php?id=17&lang=en", "/w?id"),
        ("/", "/"),
    ],
)
def test_an_address_has_a_shape(path: str, expected: str) -> None:
    assert shape(f"{BASE}{path}").rstrip("/") == expected.rstrip("/")


def test_twins_of_an_address_have_one_mark() -> None:
    assert mark(f"{BASE}/a/1") == mark("http://www.courier.example/a/1/") != mark(f"{BASE}/a/2")


def test_pages_that_were_read_teach_their_shapes() -> None:
    pages = [(f"{BASE}/r/one", True), (f"{BASE}/r/two", True), (f"{BASE}/r/three", False), (f"{BASE}/7", False)]
    assert learnt(pages) == [Shape(text="/r/w", articles=2, others=1), Shape(text="/0", others=1)]


@pytest.mark.parametrize(
    ("known", "sign"),
    [
        (Links(), 0),
        (Links(shapes=(Shape(text="/r/w", articles=2),)), 0),
        (Links(shapes=(Shape(text="/r/w", articles=3),)), 1),
        (Links(shapes=(Shape(text="/r/w", articles=3, others=1),)), 0),
        (Links(shapes=(Shape(text="/r/w", others=3),)), -1),
        (Links(visits=VISITS, seen=frozenset({1})), 1),
        (Links(visits=VISITS, seen=frozenset({mark(f"{BASE}/r/ferry")})), 0),
        (Links(visits=9, seen=frozenset({mark(f"{BASE}/r/ferry")}), staying=frozenset({mark(f"{BASE}/r/ferry")})), -1),
    ],
    ids=["nothing", "too few", "articles", "mixed", "others", "new", "seen", "stays"],
)
def test_what_is_known_speaks_for_or_against_a_link(known: Links, sign: int) -> None:
    points = leaning(f"{BASE}/r/ferry", known)
    assert (points > 0) - (points < 0) == sign


def _section(*links: tuple[str, str]) -> bytes:
    return "".join(f"<p><a href='{path}'>{words}</a></p>" for path, words in links).encode()


def _listed(body: bytes, known: Links | None = None) -> list[str]:
    found = read_section(body, f"{BASE}/hub", None, known)
    return [str(entry.url).removeprefix(BASE) for entry in found.entries] if isinstance(found, Feed) else []


def test_a_link_that_tells_nothing_is_an_article_where_its_shape_was() -> None:
    body = _section(("/r/ferry", "Ferry sails again after the storm"), ("/r", "All of it"))
    assert isinstance(read_section(body, f"{BASE}/hub"), NotFeed)
    assert _listed(body, Links(shapes=(Shape(text="/r/w", articles=4),))) == ["/r/ferry"]


def test_a_link_that_looks_like_an_article_and_never_leaves_is_none() -> None:
    guide = ("/guides/how-to-vote-in-the-county", "How to vote in the county of Lemra")
    report = ("/2024/11/02/council-repairs-old-bridge", "Council repairs old bridge")
    staying = frozenset({mark(f"{BASE}{guide[0]}")})
    assert _listed(_section(guide, report)) == [guide[0], report[0]]
    assert _listed(_section(guide, report), Links(visits=9, seen=staying, staying=staying)) == [report[0]]


def test_all_links_to_the_same_site_are_told_and_no_others() -> None:
    body = _section(("/r/ferry", "Ferry"), ("https://other.example/x", "Elsewhere"), ("/2024/11/02/a-b-c-d", "A b c d"))
    found = read_section(body, f"{BASE}/hub")
    assert isinstance(found, Feed)
    assert set(found.links) == {mark(f"{BASE}/r/ferry"), mark(f"{BASE}/2024/11/02/a-b-c-d")}
