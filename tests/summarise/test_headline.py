"""A headline is a real title of a central article, without the site's name or a shout before it."""

from __future__ import annotations

import pytest

from summarise.headline import cleaned, headline, opening
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, article


@pytest.mark.parametrize(
    ("title", "outlet", "wanted"),
    [
        ("Flood in Aldmere | The Independent", "The Independent", "Flood in Aldmere"),
        ("Flood in Aldmere - BBC News", "BBC", "Flood in Aldmere"),
        ("Flood in Aldmere — Valley Voice", "Valley Voice", "Flood in Aldmere"),
        ("LIVE: Flood in Aldmere", "", "Flood in Aldmere"),
        ("Breaking news: flood in Aldmere", "", "Flood in Aldmere"),
        ("Flood in Aldmere - hundreds flee", "Valley Voice", "Flood in Aldmere - hundreds flee"),
        ("  Flood   in\nAldmere ", "", "Flood in Aldmere"),
        ("Live music returns to Aldmere", "", "Live music returns to Aldmere"),
    ],
)
def test_a_title_loses_what_is_not_its_own(title: str, outlet: str, wanted: str) -> None:
    assert cleaned(title, outlet) == wanted


def test_the_headline_is_that_of_a_central_article() -> None:
    articles = [
        article("a", BANK, title="Norland raises its main interest rate"),
        article("b", FLOOD, title="River floods Aldmere and thousands leave"),
        article("c", FLOOD_OTHER, title="River Wend floods town of Aldmere, four missing"),
    ]
    assert headline(articles)[1] in (1, 2)


def test_a_question_gives_way_to_a_plain_title() -> None:
    articles = [
        article("a", FLOOD, title="What do we know about the flood in Aldmere?"),
        article("b", FLOOD_OTHER, title="Four missing after the flood in Aldmere"),
    ]
    assert headline(articles) == ("Four missing after the flood in Aldmere", 1)


def test_without_a_title_the_first_sentence_serves() -> None:
    title, at = headline([article("a", FLOOD)])
    assert (title, at) == (
        "Heavy rain flooded the river town of Aldmere on Tuesday and forced about 2,000 people from their homes.",
        0,
    )


def test_a_long_first_sentence_is_cut_at_a_clause_and_stays_a_prefix() -> None:
    sentence = (
        "The council of Aldmere voted on Tuesday to rebuild the old bridge over the Wend, after a debate that went on "
        "for eleven hours and ended with a single vote between the two sides of the chamber."
    )
    assert opening(sentence) == "The council of Aldmere voted on Tuesday to rebuild the old bridge over the Wend"
    assert opening("word " * 60 + ".").strip() == ("word " * 24).strip()


def test_a_plain_title_goes_before_an_oblique_one() -> None:
    told = [
        article("a", FLOOD, title="Ducks are glad as the mill sleeps and a mayor counts boats"),
        article("b", FLOOD_OTHER, title="Rain floods Aldmere and forces 2,000 people from their homes"),
    ]
    assert headline(told)[1] == 1
