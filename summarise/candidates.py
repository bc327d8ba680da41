"""The sentences of an article that may be shown: no datelines, captions, headings, pleas. Never alters a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from summarise.credits import after_credit, follows_caption, holds_credits
from summarise.sentences import split
from summarise.words import places, squeeze, tokens

_AGENCY = r"\((?:CNN|AP|Reuters|AFP|UPI|dpa|EFE|Xinhua|ANSA|Bloomberg|CNN [^)]{1,30}|The [^)]{1,30})\)"
_PLACE = r"[A-Z][A-Z.'’ -]{2,30}(?:,\s?[A-Z][\w. ]{1,20}){0,2}"
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.?"
_CITY = r"[A-Z][A-Z.'’]{2,}(?:[ -][A-Z.'’]{2,})*(?:,\s[A-Z][\w.]{1,14})?"
_DATELINE = re.compile(
    rf"(?:\(?[A-Z][\w.,'’/ -]{{1,60}}?\s*)?{_AGENCY}\s*(?:[-–—:|]+\s*)?|{_PLACE}\s?(?:\([A-Za-z/ ]+\)\s?)?"
    rf"(?:[–—―]+|--)\s*|{_CITY},?(?:\s{_MONTH}\s\d{{1,2}})?\s-\s|{_CITY},\s(?=[A-Z])(?P<land>[A-Z][a-z]+)\s(?=(?P=land)\b)"
    r"|\([A-Z][A-Za-z/ ]{1,20}\)\s?[–—-]+\s"
    r"|Reporting from [A-Z][\w ]{2,20}\s?[–—-]+\s?|(?:Updated?|UPDATED?|BREAKING|LIVE)(?::|\s[–—-])\s"
    r"|(?:CLOSE|ADVERTISEMENT|WATCH|PLAY|VIDEO|PHOTOS)\s(?=[A-Z])"  # the label of a player's button
)
_DATELINE_SIGNS = ("—", "–", "―", ")", ":", "--", " - ")  # every dateline holds one of these, or begins in capitals
_CAPITALS = re.compile(r"[A-Z]{4}[, ]")
_CAPITAL_SIGN = 4  # characters of it after its first
_MONTH_LETTERS = frozenset("JFMASOND")  # every month begins with one
_BARE_DATE = re.compile(rf"{_MONTH}\s\d{{1,2}}\s(?=[A-Z])")  # a wire's date before its first word
_DATELINE_REACH = 120  # characters: a longer one is no dateline
_CUES = re.compile(
    r"""\b(?:click\ here|read\ more|sign\ up\ (?:for|to)|subscribe\ (?:to|now)|all\ rights\ reserved|copyright\ ©
    |follow\ (?:us|\S+\ on\ (?:twitter|facebook)|ap)|contributed\ to\ this\ (?:report|story|article)|getty\ images
    |photo(?:graph)?\ by|associated\ press\ writers?|may\ not\ be\ published|our\ newsletter|privacy\ policy
    |terms\ of\ (?:use|service)|cookies?|refresh\ (?:the|your)\ (?:page|browser)|scroll\ down|see\ also|file\ photo
    |your\ (?:support|donation)\ (?:helps|makes|allows)|reporters\ on\ the\ ground|watch\ (?:the\ )?(?:video
    |live)\ (?:above|below)
    |related\ (?:articles?|stories)|image\ (?:caption|copyright)|(?:hide|show)\ caption|advertisement
    |enlarge\ this\ image
    |this\ (?:article|story)\ (?:was|has\ been)\ (?:originally\ )?(?:published|updated)|lire\ aussi
    |leggi\ anche|lea\ también|tin\ (?:bài\ )?liên\ quan|\Awatch\ the\ full
    |\Alearn\ more(?=\W*\Z)|\Aview\ images?\ |\Aembed\ more\ news|\Acaption\ (?=\w)
    |\Arelated\ (?:photos|videos?)|\Atrailer:\ (?=\w)
    |thank\ you\ for\ subscribing|(?:to|in)\ your\ inbox|location\ information\ to\ your\ tweets
    |tweet\ with\ a\ location
    |notifications?\ (?:can|from)|have\ (?:you|your)\ say|tweet\ location|breaking\ news\ (?:alerts?|emails?)
    |(?:personal,?\ |for\ )non-commercial\ use|read\ the\ latest\b.{0,60}\bhere
    |this\ (?:article|story)\ appear(?:s|ed)\ in\ the\b.{0,40}\bissue)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION = re.compile(  # what stands under a picture ends on its date or credit
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{1,2},? \d{4}\.?$"
    r"|\b[A-Z][a-z]+day, [A-Z][a-z]{2,3}\. \d{1,2}, \d{4}\.?$"
    r"|\(pictured\b|\bREUTERS/|\bpictured (?:here|above|below|left|right)\b"
)
_HINTS: Mapping[str, tuple[str, ...]] = {  # by a whole word of a cue, a part of it: the cheap looks before the dear one
    "click": ("click here",), "read": ("read more", "read the latest"), "sign": ("sign up",),
    "subscribe": ("subscribe",), "subscribing": ("subscribing",), "reserved": ("all rights",),
    "copyright": ("copyright",), "follow": ("follow ",), "contributed": ("contributed to this",), "getty": ("getty",),
    "photo": ("photo",), "photograph": ("photo",), "press": ("press writer",), "published": ("published",),
    "newsletter": ("newsletter",), "privacy": ("privacy policy",), "terms": ("terms of",), "cookie": ("cookie",),
    "cookies": ("cookie",), "refresh": ("refresh",), "scroll": ("scroll down",), "see": ("see also",),
    "support": ("your support",), "donation": ("your donation",), "reporters": ("on the ground",),
    "watch": ("watch ",), "related": ("related ",), "caption": ("caption",), "advertisement": ("advertisement",),
    "enlarge": ("enlarge",), "updated": ("updated",), "lire": ("lire aussi",), "leggi": ("leggi anche",),
    "lea": ("lea también",), "quan": ("liên quan",), "tweet": ("tweet",), "tweets": ("tweet",),
    "view": ("view image",), "embed": ("embed more",), "trailer": ("trailer:",), "breaking": ("breaking news",),
    "learn": ("learn more",),
    "commercial": ("commercial use",), "appears": ("appears",), "appeared": ("appeared",), "appear": ("appear",),
    "notification": ("notification",), "notifications": ("notification",), "say": ("have you",),
    "inbox": ("your inbox",),
}  # fmt: skip
_ARCHIVED = re.compile(r"\b[Cc]rawls?\b.{0,900}\b(?:Internet Archive|Wayback Machine)\b", re.DOTALL)
_ARCHIVE_PAGE = 1000  # characters: a longer text that speaks of such things is an article about them
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "۔")
_CLOSING = "\"'”’»)]」』"
_HEADING_WORDS = 25  # a line of fewer words without a stop at its end is a heading, a caption or a menu
_FEWEST_WORDS = 5
_LABELS = 3  # of a list of facts: "Running Length: 1:45 Cast: …"
_LABEL = re.compile(r"[A-Z][a-z]+: ")
_LISTED = 3  # semicolons: without a stop at its end it is a list of names, not a sentence
_SLIDE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2}) (?=[A-Z“\"])")
_FEWEST_SLIDES = 3
_MENU = " MORE "  # where a page's link list ran into the sentence


@dataclass(slots=True)
class Candidate:
    """A sentence: its place in its document's text (start <= i < end), folded text, words, and rank among them."""

    doc: int
    start: int
    end: int
    text: str
    words: list[str]
    place: int = 0


def candidates(doc: int, title: str, text: str) -> list[Candidate]:
    """What may be shown of one document, in its order; what looks like a heading only where nothing else is there."""
    told: list[Candidate] = []
    other: list[Candidate] = []
    headline = tokens(title)
    body = _after_title(title, text)
    signs = _dateline_signs(text)
    credited = holds_credits(text)
    slides = _slides(text)
    for span in split(text[body:]):
        start, end = body + span.start, body + span.end
        if credited:
            start = end if follows_caption(text, end) else after_credit(text, start, end)
        start = _after_dateline(text, start, end, signs)
        shown = squeeze(text[start:end])
        words = tokens(shown)
        if words:
            made = Candidate(doc, start, end, shown, words)
            tells = _tells(shown, words) and words != headline and not (slides and _is_slide(shown, slides))
            (told if tells else other).append(made)
    if hints := _hints(text, [*told, *other]):
        told, other = ([one for one in group if not _is_plea(one.text, hints)] for group in (told, other))
    chosen = told or other
    for place, candidate in enumerate(chosen):
        candidate.place = place
    return chosen


def _hints(text: str, found: Sequence[Candidate]) -> list[str]:
    """The parts of cues that the text holds, asked once and cheaply: most articles are clean."""
    words = _HINTS.keys() & set(chain.from_iterable([one.words for one in found]))
    low = text.lower() if words else ""
    return [hint for word in sorted(words) for hint in _HINTS[word] if hint in low]


def is_placeholder(text: str) -> bool:
    """Whether this is what a web archive says of itself where an article should be."""
    return len(text) < _ARCHIVE_PAGE and "rawl" in text and _ARCHIVED.search(text) is not None


def _is_plea(shown: str, hints: Sequence[str]) -> bool:
    low = shown.lower()
    return any(hint in low for hint in hints) and _CUES.search(shown) is not None


def _after_title(title: str, text: str) -> int:
    """Where the text begins once its own title, run into its first paragraph, is taken off."""
    return len(title) if title and text.startswith(title + "\n") else 0


def _dateline_signs(text: str) -> list[int]:
    """Where the text holds a sign of a dateline, in order: looked for once, as nearly no sentence has one."""
    return sorted(chain.from_iterable([places(text, sign) for sign in _DATELINE_SIGNS]))


def _after_dateline(text: str, start: int, end: int, signs: Sequence[int]) -> int:
    if text[start : start + 1] in _MONTH_LETTERS and (dated := _BARE_DATE.match(text, start, end)):
        return dated.end()
    at, reach = bisect_left(signs, start), min(end, start + _DATELINE_REACH)
    signed = (at < len(signs) and signs[at] < reach) or _capitals(text, start, reach)
    found = _DATELINE.match(text, start, end) if signed else None
    return found.end() if found and found.end() < end else start


def _capitals(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins like "PARIS, France …": few do, so its first two signs are looked at first."""
    begun = text[start : start + 2]
    return begun.isupper() and begun[1:] != " " and _CAPITALS.search(text, start, end + _CAPITAL_SIGN) is not None


def _tells(shown: str, words: Sequence[str]) -> bool:
    if len(words) < _FEWEST_WORDS or shown.endswith(":") or _MENU in shown or _is_caption(shown) or shown.isupper():
        return False
    if shown.count(": ") >= _LABELS and len(_LABEL.findall(shown)) >= _LABELS:
        return False
    return shown.rstrip(_CLOSING)[-1:] in _STOPS or (len(words) >= _HEADING_WORDS and shown.count(";") < _LISTED)


def _slides(text: str) -> set[str]:
    """By how many the slides of a gallery that ran into the text are counted: "8/18 On the wall …", at least thrice."""
    if "/" not in text:
        return set()
    counted: dict[str, set[str]] = {}
    for at, total in _SLIDE.findall(text):
        counted.setdefault(total, set()).add(at)
    return {total for total, found in counted.items() if len(found) >= _FEWEST_SLIDES}


def _is_slide(shown: str, slides: Set[str]) -> bool:
    slide = _SLIDE.match(shown)
    return slide is not None and slide.group(2) in slides


def _is_caption(shown: str) -> bool:
    dated = shown[-1].isdigit() or shown[-2:-1].isdigit()
    return (dated or "pictured" in shown or "REUTERS/" in shown) and _CAPTION.search(shown) is not None
