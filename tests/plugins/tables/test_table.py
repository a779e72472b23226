"""``glossator table``: files of tables, whole or not at all, in little memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

import glossator
from glossator_standard import Token

Cli = Callable[..., Any]


def test_each_layer_and_the_documents_get_a_file(cli: Cli, annotated: Path) -> None:
    result = cli("table", annotated, "--output", "out")

    [made, *_] = glossator.read(str(annotated))
    assert result.code == 0
    assert {path.name for path in Path("out").iterdir()} == {
        f"{name}.parquet" for name in ("documents", *made.layers)
    }
    assert "out/titles.parquet: " in result.err


def test_a_file_s_name_is_refused_and_the_directory_named(cli: Cli, annotated: Path) -> None:
    result = cli("table", annotated, "--output", "titles.csv")

    assert result.code == 2
    assert "got 'titles.csv': try --output titles --to csv" in result.err
    assert not Path("titles.csv").exists()


@pytest.mark.parametrize("output", ["-", "", "titles.xlsx", "made.jsonl"])
def test_tables_go_to_a_folder_that_is_called_as_one(
    cli: Cli, annotated: Path, output: str
) -> None:
    Path("made.jsonl").write_bytes(annotated.read_bytes())
    result = cli("table", annotated, "--output", output)

    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"expected a directory, in which each layer is a file, got {output!r}" in result.err
    assert not Path("-").exists()


@pytest.mark.parametrize("kind", ["parquet", "arrow", "csv"])
def test_files_have_the_rows_and_types_of_to_arrow(cli: Cli, annotated: Path, kind: str) -> None:
    assert cli("table", annotated, "-o", "out", "--to", kind).code == 0

    for name, table in glossator.to_arrow(str(annotated)).items():
        path = f"out/{name}.{kind}"
        if kind == "parquet":
            assert pa.parquet.read_table(path).equals(table)
        elif kind == "arrow":
            assert pa.ipc.open_file(path).read_all().equals(table)
        else:
            rows = pa.csv.read_csv(path, parse_options=pa.csv.ParseOptions(newlines_in_values=True))
            assert rows.column_names == table.column_names
            assert rows.num_rows == table.num_rows


def test_what_has_parts_is_json_in_csv(cli: Cli, annotated: Path) -> None:
    cli("table", annotated, "-o", "out", "--to", "csv", "--layers", "hedging")

    with Path("out/hedging.csv").open(encoding="utf-8", newline="") as stream:
        scopes = [row["scope_span"] for row in csv.DictReader(stream)]
    assert {*json.loads(scopes[0])} == {"start", "end"}


def test_the_layers_that_are_named_alone_are_written(cli: Cli, annotated: Path) -> None:
    cli("table", annotated, "-o", "out", "--layers", "titles,entities")

    names = {path.stem for path in Path("out").iterdir()}
    assert names == {"documents", "titles", "entities"}


def test_a_layer_that_no_document_has_is_an_empty_table_with_its_types(cli: Cli) -> None:
    glossator.write([glossator.Document(id="a", text="Jo")], "a.jsonl")

    result = cli("table", "a.jsonl", "-o", "out", "--layers", "titles")

    table = pa.parquet.read_table("out/titles.parquet")
    assert result.err.startswith("Warning: titles: no document has this layer\n")
    assert (table.num_rows, str(table.schema.field("when").type)) == (0, "string")


def test_a_misspelt_layer_is_an_error_and_nothing_is_written(cli: Cli, annotated: Path) -> None:
    result = cli("table", annotated, "-o", "out", "--layers", "titels")

    assert result.code == 2
    assert "unknown layer 'titels'; did you mean 'titles'?" in result.err
    assert not Path("out").exists()


def test_after_an_error_the_older_tables_stay_and_no_part_of_a_file(
    cli: Cli, annotated: Path
) -> None:
    cli("table", annotated, "-o", "out")
    before = {path: path.read_bytes() for path in Path("out").iterdir()}
    broken = Path("broken.jsonl")
    broken.write_bytes(annotated.read_bytes() + b'{"format": "glossator/1.1", "id"\n')

    result = cli("table", broken, "-o", "out")

    assert result.code == 3
    assert result.err.startswith("Error: broken.jsonl:")
    assert {path: path.read_bytes() for path in Path("out").iterdir()} == before


def test_failed_layers_and_unknown_types_are_told(cli: Cli, annotated: Path) -> None:
    document = json.loads(annotated.read_bytes().splitlines()[0])
    dates, hedging = (document["layers"][name] for name in ("dates", "hedging"))
    failure = {"annotator": "dates", "kind": "ValueError", "message": "boom"}
    dates |= {"status": "error", "annotations": [], "error": failure}
    hedging["type"] = "nobodys"
    del document["layers"]["claims"]  # which refer to hedges
    Path("a.jsonl").write_text(json.dumps(document) + "\n")

    result = cli("table", "a.jsonl", "-o", "out")

    assert "Warning: dates: failed in 1 document\n" in result.err
    assert "Warning: hedging: no installed plugin declares 'nobodys'" in result.err
    fields = pa.parquet.read_table("out/hedging.parquet")["fields"].to_pylist()
    assert {"kind", "strength"} <= set(json.loads(fields[0]))


def test_a_layer_with_an_odd_name_has_a_file_on_any_system(cli: Cli) -> None:
    document = glossator.Document(id="a", text="Jo")
    layer = glossator.Layer.of(Token, [Token(start=0, end=2)], "gold:a/b")
    glossator.write([document.with_layer(layer, "gold:a/b")], "a.jsonl")

    cli("table", "a.jsonl", "-o", "out")

    assert Path("out/gold%3Aa%2Fb.parquet").is_file()


def test_a_layer_named_as_the_table_of_documents_is_refused(cli: Cli) -> None:
    document = glossator.Document(id="a", text="Jo")
    layer = glossator.Layer.of(Token, [], "documents")
    glossator.write([document.with_layer(layer, "documents")], "a.jsonl")

    result = cli("table", "a.jsonl", "-o", "out")

    assert (result.code, "the table of documents" in result.err) == (2, True)


def test_row_groups_are_bounded(cli: Cli, annotated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator_tables.files.ROWS", 100)
    monkeypatch.setattr("glossator_tables.batches.ANNOTATIONS", 100)

    cli("table", annotated, "-o", "out", "--layers", "tokens")

    assert pa.parquet.ParquetFile("out/tokens.parquet").num_row_groups > 1
    expected = glossator.to_arrow(str(annotated), layers=["tokens"])["tokens"]
    assert pa.parquet.read_table("out/tokens.parquet").equals(expected)


def test_without_the_libraries_one_line_says_what_to_type(
    cli: Cli, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)

    for command in (["table", annotated, "-o", "out"], ["sql", annotated, "FROM titles"]):
        result = cli(*command)
        assert result.code == 2
        assert "type `pip install 'glossator[tables]'`" in result.err
