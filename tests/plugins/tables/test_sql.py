"""``glossator sql``: questions that read the tables of their inputs, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

import glossator
from glossator.cli.shared import State
from glossator_standard import Token

Cli = Callable[..., Any]
COUNT = "SELECT count(*) AS n FROM titles"


def count_of(result: Any) -> int:
    assert result.code == 0, result.err
    return int(json.loads(result.out)[0]["n"])


def test_a_layer_is_a_table(cli: Cli, annotated: Path) -> None:
    titles = [one for made in glossator.read(str(annotated)) for one in made.layers["titles"]]

    assert count_of(cli("sql", annotated, COUNT, "--to", "json")) == len(titles)
    assert f" {len(titles)} " in cli("sql", annotated, COUNT).out


def test_layers_are_joined_by_document_and_id(cli: Cli, annotated: Path) -> None:
    query = (
        "SELECT t.text, e.text AS holder FROM titles t JOIN entities e "
        "ON t.document = e.document AND t.holder = e.id AND t.holder_text <> e.text"
    )

    assert json.loads(cli("sql", annotated, query, "--to", "json").out) == []


def test_metadata_and_text_are_in_documents(cli: Cli) -> None:
    metadata = {"date": "2024-03-14", "desk": {"name": "world"}}
    glossator.write([glossator.Document(id="a", text="Jo", metadata=metadata)], "a.jsonl")
    query = "SELECT document, text, date, metadata -> 'desk' ->> 'name' AS desk FROM documents"

    [row] = json.loads(cli("sql", "a.jsonl", query, "--to", "json").out)

    assert row == {"document": "a", "text": "Jo", "date": "2024-03-14", "desk": "world"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * FROM titels", "unknown table 'titels'; did you mean 'titles'?"),
        (
            "SELECT confidense FROM titles",
            "unknown column 'confidense'; did you mean 'confidence'?",
        ),
        (
            "SELECT t.confidense FROM titles t",
            "unknown column 'confidense'; did you mean 'confidence'?",
        ),
        ('SELECT id FROM titles WHERE text = "Mr"', "a text stands in single quotes, 'so'"),
        ("SELECT title FROM titles", "; the words of titles are in 'text'"),
        ("SELECT id FROM documents", "unknown column 'id'; did you mean 'document'?"),
        ("SELECT office FROM titles", "unknown column 'office'; did you mean 'text'?"),
        ("FROM persons", "unknown table 'persons'; did you mean 'people'?"),
        ("FROM titles WHERE text > 7", "; what is text is compared with text: '2020'"),
        ("SELECT conf FROM titles", "unknown column 'conf'; did you mean 'confidence'?"),
        ("SELECT", "SQL: Parser Error"),
        ("SELECT text FROM titles WERE rank", "; did you mean WHERE where it says WERE?"),
        ("SELECT text FROM titles GRUOP BY text", "; did you mean GROUP where it says GRUOP?"),
        ("SELECT when FROM titles", '; a name that SQL has for itself stands in quotes: "when"'),
        ("SELECT left, text FROM titles", 'for itself stands in quotes: "left"'),
        ("FROM titles LIMIT 3 GROUP BY text", "before 'GROUP BY text' (line 1, column 21)\n"),
        ("SELECT text titles", "SQL: titles is a table, and stands behind FROM: FROM titles"),
        ("SELECT count(*) titles", "titles is a table, and stands behind FROM"),
        ("SELECT text", "SQL: expected FROM and a table, as in: SELECT text FROM titles"),
        ("FROM titles ORDER start", "; did you mean ORDER BY?"),
        ("titles", "; a query begins with SELECT or FROM"),
        ("", "expected one query, got none"),
        ("SELECT 1; DROP TABLE titles", "expected one query, got 2 statements"),
        ("CREATE TABLE a AS FROM titles", "got CREATE"),
        ("COPY titles TO 'stolen.csv'", "got COPY"),
        ("ATTACH 'a.db'", "got ATTACH"),
        ("INSTALL httpfs", "got LOAD"),
        ("SET enable_external_access = true", "got SET"),
        ("RESET lock_configuration", "got SET"),
        ("DELETE FROM titles", "got DELETE"),
        ("SELECT * FROM read_text('secret.txt')", "reads the tables of its inputs alone"),
        ("SELECT * FROM read_csv('secret.txt')", "reads the tables of its inputs alone"),
        ("SELECT * FROM glob('*')", "reads the tables of its inputs alone"),
        ("SELECT * FROM 'secret.txt'", "unknown table 'secret.txt'"),
        ("FROM query('SELECT * FROM read_text(''secret.txt'')')", "tables of its inputs alone"),
        ("PIVOT read_text('secret.txt') ON content USING count(*)", "tables of its inputs alone"),
    ],
)
def test_what_a_query_may_not_do_is_told(cli: Cli, annotated: Path, query: str, said: str) -> None:
    Path("secret.txt").write_text("secret")

    result = cli("sql", annotated, query)

    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1
    assert (result.out, Path("stolen.csv").exists()) == ("", False)


def test_the_lock_cannot_be_opened(annotated: Path, tmp_path: Path) -> None:
    import duckdb

    from glossator_tables.query import lock, session

    table = tmp_path / "a.parquet"
    pa.parquet.write_table(pa.table({"x": [1]}), table)
    (tmp_path / "other.txt").write_text("x")
    statements = [
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET lock_configuration",
        "SET allowed_paths = ['/']",
        "SET allowed_directories = ['/']",
        f"SELECT * FROM read_text('{tmp_path}/other.txt')",
        f"COPY a TO '{tmp_path}/stolen.csv'",
        f"ATTACH '{tmp_path}/stolen.db'",
        f"EXPORT DATABASE '{tmp_path}/stolen'",
        "INSTALL httpfs",
        "SELECT * FROM read_csv('https://localhost:1/a.csv')",
    ]

    with session() as connection:
        lock(connection, {"a": [table]})
        for statement in statements:
            with pytest.raises(duckdb.Error):
                connection.execute(statement)
        assert connection.execute("FROM a").fetchall() == [(1,)]


@pytest.mark.parametrize(
    "query",
    [
        "SHOW TABLES",
        "DESCRIBE titles",
        "SUMMARIZE titles",
        "EXPLAIN FROM titles",
        "PIVOT titles ON rank USING count(*) GROUP BY document",
        "WITH titles AS (SELECT * FROM titles) SELECT count(*) FROM titles",
        "FROM TITLES SELECT count(*)",
        "VALUES (1)",
    ],
)
def test_what_only_reads_may_be_asked(cli: Cli, annotated: Path, query: str) -> None:
    assert cli("sql", annotated, query).code == 0


def test_only_the_tables_that_are_named_are_made(cli: Cli, annotated: Path, cache: Path) -> None:
    cli("sql", annotated, COUNT)
    assert len(list(cache.rglob("*.parquet"))) == 1

    cli("sql", annotated, "SELECT 1 FROM entities JOIN titles USING (document) LIMIT 1")
    assert len(list(cache.rglob("*.parquet"))) == 2


def test_a_second_question_does_not_read_the_documents(
    cli: Cli, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cli("sql", annotated, COUNT)
    monkeypatch.setattr("glossator_tables.corpus.read_share", None)

    assert cli("sql", annotated, COUNT) == first


def test_a_file_that_changed_is_read_again_whatever_its_times_say(cli: Cli) -> None:
    path = Path("a.jsonl")

    def write(text: str) -> None:
        glossator.write([glossator.Document(id="a", text=text)], str(path))
        os.utime(path, ns=(0, 0))

    query = ("sql", path, "SELECT text FROM documents", "--to", "csv")
    write("one")
    assert cli(*query).out == "text\none\n"

    write("two")
    assert cli(*query).out == "text\ntwo\n"


def test_a_file_that_changes_within_a_tick_of_the_clock_is_read_again(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = State("same", is_settled=False, size=100)
    monkeypatch.setattr("glossator_tables.corpus.Corpus.state", lambda _: same)
    answers = []
    for text in ("one", "two", "two"):
        glossator.write([glossator.Document(id="a", text=text)], "a.jsonl")
        answers.append(cli("sql", "a.jsonl", "SELECT text FROM documents", "--to", "csv").out)

    assert answers == ["text\none\n", "text\ntwo\n", "text\ntwo\n"]


def test_a_class_that_changed_gives_another_table(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    source = (
        "import glossator\n\n\nclass Money(glossator.Span):\n    amount: KIND\n\n\n"
        "@glossator.hookimpl\ndef glossator_layer_types():\n    return [Money]\n"
    )
    layer = {"type": "money", "version": "1.0", "status": "ok"}
    annotation = {"id": "money:1", "start": 0, "end": 2, "amount": 5}
    document = {"format": glossator.FORMAT, "id": "a", "text": "Jo", "layers": {}}
    document["layers"] = {"money": {**layer, "annotations": [annotation]}}
    path.write_text(json.dumps(document) + "\n")
    described = []
    for kind, name in (("int", "money_a.py"), ("float", "money_b.py")):
        plugin = tmp_path / name
        plugin.write_text(source.replace("KIND", kind))
        query = ("sql", path, "SELECT typeof(amount) FROM money", "--to", "csv", "--plugin", plugin)
        described.append(cli(*query).out.splitlines()[1])

    assert described == ["BIGINT", "DOUBLE"]


@pytest.mark.parametrize("how", ["option", "variable"])
def test_nothing_is_kept_where_nothing_is_to_be(
    cli: Cli, annotated: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "variable":
        monkeypatch.setenv("GLOSSATOR_CACHE", "")

    assert cli("sql", annotated, COUNT, *(["--no-cache"] if how == "option" else [])).code == 0
    assert list(cache.rglob("*.parquet")) == []


@pytest.mark.parametrize("damage", ["cut", "gone", "untold"])
def test_a_table_that_was_damaged_is_made_anew(
    cli: Cli, annotated: Path, cache: Path, damage: str
) -> None:
    whole = cli("sql", annotated, COUNT)
    [file] = cache.rglob("*.parquet")
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:100])
    else:
        (file if damage == "gone" else file.with_name("table.json")).unlink()

    assert cli("sql", annotated, COUNT) == whole
    assert cli("sql", annotated, COUNT) == whole


def test_what_is_kept_is_bounded(
    cli: Cli, annotated: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("sql", annotated, COUNT)
    other = Path("other.jsonl")
    other.write_bytes(annotated.read_bytes())
    [first] = list(cache.rglob("*.parquet"))
    monkeypatch.setattr("glossator_tables.cache.MOST", first.stat().st_size * 3 // 2)

    cli("sql", other, COUNT)

    [left] = list(cache.rglob("*.parquet"))
    assert left.parents[1] != first.parents[1]


def test_standard_input_may_be_asked(
    cli: Cli, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = count_of(cli("sql", annotated, COUNT, "--to", "json"))
    for query, count in ((COUNT, expected), ("SELECT count(*) AS n FROM morphology", 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(annotated.read_bytes())))
        assert count_of(cli("sql", "-", query, "--to", "json")) == count


def test_a_layer_under_another_name_is_a_table(cli: Cli) -> None:
    document = glossator.Document(id="a", text="Jo")
    layer = glossator.Layer.of(Token, [Token(start=0, end=2)], "gold:tokens")
    glossator.write([document.with_layer(layer, "gold:tokens")], "a.jsonl")

    result = cli("sql", "a.jsonl", 'SELECT text FROM "gold:tokens"', "--to", "csv")

    assert result.out == "text\nJo\n"


def test_layers_that_differ_in_case_only_are_refused_where_one_is_asked_for(cli: Cli) -> None:
    both = glossator.Document(id="a", text="Jo fled.")
    for name in ("tokens", "Tokens"):
        spans = [Token(start=0, end=2)]
        both = both.with_layer(glossator.Layer.of(Token, spans, name), name)
    glossator.write([both], "both.jsonl")

    for query in ("FROM tokens", 'FROM "Tokens"'):
        result = cli("sql", "both.jsonl", query)
        assert (result.code, result.out) == (2, "")
        assert "layers 'tokens' and 'Tokens' differ in case only" in result.err
    assert cli("sql", "both.jsonl", "SELECT document FROM documents").code == 0


def test_results_have_their_types(cli: Cli, annotated: Path) -> None:
    query = (
        "SELECT 1 AS a, 1.5 AS b, 'x, \"y\"' AS c, NULL AS d, [1, 2] AS e, {'f': true} AS f, "
        "DATE '2024-03-14' AS g, true AS h FROM documents LIMIT 1"
    )

    [row] = json.loads(cli("sql", annotated, query, "--to", "json").out)
    [cells] = list(csv.DictReader(io.StringIO(cli("sql", annotated, query, "--to", "csv").out)))
    cli("sql", annotated, query, "--output", "row.parquet")

    expected = {"a": 1, "b": 1.5, "c": 'x, "y"', "d": None, "e": [1, 2], "f": {"f": True}}
    assert row == {**expected, "g": "2024-03-14", "h": True}
    assert cells["c"] == 'x, "y"'
    assert (cells["d"], cells["e"], cells["h"]) == ("", "[1,2]", "true")
    assert pa.parquet.read_table("row.parquet")["e"].to_pylist() == [[1, 2]]


def test_geojson_is_made_of_the_columns_of_coordinates(cli: Cli, annotated: Path) -> None:
    query = (
        "SELECT name, lat, lon FROM (VALUES ('a', 1.5, -2), ('b', NULL, NULL)) t(name, lat, lon)"
    )

    result = cli("sql", annotated, query, "--output", "places.geojson")

    found = json.loads(Path("places.geojson").read_text())
    geometry = {"type": "Point", "coordinates": [-2.0, 1.5]}
    assert found["type"] == "FeatureCollection"
    assert found["features"] == [
        {"type": "Feature", "geometry": geometry, "properties": {"name": "a"}}
    ]
    assert "Warning: 1 row without coordinates left out" in result.err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT 1 AS latitude", "expected a column longitude or lon"),
        ("SELECT 91 AS lat, 0 AS lon", "expected degrees from -90 to 90 in 'lat', got 91"),
        ("SELECT 'x' AS lat, 0 AS lon", "expected numbers in 'lat', got 'x'"),
        ("SELECT 1 AS lat, 2 AS lon, 3 AS a, 4 AS a", "two columns are named 'a'"),
    ],
)
def test_what_is_no_place_is_told_and_no_file_is_left(
    cli: Cli, annotated: Path, query: str, said: str
) -> None:
    result = cli("sql", annotated, query, "--output", "places.geojson")

    assert (result.code, said in result.err) == (2, True)
    assert list(Path.cwd().glob("places*")) == []


def test_an_output_whose_name_says_no_format_is_refused(cli: Cli, annotated: Path) -> None:
    result = cli("sql", annotated, COUNT, "--output", "out.xlsx")

    assert "out.xlsx: expected a name ending in .csv, .json, .parquet, .geojson" in result.err


@pytest.mark.slow("a query that never ends is started and interrupted")
def test_a_query_that_runs_wild_is_interrupted(annotated: Path) -> None:
    query = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range + b.range = -3"
    command = [sys.executable, "-m", "glossator", "sql", str(annotated), query]
    process = subprocess.Popen(command)
    time.sleep(8)

    process.send_signal(signal.SIGINT)

    assert process.wait(30) == 130


def test_a_query_before_its_inputs_is_told(cli: Cli, annotated: Path) -> None:
    result = cli("sql", COUNT, annotated)

    assert result.code == 2
    assert "expected inputs and then a query, got the query first: SELECT count(*)" in result.err


def test_an_output_makes_its_folder(cli: Cli, annotated: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "made.csv"

    assert cli("sql", annotated, COUNT, "--output", output).code == 0
    assert output.read_text("utf-8").startswith("n\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_pipe_stays_a_pipe(cli: Cli, annotated: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        result = cli("sql", annotated, COUNT, "--to", "csv", "--output", pipe)
        told, _ = reader.communicate(timeout=60)

    assert result.code == 0
    assert told.startswith("n\n")
    assert pipe.is_fifo()


def test_where_a_query_is_no_sql_the_place_is_told(cli: Cli, annotated: Path) -> None:
    result = cli("sql", annotated, "SELECT id,\n left, right FROM tokens")

    assert result.code == 2
    assert "before ', right FROM tokens' (line 2, column 6); a name that SQL" in result.err


@pytest.mark.parametrize("name", ["my-layer", "select"])
def test_a_name_that_needs_quotes_is_told(cli: Cli, annotated: Path, name: str) -> None:
    result = cli("sql", annotated, f"SELECT text FROM {name} LIMIT 3")

    assert result.code == 2
    assert f'stands in quotes: "{name}"' in result.err


JOINED = "SELECT t.text FROM titles t JOIN entities e ON "
_ANEW = "begin anew in each document: join and group by it, too"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT text start FROM titles", "text is called start in the answer"),
        ("SELECT text AS start FROM titles", ""),
        ("SELECT holder_text who FROM titles", ""),
        (f"{JOINED} e.id = t.holder", f"ids (holder, id) {_ANEW}\n"),
        (f"{JOINED} e.id = t.holder AND e.document = t.document", ""),
        (f"{JOINED} true LIMIT 3", ""),
        (f"{JOINED} e.text = t.text ORDER BY e.id", ""),
        (
            f"{JOINED} e.document = t.document AND t.id = e.full",
            "t.id has ids of titles, e.full has",
        ),
        (f"{JOINED} e.document = t.document AND e.full = holder", ""),
        (f"{JOINED} e.document = t.document AND contains([e.id], holder)", ""),
        (f"{JOINED} e.start = t.start", "places (start) count anew in each document: join by it"),
        (f'{JOINED} e.start BETWEEN t.start AND t."end"', "places (end, start) count anew"),
        (f"{JOINED} e.document = t.document AND e.start = t.start", ""),
        (f'{JOINED} e.text = t.text WHERE t.start < t."end" AND t.start < 9', ""),
        ("SELECT id FROM titles UNION ALL SELECT id FROM entities", ""),
        (f"{JOINED} e.id = t.holder".replace("t.text", "t.document"), f"ids (holder, id) {_ANEW}"),
        ("SELECT text FROM entities WHERE id IN (SELECT holder FROM titles)", _ANEW),
        (
            "SELECT id FROM entities WHERE (document, id) IN (SELECT document, holder FROM titles)",
            "",
        ),
        ("FROM titles NATURAL JOIN entities SELECT id", ""),
        ("SELECT holder, count(*) FROM titles GROUP BY 1", f"ids (holder) {_ANEW}, or by holder_t"),
        ("SELECT holder, count(*) FROM titles GROUP BY ALL", f"ids (holder) {_ANEW}"),
        ("SELECT DISTINCT holder FROM titles", f"ids (holder) {_ANEW}"),
        ("SELECT count(DISTINCT holder) FROM titles", f"ids (holder) {_ANEW}"),
        ("SELECT document, holder, count(*) FROM titles GROUP BY ALL", ""),
        ("SELECT holder_text, count(id) FROM titles GROUP BY ALL", ""),
    ],
)
def test_what_is_hardly_meant_is_told_beside_the_answer(
    cli: Cli, annotated: Path, query: str, said: str
) -> None:
    result = cli("sql", annotated, query)

    assert result.code == 0
    assert said in result.err if said else not result.err
