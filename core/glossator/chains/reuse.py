"""Going on: of what an earlier run has made, all that a run would make just so is taken over.

A layer is taken where its fingerprint is the one that it would get now: it stands for text,
language, metadata, annotator, code, options, model and input layers. What is not taken over is made
anew, or came with the input.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

import msgspec

from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.errors import FormatError
from glossator.format.codec import decode_shape, encode, quick_record
from glossator.format.layers import ALL, LayerTypes
from glossator.format.unread import unread
from glossator.format.version import FORMAT
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, with_head
from glossator.plugins.engine import Engine

Versions = Iterable[tuple[Document, Sequence[bytes]]]
"""Documents, each with what earlier runs have made of it, the latest first."""

MOST_WAITING = 1 << 28
"""Bytes of documents that wait, on disk, for one before them that an engine has."""

IN_MEMORY = 1 << 23


def going_on(
    engine: Engine, runner: Runner, versions: Versions, types: LayerTypes
) -> Iterator[Job]:
    """A job for each document, in order; the engine gets those alone that lack a layer.

    Args:
        engine: Where the chain runs.
        runner: The chain.
        versions: The documents, each with what earlier runs have made of it.
        types: The layer types that are known.
    """
    coming = iter(versions)
    for document, earlier in coming:
        taken = _taken(runner, document, earlier, types)
        if taken.is_whole:
            yield runner.count(taken.job)
        else:
            with _Waiting(types) as waiting:
                yield from _through(engine, runner, taken, coming, waiting)


def _through(
    engine: Engine, runner: Runner, first: _Taken, coming: Iterator[Any], waiting: _Waiting
) -> Iterator[Job]:
    """Jobs of an engine, and in between, in their order, those of documents that lack nothing."""
    orders: deque[Sequence[str]] = deque()

    def given() -> Iterator[Document]:
        orders.append(first.order)
        yield first.job.document
        number = 1
        for document, earlier in coming:
            taken = _taken(runner, document, earlier, waiting.types)
            if not taken.is_whole:
                number += 1
                orders.append(taken.order)
                yield taken.job.document
            elif waiting.put(number, encode(runner.count(taken.job).document)):
                return  # enough is waiting: the engine ends what it has, and begins again

    for number, job in enumerate(engine.run(runner, given())):
        yield from waiting.take(number)
        if order := orders.popleft():
            job.document = _ordered(job.document, order)
        yield job
    yield from waiting.take()


class _Waiting:
    """Documents that lack nothing, while an engine has some before them."""

    def __init__(self, types: LayerTypes) -> None:
        self.types = types
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # closed with this
        self._places: deque[tuple[int, int]] = deque()
        self._read = self._end = 0
        # Engines may ask for documents in a thread of their own.
        self._lock = threading.Lock()

    def __enter__(self) -> _Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, number: int, data: bytes) -> bool:
        """Have a document wait for so many that the engine has; whether enough is waiting now."""
        with self._lock:
            if not self._places:
                self._read = self._end = 0
            self._file.seek(self._end)
            self._file.write(data)
            self._end += len(data)
            self._places.append((number, len(data)))
            return self._end >= MOST_WAITING

    def take(self, number: int | None = None) -> Iterator[Job]:
        """What has waited for so many; for all unless given."""
        while True:
            with self._lock:
                if not self._places or (number is not None and self._places[0][0] > number):
                    return
                _, size = self._places.popleft()
                self._file.seek(self._read)
                data = self._file.read(size)
                self._read += size
            yield Job(unread(data, self.types))


class _Taken(NamedTuple):
    """A document with the layers that were taken over."""

    job: Job
    is_whole: bool
    """Whether the chain would make nothing more."""
    order: Sequence[str] = ()
    """In which order its layers are to be, where they would not come to be in it."""


def _taken(
    runner: Runner, document: Document, earlier: Sequence[bytes], types: LayerTypes
) -> _Taken:
    """The document with all that can be taken over of one of its earlier versions."""
    if runner.is_too_long(document):  # it fails, whatever there is of it
        return _Taken(Job(document, document.language), is_whole=False)
    for data in earlier:
        record = None if _is_damaged(data) else quick_record(data)
        if record is None or record.format != FORMAT or record.text != document.text:
            continue
        raw = {name: bytes(layer.annotations) for name, layer in record.layers.items()}
        if all(map(_is_ours, raw.values())):
            # Nothing of a layer but its head is looked at, so it is not read.
            heads = {
                name: _unread_layer(with_head(layer, Layer, ()), raw[name])
                for name, layer in record.layers.items()
            }
            job, is_whole = runner.reuse(document, heads)
            if is_whole:
                job.annotations.update(
                    (name, len(_items.decode(raw[name])))
                    for name, layer in job.document.layers.items()
                    if layer is heads.get(name)
                )
                return _Taken(job, is_whole=True)
        try:
            old = decode_shape(data, types, exact=True, replaced=ALL)
            check_document(old)
        except FormatError:
            continue
        return _seeded(runner, document, old.layers)
    return _seeded(runner, document, {})


def _seeded(runner: Runner, document: Document, layers: Mapping[str, Layer[Any]]) -> _Taken:
    """A document for an engine, with all layers that it may keep."""
    job, _ = runner.reuse(document, layers)
    made = runner.plans[job.document.language].layers
    own = [name for name in document.layers if name in job.document.layers]
    added = [name for name in made if name not in own]
    there = [name for name in job.document.layers if name not in own]
    order = () if there == added[: len(there)] else (*own, *added)
    seeded = document.replace(layers=job.document.layers)
    return _Taken(Job(seeded, document.language), is_whole=False, order=order)


_items = msgspec.json.Decoder(list[msgspec.Raw])


def _is_ours(raw: bytes) -> bool:
    """Whether annotations are written as we write them, as far as can be seen at a glance."""
    return not (b'": ' in raw or b', "' in raw or b"\n" in raw)


def _is_damaged(data: bytes) -> bool:
    """Whether there are bytes that JSON has not; msgspec looks at nothing that it skips."""
    if b"\0" in data:
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def _unread_layer(layer: Layer[Any], raw: bytes) -> Layer[Any]:
    layer.__dict__["_encoded"] = raw
    return layer


def _ordered(document: Document, order: Sequence[str]) -> Document:
    """The document with its layers in an order; those that it does not name stay behind."""
    there = document.layers
    names = dict.fromkeys([*(name for name in order if name in there), *there])
    layers = Layers({name: there[name] for name in names})
    return msgspec.structs.replace(document, layers=layers).read_from(document.source)
