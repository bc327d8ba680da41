"""The headline of a story: the clearest title of a central article. Never invents a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.model import Article
from summarise.bags import Bag, cosine
from summarise.candidates import candidates
from summarise.stopwords import stop_words
from summarise.words import STEM, content, plain, squeeze, tokens

LONGEST = 120  # characters of a headline made from a sentence
_SUFFIX = re.compile(r"\s+(?:[|•·»]|[-–—])\s+(?P<site>[^|•·»–—]{2,40})$")
_STUB = re.compile(
    r"^(?:(?:live|breaking(?: news)?|update[ds]?|exclusive|just in|watch(?: live)?|video|photos?|analysis|explainer|"
    r"en direct|en directo|ao vivo|direct|eilmeldung|diretta)\s*(?:[:|–—]|-\s)\s*)+",
    re.IGNORECASE,
)
_CLICKBAIT = re.compile(
    r"\?$|: (?:what|why|how|who|where)\b|^(?:here['’]s|this is|these are|why|how|what|who|when|where|everything)\b|"
    r"^\d+ (?:things|takeaways|ways|reasons)\b|you (?:need|won['’]t|should)|^opinion|"
    r"\blive(?: updates| blog)?\b|\.\.\.$|…$",
    re.IGNORECASE,
)
_SITE_WORDS = re.compile(
    r"news|times|post|journal|herald|tribune|guardian|independent|cnn|bbc|npr|reuters|\bap\b|press|daily|online|\.\w{2,4}$|"
    r"telegraph|today|magazine|politico|bloomberg|observer|gazette|mail|express|le monde|el país|spiegel|television|tv",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–—]\s|\s(?:after|as|while|when|because|although|but|amid|despite)\s")


def cleaned(title: str, outlet: str) -> str:
    """`title` without the site's name at its end and without LIVE, BREAKING and the like before it."""
    text = squeeze(title)
    while (found := _SUFFIX.search(text)) and _is_site(found.group("site"), outlet):
        text = text[: found.start()]
    return _capital(_STUB.sub("", text).strip())


def _is_site(name: str, outlet: str) -> bool:
    same = plain(outlet).strip()
    return (bool(same) and (same in plain(name) or plain(name).strip() in same)) or _SITE_WORDS.search(name) is not None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def headline(articles: Sequence[Article]) -> tuple[str, int]:
    """The headline, and which of `articles` (those that are no copies, in order of arrival) gives it.

    A central article shares most words with the others; a title is plain where the other titles and openings hold its
    words; a question, a listicle, a LIVE page count less. Where no article has a title, the opening of the most
    central one's first sentence, cut at a clause.
    """
    titles = [cleaned(article.title, article.outlet) for article in articles]
    bags = [
        _bag(f"{title} {article.text[:600]}", article.lang) for title, article in zip(titles, articles, strict=True)
    ]
    named = [_bag(title, article.lang) for title, article in zip(titles, articles, strict=True)]
    worth = [_centrality(at, bags) * _plainness(at, named, bags) * _clarity(title) for at, title in enumerate(titles)]
    best = max(range(len(articles)), key=lambda at: (bool(titles[at]), worth[at], -at))
    return titles[best] or opening(articles[best].text), best


def _bag(text: str, lang: str) -> Bag:
    words = content(tokens(text), stop_words(lang))
    return Bag.of([word if word[0].isdigit() else word[:STEM] for word in words])  # `stem`, without its call


def _centrality(at: int, bags: Sequence[Bag]) -> float:
    return 0.1 + sum(cosine(bags[at], other) for place, other in enumerate(bags) if place != at)


def _plainness(at: int, titles: Sequence[Bag], bags: Sequence[Bag]) -> float:
    """How much of a title the others tell too: a word of their titles is worth two of their openings. 0.1 to 1.1."""
    others = [place for place in range(len(bags)) if place != at]
    own = titles[at].counts
    if not others or not own:
        return 1.0
    told = sum((root in titles[other].counts) + (root in bags[other].counts) for root in own for other in others)
    return 0.1 + told / (2 * len(others) * len(own))


def _clarity(title: str) -> float:
    count = len(title.split())
    factor = 0.5 if _CLICKBAIT.search(title) else 1.0
    if title.isupper():
        factor *= 0.7
    return factor if 5 <= count <= 18 else factor * 0.7


def opening(text: str) -> str:
    """The first telling sentence of `text`, cut at the last clause within 120 characters, else between words."""
    told = candidates(0, "", text)
    if not told:
        return ""
    sentence = told[0].text
    if len(sentence) <= LONGEST:
        return sentence
    clauses = [found.start() for found in _CLAUSE.finditer(sentence, LONGEST // 3, LONGEST)]
    cut = clauses[-1] if clauses else sentence.rfind(" ", 0, LONGEST)
    return sentence[: cut if cut > 0 else LONGEST]
