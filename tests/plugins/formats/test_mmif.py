"""MMIF, both ways, and what apps of CLAMS have written."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest
from exchanged import LAYERS, lost, read_one
from hypothesis import given
from sources import read
from strategies import documents

import glossator
from glossator.exchange import ForeignField
from glossator.testing import document
from glossator_formats import mmif_contents
from glossator_formats.mmif import Mmif
from glossator_standard import Entity, Morph, Sentence, Token

FORMAT = Mmif(types=LAYERS)
TEXT = "http://clams.ai/vocabulary/type/TextDocument/v2"
LAPPS = "http://vocab.lappsgrid.org/"


@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(FORMAT, one) == []


def test_layers_are_views_of_types_that_others_know() -> None:
    one = document(
        "🎉 Ann left",
        Token(start=2, end=5),
        Sentence(start=2, end=10),
        Entity(start=2, end=10, fragments=((2, 5), (6, 10)), label="PERSON", rule="r"),
        Morph(token="tokens:1", upos="PROPN", lemma="Ann"),
        language="en",
    )
    assert lost(FORMAT, one) == []
    views = json.loads(FORMAT.encode(one))["views"]
    types = [next(iter(view["metadata"]["contains"])).rpartition("/")[2] for view in views]
    assert types == ["Token", "Sentence", "NamedEntity", "morphology"]
    [name] = views[2]["annotations"]
    assert name["properties"]["category"] == "PERSON"
    [word] = views[3]["annotations"]
    assert (word["properties"]["token"], word["properties"]["label"]) == (
        "v_0:a_1",
        "morphology-PROPN",
    )


class Snippet(glossator.Span):
    """One whose fields are called as what MMIF has."""

    text: str
    document: str = ""
    label: str = ""
    category: str = ""
    targets: tuple[str, ...] = ()


@pytest.mark.parametrize(
    "fields",
    [{}, {"document": "x"}, {"label": "l", "category": "c"}, {"targets": ("a",)}],
)
def test_fields_that_mmif_calls_something_else_are_kept(fields: dict[str, Any]) -> None:
    made = Mmif(types={**LAYERS, "snippet": Snippet})
    one = document("🎉 Ann left", Snippet(start=2, end=5, text="Ann", **fields))
    assert list(read_one(made, made.encode(one)).layers["snippet"]) == list(one.layers["snippet"])


def view(number: int, *rows: dict[str, Any], **contains: Any) -> dict[str, Any]:
    """A view: each row is a type and properties."""
    annotations = [{"@type": row.pop("type"), "properties": row} for row in rows]
    metadata = {"app": "http://apps.clams.ai/x/v1", "contains": contains}
    return {"id": f"v_{number}", "metadata": metadata, "annotations": annotations}


def theirs(*views: dict[str, Any], text: Any = "🎉 Ann left") -> bytes:
    """A file of a recording and a text."""
    said = {"id": "d1", "text": {"@value": text, "@language": "en"}, "outlet": "Kelmar Post"}
    video = {"id": "m1", "mime": "video/mp4", "location": "file:///a.mp4"}
    documents = [
        {"@type": "http://clams.ai/vocabulary/type/VideoDocument/v1", "properties": video},
        {"@type": TEXT, "properties": said},
    ]
    whole = {"metadata": {"mmif": "http://mmif.clams.ai/1.2.0"}, "documents": documents}
    return json.dumps(whole | {"views": list(views)}).encode()


def test_annotations_of_apps_are_read() -> None:
    names = {f"{LAPPS}NamedEntity": {"document": "d1"}, f"{LAPPS}Token": {"document": "d1"}}
    frames = {"http://clams.ai/vocabulary/type/TimeFrame/v5": {"document": "m1"}}
    one = read_one(
        FORMAT,
        theirs(
            view(
                0,
                {"type": f"{LAPPS}Token", "id": "v_0:t1", "start": 2, "end": 5, "pos": "NNP"},
                {"type": f"{LAPPS}Token", "id": "t2", "start": 6, "end": 10},
                {
                    "type": f"{LAPPS}NamedEntity",
                    "id": "n",
                    "start": 2,
                    "end": 5,
                    "category": "Person",
                    "text": "Ann",
                },
                {"type": f"{LAPPS}Sentence", "id": "s", "targets": ["v_0:t1", "t2"]},
                {
                    "type": "http://x.org/Relation/v1",
                    "id": "r",
                    "source": "n",
                    "target": "t2",
                    "label": "did",
                },
                **names,
            ),
            view(
                1, {"type": next(iter(frames)), "id": "v_1:f1", "start": 0, "end": 90_000}, **frames
            ),
        ),
    )
    assert (one.id, one.text, one.language) == ("d", "🎉 Ann left", "en")
    assert one.metadata == {"outlet": "Kelmar Post"}
    places = {
        name: [one.text_of(item) for item in layer if isinstance(item, glossator.Span)]
        for name, layer in one.layers.items()
    }
    assert places["tokens"] == ["Ann", "left"]
    assert (places["entities"], places["sentences"]) == (["Ann"], ["Ann left"])
    [relation] = one.layers["Relation"]
    assert relation.data == {
        "id": "Relation:1",
        "source": "entities:1",
        "target": "tokens:2",
        "label": "did",
    }
    [field] = one.layers.of(ForeignField)
    assert (field.annotation, field.name, field.value) == ("tokens:1", "pos", "NNP")


def test_what_is_among_its_own_targets_has_no_place() -> None:
    rows = [{"type": "X", "id": one, "targets": [other]} for one, other in ("ab", "ba")]
    [one] = read(FORMAT, theirs(view(0, *rows)))
    assert [item.data["targets"] for item in one.layers["X"]] == [["X:2"], ["X:1"]]


def test_each_text_of_a_file_is_a_document() -> None:
    made = {"type": TEXT, "id": "v_0:td_1", "text": {"@value": "Bob fled"}, "document": "m1"}
    name = {"type": f"{LAPPS}NamedEntity", "id": "v_1:n", "start": 0, "end": 3, "category": "PER"}
    found = read(FORMAT, theirs(view(0, made), view(1, name | {"document": "v_0:td_1"})))
    assert [(one.id, one.text, list(one.layers)) for one in found] == [
        ("d", "🎉 Ann left", []),
        ("d-v_0:td_1", "Bob fled", ["entities"]),
    ]


def test_a_text_of_the_same_view_is_named_without_the_view() -> None:
    made = {"type": TEXT, "id": "td_1", "text": {"@value": "Bob fled"}}
    word = {"type": f"{LAPPS}Token", "id": "t", "start": 0, "end": 3, "document": "td_1"}
    _, one = read(FORMAT, theirs(view(0, made, word)))
    assert [one.text_of(item) for item in one.layers["tokens"]] == ["Bob"]


@pytest.mark.parametrize("name", ["targets", "before"])
def test_rows_of_annotations_that_refer_to_the_next_may_be_long(name: str) -> None:
    rows: list[dict[str, Any]] = [
        {"type": "X", "id": f"x{at}", name: [f"x{at + 1}"]} for at in range(2000)
    ]
    rows.append({"type": "X", "id": "x2000", "start": 2, "end": 5})
    [one] = read(FORMAT, theirs(view(0, *rows)))
    assert len(one.layers["X"]) == 2001


def test_a_file_is_looked_through_once_for_all_its_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [{"type": TEXT, "id": f"v_0:td_{at}", "text": {"@value": "Bob"}} for at in range(20)]
    looked = Mock(wraps=mmif_contents._item)
    monkeypatch.setattr(mmif_contents, "_item", looked)
    assert len(read(FORMAT, theirs(view(0, *made)))) == 21
    assert looked.call_count == 22


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (theirs(text=None), "expected a TextDocument with its text"),
        (theirs({"id": "v_0", "annotations": 7}), "expected a list, got a number"),
        (theirs({"id": "v_0", "annotations": [{"properties": {}}]}), "expected an @type, got null"),
        (theirs(view(0, {"type": "X", "id": "a", "start": 2})), "expected offsets within the text"),
        (theirs(view(0, {"type": "X", "id": "a", "start": 2, "end": 99})), "got 2 to 99"),
        (theirs(view(0, *({"type": "X", "id": "a"} for _ in "ab"))), "unique, got 'v_0:a' twice"),
        (b"[]", "expected an object, got a list"),
    ],
)
def test_what_is_wrong_is_told(data: bytes, said: str) -> None:
    with pytest.raises(glossator.FormatError, match=said):
        read(FORMAT, data)
