"""An outlet's own words fall in many wordings, wherever they stand in a bare text, and no line of the story."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ingest.extract import extract_text
from tests.ingest.variants import ENGLISH

TITLE = "Ferry with 214 on board runs aground off Lemra"
HEAD = (TITLE, "Tomasz Wilk", "Thursday 13 June 2024 21:15 GMT")

NOTICES = (
    "Get breaking alerts from The Lemra Post on your phone",
    "You can change your alert settings at any time in your browser.",
    "Never miss a story: turn on alerts from The Lemra Post",
    "Be the first to know with push alerts from Coast News",
    "Want the latest as it happens? Turn on push notifications.",
    "You can opt out of notifications whenever you like.",
    "Push alerts can be managed in your browser's settings.",
    "Update your notification preferences in your browser",
    "Follow The Lemra Post on WhatsApp for instant updates",
    "You have turned on notifications for this topic",
)
PLEAS = (
    "If you can, please support us on a monthly basis.",
    "Help fund the journalism you rely on.",
    "We're not owned by billionaires. We answer only to you, our readers, and our reporting is free for all.",
    "Independent journalism is expensive. We need your help to carry on.",
    "Quality reporting is not cheap. Readers' donations pay for it.",
    "Every contribution counts.",
    "Power our newsroom",
    "Stand up for independent journalism",
    "Support us from as little as £1",
    "Support The Lemra Post",
    "Our journalists are on the ground. You can help keep them there.",
    "With your backing we can hold the powerful to account, and keep our reporters in every port.",
    "Readers make our work possible.",
    "Thank you for supporting independent journalism.",
)
FURNITURE = (
    "With reporting from AFP and AP",
    "AP News",
    "Topics: Shipping, Lemra, Weather",
    "Tags",
    "Join the conversation",
    "View comments (42)",
    "Read the full story",
    "Reading time: 4 minutes",
    "Facebook Twitter LinkedIn",
    "Back to top",
    "You have been registered",
    "Registration complete",
    "You're all set!",
    "Full coverage: https://lemra.example/hub/ferry",
)
INVITATIONS = (
    "Watch live: our evening programme",
    "Have your say in the comments below",
    "Have your say: should the harbour have been closed?",
    "Listen to our podcast on the sea and its towns",
    "What do you think? Leave a comment below.",
    "Vote in our poll",
    "Sehen Sie hier live unsere Abendsendung",
    "Diskutieren Sie mit",
    "Was denken Sie? Schreiben Sie es in die Kommentare",
    "Regardez en direct notre édition du soir",
    "Donnez votre avis en commentaire",
    "Mire en vivo nuestro programa de la noche",
    "Deja tu opinión en los comentarios",
    "Guarda in diretta la nostra edizione serale",
    "Di' la tua nei commenti",
    "Assista ao vivo ao nosso programa",
    "Dê a sua opinião nos comentários",
    "Kijk live naar ons avondprogramma",
    "Geef je mening in de reacties",
    "Oglądaj na żywo nasz program",
    "Dołącz do dyskusji",
    "Смотрите в прямом эфире нашу вечернюю программу",
    "Поделитесь мнением в комментариях",
    "Дивіться наживо нашу вечірню програму",
    "Долучайтеся до обговорення",
)


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_falls_before_the_headline_and_behind_the_story(line: str) -> None:
    for lines in ((line, *HEAD, *ENGLISH), (*HEAD, *ENGLISH, line)):
        found = extract_text("\n\n".join(lines))
        assert (found.title, found.text.split("\n\n")) == (TITLE, list(ENGLISH))


@pytest.mark.parametrize("line", [*PLEAS, *FURNITURE])
def test_pleas_and_furniture_fall_in_the_middle_too(line: str) -> None:
    found = extract_text("\n\n".join((*HEAD, *ENGLISH[:3], line, *ENGLISH[3:])))
    assert found.text.split("\n\n") == list(ENGLISH)


@pytest.mark.parametrize("line", INVITATIONS)
def test_an_invitation_falls_before_the_headline_behind_the_story_and_alone_within_it(line: str) -> None:
    for lines in ((line, *HEAD, *ENGLISH), (*HEAD, *ENGLISH, line), (*HEAD, *ENGLISH[:3], line, *ENGLISH[3:])):
        found = extract_text("\n\n".join(lines))
        assert (found.title, found.text.split("\n\n")) == (TITLE, list(ENGLISH))


@pytest.mark.parametrize(
    "line",
    [
        '"Listen to our podcast," the mayor told the crowd, and nobody laughed.',
        "Listen to the families, the judge told the ministers, before you write your report.",
        "Watch the water, fishermen say, and you will know when the wind turns.",
        "Residents can have their say at a hearing in the school on Monday evening.",
        "Viewers could watch live as the mast fell on the evening news of two channels.",
        "The podcast and its comments section were shut down by the court on Friday.",
        "Vote counting in the harbour ward took until midnight.",
        "Share prices of the operator fell by a tenth on Monday.",
        "Tell us where they are, the relatives asked the captain in an open letter.",
        "Sehen Sie sich das an, sagte der Bürgermeister, das ist unser Programm.",
        "Votez pour nous, a dit le maire, et l'émission reviendra.",
    ],
)
def test_news_that_speaks_of_watching_listening_and_voting_is_kept(line: str) -> None:
    story = (*ENGLISH[:3], line, *ENGLISH[3:])
    assert extract_text("\n\n".join((*HEAD, *story))).text.split("\n\n") == list(story)


@pytest.mark.parametrize(
    "line",
    [
        "The fund will support reporters who lost their homes in the flood.",
        '"We need your support, and we need journalists to tell our story," said Ana Duarte, a teacher.',
        "The minister told reporters that members would contribute to the fund every month.",
        "Subscribers of the network lost their service for nine hours on Monday.",
        "The company said you can change your settings in the app at any time.",
        "Members of the crew signed up for the course in March.",
    ],
)
def test_news_that_uses_such_words_is_kept(line: str) -> None:
    story = (*ENGLISH[:3], line, *ENGLISH[3:])
    assert extract_text("\n\n".join((*HEAD, *story))).text.split("\n\n") == list(story)


def test_a_text_that_talks_to_its_reader_throughout_is_kept() -> None:
    advice = (
        "If you keep your boat in the water all winter, you should look at its lines every week and after each storm.",
        "You can buy a cheap pump in any harbour, and you will be glad of it when the first rain of autumn comes.",
        "We tried eleven of them in the spring, and we found that the smallest was as good as the most expensive one.",
        "Change your account with the harbour master to a yearly one before you leave, for that is what most forget.",
        "Your insurer will want to see a picture of the deck, and you should take one before the covers go on.",
    )
    head = ("How to keep a boat through the winter", "By Tomasz Wilk")
    assert extract_text("\n\n".join((*head, *advice))).text.split("\n\n") == list(advice)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Tomasz Wilk in Selim", "Tomasz Wilk"),
        ("Tomasz Wilk and agencies", "Tomasz Wilk"),
        ("Tomasz Wilk, Moscow correspondent", "Tomasz Wilk"),
        ("Tomasz Wilk · Coast News", "Tomasz Wilk"),
        ("Tomasz Wilk", "Tomasz Wilk"),
        ("Middle East", None),
    ],
)
def test_a_byline_is_known_without_by_and_without_a_date(byline: str, author: str | None) -> None:
    assert extract_text("\n\n".join((TITLE, byline, *ENGLISH))).author == author


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("Wed 30 Oct 2024 10.46 GMT", 10, 46),
        ("Oct. 30, 2024 6:46 a.m. ET", 10, 46),
        ("Updated: Oct 30, 2024 / 06:46 AM PDT", 13, 46),
        ("Posted Wed 30 Oct 2024 at 9:46pm AEDT", 10, 46),
        ("Published: 10:46 GMT, 30 October 2024", 10, 46),
        ("30 October 2024, 13:46 MSK", 10, 46),
        ("First published on Wed 30 Oct 2024 10.46 GMT", 10, 46),
    ],
)
def test_a_date_line_is_read_in_many_forms(line: str, hour: int, minute: int) -> None:
    found = extract_text("\n\n".join((TITLE, "By Tomasz Wilk", line, *ENGLISH)))
    assert found.published == datetime(2024, 10, 30, hour, minute, tzinfo=UTC)
    assert found.text.split("\n\n") == list(ENGLISH)
