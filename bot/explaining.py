"""Why an article is in its story, as things stand now. Words no answer: `/why` does."""

from __future__ import annotations

from domain.model import Filing
from storage.store import Store
from summarise.present import explain
from summarise.stories import DeskKnobs
from summarise.traces import Trace


def why(store: Store, article: str) -> Filing | None:
    """The reasons at arrival where it is still there, else those of its present place; None for one not filed."""
    filing, found = store.filing(article), store.article(article)
    story = store.stories_of([article]).get(article)
    if filing is None or found is None or story is None:
        return filing
    members = [
        Trace(article=t.article, story=t.story, copy_of=t.copy_of, arrived=t.arrived, blob=t.blob)
        for t in store.traces(story)
    ]
    own = next(member for member in members if member.article == article)
    if (filing.story, filing.copy_of) == (own.story, own.copy_of):
        return filing
    return explain(found, members, sigma=DeskKnobs().sigma)
