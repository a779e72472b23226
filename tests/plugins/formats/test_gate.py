"""GATE's XML and bdoc, both ways, and what gatenlp has written."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from exchanged import LAYERS, lost, read_one
from hypothesis import given
from strategies import documents

import glossator
from glossator.exchange import ForeignField
from glossator.testing import document
from glossator_formats.gate import Bdoc, GateOptions, GateXml
from glossator_standard import Entity, Morph, Sentence, Token

XML, BDOC = GateXml(types=LAYERS), Bdoc(types=LAYERS)
BOTH = pytest.mark.parametrize("made", [XML, BDOC], ids=["xml", "bdoc"])


@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(BDOC, one) == []
    try:
        assert lost(XML, one) == []
    except glossator.FormatError as error:
        assert re.search(r"XML has no U\+[0-9A-F]{4}", str(error))  # noqa: PT017  # it may pass


@BOTH
def test_spans_of_every_kind_come_back(made: glossator.Format[Any]) -> None:
    one = document(
        "🎉 Ann <b>\r\n& Bob]]>",
        *(Token(start=a, end=b) for a, b in [(0, 1), (2, 5)]),
        Sentence(start=0, end=19),
        Entity(start=2, end=5, label="PERSON", rule="r"),
        Entity(start=2, end=16, fragments=((2, 5), (13, 16)), label="ORG", rule="a\r\n\tb"),
        Entity(start=9, end=9, label="MISC", rule=""),
        Morph(token="tokens:2", upos="PROPN", lemma=" Ann "),
        id="a/b",
        language="en",
        metadata={"title": "T", "n": [1, 2.5, None, {"x": False}], "big": 2**70, "no": None},
    )
    assert lost(made, one) == []


def test_a_word_without_a_place_stands_where_it_refers_to() -> None:
    one = document("🎉 Ann", Token(start=2, end=5), Morph(token="tokens:1", upos="PROPN"))
    rows = json.loads(BDOC.encode(one))["annotation_sets"][""]["annotations"]
    [word] = [row for row in rows if row["type"] == "morphology-PROPN"]
    assert (word["start"], word["end"], word["features"]["token"]) == (2, 5, 0)


GATE = """<?xml version="1.0" encoding="UTF-8"?>
<GateDocument version="3">
<GateDocumentFeatures><Feature>
  <Name className="java.lang.String">MimeType</Name>
  <Value className="java.lang.String">text/plain</Value>
</Feature></GateDocumentFeatures>
<TextWithNodes>🎉 <Node id="3"/>Ann<Node id="6"/> left <![CDATA[<3]]></TextWithNodes>
<AnnotationSet>
<Annotation Id="7" Type="Token" StartNode="3" EndNode="6"></Annotation>
</AnnotationSet>
<AnnotationSet Name="Key">
<Annotation Id="7" Type="Person" StartNode="3" EndNode="6">%s</Annotation>
</AnnotationSet>
</GateDocument>
"""
WRAPPED = "&lt;gate.corpora.ObjectWrapper>%s&lt;/gate.corpora.ObjectWrapper>"


def with_value(value: str, kind: str = "gate.corpora.ObjectWrapper") -> bytes:
    """GATE's file, its person with a feature of that value."""
    feature = f'<Feature><Name>x</Name><Value className="{kind}">{value}</Value></Feature>'
    return (GATE % feature).encode()


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        ("false", "java.lang.Boolean", False),
        ("-7", "java.lang.Long", -7),
        ("0.5", "java.lang.Double", 0.5),
        ("", "java.lang.String", ""),
        ("2026", "java.util.Year", "2026"),
        ("NaN", "java.lang.Double", "NaN"),
        ("1;2", 'java.util.ArrayList" itemClassName="java.lang.Integer', [1, 2]),
        (
            WRAPPED % '&lt;value class="list">&lt;int>1&lt;/int>&lt;null/>&lt;/value>',
            "gate.corpora.ObjectWrapper",
            [1, None],
        ),
        (
            WRAPPED % '&lt;value class="linked-hash-map">&lt;entry>&lt;string>a&lt;/string>'
            "&lt;boolean>true&lt;/boolean>&lt;/entry>&lt;/value>",
            "gate.corpora.ObjectWrapper",
            {"a": True},
        ),
        (
            WRAPPED
            % '&lt;value class="tree-map">&lt;no-comparator/>&lt;entry>&lt;string>a&lt;/string>'
            "&lt;int>1&lt;/int>&lt;/entry>&lt;/value>",
            "gate.corpora.ObjectWrapper",
            {"a": 1},
        ),
    ],
)
def test_values_of_java_are_read(value: str, kind: str, read: object) -> None:
    one = read_one(XML, with_value(value, kind))
    [field] = [it for it in one.layers.of(ForeignField) if it.name == "x"]
    assert field.value == read


def test_sets_types_and_features_of_gate_are_read() -> None:
    one = read_one(XML, (GATE % "").encode())
    assert (one.text, one.metadata) == ("🎉 Ann left <3", {"MimeType": "text/plain"})
    [person] = one.layers.of(Entity)
    assert (one.text_of(person), person.label) == ("Ann", "PERSON")
    assert [one.text_of(token) for token in one.layers.of(Token)] == ["Ann"]
    [field] = one.layers.of(ForeignField)
    assert (field.annotation, field.name, field.value) == ("entities:1", "annotation_set", "Key")
    only = GateXml(GateOptions(sets=("",)), LAYERS)
    assert list(read_one(only, (GATE % "").encode()).layers) == ["tokens"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ((GATE % "").replace('EndNode="6"', 'EndNode="9"').encode(), "the node '9' is not in the"),
        ((GATE % "").replace('Id="7"', 'Id="x"').encode(), "expected int, got 'x'"),
        (
            with_value(WRAPPED % '&lt;value class="map">&lt;entry/>&lt;/value>'),
            "with a key and a value",
        ),
        (b"<GateDocument", "malformed XML"),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><GateDocument/>', "expected no entities of its own"),
        (b"<Gate/>", "expected the element GateDocument, got Gate"),
        (with_value("no", "java.lang.Integer"), "expected integer, got 'no'"),
    ],
)
def test_what_is_wrong_is_told(data: bytes, said: str) -> None:
    with pytest.raises(glossator.FormatError, match=re.escape(said)):
        read_one(XML, data)


ROW = {"type": "Person", "start": 3, "end": 6, "id": 0, "features": {"x": 1}}


def bdoc(**changed: Any) -> bytes:
    """What gatenlp writes of a document, with offsets as Java counts."""
    whole = {
        "annotation_sets": {"Key": {"name": "Key", "annotations": [ROW], "next_annid": 1}},
        "text": "🎉 Ann",
        "features": {},
        "offset_type": "j",
        "name": "",
    }
    return json.dumps(whole | changed).encode()


def test_offsets_of_java_are_converted() -> None:
    one = read_one(BDOC, bdoc())
    assert [one.text_of(item) for item in one.layers.of(Entity)] == ["Ann"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": None}, "expected a string, got null"),
        ({"annotation_sets": {"a": {"annotations": [ROW, ROW]}}}, "unique, got 'a:0' twice"),
        ({"offset_type": "p"}, "expected offsets within the text of 5 characters, got 3 to 6"),
        ({"annotation_sets": {"a": {"annotations": [7]}}}, "expected an object, got a number"),
        ({"annotation_sets": {"a": {"annotations": [{"type": "X"}]}}}, "expected a type and a"),
        ({"annotation_sets": {"a": {"annotations": 7}}}, "expected a list of annotations, got a n"),
    ],
)
def test_what_is_no_bdoc_is_told(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(glossator.FormatError, match=said):
        read_one(BDOC, bdoc(**changed))


def test_a_feature_of_another_kind_than_our_field_is_kept_beside_it() -> None:
    said = {"confidence": "high", "full": {"x": 1}}
    for features in (said, said | {"rule": 7}):
        sets = {"": {"annotations": [ROW | {"features": features}]}}
        one = read_one(BDOC, bdoc(annotation_sets=sets))
        [person] = one.layers.of(Entity)
        assert (person.confidence, person.full, person.rule) == (1, None, "bdoc")
        assert {it.name: it.value for it in one.layers.of(ForeignField)} == features
        assert bool(lost(BDOC, one)) == ("rule" in features)
