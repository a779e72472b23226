"""``glossator eval`` as users call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


def write(path: str, *rows: dict[str, Any]) -> None:
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def row(identifier: str, **lists: Any) -> dict[str, Any]:
    return {"id": identifier, "text": "HELLO you", **lists}


def test_eval_scores_two_files(cli: Cli) -> None:
    write("g.jsonl", row("a", spans=[{"start": 0, "end": 5, "length": 5}]))
    write("p.jsonl", row("a", shout=[{"start": 0, "end": 5, "length": 5}]))
    arguments = ("g.jsonl", "p.jsonl", "--gold-layer", "spans", "--pred-layer", "shout")
    report = json.loads(cli("eval", *arguments, "--field", "length", "--json").out)["shout"]
    assert report["exact"]["all"]["f1"] == 1.0
    assert report["fields"]["length"] == {"right": 1, "total": 1, "accuracy": 1.0, "recall": 1.0}
    assert "1.000" in cli("eval", *arguments).out
    unknown = cli("eval", "g.jsonl", "p.jsonl", "--gold-layer", "x", "--pred-layer", "shout")
    assert (unknown.code, unknown.out) == (2, "")
    assert "gold: unknown layer 'x'. Known: spans" in unknown.err


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"layers": {"word": 3}}, "p.jsonl:1: expected layer 'word' to have a list of annotations"),
        ({"word": [{"start": 0}]}, "p.jsonl:1: expected `start` and `end` in whole numbers"),
        ({"word": [["0", 1]]}, "p.jsonl:1: expected `start` and `end` in whole numbers"),
    ],
)
def test_eval_says_which_row_is_none_of_its_shapes(
    row: dict[str, Any], message: str, cli: Cli, tmp_path: Path
) -> None:
    head = {"id": "a", "text": "HELLO"}
    (tmp_path / "g.jsonl").write_text(json.dumps({**head, "word": [[0, 5]]}), "utf-8")
    (tmp_path / "p.jsonl").write_text(json.dumps({**head, **row}), "utf-8")
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert done.code == 3
    assert message in done.err


def test_eval_reads_no_standard_input(cli: Cli) -> None:
    done = cli("eval", "-", "p.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "name files, not -" in done.err


def test_eval_refuses_files_without_a_common_document(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", row("A", word=[[0, 5]]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert (done.code, done.out) == (2, "")
    assert "no document of gold (a) is in the prediction" in done.err


def test_eval_says_which_documents_count_as_missed(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]), row("b", word=[[0, 5]]))
    write("p.jsonl", row("a", word=[[0, 5]]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word", "--json")
    assert "Warning: 1 of gold's 2 documents are not in the prediction" in done.err
    report = json.loads(done.out)["word"]
    assert (report["absent"], report["exact"]["all"]["recall"]) == (["b"], 0.5)


def test_eval_refuses_the_second_row_of_an_id(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", row("a", word=[[0, 5]]), row("a", word=[[0, 5]]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert done.code == 3
    assert "p.jsonl:2: expected each id once, got 'a' again" in done.err


def test_eval_asks_whether_the_two_are_swapped(cli: Cli) -> None:
    layers: dict[str, Any] = {"gold:word": {"annotations": []}}
    write("g.jsonl", row("a", layers=layers))
    write("p.jsonl", row("a", layers={"word": {"annotations": []}}))
    assert cli("eval", "g.jsonl", "p.jsonl").code == 0
    done = cli("eval", "p.jsonl", "g.jsonl")
    assert done.code == 2
    assert "gold comes first: are the two swapped?" in done.err


def test_eval_refuses_a_field_that_no_annotation_has(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[{"start": 0, "end": 5, "kind": "x"}]))
    for option in ("--field=kimd", "--label=kimd", "--require=kimd=x"):
        done = cli("eval", "g.jsonl", "g.jsonl", "--layer", "word", option)
        assert (done.code, done.out) == (2, "")
        assert "unknown field 'kimd'; did you mean 'kind'?" in done.err


def test_eval_refuses_another_text(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", {**row("a", word=[[3, 8]]), "text": "Zz HELLO you"})
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert (done.code, done.out) == (2, "")
    assert "gold and prediction have different texts (a)" in done.err


def test_eval_shows_labels_as_they_are(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[{"start": 0, "end": 5, "label": "[/b]"}]))
    assert "[/b]" in cli("eval", "g.jsonl", "g.jsonl", "--layer", "word").out
