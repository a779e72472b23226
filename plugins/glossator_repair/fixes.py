"""All fixes, in the order in which they are applied: what one leaves is sound for the next."""

from __future__ import annotations

from glossator_repair import fields, ids, spans
from glossator_repair.draft import Draft
from glossator_repair.fix import Fix


def _done_by_bytes(_: Draft) -> None:
    """Nothing: `glossator_repair.mending` does it to the bytes, before there is a document."""


BOM = Fix("bom", ("parse-bom",), "leaves out a byte order mark", _done_by_bytes)
TORN = Fix("torn", ("parse-torn",), "leaves out a last line that is cut off", _done_by_bytes, True)
MARKS = Fix(
    "marks",
    ("policy-stale",),
    "sets the hashes of what was made from a layer that a safe fix has changed, where they were "
    "right before",
    _done_by_bytes,
)
STALE = Fix(
    "stale",
    ("policy-stale",),
    "takes out layers that were made from something that has changed since; a run makes them again",
    _done_by_bytes,
    True,
)

FIXES: tuple[Fix, ...] = (
    BOM,
    TORN,
    Fix(
        "equal-keys",
        ("parse-duplicate",),
        "keeps one of two equal keys with the same value",
        fields.keep_one_of_equal_keys,
    ),
    Fix(
        "keys",
        ("parse-duplicate",),
        "keeps the last of two equal keys",
        fields.keep_last_of_keys,
        True,
    ),
    Fix(
        "numbers",
        ("parse-number",),
        "leaves out fields with NaN, Infinity, or a number too large",
        fields.leave_out_no_numbers,
        True,
    ),
    Fix(
        "whole-numbers",
        ("layer-type",),
        'writes offsets such as 22.0 and "22" as 22',
        fields.write_whole_numbers,
    ),
    Fix(
        "twins",
        ("id-duplicate",),
        "takes out annotations that stand there before, with the same id and all else",
        ids.take_out_twins,
    ),
    Fix(
        "ids",
        ("id-form", "id-duplicate", "layer-missing"),
        "gives an id to what has none, another's, or one of another layer; references follow",
        ids.number_ids,
    ),
    Fix(
        "unknown-fields",
        ("document-unknown", "layer-unknown"),
        "leaves out fields that nobody declares",
        fields.leave_out_unknown_fields,
        True,
    ),
    Fix(
        "layers",
        ("document-type", "document-missing"),
        "takes out what is no layer: no object, or one without type, version or annotations",
        fields.take_out_no_layers,
        True,
    ),
    Fix(
        "bounds",
        ("span-bounds", "layer-value"),
        "turns spans around that end before they start, cuts those that reach over the edge of the "
        "text, takes out those outside",
        spans.cut_spans,
        True,
    ),
    Fix(
        "extents",
        ("extent-bounds", "layer-value"),
        "does the same with stretches of the text in fields",
        spans.cut_extents,
        True,
    ),
    Fix(
        "fragments",
        ("fragments",),
        "puts the parts of a span in order, joins those that overlap; start and end go with them",
        spans.join_fragments,
        True,
    ),
    Fix(
        "invalid",
        ("layer-missing", "layer-type", "layer-value", "layer-unknown"),
        "takes out annotations whose fields are not as declared",
        fields.take_out_invalid,
        True,
    ),
    Fix(
        "duplicates",
        (),
        "takes out annotations that say the same as one before; references follow",
        ids.take_out_duplicates,
        True,
    ),
    Fix("order", ("span-order",), "sorts annotations by start and end", spans.sort_spans),
    Fix(
        "overlaps",
        ("span-overlap", "span-empty"),
        "cuts or takes out spans that share text, in layers that divide it",
        spans.part_spans,
        True,
    ),
    Fix(
        "references",
        ("reference",),
        "leaves out references to what is not there; where one is needed, the annotation",
        ids.leave_out_dangling,
        True,
    ),
    Fix(
        "status",
        ("layer-status", "document-missing", "document-value", "document-type"),
        "has a layer's status say what its annotations and its error say",
        fields.set_status,
    ),
    MARKS,
    STALE,
)

SAFE = tuple(fix.name for fix in FIXES if not fix.is_destructive)
