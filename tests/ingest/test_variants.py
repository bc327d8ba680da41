"""What was learnt from two texts must hold for others: ten variants, each read whole and clean."""

from __future__ import annotations

import pytest

from ingest.extract import extract_text
from tests.ingest.variants import VARIANTS, Variant

by_name = pytest.mark.parametrize("variant", VARIANTS, ids=[v.name for v in VARIANTS])


@by_name
def test_every_story_line_is_kept_and_no_other(variant: Variant) -> None:
    assert extract_text(variant.text).text.split("\n\n") == list(variant.story)


@by_name
def test_headline_author_and_time_are_read_from_the_head(variant: Variant) -> None:
    found = extract_text(variant.text)
    assert (found.title, found.author, found.published) == (variant.title, variant.author, variant.published)
    if variant.outlet:
        assert found.outlet == variant.outlet
