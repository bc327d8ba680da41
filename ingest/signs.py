"""Signs that a line is an outlet talking to its reader, in any words: who speaks, to whom, of what. Tables and counts.

The phrase groups know whole phrases. This knows what they have in common: an outlet that names itself (or says "we"),
a reader who is addressed, its trade, its asking, its technical means. One sign is nothing; several without a speaker
who is quoted are no news. Words in quotation marks are somebody else's.
"""

# ruff: noqa: E501 - a table reads best with one language on a line

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ingest.wording import WORD_START, alternatives

QUOTE_LONGEST: Final = 400
"""Characters of a quotation that is taken out of a line."""

SHORT: Final = 15
"""Words up to which a line that begins by asking is judged by one more sign."""

EDGE_WORDS: Final = 25
"""Words up to which a line at an edge of a text is judged by two signs: stories open and end in longer lines."""

FEW: Final = 8
"""Words of a line that says so little that one sign tells."""

ESSAY_LINE: Final = 60
ESSAY_LINES: Final = 3
ESSAY_SHARE: Final = 0.2
"""So many lines, of so many characters, and this share of all such, make a text that talks to its reader by itself."""

PERSONS: Final = frozenset({"self", "reader", "name"})
"""The signs of who speaks and to whom."""

ASKING: Final = frozenset({"money", "means"})
"""The signs of what an outlet wants of its reader."""

_THINGS: Final = ("trade", "money", "means")
_QUOTED = re.compile(rf'["“„«][^"“”„«»]{{0,{QUOTE_LONGEST}}}(?:["”“»]|$)')


def _of_words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Alternatives that all begin where a word does: asked once at each place, not by each of them."""
    return re.compile(rf"\b(?:{'|'.join(part.removeprefix(WORD_START) for part in alternatives(pattern))})", flags)


_SIGNS: Final = {
    "self": _of_words(
        r"\b(?:[Ww]e(?:'re|'ve|'ll)?|[Oo]ur|[Oo]urs|us)\b|\b(?:[Ww]ir|[Uu]ns(?:er\w*)?)\b|\b(?:[Nn]otre|[Nn]os)\b"
        r"|\b(?:[Nn]osotros|[Nn]uestr[oa]s?)\b|\b(?:[Nn]ostr[oaie])\b|\b(?:[Nn]oss[oa]s?)\b|\b(?:[Oo]nze)\b|\b(?:[Nn]asz\w{0,3}|[Nn]ami)\b"
        r"|\b(?:[Мм]ы|[Нн]аш\w{0,3}|[Нн]ам|[Мм]и)\b|\b(?:[Vv]åra?|[Vv]årt|[Vv]ores)\b|\b(?:[Bb]izim|[Bb]ize)\b"
    ),
    "reader": _of_words(
        r"\b(?:[Yy]ou(?:'re|'ll|'ve)?|[Yy]ours?)\b|\b(?<=\S )Sie\b|\b(?<=\S )Ihr(?:e[nrm]?)?\b|\b[Dd]eine?[rnm]?\b|\b(?:[Vv]ous|[Vv]otre|[Vv]os)\b"
        r"|\b(?:[Uu]sted|[Tt]u|[Tt]us)\b|\b(?:[Tt]uo|[Tt]ua|[Vv]ostr[oaie])\b|\b(?:[Vv]ocê)\b|\b(?:[Jj]ouw|[Jj]ij|[Uu]w)\b|\b(?:[Tt]w[oó]j\w{0,3}|[Pp]aństwa)\b"
        r"|\b(?:[Вв]ы|[Вв]аш\w{0,3}|[Вв]ам)\b|\b(?:[Dd]in|[Dd]itt|[Dd]ig)\b|\b(?:[Ss]izin|[Ss]iz)\b|\b[Rr]eaders?\b(?='| like| make| who)|\breader-\w+ed\b"
    ),
    "trade": _of_words(
        r"\bjournalis[mt]s?\b|\bjournalisti[a-z]+|\breporting\b|\breporters?\b|\bcorrespondents?\b|\bnewsrooms?\b|\bpaywalls?\b|\bfact[- ]check\w*|\bthe (?:facts|truth|story)\b|\btell\w* (?:\w+ ){0,2}stor(?:y|ies)\b|\btrusted news\b|\bnewspaper\b|\bindependent (?:news|media|press)\b"
        r"|\bjournalismus\b|\bjournalist\w*|\bredaktion\w*|\bberichterstattung\b|\breport(?:er|age)\w*|\brédaction\b|\bperiodis\w+|\bredacción\b|\bgiornalis\w+|\bredazione\b|\bjornalis\w+|\bredação\b|\bjournalistiek\w*|\bredactie\b|\bdziennikar\w+|\bredakcj\w+|\bжурналист\w*|\bредакци\w*|\bжурналіст\w*|\bредакці\w*|\bgazeteci\w*",
        re.IGNORECASE,
    ),
    "money": _of_words(
        r"\bsupport(?:ing|er|ers)?\b|\bback(?:ing)? us\b|\b(?:your|readers'?|with|our) backing\b|\bpledge\b|\bdonat\w+|\bcontribut(?:e|ion|ions)\b|\bgifts?\b|\bfund(?:ed|ing|s)?\b|\bafford\b|\bable to pay\b|\bmember(?:s|ship)?\b|\bgenerosity\b|\bmonthly\b|\bhelp (?:us|keep|fund|make)\b|\b(?:with|need|by) your help\b|\byour help\b|\bowned by\b|\bfree for all\b|\bopen to (?:all|everyone)\b|\bavailable to (?:all|everyone)\b"
        r"|\bspenden?\b|\bunterstütz\w+|\bsoutien\w*|\bsouten\w+|\bdons?\b|\bapoy\w+|\bdonaci\w+|\bsostegn\w+|\bsostien\w+|\bdonazion\w+|\bapoi\w+|\bdoaç\w+|\bcontribu\w+|\bsteun\w*|\bdonatie\w*|\bwsparci\w+|\bwspier\w+|\bdarowizn\w+|\bподдерж\w+|\bпожертв\w+|\bпідтрим\w+|\bдонат\w*|\bstöd\w*|\bdestek\w*|\bbağış\w*",
        re.IGNORECASE,
    ),
    "means": _of_words(
        r"\bnotifications?\b|\bnotified\b|\bpush\b(?= (?:alerts?|notif))|\balerts?\b|\bbrowser\w*|\bsettings\b|\bpreferences\b|\binbox\b|\bnewsletters?\b|\be-?mails?\b|\bwhatsapp\b|\bpassword\b|\baccount\b|\b(?:log|logged|sign|signed)[ -]?(?:in|out|up)\b|\bregist(?:er|ered|ering|ration)\b|\bsubscri\w+|\bthe app\b|\bour app\b|\b\w+ app\b|\bwebsite\b|\b(?:this|the|another) page\b|\bcookies?\b|\bprivacy policy\b|\bunsubscribe\b|\bopt out\b"
        r"|\bbenachrichtigung\w*|\beinstellungen\b|\banmeld\w+|\babonn\w+|\bnavigateur\b|\bpréférences\b|\bparamètres\b|\bnotificaci\w+|\bnavegador\b|\bajustes\b|\bsuscri\w+|\bboletín\w*|\bnotifiche\b|\bimpostazioni\b|\biscri\w+|\bnotificaç\w+|\bconfigurações\b|\bassin[ae]\w*|\bmeldingen\b|\binstellingen\b|\bnieuwsbrief\b|\bpowiadomie\w+|\bustawieni\w+|\bprzeglądar\w+|\bуведомлен\w+|\bнастройк\w+|\bбраузер\w*|\bподпис\w+|\bсповіщен\w+|\bналаштуван\w+|\bпідпис\w+|\bbildirim\w*",
        re.IGNORECASE,
    ),
}
_SPEAKERS: Final = ("self", "reader")
_WORD = re.compile(r"\w+")
_AROUND = re.compile(r"\(\?<?=[^)]*\)|-\\w\+ed\\b")
_PERSON = re.compile("|".join(_AROUND.sub("", _SIGNS[name].pattern) for name in _SPEAKERS))
"""What such a sign looks like in the word it begins with, whatever must stand before or after it."""

_SPEECH = re.compile(
    r"(?i:\b(?:said|says|told|according to|announced|wrote|tweeted|asked|added|urged|warned|sagte?|erklärte|laut|selon|a (?:dit|déclaré)|dijo|dice|según|secondo|ha detto|disse|segundo|diz|zei|zegt|volgens|powiedzia\w+|mówi|według|говорит|сказал\w*|заявил\w*|сообщил\w*|сказа\w+|заяви\w+)\b)"
)
_ASKS = re.compile(
    r"(?i:(?:please |why not |here's how (?:you can )?)?(?:support(?! for)|back|fund|donate|give|contribute|help|power|stand (?:up|with)|become|join|subscribe|sign up|register|get|receive|follow|turn on|switch on|enable|allow|manage|update|change|adjust|download|install|choose|discover|explore|invest in|make|keep|stay|be the first|never|don't miss|want|thank(?:s| you)|find out)\b"
    r"|(?:unterstütz\w+|spenden?|werden|bleiben|verpassen|abonnier\w+|soutenez|soutenir|rejoignez|recevez|activez|faites|apoy\w+|ayud\w+|suscríb\w+|recib\w+|activ\w+|sostien\w+|aiut\w+|ricev\w+|attiv\w+|apoi\w+|ajud\w+|receb\w+|ative|steun|help|ontvang|wesprzyj|wspieraj|поддерж\w+|помог\w+|подпи\w+|підтрим\w+|допомож\w+|підпи\w+)\b)"
)

_CALL = re.compile(
    r"(?:Support|Back|Join|Fund|Follow|Trust) (?:The|the) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}(?: (?:today|now))?[.!]?"
)


def reports(own: str) -> bool:
    """Whether a line without its quotations tells what somebody said, wrote or asked."""
    return bool(_SPEECH.search(own))


def without_quotes(line: str) -> str:
    """`line` with straight apostrophes, without what stands in quotation marks, open ones too."""
    return _QUOTED.sub(" ", line.replace("’", "'"))


def signs(own: str, outlet: str = "") -> frozenset[str]:
    """The kinds of signs in a line without its quotations; `outlet`, if it is known, counts as naming itself."""
    found = {name for name, pattern in _SIGNS.items() if pattern.search(own)}
    if _names(own, outlet):
        found.add("name")
    return frozenset(found)


def _names(own: str, outlet: str) -> bool:
    return bool(outlet) and outlet.lower() in own.lower()


def talks(line: str, outlet: str = "", *, edge: bool = False) -> bool:
    """Whether a line of a bare text is self-talk by its signs alone; one that reports what somebody said never is.

    Three kinds, a person's and the trade's among them. Two, at an `edge` of the text (its first and last lines) or in
    a short line that begins by asking. One, where that line is but a few words and names the trade or the outlet.
    """
    if _CALL.fullmatch(line.strip()):
        return True
    own = without_quotes(line)
    words = len(own.split())
    if words > SHORT and not _may_talk_long(own, outlet, edge=edge and words <= EDGE_WORDS):
        return False
    found = signs(own, outlet)
    if not found or reports(own):
        return False
    about = found - PERSONS
    if "trade" in about and len(found) >= 3 and found & PERSONS:
        return True
    asks = words <= SHORT and bool(_ASKS.match(own))
    if bool(about) and len(found) >= 2 and (asks or (edge and bool(found & PERSONS) and words <= EDGE_WORDS)):
        return True
    return asks and ((edge and "means" in found) or (words <= FEW and bool(found & {"trade", "name"})))


def _may_talk_long(own: str, outlet: str, *, edge: bool) -> bool:
    """What a longer line must have, asked first, as most news has not: a person, and the trade, unless at an edge."""
    return (_speaks_to_somebody(own) or _names(own, outlet)) and bool(edge or _SIGNS["trade"].search(own))


def hints(line: str, outlet: str = "") -> bool:
    """Whether a line beside self-talk goes on with it: it names itself, or tells its reader of its means, or says little."""
    own = without_quotes(line)
    found = signs(own, outlet)
    if not found or reports(own):
        return False
    if found & {"self", "name"} or ("reader" in found and len(found) > 1):
        return True
    return len(own.split()) <= FEW and not re.search(r"\d", own)


def is_essay(lines: Sequence[str]) -> bool:
    """Whether a text speaks of "we" and "you" throughout and of other things than its trade: advice, a column, a recipe."""
    long = [without_quotes(line) for line in lines if len(line) >= ESSAY_LINE]
    voiced = [own for own in long if _speaks_to_somebody(own) and not any(_SIGNS[name].search(own) for name in _THINGS)]
    return len(voiced) >= ESSAY_LINES and len(voiced) >= ESSAY_SHARE * len(long)


def _speaks_to_somebody(own: str) -> bool:
    """Asked first: of all signs, most news has neither of these; and of most lines no word could be one."""
    return any(map(_may_be_a_person, _WORD.findall(own))) and any(_SIGNS[name].search(own) for name in _SPEAKERS)


@lru_cache(maxsize=8192)
def _may_be_a_person(word: str) -> bool:
    return _PERSON.match(word) is not None
