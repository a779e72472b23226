"""What a format makes of a document, whatever its plugin's code does: else a FormatError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from glossator.errors import FormatError, GlossatorError
from glossator.model.document import Document
from glossator.plugins.faults import contained, without_text, wording
from glossator.plugins.format import Format

T = TypeVar("T")


def guarded(format_: Format, call: Callable[[], T], text: str = "") -> T:
    """What a call of a format's code returns; a failure is told without the document's text.

    Raises:
        FormatError: naming the error and the line of the plugin.
    """
    try:
        with contained():
            return call()
    except GlossatorError:
        raise
    except Exception as error:
        words = wording(error, type(format_).__module__)
        raise FormatError(without_text(words, text)) from error


def encoded(format_: Format, document: Document) -> bytes | Mapping[str, bytes]:
    """A document as it stands in a file, or the content of each of its files by its ending.

    Raises:
        FormatError: where the format fails, or returns anything else.
    """
    made: object = guarded(format_, lambda: format_.encode(document), document.text)
    if isinstance(made, Mapping):
        return {name: _bytes("encode", part) for name, part in made.items()}
    return _bytes("encode", made)


def header(format_: Format) -> bytes:
    """What a file begins with; raises as `encoded` does."""
    return _bytes("header", guarded(format_, format_.header))


def footer(format_: Format) -> bytes:
    """What a file ends with; raises as `encoded` does."""
    return _bytes("footer", guarded(format_, format_.footer))


def shared_files(format_: Format) -> Mapping[str, bytes]:
    """What belongs to all that was written; raises as `encoded` does."""
    made = guarded(format_, lambda: dict(format_.shared_files()))
    return {name: _bytes("shared_files", part) for name, part in made.items()}


def _bytes(method: str, made: object) -> bytes:
    if isinstance(made, bytes | bytearray | memoryview):
        return bytes(made)
    hint = ": `.encode()` makes bytes of it" if isinstance(made, str) else ""
    raise FormatError(f"expected bytes from `{method}`, got {type(made).__name__}{hint}")
