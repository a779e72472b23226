"""Tables that say of documents what their files do not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def run(cli: Cli) -> Cli:
    """Annotate two texts and two rows with a table."""
    Path("d/2019").mkdir(parents=True)
    Path("d/a.txt").write_text("He left.", "utf-8")
    Path("d/2019/b.txt").write_text("She left.", "utf-8")
    rows = [{"id": "r1", "text": "x", "language": "en", "outlet": "own"}, {"id": "r2", "text": "y"}]
    Path("d/rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    def call(table: str | bytes, *options: object, name: str = "table.csv") -> Any:
        Path(name).write_bytes(table.encode() if isinstance(table, str) else table)
        rules = ("--layers", "sentences", "--use", "rules", "--quiet")
        return cli("run", "d", "--metadata", name, *rules, *options)

    return call


def metadata(out: str) -> dict[str, Any]:
    return {one["id"]: one.get("metadata", {}) for one in map(json.loads, out.splitlines())}


@pytest.mark.parametrize("engine", [(), ("--jobs", "2")])
def test_a_table_fills_in_what_a_document_does_not_say(run: Cli, engine: tuple[str, ...]) -> None:
    table = (
        "id,date,outlet,language\n"
        'a,2024-03-14,"The Times, London",\n'
        "2019/b,2019-01-04,,de\n"
        "r1,2020-01-01,wire,fr\n"
        "r2,,wire,pt-BR\n"
    )
    done = run(table, *engine)
    assert (done.code, done.err) == (0, "")
    assert metadata(done.out) == {
        "a": {"date": "2024-03-14", "outlet": "The Times, London"},
        "2019/b": {"date": "2019-01-04"},
        "r1": {"date": "2020-01-01", "outlet": "own"},
        "r2": {"outlet": "wire"},
    }
    languages = {one["id"]: one.get("language") for one in map(json.loads, done.out.splitlines())}
    assert languages == {"a": None, "2019/b": "de", "r1": "en", "r2": "pt-BR"}


def test_a_row_may_name_a_file_and_a_table_may_lie_elsewhere(run: Cli) -> None:
    rows = "path\tdate\na.txt\t1\n2019/b.txt\t2\nrows.jsonl\t3\n"
    done = run(gzip.compress(rows.encode()), name="d/table.TSV.gz")
    assert (done.code, done.err) == (0, "")
    found = {name: one["date"] for name, one in metadata(done.out).items()}
    assert found == {"a": "1", "2019/b": "2", "r1": "3", "r2": "3"}
    Path("d/table.TSV.gz").unlink()
    assert metadata(run("path,date\nd/a.txt,1\n").out)["a"] == {"date": "1"}


@pytest.mark.parametrize("source", ["d", "d/*"])
def test_a_table_in_the_folder_that_is_read_is_no_input(cli: Cli, source: str) -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text("He left.", "utf-8")
    Path("d/table.csv").write_text("path,date\na.txt,2024-01-02\n", "utf-8")
    rules = ("--layers", "sentences", "--use", "rules", "--quiet")
    done = cli("run", source, "--metadata", "d/table.csv", *rules)
    assert (done.code, done.err) == (0, "")
    assert metadata(done.out) == {"a": {"date": "2024-01-02"}}


def test_rows_and_documents_that_do_not_come_together_are_told(run: Cli) -> None:
    done = run("id,date\na,1\n" + "".join(f"gone{number},1\n" for number in range(5)))
    assert done.code == 0
    assert done.err == (
        "Warning: table.csv: 5 rows are of no document (id 'gone0', 'gone1', 'gone2' and 2 more)\n"
        "Warning: table.csv: 3 documents have no row ('2019/b', 'r1', 'r2')\n"
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "1: expected a column id or path: got nothing"),
        ("ids,date\na,1\n", "1: expected a column id or path: unknown column 'id'; did you mean"),
        ("id,date,date\na,1,2\n", "1: expected each column once, got 'date' again"),
        ("id,date\na,1\nb,2,3\n", "3: expected 2 cells, got 3"),
        ("id,date\na\n", "2: expected 2 cells, got 1"),
        ("id,date\na,1\nb,1\na,2\n", "4: id 'a' is in line 2 already"),
        ("path,date\nd/a.txt,1\nd/./a.txt,2\n", "3: path 'd/./a.txt' is in line 2 already"),
        ("id,date\n,1\n", "2: expected a value in the column id, got none"),
        ('id,date\na,"1\n', "2: unexpected end of data"),
        ("id,language\na,german\n", "2: expected a language tag of BCP 47"),
        (b"id,outlet\na,x\nb,M\xfcller\n", "3: expected UTF-8"),
    ],
)
def test_a_table_that_is_none_is_one_line_with_its_place(
    run: Cli, table: str | bytes, message: str
) -> None:
    done = run(table)
    assert done.code == 3
    assert done.err.startswith(f"Error: table.csv:{message}")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "table",
    [
        "id;date\na;1\n",
        "id\tdate\na\t1\n",
        "sep=;\r\nid;date\r\na;1\r\n",
        "\ufeffID,date\na,1\n",
        '"id";"date"\na;1\n',
    ],
)
def test_a_table_may_be_as_a_spreadsheet_writes_it(run: Cli, table: str) -> None:
    done = run(table)
    assert done.code == 0
    assert '"metadata":{"date":"1"}' in done.out


def test_a_table_that_cannot_be_read_is_one_line(run: Cli, cli: Cli) -> None:
    assert run("id,date\n", name="table.xlsx").err == (
        "Error: table.xlsx: expected a name ending in .csv, .tsv (.gz or .zst may follow)\n"
    )
    assert run(b"no gzip", name="table.csv.gz").code == 3
    done = cli("run", "d", "--metadata", "gone.csv")
    assert (done.code, done.err) == (3, "Error: gone.csv: No such file or directory\n")
