"""The classes of words of lists/words.toml: `grammar.ARTICLES` has the words of `articles`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from glossator.errors import unknown
from glossator_standard.classes import read_classes

_CLASSES = read_classes(Path(__file__).with_name("lists") / "words.toml")
globals().update({name.upper(): words for name, words in _CLASSES.items()})
NOUN_ENDINGS: Final = tuple(_CLASSES["noun_endings"])
ADJECTIVE_ENDINGS: Final = tuple(_CLASSES["adjective_endings"])


def __getattr__(name: str) -> frozenset[str]:
    raise AttributeError(unknown("class of words", name.lower(), _CLASSES))
