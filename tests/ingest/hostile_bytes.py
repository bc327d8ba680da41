"""Documents made to burn time, memory or stack, one builder a family. Test support, no tests."""

from __future__ import annotations

from collections.abc import Callable

N = 100_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _rss(inner: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>t</title>{inner}</channel></rss>'.encode()


def _item(title: str = "t", text: str = "d", link: str = "https://a.example/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"


FEEDS: dict[str, Callable[[], bytes]] = {
    "billion laughs": lambda: _rss(_item("&l9;"), f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "quadratic entity": lambda: _rss(_item("&a;" * 5000), f'<!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]>'),
    "external entity": lambda: _rss(_item("&f;"), '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    "parameter entity": lambda: _rss(_item(), '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>'),
    "external DTD": lambda: _rss(_item(), '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "a file's name": lambda: b"/etc/hostname",
    "an address": lambda: b"http://127.0.0.1:9/feed",
    "deep elements": lambda: _rss("<a>" * N + "</a>" * N),
    "deep unclosed": lambda: _rss("<item><description>" + "<b>" * N),
    "many attributes": lambda: _rss("<item " + " ".join(f'a{n}="1"' for n in range(N)) + "><title>t</title></item>"),
    "comment openers": lambda: _rss(_item(text="<![CDATA[" + "<!--" * 300_000 + "]]>")),
    "open comments": lambda: _rss("<!--" * N),
    "open CDATA": lambda: _rss("<![CDATA[" * N),
    "angle brackets": lambda: _rss("<" * 1_000_000),
    "escaped brackets": lambda: _rss(_item(text="&lt;" * 1_000_000)),
    "ampersands": lambda: _rss(_item(text="&" * 1_000_000)),
    "author with many at signs": lambda: _rss(f"<item><author>{'a@' * 15_000}</author><title>t</title></item>"),
    "author of spaces": lambda: _rss(f"<item><author>{' ' * 30_000}x</author><title>t</title></item>"),
    "title of a megabyte": lambda: _rss(_item("x" * 1_000_000)),
    "address of a megabyte": lambda: _rss(_item(link="https://a.example/" + "x" * 1_000_000)),
    "many items": lambda: _rss("<item><title>t</title></item>" * 100_000),
    "many namespaces": lambda: _rss("".join(f"<n{n}:x/>" for n in range(20_000))),
    "date of digits": lambda: _rss(f"<item><title>t</title><pubDate>{'9' * 100_000}</pubDate></item>"),
    "date year 9999": lambda: _rss("<item><title>t</title><pubDate>Fri, 31 Dec 9999 23:59:59 -1400</pubDate></item>"),
    "date of spaces": lambda: _rss(f"<item><title>t</title><pubDate>1{' ' * 50_000}</pubDate></item>"),
    "nothing": lambda: b"",
    "zeroes": lambda: bytes(1_000_000),
    "lone surrogates in JSON": lambda: (
        b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800","title":"\\ud800 a"}]}'
    ),
    "unclosed categories": lambda: _rss(("<category>" + " " * 990) * 4000),
    "deep JSON": lambda: b'{"items":' + b"[" * N,
    "huge number in JSON": lambda: b'{"items":[{"id":' + b"9" * N + b"}]}",
    "zlib as encoding": lambda: b'<?xml version="1.0" encoding="zlib_codec"?><rss><channel/></rss>',
    "UTF-7": lambda: b'<?xml version="1.0" encoding="utf-7"?><rss><channel><title>+ADw-</title></channel></rss>\xff',
    "right-to-left override": lambda: _rss(_item("\u202egnp.exe\u202c \u200bzero")),
    "stacked marks": lambda: _rss(_item("z" + "\u0301" * 50_000)),
    "script in a link": lambda: _rss(_item(link="javascript:alert(1)")),
}


def _attributes(value: str) -> bytes:
    """One paragraph with N attributes that end in `value`."""
    return ("<p " + " ".join(f"a{n}{value}" for n in range(N)) + ">text</p>").encode()


PAGES: dict[str, Callable[[], bytes]] = {
    "one tag of many attributes": lambda: _attributes("=1"),
    "quoted attributes": lambda: _attributes('="1"'),
    "attributes with brackets": lambda: _attributes('="<"'),
    "many paragraphs": lambda: b"<p>Short one.</p>" * 200_000,
    "table of many rows": lambda: b"<table>" + b"<tr><td>a</td><td>b</td></tr>" * 50_000 + b"</table>",
    "deep divisions": lambda: b"<div>" * N + b"text" + b"</div>" * N,
    "deep spans in paragraphs": lambda: b"<p>" + b"<span>" * 50_000 + b"text",
    "one paragraph of megabytes": lambda: b"<p>" + b"word " * 700_000 + b"</p>",
    "one word of megabytes": lambda: b"<p>" + b"x" * 3_500_000 + b"</p>",
    "unclosed links": lambda: b"<a href=x>" * N,
    "unclosed tables": lambda: b"<table>" * 20_000,
    "unclosed lists": lambda: b"<ul><li>" * 20_000,
    "forms in forms": lambda: b"<form><b>" * 20_000,
    "comments in comments": lambda: b"<!--" * 300_000,
    "NULs": lambda: b"<p>" + b"a\x00" * N + b"</p>",
    "JSON-LD, deep": lambda: b'<script type="application/ld+json">' + b"[" * N + b"</script><p>text</p>",
    "JSON-LD, wide": lambda: (
        b'<script type="application/ld+json">[' + b'{"@type":"NewsArticle"},' * 30_000 + b"{}]</script>"
    ),
    "many headings": lambda: b"<h1>A headline of five words</h1>" * 50_000,
    "many scripts": lambda: b"<script>x</script>" * N,
    "entities": lambda: b"<p>" + b"&amp;" * 700_000 + b"</p>",
    "quotation marks": lambda: b"<p>" + b'"we your support ' * 40_000 + b"</p>",
    "blanks": lambda: b"<p>" + b" \t" * 1_500_000 + b"x</p>",
    "line breaks": lambda: b"<p>" + b"x<br>" * 500_000 + b"</p>",
    "lines of bylines": lambda: b"".join(b"<p>By Some Name and Other Name in Some Place</p>" for _ in range(40_000)),
}
