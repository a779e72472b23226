"""Calling an annotator: whatever it raises or returns, one document's failure is no other's."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from glossator.contract import Annotator
from glossator.document import Document
from glossator.errors import AnnotatorError, GlossatorError
from glossator.failures import broken
from glossator.guard import Guard
from glossator.layer import Producer
from glossator.resolver import Step


def prepare(annotator: Annotator) -> None:
    """Have it load what it needs.

    Raises:
        GlossatorError: its own, or one that names the annotator.
    """
    try:
        with _without_collector():
            annotator.prepare()
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "prepare", error) from error


@contextmanager
def _without_collector() -> Iterator[None]:
    """Models and lists are many objects and no garbage, which the collector would walk and walk."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def producer_of(step: Step, annotator: Annotator) -> Producer:
    """Who makes the annotator's layers, whatever the document; without a fingerprint.

    Raises:
        GlossatorError: its own, or one that names the annotator.
    """
    try:
        model = annotator.model_id()
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "model_id", error) from error
    options = msgspec.to_builtins(annotator.config)
    return Producer(
        annotator=annotator.name,
        plugin=step.plugin,
        version=step.version,
        config={k: v for k, v in options.items() if k not in annotator.config.without_effect},
        model=model,
        fingerprint="",
    )


def annotate(annotator: Annotator, documents: Sequence[Document]) -> list[list[Any] | Exception]:
    """What the annotator yields for each document, or why there is nothing.

    An annotator that changes what it was given has failed, and the change is undone.
    """
    guards = [Guard(document) for document in documents]
    results = _annotate(annotator, documents)
    for number, guard in enumerate(guards):
        if changed := guard.restore():
            message = f"it changed {changed}: an annotator only yields"
            results[number] = AnnotatorError(annotator.name, message)
    return results


def _annotate(annotator: Annotator, documents: Sequence[Document]) -> list[list[Any] | Exception]:
    """What it yields for each document; one by one where the batch fails."""
    try:
        results = [_listed(annotator, one) for one in annotator.annotate_batch(documents)]
    except (Exception, SystemExit) as raised:  # noqa: BLE001  # a plugin may raise anything
        error = raised if isinstance(raised, Exception) else _ended(raised)
        if len(documents) == 1:
            return [error]
        return [_annotate(annotator, [document])[0] for document in documents]
    if len(results) != len(documents):
        message = f"annotate_batch got {len(documents)} documents, returned {len(results)}"
        return [AnnotatorError(annotator.name, message) for _ in documents]
    return list(results)


def _listed(annotator: Annotator, result: object) -> list[Any]:
    if isinstance(result, Iterable):
        return list(result)
    message = f"expected annotations, yielded or in a list, got {result!r:.80}"
    raise AnnotatorError(annotator.name, message)


def _ended(raised: SystemExit) -> Exception:
    """What a plugin does that would end the run for all documents."""
    return RuntimeError(f"it called sys.exit({raised.code!r})").with_traceback(raised.__traceback__)
