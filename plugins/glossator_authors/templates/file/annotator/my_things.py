"""Marks my things. As a plugin of one file it is named: `--plugin my_things.py`."""

from collections.abc import Iterable
from typing import ClassVar

import glossator
from glossator_standard import Token


class MyThing(glossator.Span):
    """A word of the list."""

    layer_type: ClassVar[str] = "my_things"

    letters: int
    """How long it is."""


class Options(glossator.Options):
    """What a user may set, as in `--set 'my-things.words=["plum"]'`."""

    words: list[str] = glossator.field(default_factory=lambda: ["apple", "plum"])
    """The words that are marked, in lower case."""


@glossator.annotator(provides=MyThing, requires=["tokens"], options=Options)
def my_things(document: glossator.Document, options: Options) -> Iterable[MyThing]:
    """Mark the words of a list, in capitals or not."""
    for token in document.layers.of(Token):
        if document.text_of(token).casefold() in options.words:
            yield MyThing(start=token.start, end=token.end, letters=token.end - token.start)
