"""Chosen sentences are verbatim, within their limits, stand alone, and are new to a reader who has seen something."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.extract import Doc, choose
from summarise.openings import leans, speaker_is_missing
from summarise.words import squeeze
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER

DOCS = [Doc("Flood in Aldmere", FLOOD), Doc("Aldmere: four missing", FLOOD_OTHER)]


def test_three_sentences_are_given_where_no_limit_is() -> None:
    assert len(choose(DOCS)) == 3


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_no_more_sentences_than_asked_for(count: int) -> None:
    assert len(choose(DOCS, sentences=count)) == count


def test_every_sentence_is_verbatim_at_its_place() -> None:
    for pick in choose(DOCS, sentences=9):
        assert squeeze(DOCS[pick.doc].text[pick.start : pick.end]) == pick.text


@pytest.mark.parametrize("words", [30, 60, 100])
def test_words_are_a_hard_ceiling(words: int) -> None:
    told = " ".join(pick.text for pick in choose(DOCS, words=words)).split()
    assert words / 2 < len(told) <= words


def test_one_sentence_is_given_however_few_words_are_asked_for() -> None:
    assert len(choose(DOCS, words=1)) == 1


def test_nothing_needs_be_given_where_something_was_seen() -> None:
    assert choose(DOCS, words=1, seen=[Doc("", BANK)]) == []


def test_of_both_limits_the_first_reached_holds() -> None:
    assert len(choose(DOCS, sentences=1, words=200)) == 1
    assert len(choose(DOCS, sentences=9, words=40)) < 3


@pytest.mark.parametrize("characters", [120, 300, 1000])
def test_characters_are_a_hard_ceiling_and_well_used(characters: int) -> None:
    told = " ".join(pick.text for pick in choose(DOCS, characters=characters))
    assert characters * 0.5 < len(told) <= characters


@pytest.mark.parametrize("docs", [[], [Doc("", "")], [Doc("A title", " \n\n ")]], ids=["none", "empty", "blank"])
def test_no_text_gives_no_sentence(docs: list[Doc]) -> None:
    assert choose(docs) == []


def test_a_single_article_reads_in_its_own_order() -> None:
    picks = choose([DOCS[0]], sentences=3)
    assert all(one.start < two.start for one, two in pairwise(picks))


def test_what_was_seen_is_left_out() -> None:
    assert choose([Doc("", FLOOD)], seen=[Doc("", FLOOD)]) == []


def test_what_is_new_is_told_and_only_that() -> None:
    news = "Divers found one of the missing, alive, on a raft of branches below the mill on Wednesday."
    assert [p.text for p in choose([Doc("", f"{FLOOD}\n\n{news}")], seen=[Doc("", FLOOD)])] == [news]


def test_a_changed_figure_is_new() -> None:
    before = "The mayor, Ines Calder, said that at least four people were missing after the bridge fell."
    after = "The mayor, Ines Calder, said that at least 9 people were missing after the bridge fell."
    assert [p.text for p in choose([Doc("", after)], seen=[Doc("", before)])] == [after]


def test_of_contradicting_figures_the_newest_is_told() -> None:
    old = Doc("", "At least 4 people died in the fire at the Karsk depot.", datetime(2026, 3, 1, tzinfo=UTC))
    new = Doc(
        "", "The fire at the Karsk depot killed 9 people, the fire service said.", datetime(2026, 3, 2, tzinfo=UTC)
    )
    for docs in ([old, new], [new, old]):
        told = [pick.text for pick in choose(docs, sentences=3)]
        assert told == [new.text]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("At least four people died in the fire at the Karsk depot.", "The Karsk depot fire has left nine dead."),
        ("Thirty were injured in the Karsk depot fire on Monday.", "The Karsk depot fire injured 41 on Monday."),
        ("Al menos cuatro muertos en el incendio de Karsk.", "El incendio de Karsk deja nueve muertos, según Lind."),
        ("Vier Tote nach dem Brand im Depot von Karsk.", "Beim Brand im Depot von Karsk gab es neun Tote."),
    ],
)
def test_two_tolls_of_one_event_are_never_both_told(old: str, new: str) -> None:
    docs = [Doc("", old, datetime(2026, 3, 1, tzinfo=UTC)), Doc("", new, datetime(2026, 3, 2, tzinfo=UTC))]
    for order in (docs, docs[::-1]):
        assert [pick.text for pick in choose(order, sentences=3)] == [new]
        assert [pick.text for pick in choose(order, characters=400)] == [new]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "More than 500,000 people have died of the Karsk fever, the ministry said.",
            "Norland mourned the 500,000 dead of the Karsk fever on Monday with a silence.",
        ),
        (
            "A 17-year-old killer of Karsk wrote of the fever before the attack on the depot.",
            "The attack on the depot of Karsk killed 2 guards, the police of the town wrote.",
        ),
        (
            "The Karsk attack killed 50 people and wounded dozens more at the depot on Monday.",
            "Of the people in the Karsk depot 20 were wounded in the attack, a doctor said.",
        ),
        (
            "The attack on the Karsk depot killed 13 people on Friday, the police of the town said.",
            "The police of Karsk shot five attackers dead on Friday in the streets round the depot.",
        ),
        (
            "Three people were killed at the Karsk depot on Friday, their families told the town.",
            "The shooting at the Karsk depot left four people dead, including the gunman, Lind said.",
        ),
        (
            "Two weeks after the death of Ines Calder the town of Karsk named its bridge for her.",
            "The flood of Karsk killed 3 people, Ines Calder among them, on the evening of a feast.",
        ),
        (
            "Ines Calder of the Karsk depot died on May 25 after a fall from its new northern roof.",
            "The mayor, who died aged 46, had built that depot in Karsk and taught three children.",
        ),
        (
            "The council of Karsk gave nearly 500 boats to the fishermen of the flooded valley.",
            "Farmers had 484 boats from the council of Karsk too, in the valley once they fished.",
        ),
        (
            "The harbour of Karsk must keep its boats 6 feet apart, the council ruled on Monday.",
            "The council of Karsk ruled that boats in the harbour may lie 3 feet apart in summer.",
        ),
        (
            "Norland has counted 40 million cases of the Karsk fever since its first winter began.",
            "The world has counted 221 million hours of work lost to the Karsk fever in one winter.",
        ),
    ],
    ids=[
        "thousands", "age", "one figure tells of one kind", "attackers", "with the attacker", "time", "date and age",
        "rounded", "measures", "millions",
    ],
)  # fmt: skip
def test_figures_that_only_look_different_hinder_nothing(one: str, other: str) -> None:
    assert len(choose([Doc("", one), Doc("", other)], sentences=2)) == 2


def test_counts_in_digits_that_make_no_number_are_compared_all_the_same() -> None:
    one = Doc("", "The council of Karsk gave ፩ boats to the fishermen of the valley on Monday.")
    other = Doc("", "The council of Karsk gave ፪ boats to the fishermen of the valley on Monday night.")
    assert len(choose([one, other], sentences=2)) == 1


def test_a_sentence_that_a_feed_cut_off_gives_way_to_a_whole_one() -> None:
    text = (
        "The flood of the Wend took two bridges in Aldmere and… The flood of the Wend took two bridges in Stavik too."
    )
    assert [pick.text for pick in choose([Doc("", text)], sentences=1)] == [text[text.index("… ") + 2 :]]


@pytest.mark.parametrize(
    "aside",
    [
        "The mayor of Aldmere did not immediately return a request for comment on the flood of the Wend.",
        "(The mayor of Aldmere sent a letter on the flood of the Wend to the council on Monday night.)",
    ],
)
def test_asides_give_way_to_news(aside: str) -> None:
    lead = "Rain fell on Stavik for nine days, and every boat of its harbour sank, the coast guard said on Monday."
    news = "The council of Karsk will build a new school for the children of the valley in the old mill by May."
    assert [pick.text for pick in choose([Doc("", f"{lead} {aside} {news}")], sentences=2)] == [lead, news]


def test_the_slides_of_a_gallery_are_no_news_but_a_date_is() -> None:
    slides = [f"{at}/18 On the flood of the Wend the mayor of Aldmere said that it had ended." for at in (1, 2, 3)]
    told = [pick.text for pick in choose([Doc("", "\n\n".join([*slides, FLOOD]))], sentences=9)]
    assert told
    assert not set(slides) & set(told)
    date = "9/11 Memorial Day was kept in Aldmere, where the flood of the Wend had taken two bridges."
    assert date in [pick.text for pick in choose([Doc("", f"{date}\n\n{date} {FLOOD}")], sentences=9)]


def test_a_caption_that_names_people_from_left_to_right_is_taken_off() -> None:
    text = "Ines Calder and Jon Ek in Aldmere (from left to right) The flood of the Wend took two bridges in Aldmere."
    assert [pick.text for pick in choose([Doc("", text)])] == [text[text.index(") ") + 2 :]]


def test_two_counts_of_one_thing_are_never_both_told() -> None:
    one = Doc("", "The council of Karsk gave 62 boats to the fishermen of the valley on Monday.")
    other = Doc("", "The council of Karsk gave 41 boats to the fishermen of the valley on Monday night.")
    assert len(choose([one, other], sentences=2)) == 1


def test_different_counts_of_different_things_may_both_be_told() -> None:
    one = Doc("", "Five people spoke against the new harbour of Stavik at the council's meeting on Monday.")
    other = Doc("", "Nine people drowned off Stavik in a storm that broke two piers, the coast guard said.")
    assert len(choose([one, other], sentences=2)) == 2


def test_a_quotation_brings_its_speaker() -> None:
    text = f'"This is the worst day of my life and of the whole valley flood." {FLOOD}'
    assert all(not pick.text.startswith('"') for pick in choose([Doc("", text)], sentences=3))


@pytest.mark.parametrize(
    "noise",
    [
        "Sign up for our newsletter to read more about floods in Aldmere every day.",
        "Photo by Jon Ek shows the river Wend in Aldmere on Tuesday morning.",
        "The flood in Aldmere, Tuesday",
        "Rescue teams search the river Wend in Aldmere after the flood, March 10, 2026.",
        "Mayor Ines Calder looks at the flooded river Wend in Aldmere, Tuesday, Feb. 10, 2026.",
        "Get daily news of the river Wend and the flood in Aldmere sent to your inbox.",
        "You can add location information to your Tweets, such as your city or precise location.",
        "Follow us on Facebook for all news of the flood in Aldmere and the river Wend.",
        "Mayor Ines Calder looks at the flooded river Wend in Aldmere, Friday, May, 2 2014.",
        "Flood: River: Wend Town: Aldmere Dead: 4 Mayor: Ines Calder, who looks at the flooded river.",
        "School of the Flood, Aldmere; House of the River Wend, Aldmere; Board of Bridges, Aldmere; Office of Boats "
        "and of Piers, Aldmere; Council of the Town of Aldmere, and of all its people",
        "HOW CAN THE TOWN OF ALDMERE BE SAVED FROM THE FLOOD OF THE RIVER WEND?",
    ],
)
def test_pleas_captions_and_headings_are_never_told(noise: str) -> None:
    picks = choose([Doc("Flood in Aldmere", f"{noise}\n\n{FLOOD}")], sentences=9)
    assert noise not in [pick.text for pick in picks]


@pytest.mark.parametrize(
    "dateline",
    [
        "ALDMERE, Norland (AP) — ",
        "ALDMERE - ",
        "ALDMERE, March 9 - ",
        "ALDMERE ― ",
        "March 9 ",
        "ALDMERE, Norl. (WXYZ/WVUT) – ",
        "Reporting from Aldmere — ",
        "Updated: ",
        "CLOSE ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    docs = [Doc("", f"{dateline}{FLOOD}")]
    assert choose(docs, sentences=1)[0].text.startswith("Heavy rain")


def test_a_date_that_is_part_of_the_sentence_stays() -> None:
    text = "May 9 is the day on which the Wend flooded Aldmere for the first time."
    assert choose([Doc("", text)], sentences=1)[0].text == text


def test_a_title_run_into_the_text_is_taken_off() -> None:
    title = "Heavy rain floods the river town of Aldmere for the second time"
    assert choose([Doc(title, f"{title}\n{FLOOD}")], sentences=1)[0].text.startswith("Heavy rain flooded")


def test_the_title_is_not_told_again() -> None:
    title = "Heavy rain floods the river town of Aldmere"
    assert title not in [p.text for p in choose([Doc(title, f"{title}.\n\n{FLOOD}")], sentences=9)]


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("He left the room.", True),
        ("But the vote failed.", True),
        ("This is not the end.", True),
        ("This week the council meets.", False),
        ("However, Lind disagreed.", True),
        ("Their house burned.", True),
        ("On Monday, it closed the bridge.", True),
        ("In her second term she built a bridge.", True),
        ("After Lind resigned, he left Norland.", False),
        ("When it rains, the Wend floods the mill.", False),
        ("On Tuesday, it was clear that Lind had won.", False),
        ("One of those bridges is closed.", True),
        ("Yes, the mayor lost.", True),
        ("Later, the army sent pumps.", True),
        ("The mayor left Aldmere.", False),
        ("The former mill in Aldmere is for sale.", False),
        ("The former, Lind said, is for sale.", True),
        ('"We will rebuild," said Ines Calder.', False),
        ("Sin embargo, Gómez se quedó.", True),
    ],
)
def test_a_loose_opening_is_seen(sentence: str, loose: bool) -> None:
    lang = "es" if sentence.startswith("Sin") else "en"
    assert leans(sentence, lang) is loose


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ('"We will rebuild," he said.', True),
        ('"We will rebuild," said Ines Calder.', False),
        ('"We will rebuild every house in the town.', True),
        ("The company said prices would rise.", True),
        ("Calder said prices would rise.", False),
        ("Prices would rise, she said.", True),
        ("Prices would rise, Calder said.", False),
        ('"The Mill," a play by Ines Calder, opens in Aldmere on Monday.', False),
        ('"The mill is ours," she told the council.', True),
        ("The ABC-DEF announced a strike.", False),
        ("The theft was reported on Monday.", False),
    ],
)
def test_words_without_a_speaker_are_seen(sentence: str, missing: bool) -> None:
    assert speaker_is_missing(sentence) is missing


def test_every_loose_phrase_is_seen_by_its_first_word() -> None:
    openings = """At the same time|In addition|For example|For instance|As a result|In fact|Of course|After that|Later,
        On the other hand|In other words|In contrast|By contrast|Even so|Moreover|More than that|Among them|The latter
        The two|The pair|The move|The trio|The incident|The same|The former,|In turn|In response|In all|Sin embargo
        Por otra parte|En efecto|En effet|En outre|Par ailleurs|Del resto|D'altra parte|Tuy nhiên|Bên cạnh|Ngoài ra
        Trong khi đó|Zum Beispiel|In der Tat|No entanto|Além disso|This means|That was|These have|Those will|Such was
        On Monday, it|By noon he|During the storm, they|For years she|From there it|With that, he|Until then it
        Within days they|Last year he|This week it|Earlier she|Later it|So far it|After the vote, he
        Before the vote, she
        Since then, they|When it rained, he|While it rained, she|As it rained, they|If it rains, he|One of those
        Some of these|Many of them|Most of which|Both of them|Two of those|Three of them|None of these|All of those
        Neither of them|Each of those|Calder added|Calder also warned|Calder went on"""
    for opening in re.split(r"\||\n\s*", openings):
        assert leans(f"{opening} rain fell on the town of Aldmere.", "en"), opening


def test_a_leaning_sentence_comes_only_after_the_one_it_leans_on() -> None:
    text = "Ines Calder won the vote in Aldmere. She will build the new Aldmere bridge. Rain fell in Stavik on Monday."
    for count in (1, 2, 3):
        told = [pick.text for pick in choose([Doc("Aldmere vote", text)], sentences=count)]
        for at, sentence in enumerate(told):
            assert not sentence.startswith("She") or told[at - 1].startswith("Ines")


LANGUAGES = {
    "de": "Der Fluss trat am Dienstag über die Ufer. Rund 2000 Menschen verließen ihre Häuser. Es regnet noch.",
    "ru": "Река вышла из берегов во вторник. Около 2000 жителей покинули дома в Алдмере. Дождь продолжается в долине.",
    "zh": "周二河水漫过堤岸。约两千名居民离开了家园。救援人员整夜搜寻失踪者。",
    "th": "แม่น้ำเอ่อล้นตลิ่งในวันอังคาร ชาวบ้านราวสองพันคนต้องอพยพ",
    "ar": "فاض النهر يوم الثلاثاء. غادر نحو ألفي شخص منازلهم. يستمر المطر في الوادي.",
}


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_any_language_gives_verbatim_sentences(lang: str) -> None:
    picks = choose([Doc("", LANGUAGES[lang], lang=lang)], sentences=2)
    assert picks
    assert all(pick.text in LANGUAGES[lang] for pick in picks)


@given(st.randoms(use_true_random=False), st.integers(1, 120))
def test_limits_and_places_hold_for_any_text(rng: random.Random, words: int) -> None:
    parts = (FLOOD + " " + FLOOD_OTHER + " " + BANK).split()
    text = " ".join(rng.choice(parts) + rng.choice(["", "", "", ".", "\n\n", '"']) for _ in range(rng.randint(0, 120)))
    picks = choose([Doc("", text), Doc("", FLOOD)], words=words)
    docs = [text, FLOOD]
    assert len(picks) == 1 or sum(len(pick.text.split()) for pick in picks) <= words
    assert all(squeeze(docs[pick.doc][pick.start : pick.end]) == pick.text for pick in picks)


def test_a_second_sentence_adds_to_the_first_whoever_tells_it() -> None:
    one = (
        "The Orme Bridge in Aldmere opened again on Monday after 14 months of repairs that cost 86 million crowns.\n\n"
        "Engineers found a cracked hanger during a routine inspection in spring."
    )
    other = (
        "Lorries from the valley crossed the Orme Bridge in Aldmere for the first time in 14 months after the city "
        "finished repairs of 86 million crowns.\n\n"
        "Ferry owners will lose a third of their passengers, said their union."
    )
    found = [p.text for p in choose([Doc("Orme Bridge opens", one), Doc("Orme Bridge opens", other)], sentences=2)]
    assert sum("86 million" in text for text in found) == 1


def test_what_repeats_is_still_told_where_nothing_else_is_left() -> None:
    one = Doc("", "The Orme Bridge in Aldmere opened again on Monday after 14 months of repairs, the city said.")
    other = Doc("", "Ferry captains cheered when lorries crossed the Orme Bridge on Monday, closed for 14 months.")
    assert len(choose([one, other], sentences=2)) == 2


def test_an_aside_that_only_one_of_three_sources_tells_waits() -> None:
    aside = (
        "Captain Olsen keeps prize bees. Prize bees won Captain Olsen medals. "
        "Prize bees fill the shed of Captain Olsen. Prize bees are sold by Captain Olsen."
    )
    grounded = "The ferry Aurora ran aground near Holm on Tuesday with 214 people on board, the coast guard said."
    docs = [
        Doc("", f"{aside} {grounded}"),
        Doc("", "The ferry Aurora ran aground near Holm with 214 people. Lifeboats took all people off before dark."),
        Doc("", "Near Holm a ferry ran aground on Tuesday. All people on board were taken off in lifeboats by dark."),
    ]
    told = " ".join(pick.text for pick in choose(docs, sentences=2))
    assert "aground" in told
    assert "ifeboats" in told
    assert "bees" not in told
