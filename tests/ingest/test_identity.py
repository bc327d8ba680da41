"""What makes two entries one: guid, address, text. Nothing twice, nothing swallowed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ingest.entries import Found, as_entries
from ingest.feed import Feed, read_feed
from ingest.urls import canonical, url_key
from tests.ingest.builders import item, rss, source

FEED = source("https://courier.example/feed")


def _keys(*items: str) -> list[set[str]]:
    read = read_feed(rss(items).encode(), FEED.url)
    assert isinstance(read, Feed)
    return [set(entry.keys) for entry in as_entries(read.entries, FEED)]


@pytest.mark.parametrize(
    "again",
    [
        item(1, guid="other-guid"),
        item(1, link="http://www.courier.example/news/bridge-1"),
        item(1, link="https://m.courier.example/news/bridge-1/amp"),
        item(1, link="https://courier.example/news/bridge-1?utm_source=rss#top", guid=""),
        item(1, pubDate="Sun, 03 Nov 2024 08:00:00 GMT", title="A new headline"),
        item(1, link="https://courier.example/moved-elsewhere"),
    ],
    ids=["changed guid", "http and www", "mobile and AMP", "trackers", "re-dated and edited", "moved"],
)
def test_35_and_36_the_same_entry_in_other_clothes_shares_a_key(again: str) -> None:
    assert _keys(item(1))[0] & _keys(again)[0]


def test_35_different_entries_share_no_key() -> None:
    first, second = _keys(item(1), item(2))
    assert not first & second


def test_49_entries_that_share_one_guid_are_told_apart_by_their_address() -> None:
    assert len(_keys(item(1, guid="same"), item(2, guid="same"))) == 2


def test_entries_that_share_an_address_are_told_apart_by_their_guid() -> None:
    live = "https://courier.example/live"
    first, second = _keys(item(1, link=live), item(2, link=live))
    assert not first & second


def test_an_entry_that_stands_twice_in_a_document_is_listed_once() -> None:
    assert len(_keys(item(1), item(1), item(2))) == 2


def test_a_guid_that_becomes_https_is_the_same_guid() -> None:
    old = _keys(item(1, guid="http://courier.example/?p=1", link=""))
    new = _keys(item(1, guid="https://courier.example/?p=1", link=""))
    assert old[0] & new[0]


def test_short_texts_that_recur_daily_are_not_one_entry() -> None:
    daily = [Found(guid=f"g{n}", title="Cartoon of the day", text="Today's cartoon") for n in range(2)]
    assert len(as_entries(daily, FEED)) == 2


def test_entries_without_addresses_that_say_the_same_at_one_instant_are_told_apart_by_their_guids() -> None:
    alerts = [Found(guid=f"g{n}", title="Siren", published=datetime(2024, 11, 2, 9, tzinfo=UTC)) for n in range(2)]
    assert len(as_entries(alerts, FEED)) == 2


def test_reports_that_differ_in_a_number_alone_are_two() -> None:
    told = "people were killed when the quake struck the northern province before dawn, the ministry said on Monday"
    tolls = [Found(guid=f"g{n}", title=f"Quake kills {n}", text=f"At least {n} {told}") for n in (4, 9)]
    first, second = as_entries(tolls, FEED)
    assert not set(first.keys) & set(second.keys)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("GMT", 8), ("BST", 7), ("EDT", 12), ("PST", 16), ("CEST", 6), ("IST", 3), ("MSK", 5), ("+0530", 3), ("AEDT", 21)],
)
def test_37_zone_names_are_read_rightly(zone: str, hour: int) -> None:
    read = read_feed(rss([item(1, pubDate=f"Sat, 02 Nov 2024 08:30:00 {zone}")]).encode(), FEED.url)
    assert isinstance(read, Feed)
    found = read.entries[0].published
    assert isinstance(found, datetime)
    assert found.astimezone(UTC).hour == hour


def test_38_links_are_resolved_and_original_links_preferred() -> None:
    burner = "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'"
    text = (
        f"<rss {burner}><channel><title>A</title><link>https://courier.example/base/</link>"
        "<item><title>Relative</title><link>story</link></item>"
        "<item><title>Burnt</title><link>https://proxy.example/x</link>"
        "<feedburner:origLink>https://courier.example/real?utm_medium=feed</feedburner:origLink></item></channel></rss>"
    )
    read = read_feed(text.encode(), "https://feeds.example/f")
    assert isinstance(read, Feed)
    assert [e.url for e in read.entries] == ["https://courier.example/base/story", "https://courier.example/real"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("HTTP://Example.COM:80/a/../b/./c?id=7&utm_source=x#top", "http://example.com/b/c?id=7"),
        ("https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4%20b"),
        ("https://a.example/?ref=rss&oc=5&ref=home", "https://a.example/?oc=5&ref=home"),
        ("https://a.example:8443/", "https://a.example:8443/"),
        ("ftp://a.example/", None),
        ("https://user:word@a.example/", None),
        ("https://a b.example/", None),
        ("https://a.example/" + "x" * 2040, None),
    ],
    ids=[
        "case, port, dots, fragment",
        "words of other scripts",
        "only trackers",
        "odd port",
        "scheme",
        "login",
        "space",
        "long",
    ],
)
def test_addresses_are_cleaned_for_showing(given: str, shown: str | None) -> None:
    assert canonical(given) == shown
    assert shown is None or canonical(shown) == shown


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.a.example/x/", "https://a.example/x", True),
        ("https://m.a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2", True),
        ("https://a.example/amp/x", "https://a.example/x", True),
        ("https://a.example/x/amp", "https://a.example/x", True),
        ("https://a.example/x?id=7", "https://a.example/x?id=8", False),
        ("https://a.example/X", "https://a.example/x", False),
        ("https://a.example/example", "https://a.example/ex", False),
    ],
)
def test_twins_of_a_page_have_one_key_and_different_pages_have_two(one: str, other: str, same: bool) -> None:
    assert (url_key(one) == url_key(other)) == same
