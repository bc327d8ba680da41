"""A page becomes an article: which words are kept, where title, time and author come from, what a bad page gives."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from ingest.extract import ATTRIBUTES_MOST, TAGS_MOST, decode, extract_html
from tests.ingest.builders import STORY, page

TEXT = "\n\n".join(STORY)


def _ld(**said: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **said})}</script>"


def test_a_page_gives_its_story_and_what_it_says_of_it() -> None:
    head = _ld(headline="Council repairs old bridge", datePublished="2024-10-30T06:46:00-04:00",
               author=[{"name": "A. Writer"}, {"name": "By B. Other"}], isAccessibleForFree=False)  # fmt: skip
    head += (
        "<link rel='canonical' href='/news/bridge?utm_source=x'><meta property='og:site_name' content='The Courier'>"
    )
    found = extract_html(page(head=head), "https://courier.example/news/bridge?x=1")
    assert (found.title, found.text) == ("Council repairs old bridge", TEXT)
    assert found.published == datetime(2024, 10, 30, 10, 46, tzinfo=UTC)
    assert (found.author, found.outlet, found.lang) == ("A. Writer, B. Other", "The Courier", "en")
    assert found.url == "https://courier.example/news/bridge"
    assert found.paywalled


@pytest.mark.parametrize(
    "extra",
    [
        "<p>Council repairs old bridge</p>",
        "<p>Read more: What we know about the bridge</p>",
        "<p>Sign up to our newsletter</p>",
        "<ul><li><a href='/1'>Another story of the day</a></li><li><a href='/2'>A third story of the day</a></li></ul>",
        "<script>track('x')</script>",
    ],
)
def test_what_is_no_story_is_left_out(extra: str) -> None:
    assert extract_html(page(extra=extra)).text == TEXT


@pytest.mark.parametrize(
    ("h1", "ld", "og", "title"),
    [
        ("Bridge repaired", "Bridge repaired", "Bridge repaired | The Courier", "Bridge repaired"),
        ("Finally!", "Council repairs old bridge", "Council repairs old bridge", "Council repairs old bridge"),
        ("Bridge is repaired", "Bridge is repaired", "Council repairs the bridge", "Council repairs the bridge"),
        ("Bridge is repaired", "", "", "Bridge is repaired"),
    ],
    ids=["agree", "declared ones agree", "written for elsewhere", "only visible"],
)
def test_the_title_is_the_headline_that_stands_alone(h1: str, ld: str, og: str, title: str) -> None:
    head = (_ld(headline=ld) if ld else "") + (f"<meta property='og:title' content='{og}'>" if og else "")
    head += "<meta property='og:site_name' content='The Courier'>"
    assert extract_html(page(title=h1, head=head)).title == title


def test_a_title_for_sharing_yields_to_what_the_rest_of_the_page_says() -> None:
    head = _ld(headline="Bridge is repaired") + "<title>Bridge is repaired</title>"
    teaser = "".join(
        f"<meta property='{name}' content='You will not believe it'>" for name in ("og:title", "twitter:title")
    )
    assert extract_html(page(title="Bridge is repaired", head=head + teaser)).title == "Bridge is repaired"


def test_the_whole_headline_is_taken_where_another_holds_a_part_of_it() -> None:
    head = (
        _ld(headline="Bridge is repaired after two years") + "<meta property='og:title' content='Bridge is repaired'>"
    )
    found = extract_html(page(title="Bridge is repaired after two years", head=head))
    assert found.title == "Bridge is repaired after two years"


@pytest.mark.parametrize("hung", [" | CBC", " | CBC News", " - CBC", " ⋆ CBC", "｜CBC"])
def test_an_outlets_name_is_cut_from_a_title(hung: str) -> None:
    head = f"<meta property='og:site_name' content='CBC'><meta property='og:title' content='Bridge is repaired{hung}'>"
    html = f"<html><head>{head}</head><body><h1>CBC</h1><p>{TEXT}</p></body></html>"
    assert extract_html(html).title == "Bridge is repaired"


def test_a_page_without_a_story_falls_back_on_what_it_declares() -> None:
    html = f"<html><head>{_ld(headline='Bridge', articleBody=TEXT)}</head><body><div id='app'></div></body></html>"
    assert extract_html(html).text == TEXT


def test_a_story_that_goes_on_behind_a_break_is_read_to_its_end() -> None:
    long = [
        f"{line} That is what the record of meeting number {n} says in its second part."
        for n, line in enumerate(STORY * 4)
    ]
    body = "".join(f"<p>{line}</p>" for line in long)
    html = f"<html><body><main><div class='c'><p>{STORY[0]}</p></div><div class='c'>{body}</div></main></body></html>"
    assert all(line in extract_html(html).text for line in long)


@pytest.mark.parametrize("html", ["", "   ", "<html></html>", "\x00", "<p>", "no markup at all"])
def test_a_page_without_anything_gives_an_empty_article(html: str) -> None:
    assert len(extract_html(html).text) < 30


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("café".encode(), "iso-8859-1", "café"),
        ("café".encode("cp1252"), None, "café"),
        ("čaj".encode("cp1250"), "windows-1250", "čaj"),
        (b"<meta charset='koi8-r'>" + "да".encode("koi8-r"), None, "<meta charset='koi8-r'>да"),
        ("café".encode("utf-16"), None, "café"),
        (b"caf\xe9", "zlib_codec", "café"),
    ],
)
def test_bytes_are_read_in_the_encoding_they_are_in(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


def test_a_page_of_too_many_tags_is_read_up_to_the_last_that_counts() -> None:
    assert extract_html(page(extra="<i></i>" * TAGS_MOST)).text.startswith(STORY[0])


def test_a_tag_of_too_many_attributes_loses_them_and_the_story_stays() -> None:
    attributes = " ".join(f'a{n}="<"' for n in range(ATTRIBUTES_MOST + 1))
    assert extract_html(page(extra=f"<p {attributes}>{STORY[0]} It said so twice in its own words.</p>")).text
