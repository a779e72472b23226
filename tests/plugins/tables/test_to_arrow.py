"""Layers as Arrow tables: the values of records, in the types that the class declares."""

from __future__ import annotations

import datetime
import enum
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from strategies import documents

import glossator
from glossator import FormatError, OptionError, testing
from glossator_standard import Entity, Sentence, Title, Token


def plain(value: Any) -> Any:
    """A value of a record as Arrow gives it back: an extent is a record there."""
    match value:
        case int(), int():
            return {"start": value[0], "end": value[1]}
        case list() | tuple():
            return [plain(one) for one in value]
    return value


def same_as_records(name: str, made: list[glossator.Document], table: pa.Table) -> None:
    records = [record for one in made for record in one.to_records(name)]
    expected = [
        {
            key: plain(value)
            for key, value in record.items()
            if key != "layer" and not key.startswith("metadata.")
        }
        for record in records
    ]

    assert table.to_pylist() == expected


def test_tables_have_what_records_have(annotated: Path) -> None:
    made = list(glossator.read(str(annotated)))

    tables = glossator.to_arrow(str(annotated))

    assert set(tables) == {"documents", *made[0].layers}
    assert tables["documents"]["document"].to_pylist() == [one.id for one in made]
    for name in made[0].layers:
        same_as_records(name, made, tables[name])


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_any_document_has_tables(document: glossator.Document) -> None:
    tables = glossator.to_arrow(document)

    for name, layer in document.layers.items():
        records = layer.to_records()
        assert tables[name].num_rows == len(layer)
        for column in {"text", "head_text", "sentence_text"} & set(tables[name].column_names):
            assert tables[name][column].to_pylist() == [one[column] for one in records]


class Colour(enum.Enum):
    RED = "red"


class Part(msgspec.Struct, frozen=True):
    name: str
    where: tuple[int, int] = (0, 0)


class Everything(glossator.Span):
    """A field of each type."""

    text: str
    count: int | None = None
    share: float | None = None
    either: int | float = 0
    sure: bool = False
    colour: Colour = Colour.RED
    size: Literal["small", "large"] = "small"
    level: Literal[1, 2] = 1
    day: datetime.date | None = None
    moment: datetime.datetime | None = None
    price: Decimal | None = None
    key: UUID | None = None
    raw: bytes = b""
    words: list[str] = glossator.field(default_factory=list)
    parts: tuple[Part, ...] = ()
    others: Annotated[list[str], glossator.Meta(max_length=9)] = glossator.field(
        default_factory=list
    )
    mixed: int | str = 0
    loose: dict[str, Any] = glossator.field(default_factory=dict)
    cues: tuple[glossator.Extent, ...] = ()
    cue: glossator.Extent | None = None


TYPES = {
    "text": "string",
    "count": "int64",
    "share": "double",
    "either": "double",
    "sure": "bool",
    "colour": "string",
    "size": "string",
    "level": "int64",
    "day": "date32[day]",
    "moment": "string",
    "price": "string",
    "key": "string",
    "raw": "binary",
    "words": "list<item: string>",
    "mixed": "string",
    "loose": "string",
    "cues": "list<item: struct<start: int64, end: int64>>",
    "cue": "struct<start: int64, end: int64>",
    "cue_text": "string",
    "text_": "string",
    "sentence_number": "int64",
}


def test_columns_have_the_types_of_the_fields_whatever_stands_in_them() -> None:
    empty = glossator.Document(id="a", text="Jo").with_layer(glossator.Layer.of(Everything, []))
    full = testing.document("Jo", Everything(start=0, end=2, text="x", count=1, cue=(0, 2)))

    table = glossator.to_arrow([empty, full])["everything"]

    assert table.num_rows == 1
    assert {name: str(table.schema.field(name).type) for name in TYPES} == TYPES


def test_values_are_what_the_types_say() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    one = Everything(
        start=0,
        end=2,
        text="own",
        day=datetime.date(2024, 3, 14),
        moment=datetime.datetime(2024, 3, 14, 12, tzinfo=zone),
        price=Decimal("1.10"),
        key=UUID(int=1),
        raw=b"\0",
        parts=(Part("p", (0, 1)),),
        loose={"a": [1, None]},
        mixed="x",
        cues=((0, 1),),
    )

    [row] = glossator.to_arrow(testing.document("Jo", one))["everything"].to_pylist()

    assert (row["text"], row["text_"]) == ("own", "Jo")
    assert row["day"] == datetime.date(2024, 3, 14)
    assert row["moment"] == "2024-03-14T12:00:00+02:00"
    assert row["price"] == "1.10"
    assert row["raw"] == b"\0"
    assert (row["loose"], row["mixed"]) == ('{"a":[1,null]}', '"x"')
    assert row["parts"][0]["name"] == "p"
    assert (row["cues"], row["cues_text"]) == ([{"start": 0, "end": 1}], ["J"])


def test_a_whole_number_past_64_bits_is_told_with_its_document() -> None:
    made = testing.document("Jo", Everything(start=0, end=2, text="x", count=1 << 64))

    with pytest.raises(FormatError, match="expected numbers of 64 bits in everything.count"):
        glossator.to_arrow(made)


class Twin(glossator.Span):
    name: str
    Name: str


def test_columns_that_differ_in_case_only_are_refused_with_both() -> None:
    made = testing.document("Jo", Twin(start=0, end=2, name="a", Name="b"))

    with pytest.raises(OptionError, match="columns 'name' and 'Name' differ in case only"):
        glossator.to_arrow(made)


def test_layers_that_differ_in_case_only_are_refused_with_both() -> None:
    made = testing.document("Jo", Token(start=0, end=2))
    made = made.with_layer(glossator.Layer.of(Token, [], "Tokens"), "Tokens")

    with pytest.raises(OptionError, match="layers 'tokens' and 'Tokens' differ in case only"):
        glossator.to_arrow(made)


def test_a_layer_of_two_types_is_refused_with_both() -> None:
    first = testing.document("Jo", Token(start=0, end=2)).replace(id="a")
    layer = glossator.Layer.of(Sentence, [], "tokens")
    second = glossator.Document(id="b", text="Jo").with_layer(layer, "tokens")

    with pytest.raises(
        FormatError, match="of type 'tokens' in document 'a' and 'sentences' in 'b'"
    ):
        glossator.to_arrow([first, second])


def test_a_reference_has_the_text_that_it_points_at() -> None:
    made = testing.document(
        "Minister Jo",
        Title(start=0, end=8, when="current", holder="entities:1", rule="r"),
        Entity(start=9, end=11, label="PERSON", rule="r"),
    )

    table = glossator.to_arrow(made, layers=["titles"])["titles"]

    assert table["holder_text"].to_pylist() == ["Jo"]


def test_a_layer_that_is_not_there_is_empty_and_an_unknown_one_an_error() -> None:
    made = testing.document("Jo", Token(start=0, end=2))

    assert glossator.to_arrow(made, layers=["titles"])["titles"].num_rows == 0
    with pytest.raises(OptionError, match="unknown layer 'tokns'; did you mean 'tokens'"):
        glossator.to_arrow(made, layers=["tokens", "tokns"])


def test_whole_numbers_of_any_length_are_numbers() -> None:
    made = testing.document("Jo", Everything(start=0, end=2, text="x", either=(1 << 60) + 1))

    assert glossator.to_arrow(made)["everything"]["either"].to_pylist() == [float(1 << 60)]


def test_a_value_of_another_type_is_told_with_its_document() -> None:
    odd = Everything(start=0, end=2, text="x", sure="yes")  # type: ignore[arg-type]  # nothing checks it here
    layer = glossator.Layer.of(Everything, [odd])
    made = glossator.Document(id="a", text="Jo").with_layer(layer)

    with pytest.raises(FormatError, match=r"expected values of the declared type in .*\.sure"):
        glossator.to_arrow(made)


@pytest.mark.slow("starts processes")
def test_pyarrow_does_without_pandas_until_somebody_asks_for_it() -> None:
    pytest.importorskip("pandas")
    code = (
        "import sys, pyarrow as pa; from glossator_tables.spared import import_pyarrow;"
        "from glossator.cli.shared import registry_with; import_pyarrow(registry_with([]));"
        "one = pa.array([1], pa.int64()); assert 'pandas' not in sys.modules;"
        "print(one.to_pandas().sum())"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "1"


@pytest.mark.slow("starts processes")
@pytest.mark.parametrize("plugins", [[], ["--plugin", "theirs.py"]])
def test_a_command_does_without_numpy_unless_a_plugin_may_want_it(
    plugins: list[str], annotated: Path, tmp_path: Path
) -> None:
    (tmp_path / "theirs.py").write_text(
        "import glossator\nclass Theirs(glossator.Span):\n    layer_type = 'theirs'\n"
        "@glossator.hookimpl\ndef glossator_layer_types():\n    return [Theirs]\n"
    )
    command = [sys.executable, "-X", "importtime", "-m", "glossator", "table", str(annotated)]

    done = subprocess.run(
        [*command, "--output", "tables", *plugins],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    assert bool(re.search(r"\| +numpy\.lib$", done.stderr, re.MULTILINE)) is bool(plugins)
    titles = pyarrow.parquet.read_table(tmp_path / "tables" / "titles.parquet")
    assert titles.equals(glossator.to_arrow(str(annotated))["titles"])
