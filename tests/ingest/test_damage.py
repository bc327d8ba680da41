"""Behaviour 39: a damaged feed is read as if it had not been. How much survives of real feeds the benchmark tells."""

from __future__ import annotations

import pytest

from benchmarks.ingest.damage import DAMAGES, strip_marks
from ingest.feed import Feed, read_feed
from tests.ingest.builders import STORY, item, rss

COUNT = 20
URL = "https://courier.example/feed"
TEXT = f"<![CDATA[<p>{'</p><p>'.join(STORY)}</p>]]>"
FEED = rss(
    [item(n, description=TEXT, category="Bridges & ferries".replace("&", "&amp;")) for n in range(COUNT)]
).encode()


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_39_a_damaged_feed_gives_its_entries(damage: str) -> None:
    feed = read_feed(DAMAGES[damage](FEED), URL)
    assert isinstance(feed, Feed)
    found = {(strip_marks(entry.title), entry.url, entry.published) for entry in feed.entries}
    whole = read_feed(FEED, URL)
    assert isinstance(whole, Feed)
    wanted = [(strip_marks(entry.title), entry.url, entry.published) for entry in whole.entries]
    if damage.startswith("cut"):
        wanted = wanted[: DAMAGES[damage](FEED).count(b"</item>")]
    assert found >= set(wanted)
    assert all(STORY[0] in entry.html for entry in feed.entries)
