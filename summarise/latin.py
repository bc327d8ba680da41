"""Texts in Latin letters as bytes, one for each character: what takes long with a `str` takes a fraction of it so.

Never decides anything, and gives what NFKC, case folding and patterns give for a `str`: a text for which that is not
sure does not fit.
"""

from __future__ import annotations

import re
from typing import Final

from summarise.words import fold, is_word

MARK: Final = 1
"""The byte that stands for a quotation that was set apart: no text that fits holds it."""

QUOTATIONS: Final = {
    '"': r'"[^"\n]{20,600}"',
    "“": r'“[^”“\n]{20,600}[”"]',
    "«": r"«[^»\n]{20,600}»",
    "„": r"„[^“”\n]{20,600}[“”]",
}
"""Patterns of quotations by the sign that opens them."""

_SET_APART = bytes((ord(" "), MARK, ord(" ")))
_SIGNS = {sign: chr(2 + at) for at, sign in enumerate("’“”‘–—")} | {
    sign: chr(14 + at) for at, sign in enumerate("„‚•€‹›")
}
"""Signs of print which no folding changes, each with the control character whose byte it takes: no article has one."""

_SIZE = 256


def _coded(text: str) -> bytes:
    for sign, byte in _SIGNS.items():
        text = text.replace(sign, byte)
    return text.encode("latin-1")


def _folded(code: int) -> int | None:
    """The byte that a byte is folded to; None where a text that holds it does not fit."""
    sign = chr(code)
    if sign in _SIGNS.values():
        return code
    plain = fold(sign)
    fits = (sign.isprintable() or sign in "\n\xa0\xad") and len(plain) == 1 and ord(plain) < _SIZE
    return ord(plain) if fits else None


_FOLDED = bytes(_folded(code) or 0 for code in range(_SIZE))
_FITTING = bytes(code for code in range(_SIZE) if _folded(code) is not None)
_PLAIN = _FITTING.translate(None, "".join(_SIGNS.values()).encode())  # where all fits, our signs alone are left
_SPELT = {byte.encode(): sign.encode() for sign, byte in _SIGNS.items()}
_IN_WORDS = bytes(code == MARK or is_word(chr(code)) for code in range(_SIZE))
_QUOTED = {_coded(opening): re.compile(_coded(pattern)) for opening, pattern in QUOTATIONS.items()}
_ANY_QUOTED = re.compile(b"|".join(pattern.pattern for pattern in _QUOTED.values()))


def latin(text: str) -> bytes | None:
    """`text` folded; None where it does not fit."""
    if text.isascii():
        told = text.encode("ascii")
        return None if told.translate(None, _PLAIN) else told.lower()
    signs = 0
    for sign, byte in _SIGNS.items():
        if sign in text:
            signs += text.count(sign)
            text = text.replace(sign, byte)
    try:
        told = text.replace("…", "...").encode("latin-1").replace(b"\xdf", b"ss")
    except UnicodeEncodeError:
        return None
    return told.translate(_FOLDED) if len(told.translate(None, _PLAIN)) == signs else None


def quotations_apart(told: bytes) -> bytes:
    """`told` with a MARK of its own in place of each quotation; itself where there is none."""
    kinds = [pattern for opening, pattern in _QUOTED.items() if opening in told]
    if not kinds:
        return told
    pattern = kinds[0] if len(kinds) == 1 else _ANY_QUOTED  # one that begins with a sign is found far sooner
    return pattern.sub(_SET_APART, told)


def in_words(told: bytes) -> bytes:
    """1 for each byte that belongs to a word, else 0."""
    return told.translate(_IN_WORDS)


def squeezed(told: bytes) -> bytes:
    """What `squeeze` makes of the text, in UTF-8."""
    flat = b" ".join(filter(None, told.split(b"\n")))
    while b"  " in flat:
        flat = flat.replace(b"  ", b" ")
    flat = flat.strip(b" ")
    if not flat.isascii():
        flat = flat.decode("latin-1").encode()
    for byte, sign in _SPELT.items():
        flat = flat.replace(byte, sign)
    return flat
