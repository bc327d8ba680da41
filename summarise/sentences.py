"""Where sentences begin and end, paragraph by paragraph. Never changes the text, never joins two paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarise.abbreviations import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    BEFORE_NUMBER,
    LOWER_WORDS,
    MONTHS,
    ORGANISATIONS,
    SHOUTED_NAMES,
    STARTERS,
    STREETS,
)

_PARAGRAPH = re.compile(r"(?:[^\n]+|\n(?!\s*\n))+")
_CLOSERS = "\"'”’“»›)]}」』）】〉》"
_OPENERS = "\"'“‘«‹([{¿¡„「『（【〈《—–-"
_MARKS = r"[.!?…]+|(?<=[α-ωά-ώ]);(?=\s)|[。！？｡।॥؟۔።၊။]+"  # the second is the Greek question mark
_CLOSED = rf"[{re.escape(_CLOSERS)}]*(?:[ \u00a0\u202f]»(?=\s|$|[,.;:]))?"
_MARK = re.compile("[.!?…;。！？｡।॥؟۔።၊။]")  # each may begin a stop; found much faster than one
_STOP = re.compile(rf"(?:{_MARKS}){_CLOSED}(?P<gap>\s+|$|(?=[{re.escape(_OPENERS)}]?\w))")
_WIDE = frozenset("。！？｡।॥؟۔።။")
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[—–/-]+$")
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENERS)}\s]*([^\s\"'“”’,;:.!?)\]]*)")
_INITIAL = re.compile(r"^(?:\w\.)*\w$")
_GLUED = re.compile(r"[^\W\d_]{3}[.!?][”’\"')]*$")
_MAY_GO_ON = ABBREVIATIONS | ORGANISATIONS | BEFORE_NUMBER  # after these, a stop may be no end
_SHORT_WORD = 3  # letters: shorter ones are looked at again, for initials and times of day
_LONGEST_WORD = 30  # letters: a longer one is no abbreviation
_CLOCK = frozenset(("a.m", "p.m"))
_SAID_IN_CHINESE = re.compile(r"[^。！？，“]{0,6}(?:说|道|表示|称|问|喊|叫)")
_LIST_NUMBER = re.compile(r"^\d{1,2}$")


class Span(NamedTuple):
    """Characters start <= i < end of the text that was split."""

    start: int
    end: int


def split(text: str) -> list[Span]:
    """The sentences of `text` in order, without the white space round them. A blank line always ends one."""
    spans: list[Span] = []
    for block in _PARAGRAPH.finditer(text):
        begin, close = block.span()
        begin += text[begin] == "\n"  # the last one of the blank lines before it
        for start, end in _lines(text, begin, close) if text.find("\n", begin, close) != -1 else ((begin, close),):
            if start < end:
                _split_line(text, start, end, spans)
    return spans


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph is one line, unless its lines look whole: then each stands alone."""
    found: list[tuple[int, int]] = []
    begin = start
    at = text.find("\n", start, end)
    while at != -1:
        if at == begin or _line_is_whole(text, begin, at, end):
            found.append((begin, at))
            begin = at + 1
        at = text.find("\n", at + 1, end)
    found.append((begin, end))
    return found


def _line_is_whole(text: str, start: int, at: int, end: int) -> bool:
    before = text[start:at].rstrip()
    after = text[at + 1 : min(end, at + 40)].lstrip()
    if not before or not after:
        return True
    wrapped = 50 <= len(before) <= 100 and (before[-1].isalnum() or before[-1] in ",;-")
    return not wrapped and not after[0].islower()


def _split_line(text: str, start: int, end: int, spans: list[Span]) -> None:
    mark = _MARK.search(text, start, end)
    while mark and mark.end() < end:  # the last stop of a line ends it, whatever it is
        at = mark.end()
        if _ends_plainly(text, start, at - 1):
            _add(text, start, at, spans)
            start = at = at + 1
        else:
            stop = _STOP.match(text, at - 1, end)
            if stop and stop.end() >= end:
                break
            if stop:
                cut, at = stop.start("gap"), stop.end()
                if _ends_here(text, start, stop, end):
                    _add(text, start, cut, spans)
                    start = at
        mark = _MARK.search(text, at, end)
    _add(text, start, end, spans)


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        spans.append(Span(start, end))
    elif begun := text[start:end].lstrip():
        spans.append(Span(end - len(begun), end - len(begun) + len(begun.rstrip())))


def _ends_plainly(text: str, start: int, at: int) -> bool:
    """The commonest case, found first: a word that is no abbreviation, a full stop, a space and a capital."""
    if text[at] != "." or text[at + 1] != " " or not text[at + 2 : at + 3].isupper():
        return False
    word = text[text.rfind(" ", start, at) + 1 : at]
    return len(word) > _SHORT_WORD and word.isalpha() and word.casefold() not in _MAY_GO_ON


def _ends_here(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    mark = text[stop.start()]
    if mark in _WIDE:
        return not _quote_goes_on(text, stop, end)
    following = _NEXT_WORD.match(text, stop.end(), end)
    word = following.group(1) if following else ""
    if not stop.group("gap"):
        return _is_glued(text, start, stop, word)
    if not word:
        return stop.end() >= end or text[stop.end()] not in ",;:"
    if word[0].islower():
        return False  # a small letter goes on with the sentence
    marks = text[stop.start() : stop.start("gap")]
    if mark == "." and not marks.startswith(".."):
        return not _is_abbreviation(text[start : stop.start()], word, closed=len(marks) > 1)
    return mark != "!" or word in STARTERS or not _is_shouted_name(text, start, stop)


def _is_shouted_name(text: str, start: int, stop: re.Match[str]) -> bool:
    return _last_word(text[max(start, stop.start() - _LONGEST_WORD) : stop.start()]) in SHOUTED_NAMES


def _quote_goes_on(text: str, stop: re.Match[str], end: int) -> bool:
    """A full-width stop inside a quotation that the sentence goes on after: 「…。」と言った."""
    marks = text[stop.start() : stop.start("gap")]
    if marks[-1] in "」』":
        return stop.end() < end and text[stop.end()] in "と、，,は"
    return marks[-1] in "”’" and _SAID_IN_CHINESE.match(text, stop.end(), end) is not None


def _is_glued(text: str, start: int, stop: re.Match[str], word: str) -> bool:
    """Two sentences that lost the space between them ("the states.The"): letters before, a capital after.

    "Tampa, Fla.—President" is none: an abbreviation goes on.
    """
    if len(word) < 2 or not word[0].isupper() or not (word[1].islower() or word in STARTERS):
        return False
    cut = stop.start("gap")
    if text[stop.start()] == "." and _is_abbreviation(text[start : stop.start()], word, closed=False):
        return False
    return _GLUED.search(text, max(start, cut - _LONGEST_WORD), cut) is not None and not _looks_like_address(text, stop)


def _looks_like_address(text: str, stop: re.Match[str]) -> bool:
    left = text.rfind(" ", 0, stop.start()) + 1
    return "/" in text[left : stop.start()] or "@" in text[left : stop.start()] or "www." in text[left : stop.start()]


def _is_abbreviation(before: str, following: str, *, closed: bool) -> bool:
    word = _last_word(before[-_LONGEST_WORD:])
    if closed:
        return word.casefold() in ABBREVIATIONS and before.rstrip().endswith("(" + word)
    numbered = len(before) < _LONGEST_WORD and _LIST_NUMBER.match(before.strip()) is not None
    return numbered or _goes_on(word, word.casefold(), following)


def _last_word(before: str) -> str:
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha():  # by far the most often: no marks to part it from
        return word
    last = _LAST_WORD.search(before)
    return last.group() if last else ""


def _goes_on(word: str, folded: str, following: str) -> bool:
    """Whether the stop after `word` belongs to it and the sentence goes on with `following`."""
    if word in LOWER_WORDS or (len(word) == 1 and word.isupper()):
        return len(word) == 1 and word != "I"  # an initial: "J.-P. Martin"
    if folded in ORGANISATIONS:
        return following not in STARTERS
    if (folded in BEFORE_NUMBER or folded.endswith(STREETS)) and folded not in ABBREVIATIONS:
        return following[0].isdigit()
    if folded in _CLOCK:
        return following in AFTER_CLOCK
    if _INITIAL.match(word) and not word.isdigit():
        return folded in ABBREVIATIONS or _is_initial(word, following)
    return folded in ABBREVIATIONS or (_LIST_NUMBER.match(word) is not None and following in MONTHS)


def _is_initial(word: str, following: str) -> bool:
    return word[-1].isupper() and word != "I" and ("." not in word or following not in STARTERS)
