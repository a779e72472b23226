"""What a request asks of the chain: layers and options, in the words of the command line."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Any, Literal, get_args, get_origin

import msgspec

from glossator import GlossatorError
from glossator.cli.shared import Registry, names, unknown
from glossator.service import Runner, Service
from glossator_serve.refusals import Refusal

PARAMETERS = ("layers", "set", "language", "minimal")
"""What the address of a request for annotation may say."""

_CLOSED = (bool, int, float, date, datetime, time, timedelta, type(None))


def chain_of(
    service: Service, asked: Mapping[str, Sequence[str]], allowed: Iterable[str]
) -> Runner:
    """The chain that a request asks for.

    Args:
        service: Whose chain it is a variant of.
        asked: Parameter to its values, as they stand in the address or in a form.
        allowed: Options that may be set though they take any text.

    Raises:
        Refusal: where there is no such chain, or it may not be asked for.
    """
    for name in asked:
        if name not in PARAMETERS:
            raise _wrong(unknown("parameter", name, PARAMETERS))
    registry = service.runner.registry
    assert registry
    settings = [one for one in asked.get("set", ()) if one]
    for one in settings:
        _check_setting(one, registry, allowed)
    minimal = _last(asked, "minimal").casefold()
    if minimal not in ("", "true", "false", "1", "0"):
        raise _wrong(f"minimal: expected true or false, got {minimal[:40]!r}")
    try:
        return service.variant(
            layers=names(*(one for one in asked.get("layers", ()) if one.strip())),
            settings=settings,
            language=_last(asked, "language") or None,
            minimal=minimal in ("true", "1") if minimal else None,
        )
    except GlossatorError as error:
        raise _wrong(str(error)) from None


def _wrong(detail: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, detail)


def _last(asked: Mapping[str, Sequence[str]], name: str) -> str:
    return next(reversed(asked.get(name, ())), "").strip()


def _check_setting(setting: str, registry: Registry, allowed: Iterable[str]) -> None:
    """Refuse an option that takes any text: it may be the name of a file on this machine."""
    target = setting.partition("=")[0]
    owner, _, key = target.partition(".")
    if target in allowed:
        return
    kinds = [
        field.type
        for name in registry.annotators
        if owner in (name, registry.owner(name).name)
        for field in _options(registry, name)
        if field.name == key
    ]
    if any(not is_closed(kind) for kind in kinds):
        raise Refusal(
            HTTPStatus.FORBIDDEN,
            f"{target} takes any text, which may name a file: start the server with "
            f"--allow-set {target} for it to be set in a request",
        )
    if not kinds:  # of a format, an engine, or nobody
        known = [f"{name}.{key}" for name, key, _ in settable(registry)]
        raise _wrong(unknown("option", target, known))


def settable(registry: Registry) -> list[tuple[str, str, Any]]:
    """Annotators, their options that requests may set, and the types of these."""
    return [
        (name, field.name, field.type)
        for name in sorted(registry.annotators)
        for field in _options(registry, name)
        if is_closed(field.type)
    ]


def _options(registry: Registry, annotator: str) -> Sequence[msgspec.structs.FieldInfo]:
    cls: Any = registry.annotators[annotator].options_type
    return msgspec.structs.fields(cls)


def is_closed(kind: Any) -> bool:
    """Whether a type takes only what it names itself, numbers, times, or lists of these."""
    origin = get_origin(kind)
    if origin is Literal:
        return True
    if hasattr(kind, "__metadata__"):
        return is_closed(kind.__origin__)
    if parts := [one for one in get_args(kind) if one is not Ellipsis]:
        return origin is not dict and all(map(is_closed, parts))
    return isinstance(kind, type) and (kind in _CLOSED or issubclass(kind, enum.Enum))


def written(kind: Any) -> str:
    """A pattern of how a value of such a type may be written: some of these, not all."""
    if get_origin(kind) is Literal:
        return f"({'|'.join(re.escape(str(one)) for one in get_args(kind))})"
    if hasattr(kind, "__metadata__"):
        return written(kind.__origin__)
    parts = [one for one in get_args(kind) if one is not type(None)]
    if parts:
        return f"({'|'.join(map(written, parts))})"
    return _WRITTEN.get(kind, ".*")


_WRITTEN = {
    bool: "(true|false)",
    int: "[1-9][0-9]{0,3}",
    float: "0\\.[0-9]{1,6}",
    date: "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
}
