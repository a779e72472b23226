"""What an analyst writes without `glossator table`: json.loads, pandas, pyarrow; the same tables.

python benchmarks/tables_pandas.py IN.jsonl FOLDER
"""

from __future__ import annotations

import bisect
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

REFERENCES = ("holder", "affiliation", "place", "full", "entity", "speaker", "speaker_title")
EXTENTS = (
    "holder_span",
    "affiliation_span",
    "place_span",
    "speaker_span",
    "scope_span",
    "cue_span",
)
Row = dict[str, Any]


def text_of(text: str, one: Row) -> str:
    """The text of a span."""
    if one.get("fragments"):
        return " ".join(text[start:end] for start, end in one["fragments"])
    return text[one["start"] : one["end"]]


def rows(document: Row) -> Iterator[tuple[str, Row]]:
    """The rows of a document, each with its layer."""
    text, layers = document["text"], document["layers"]
    texts = {
        one["id"]: text_of(text, one) for layer in layers.values() for one in layer["annotations"]
    }
    sentences = layers["sentences"]["annotations"]
    starts = [one["start"] for one in sentences]
    for name, layer in layers.items():
        for one in layer["annotations"]:
            row = {"document": document["id"], **one, "text": texts[one["id"]]}
            for field in REFERENCES:
                if field in one:
                    row[f"{field}_text"] = texts[one[field]]
            for field in EXTENTS:
                if field in one:
                    start, end = one[field]
                    row[field] = {"start": start, "end": end}
                    row[f"{field}_text"] = text[start:end]
            number = bisect.bisect_right(starts, one["start"])
            if number and one["start"] < sentences[number - 1]["end"]:
                row["sentence"] = sentences[number - 1]["id"]
                row["sentence_number"] = number
                row["sentence_text"] = texts[row["sentence"]]
            yield name, row


def main(source: str, folder: str) -> None:
    """Write a table for each layer, and one of the documents."""
    tables: dict[str, list[Row]] = defaultdict(list)
    with Path(source).open(encoding="utf-8") as stream:
        for line in stream:
            document = json.loads(line)
            metadata = json.dumps(document.get("metadata", {}))
            tables["documents"].append(
                {"document": document["id"], "text": document["text"], "metadata": metadata}
            )
            for name, row in rows(document):
                tables[name].append(row)
    Path(folder).mkdir(exist_ok=True)
    for name, found in tables.items():
        table = pa.Table.from_pandas(pd.DataFrame(found), preserve_index=False)
        pa.parquet.write_table(table, Path(folder, f"{name}.parquet"))


if __name__ == "__main__":
    main(*sys.argv[1:])
