"""Words looked up as people mean it: whole words and phrases, in any case and script, accents or not. Never a pattern.

A text is folded once: small letters without accents, single words between single spaces, a space at both ends. Then
`holds` is a search for one text in another. Scripts without spaces between words, and Korean, whose words carry their
endings, are cut into single characters, so that a word is found wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Only accents and points that people leave out: the vowel signs of Indic and Thai script and the voicing marks of
# Japanese make another word of it.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0640\u00ad\u200b-\u200f]"
)
_THAI_LAO_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_BURMESE_KHMER_MARKS = "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
_INDIC = "\u0900-\u0dff"
_SOLID = re.compile(
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u103f-\u1055\u1780-\u17b3"
    "\u3040-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003134f]"
    f"[{_THAI_LAO_MARKS}{_BURMESE_KHMER_MARKS}\u3099\u309a]*"
)
# C++ and C# are not C; elsewhere these signs only part words.
_PLUS = r"|(?<=\w)#|(?<=[\w+])\+"
_WORD = re.compile(rf"[\w{_INDIC}{_THAI_LAO_MARKS}{_BURMESE_KHMER_MARKS}]+{_PLUS}")
_ASCII_WORD = re.compile(rf"[a-z0-9_]+{_PLUS}")
_TYPOGRAPHIC = "“”‘’–—…\u00a0"  # they stand in most English text
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_KEPT = "abcdefghijklmnopqrstuvwxyz0123456789_"
_SMALL = "".join(small if (small := chr(code).lower()) in _KEPT else " " for code in range(128))
_ASCII_FOLDED = _SMALL.encode() + bytes(128)


def folded(text: str) -> str:
    """` the words of the text `, or two spaces where it has none."""
    for sign in _TYPOGRAPHIC:
        text = text.replace(sign, " ")
    if not text.isascii():
        flat = unicodedata.normalize("NFKD", text).casefold()
        flat = _LETTER.sub(lambda found: _LETTERS[found[0]], flat)
        text = unicodedata.normalize("NFC", _ACCENT.sub("", flat))
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    if not text.isascii():
        return _WORD.findall(_SOLID.sub(r" \g<0> ", text))
    if "+" in text or "#" in text:
        return _ASCII_WORD.findall(text.lower())
    return text.encode("ascii").translate(_ASCII_FOLDED).decode("ascii").split()  # four times as fast


def holds(folded_text: str, phrase: str) -> bool:
    """Whether a folded text holds the words of `phrase` one after another; a phrase without a word is nowhere."""
    asked = folded(phrase)
    return bool(asked.strip()) and asked in folded_text


def phrases(asked: Iterable[str]) -> tuple[str, ...]:
    """The phrases folded for `holds_any`; those without a word are left out."""
    return tuple(phrase for phrase in map(folded, asked) if phrase.strip())


def holds_any(folded_text: str, folded_phrases: Iterable[str]) -> bool:
    """Whether a folded text holds one of `phrases(…)`: for many texts, whose phrases are then folded once."""
    return any(phrase in folded_text for phrase in folded_phrases)
