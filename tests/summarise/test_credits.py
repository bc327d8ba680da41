"""Captions whose credit ran into the text are not told, and what an archive says of itself is no article."""

import pytest

from summarise.extract import Doc, choose

_STORY = (
    "The ferry Aurora ran aground near Holm on Tuesday with 214 people on board. "
    "All passengers were taken off in lifeboats before dark, the coast guard said."
)


@pytest.mark.parametrize(
    "opening",
    [
        "Passengers of the ferry wait on the quay of Holm. (Photo: Ann Lee/Agency) ",
        "Passengers of the ferry wait on the quay of Holm (Photo by Ann Lee for the Herald) ",
        "Passengers of the ferry wait on the quay of Holm. Photo: EPA ",
        "Passengers of the ferry wait on the quay of Holm - Photo: Ann Lee ",
        "Passagiere der Fähre warten am Kai von Holm. Foto: dpa/Ann Lee ",
        "Hành khách của phà chờ trên bến cảng Holm. Ảnh: Reuters ",
        "Hành khách của phà chờ trên bến cảng Holm (Ảnh: Minh Lê/TTXVN) ",
        "(AP Photo/Ann Lee) ",
    ],
)
def test_the_story_begins_after_caption_and_credit(opening: str) -> None:
    told = [pick.text for pick in choose([Doc("", opening + _STORY)], sentences=4)]
    assert told == [sentence + "." for sentence in _STORY.rstrip(".").split(". ")]


def test_a_paragraph_above_a_picture_is_no_caption() -> None:
    text = _STORY + "\n\n(Image: Getty)\n\nThe island council will meet on Friday to hear the captain."
    told = " ".join(pick.text for pick in choose([Doc("", text)], sentences=4))
    assert "lifeboats" in told
    assert "Getty" not in told


def test_a_report_about_photos_is_told() -> None:
    text = "The photo of the ferry was taken by a fisherman of Holm on Tuesday evening. " + _STORY
    assert len(choose([Doc("", text)], sentences=4)) == 3


_NOTICE = (
    "These crawls of the region's pages were given by volunteers over many years. "
    "They are kept in the Wayback Machine so that links which broke can be mended."
)


def test_the_notice_of_an_archive_is_left_out_beside_an_article() -> None:
    assert {pick.doc for pick in choose([Doc("", _NOTICE), Doc("", _STORY)], sentences=4)} == {1}


def test_the_notice_of_an_archive_alone_is_better_than_nothing() -> None:
    assert choose([Doc("", _NOTICE)], sentences=1)
    assert choose([Doc("", _NOTICE), Doc("", "")], sentences=1)
