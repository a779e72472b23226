"""Tables of texts: CSV and Parquet."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import glossator
from glossator_formats import rows

Cli = Callable[..., Any]

CSV = 'nr;Body;date;genre\r\n7;"Ann left\nRome; she ""said"" so.";2024-01-02;news\r\n8;🎉 Bob;;\r\n'


def documents(cli: Cli, *arguments: str) -> list[glossator.Document]:
    done = cli("convert", *arguments, "-o", "out.jsonl")
    assert done.code == 0, done.err
    return list(glossator.read("out.jsonl"))


@pytest.mark.filterwarnings("default")
def test_columns_are_guessed_from_their_names_and_told(cli: Cli) -> None:
    Path("a.csv").write_text(CSV, "utf-8", newline="")
    done = cli("convert", "a.csv", "-o", "out.jsonl")
    assert done.err.count("a.csv: guessed from the names of its columns: text in 'Body';") == 1
    first, second = glossator.read("out.jsonl")
    assert (first.id, first.text) == ("a-2", 'Ann left\nRome; she "said" so.')
    assert first.metadata == {"nr": "7", "date": "2024-01-02", "genre": "news"}
    assert (second.id, second.text, second.metadata) == ("a-4", "🎉 Bob", {"nr": "8"})


def test_columns_are_asked_for(cli: Cli) -> None:
    Path("a.csv").write_text("k,t,d,x,y\n7,Ann,2024,1,2\n", "utf-8")
    asked = ("csv.text=t", "csv.id=k", "csv.date=d", 'csv.metadata=["x"]')
    (one,) = documents(cli, "a.csv", *(part for one in asked for part in ("--set", one)))
    assert (one.id, one.text, one.metadata) == ("7", "Ann", {"x": "1", "date": "2024"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("content", "metadata"),
    [
        (",text\n7,Ann; left\n", {"column 1": "7"}),  # the index of pandas
        ('sep=;\r\nn;text\r\n7;"Ann; left"\r\n', {"n": "7"}),
        ('"a,b,c";"text"\n7;"Ann; left"\n', {"a,b,c": "7"}),
        ("n,text\r7,Ann; left\r", {"n": "7"}),
    ],
)
def test_other_tools_write_tables_otherwise(
    content: str, metadata: dict[str, str], encoding: str, cli: Cli
) -> None:
    Path("a.csv").write_text(content, encoding, newline="")
    (one,) = documents(cli, "a.csv")
    assert (one.text, one.language, one.metadata) == ("Ann; left", None, metadata)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"text,n\nok,1\nshort\nok,2\n", "a.csv:3: expected 2 cells as in the first row, got 1"),
        (b"text,n\nok,1\ncaf\xe9,1\nok,2\n", "a.csv:3: expected UTF-8, got byte 0xe9"),
        (b'text,n\nok,1\n"a"b,1\nok,2\n', "a.csv:3: expected CSV: ',' expected after"),
        (b'text,n\nok,1\nok,2\n"open,\n\n', "a.csv:4: expected CSV: unexpected end of data; a "),
    ],
)
def test_a_bad_row_costs_that_row(content: bytes, told: str, cli: Cli) -> None:
    Path("a.csv").write_bytes(content)
    done = cli("convert", "a.csv", "-o", "out.jsonl")
    assert done.code == 3
    assert done.err.count("Error") == 1
    assert told in done.err
    assert done.err.endswith("2 documents written\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "csv.text=bodi"), "csv.text: unknown column 'bodi'; did you mean 'bodies'?"),
        (("--set", "csv.delimiter=;;"), "csv.delimiter: expected a text matching regex"),
        (("--set", "csv.encoding=latin-9000"), "csv.encoding: no encoding 'latin-9000'"),
    ],
)
def test_a_wrong_option_is_told(arguments: tuple[str, ...], told: str, cli: Cli) -> None:
    Path("a.csv").write_text("bodies,n\nx,1\n", "utf-8")
    done = cli("convert", "a.csv", *arguments)
    assert (done.code, told in done.err, done.err.count("\n")) == (2, True, 1)


def test_a_table_without_a_text_costs_no_other_file(cli: Cli) -> None:
    Path("in").mkdir()
    Path("in/a.csv").write_text("bodies,n\nx,1\ny,2\n", "utf-8")
    Path("in/b.csv").write_text("text\nAnn left.\n", "utf-8")
    done = cli("convert", "in", "-o", "out.jsonl")
    assert (done.code, done.err.count("in/a.csv: no column looks like that of the text among")) == (
        3,
        1,
    )
    assert "say which with --set csv.text=COLUMN\n" in done.err
    Path("in/a.csv").write_text("path,outlet\nb.csv,Post\n", "utf-8")
    assert "where it tells of other files, name it with --metadata" in cli("convert", "in").err
    assert [one.text for one in glossator.read("out.jsonl")] == ["Ann left."]
    text = "Ann and Bob left Oslo on Monday, and nobody has heard of them since then."
    Path("in/a.csv").write_text(f'1,"{text}"\n', "utf-8")
    told = cli("convert", "in").err
    assert "among 1, Ann and Bob left...: the first row is to name the columns" in told
    assert text[:17] not in told


def test_names_of_columns_in_another_encoding_are_told_once(cli: Cli) -> None:
    Path("a.csv").write_bytes("text,año\nAnn,1\nBob,2\n".encode("latin-1"))
    done = cli("convert", "a.csv", "-o", "out.jsonl")
    assert (done.code, done.err.count("Error")) == (3, 1)
    assert "a.csv:1: expected UTF-8, got byte 0xf1; say another with --set csv" in done.err


def test_two_columns_of_one_name_are_refused_since_one_would_be_lost(cli: Cli) -> None:
    Path("a.csv").write_text("text,n,text,,\nx,1,y,,\n", "utf-8")
    done = cli("convert", "a.csv", "-o", "out.jsonl")
    assert done.code == 3
    assert "a.csv:1: expected columns of different names, got 'text' twice" in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str, cli: Cli) -> None:
    Path("a.tsv").write_text("id\ttext\ncafé\tdeux\u00a0cafés\n", encoding)
    option = ("--set", f"csv.encoding={encoding}") if encoding == "cp1252" else ()
    (one,) = documents(cli, "a.tsv", "--from", "csv", *option)
    assert (one.id, one.text, one.metadata) == ("café", "deux\u00a0cafés", {})


def table(path: str, **columns: list[Any]) -> None:
    pq.write_table(pa.table(columns), path, row_group_size=2)


def test_parquet_is_read_with_its_types(cli: Cli) -> None:
    day = datetime.date(2024, 1, 2)
    extra: list[Any] = [{"a": [1]}, None, {"a": []}]
    texts = ["Ann 🎉", "", "c"]
    table("t.parquet", id=["007", "8", "9"], text=texts, date=[day, None, day], n=extra)
    one, two, _ = documents(cli, "t.parquet")
    assert (one.id, one.text) == ("007", "Ann 🎉")
    assert one.metadata == {"n": {"a": [1]}, "date": "2024-01-02"}
    assert (two.id, two.text, two.metadata) == ("8", "", {})


def test_a_row_of_parquet_without_a_text_is_told_by_its_number(cli: Cli) -> None:
    table("t.parquet", text=[1, 2])
    done = cli("convert", "t.parquet")
    assert (done.code, "t.parquet:2: expected a text in 'text', got 2" in done.err) == (3, True)


def test_what_is_no_parquet_is_told(cli: Cli) -> None:
    Path("t.parquet").write_bytes(b"PAR1 no")
    done = cli("convert", "t.parquet")
    assert (done.code, "t.parquet: expected Parquet: " in done.err) == (3, True)


def test_parquet_that_unpacks_to_too_much_is_refused(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "LARGEST", 1 << 10)
    table("t.parquet", text=["a b c " * 1000])
    done = cli("convert", "t.parquet")
    assert done.code == 3
    assert "expected columns of at most" in done.err


def test_without_pyarrow_it_is_said_what_to_install(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    table("t.parquet", text=["a"])
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    done = cli("convert", "t.parquet")
    assert (done.code, "type `pip install 'glossator[tables]'`" in done.err) == (2, True)
