"""The documents that are served: how to read them, and whether they have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator import Annotation, Document
from glossator.cli.shared import (
    InputFile,
    State,
    Unread,
    Unreadable,
    code_of,
    content_of,
    find_inputs,
    input_formats,
    read_documents,
    registry_with,
    state_of,
)
from glossator_serve import schema


class Corpus:
    """Inputs of the command line.

    Args:
        inputs: Files, directories, globs, ``-``.
        format_: The name of their format, where it is said.
        plugins: Further plugins.
    """

    def __init__(
        self, inputs: Sequence[str], format_: str | None = None, plugins: Sequence[str] = ()
    ) -> None:
        registry = registry_with(plugins)
        self.inputs = inputs
        self.types: Mapping[str, type[Annotation]] = registry.layer_types
        self.files: list[InputFile] = find_inputs(inputs, input_formats(registry, format_))
        self._format = format_

    def read(self, unread: Unread) -> Iterator[Document]:
        """The documents; what cannot be read is told, and costs no others."""
        for item in read_documents(self.files):
            if isinstance(item, Unreadable):
                unread.tell(item)
            else:
                yield item

    @property
    def is_stream(self) -> bool:
        """Whether it can be read only once."""
        return any(file.is_stream for file in self.files)

    def state(self) -> State:
        """What the inputs are like now, and the classes that say what documents are found by.

        Raises:
            OSError: where one is no longer there.
        """
        code = [code_of(self.types[name]) for name in sorted(self.types)]
        return state_of(self.files, "index", schema.VERSION, self._format, *code)

    def content(self) -> str:
        """The hash of all that is in the inputs; raises as `state` does."""
        return content_of(self.files)
