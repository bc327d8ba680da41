"""Whether a sentence can stand alone: what it opens with, and whose words it quotes. Never looks at other sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from summarise.words import tokens

_OPENERS: Mapping[str, str] = {
    "en": """he she it they we i you his her its their our my him them but and so yet or nor however meanwhile
        moreover furthermore nevertheless nonetheless also besides instead otherwise therefore thus hence then
        additionally similarly likewise conversely consequently accordingly indeed anyway afterwards afterward
        neither others though hers theirs himself herself themselves itself plus too ditto regardless who which
        alternatively specifically that's i'm i've yes well oh interestingly here""",
    "es": """él ella ellos ellas esto eso este esta estos estas ese esa esos esas aquel aquella pero y sin además
        también entonces así luego mientras asimismo incluso aunque sino su sus lo le""",
    "fr": """il elle ils elles on ce cela ceci ça cet cette ces celui celle ceux celles c'est mais et or donc ainsi puis
        alors cependant toutefois pourtant néanmoins enfin ensuite aussi d'ailleurs son sa ses leur leurs lui""",
    "it": """lui lei egli ella essi esse loro questo questa questi queste quello quella quelli ciò ma e però inoltre
        quindi dunque così poi infine tuttavia intanto anche invece suo sua suoi sue""",
    "de": """er sie es dies diese dieser dieses diesem diesen das jener jene aber und doch jedoch außerdem zudem dann
        deshalb daher darum dennoch trotzdem allerdings auch so damit dabei danach dazu ihr ihre sein seine denn""",
    "pt": """ele ela eles elas isto isso este esta esse essa aquele aquela mas e porém além também então assim depois
        entretanto contudo todavia seu sua seus suas""",
    "nl": """hij zij ze het dit dat deze die maar en echter ook dan toch daarom bovendien daarnaast vervolgens zijn
        haar hun""",
    "vi": """nó họ ông bà anh chị điều đó này tuy nhưng và ngoài bên đồng trong khi vì do theo đó""",
    "ru": "он она оно они это этот эта эти тот та те но и а однако также тоже затем потом поэтому его её их",
    "pl": "on ona ono oni one to ten ta te ale i a jednak także też potem dlatego jego jej ich",
    "sv": "han hon det den de detta denna dessa men och dock också sedan därför hans hennes deras",
    "tr": "o onlar bu bunlar şu ama fakat ve ancak ayrıca sonra",
    "id": "dia ia mereka ini itu tetapi namun dan lalu kemudian",
}
_VIETNAMESE_TITLES = frozenset(("ông", "bà", "anh", "chị"))  # before a name they are no pronouns
_PHRASES = re.compile(
    r"""(?:at\ the\ same\ time|in\ addition|for\ example|for\ instance|as\ a\ result|in\ fact|of\ course|after\ that
    |later,|on\ the\ other\ hand
    |in\ other\ words|in\ contrast|by\ contrast|even\ so|more(?:over|\ than\ that)|among\ them
    |the\ (?:latter|two|pair|move|trio|incident|same)\b|the\ former(?:,|\ (?:is|was|has|had|will|said)\b)
    |in\ (?:turn|response|all)\b|sin\ embargo|por\ otra\ parte
    |en\ efecto|en\ effet|en\ outre|par\ ailleurs|del\ resto|d'altra\ parte|tuy\ nhiên|bên\ cạnh|ngoài\ ra
    |trong\ khi\ đó|zum\ beispiel|in\ der\ tat|no\ entanto|além\ disso)""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(  # a demonstrative without its noun
    r"(?:this|that|these|those|such)[,;:]?\s(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|do|"
    r"does|did|means|meant|comes|came|follows|followed|makes|made|includes?|included|said|gave|gives|led|leads|seems|"
    r"seemed|appears|happened|happens|marks|marked|brings|brought|and|also|who|in|to|of|at|for|on|as|left|leaves|puts?|"
    r"sounds?|looks?|took|takes|sparked|prompted|resulted|isn|wasn|doesn|didn|won|not|kind of|sort of|being|alone)\b",
    re.IGNORECASE,
)
_DATED = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    "September|October|November|December"
)
_NAMELESS_PHRASE = rf"(?:(?! (?!{_DATED})[A-Z])[^,.;:]){{0,60}}"
_LATE_SUBJECT = re.compile(  # "On Monday, it …": the subject is a pronoun, and nobody was named before it
    rf"(?:(?:In|On|At|By|During|For|From|With|Until|Within|Last|This|Earlier|Later|So far)\b{_NAMELESS_PHRASE},?"
    rf"|(?:After|Before|Since|When|While|As|If)\b{_NAMELESS_PHRASE},)"
    r" (?:he|she|it|they)\b(?! (?:is|was) (?:not )?(?:clear|unclear)| seems| appears| took| takes| would take)"
)
_OF_THOSE = re.compile(
    r"(?:one|some|many|most|both|two|three|none|all|neither|each) of (?:those|these|them|which)\b", re.IGNORECASE
)
_LOOSE, _LOOSE_ENGLISH = (_PHRASES, _BARE), (_LATE_SUBJECT, _OF_THOSE)
_LOOSE_STARTS = frozenset((  # every phrase and bare demonstrative begins with one: few sentences need the look
    "at", "in", "for", "as", "of", "after", "later", "on", "even", "by", "more", "moreover", "among", "the", "sin",
    "por", "en", "par", "del", "d'altra", "tuy", "bên", "ngoài", "trong", "zum", "no", "além",
    "this", "that", "these", "those", "such",
))  # fmt: skip
_LOOSE_STARTS_ENGLISH = frozenset((
    "in", "on", "at", "by", "during", "for", "from", "with", "until", "within", "last", "this", "earlier", "later",
    "so", "after", "before", "since", "when", "while", "as", "if",
    "one", "some", "many", "most", "both", "two", "three", "none", "all", "neither", "each",
))  # fmt: skip
_GOES_ON = re.compile(r"[A-Z][\w’'-]+ (?:also |further )?(?:added|continued|went on)\b|[A-Z][\w’'-]+ also \w+ed\b")
_SPEECH = (
    "said|says|added|adds|told|tells|wrote|writes|explained|explains|noted|notes|continued|insisted|argued|tweeted|asked|"
    "warned|claimed|recalled|concluded|replied|stated|announced|declared|admitted|acknowledged|reported|confirmed"
)
_NAMELESS = re.compile(
    rf"(?:[Tt]he|[Oo]ne|[Aa]nother) (?:(?!(?:was|were|is|are|been) )[a-z-]+ ){{1,2}}"
    rf"(?:also |later |has |had |have )?(?:{_SPEECH})\b"
)
_SAID_BY_NAME = re.compile(  # "We …," said Calder: who opens with I or we is told at the end
    rf"[,.?!][\"”’»] (?:(?:{_SPEECH}) (?:the )?(?:[a-z]+ )?[A-Z]|(?:[A-Z][\w.’'-]+ )+(?:{_SPEECH})\b)"
)
_OPENING_NAME = re.compile(  # "Top Gear" was stopped: a title or a word in quotation marks, and nobody's speech
    r"[\"“„«]([^\"“”„«»]{1,40}?)(?<![.?!])[\"”“»](?=(?P<rest>.{0,60}))", re.DOTALL
)
_NAME_WORDS = 6  # a title is seldom longer
_PRONOUN_SPEAKS = re.compile(
    rf"[\"”’'] ?(?:(?:he|she|they|it|we|i) (?:also |later |has |had )?(?:{_SPEECH})"
    rf"|(?:{_SPEECH}) (?:he|she|they))\b",
    re.IGNORECASE,
)
_PRONOUN_ENDS = re.compile(rf", (?:he|she|they|it) (?:also |later |has |had )?(?:{_SPEECH})(?: on \w+)?\.?$")
_ENDING = 60  # characters at the end of a sentence where who says it may stand
_SPEAKING = frozenset((*_SPEECH.split("|"), "dijo", "según", "dit", "selon", "disse", "secondo", "sagte", "zei", "nói"))
_FIRST = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ANY_QUOTE = re.compile(r"[\"“”„«»'‘’]")
_OPENING_QUOTES = ('"', "“", "„", "«", "'", "‘")


@cache
def _opening_words(lang: str) -> frozenset[str]:
    return frozenset(_OPENERS.get(lang[:2], "").split())


def opens_with_quote(sentence: str) -> bool:
    """Whether the sentence begins with somebody's words: inside quotation marks, and no mere title stands in them."""
    return sentence.startswith(_OPENING_QUOTES) and not _opens_with_a_name(sentence)


def _opens_with_a_name(sentence: str) -> bool:
    found = _OPENING_NAME.match(sentence)
    if found is None or len(found.group(1).split()) > _NAME_WORDS:
        return False
    return not _is_attributed(found.group("rest")) and len(found.group("rest").split()) > _NAME_WORDS


def leans(sentence: str, lang: str) -> bool:
    """Whether a reader who did not see the sentence before asks "who?", "which?" or "but what?"."""
    first = _FIRST.search(sentence)
    if first is None or first.start() > 3 or (first.start() and _SAID_BY_NAME.search(sentence)):
        return False
    word = first.group().casefold().replace("’", "'")
    openers = _opening_words(lang)
    loose = word in openers or ("'" in word and word.split("'")[0] in openers)
    if loose and lang[:2] == "vi" and word in _VIETNAMESE_TITLES:
        return not sentence[first.end() : first.end() + 2].strip()[:1].isupper()
    if loose or sentence[first.start()].islower():
        return True
    at = first.start()
    if word in _LOOSE_STARTS and any(loose.match(sentence, at) for loose in _LOOSE):
        return True
    if (
        lang[:2] == "en"
        and word in _LOOSE_STARTS_ENGLISH
        and any(loose.match(sentence, at) for loose in _LOOSE_ENGLISH)
    ):
        return True
    return _GOES_ON.match(sentence, at) is not None


def speaker_is_missing(sentence: str) -> bool:
    """Whether the sentence gives words without saying whose they are, or a quotation cut in two."""
    if _NAMELESS.match(sentence) or _PRONOUN_ENDS.search(sentence, max(0, len(sentence) - _ENDING)):
        return True
    if _ANY_QUOTE.search(sentence) is None:
        return False
    if _PRONOUN_SPEAKS.search(sentence):
        return True
    if not opens_with_quote(sentence):
        return _is_cut_quote(sentence)
    return _is_cut_quote(sentence) or not _is_attributed(sentence)


def _is_attributed(text: str) -> bool:
    """Whether it says that somebody speaks."""
    return not _SPEAKING.isdisjoint(tokens(text)) or "according to" in text.lower()


def _is_cut_quote(sentence: str) -> bool:
    """A quotation that begins in this sentence and ends in another, or the other way round."""
    straight = sentence.count('"')
    curly = sentence.count("“") + sentence.count("„") - sentence.count("”")
    french = sentence.count("«") - sentence.count("»")
    mixed = straight % 2 == 1 and (curly != 0)  # one mark of each kind is a pair too
    return french != 0 or (not mixed and (straight % 2 == 1 or curly != 0))
