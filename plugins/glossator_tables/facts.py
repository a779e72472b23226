"""What is known of the layers of some documents: their types, and what there is to tell."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from glossator import FormatError, OptionError
from glossator.cli.shared import counted
from glossator_tables.names import DOCUMENTS, check_distinct


class Facts(msgspec.Struct):
    """What is known of the layers that get tables.

    Attributes:
        kinds: Layer to its type, and the document that it was first seen in.
        failed: Layer to the number of documents in which it failed.
        unknown: Layer to its type, where no class declares that.
    """

    kinds: dict[str, tuple[str, str]] = {}
    failed: dict[str, int] = {}
    unknown: dict[str, str] = {}

    def see(self, name: str, kind: str, document: str) -> None:
        """Take note of a layer in a document.

        Raises:
            OptionError: where it differs from another in case only, or has the documents' name.
            FormatError: where it is of two types.
        """
        if name not in self.kinds:
            check_distinct([*self.kinds, DOCUMENTS, name], "layers")
            if name == DOCUMENTS:
                raise OptionError(
                    f"layer {name!r} would have the name of the table of documents: rename it"
                )
        known, first = self.kinds.setdefault(name, (kind, document))
        if kind != known:
            raise FormatError(
                f"layer {name!r} is of type {known!r} in document {first!r} and {kind!r} in "
                f"{document!r}: a table has one type"
            )

    def add(self, others: Facts) -> None:
        """Take what is known of other documents; raises as `see` does."""
        for name, (kind, document) in others.kinds.items():
            self.see(name, kind, document)
        for name, count in others.failed.items():
            self.failed[name] = self.failed.get(name, 0) + count
        self.unknown |= others.unknown

    def types(self) -> dict[str, str]:
        """The layers that there are, and their types."""
        return {name: kind for name, (kind, _) in self.kinds.items()}

    def notes(self, asked: Sequence[str]) -> list[str]:
        """What there is to tell: layers that failed, are unknown, or were asked for in vain."""
        told = [f"{name}: failed in {counted(n, 'document')}" for name, n in self.failed.items()]
        told += [
            f"{name}: no installed plugin declares {kind!r}: its fields are in a column of JSON"
            for name, kind in self.unknown.items()
        ]
        absent = [name for name in asked if name not in self.kinds]
        return told + [f"{name}: no document has this layer" for name in absent]
