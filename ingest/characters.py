"""Characters that may be stored and shown, and the folded form in which lines are compared. Never changes words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MARKS_IN_A_ROW: Final = 3
"""Combining marks kept after a letter: real scripts need at most three, stacks of more are vandalism."""

TITLE_LENGTH: Final = 300
"""Characters of a title that are kept."""

_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_BREAKS = re.compile(r" ?\r\n? ?|[\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, among them NUL, which ends text in SQL functions
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"  # directions that outlive their line, zero widths
    "\u00ad\u180e\ufeff\ufffe\uffff"  # soft hyphens, byte order marks, no characters at all
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates cannot be stored, tag characters hide text
)
_MARKS: Final = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_STACK = re.compile(f"({_MARKS}{{{MARKS_IN_A_ROW}}}){_MARKS}+")
_NOT_WORD = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_TYPOGRAPHIC: Final = "“”‘’–—…\u00a0"  # punctuation that stands in most English text
_ASCII_FOLDED: Final = bytes(
    ord("0") if 48 <= code <= 57 else ord(chr(code).lower()) if chr(code).isalpha() else ord(" ") for code in range(128)
) + bytes(128)


def clean(text: str) -> str:
    """`text` in NFC without characters that hide, reorder or break; line ends are `\\n`, other space one blank."""
    text = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    if text.isascii():
        return _SPACES.sub(" ", text)
    return _SPACES.sub(" ", _STACK.sub(r"\1", unicodedata.normalize("NFC", text)))


def one_line(text: str, longest: int = TITLE_LENGTH) -> str:
    """`text` cleaned, on one line, at most `longest` characters."""
    return " ".join(clean(text).split())[:longest].rstrip()


def paragraphs(text: str) -> list[str]:
    """The lines of `text` that hold anything, cleaned, in order."""
    return [line for line in (part.strip() for part in clean(text).split("\n")) if line]


def fold(line: str) -> str:
    """The form in which two lines are the same: NFKC, lower case, every digit 0, no punctuation, single blanks."""
    plain = line
    for sign in _TYPOGRAPHIC:
        plain = plain.replace(sign, " ")
    if plain.isascii():  # most English lines: a tenth of the time
        return " ".join(plain.encode("ascii").translate(_ASCII_FOLDED).decode("ascii").split())
    return _NOT_WORD.sub(" ", _DIGIT.sub("0", unicodedata.normalize("NFKC", line).casefold())).strip()
