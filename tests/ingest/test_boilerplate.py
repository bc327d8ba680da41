"""What an outlet repeats is not news; what only looks like it stays."""

from __future__ import annotations

import pytest

from ingest.boilerplate import keep, repeated, verdict, verdicts
from ingest.characters import fold
from ingest.phrases import GROUPS
from tests.ingest.builders import STORY

DROPPED = {
    "plea": [
        "Support our journalism",
        "Your donation helps us to report freely",
        "Votre soutien nous permet d'enquêter",
        "Ihre Spende hilft uns",
        "Su apoyo nos permite seguir",
        "Il tuo sostegno ci aiuta",
        "Uw steun helpt ons",
        "Twoje wsparcie pozwala nam działać",
        "Поддержите независимую редакцию",
        "Підтримайте нашу редакцію",
    ],
    "subscribe": [
        "Sign up to our newsletter",
        "Already a subscriber? Log in",
        "Abonnez-vous à notre newsletter",
        "Suscríbete a nuestro boletín",
        "Newsletter kostenlos abonnieren",
        "Iscriviti alla newsletter",
    ],
    "notice": [
        "Thank you for registering",
        "Notifications can be managed in browser preferences.",
        "Please refresh the page",
        "Bleiben Sie informiert",
        "Будьте в курсе",
        "Fique por dentro das notícias",
    ],
    "consent": [
        "All rights reserved",
        "© 2024 The Courier",
        "We value privacy and this site uses cookies",
        "Tous droits réservés",
        "Alle Rechte vorbehalten",
        "Все права защищены",
    ],
    "more": [
        "Read more: What we know",
        "This is a breaking news story - more to follow",
        "Diese Meldung wird laufend aktualisiert",
        "Ferry's last hour: what the crew saw [VIDEO]",
        "【関連記事】",
        "関連キーワード",
        "Share this article",
        "Print",
        "Close menu",
        "Save for later",
        "Follow us on Telegram",
        "Lesen Sie auch: Der Brand",
        "À lire aussi : La carte",
        "Lea también: Cronología",
        "Leggi anche: La mappa",
        "Читайте также: Хроника",
        "Czytaj też: Mapa",
    ],
    "wire": [
        "Reporting by A. Writer; Editing by B. Editor",
        "Associated Press writer C. D. contributed to this report.",
    ],
    "invitation": [
        "Have your say in the comments below",
        "Hören Sie unseren Podcast",
        "Donnez votre avis",
        "Participa en la conversación",
        "Di' la tua nei commenti",
        "Participe da conversa",
        "Praat mee",
        "Dołącz do dyskusji",
        "Присоединяйтесь к обсуждению",
        "Долучайтеся до обговорення",
    ],
    "caption": ["Photo: A. Grapher", "A bridge at dawn. Photograph: A. Grapher/The Courier", "(AP Photo/A. Grapher)"],
}

KEPT = [
    *STORY,
    '"Your support helps us," the mayor told volunteers who had brought sandbags to the school.',
    "The newspaper said its subscribers had doubled since the paywall was dropped in May.",
    "Support for the government fell to 31 percent, according to the poll.",
    "The company said it hopes to sign up 400,000 customers by March.",
    "The harbour union has been going from door to door to sign up members.",
    "The island is not a member of the customs union, and so every crate is opened.",
    "She opted not to become a member of the committee, and left the room.",
    "Pictured on the front page of the paper in May, she had denied all of it.",
    "More to follow than to lead, he once said of himself.",
    "Save the Children counted forty families without a roof on Monday.",
    "Close to 300 people were taken from the water before midnight.",
    "Print runs fell by a tenth at all three papers of the island.",
    "Borrowers will begin receiving email notifications on Friday, the department said.",
    "He would do well not to take the credit: What goes up comes down in the end.",
    "Follow-up inspections will take place in March, the ministry said.",
    "Read the law before you sign it, she told the court.",
    "The photo: a blurred figure at the edge of the frame, taken at night, which police say shows the suspect.",
    "Subscribe they did: 40,000 people bought shares on the first day.",
]


@pytest.mark.parametrize(("group", "line"), [(group, line) for group, lines in DROPPED.items() for line in lines])
def test_a_line_of_each_kind_is_named_in_many_languages(group: str, line: str) -> None:
    assert verdict(line) == group


@pytest.mark.parametrize("line", KEPT[:-1])
def test_news_that_sounds_alike_is_kept(line: str) -> None:
    assert verdict(line) is None


def test_every_group_says_why() -> None:
    assert all(group.why and group.longest <= 700 for group in GROUPS)


def test_a_line_that_repeats_the_title_is_dropped_whatever_its_case_and_marks() -> None:
    assert keep(["COUNCIL REPAIRS “OLD” BRIDGE", STORY[0]], title="Council repairs old bridge") == [STORY[0]]


def test_lines_that_talk_of_the_outlet_fall_between_two_that_plead_and_others_do_not() -> None:
    plea = "Your donation helps us to report freely"
    between = "We believe that news should be open to everyone."
    assert keep([plea, between, plea, STORY[0]]) == [STORY[0]]
    assert keep([plea, STORY[1], plea]) == [STORY[1]]


@pytest.mark.parametrize(("stories", "learnt"), [(2, False), (3, True)])
def test_a_line_is_learnt_from_three_distinct_stories(stories: int, learnt: bool) -> None:
    tag = "From our partners at the harbour"
    articles = [
        [f"{tag}", f"A story of its own, number {'x' * n}, with enough words to be a long line of text."]
        for n in range(stories)
    ]
    assert (fold(tag) in repeated(articles)) == learnt


def test_a_story_that_ran_three_times_is_not_boilerplate() -> None:
    assert repeated([STORY, STORY, [*STORY, "One more line"]]) == frozenset()


def test_a_line_that_is_rare_among_many_stories_is_not_learnt() -> None:
    tag = "From our partners at the harbour"
    articles = [
        [
            *([tag] if n < 3 else []),
            f"Story {'abcdefghij'[n % 10] * (n + 3)} of its own with words enough to be long here.",
        ]
        for n in range(61)
    ]
    assert fold(tag) not in repeated(articles)
    assert fold(tag) in repeated(articles[:60])


def test_learnt_lines_are_dropped() -> None:
    tag = "From our partners at the harbour"
    assert verdicts([tag, STORY[0]], learnt=frozenset({fold(tag)})) == ["repeated", None]
