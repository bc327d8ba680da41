"""Words of Chinese, Japanese and Thai, where the extra `asian` is installed (budoux). Never guesses without it."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_THAI = re.compile("[\u0e00-\u0e7f]")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ENDING = re.compile("(?<=[^\u3040-\u309f])[\u3040-\u309f]+$")  # what hangs on to a Japanese word: は, で, しました


def segments(run: str) -> list[str] | None:
    """The words of a run written without spaces; None where nobody can tell: other scripts, or no extra."""
    name = _model(run)
    parser = _parser(name) if name else None
    if parser is None:
        return None
    words: list[str] = parser.parse(run)
    return [_ENDING.sub("", word) for word in words] if name == "japanese" else words


def _model(run: str) -> str | None:
    """Traditional Chinese is parted well enough by the model of simplified."""
    if _THAI.search(run):
        return "thai"
    if _KANA.search(run):
        return "japanese"
    return "simplified_chinese" if _HAN.search(run) else None


@cache  # a model never changes: this remembers nothing of what was read
def _parser(name: str) -> Any:
    if find_spec("budoux") is None:
        return None
    return getattr(import_module("budoux"), f"load_default_{name}_parser")()
