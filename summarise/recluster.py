"""Names for fresh groups, and the article a wire text is best told by. Decides on counts only; never compares texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

_COMPLETE = 0.7  # of the longest copy's length: a text at least so long is complete, a shorter one an excerpt


def assign(
    grouped: Sequence[Sequence[int]], story_of: Mapping[int, int], next_story: int
) -> tuple[dict[int, int], int]:
    """A story for each article of each group, and the next free number.

    The largest group chooses first, and takes the story that most of its articles are in already; of equals the
    oldest group and the lowest story. A group whose stories are all taken gets a new number.
    """
    taken: set[int] = set()
    found: dict[int, int] = {}
    for group in sorted(grouped, key=lambda g: (-len(g), g[0])):
        votes = Counter(story_of[article] for article in group)
        free = [story for story in votes if story not in taken]
        story = min(free, key=lambda s: (-votes[s], s), default=next_story)
        if story == next_story:
            next_story += 1
        taken.add(story)
        found |= dict.fromkeys(group, story)
    return found, next_story


def canonical(members: Sequence[int], sizes: Mapping[int, int]) -> int:
    """The earliest complete one among the copies of a text; `members` ascend in order of arrival."""
    longest = max(sizes[member] for member in members)
    return next(member for member in members if sizes[member] >= _COMPLETE * longest)
