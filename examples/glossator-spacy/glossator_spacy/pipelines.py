"""Pipelines that are loaded, and what they made of the last texts."""

from collections import OrderedDict
from functools import cache
from typing import Any

KEPT = 64
"""Texts whose result is kept: each annotator of a chain asks for those of a batch again."""

SEGMENTERS = {"parser", "senter", "sentencizer"}
"""What cuts a text into sentences."""


@cache
def pipeline(model: str) -> Any:
    """A pipeline, loaded once; sentences are cut by punctuation where it has nothing for it."""
    import spacy

    loaded = spacy.load(model)
    if SEGMENTERS.isdisjoint(loaded.pipe_names):
        loaded.add_pipe("sentencizer")
    return loaded


_parsed: OrderedDict[tuple[str, str], Any] = OrderedDict()


def parse(model: str, text: str) -> Any:
    """What a pipeline makes of a text: a `spacy.tokens.Doc`.

    One text after the other: in batches, the last bits of spaCy's numbers depend on the neighbours.
    """
    key = model, text
    if key in _parsed:
        _parsed.move_to_end(key)
        return _parsed[key]
    loaded = pipeline(model)
    loaded.max_length = max(loaded.max_length, len(text) + 1)
    _parsed[key] = loaded(text)
    if len(_parsed) > KEPT:
        _parsed.popitem(last=False)
    return _parsed[key]


def forget() -> None:
    """Let go of pipelines and results."""
    pipeline.cache_clear()
    _parsed.clear()
