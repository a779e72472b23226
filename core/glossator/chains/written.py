"""Whether annotations can be written as their class declares: msgspec looks at none when made."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NoReturn

import msgspec

from glossator.chains.options import fields_of
from glossator.errors import AnnotatorError, expected, located
from glossator.format.layers import decoder_of
from glossator.model.annotation import Annotation, Span
from glossator.model.layer import Layer
from glossator.model.references import references
from glossator.model.types import refused_choices
from glossator.plugins.faults import shown


def check_fields(annotator: str, layer: Layer[Any], text: str) -> None:
    """Decode what will be written, which the layer keeps.

    Args:
        annotator: Its name, for the error.
        layer: Annotations of one class.
        text: The document's text, which no message repeats.

    Raises:
        AnnotatorError: naming the field, what was expected and what was found.
    """
    items: tuple[Annotation, ...] = layer.annotations
    if not items:
        return
    try:
        written = layer.encoded(keep=True)
        if _is_plain(type(items[0])) and _are_placed(layer):
            return
        read = decoder_of(type(items[0])).decode(written)
    except msgspec.ValidationError as error:
        _refuse(annotator, items, error, text)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        _refuse_unwritable(annotator, items, error, text)
    if b"null" in written and read != items:
        # JSON has no NaN: what may be None is read back as that.
        for item in items:
            for name in item.__struct_fields__:
                if (value := _no_number(getattr(item, name))) is not None:
                    _tell(annotator, item, name, f"expected a finite number, got {value}", text)


@cache
def _is_plain(cls: type[Annotation]) -> bool:
    """Whether annotations of a class have a place and nothing more, as most have: tokens."""
    return fields_of(cls) == fields_of(Span)


def _are_placed(layer: Layer[Any]) -> bool:
    """Whether the places of plain spans are whole numbers, as decoding would find."""
    places = [*layer.starts, *layer.ends]
    whole = {*map(type, places)} == {int} and min(places) >= 0
    return whole and [one.fragments for one in layer].count(None) == len(layer)


def _refuse(
    annotator: str, items: Sequence[Annotation], error: msgspec.ValidationError, text: str
) -> NoReturn:
    """What msgspec says of a value, with the annotation and the value that it says it of."""
    words, pointer = located(error)
    _, index, name, *_ = [*pointer.split("/"), "", ""]
    item = items[int(index or 0)]
    value = getattr(item, name, None)
    message, _, got = words.partition(", got ")
    if (number := _no_number(value)) is not None:
        message = f"expected a finite number, got {number}"
    elif whole := next((one for one in _parts(value) if isinstance(one, Annotation)), None):
        message = _for_a_whole(item, name, whole, message)
    elif known := refused_choices(type(item), message, pointer):
        message = expected(known, shown(value, text, of=type(item)))
    elif got:
        message += f", got {got}"
    elif name:
        message += f", got {shown(value, text, of=type(item))}"
    _tell(annotator, item, name, message, text)


def _for_a_whole(item: Annotation, field: str, got: Annotation, message: str) -> str:
    """What is wrong where an annotation stands in place of what points at it."""
    kind = type(got).__name__
    found = f"got {'an' if kind[0] in 'AEIOU' else 'a'} {kind}"
    pointer = next((one for one in references(type(item)) if one.field == field), None)
    if pointer is None:
        return f"{message}, {found}"
    one = "one" if pointer.many else field
    if pointer.target is None:
        write, wanted = f"({one}.start, {one}.end)", "an extent"
    else:
        write, wanted = f"{one}.id", f"the id of an annotation of {pointer.target}"
    each = " for each" if pointer.many else ""
    return f"expected {wanted}, {found}: write {write}{each}"


def _refuse_unwritable(
    annotator: str, items: Sequence[Annotation], error: Exception, text: str
) -> NoReturn:
    """What cannot even be encoded, with the field that it stands in."""
    for item in items:
        for name in item.__struct_fields__:
            try:
                msgspec.json.encode(getattr(item, name, None))
            except (TypeError, ValueError, OverflowError, RecursionError) as wrong:
                words = f"{type(wrong).__name__}: {wrong}".removeprefix("TypeError: ")
                words = _for_an_array(getattr(item, name, None)) or words
                if isinstance(wrong, UnicodeEncodeError):
                    half = ord(wrong.object[wrong.start])
                    words = f"expected characters, got half of one, U+{half:04X}"
                _tell(annotator, item, name, f"{words[:1].lower()}{words[1:]}", text)
    raise AnnotatorError(annotator, str(error)) from error


_KINDS = {float: "a number", int: "a whole number", bool: "true or false", str: "a text"}


def _for_an_array(value: Any) -> str:
    """What to write for a number or an array of numpy, or of a library that follows it."""
    try:
        found: Any = next(_foreign(value), None)
    except RecursionError:  # a list that is in itself
        return ""
    cls = type(found)
    if not (hasattr(found, "tolist") and hasattr(found, "ndim")):
        return ""
    got = f"got {cls.__module__}.{cls.__qualname__}"
    try:
        plain = found.tolist()
    except Exception:  # noqa: BLE001  # a library's own class may do anything
        return ""
    if type(plain) in _KINDS:
        return f"expected {_KINDS[type(plain)]}, {got}: write {type(plain).__name__}(x)"
    return f"expected a list, {got}: write x.tolist()" if isinstance(plain, list) else ""


def _foreign(value: Any) -> Iterator[Any]:
    """What in a value is of no class that JSON has."""
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _foreign(one)
    elif value is not None and type(value) not in _KINDS:
        yield value


def _tell(annotator: str, item: Annotation, field: str, message: str, text: str) -> NoReturn:
    at = f"field {field!r}: " if field else ""
    error = AnnotatorError(annotator, f"{at}{message}, in {shown(item, text, field)}")
    if field:  # a traceback, which is asked for, has the value too
        error.add_note(f"{field}={_as_it_is(getattr(item, field, None))}")
    raise error from None


def _as_it_is(value: Any) -> str:
    try:
        return repr(value)
    except Exception as error:  # noqa: BLE001  # a plugin's own class may do anything
        return f"{type(value).__name__}, whose repr fails: {type(error).__name__}"


def _parts(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _no_number(value: Any) -> float | None:
    """The first float in a value that is infinite or none at all."""
    if isinstance(value, float):
        return None if math.isfinite(value) else value
    if isinstance(value, dict):
        value = [*value.values()]
    found = (_no_number(one) for one in value) if isinstance(value, list | tuple) else ()
    return next((one for one in found if one is not None), None)
