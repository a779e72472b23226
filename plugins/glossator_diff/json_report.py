"""What differs, for programs: one JSON object, written document by document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from glossator import Annotation, Document
from glossator.cli.shared import rounded
from glossator_diff.changes import WHATS, Change, DocumentChanges, LayerChanges
from glossator_diff.records import record_of, words_of
from glossator_diff.totals import LayerTotals, Totals

Say = Callable[[str], object]


class JsonReport:
    """``{"documents": [...], "summary": {...}}``; the documents are those that differ."""

    def __init__(self, say: Say, *, summary: bool = False) -> None:
        """Begin it.

        Args:
            say: Takes what is written, piece by piece.
            summary: Whether the documents are left out.
        """
        self._say, self._summary = say, summary
        self._before = "\n"
        say('{"documents": [' if not summary else "{")

    def add(self, found: DocumentChanges) -> None:
        """Write what differs in a document."""
        if not self._summary and found:
            self._say(self._before + _json(_document(found)))
            self._before = ",\n"

    def end(self, totals: Totals) -> None:
        """Write what all documents come to."""
        between = "" if self._summary else "\n], "
        self._say(f'{between}"summary": {_json(_totals(totals))}}}\n')


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _document(found: DocumentChanges) -> dict[str, Any]:
    made: dict[str, Any] = {"id": found.id}
    if found.old is None or found.new is None:
        return {**made, "only": "new" if found.old is None else "old"}
    if found.text_at is not None:
        made["text"] = {"differs_at": found.text_at}
    if found.head:
        made["fields"] = found.head
    made["layers"] = {
        layer.name: _layer(layer, found.old, found.new) for layer in found.layers if layer
    }
    return made


def _layer(layer: LayerChanges, old: Document, new: Document) -> dict[str, Any]:
    if layer.old is None or layer.new is None:
        only = "new" if layer.old is None else "old"
        return {"only": only, "annotations": layer.new if layer.old is None else layer.old}
    made: dict[str, Any] = {"fields": layer.head} if layer.head else {}
    return {**made, "changes": [_change(one, old, new) for one in layer.changes]}


def _change(change: Change, old: Document, new: Document) -> dict[str, Any]:
    made: dict[str, Any] = {"change": change.what}
    if change.old:
        made["old"] = _annotation(change.old, old)
    if change.new:
        made["new"] = _annotation(change.new, new)
    return {**made, "fields": change.fields} if change.fields else made


def _annotation(annotation: Annotation, document: Document) -> dict[str, Any]:
    """An annotation's record, and the words that it stands at."""
    words = words_of(annotation, document)
    made = {} if words is None else {"text": words}
    return {**made, "annotation": record_of(annotation)}


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "same": not totals,
        "documents": {
            "both": totals.both,
            "differing": totals.differing,
            "only_old": totals.only_old,
            "only_new": totals.only_new,
            "texts": totals.texts,
            "fields": totals.head,
        },
        "layers": {name: _layer_totals(one) for name, one in totals.layers.items()},
    }


def _layer_totals(layer: LayerTotals) -> dict[str, Any]:
    return {
        "old": layer.old,
        "new": layer.new,
        "same": layer.same,
        **{what: layer.counts[what] for what in WHATS},
        "only_old": layer.only_old,
        "only_new": layer.only_new,
        "fields": layer.fields,
        "head": layer.head,
        "f1": rounded(layer.f1),
        "f1_overlap": rounded(layer.f1_overlap),
        "kappa": rounded(layer.kappa),
    }
