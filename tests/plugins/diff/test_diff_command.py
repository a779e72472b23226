"""``glossator diff`` as users call it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, Any]

TEXT = "Acting ambassador Jo Song Gil fled Rome.\nRome was silent."
JO, ROME = (18, 29), (35, 39)


def entity(number: int, place: tuple[int, int], label: str, **fields: Any) -> Row:
    head = {"id": f"entities:{number}", "start": place[0], "end": place[1]}
    return {**head, "label": label, "rule": "model", **fields}


def title(place: tuple[int, int], holder: str | None, number: int = 1) -> Row:
    head = {"id": f"titles:{number}", "start": place[0], "end": place[1]}
    return {**head, "when": "current", "rank": "acting", "rule": "office"} | (
        {"holder": holder} if holder else {}
    )


VERSIONS = {"titles": "2.0"}


def layer(kind: str, *annotations: Row, **head: Any) -> Row:
    base = {"type": kind, "version": VERSIONS.get(kind, "1.0"), "status": "ok"}
    return {**base, **head, "annotations": list(annotations)}


def document(identifier: str = "a", **fields: Any) -> Row:
    base = {"format": "glossator/1.1", "id": identifier, "text": TEXT, "layers": {}}
    return {**base, **fields}


def with_entities(*entities: Row, titles: Sequence[Row] = (), identifier: str = "a") -> Row:
    layers = {"entities": layer("entities", *entities)}
    if titles:
        layers["titles"] = layer("titles", *titles)
    return document(identifier, layers=layers)


def write(name: str, *rows: Row) -> str:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return name


@pytest.fixture
def diff(cli: Cli) -> Callable[..., Any]:
    """Compare documents; each side is one, or a list of them."""

    def run(old: Row | list[Row], new: Row | list[Row], *options: str) -> Any:
        sides = [one if isinstance(one, list) else [one] for one in (old, new)]
        return cli("diff", write("old.jsonl", *sides[0]), write("new.jsonl", *sides[1]), *options)

    return run


def changes_of(done: Any, name: str = "entities") -> list[Row]:
    found: list[Row] = json.loads(done.out)["documents"][0]["layers"][name]["changes"]
    return found


def test_the_same_documents_are_the_same(diff: Cli) -> None:
    one = with_entities(entity(1, JO, "PERSON"), titles=[title((0, 17), "entities:1")])
    done = diff(one, one)
    assert (done.code, done.out) == (0, "")
    assert done.err == "1 document in both, none of them differ\n"


def test_every_difference_is_told_with_its_place_and_words(diff: Cli) -> None:
    old = with_entities(
        entity(1, (7, 17), "MISC"),
        entity(2, JO, "PERSON"),
        entity(3, ROME, "GPE"),
        entity(4, (41, 45), "GPE"),
    )
    new = with_entities(
        entity(1, (18, 25), "PERSON"),
        entity(2, ROME, "ORG"),
        entity(3, (41, 45), "GPE", full="entities:2"),
        entity(4, (50, 56), "MISC"),
    )
    done = diff(old, new)
    assert done.code == 1
    assert done.out.splitlines() == [
        "a",
        "  entities",
        '    removed       1  7-17  "ambassador"  label=MISC, rule=model',
        '    moved         1  18-29 -> 18-25  "Jo Song Gil" -> "Jo Song"',
        '    relabelled    1  35-39  "Rome"  label: GPE -> ORG',
        '    changed       2  41-45  "Rome"  full: nothing -> entities:2 "Rome"',
        '    added         2  50-56  "silent"  label=MISC, rule=model',
    ]


def test_ids_do_not_count_and_references_are_followed(diff: Cli) -> None:
    old = with_entities(
        entity(1, (7, 17), "MISC"), entity(2, JO, "PERSON"), titles=[title((0, 17), "entities:2")]
    )
    new = with_entities(entity(1, JO, "PERSON"), titles=[title((0, 17), "entities:1")])
    done = diff(old, new, "--json")
    [change] = changes_of(done)
    assert (change["change"], change["old"]["text"]) == ("removed", "ambassador")
    assert "titles" not in json.loads(done.out)["documents"][0]["layers"]


@pytest.mark.parametrize(("holder", "now"), [("entities:2", "nothing"), ("entities:1", None)])
def test_a_reference_to_another_annotation_is_a_change(
    holder: str, now: str | None, diff: Cli
) -> None:
    entities = [entity(1, (7, 17), "MISC"), entity(2, JO, "PERSON")]
    old = with_entities(*entities, titles=[title((0, 17), holder)])
    new = with_entities(*entities, titles=[title((0, 17), None if now else "entities:2")])
    [change] = changes_of(diff(old, new, "--json"), "titles")
    assert change["fields"] == {"holder": [holder, None if now else "entities:2"]}


def test_a_reference_to_what_is_gone_is_a_change(diff: Cli) -> None:
    old = with_entities(entity(1, JO, "PERSON"), titles=[title((0, 17), "entities:1")])
    new = with_entities(titles=[title((0, 17), None)])
    [change] = changes_of(diff(old, new, "--json"), "titles")
    assert change["fields"] == {"holder": ["entities:1", None]}


def test_relations_are_paired_by_what_they_refer_to(diff: Cli) -> None:
    def morphs(*words: tuple[int, int, str]) -> Row:
        tokens = [
            {"id": f"tokens:{n}", "start": a, "end": b} for n, (a, b, _) in enumerate(words, 1)
        ]
        relations = [
            {"id": f"morphology:{n}", "token": f"tokens:{n}", "lemma": "10:30", "upos": upos}
            for n, (*_, upos) in enumerate(words, 1)
        ]
        layers = {"tokens": layer("tokens", *tokens), "morphology": layer("morphology", *relations)}
        return document(layers=layers)

    old = morphs((0, 6, "ADJ"), (7, 17, "NOUN"), (18, 20, "PROPN"))
    new = morphs((7, 17, "NOUN"), (18, 20, "NOUN"))
    found = changes_of(diff(old, new, "--json"), "morphology")
    assert [one["change"] for one in found] == ["relabelled", "removed"]
    assert found[0]["fields"] == {"upos": ["PROPN", "NOUN"]}


def test_layers_that_no_plugin_declares_are_compared_too(diff: Cli) -> None:
    def moods(*found: Row) -> Row:
        numbered = [{"id": f"moods:{n}", **one} for n, one in enumerate(found, start=1)]
        return document(layers={"moods": layer("moods", *numbered)})

    old = moods({"start": 0, "end": 6, "kind": "glum"}, {"start": 7, "end": 17, "sure": 1})
    new = moods({"start": 0, "end": 6, "kind": "gay"}, {"start": 7, "end": 17, "sure": [2]})
    found = changes_of(diff(old, new, "--json"), "moods")
    assert [(one["change"], one["fields"]) for one in found] == [
        ("relabelled", {"kind": ["glum", "gay"]}),
        ("changed", {"sure": [1, [2]]}),
    ]


def test_who_made_a_layer_counts_only_where_it_is_asked_for(diff: Cli) -> None:
    maker = {"annotator": "x", "plugin": "x", "version": "1", "fingerprint": "sha256:0"}
    old = document(layers={"entities": layer("entities", producer=maker)})
    new = document(layers={"entities": layer("entities")})
    assert diff(old, new).code == 0
    done = diff(old, new, "--provenance")
    assert done.code == 1
    assert "producer.annotator: x -> nothing" in done.out


def test_what_stands_around_layers_is_compared(diff: Cli) -> None:
    old = document(language="en", metadata={"date": "2019-01-03"})
    done = diff(old, document(language="de", metadata={"place": "Rome"}))
    assert done.code == 1
    for line in ("language: en -> de", "metadata.date: 2019-01-03 -> nothing", "nothing -> Rome"):
        assert line in done.out


def test_a_failed_layer_differs_from_one_without_annotations(diff: Cli) -> None:
    error = {"annotator": "x", "kind": "ValueError", "message": "boom"}
    failed = layer("entities", status="error", error=error)
    done = diff(
        document(layers={"entities": layer("entities")}), document(layers={"entities": failed})
    )
    assert "status: ok -> error" in done.out


def test_layers_and_documents_of_one_side_are_told(diff: Cli) -> None:
    both = with_entities(entity(1, JO, "PERSON"))
    done = diff([both, document("b")], [document(), document("c")])
    assert done.code == 1
    assert "  entities: only in the old one, 1 annotation\n" in done.out
    assert "b: only in the old one\nc: only in the new one\n" in done.out
    assert "1 document in both, 1 of them differ; 1 only in the old one; 1 only in" in done.err


def test_layers_of_another_text_are_not_compared(diff: Cli) -> None:
    one = with_entities(entity(1, JO, "PERSON"))
    done = diff(one, {**one, "text": TEXT.replace("fled", "left")})
    assert done.code == 1
    assert 'text: from 30 on "fled Rome. Rome was silent." is now "left Rome.' in done.out


def test_white_space_behind_the_last_word_moves_nothing(diff: Cli) -> None:
    one, other = with_entities(entity(1, JO, "PERSON")), with_entities(entity(1, JO, "ORG"))
    done = diff(one, {**other, "text": TEXT + "\n"})
    assert "white space at the end: nothing -> \\n" in done.out
    assert "label: PERSON -> ORG" in done.out


def test_the_order_of_documents_does_not_count(diff: Cli) -> None:
    rows = [with_entities(entity(1, JO, "PERSON"), identifier=str(one)) for one in range(40)]
    assert diff(rows, rows[::-1]).code == 0
    changed = [*rows[:9], with_entities(identifier="9"), *rows[10:]]
    done = diff(rows, changed[::-1], "--json")
    assert [one["id"] for one in json.loads(done.out)["documents"]] == ["9"]


def test_the_summary_has_the_agreement_of_two_hands(diff: Cli) -> None:
    words = [(0, 6), (7, 17), (18, 20), (21, 25), (26, 29), (30, 34), (35, 39), (41, 45)]
    anna = ["PERSON", "PERSON", "PERSON", "PERSON", "ORG", "ORG", "ORG", "ORG"]
    ben = ["PERSON", "PERSON", "PERSON", "ORG", "ORG", "ORG", "ORG", "PERSON"]
    old, new = (
        with_entities(
            *(entity(n, p, one) for n, (p, one) in enumerate(zip(words, hand, strict=True), 1))
        )
        for hand in (anna, ben)
    )
    done = diff(old, new, "--summary", "--json")
    found = json.loads(done.out)
    assert found.keys() == {"summary"}
    figures = found["summary"]["layers"]["entities"]
    # Of 8 labels 6 agree; by chance half of them would: (0.75 - 0.5) / (1 - 0.5).
    assert (figures["f1"], figures["kappa"], figures["relabelled"]) == (0.75, 0.5, 2)
    table = diff(old, new, "--summary").out
    assert "0.750" in table
    assert "entities: fields that differ: label in 2" in table


def test_there_is_no_kappa_of_one_label(diff: Cli) -> None:
    one = with_entities(entity(1, JO, "PERSON"))
    found = json.loads(diff(one, one, "--json").out)["summary"]["layers"]["entities"]
    assert (found["f1"], found["kappa"]) == (1.0, None)


def test_two_hands_in_one_file_are_compared_by_their_names(cli: Cli) -> None:
    def hand(name: str, label: str) -> Row:
        return layer("entities", {**entity(1, JO, label), "id": f"{name}:entities:1"})

    layers = {
        f"{one}:entities": hand(one, label) for one, label in (("anna", "PERSON"), ("ben", "ORG"))
    }
    write("hands.jsonl", document(layers=layers))
    done = cli("diff", "hands.jsonl", "hands.jsonl", "--layers", "anna:entities=ben:entities")
    assert done.code == 1
    assert 'relabelled    1  18-29  "Jo Song Gil"  label: PERSON -> ORG' in done.out


def test_an_unknown_layer_names_the_known_ones(diff: Cli) -> None:
    one = with_entities(entity(1, JO, "PERSON"))
    done = diff(one, one, "--layers", "entitys")
    assert done.code == 2
    assert "unknown layer 'entitys'; did you mean 'entities'? Known: entities" in done.err


def test_what_cannot_be_read_is_told_and_the_rest_is_compared(cli: Cli) -> None:
    write("old.jsonl", {**document(), "text": 3}, document("b"))
    write("new.jsonl", document("b", language="en"))
    done = cli("diff", "old.jsonl", "new.jsonl")
    assert done.code == 3
    assert "old.jsonl:1: expected `str`, got `int` (at /text)" in done.err
    assert "language: nothing -> en" in done.out
    assert "1 could not be read, and may be what one side alone has" in done.err
    assert cli("diff", "absent.jsonl", "new.jsonl").code == 3
    assert cli("diff", "-", "-").code == 2


def test_what_commands_a_terminal_is_not_printed(diff: Cli) -> None:
    text = "\x1b[31mJo\x1b[0m fled."
    old = with_entities(entity(1, (0, 9), "PERSON"))
    done = diff({**old, "text": text}, document(text=text, layers={"entities": layer("entities")}))
    assert "\x1b" not in done.out
