"""The command ``convert``: what is lost is told before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROW = (
    '{"format": "glossator/1.1", "id": "%s", "text": "Ann", "metadata": {"date": "2018"}, '
    '"layers": {"entities": {"type": "entities", "version": "1.1", "status": "ok", '
    '"annotations": [{"id": "entities:1", "start": 0, "end": 3, "label": "PERSON", '
    '"rule": "model"}]}, "empty": {"type": "empty", "version": "1.0", "status": "ok", '
    '"annotations": []}}}\n'
)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(ROW % "a" + ROW % "b", "utf-8")
    return path


def test_losses_are_a_table_and_nothing_is_written_with_strict(
    rows: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    done = cli("convert", "in.jsonl", "-o", "out/", "--to", "brat")
    assert done.code == 0
    lines = [line.split("│")[1:-1] for line in done.err.splitlines() if line.startswith("│")]
    assert [[cell.strip() for cell in line] for line in lines] == [
        ["document", "metadata.date", "is not kept", "2", "2018"],
        ["empty", "", "a layer without annotations is left out", "2", ""],
    ]
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "a.ann",
        "a.txt",
        "b.ann",
        "b.txt",
    ]
    strict = cli("convert", "in.jsonl", "-o", "strict/", "--to", "brat", "--strict")
    assert strict.code == 1
    assert strict.err.endswith("Nothing was written: --strict\n")
    assert not (tmp_path / "strict").exists()


@pytest.mark.parametrize("to", ["jsonl", "spacy-json"])
def test_fields_of_plain_rows_that_are_left_out_are_told_once(
    to: str, cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Ann", "tags": ["a"]}\n', "utf-8")
    done = cli("convert", "a.jsonl", "-o", "b.jsonl", "--to", to)
    told = "Warning: fields that were left out of plain rows: tags (1); "
    assert (done.code, done.err.count(told)) == (0, 1)


def test_what_is_told_once_and_what_not_at_all(cli: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann wed Bob", "utf-8")
    spans = [f"T{number}\tOdd{number} 0 3\tAnn\n" for number in range(4)]
    (tmp_path / "a.ann").write_text("".join(spans), "utf-8")
    done = cli("convert", "a.txt", "-o", "b.jsonl")
    told = "Odd0, Odd1, Odd2, Odd3: 4 layers of types that no plugin declares; check each with"
    assert (done.code, done.err.count("\n"), done.err.count(told)) == (0, 2, 1)
    assert (tmp_path / "b.Odd3.schema.json").is_file()
    (tmp_path / "c.jsonl").write_text('{"text": "Ann", "tags": ["a"]}\n', "utf-8")
    for name in ("a.txt", "c.jsonl"):
        done = cli("convert", name, "-o", "d.jsonl", "--quiet")
        assert (done.code, done.out, done.err) == (0, "", "")


def test_labels_are_mapped_both_ways(rows: Path, cli: Callable[..., Any], tmp_path: Path) -> None:
    cli("convert", "in.jsonl", "-o", "out/", "--to", "brat", "--map", "Human=entities:PERSON")
    assert (tmp_path / "out" / "a.ann").read_text("utf-8").startswith("T1\tHuman 0 3\tAnn")
    rules = ("--map", "Human=titles:former", "--map", "Humn=entities:PERSON")
    back = cli("convert", "out", "-o", "-", *rules)
    assert '"when":"former"' in back.out
    assert back.err.count("--map Humn=…: nothing is called so") == 1
    assert "--map Human" not in back.err
    ours = cli("convert", "in.jsonl", "-o", "-", "--map", "Human=entities:PERSON")
    assert "--map Human=…: nothing is called so" in ours.err
    wrong = cli("convert", "out", "-o", "-", "--map", "Human=titles:old")
    assert wrong.code == 2
    assert "expected a label of titles" in wrong.err


def test_layers_bring_what_they_refer_to(
    cli: Callable[..., Any], tmp_path: Path, rows: Path
) -> None:
    done = cli("convert", "in.jsonl", "-o", "out.jsonl", "--layers", "empty")
    assert done.code == 0
    assert '"entities"' not in (tmp_path / "out.jsonl").read_text("utf-8")
    wrong = cli("convert", "in.jsonl", "-o", "out.jsonl", "--layers", "entitis")
    assert wrong.code == 2
    assert "entitis" in wrong.err
    assert "entities" in wrong.err


def test_what_cannot_be_read_is_told_once_and_the_rest_is_done(
    rows: Path, cli: Callable[..., Any]
) -> None:
    rows.write_text("{\n" + ROW % "a", "utf-8")
    done = cli("convert", "in.jsonl", "-o", "out/", "--to", "brat")
    assert done.code == 3
    assert done.err.count("Error: ") == 1
    assert done.err.endswith("1 document written\n")
    rows.write_text("{\n" * 150 + ROW % "a", "utf-8")
    done = cli("convert", "in.jsonl", "-o", "out/", "--to", "brat")
    assert done.err.count("Error: in.jsonl:") == 100
    assert "Error: 50 further unreadable inputs, not listed\n" in done.err


def test_an_output_among_the_inputs_of_the_next_time_is_refused(
    rows: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    done = cli("convert", ".", "-o", "out.jsonl")
    assert done.code == 2
    assert "out.jsonl: it would be among the inputs (.) of the same command" in done.err
    assert [path.name for path in tmp_path.iterdir()] == [rows.name]


def test_strict_needs_inputs_that_can_be_read_twice(cli: Callable[..., Any]) -> None:
    done = cli("convert", "-", "-o", "out.jsonl", "--strict")
    assert done.code == 2
    assert "save it to a file first" in done.err


def test_in_place_nothing_that_could_not_be_read_is_lost(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    before = '{"id": "a", "text": "x"}\n{broken\n'
    (tmp_path / "a.jsonl").write_text(before, "utf-8")
    done = cli("convert", "a.jsonl", "--output", "a.jsonl")
    assert done.code == 3
    assert "1 document written to a.jsonl.partial; a.jsonl is as it was" in done.err
    assert (tmp_path / "a.jsonl").read_text("utf-8") == before


BROKEN = """
import glossator


class Frail(glossator.Format):
    name = "frail"
    suffixes = (".frail",)

    def encode(self, document):
        return document.id.encode() + b"\\n"

    def split(self, stream):
        yield from (glossator.Record(line) for line in stream)

    def decode(self, record, source):
        return glossator.Document(id=record.data.decode().strip(), text="Ann")

{method}

@glossator.hookimpl
def glossator_formats():
    return [Frail]
"""


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ("encode(self, document):\n        return document.txt", "AttributeError: "),
        (
            "encode(self, document):\n        return 'x'",
            "expected bytes from `encode`, got str: `.encode()` makes bytes of it",
        ),
        ("header(self):\n        return None", "expected bytes from `header`, got NoneType"),
        ("footer(self):\n        return 1 / 0", "ZeroDivisionError: division by zero (frail_"),
        ("losses(self, document):\n        yield 1 / 0", "ZeroDivisionError: division by zero ("),
        ("shared_files(self):\n        return {'a': 1}", "expected bytes from `shared_files`, got"),
        (
            "decode(self, record, source):\n        return record.lost",
            "what is written cannot be read again: AttributeError: ",
        ),
        (
            "decode(self, record, source):\n        return None",
            "what is written cannot be read again: TypeError: expected a glossator.Document, got N",
        ),
        (
            "decode(self, record, source):\n        raise glossator.FormatError('expected more')",
            "what is written cannot be read again: expected more",
        ),
    ],
)
def test_a_format_that_fails_is_told_on_a_line_for_each_document_and_nothing_is_written(
    method: str, message: str, rows: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    name = f"frail_{abs(hash(method + str(tmp_path))) % 10**10}"
    (tmp_path / f"{name}.py").write_text(BROKEN.format(method=f"    def {method}"), "utf-8")
    done = cli("convert", "in.jsonl", "-o", "out.frail", "--plugin", f"{name}.py")
    assert done.code == 1, done.err
    assert "Traceback" not in done.err
    first, *others = done.err.splitlines()
    assert first.startswith("Error: ")
    assert message in first
    assert len(others) <= 2
    assert not (tmp_path / "out.frail").exists()


@pytest.mark.filterwarnings("default:written as frail")
def test_what_cannot_be_read_again_is_not_written_and_the_rest_is(
    rows: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    name = f"frail_{abs(hash(tmp_path)) % 10**10}"
    method = """    def decode(self, record, source):
        return glossator.Document(id={b"a": "a"}[record.data.strip()], text="Ann")"""
    (tmp_path / f"{name}.py").write_text(BROKEN.format(method=method), "utf-8")
    convert = ("convert", "in.jsonl", "-o", "out.frail", "--plugin", f"{name}.py")
    strict = cli(*convert, "--strict")
    assert strict.code == 1
    assert not (tmp_path / "out.frail").exists()
    done = cli(*convert)
    assert done.code == 1
    assert "Error: document 'b': what is written cannot be read again: KeyError" in done.err
    assert "1 document written" in done.err
    assert (tmp_path / "out.frail").read_text("utf-8") == "a\n"
    ran = cli("run", "in.jsonl", "-l", "entities", "--use", "rules", *convert[2:])
    assert "what is written cannot be read again" in ran.err
