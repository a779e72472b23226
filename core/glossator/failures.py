"""What went wrong in a run, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossator.document import Document
from glossator.errors import AnnotatorError
from glossator.meaning import ids_by_layer, reference_issues


@dataclass(frozen=True, slots=True)
class FailedLayer:
    """One annotator's failure on one document."""

    document: str
    annotator: str
    message: str


def wording(error: Exception) -> str:
    """The kind of an error and its text; a KeyError's text as it was given, not quoted again."""
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return f"{type(error).__name__}: {text}"


def broken(annotator: str, method: str, error: Exception) -> AnnotatorError:
    """A plugin's failure that is no document's: it ends the run."""
    return AnnotatorError(annotator, f"{method} failed: {wording(error)}")


def orphan(document: Document, names: Iterable[str]) -> tuple[str, str] | None:
    """The first of these layers that refers to what is not there, and the reference."""
    ids: dict[str, tuple[str, set[str]]] = {}
    for name in names:
        annotations = document.layers[name].annotations
        if annotations:
            ids = ids or ids_by_layer(document)
            for issue in reference_issues(name, annotations, ids):
                return name, issue.message
    return None
