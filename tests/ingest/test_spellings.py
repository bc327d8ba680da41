"""Which address is meant by what people type."""

from __future__ import annotations

import pytest

from ingest.discover import spellings


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("example.org", ("https://example.org/", "http://example.org/")),
        ("  <https://example.org/a>. ", ("https://example.org/a",)),
        ("feed://example.org/rss", ("https://example.org/rss",)),
        ("feed:http://example.org/rss", ("http://example.org/rss",)),
        ("HTTPS://Example.ORG:443/a?utm_source=x", ("https://example.org/a?utm_source=x",)),
        ("https://blog.example/?feed=rss2", ("https://blog.example/?feed=rss2",)),
        ("example.org:8080/x", ("https://example.org:8080/x", "http://example.org:8080/x")),
        ("“example.org/news”,", ("https://example.org/news", "http://example.org/news")),
        ("büro.example", ("https://xn--bro-hoa.example/", "http://xn--bro-hoa.example/")),
        ("mailto:ada@example.org", ()),
        ("javascript:alert(1)", ()),
        ("file:///etc/passwd", ()),
        ("https://ada:pass@example.org/", ()),
        ("hello", ()),
        ("hello there.friend", ()),
        ("", ()),
    ],
)
def test_an_address_is_understood_as_people_type_it(said: str, meant: tuple[str, ...]) -> None:
    assert spellings(said) == meant
