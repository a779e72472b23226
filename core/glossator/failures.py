"""What went wrong in a run, and how it is worded."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from glossator.contract import Annotator
from glossator.document import Document
from glossator.errors import AnnotatorError
from glossator.meaning import reference_issues
from glossator.soundness import KnownIds


@dataclass(frozen=True, slots=True)
class FailedLayer:
    """One annotator's failure on one document."""

    document: str
    annotator: str
    message: str
    cause: Exception | None = None
    """The error itself where the run stops at it; else only its text is kept."""


def wording(error: BaseException, file: str | None = None) -> str:
    """The kind of an error, its text, and the line of `file` (a plugin's) that it came through.

    A KeyError's text is given as it was, not quoted again.
    """
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return f"{type(error).__name__}: {text or 'no message'}{_place(error, file)}"


def _place(error: BaseException, file: str | None) -> str:
    """The innermost line in the plugin's own files, by name alone: no path of this machine."""
    if not file:
        return ""
    own = Path(file).resolve()
    inside = own.parent if own.name == "__init__.py" else own
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(inside):
            return f" ({Path(frame.filename).name}, line {frame.lineno})"
    return ""


def file_of(annotator: Annotator) -> str | None:
    """The file that defines an annotator."""
    return getattr(sys.modules.get(type(annotator).__module__), "__file__", None)


def broken(annotator: Annotator, method: str, error: Exception) -> AnnotatorError:
    """A plugin's failure that is no document's: it ends the run."""
    return AnnotatorError(annotator.name, f"{method} failed: {wording(error, file_of(annotator))}")


def orphan(document: Document, names: Iterable[str]) -> tuple[str, str] | None:
    """The first of these layers that refers to what is not there, and the reference."""
    known = KnownIds(document.layers.values())
    for name in names:
        for issue in reference_issues(name, document.layers[name].annotations, known):
            return name, issue.message
    return None
