"""A layer type in its second version, with the step from the first; and one without a step."""

from __future__ import annotations

from typing import Annotated, Any

import glossator


class Feeling(glossator.Span):
    """A word for a feeling; in 1.0 the field `kind` was called `mood`, and was a number."""

    layer_version = "2.1"

    kind: str
    cause: Annotated[str, glossator.ref("cause")] | None = None

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        if version == "1.0":
            record["kind"] = ("sad", "glad")[record.pop("mood")]
        return record


class Cause(glossator.Span):
    """What a feeling is about."""

    layer_version = "2.0"


@glossator.annotator(provides=(Feeling, Cause))
def feelings(document: glossator.Document) -> list[Feeling | Cause]:
    return []
