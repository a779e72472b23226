"""A plugin's mistake in words: with the line in the plugin, and without the text of documents."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from glossator.errors import AnnotatorError
from glossator.model.annotation import Annotation
from glossator.model.document import UnknownLayerError
from glossator.model.references import references
from glossator.model.types import choices
from glossator.plugins import identity
from glossator.plugins.annotator import Annotator
from glossator.plugins.ownfiles import files_of

T = TypeVar("T")

SHARED = 20
"""As many characters in a row that a message has in common with the text are taken from it."""

_HINTS = {
    "Extra positional arguments provided": ": use keywords, as in start=0, end=2 of a span",
    "configure a `default_factory`": " glossator.field(default_factory=...) does",
    "immutable type": ": give it all its fields when you make it",
}
"""What msgspec says of a mistake, and what it does not say: what to do."""


@contextmanager
def contained() -> Iterator[None]:
    """While a plugin runs, it ends nothing but itself.

    What is no Exception becomes one: `sys.exit`, or the panic of a library that is written in Rust.

    Raises:
        RuntimeError: in the place of these.
    """
    try:
        yield
    except (Exception, KeyboardInterrupt, GeneratorExit):
        raise
    except SystemExit as raised:
        words = f"it called sys.exit({raised.code!r})"
        raise RuntimeError(words).with_traceback(raised.__traceback__) from None
    except BaseException as raised:  # noqa: BLE001  # a panic is nothing else
        words = f"{type(raised).__name__}: {raised}"
        raise RuntimeError(words).with_traceback(raised.__traceback__) from None


def yielded(made: object, what: str, kind: type[T]) -> Iterator[T]:
    """What a plugin's method gives, one by one.

    Args:
        made: What it returned.
        what: What it is to give, and which method is, for the error.
        kind: The class of each.

    Raises:
        TypeError: where it is no list, or has anything else in it.
    """
    words = f"expected {what}, yielded or in a list, got"
    if not isinstance(made, Iterable) or isinstance(made, str | bytes | Mapping):
        raise TypeError(f"{words} {type(made).__name__}")
    for one in made:
        if not isinstance(one, kind):
            raise TypeError(f"{words} {type(one).__name__}")
        yield one


def wording(error: BaseException, source: str = "") -> str:
    """The kind of an error, its text, and the line of the plugin that it came through.

    A KeyError's text is given as it was, not quoted again.

    Args:
        error: What a plugin raised.
        source: The plugin's file, or the name of one of its modules.
    """
    text = _message(error)
    if isinstance(error, re.error):  # called so, and by no other name, before Python 3.13
        return f"PatternError: {text}, in {error.pattern!r}{_place(error, source)}"
    text += next((hint for words, hint in _HINTS.items() if words in text), "")
    return f"{type(error).__name__}: {text or 'no message'}{_place(error, source)}"


def _message(error: BaseException) -> str:
    """What an error says of itself: it may be very long, no Unicode, or fail in its turn."""
    try:
        said = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    except Exception as failed:  # noqa: BLE001  # a plugin's own class may do anything
        return f"its message cannot be made ({type(failed).__name__})"
    return _writable(said if len(said) <= _LONGEST else said[:_LONGEST] + "...")


_LONGEST = 2_000
"""As many characters of a message are looked at, and told."""


def _writable(words: str) -> str:
    """Words that UTF-8 can write: half a character stands there as its escape."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def told(error: Exception, annotator: Annotator, text: str) -> str:
    """An annotator's error in words, without what it has of the document's text."""
    if isinstance(error, AnnotatorError):
        return _writable(error.message)
    message = without_text(wording(error, type(annotator).__module__), text)
    if isinstance(error, UnknownLayerError) and error.name not in (
        *annotator.requires,
        *annotator.uses,
    ):
        return f"{message}; to read {error.name!r}, add it to `requires` or `uses`"
    return message


def traced(error: BaseException) -> str:
    """An error as Python prints it, with all that led to it."""
    return _writable("".join(traceback.format_exception(error)))


def broken(annotator: Annotator, method: str, error: Exception) -> AnnotatorError:
    """A plugin's failure that is no document's: it ends the run."""
    words = wording(error, type(annotator).__module__)
    return AnnotatorError(annotator.name, f"{method} failed: {words}")


def without_text(message: str, text: str) -> str:
    """A message with an ellipsis for each longer stretch that stands in the text as well."""
    kept, at = [], 0
    folded, text = _lower(message), _lower(text)  # a message may have it in capitals
    while at < len(message):
        end = at + SHARED
        if end > len(message) or folded[at:end] not in text:
            kept.append(message[at])
            at += 1
            continue
        while end < len(message) and folded[at : end + 1] in text:
            end += 1
        kept.append("…")
        at = end
    return "".join(kept)


def _lower(words: str) -> str:
    """In small letters, each where it stood: the few that would become two stay as they are."""
    whole = words.lower()
    if len(whole) == len(words):
        return whole
    return "".join(low if len(low := one.lower()) == 1 else one for one in words)


def shown(
    value: object, text: str | None = None, field: str = "", of: type[Annotation] | None = None
) -> str:
    """A value that a plugin gave, in words that have nothing of the document's text.

    Args:
        value: An annotation, or anything else.
        text: The document's text; strings are shown where no word of theirs is in it, short
            numbers anyway. None where it is not known: no other string is shown.
        field: The field of an annotation that is at fault, which is shown however long it is.
        of: The class that it is a value of: a string that stands in its plugin's code is shown.
    """
    if isinstance(value, Annotation):
        return _shown_annotation(value, text, field)
    return _shown_value(value, text, of)


def _shown_value(
    value: object, text: str | None, of: type[Annotation] | None = None, depth: int = 0
) -> str:
    if isinstance(value, str):
        is_open = _NUMBER.fullmatch(value) or _is_apart(value, text) or is_constant(value, of)
        return _cut(repr(value)) if is_open else "'…'"
    if isinstance(value, int) and value.bit_length() > _MOST:  # too long to be written
        return f"a whole number of {value.bit_length()} bits"
    if isinstance(value, bool | int | float | None):
        return repr(value)
    if isinstance(value, list | tuple) and depth < _DEEPEST:
        some = [one for one, _ in zip(value, range(_MOST), strict=False)]
        parts = ", ".join(_shown_value(one, text, of, depth + 1) for one in some)
        return _cut(f"[{parts}]" if isinstance(value, list) else f"({parts})")
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__


_NUMBER = re.compile(r"[-+]?[0-9]{1,4}(\.[0-9]{1,2})?")
"""A number too short to be anybody's."""

_DEEPEST = 4
"""Lists in lists that are shown: one may hold itself."""


def _shown_annotation(value: Annotation, text: str | None, field: str) -> str:
    """Its fields as far as there is room: in any case that at fault, and those before it first."""
    cls = type(value)
    pointing = {"id", *(one.field for one in references(cls) if one.target)}
    said: dict[str, str] = {}
    for name in cls.__struct_fields__:
        one = getattr(value, name, None)
        if one is None or (isinstance(one, str) and not one):
            continue
        is_known = isinstance(one, str) and (name in pointing or one in choices(cls, name))
        said[name] = f"{name}={_cut(repr(one)) if is_known else _shown_value(one, text, cls)}"
    kept: list[str] = []
    room = _MOST - len(cls.__name__) - len(said.get(field, ""))
    for name, words in said.items():
        room -= 0 if name == field else len(words) + 2
        if name == field or room > 0:
            kept.append(words)
        elif kept[-1:] != ["..."]:
            kept.append("...")
    return f"{cls.__name__}({', '.join(kept)})"


def is_constant(value: str, cls: type[Annotation] | None) -> bool:
    """Whether a string stands, in quotes, in the code of the plugin that a class is from."""
    if cls is None or not value:
        return False
    code = _code_of(cls.__module__)
    return f'"{value}"' in code or f"'{value}'" in code


@lru_cache(maxsize=16)
def _code_of(module: str) -> str:
    """The Python sources of the plugin that a module belongs to."""
    file = identity.file_of(module.partition(".")[0]) or identity.file_of(module)
    sources = (path for path in files_of(file) if path.suffix == ".py")
    return "\n".join(path.read_text("utf-8", "replace") for path in sources)


def _is_apart(value: str, text: str | None) -> bool:
    """Whether a string has no word of the text: a label, a name of a rule."""
    if text is None:
        return False
    folded = text.casefold()
    words = "".join(one if one.isalnum() else " " for one in value.casefold()).split()
    return not any(word in folded for word in words or [value])


_MOST = 120
"""As many characters of a value are shown."""


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[: _MOST - 3] + "..."


def _place(error: BaseException, source: str) -> str:
    """The innermost line in the plugin's own files, with the path from its package on."""
    own = _own_place(source) if source else None
    if own is None:
        return ""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(own):
            return f" ({path.relative_to(own.parent).as_posix()}, line {frame.lineno})"
    return ""


def _own_place(source: str) -> Path | None:
    """The folder of a plugin's package, or its only file."""
    if source.endswith(".py"):
        return Path(source).resolve()
    package = source.partition(".")[0]
    file = identity.file_of(package) or identity.file_of(source)
    if file is None:
        return None
    return (file.parent if file.name == "__init__.py" else file).resolve()
