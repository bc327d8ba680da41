"""Links to the sentences of the sample newsroom, followed by Chromium: each must bring its own sentence into view."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.render import sentence_url
from domain.model import Article, Sentence
from storage.store import Store
from summarise.sentences import split
from tests.chat.browser import CHROMIUM, browser, page, pages
from tests.chat.conftest import MORNING
from tests.chat.stage import clear_through

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not CHROMIUM, reason="asks a browser: install chromium"),
    pytest.mark.timeout(300),
]
MOST = int(os.environ.get("BRIEFING_SENTENCES", "60"))  # `make fragments` asks 200
FLOOR = 0.95


def articles(store: Store) -> list[Article]:
    """The newsroom's articles, in order."""
    stories = [story for number in range(1, 200) if (story := store.story(number))]
    return [member.article for story in stories for member in story.members]


def paragraphs(text: str) -> list[list[Sentence]]:
    """The sentences of each paragraph."""
    made: list[list[Sentence]] = []
    end = 0
    for span in split(text):
        start, stop = span.start, span.end
        said = Sentence(text=" ".join(text[start:stop].split()), article="", start=start, end=stop)
        if not made or "\n" in text[end:start]:
            made.append([])
        made[-1].append(said)
        end = stop
    return made


async def test_a_browser_finds_the_sentence_that_a_link_names(store: Store, tmp_path: Path) -> None:
    clear_through(store, MORNING + timedelta(days=4))
    told = [(article, paragraphs(article.text)) for article in articles(store)]
    shown = [page(article.title, [[said.text for said in part] for part in parts]) for article, parts in told]
    wrong, count = [], 0
    async with pages(shown) as address, browser(tmp_path / "browser") as chromium:
        assert not await chromium.seen(f"{address}/0?none#:~:text=what%20nobody%20said")
        for number, (article, parts) in enumerate(told):
            for at, said in enumerate(said for part in parts for said in part):
                if count == MOST:
                    break
                link = sentence_url(said, article) or ""
                _, _, fragment = link.partition("#")
                seen = await chromium.seen(f"{address}/{number}?{at}#{fragment}")
                wrong += [(seen, at, said.text, fragment)] if seen != f"s{at}" else []
                count += 1
    print(f"{count - len(wrong)} of {count} sentences brought into view")
    assert count == MOST
    assert len(wrong) <= (1 - FLOOR) * count, wrong
