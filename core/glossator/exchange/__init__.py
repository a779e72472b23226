"""What formats of other tools share, ours and those of plugins.

Their labels and ours, offsets in other units, quoted text, a document's annotations in one form for
all layers, and documents made of what another tool says.
"""

from glossator.exchange.incoming import Arriving, Incoming, joined
from glossator.exchange.jsonfiles import json_kind, json_object, read_json
from glossator.exchange.labels import Labels, Ours, choices, labels_of, layer_name
from glossator.exchange.layers import ForeignField, ForeignRelation
from glossator.exchange.offsets import Offsets, check_extent
from glossator.exchange.options import ExchangeOptions
from glossator.exchange.outgoing import Mark, all_marks, foreign_fields, marks
from glossator.exchange.quotes import check_quote, nearest
from glossator.format.foreign import tool_of_head
from glossator.format.malformed import is_json, malformed
from glossator.lines import table_rows
from glossator.model.annotation import extents_of, has_place

__all__ = [
    "Arriving",
    "ExchangeOptions",
    "ForeignField",
    "ForeignRelation",
    "Incoming",
    "Labels",
    "Mark",
    "Offsets",
    "Ours",
    "all_marks",
    "check_extent",
    "check_quote",
    "choices",
    "extents_of",
    "foreign_fields",
    "has_place",
    "is_json",
    "joined",
    "json_kind",
    "json_object",
    "labels_of",
    "layer_name",
    "malformed",
    "marks",
    "nearest",
    "read_json",
    "table_rows",
    "tool_of_head",
]
