"""From text to words: folding, tokens, stems, the likely language. Never decides what matters, never keeps state."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from summarise.segments import segments
from summarise.stopwords import known_languages, languages_of, stop_words

STEM = 5  # letters: as good as a stemmer for news in every language tried, and needs no table
_GUESS_WORDS = 300  # words that decide a language: more change nothing
_GUESS_LEAD = 1.3  # another language must have so many times the small words to overrule what was declared
_GUESS_SURE = 0.4  # share of small words above which no other language can be ahead

# Vowel signs and marks of Indic, Thai, Khmer, Burmese, Arabic and Hebrew script belong to a word, but are not in `\w`.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0ecd\u102b-\u103e\u17b4-\u17d3\u17dd"
)
_WORD = re.compile(rf"[\w{_MARKS}]+")
_PLAIN = bytes(ord(chr(at).lower()) if chr(at).isalnum() or chr(at) == "_" else 32 for at in range(256))  # in ASCII
_SIGNS_OF_PRINT = "’“”‘–—…•\u00a0"  # they stand in most English text, and in no word
# Scripts written without spaces: a run of them is no word, its overlapping pieces serve instead. Two signs of Chinese
# or Japanese mean something; of an alphabet, Thai, Lao, Burmese or Khmer, it takes more to tell one word from another.
_ALPHABETIC = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SOLID = _ALPHABETIC + "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_RUN = re.compile(rf"[{_SOLID}]+|[^{_SOLID}]+")
_HAS_SOLID = re.compile(rf"[{_SOLID}]")
_IS_ALPHABETIC = re.compile(rf"[{_ALPHABETIC}]")
_PIECE, _ALPHABETIC_PIECE = 2, 4  # signs


def squeeze(text: str) -> str:
    """`text` with every run of white space folded to one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # no other white space is printable
        return text.strip(" ")
    return " ".join(text.split())


def places(text: str, part: str) -> list[int]:
    """Where `part` stands in `text`, in order; much faster than a pattern where it stands nowhere."""
    found: list[int] = []
    at = text.find(part)
    while at != -1:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def fold(text: str) -> str:
    """`text` for comparing: NFKC and case-folded."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def is_word(sign: str) -> bool:
    """Whether a character may stand in a word."""
    return _WORD.match(sign) is not None


def tokens(text: str) -> list[str]:
    """The words of `text` in order, NFKC and case-folded, accents kept; runs of Chinese, Japanese or Thai as words
    where the extra `asian` is installed, else as overlapping pairs of signs, or fours of alphabets without spaces."""
    plain = text
    if not text.isascii():
        for sign in _SIGNS_OF_PRINT:
            plain = plain.replace(sign, " ")
    if not plain.isascii():
        text = unicodedata.normalize("NFKC", text)
        if _HAS_SOLID.search(text):
            return [piece for word in _WORD.findall(text.casefold()) for piece in _pieces(word)]
        return _WORD.findall(text.casefold())
    return plain.encode("ascii").translate(_PLAIN).decode("ascii").split()


def _pieces(word: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.findall(word):
        if len(run) > _PIECE and _HAS_SOLID.match(run):
            found += segments(run) or _overlapping(run)
        else:
            found.append(run)
    return found


def _overlapping(run: str) -> list[str]:
    size = _ALPHABETIC_PIECE if _IS_ALPHABETIC.match(run) else _PIECE
    return [run[at : at + size] for at in range(max(1, len(run) - size + 1))]


def stem(word: str) -> str:
    """The first five letters; a number stays whole."""
    return word if word[0].isdigit() else word[:STEM]


def is_solid(text: str) -> bool:
    """Whether `text` holds script that is written without spaces between words."""
    return _HAS_SOLID.search(text) is not None


def content(words: Iterable[str], stops: frozenset[str]) -> list[str]:
    """The words that carry meaning: no small words, no single letters (single digits and ideographs stay)."""
    return [w for w in words if w not in stops and (len(w) > 1 or w.isdigit() or is_solid(w))]


def plain(text: str) -> str:
    """For looking a word up: case-folded, without accents, words parted by single spaces, a space at both ends.

    So `plain(phrase) in plain(text)` asks for whole words in any script with spaces, `strip()`ped in one without.
    """
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " " + " ".join(_WORD.findall(unicodedata.normalize("NFKC", flat))) + " "


def guess_language(words: Sequence[str], declared: str) -> str:
    """The language whose small words `words` hold most of; `declared` unless another is clearly ahead."""
    counts = Counter(words[:_GUESS_WORDS])
    own = sum(counts[w] for w in counts.keys() & stop_words(declared))
    if own > _GUESS_SURE * counts.total():
        return declared
    share = Counter(dict.fromkeys(known_languages(), 0))
    for word in counts.keys() & languages_of().keys():
        for lang in languages_of()[word]:
            share[lang] += counts[word]
    best = max(known_languages(), key=lambda lang: (share[lang], lang == declared[:2]))
    return best if share[best] > _GUESS_LEAD * share.get(declared[:2].lower(), 0) else declared
