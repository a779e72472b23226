"""Rows of doccano and Prodigy; whose a file of JSON is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sources import read

import glossator
from glossator.exchange import ForeignRelation, tool_of_head
from glossator_formats.doccano import Doccano, DoccanoOptions
from glossator_formats.prodigy import Prodigy
from glossator_standard import Entity, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls for cls in (Entity, Token, ForeignRelation)
}

DOCCANO = {"id": 3, "text": "🎉 Ann of Rome", "label": [[3, 6, "PER"], [10, 14, "City"]]}
ENTITIES = {
    "id": 4,
    "text": "Ann of Rome",
    "entities": [
        {"id": 1, "label": "PER", "start_offset": 0, "end_offset": 3},
        {"id": 2, "label": "LOC", "start_offset": 7, "end_offset": 11},
    ],
    "relations": [{"id": 9, "from_id": 1, "to_id": 2, "type": "lives in"}],
}
PRODIGY = {
    "text": "Ann of Rome",
    "meta": {"source": "x"},
    "_task_hash": 7,
    "tokens": [
        {"text": "Ann", "start": 0, "end": 3, "id": 0, "ws": True},
        {"text": "of", "start": 4, "end": 6, "id": 1, "ws": True},
        {"text": "Rome", "start": 7, "end": 11, "id": 2, "ws": False},
    ],
    "spans": [{"start": 0, "end": 3, "label": "PERSON", "token_start": 0, "token_end": 0}],
    "relations": [
        {
            "head": 0,
            "child": 2,
            "label": "FROM",
            "head_span": {"start": 0, "end": 3, "label": "PERSON"},
            "child_span": {"start": 7, "end": 11, "label": "GPE"},
        },
        {"head": 1, "child": 2, "label": "case", "head_span": {}, "child_span": {"label": None}},
    ],
    "answer": "accept",
}
SPACY = {"text": "Ann", "ents": [], "tokens": [{"id": 0, "start": 0, "end": 3}]}
TASK = {"id": 1, "data": {"text": "Ann"}, "annotations": []}
PLAIN = {"id": "x", "text": "Ann", "genre": "news", "spans": [{"start": 0, "end": 3}]}
OURS = {"format": "glossator/1.1", "id": "y", "text": "Ann", "layers": {}}


def lines(*rows: Any) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def test_spans_of_doccano_count_utf16_units() -> None:
    (one,) = read(Doccano(types=LAYERS), lines(DOCCANO))
    assert [one.text_of(item) for item in one.layers.of(Entity)] == ["Ann"]
    assert [one.text_of(item) for item in one.layers["City"]] == ["Rome"]
    points = DOCCANO | {"label": [[2, 5, "PER"]]}
    (one,) = read(Doccano(DoccanoOptions(offsets="code-points"), LAYERS), lines(points))
    assert [one.text_of(item) for item in one.layers.of(Entity)] == ["Ann"]


def test_relations_of_doccano_are_read() -> None:
    (one,) = read(Doccano(types=LAYERS), lines(ENTITIES))
    (link,) = one.layers.of(ForeignRelation)
    assert (link.source, link.name, link.target) == ("entities:1", "lives in", "entities:2")


def test_classes_of_doccano_are_metadata() -> None:
    (one,) = read(Doccano(types=LAYERS), lines({"text": "Ann", "label": ["good", "short"]}))
    assert one.metadata == {"label": ["good", "short"]}


def test_all_that_prodigy_says_is_read() -> None:
    (one,) = read(Prodigy(types=LAYERS), lines(PRODIGY))
    assert [one.text_of(item) for item in one.layers.of(Token)] == ["Ann", "of", "Rome"]
    assert [(item.label, one.text_of(item)) for item in one.layers.of(Entity)] == [
        ("PERSON", "Ann"),
        ("GPE", "Rome"),
    ]
    links = {(one.source, one.name, one.target) for one in one.layers.of(ForeignRelation)}
    assert links == {("entities:1", "FROM", "entities:2"), ("tokens:2", "case", "tokens:3")}
    assert one.metadata == {"source": "x", "_task_hash": 7, "answer": "accept"}


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_what_prodigy_s_users_have_refused_is_no_annotation(answer: str) -> None:
    with pytest.warns(UserWarning, match="that were rejected or ignored are left out"):
        (one,) = read(Prodigy(types=LAYERS), lines(PRODIGY | {"answer": answer}))
    assert (one.metadata["answer"], list(one.layers)) == (answer, ["tokens"])


@pytest.mark.parametrize(
    ("row", "tool"),
    [
        (DOCCANO, "doccano"),
        (ENTITIES, "doccano"),
        (PRODIGY, "prodigy"),
        ({"text": "Ann", "spans": [{"start": 0, "end": 3, "label": "PER"}]}, None),
        (SPACY, "spacy-json"),
        (TASK, "labelstudio"),
        (PLAIN, None),
        (OURS, None),
        (OURS | {"format": "glossator/9.9"}, None),
    ],
)
def test_a_file_is_known_by_its_rows(row: Any, tool: str | None) -> None:
    one_a_line = lines(row)
    spread, listed = json.dumps(row, indent=1).encode(), json.dumps([row, row], indent=1).encode()
    cut_off = json.dumps({**row, "z": "x" * 70_000}).encode()[:65_536]
    late = lines({"text": "nothing here", "label": []}) * 3 + one_a_line
    if tool == "spacy-json":
        cut_off = one_a_line  # it has no keys but spaCy's
    if tool is None:
        late = one_a_line
    for head in (one_a_line, b"\xef\xbb\xbf" + one_a_line, spread, listed, cut_off, late):
        assert tool_of_head(head) == tool


def test_tasks_are_known_where_their_data_are_far_behind() -> None:
    result = {"id": "a", "type": "labels", "value": {"start": 0, "end": 1, "labels": ["A"]}}
    task = {"id": 1, "annotations": [{"id": 1, "result": [result] * 1000}], "data": {"text": "a"}}
    assert tool_of_head(json.dumps([task]).encode()[:65_536]) == "labelstudio"


@pytest.mark.parametrize("head", [b"", b"{", b"[", b'{"a', b"[[[[", b"x" * 99, b"[1, 2]", b"\xff{"])
def test_what_is_no_row_is_nobodys(head: bytes) -> None:
    assert tool_of_head(head) is None


def test_files_are_read_as_the_tools_that_wrote_them(cli: Callable[..., Any]) -> None:
    files = {
        "doccano.jsonl": lines(DOCCANO),
        "prodigy.jsonl": lines(PRODIGY),
        "spacy.json": json.dumps(SPACY, indent=2).encode(),
        "plain.jsonl": lines(PLAIN),
        "ours.json": json.dumps(OURS, indent=2).encode(),
    }
    for name, content in files.items():
        Path(name).write_bytes(content)
    done = cli("convert", *files, "-o", "out.jsonl")
    assert (done.code, done.err.count("Error")) == (0, 0)
    assert {one.id: list(one.layers) for one in glossator.read("out.jsonl")} == {
        "3": ["entities", "City"],
        "prodigy-1": ["tokens", "entities", "foreign_relations"],
        "spacy": ["entities", "tokens"],
        "x": [],
        "y": [],
    }


def test_a_row_with_labels_after_many_without_is_refused(cli: Callable[..., Any]) -> None:
    """Nothing at the beginning of the file says whose it is."""
    empty = {"text": "nothing here, again and again " * 30, "label": []}
    Path("late.jsonl").write_bytes(lines(*[{**empty, "id": n} for n in range(10, 130)], DOCCANO))
    done = cli("convert", "late.jsonl", "-o", "out.jsonl")
    assert done.code == 3
    assert "late.jsonl:121: expected a plain row, got one of doccano: say so" in done.err
    again = cli("convert", "late.jsonl", "--from", "doccano", "-o", "out.jsonl")
    assert again.code == 0


@pytest.mark.parametrize(
    ("tool", "data", "told"),
    [
        ("doccano", lines(DOCCANO | {"label": [[1, 6, "PER"]]}), "offset 1 (utf-16) lies inside"),
        (
            "doccano",
            lines(DOCCANO | {"label": [[3, 60, "PER"]]}),
            "expected start_offset and",
        ),
        ("doccano", lines(DOCCANO | {"label": [[3, "PER"]]}), "expected [start, end, label], got"),
        ("doccano", b'{"label": [[1, 2, "A"]]}\n', "expected a string under text or data, got"),
        ("doccano", b'{"text": "a", "entities": [{}]}\n', "object missing required field `label`"),
        ("prodigy", b'{"text": "a", "spans": [5]}\n', "expected `object`, got `int` - at `$.sp"),
        ("spacy-json", b'{"text": "a", "ents": 5}\n', "expected `array`, got `int` - at `$.ents`"),
        ("labelstudio", b'{"data": 5}\n', "expected `object`, got `int` - at `$.data`"),
        ("prodigy", b'{"text": "a", "spans": [}\n', "expected one JSON document, got malformed"),
        (
            "labelstudio",
            b'{"data": {"text": "\xe9"}}\n',
            "expected UTF-8, got byte 0xe9 (column 20)",
        ),
    ],
)
def test_a_bad_row_is_told_with_its_line(
    tool: str, data: bytes, told: str, cli: Callable[..., Any]
) -> None:
    good = b'{"text": "good"}\n' if tool != "labelstudio" else b'{"data": {"text": "good"}}\n'
    Path("a.jsonl").write_bytes(good + data + good)
    done = cli("convert", "a.jsonl", "--from", tool, "-o", "out.jsonl")
    assert done.code == 3
    assert f"Error: a.jsonl:2: {told}" in done.err
    assert done.err.endswith("2 documents written\n")
