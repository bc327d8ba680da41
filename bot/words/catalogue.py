"""The catalogue of words: a key and its values become a sentence in the reader's language. It knows no chat.

The texts stand in `en.ftl`, `de.ftl` and `es.ftl` beside this file (Fluent, https://projectfluent.org/fluent/guide/).
English is complete; what another language lacks is said in English. `tests/words/` holds the languages equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from babel.dates import format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}
"""Language code → its own name, in the order in which they are offered."""

DEFAULT = "en"

_LOCALES = {"en": "en_GB", "de": "de", "es": "es"}
"""How each writes dates and lists: `30 October`, `World, Science and Health`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("latest-nothing", since="today 08:00")`."""

    lang: str

    def __call__(self, key: str, **values: str | int | float) -> str:
        """The text under `key` with its values put in; numbers choose their plural form. KeyError if unknown."""
        bundle = _bundle(self.lang)
        if not bundle.has_message(key):
            bundle = _bundle(DEFAULT)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)

    def time(self, local: datetime, pattern: str) -> str:
        """A local time in the form that the catalogue calls `pattern` (Unicode TR 35), with this language's names."""
        return format_datetime(local, self(pattern), locale=_LOCALES[self.lang])

    def decimal(self, number: float) -> str:
        """With two places after this language's decimal sign: `0.75`, `0,75`."""
        return str(format_decimal(number, "0.00", locale=_LOCALES[self.lang]))

    def signed(self, number: float) -> str:
        """The same with its sign: `+0.75`, `-0,20`."""
        return str(format_decimal(number, "+0.00;-0.00", locale=_LOCALES[self.lang]))

    def list(self, parts: Sequence[str]) -> str:
        """`World, Science and Health` as this language joins them."""
        return format_list(list(parts), locale=_LOCALES[self.lang])

    def named(self, prefix: str, name: str, otherwise: str) -> str:
        """The text under `prefix-name` where the catalogue has one, else `otherwise`: for names an operator may add."""
        key = f"{prefix}-{name}"
        return self(key) if _bundle(DEFAULT).has_message(key) else otherwise


def spoken(tag: str | None) -> str:
    """The catalogue's language for a language tag such as `de-AT`; English for one it lacks."""
    code = (tag or DEFAULT).replace("_", "-").split("-")[0].casefold()
    return code if code in LANGUAGES else DEFAULT


@cache
def _bundle(lang: str) -> FluentBundle:
    """The texts of one language; read once. Isolation marks are left to `clean`, which knows what is foreign."""
    bundle = FluentBundle([_LOCALES[lang]], use_isolating=False)
    bundle.add_resource(FluentResource(Path(__file__).with_name(f"{lang}.ftl").read_text("utf-8")))
    return bundle
