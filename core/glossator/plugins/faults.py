"""A plugin's exception in words, with the line in the plugin that it came through."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from glossator.errors import AnnotatorError
from glossator.model.document import UnknownLayerError
from glossator.plugins.annotator import Annotator


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


def file_of(plugin: object) -> str | None:
    """The file that defines the class of an annotator or a format."""
    return getattr(sys.modules.get(type(plugin).__module__), "__file__", None)


def broken(annotator: Annotator, method: str, error: Exception) -> AnnotatorError:
    """A plugin's failure that is no document's: it ends the run."""
    return AnnotatorError(annotator.name, f"{method} failed: {wording(error, file_of(annotator))}")
