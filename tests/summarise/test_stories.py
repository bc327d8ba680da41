"""The desk files articles in stories, tells copies from reports, and goes on after a restart as if nothing was."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from domain.model import Article, Filing
from summarise.recluster import assign
from summarise.stories import Desk, DeskKnobs, Move, Trace
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, NOW, article, hours, stream


def test_one_text_in_two_outlets_is_one_story_and_the_second_is_a_copy() -> None:
    desk = Desk()
    first = desk.file(article("a", FLOOD, title="Flood in Aldmere"))
    second = desk.file(
        article("b", f"{FLOOD}\n\nRead this and other reports in our newsletter.", title="Aldmere flooded")
    )
    assert (first.copy_of, second.copy_of) == (None, "a")
    assert first.story == second.story


def test_one_text_twice_in_one_outlet_is_a_copy() -> None:
    desk = Desk()
    desk.file(article("a", FLOOD, outlet="The Daily"))
    assert desk.file(article("b", FLOOD, outlet="The Daily")).copy_of == "a"


def test_a_short_text_is_recognised_word_for_word() -> None:
    desk = Desk()
    desk.file(article("a", "Shops in Aldmere stay closed."))
    assert desk.file(article("b", "Shops in Aldmere  stay closed.")).copy_of == "a"


def test_a_report_of_its_own_joins_the_story_and_is_no_copy() -> None:
    desk = Desk()
    first = desk.file(article("a", FLOOD, title="Flood forces 2,000 from homes in Aldmere"))
    second = desk.file(article("b", FLOOD_OTHER, title="Aldmere flood: four missing as footbridge collapses"))
    assert second.copy_of is None
    assert second.story == first.story


def test_another_event_begins_another_story() -> None:
    desk = Desk()
    first = desk.file(article("a", FLOOD, title="Flood in Aldmere"))
    assert desk.file(article("b", BANK, title="Norland raises rates")).story == first.story + 1


def test_one_headline_over_two_texts_makes_no_copy() -> None:
    desk = Desk()
    desk.file(article("a", FLOOD, title="Weekly notes from the valley"))
    assert desk.file(article("b", BANK, title="Weekly notes from the valley")).copy_of is None


def test_a_shared_quotation_makes_no_copy() -> None:
    speech = '"We shall rebuild every house, every bridge and every school in this valley, however long it takes us."'
    other = (
        '"Nobody who lost a home in these days will be left alone by the country, that is my promise to all of you."'
    )
    one = f"The premier spoke in Aldmere.\n\n{speech}\n\n{other}\n\nCritics in parliament asked who pays for it."
    two = f"A visit to the valley, and a promise.\n\n{speech}\n\n{other}\n\nVillagers had waited two days for water."
    desk = Desk()
    desk.file(article("a", one))
    assert desk.file(article("b", two)).copy_of is None


@pytest.mark.parametrize(
    ("days", "copied"), [(3.0, True), (3.1, False)], ids=["three days apart", "just over three days apart"]
)
def test_copies_lie_at_most_three_days_apart_where_both_are_dated(days: float, copied: bool) -> None:
    desk = Desk()
    desk.file(article("a", FLOOD))
    later = desk.file(article("b", FLOOD, published=NOW + timedelta(days=days)))
    assert (later.copy_of == "a") is copied


def test_an_undated_copy_has_no_window() -> None:
    desk = Desk()
    desk.file(article("a", FLOOD))
    assert desk.file(article("b", FLOOD, published=None, arrived=NOW + timedelta(days=400))).copy_of == "a"


def test_copies_name_the_canonical_article_and_never_a_copy() -> None:
    desk = Desk()
    filings = [desk.file(article(name, FLOOD)) for name in "abcd"]
    assert [f.copy_of for f in filings] == [None, "a", "a", "a"]


def test_languages_never_share_a_story() -> None:
    desk = Desk()
    first = desk.file(article("a", FLOOD, title="Aldmere", lang="en"))
    assert desk.file(article("b", FLOOD_OTHER, title="Aldmere", lang="de")).story != first.story


def test_the_reasons_add_up_to_the_score() -> None:
    desk = Desk()
    desk.file(article("a", FLOOD, title="Flood in Aldmere"))
    later = article("b", FLOOD_OTHER, title="Flood in Aldmere: four missing", published=NOW + hours(40))
    filing = desk.file(later)
    assert filing.score > 0
    assert sum(filing.why.values()) == pytest.approx(filing.score)
    assert filing.why["time"] < 0
    assert any(key.startswith("name:") for key in filing.why)


def run(articles: list[Article], *, stop_at: int | None = None) -> tuple[list[Filing], list[list[Move]], int]:
    """Files a stream, grouping afresh and forgetting on the way; with `stop_at` through a restart."""
    desk = Desk(DeskKnobs(live=timedelta(days=2)))
    kept: dict[str, bytes] = {}
    traces: dict[str, Trace] = {}
    filings: list[Filing] = []
    moves: list[list[Move]] = []
    for at, one in enumerate(articles):
        if at == stop_at:
            forgot = articles[at - 1 - (at - 1) % 10].arrived - timedelta(days=2)
            living = [t for t in traces.values() if t.arrived >= forgot]
            desk = Desk(DeskKnobs(live=timedelta(days=2)), next_story=desk.next_story)
            desk.restore(kept, living)
        filing = desk.file(one)
        filings.append(filing)
        traces[one.id] = Trace(one.id, filing.story, filing.copy_of, one.arrived, desk.trace(one.id))
        if at % 10 == 0:
            moves.append(desk.recluster(one.arrived))
            for move in moves[-1]:
                old = traces[move.article]
                traces[move.article] = Trace(old.article, move.story, move.copy_of, old.arrived, old.blob)
            desk.forget(one.arrived - timedelta(days=2))
        kept |= desk.lexicons()
    return filings, moves, desk.next_story


@pytest.mark.parametrize("stop_at", [1, 50, 111, 149])
def test_a_restored_desk_goes_on_as_if_it_had_never_stopped(stop_at: int) -> None:
    articles = stream(150)
    assert run(articles, stop_at=stop_at) == run(articles)


def test_an_id_stays_with_the_group_that_holds_most_of_its_articles() -> None:
    named, free = assign([[0, 1, 5], [2, 3], [4]], {0: 7, 1: 7, 2: 7, 3: 9, 4: 9, 5: 9}, 10)
    assert named == {0: 7, 1: 7, 5: 7, 2: 9, 3: 9, 4: 10}
    assert free == 11


def test_grouping_afresh_a_second_time_changes_nothing() -> None:
    desk = Desk()
    for one in stream(90):
        desk.file(one)
    assert desk.recluster(NOW + timedelta(days=2)) != []
    assert desk.recluster(NOW + timedelta(days=2)) == []


def test_the_earliest_complete_copy_becomes_the_canonical_article() -> None:
    desk = Desk()
    desk.file(article("excerpt", FLOOD[: len(FLOOD) // 2]))
    desk.file(article("whole", FLOOD))
    desk.file(article("later", FLOOD))
    moves = {move.article: move.copy_of for move in desk.recluster(NOW)}
    assert moves == {"excerpt": "whole", "whole": None, "later": "whole"}


def test_what_is_forgotten_is_not_matched_and_what_is_kept_is() -> None:
    desk = Desk()
    desk.file(article("a", FLOOD, published=None))
    desk.forget(NOW + hours(1), keep=1)
    assert desk.file(article("b", FLOOD, published=None)).copy_of == "a"
    desk.forget(NOW + hours(1))
    assert desk.file(article("c", FLOOD, published=None)).copy_of is None


def test_the_filings_are_the_same_under_any_hash_seed() -> None:
    code = "from tests.summarise import newsroom, test_stories; print(test_stories.run(newsroom.stream(60)))"
    root = Path(__file__).parents[2]
    printed = {
        subprocess.run(  # noqa: S603 - our own interpreter, our own code
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(printed) == 1
