"""The conformance runs of `glossator.testing`, their failures as findings."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import glossator
from glossator.testing import CONFORMANCE_TEXTS, check_annotator, check_engine, check_format
from glossator_authors.checking import commandline
from glossator_authors.checking.asked import Asked
from glossator_authors.checking.finding import Finding
from glossator_authors.checking.subject import Thing


def findings(thing: Thing, asked: Asked) -> Iterator[Finding]:
    """What a thing does that it should not."""
    if check := _CHECKS.get(thing.kind):
        with _listening() as said:
            try:
                yield from check(thing, asked)
            except AssertionError as error:
                yield Finding("error", str(thing), "contract", str(error))
            except glossator.ModelError as error:
                yield Finding("warning", str(thing), "model", f"not checked: {error}")
            except glossator.ChainError as error:
                hint = "install what makes it, or name it in `uses`"
                yield Finding("error", str(thing), "no-provider", str(error), hint)
            except glossator.GlossatorError as error:
                yield Finding("error", str(thing), "fails", str(error))
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                message = f"{type(error).__name__}: {error}"
                yield Finding("error", str(thing), "fails", message, "see it with --traceback")
        for message in dict.fromkeys(said):
            yield Finding("warning", str(thing), "warns", message)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What is warned of meanwhile."""
    said: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield said
    said += [str(one.message) for one in caught]


def _annotator(thing: Thing, asked: Asked) -> Iterator[Finding]:
    cls = thing.value
    layers = [one.type_name() for one in cls.provides]
    use = {**asked.use, **dict.fromkeys(layers, thing.name)}
    given: dict[str, Any] = {
        "use": use,
        "options": asked.options,
        "plugins": asked.subject.sources,
        "language": next(iter(cls().languages), None),
    }
    failed: dict[str, list[str]] = {}
    with glossator.chain(*layers, **given, minimal=True, on_error="record") as it:
        for key, text in CONFORMANCE_TEXTS.items():
            document = it(text)
            for layer in layers:
                if layer in document.layers and (error := document.layers[layer].error):
                    failed.setdefault(error.message, []).append(key)
        if not failed:
            yield from _explanations(thing, it(CONFORMANCE_TEXTS["plain"]), layers)
    for message, keys in failed.items():
        where = ", ".join(dict.fromkeys(keys))
        hint = "see the text of that name in glossator.testing.CONFORMANCE_TEXTS"
        yield Finding("error", str(thing), "fails", f"on the text {where}: {message}", hint)
    if not failed:
        options = asked.options.get(thing.name)
        check_annotator(thing.name, use=use, options=options, plugins=asked.subject.sources)


def _explanations(
    thing: Thing, document: glossator.Document, layers: Sequence[str]
) -> Iterator[Finding]:
    """Whether it can explain what it has made."""
    for layer in layers:
        for one in document.layers[layer]:
            try:
                told = thing.value().explain(one, document)
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                message = f"`explain` fails: {type(error).__name__}: {error}"
                yield Finding("error", str(thing), "explain", message)
                return
            if told is not None and not isinstance(told, glossator.Explanation):
                message = f"`explain` gives a glossator.Explanation or None, got {told!r:.60}"
                yield Finding("error", str(thing), "explain", message)
                return


def _format(thing: Thing, asked: Asked) -> Iterator[Finding]:
    losses = check_format(
        thing.name,
        options=asked.options.get(thing.name),
        plugins=asked.subject.sources,
        documents=asked.documents,
    )
    for loss in losses:
        yield Finding("note", str(thing), "loss", f"does not hold {loss}")
    if not thing.value.writes():
        message = "it is only read: what it makes of files is for tests of its own"
        yield Finding("note", str(thing), "read-only", message)


def _engine(thing: Thing, asked: Asked) -> Iterator[Finding]:
    options = asked.options.get(thing.name)
    check_engine(thing.name, options=options, plugins=asked.subject.sources)
    yield from ()


def _view(thing: Thing, asked: Asked) -> Iterator[Finding]:
    """Whether it can be drawn, and lets nothing of a text be taken for HTML."""
    for document in asked.documents:
        if not all(document.layers.get_or_empty(name) for name in thing.value.layers):
            continue
        try:
            drawn = thing.value().draw(document)
        except Exception as error:  # noqa: BLE001  # a plugin may raise anything
            message = f"`draw` fails: {type(error).__name__}: {error}"
            yield Finding("error", str(thing), "fails", message)
            return
        if not isinstance(drawn, str):
            message = f"`draw` gives a text, got {type(drawn).__name__}"
            yield Finding("error", str(thing), "contract", message)
            return


_CHECKS: dict[str, Callable[[Thing, Asked], Iterator[Finding]]] = {
    "annotator": _annotator,
    "format": _format,
    "engine": _engine,
    "chain": commandline.chain,
    "command": commandline.command,
    "view": _view,
}
