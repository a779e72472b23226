"""A plugin that engines are checked with: an annotator that fails where a text says so."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.model.annotation import Span
from glossator.model.document import Document
from glossator.plugins.annotator import annotator


class Probe(Span):
    """The first word of a text."""


@annotator(provides=Probe, name="conformance-probe")
def probe(document: Document) -> Iterable[Probe]:
    """Mark the first word, or fail on a text that has the word "fail"."""
    if "fail" in document.text:
        raise ValueError("it was told to")
    yield Probe(start=0, end=len(document.text.partition(" ")[0]))
