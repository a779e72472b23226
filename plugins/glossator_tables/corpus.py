"""The documents that a query is about: how to read them, their layers, whether they changed."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

import glossator
from glossator import Annotation, Document
from glossator.cli.shared import InputFile, find_inputs, input_formats, iter_json, registry_with

HASHED = 1 << 28
"""Bytes of inputs that are hashed where that is needed to know whether they changed."""

SETTLED = 2.0
"""Seconds after which a file system gives another time to a file that changes."""


class State(NamedTuple):
    """What the system says of inputs.

    Attributes:
        key: Another whenever a file has another name, size, time or place on the disk.
        is_settled: Whether what is in them is another whenever the key is: not where one was
            changed just now, and might be again within the same tick of the clock.
        size: Bytes of all.
    """

    key: str
    is_settled: bool
    size: int


class _Head(msgspec.Struct):
    type: str = ""


class _Heads(msgspec.Struct):
    layers: dict[str, _Head] = {}


_heads = msgspec.json.Decoder(_Heads)


class Corpus:
    """Inputs of the command line.

    Args:
        inputs: Files, directories, globs, ``-``.
        format_: The name of their format, where it is said.
        plugins: Further plugins.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        format_: str | None,
        plugins: Sequence[str],
    ) -> None:
        registry = registry_with(plugins)
        self.types: Mapping[str, type[Annotation]] = registry.layer_types
        self.files: list[InputFile] = find_inputs(inputs, input_formats(registry, format_))
        self._inputs, self._format, self._plugins = inputs, format_, plugins

    def read(self, layers: Sequence[str] | None) -> Iterator[Document]:
        """The documents with these layers, or all; raises as `glossator.read` does."""
        return glossator.read(
            *self._inputs, format=self._format, plugins=self._plugins, layers=layers
        )

    @property
    def is_stream(self) -> bool:
        """Whether it can be read only once."""
        return any(file.is_stream for file in self.files)

    @cached_property
    def layers(self) -> Mapping[str, str]:
        """The layers that there are, and their types; raises as `glossator.read` does."""
        found: dict[str, str] = {}
        for file in self.files:
            for record in iter_json(file):
                try:
                    heads = _heads.decode(record.data)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue  # reading it says what is wrong
                found.update((name, head.type) for name, head in heads.layers.items())
        return found

    def state(self) -> State:
        """What the inputs are like now.

        Raises:
            OSError: where one is no longer there.
        """
        facts = [(path, path.stat()) for path in self._paths()]
        key = hashlib.sha256(f"{version('glossator')} {self._format}\n".encode())
        for path, one in facts:
            line = f"{path}\0{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}\n"
            key.update(line.encode("utf-8", "surrogateescape"))
        for cls in sorted({type(one) for file in self.files for one in file.choices}, key=str):
            key.update(code_of(cls).encode())
        newest = max((max(one.st_mtime, one.st_ctime) for _, one in facts), default=0.0)
        size = sum(one.st_size for _, one in facts)
        return State(key.hexdigest()[:32], time.time() - newest > SETTLED, size)

    def content(self) -> str:
        """The hash of all that is in the inputs; raises as `state` does."""
        whole = hashlib.sha256()
        for path in self._paths():
            with path.open("rb") as stream:
                whole.update(hashlib.file_digest(stream, "sha256").digest())
        return whole.hexdigest()

    def _paths(self) -> list[Path]:
        return [path.resolve() for file in self.files for path in file.paths()]


def code_of(cls: type) -> str:
    """The class by its module's file, its size and its time: another where the code is another."""
    file = getattr(sys.modules.get(cls.__module__), "__file__", None)
    name = f"{cls.__module__}.{cls.__qualname__}"
    if not file:
        return name
    facts = os.stat(file)  # noqa: PTH116  # as cheap as it can be
    return f"{name} {Path(file)} {facts.st_size} {facts.st_mtime_ns}"
