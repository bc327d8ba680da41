"""Does a sentence open on something the reader has not been told? A detector apart from `summarise/`, on purpose.

It shares no list and no code with the room it judges: opening pronoun, demonstrative without its noun, connective,
attribution without a named speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.text.corpus import tasks

LABELS = Path(__file__).with_name("dangling_labels.tsv")

_TRIM = re.compile(r"^[\s\"'“”‘’«»\-–—•(\[]+")
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|his|hers|its|their|theirs|our|my|your|él|ella|ellos|ellas|il|elle|ils|elles|"
    r"lui|lei|egli|essa|essi|er|sie|wir|nó|họ)(?:['’](?:s|re|ve|d|ll|m))?\s",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(
    r"(?:this|that|these|those|esto|eso|cela|ceci|ça|questo|quello|ciò|điều (?:này|đó))(?:['’]s)?,?\s+"
    r"(?:is|are|was|were|has|had|have|will|would|could|may|might|can|should|must|means?|meant|includes?|came|comes|"
    r"follows|followed|leaves|left|brings|brought|makes|made|does|did|and|in|of|es|era|fue|ha|est|était|a|è|era)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"(?:but|and|so|yet|or|however|moreover|furthermore|meanwhile|therefore|thus|nevertheless|nonetheless|instead|also|"
    r"besides|otherwise|in addition|for example|for instance|as a result|in fact|at the same time|still|"
    r"on the other hand|interestingly|here|now|"
    r"pero|sin embargo|además|también|mais|cependant|toutefois|ainsi|ma|però|inoltre|tuttavia|aber|doch|jedoch|nhưng|"
    r"tuy nhiên|ngoài ra)(?:,|\s)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:[Tt]he|[Tt]hat|[Oo]ne) (?:[a-z]+ ){1,2}(?:said|says|added|told|wrote|noted|explained)\b|"
    r"[^\"“”]*[\"“][^\"“”]*[\"”],? (?:he|she|they|it) (?:said|says|added|told|wrote|explained)|"
    r"[^\"“”]*[\"“][^\"“”]*[\"”],? (?:said|says|added) (?:he|she|they)\b"
)


_LATE = re.compile(
    r"(?:In|On|At|By|After|While|When|As) (?:[a-z0-9]+ ){1,5}?"
    r"(?:(?:her|his|its|their)\b|[a-z]+, (?:he|she|it|they)\b)"
)
_SPOKEN_BY_NOBODY = re.compile(
    r",? ?[\"”’]? (?:he|she|they) (?:said|says|added|told|wrote|explained|admits|admitted)\b[^\"“]{0,40}$"
)
_NAMED = re.compile(
    r"[\"”’],? (?:said|says|added|writes|wrote|exclaimed) [A-Z]"
    r"|[\"”’],? (?:[A-Z][\w.]+ )+(?:said|says|added|writes)\b"
)


def dangles(sentence: str) -> bool:
    """Whether the sentence, read alone, opens loosely."""
    text = _TRIM.sub("", sentence)
    if text != sentence and _NAMED.search(sentence):
        return False  # "We …," said Calder: the reader is told who speaks
    loose = any(kind.match(text) for kind in (_PRONOUN, _DEMONSTRATIVE, _CONNECTIVE, _NAMELESS, _LATE))
    return loose or _SPOKEN_BY_NOBODY.search(sentence) is not None


def checked(folder: Path, *, say: Callable[[str], None]) -> dict[str, float]:
    """The detector's own recall and precision on 200 sentences labelled by reading (dangling_labels.tsv)."""
    lines = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    made = {name: tasks(folder, name) for name in sorted({line[0] for line in lines})}
    said, meant = [], []
    for name, item, doc, start, end, loose in lines:
        text = made[name][int(item)].docs[int(doc)].text[int(start) : int(end)]
        said.append(dangles(" ".join(text.split())))
        meant.append(loose == "1")
    hits = sum(a and b for a, b in zip(said, meant, strict=True))
    recall, precision = hits / sum(meant), hits / sum(said)
    say(f"  detector on {len(lines)} labelled sentences: recall {recall:.2f}, precision {precision:.2f}")
    return {"dangling detector recall": recall, "dangling detector precision": precision}
