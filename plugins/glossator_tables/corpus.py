"""The documents that a query is about: how to read them, their layers, whether they changed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from glossator import Annotation, Document
from glossator.cli.shared import (
    WHOLE,
    Ids,
    InputFile,
    Share,
    State,
    Unreadable,
    content_of,
    find_inputs,
    input_formats,
    iter_json,
    read_share,
    registry_with,
    state_of,
)

HASHED = 1 << 28
"""Bytes of inputs that are hashed where that is needed to know whether they changed."""


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
        self.registry = registry_with(plugins)
        self.types: Mapping[str, type[Annotation]] = self.registry.layer_types
        self.files: list[InputFile] = find_inputs(inputs, input_formats(self.registry, format_))
        self._format = format_

    def read(
        self, layers: Sequence[str] | None, ids: Ids, share: Share = WHOLE
    ) -> Iterator[Document]:
        """The documents of a share with these layers, or all; raises as `glossator.read` does."""
        for item in read_share(self.files, share, ids, layers):
            if not isinstance(item, Unreadable):
                yield item
            elif item.is_piece:
                warnings.warn(str(item.error), stacklevel=2)
            else:
                raise item.error

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
        return state_of(self.files, self._format)

    def content(self) -> str:
        """The hash of all that is in the inputs; raises as `state` does."""
        return content_of(self.files)
