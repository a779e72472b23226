"""Label Studio's tasks, both ways, with the labelling configuration."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from sources import read
from strategies import TYPES, documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.files.losses import compare, round_trip
from glossator.testing import document
from glossator_formats.labelstudio import LabelStudio, LabelStudioOptions
from glossator_formats.labelstudio_config import Config
from glossator_standard import Date, Entity, Title

LAYERS: dict[str, type[glossator.Annotation]] = {
    **TYPES,
    **{cls.type_name(): cls for cls in (Date, Entity, Title, ForeignField, ForeignRelation)},
}
FORMAT = LabelStudio(types=LAYERS)

LOST = {
    "who made a layer is not kept",
    "is left out",
    "empty spans are left out",
    "a layer without annotations is left out",
    "relations are left out",
    "discontinuous spans do not come back as they are",
}


@given(documents())
def test_what_is_not_told_is_kept(one: glossator.Document) -> None:
    losses = list(compare(one, round_trip(FORMAT, one)))
    assert {loss.reason for loss in losses if not loss.field} <= LOST
    # What refers to a span that is not there goes with it.
    gone = {loss.layer for loss in losses if not loss.field}
    assert {loss.field for loss in losses if loss.field and loss.layer} <= (
        {"head", "parts", "source", "target"} if gone else set()
    )
    assert {loss.field for loss in losses if not loss.layer} <= {"", "producer"}


def task(*documents: glossator.Document, **options: Any) -> Any:
    format_ = LabelStudio(LabelStudioOptions(**options), LAYERS)
    data = format_.header() + format_.separator.join(map(format_.encode, documents))
    tasks = json.loads(data + format_.footer())
    return tasks[0] if len(tasks) == 1 else tasks


def annotated() -> glossator.Document:
    made = document(
        "🎉 Ann of New\nYork left on Monday.",
        Entity(start=2, end=5, label="PERSON", rule="model"),
        Entity(start=9, end=17, label="GPE", rule="2018"),
        Date(start=26, end=32, type="DATE", value="2018-11-05", relative=True, rule="weekday"),
        Entity(start=26, end=32, label="DATE", rule="model", full="entities:1"),
        id="d",
        language="en",
        metadata={"genre": "news", "text": "hidden", "n": [1]},
    )
    dates = msgspec.structs.replace(made.layers["dates"], by="ann@example.org", producer=None)
    return made.with_layer(dates)


def test_machines_predict_and_people_annotate() -> None:
    made = glossator.chain("tokens", use=["tokens=rules"], minimal=True)("Ann left.")
    one = task(made)
    assert [result["value"]["text"] for result in one["predictions"][0]["result"]] == [
        *("Ann", "left", ".")
    ]
    assert "annotations" not in one
    by_hand = task(annotated())
    assert "predictions" not in by_hand
    assert by_hand["annotations"][0]["result"][0] == {
        "id": "entities:1",
        "from_name": "entities",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 2, "end": 5, "text": "Ann", "labels": ["PERSON"]},
    }


def test_the_data_has_our_id_and_the_metadata() -> None:
    assert task(annotated())["data"] == {
        "text": annotated().text,
        "id": "d",
        "language": "en",
        "metadata": {"text": "hidden"},
        "genre": "news",
        "n": [1],
    }


def test_a_document_comes_back_as_it_was() -> None:
    one = annotated()
    assert list(compare(one, round_trip(FORMAT, one))) == []


def test_the_configuration_has_what_the_tasks_need() -> None:
    format_ = LabelStudio(types=LAYERS)
    results = json.loads(format_.encode(annotated()))["annotations"][0]["result"]
    view = ET.fromstring(format_.shared_files()["label_config.xml"])
    kinds = {"Labels": "labels", "Choices": "choices", "TextArea": "textarea", "Number": "number"}
    controls = {tag.get("name"): tag for tag in view if tag.tag in kinds}
    for result in results:
        if result["type"] == "relation":
            assert view.find(f"Relations/Relation[@value='{result['labels'][0]}']") is not None
            continue
        control = controls[result["from_name"]]
        assert kinds[control.tag] == result["type"]
        assert control.get("toName") == result["to_name"] == "text"
        values = result["value"].get(result["type"])
        if isinstance(values, list) and control.tag in ("Labels", "Choices"):
            assert set(values) <= {one.get("value") for one in control}
    assert {one.get("value") for one in controls["entities"]} >= {"PERSON", "NORP"}
    assert view.find("Text[@name='text'][@value='$text']") is not None


PROJECT = """<View>
  <Labels name="ner" toName="doc"><Label value="PER"/><Label value="GPE"/></Labels>
  <Text name="doc" value="$body"/>
  <TextArea name="rule" toName="doc" perRegion="true"/>
</View>"""


def test_what_is_written_keeps_to_a_given_project(tmp_path: Path) -> None:
    path = tmp_path / "config.xml"
    path.write_text(PROJECT, "utf-8")
    one = task(annotated(), config=str(path), map=("PER=entities:PERSON",))
    assert one["data"]["body"] == annotated().text
    results = one["annotations"][0]["result"]
    assert [
        (result["from_name"], result["to_name"], result["value"].get("labels"))
        for result in results
    ] == [
        ("ner", "doc", ["PER"]),
        ("ner", "doc", ["GPE"]),
        ("rule", "doc", None),
        ("rule", "doc", None),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file or directory"),
        ("<View>", "expected a labelling configuration: "),
        ("<View/>", "expected a labelling configuration with <Text>"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><View/>', "configuration without <!DOCTYPE"),
        ("\udcff\udcfe", "expected a labelling configuration in UTF-8"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told(
    content: str | None, told: str, cli: Callable[..., Any], tmp_path: Path
) -> None:
    if content:
        (tmp_path / "c.xml").write_text(content, "utf-8", "surrogateescape")
    (tmp_path / "a.txt").write_text("Ann", "utf-8")
    option = ("--set", "labelstudio.config=c.xml")
    done = cli("convert", "a.txt", "--to", "labelstudio", "-o", "o.json", *option)
    assert (done.code, "labelstudio.config: c.xml: " in done.err, told in done.err) == (
        2,
        True,
        True,
    )


EXPORT: dict[str, Any] = {
    "id": 17,
    "data": {"body": "Ann of Rome\nleft.", "source": "x"},
    "annotations": [
        {
            "id": 1,
            "completed_by": {"id": 4, "email": "ann@example.org"},
            "updated_at": "2024-01-02T00:00:00Z",
            "result": [
                {
                    "id": "aB3",
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "value": {"start": 0, "end": 3, "text": "Ann", "labels": ["PER", "Hero"]},
                },
                {
                    "id": "cD4",
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "meta": {"text": ["sure?"]},
                    "value": {"start": 7, "end": 16, "text": "Rome\\nleft", "labels": ["Place"]},
                },
                {
                    "id": "aB3",
                    "from_name": "mood",
                    "to_name": "text",
                    "type": "choices",
                    "value": {"start": 0, "end": 3, "choices": ["calm"]},
                },
                {
                    "id": "zZ9",
                    "from_name": "topic",
                    "to_name": "text",
                    "type": "choices",
                    "value": {"choices": ["travel"]},
                },
                {"from_id": "aB3", "to_id": "cD4", "type": "relation", "labels": ["leaves"]},
                {"from_id": "aB3", "to_id": "cD4", "type": "relation", "direction": "right"},
            ],
        }
    ],
    "predictions": [
        {
            "model_version": "m1",
            "result": [
                {
                    "id": "p1",
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "score": 0.5,
                    "value": {"start": 7, "end": 11, "labels": ["LOC"]},
                },
                {
                    "id": "p2",
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "value": {"start": 12, "end": 16, "labels": ["Verb"]},
                },
            ],
        }
    ],
}


def region(key: str, start: int, end: int, label: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def exported(**changes: Any) -> glossator.Document:
    (one,) = read(LabelStudio(types=LAYERS), json.dumps([{**EXPORT, **changes}]).encode())
    return one


def test_all_that_an_export_says_is_read() -> None:
    one = exported()
    assert (one.id, one.text) == ("17", "Ann of Rome\nleft.")
    assert one.metadata == {"source": "x", "topic": "travel"}
    assert [(item.label, one.text_of(item)) for item in one.layers.of(Entity)] == [
        ("PERSON", "Ann")
    ]
    (hero,) = one.layers["Hero"]
    assert hero.data == {
        "id": "Hero:1",
        "start": 0,
        "end": 3,
        "mood": "calm",
        "leaves": ["Place:1"],
        "relation": ["Place:1"],
    }
    (place,) = one.layers["Place"]
    assert (one.text_of(place), place.data["meta"]) == ("Rome\nleft", {"text": ["sure?"]})
    said = {(item.annotation, item.name): item.value for item in one.layers.of(ForeignField)}
    assert said == {("entities:1", "mood"): "calm"}
    assert one.layers["entities"].by == "ann@example.org"


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ({"direction": "right"}, {"Hero": ["Place:1"]}),
        ({"direction": "left"}, {"Place": ["Hero:1"]}),
        ({"direction": "bi"}, {"Hero": ["Place:1"], "Place": ["Hero:1"]}),
    ],
)
def test_a_relation_goes_where_its_arrow_points(
    said: dict[str, str], links: dict[str, list[str]]
) -> None:
    spans = [region("a", 0, 3, "Hero"), region("b", 7, 11, "Place")]
    relation = {"from_id": "a", "to_id": "b", "type": "relation", "labels": ["near"], **said}
    one = exported(annotations=[{"result": [*spans, relation]}], predictions=[])
    layers = {name: one.layers[name][0].data.get("near") for name in ("Hero", "Place")}
    assert {name: ids for name, ids in layers.items() if ids} == links


def test_what_a_task_says_of_itself_is_metadata() -> None:
    one = exported(meta={"desk": "news", "source": "y"}, annotations=[], predictions=[])
    assert one.metadata == {"desk": "news", "source": "x"}


def test_a_region_may_stand_in_another() -> None:
    spans = [region("a", 0, 16, "Report"), {**region("b", 0, 3, "Hero"), "parentID": "a"}]
    one = exported(annotations=[{"result": spans}], predictions=[])
    assert one.layers["Hero"][0].data["parentID"] == ["Report:1"]


def test_predictions_count_where_nobody_has_labelled() -> None:
    assert [one.data["start"] for one in exported().layers["Verb"]] == [12]
    assert [one.start for one in exported().layers["entities"]] == [0]
    corrected = [{**EXPORT["annotations"][0], "parent_prediction": 3}]
    assert "Verb" not in exported(annotations=corrected).layers
    machine = exported(annotations=[])
    assert [(one.start, one.label) for one in machine.layers.of(Entity)] == [(7, "LOC")]
    assert machine.layers["entities"].by is None
    # The usual export has the numbers of predictions alone.
    assert "Verb" not in exported(predictions=[1]).layers
    with pytest.warns(UserWarning, match="predictions of the task, got their numbers"):
        exported(predictions=[1], annotations=[])


def test_of_several_annotations_one_is_read() -> None:
    first = EXPORT["annotations"][0]
    other = {**first, "completed_by": 5, "updated_at": "2025-01-01", "result": []}
    skipped = {**other, "updated_at": "2026-01-01", "was_cancelled": True}
    with pytest.warns(UserWarning, match="^d: some tasks have several annotations"):
        latest = exported(annotations=[other, first, skipped], predictions=[])
    assert list(latest.layers) == []
    with pytest.warns(UserWarning, match="several annotations"):
        sure = exported(annotations=[{**first, "ground_truth": True}, other])
    assert "Hero" in sure.layers
    for name, layers in (("ann@example.org", True), ("4", True), ("5", False)):
        format_ = LabelStudio(LabelStudioOptions(annotator=name), LAYERS)
        row = {**EXPORT, "annotations": [first, other], "predictions": []}
        (one,) = read(format_, json.dumps([row]).encode())
        assert ("Hero" in one.layers) == layers


def test_the_shorter_export_is_read() -> None:
    row = {
        "id": 3,
        "text": "Ann left.",
        "label": [{"start": 0, "end": 3, "text": "Ann", "labels": ["PER"]}],
        "topic": "travel",
        "score": [{"start": 0, "end": 3, "text": "Ann", "number": 0.5}],
        "annotator": 1,
        "annotation_id": 7,
    }
    (one,) = read(FORMAT, json.dumps([row]).encode())
    assert [item.label for item in one.layers.of(Entity)] == ["PERSON"]
    assert (one.id, one.metadata) == ("3", {"topic": "travel", "score": row["score"]})


def changed(**value: Any) -> dict[str, Any]:
    result = {"id": "r", "type": "labels", "value": {"labels": ["PER"], **value}}
    return {"data": {"text": "Ann left, Ann."}, "annotations": [{"result": [result]}]}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (changed(start=0, end=99), "expected start and end within the text of 14 characters"),
        (changed(start=1.5, end=2), "expected start and end within the text of 14 characters"),
        (
            changed(start=1, end=4, text="Ann"),
            "r: expected 'Ann' at 1 to 4, found 'nn '; it stands",
        ),
        (
            {"data": {"image": "a", "alt": "b"}},
            "expected a text under 'text', got the keys: alt, image",
        ),
    ],
)
def test_a_bad_task_is_told_with_its_line(
    row: Any, told: str, cli: Callable[..., Any], tmp_path: Path
) -> None:
    good = {"data": {"text": "good"}}
    rows = ",\n".join(map(json.dumps, [{**good, "id": 1}, row, {**good, "id": 2}]))
    (tmp_path / "tasks.json").write_text(f"[\n{rows}\n]\n", "utf-8")
    done = cli("convert", "tasks.json", "-o", "out.jsonl")
    assert done.code == 3
    assert f"Error: tasks.json:3: {told}" in done.err
    assert done.err.endswith("2 documents written\n")


def test_tasks_are_written_with_their_configuration_and_come_back(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    glossator.write([annotated()], "in.jsonl")
    there = cli("convert", "in.jsonl", "--output", "tasks.json", "--to", "labelstudio", "--strict")
    assert (there.code, there.err) == (0, "1 document written\n")
    assert Config.parse((tmp_path / "label_config.xml").read_bytes()).key == "text"
    back = cli("convert", "tasks.json", "--output", "back.jsonl")
    assert (back.code, back.err) == (0, "1 document written\n")
    assert list(compare(annotated(), *glossator.read("back.jsonl"))) == []
