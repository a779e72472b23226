"""The conformance runs of `glossator.testing`, their failures as findings."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import glossator
from glossator.cli.shared import plain_options, tell_traceback
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
                yield Finding("error", str(thing), "model", f"it was not checked: {error}")
            except glossator.ChainError as error:
                hint = "install what makes it, or name it in `uses`"
                yield Finding("error", str(thing), "no-provider", str(error), hint)
            except glossator.GlossatorError as error:
                yield Finding("error", str(thing), "fails", str(error))
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                tell_traceback(error)
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


BEFORE = "👩🏽‍🚀 é 🇰🇪\n\n"
"""What is put before a text, to see what an annotator counts."""


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
    texts = {**CONFORMANCE_TEXTS, **asked.texts}
    made: dict[str, glossator.Document] = {}
    failed: dict[str, list[str]] = {}
    with glossator.chain(*layers, **given, minimal=True, on_error="record") as it:
        for key, text in texts.items():
            made[key] = it(text)
            for layer in layers:
                if layer in made[key].layers and (error := made[key].layers[layer].error):
                    failed.setdefault(error.message, []).append(key)
        marked = [key for key in asked.texts if any(map(made[key].layers.get_or_empty, layers))]
        if not failed:
            for key in [*marked[:1], "plain"]:
                yield from _explanations(thing, made[key], layers)
            pairs = [(made[key], it(BEFORE + texts[key])) for key in marked]
            yield from _units(thing, pairs, layers)
    for message, keys in failed.items():
        where = ", ".join(dict.fromkeys(keys))
        hint = ""
        if set(keys) & set(CONFORMANCE_TEXTS):
            hint = "see the text of that name in glossator.testing.CONFORMANCE_TEXTS"
        yield Finding("error", str(thing), "fails", f"on the text {where}: {message}", hint)
    if failed:
        return
    if not any(one.layers.get_or_empty(layer) for one in made.values() for layer in layers):
        message = "it found nothing in any text, so that little of it was checked"
        hint = "name a text in which it finds something: --text FILE, or example.txt of its project"
        yield Finding("warning", str(thing), "nothing-found", message, hint)
    options = plain_options(thing.value, asked.options.get(thing.name) or {})
    own = {key: asked.texts[key] for key in marked}
    check_annotator(thing.name, use=use, options=options, plugins=asked.subject.sources, texts=own)


def _units(
    thing: Thing,
    pairs: Sequence[tuple[glossator.Document, glossator.Document]],
    layers: Sequence[str],
) -> Iterator[Finding]:
    """Whether places are counted in units of an encoding: emoji before a text show it."""
    for unit, size in (
        ("bytes of UTF-8", len(BEFORE.encode())),
        ("units of UTF-16", len(BEFORE.encode("utf-16-le")) // 2),
    ):
        for (plain, behind), layer in itertools.product(pairs, layers):
            starts = [_starts(one.layers.get_or_empty(layer)) for one in (plain, behind)]
            if starts[0] and {start + size for start in starts[0]} == starts[1]:
                message = f"its offsets count {unit}; expected code points of the text"
                hint = "glossator.exchange.Offsets converts them"
                yield Finding("error", str(thing), "offsets", message, hint)
                return


def _starts(layer: glossator.Layer[Any] | Sequence[Any]) -> set[int]:
    return {one.start for one in layer if isinstance(one, glossator.Span)}


def _explanations(
    thing: Thing, document: glossator.Document, layers: Sequence[str]
) -> Iterator[Finding]:
    """Whether it can explain what it has made."""
    for layer in layers:
        for one in document.layers[layer]:
            try:
                told = thing.value().explain(one, document)
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                tell_traceback(error)
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
        files=asked.files.get(thing.name, ()),
    )
    for loss in losses:
        yield Finding("note", str(thing), "loss", f"does not hold {loss}")
    if thing.value.writes():
        yield from _refusal(thing, asked)
    else:
        message = "it is only read: what it makes of files is for tests of its own"
        yield Finding("note", str(thing), "read-only", message)


def _refusal(thing: Thing, asked: Asked) -> Iterator[Finding]:
    """Warn of a format that writes none of the documents that have layers."""
    reason = ""
    if asked.files.get(thing.name):
        return  # what these hold comes back: `check_format` has seen to it
    for document in asked.documents:
        if not any(map(len, document.layers.values())):
            continue
        try:
            with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of losses, which are told already
                glossator.write(
                    [document],
                    str(Path(folder, "written")),
                    format=thing.name,
                    options=asked.options.get(thing.name),
                    plugins=asked.subject.sources,
                )
        except glossator.GlossatorError as error:
            reason = reason or str(error)
        else:
            return
    if reason:
        message = f"it writes no document that has layers: {reason}"
        example = f"example{thing.value.suffixes[0]}"
        hint = f"if it needs a layer of its own, name a file of it: --text FILE, or {example} of "
        hint += "its project; else leave out what it cannot hold, and the loss is told"
        yield Finding("warning", str(thing), "refuses-layers", message, hint)


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
