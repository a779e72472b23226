"""What went wrong in a run, and how it is worded."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from glossator.contract import Annotator
from glossator.document import Document, UnknownLayerError
from glossator.errors import AnnotatorError
from glossator.meaning import reference_issues
from glossator.soundness import KnownIds


@dataclass(frozen=True, slots=True)
class FailedLayer:
    """One annotator's failure on one document, in words: an error would keep documents alive."""

    document: str
    annotator: str
    message: str


def wording(error: BaseException, file: str | None = None) -> str:
    """The kind of an error, its text, and the line of `file` (a plugin's) that it came through.

    A KeyError's text is given as it was, not quoted again.
    """
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    if text == "Extra positional arguments provided":  # msgspec's, of Money(0, 2)
        text += ": use keywords, as in start=0, end=2"
    return f"{type(error).__name__}: {text or 'no message'}{_place(error, file)}"


def told(error: Exception, annotator: Annotator) -> str:
    """An annotator's error in words."""
    if isinstance(error, AnnotatorError):
        return error.message
    message = wording(error, file_of(annotator))
    if isinstance(error, UnknownLayerError) and error.name not in (
        *annotator.requires,
        *annotator.uses,
    ):
        return f"{message}; to read {error.name!r}, add it to `requires` or `uses`"
    return message


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


def failed_need(annotator: Annotator, document: Document) -> AnnotatorError | None:
    """What keeps the annotator from its work: a layer that it requires is absent or has failed."""
    for name in annotator.requires:
        if name not in document.layers:
            return AnnotatorError(annotator.name, f"layer {name!r} is missing")
        if document.layers[name].status == "error":
            return AnnotatorError(annotator.name, f"layer {name!r} has failed")
    return None


def orphan(document: Document) -> tuple[str, str] | None:
    """The first layer that refers to what is not there, and why it is of no use any more."""
    known = KnownIds(document.layers.values())
    for name, layer in document.layers.items():
        for issue in reference_issues(name, layer.annotations, known):
            # What no annotator made is kept unless one is named.
            named = "" if layer.producer else f", with --use {name}=ANNOTATOR"
            return name, f"{issue.message}: that layer was made anew; ask for {name!r} too{named}"
    return None
