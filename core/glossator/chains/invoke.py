"""Calling an annotator: whatever it raises or returns, one document's failure is no other's."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import msgspec

from glossator.chains.resolver import Step
from glossator.errors import AnnotatorError, GlossatorError, ModelError
from glossator.model.annotation import Annotation, OpaqueAnnotation
from glossator.model.document import Document
from glossator.model.layer import encode_annotations
from glossator.model.provenance import Producer
from glossator.plugins.annotator import Annotator
from glossator.plugins.faults import broken, contained, shown, yielded
from glossator.plugins.identity import identity
from glossator.plugins.optionfile import to_digest


def prepare(annotator: Annotator) -> None:
    """Have it load what it needs.

    Raises:
        GlossatorError: its own, or one that names the annotator.
    """
    try:
        with _without_collector(), contained():
            annotator.prepare()
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "prepare", error) from error


def prepare_for(annotator: Annotator, language: str | None) -> None:
    """Have it load what texts in a language need.

    Raises:
        GlossatorError: its own, or one that names the annotator.
    """
    try:
        with _without_collector(), contained():
            annotator.prepare_for(language)
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "prepare_for", error) from error


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


def producer_of(step: Step, annotator: Annotator, language: str | None) -> Producer:
    """Who makes the annotator's layers of the documents in a language; without a fingerprint.

    Raises:
        GlossatorError: its own, or one that names the annotator.
    """
    try:
        with contained():
            model: object = annotator.model_id_for(language)
            if not isinstance(model, str | None):
                raise TypeError(f"expected a text or None, got {type(model).__name__}")
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "model_id", error) from error
    options = msgspec.to_builtins(annotator.options, enc_hook=to_digest)
    return Producer(
        annotator=annotator.name,
        plugin=step.plugin,
        version=step.version,
        config={k: v for k, v in options.items() if k not in annotator.options.without_effect},
        model=model,
        identity=identity(type(annotator).__module__),
        language=language,
        fingerprint="",
    )


_EACH = "the annotations of each document from `annotate_batch`"


def annotate(annotator: Annotator, documents: Sequence[Document]) -> list[list[Any] | Exception]:
    """What the annotator yields for each document, or why there is nothing.

    An annotator that changes what it was given has failed, and the change is undone.

    Raises:
        ModelError: the annotator's own.
    """
    guards = [_guard(document) for document in documents]
    results = _annotate(annotator, documents)
    for number, guard in enumerate(guards):
        if guard is None:
            results[number] = AnnotatorError(annotator.name, _TOO_DEEP)
        elif changed := guard.restore():
            message = f"it changed {changed}: an annotator only yields"
            results[number] = AnnotatorError(annotator.name, message)
    return results


def _annotate(annotator: Annotator, documents: Sequence[Document]) -> list[list[Any] | Exception]:
    """What it yields for each document; one by one where the batch fails."""
    try:
        with contained():
            made = yielded(annotator.annotate_batch(documents), _EACH, object)
            results = [_listed(annotator, one) for one in made]
    except ModelError:
        # A model that is loaded with the first text that needs it: no other text will have it.
        raise
    except Exception as error:  # noqa: BLE001  # a plugin may raise anything
        if len(documents) == 1:
            return [error]
        return [_annotate(annotator, [document])[0] for document in documents]
    if len(results) != len(documents):
        message = f"annotate_batch got {len(documents)} documents, returned {len(results)}"
        return [AnnotatorError(annotator.name, message) for _ in documents]
    return list(results)


def _listed(annotator: Annotator, result: object) -> list[Any]:
    if isinstance(result, Iterable) and not isinstance(result, str | bytes | Mapping):
        return list(result)
    message = f"expected annotations, yielded or in a list, got {shown(result)}"
    raise AnnotatorError(annotator.name, message)


class _Guard:
    """Remembers what an annotator could change, to find it changed and put it back.

    That is metadata and opaque records: all else that it is given is frozen.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._metadata = deepcopy(document.metadata)
        self._opaque = {
            name: layer.encoded(keep=True)
            for name, layer in document.layers.items()
            if layer.annotations and isinstance(layer.annotations[0], OpaqueAnnotation)
        }

    def restore(self) -> str:
        """Put everything back as it was; what had been changed, in words, or nothing."""
        changed = ""
        if self._document.metadata != self._metadata:
            _refill(self._document.metadata, self._metadata)
            changed = "the document's metadata"
        for name, before in self._opaque.items():
            items = self._document.layers[name].annotations
            if _encoded(items) != before:
                for item, record in zip(items, msgspec.json.decode(before), strict=True):
                    _refill(item.data, record)
                changed = f"layer {name!r}"
        return changed


_TOO_DEEP = "expected metadata of fewer levels of objects and arrays, got more than can be copied"


def _guard(document: Document) -> _Guard | None:
    """The guard of a document; None where its metadata have too many levels for one."""
    try:
        return _Guard(document)
    except RecursionError:
        return None


def _encoded(items: Sequence[Annotation]) -> bytes | None:
    """The records as they would be written now; None where that cannot be any more."""
    try:
        return encode_annotations(items)
    except (TypeError, ValueError, RecursionError):
        return None


def _refill(target: dict[str, object], content: dict[str, object]) -> None:
    target.clear()
    target.update(content)
