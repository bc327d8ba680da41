"""Finds picture credits that ran into a text, so that a caption is not told as news. Never alters a text."""

from __future__ import annotations

import re
from itertools import pairwise

from summarise.words import places

_WORD = r"(?:Ảnh|Photo|Foto|Image|Picture|Bild|Фото|(?:Photo )?Credit|Crédits?(?: photo)?)"
_SIDES = (  # "(from left to right)" stands under a picture alone
    "(?:from )?left to right|từ trái (?:qua|sang) phải|von links nach rechts|de izquierda a derecha|de gauche à droite"
    "|da sinistra a destra"
)
_BRACKETED = re.compile(
    rf"[(\[](?:(?:{_SIDES})\b|(?:{_WORD}|Nguồn|Source|Fuente|Quelle)\s?:|(?:{_WORD}|AP Photo|Photo by)\b)"
    r"[^()\[\]\n]{0,80}[)\]]\s*"
)
_BARE = re.compile(rf"(?:[-–—|]\s?)?\b{_WORD}: ")
_TOKEN = re.compile(r"\S+")
_LONGEST = 20  # characters of the word before a colon, and of what may stand before it
_REACH = 5  # characters between a caption and its credit
_FEWEST = 30  # characters after a credit that are worth to be a sentence


def holds_credits(text: str) -> bool:
    """Whether a credit is anywhere: looked for at brackets and before colons alone, for most articles have none."""
    return any(_BRACKETED.match(text, at) for sign in "([" for at in places(text, sign)) or any(
        _BARE.search(text, max(0, at - _LONGEST), at + 2) for at in places(text, ": ")
    )


def follows_caption(text: str, end: int) -> bool:
    """Whether a credit stands on the same line where a sentence ends: then that sentence describes a picture."""
    gap = text[end : end + _REACH]
    at = end + len(gap) - len(gap.lstrip(" "))
    return _BRACKETED.match(text, at) is not None or _BARE.match(text, at) is not None


def after_credit(text: str, start: int, end: int) -> int:
    """Where text[start:end] begins to tell once a caption and its credit are taken off; `end` if it tells nothing."""
    at = start
    for credit in _BRACKETED.finditer(text, start, end):
        at = credit.end()
    for credit in _BARE.finditer(text, at, end):
        at = _after_name(text, credit.end(), end)
    return at if at == start or end - at >= _FEWEST else end


def _after_name(text: str, start: int, end: int) -> int:
    """Where the sentence after "AFP" or "Minh Le - AP" begins: at the capital that small letters follow."""
    words = list(_TOKEN.finditer(text, start, end))
    if words and _is_sign(words[0].group()):
        return words[1].start() if len(words) > 1 else end
    for word, following in pairwise(words[1:]):
        if word.group()[0].isupper() and not following.group()[0].isupper():
            return word.start()
    return end


def _is_sign(word: str) -> bool:
    """Whether an agency's letters or a site end it, so that no name goes on."""
    last = word.rsplit("/", 1)[-1]
    return (last.isupper() and len(last) > 1) or "." in last[:-1]
