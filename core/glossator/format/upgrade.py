"""Older documents and layers, turned into those of today one step at a time.

A step of the format turns a document of one version into one of the next; a step of a layer is its
class's own: `glossator.Annotation.upgrade`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from glossator.errors import FormatError, located
from glossator.format.version import FORMAT
from glossator.model.annotation import Annotation

A = TypeVar("A", bound=Annotation)

Record = dict[str, Any]
"""A document, or an annotation, as it stands in a file."""


def _to_1_1(document: Record) -> Record:
    """`producer.identity` and `.language` are new; of an older layer they are not known."""
    for layer in document["layers"].values():
        if layer.get("producer"):
            layer["producer"] = {"identity": None, "language": None, **layer["producer"]}
    return {**document, "format": "glossator/1.1"}


STEPS: Mapping[str, Callable[[Record], Record]] = {"glossator/1.0": _to_1_1}
"""Version to what makes a document of it one of the next version."""


def upgrade_document(document: Record) -> Record:
    """A document of an older format as one of `FORMAT`; it may be changed on the way.

    Raises:
        KeyError, AttributeError, TypeError: where it is not what its version says.
    """
    while document["format"] != FORMAT:
        document = STEPS[document["format"]](document)
    return document


def upgrade_annotation(cls: type[A], record: Record, version: str) -> A:
    """An annotation of an older version as its class declares it now.

    Args:
        cls: The class; it brings an `upgrade`.
        record: The annotation as it stood in the file; the class may change it.
        version: The version of its layer.

    Raises:
        FormatError: where the class's step fails, or what it gives is no annotation of the class.
    """
    identifier = record.get("id")
    step = f"the upgrade of {cls.type_name()!r} from {version} to {cls.layer_version}"
    try:
        made = cls.upgrade(record, version)
    except Exception as error:
        raise FormatError(f"{step} failed: {type(error).__name__}: {error}") from error
    if not isinstance(made, dict):
        raise FormatError(f"{step}: expected a dict, got {type(made).__name__}")
    if made.get("id") != identifier:
        raise FormatError(f"{step}: expected the id to stay {identifier!r}, got {made.get('id')!r}")
    try:
        return msgspec.json.decode(msgspec.json.encode(made), type=cls)
    except msgspec.ValidationError as error:
        words, pointer = located(error)
        raise FormatError(f"{step}: {words}", pointer=pointer) from None
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(f"{step}: {error}") from error
