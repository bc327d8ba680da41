"""Does a sentence open on something the reader has not been told? A detector apart from `summarise/`, on purpose.

It shares no list and no code with the room it judges: opening pronoun, demonstrative without its noun, connective,
attribution without a named speaker.
"""

from __future__ import annotations

import re

_TRIM = re.compile(r"^[\s\"'“”‘’«»\-–—•(\[]+")
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|his|hers|its|their|theirs|our|my|your|él|ella|ellos|ellas|il|elle|ils|elles|"
    r"lui|lei|egli|essa|essi|er|sie|wir|nó|họ)(?:['’](?:s|re|ve|d|ll|m))?\s",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(
    r"(?:this|that|these|those|esto|eso|cela|ceci|ça|questo|quello|ciò|điều (?:này|đó))(?:['’]s)?,?\s+"
    r"(?:is|are|was|were|has|had|have|will|would|could|may|might|can|should|must|means?|meant|includes?|came|comes|"
    r"follows|followed|makes|made|does|did|and|in|of|es|era|fue|ha|est|était|a|è|era)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"(?:but|and|so|yet|or|however|moreover|furthermore|meanwhile|therefore|thus|nevertheless|nonetheless|instead|also|"
    r"besides|otherwise|in addition|for example|for instance|as a result|in fact|at the same time|still|"
    r"on the other hand|"
    r"pero|sin embargo|además|también|mais|cependant|toutefois|ainsi|ma|però|inoltre|tuttavia|aber|doch|jedoch|nhưng|"
    r"tuy nhiên|ngoài ra)(?:,|\s)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:[Tt]he|[Tt]hat|[Oo]ne) (?:[a-z]+ ){1,2}(?:said|says|added|told|wrote|noted|explained)\b|"
    r"[^\"“”]*[\"“][^\"“”]*[\"”],? (?:he|she|they|it) (?:said|says|added|told|wrote|explained)|"
    r"[^\"“”]*[\"“][^\"“”]*[\"”],? (?:said|says|added) (?:he|she|they)\b"
)


def dangles(sentence: str) -> bool:
    """Whether the sentence, read alone, opens loosely."""
    text = _TRIM.sub("", sentence)
    return any(kind.match(text) for kind in (_PRONOUN, _DEMONSTRATIVE, _CONNECTIVE, _NAMELESS))
