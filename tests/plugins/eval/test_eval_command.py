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


def test_a_line_end_behind_the_text_is_no_other_text(cli: Cli) -> None:
    gold = row("a", word=[[0, 5]])
    write("g.jsonl", {**gold, "text": f"{gold['text']}\n"})
    write("p.jsonl", gold)
    assert cli("eval", "g.jsonl", "p.jsonl", "--layer", "word").code == 0


def test_eval_shows_labels_as_they_are(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[{"start": 0, "end": 5, "label": "[/b]"}]))
    assert "[/b]" in cli("eval", "g.jsonl", "g.jsonl", "--layer", "word").out


def span(start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {"start": start, "end": end, **fields}


def layered(identifier: str = "a", **layers: Any) -> dict[str, Any]:
    """A document of ours; the type of each layer is its name."""
    made = {
        name: {
            "type": name,
            "version": "1.0",
            "annotations": [{"id": f"{name}:{n}", **one} for n, one in enumerate(found, 1)],
        }
        for name, found in layers.items()
    }
    return {**row(identifier), "layers": made}


def test_labels_that_cannot_match_are_refused_naming_both_sets_and_the_way_out(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, label="PER"), span(6, 9, label="LOC")]))
    write("p.jsonl", row("a", word=[span(0, 5, label="PERSON"), span(6, 9, label="GPE")]))
    done = cli("eval", "g.jsonl", "p.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "gold's `label` has LOC, PER; the prediction's `label` has GPE, PERSON" in done.err
    assert "--map PER=PERSON" in done.err
    mapped = cli("eval", "g.jsonl", "p.jsonl", "--map", "PER=PERSON", "--map", "LOC=GPE", "--json")
    assert json.loads(mapped.out)["word"]["exact"]["all"]["f1"] == 1.0


def test_labels_that_one_side_lacks_are_asked_for(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", row("a", word=[span(0, 5, label="PERSON")]))
    done = cli("eval", "g.jsonl", "p.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "gold has no labels, the other side has PERSON" in done.err
    assert "1.000" in cli("eval", "g.jsonl", "p.jsonl", "--untyped").out


@pytest.mark.parametrize(
    ("gold", "predicted", "fields"),
    [
        ({"label": "DATE"}, {"kind": "simple", "type": "DATE"}, ("label", "type")),
        ({"label": "x", "category": "DATE"}, {"label": "DATE"}, ("category", "label")),
        ({"label": "DATE", "value": "2018"}, {"sort": "DATE", "kind": "2018"}, ("label", "sort")),
    ],
)
def test_where_the_usual_labels_cannot_match_the_fields_that_overlap_most_are_chosen(
    gold: dict[str, Any], predicted: dict[str, Any], fields: tuple[str, str], cli: Cli
) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, **gold)]))
    write("p.jsonl", layered(word=[span(0, 5, **predicted)]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--json")
    report = json.loads(done.out)["word"]
    assert tuple(report["label"].values()) == fields
    assert report["exact"]["labels"]["DATE"]["f1"] == 1.0
    assert f"gold's `{fields[0]}` with the prediction's `{fields[1]}`" in done.err


def test_a_field_that_is_named_is_not_replaced(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, label="DATE")]))
    write("p.jsonl", layered(word=[span(0, 5, kind="simple", type="DATE")]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--pred-label", "kind")
    assert (done.code, done.out) == (2, "")
    assert "the prediction's `kind` has simple" in done.err


def test_the_class_of_a_layer_says_which_field_is_the_label(cli: Cli) -> None:
    write("g.jsonl", row("a", quotations=[span(0, 5, label="direct", type="x")]))
    write("p.jsonl", layered(quotations=[span(0, 5, kind="direct", rule="x")]))
    report = json.loads(cli("eval", "g.jsonl", "p.jsonl", "--json").out)["quotations"]
    assert report["label"] == {"gold": "label", "predicted": "kind"}
    assert list(report["exact"]["labels"]) == ["direct"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--keep", "PERSONS"],
            "gold: --keep and --drop leave nothing of 'word': its",
        ),
        (["--drop", "A,B"], "gold: --keep and --drop leave nothing of 'word'"),
        (["--require", "kind=z"], "--require: gold has no kind=z; it has kind=x"),
        (["--require", "kin=z"], "gold: --require: unknown field 'kin'; did you mean 'kind'?"),
        (["--field", "kind"], "the prediction: --field: unknown field 'kind'"),
        (["--field", "sort"], "gold: --field: unknown field 'sort'"),
        (
            ["--field", "size"],
            "gold's `size` is a number (5), the prediction's `size` a text (\"5\")",
        ),
        (["--label", "kind"], "the prediction: --label: unknown field 'kind'"),
        (["--places", "161"], "gold: --places: unknown field 'latitude'"),
        (["--map", "A"], "--map: expected OLD=NEW, got 'A'"),
        (["--layer", "word", "--gold-layer", "word"], "--layer, or with --gold-layer and --pred"),
        (["--layer", "ward"], "unknown layer 'ward'; did you mean 'word'?"),
    ],
)
def test_what_would_give_empty_figures_is_refused(
    arguments: list[str], message: str, cli: Cli
) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, label="A", kind="x", size=5)]))
    write("p.jsonl", row("a", word=[span(0, 5, label="A", sort="x", size="5")]))
    done = cli("eval", "g.jsonl", "p.jsonl", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--map", "PRE=A"], "--map: unknown label 'PRE'; did you mean 'PER'? Known: A, PER, SON"),
        (["--keep", "A,PERS"], "--keep: unknown label 'PERS'; did you mean 'PER'?"),
        ([], "labels that only gold has: PER; only the prediction: SON; --map OLD=NEW"),
    ],
)
def test_labels_that_may_be_mistaken_are_told(arguments: list[str], message: str, cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, label="A"), span(6, 9, label="PER")]))
    write("p.jsonl", row("a", word=[span(0, 5, label="A"), span(6, 9, label="SON")]))
    done = cli("eval", "g.jsonl", "p.jsonl", *arguments)
    assert done.code == 0
    assert message in done.err


def test_a_layer_that_failed_is_told_and_refused_where_there_is_nothing_else(cli: Cli) -> None:
    failed = layered("b", word=[])
    failed["layers"]["word"]["status"] = "error"
    write("g.jsonl", row("a", word=[[0, 5]]), row("b", word=[[0, 5]]), row("c", word=[[0, 5]]))
    write("p.jsonl", layered("a", word=[span(0, 5)]), failed, layered("c"))
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert done.code == 0
    assert "Warning: the prediction: 'word' failed in 1 document: what gold has there" in done.err
    assert "Warning: the prediction: 1 document without 'word'" in done.err
    write("p.jsonl", failed)
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert (done.code, done.out) == (2, "")
    assert "'word' failed in 1 document, and no other has any: run it again" in done.err


def test_a_share_of_nothing_is_a_dash_and_null(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", row("a", word=[]))
    arguments = ("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    done = cli(*arguments)
    assert "│         - │  0.000 │ 0.000 │" in done.out
    assert "the prediction has no annotation in 'word'" in done.err
    report = json.loads(cli(*arguments, "--json").out)["word"]["exact"]["all"]
    assert (report["precision"], report["recall"]) == (None, 0.0)


COLUMNS = '''
import glossator


class Word(glossator.Span):
    """A word."""


class Words(glossator.Format):
    """A word on each line."""

    name = "words"
    suffixes = (".words",)
    many = False

    def decode(self, record, source):
        words, spans, at = record.data.decode().split(), [], 0
        for word in words:
            spans.append(Word(start=at, end=at + len(word)))
            at += len(word) + 1
        text = " ".join(words)
        document = glossator.Document(id=source.identifier, text=text)
        return document.with_layer(glossator.Layer.of(Word, spans))


@glossator.hookimpl
def glossator_formats():
    return [Words]


@glossator.hookimpl
def glossator_layer_types():
    return [Word]
'''


def test_gold_may_be_in_any_format(cli: Cli, tmp_path: Path) -> None:
    plugin = tmp_path / f"words_{abs(hash(tmp_path)) % 10**10}.py"
    plugin.write_text(COLUMNS, "utf-8")
    Path("a.words").write_text("HELLO\nyou\n", "utf-8")
    write("p.jsonl", layered(word=[span(0, 5)]))
    done = cli("eval", "a.words", "p.jsonl", "--plugin", plugin, "--json")
    assert json.loads(done.out)["word"]["exact"]["all"]["recall"] == 0.5
    Path("a.words").rename("a.txt")
    arguments = ("--plugin", plugin, "--gold-from", "words", "--json")
    assert cli("eval", "a.txt", "p.jsonl", *arguments).out == done.out


BOUNTY = '''
from typing import ClassVar

import glossator


class Bounty(glossator.Span):
    """An amount."""

    label_field: ClassVar[str] = "sort"

    sort: str
    currency: str = "EUR"


@glossator.hookimpl
def glossator_layer_types():
    return [Bounty]
'''


def test_a_layer_of_a_third_party_is_scored_as_ours_are(cli: Cli, tmp_path: Path) -> None:
    plugin = tmp_path / f"bounty_{abs(hash(tmp_path)) % 10**10}.py"
    plugin.write_text(BOUNTY, "utf-8")
    gold = [span(0, 5, label="sum", currency="EUR"), span(6, 9, label="sum", currency="USD")]
    write("g.jsonl", row("a", bounty=gold))
    # What a class has by default stands in no file.
    write("p.jsonl", layered(bounty=[span(0, 5, sort="sum"), span(6, 9, sort="sum")]))
    arguments = ("eval", "g.jsonl", "p.jsonl", "--field", "currency", "--json")
    report = json.loads(cli(*arguments, "--plugin", plugin).out)["bounty"]
    assert report["label"] == {"gold": "label", "predicted": "sort"}
    assert report["exact"]["labels"]["sum"]["f1"] == 1.0
    assert report["fields"]["currency"] == {"right": 1, "total": 2, "accuracy": 0.5, "recall": 0.5}
    assert "the prediction: --field: unknown field 'currency'" in cli(*arguments).err


def test_places_are_compared_by_distance(cli: Cli) -> None:
    write("g.jsonl", row("a", locations=[span(0, 5, lat=45.46, lon=9.19), span(6, 9)]))
    milan = {"kind": "toponym", "latitude": 45.5, "longitude": 9.2, "reason": "x"}
    write("p.jsonl", layered(locations=[span(0, 5, **milan)]))
    arguments = ("eval", "g.jsonl", "p.jsonl", "--untyped", "--places", "161")
    assert "places: 1.000 of 1 matched within 161 km; median 4.5 km" in cli(*arguments).out
    report = json.loads(cli(*arguments, "--json").out)["locations"]["places"]
    assert (report["compared"], report["within_161_km"]) == (1, 1.0)


def test_the_order_of_documents_does_not_matter(cli: Cli) -> None:
    names = [str(number) for number in range(20)]
    words = [span(0, 5, label="A", kind="x"), span(6, 9, label="B", kind=None)]
    write("g.jsonl", *(row(name, word=words[: 1 + int(name) % 2]) for name in names))
    write("p.jsonl", *(layered(name, word=words) for name in names))
    write("q.jsonl", *(layered(name, word=words) for name in reversed([*names, "more"])))
    arguments = ("--layer", "word", "--field", "kind", "--json")
    one, other = (cli("eval", "g.jsonl", name, *arguments).out for name in ("p.jsonl", "q.jsonl"))
    assert one == other
    assert json.loads(one)["word"]["exact"]["all"]["matched"] == 30


def test_several_layers_are_scored_in_one_call(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]], name=[[6, 9]]))
    write("p.jsonl", layered(word=[span(0, 5)], name=[span(0, 5)]))
    reports = json.loads(cli("eval", "g.jsonl", "p.jsonl", "--json").out)
    assert {name: one["exact"]["all"]["f1"] for name, one in reports.items()} == {
        "name": 0.0,
        "word": 1.0,
    }


def test_eval_says_that_a_file_is_empty(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[]))
    write("p.jsonl")
    done = cli("eval", "g.jsonl", "p.jsonl")
    assert (done.code, done.err) == (
        3,
        "Error: p.jsonl: expected a document, got nothing\n",
    )


def test_a_list_of_something_else_is_refused_with_its_place(cli: Cli) -> None:
    write("g.jsonl", row("a", word=["B-PER", "O"]))
    write("p.jsonl", row("a", word=[[0, 5]]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--layer", "word")
    assert done.code == 3
    assert 'g.jsonl:1: expected a list of spans in `word`, got ["B-PER","O"]' in done.err


def test_rows_in_an_array_are_refused_saying_how_to_write_them(cli: Cli) -> None:
    Path("g.json").write_text(json.dumps([row("a", word=[[0, 5]])]), "utf-8")
    done = cli("eval", "g.json", "g.json")
    assert done.code == 3
    assert done.err.rstrip().endswith("write its objects line by line, in a .jsonl file")


def test_another_text_is_told_with_the_first_difference(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", {**row("a", word=[[0, 5]]), "text": "HELLO  you"})
    done = cli("eval", "g.jsonl", "p.jsonl")
    assert """from 6 on, 'a' is "you" in gold, " you" in the prediction""" in done.err


def test_a_label_that_is_never_predicted_has_no_recall_and_is_no_error(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, label="A"), span(6, 9, label="B")]))
    write("p.jsonl", row("a", word=[span(0, 5, label="A")]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--keep", "B", "--json")
    assert json.loads(done.out)["word"]["exact"]["all"]["recall"] == 0.0
    write("p.jsonl", row("a", word=[span(0, 5, label="b")]))
    done = cli("eval", "g.jsonl", "p.jsonl", "--keep", "B")
    assert "the prediction: --keep and --drop leave nothing of 'word': its labels are b" in done.err


def test_annotations_that_share_no_text_are_told(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[[0, 5]]))
    write("p.jsonl", row("a", word=[[6, 9]]))
    assert "no annotation of gold shares text with" in cli("eval", "g.jsonl", "p.jsonl").err


def test_an_error_of_one_of_several_layers_names_it(cli: Cli) -> None:
    spans = [span(0, 5, label="A")]
    write("g.jsonl", row("a", word=spans, name=spans))
    write("p.jsonl", row("a", word=spans, name=[span(0, 5, label="B")]))
    assert cli("eval", "g.jsonl", "p.jsonl").err.startswith("Error: name: no label can match")


def test_places_that_are_no_numbers_are_refused(cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, lat="45.5", lon="9.2")]))
    done = cli("eval", "g.jsonl", "g.jsonl", "--places", "10")
    assert (done.code, done.out) == (2, "")
    assert "--places: no annotation of gold has a latitude and longitude in numbers" in done.err


@pytest.mark.parametrize("option", ["--iou", "--places"])
def test_a_threshold_is_a_number(option: str, cli: Cli) -> None:
    write("g.jsonl", row("a", word=[span(0, 5, lat=45.5, lon=9.2)]))
    done = cli("eval", "g.jsonl", "g.jsonl", option, "nan")
    assert (done.code, done.out) == (2, "")
    assert f"Invalid value for '{option}'" in done.err
