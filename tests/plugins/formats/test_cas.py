"""UIMA CAS as JSON, both ways, and what `cassis` reads."""

from __future__ import annotations

import io
import json
from typing import Any

import cassis
import pytest
from exchanged import LAYERS, lost
from hypothesis import given
from sources import File
from strategies import documents

import glossator
from glossator.exchange import ExchangeOptions, ForeignField, ForeignRelation
from glossator.format.codec import decode
from glossator.testing import document
from glossator_formats.cas import CasJson
from glossator_standard import Entity, Sentence, Token

FORMAT = CasJson(types=LAYERS)
TYPE = "glossator.layer."


def read(data: bytes | str) -> list[glossator.Document]:
    raw = data.encode() if isinstance(data, str) else data
    return [FORMAT.decode(record, File(raw)) for record in FORMAT.split(io.BytesIO(raw))]


@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(FORMAT, one) == []


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_cassis_reads_the_same_spans_and_finds_no_error_of_type(one: glossator.Document) -> None:
    cas = cassis.load_cas_from_json(FORMAT.encode(one).decode())
    assert cas.typecheck() == []
    assert cas.sofa_string == one.text
    assert len(cas.views) == 1
    for name, layer in one.layers.items():
        if not issubclass(LAYERS[name], glossator.Span) or not layer:
            continue
        theirs = sorted(cas.select(TYPE + name), key=lambda item: item.xmiID)
        assert [(item.begin, item.end) for item in theirs] == [(i.start, i.end) for i in layer]
        for item, other in zip(layer, theirs, strict=True):
            if name == "mentions":
                assert (other.kind, getattr(other, "score", None)) == (item.kind, item.score)
                assert (getattr(other, "head", None) is None) == (item.head is None)
            if len(pieces := getattr(item, "fragments", None) or ()) > 1:
                found = [(one.begin, one.end) for one in other.fragments.elements]
                assert found == list(pieces)
    if links := one.layers.get("links"):
        ends = [
            (item.source.type.name, item.target.type.name)
            for item in cas.select_all_fs()
            if item.type.name == f"{TYPE}links"
        ]
        assert ends == [(f"{TYPE}mentions", f"{TYPE}mentions")] * len(links)


def test_offsets_are_utf16_and_names_safe() -> None:
    class Odd(glossator.Span):
        layer_type = "odd-ones"
        type: str
        lambda_: int = 1

    one = document("🎉 Ann", Odd(start=2, end=5, type="x"), id="d")
    made = CasJson(types={**LAYERS, "odd-ones": Odd})
    cas = json.loads(made.encode(one))
    (odd,) = [fs for fs in cas["%FEATURE_STRUCTURES"] if fs["%TYPE"] == f"{TYPE}odd_ones"]
    assert (odd["begin"], odd["end"], odd["json"]) == (3, 6, '{"type":"x"}')
    assert "type" not in cas["%TYPES"][f"{TYPE}odd_ones"]
    assert lost(made, one) == []


def theirs() -> str:
    """A CAS that `cassis` itself has written, of DKPro's types and one of its own."""
    core = "de.tudarmstadt.ukp.dkpro.core.api."
    types = cassis.TypeSystem()
    token = types.create_type(f"{core}segmentation.type.Token", "uima.tcas.Annotation")
    name = types.create_type(f"{core}ner.type.NamedEntity", "uima.tcas.Annotation")
    types.create_feature(name, "value", "uima.cas.String")
    types.create_feature(name, "identifier", "uima.cas.String")
    claim = types.create_type("org.x.Claim", "uima.tcas.Annotation")
    types.create_feature(claim, "id", "uima.cas.String")
    types.create_feature(claim, "sure", "uima.cas.Double")
    types.create_feature(claim, "of", name)
    types.create_feature(claim, "names", "uima.cas.FSArray", elementType=name)
    types.create_feature(claim, "words", "uima.cas.StringArray")
    cas = cassis.Cas(types)
    cas.sofa_string = "🎉 Ann and Bob"
    cas.document_language = "en"
    ann, bob = name(begin=2, end=5, value="PER"), name(begin=10, end=13, value="Odd")
    bob.identifier = "Q1"
    cas.add_all([token(begin=2, end=5), ann, bob])
    both = types.get_type("uima.cas.FSArray")(elements=[ann, bob])
    words = types.get_type("uima.cas.StringArray")(elements=["a", "b"])
    cas.add(claim(begin=0, end=13, id="c1", sure=float("inf"), of=ann, names=both, words=words))
    return str(cas.to_json())


def test_what_others_write_is_read_with_all_it_says() -> None:
    (one,) = read(theirs())
    assert (one.id, one.text, one.language) == ("d", "🎉 Ann and Bob", "en")
    (ann,) = one.layers.of(Entity)
    assert (ann.label, one.text_of(ann)) == ("PERSON", "Ann")
    (bob,) = one.layers["Odd"]
    assert bob.data == {"id": "Odd:1", "start": 10, "end": 13, "identifier": "Q1"}
    assert [one.text_of(token) for token in one.layers.of(Token)] == ["Ann"]
    (claim,) = one.layers["Claim"]
    assert (claim.data["sure"], claim.data["words"]) == ("Infinity", ["a", "b"])
    assert (claim.data["of"], claim.data["names"]) == ("entities:1", ["entities:1", "Odd:1"])
    (field,) = one.layers.of(ForeignField)
    assert (field.annotation, field.name, field.value) == ("Claim:1", "id", "c1")
    assert lost(FORMAT, one) == []


def titled(said: str, title: str, cas: str | None = None) -> str:
    """A CAS of which DKPro's metadata say these things."""
    types = cassis.TypeSystem() if cas is None else cassis.load_cas_from_json(cas).typesystem
    name = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
    about = types.create_type(name, "uima.tcas.DocumentAnnotation")
    for feature in ("documentId", "documentTitle"):
        types.create_feature(about, feature, "uima.cas.String")
    made = cassis.Cas(types) if cas is None else cassis.load_cas_from_json(cas, typesystem=types)
    if cas is None:
        made.sofa_string = "Ann left."
    made.add(about(begin=0, end=9, documentId=said, documentTitle=title))
    return str(made.to_json())


@pytest.mark.parametrize(
    ("said", "title", "name"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("2019/a.txt", "a.txt", "2019/a.txt"),
        ("17", "Ann leaves Norvik.com", "17"),
        ("admin", "a.txt", "a"),  # a user's, as INCEpTION writes it
    ],
)
def test_a_document_is_not_called_after_who_annotated_it(said: str, title: str, name: str) -> None:
    (one,) = read(titled(said, title))
    assert one.id == name
    assert one.metadata.get("documentId") == (None if said == name else said)
    ours = FORMAT.encode(glossator.Document(id="ours", text="Ann left.")).decode()
    (again,) = read(titled(said, title, ours))
    assert again.id == "ours"


@pytest.mark.parametrize("name", ["news.claims", "1st", "a b", "é", "Token"])
def test_a_layer_of_any_name_comes_back(name: str) -> None:
    annotation = {"id": f"{name}:1", "start": 0, "end": 3, "sure": 0.5}
    layer = {"type": name, "version": "1.0", "status": "ok", "annotations": [annotation]}
    row = {"format": glossator.FORMAT, "id": "d", "text": "Ann", "layers": {name: layer}}
    assert lost(FORMAT, decode(json.dumps(row).encode(), LAYERS)) == []


def test_a_type_is_mapped_both_ways() -> None:
    made = CasJson(ExchangeOptions(map=("org.x.Claim=sentences",)), LAYERS)
    (record,) = made.split(io.BytesIO(theirs().encode()))
    one = made.decode(record, File())
    assert [one.text_of(item) for item in one.layers.of(Sentence)] == ["🎉 Ann and Bob"]
    assert {link.name for link in one.layers.of(ForeignRelation)} == {"of", "names"}
    assert "org.x.Claim" in json.loads(made.encode(one))["%TYPES"]
    assert lost(made, one) == []


def changed(change: Any) -> str:
    cas = json.loads(theirs())
    change(cas, {fs["%TYPE"].rpartition(".")[2]: fs for fs in cas["%FEATURE_STRUCTURES"]})
    return json.dumps(cas)


def test_files_without_types_with_ids_as_keys_and_empty_arrays_are_read() -> None:
    def change(cas: Any, by_type: Any) -> None:
        del cas["%TYPES"]
        del by_type["FSArray"]["%ELEMENTS"]
        found = cas["%FEATURE_STRUCTURES"]
        cas["%FEATURE_STRUCTURES"] = {str(fs.pop("%ID")): fs for fs in found}

    (one,) = read(changed(change))
    assert list(one.layers) == ["tokens", "entities", "Odd", "Claim", "foreign_fields"]
    assert one.layers["Claim"][0].data["names"] == []


def test_each_view_with_a_text_is_a_document() -> None:
    types = cassis.TypeSystem()
    note = types.create_type("org.x.Note", "uima.tcas.Annotation")
    cas = cassis.Cas(types)
    cas.sofa_string = "Ann"
    cas.add(note(begin=0, end=3))
    other = cas.create_view("german")
    other.sofa_string = "Anna!"
    other.add(note(begin=4, end=5))
    first, second = read(str(cas.to_json()))
    assert [(one.id, one.text) for one in (first, second)] == [("d", "Ann"), ("d-german", "Anna!")]
    assert [second.text_of(item) for item in second.layers["Note"]] == ["!"]


@pytest.mark.parametrize(
    ("feature", "value", "message"),
    [
        ("end", 99, r"structure 3 \(.*Token\): expected an offset from 0 to 14 \(utf-16\), got 99"),
        ("begin", 1, r"offset 1 \(utf-16\) lies inside the character at 0"),
        ("begin", "3", "expected begin and end, got '3' and 6"),
        ("@of", 99, "it refers to structure 99, which is not there"),
        ("%TYPE", None, "structure 3: expected a %TYPE, got None"),
        ("%ID", "x", "expected a number as %ID, got 'x'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_structure(
    feature: str, value: Any, message: str
) -> None:
    def change(cas: Any, by_type: Any) -> None:
        by_type["Token"][feature] = value

    with pytest.raises(glossator.FormatError, match=message):
        read(changed(change))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{"%TYPES": {}}', "expected a CAS with %FEATURE_STRUCTURES"),
        ('{"%FEATURE_STRUCTURES": []}', "expected a view with a text"),
        ('{"%TYPES": {\n', "malformed"),
        ('{"%FEATURE_STRUCTURES": [1]}', "expected an object, got a number"),
    ],
)
def test_what_is_no_cas_is_told(data: str, message: str) -> None:
    with pytest.raises(glossator.FormatError, match=message):
        read(data)


def test_its_files_are_told_by_what_they_begin_with() -> None:
    assert FORMAT.recognizes(File(FORMAT.encode(document("x", id="d"))))
    assert FORMAT.recognizes(File(theirs().encode()))
    assert not FORMAT.recognizes(File(b'{"format": "glossator/1.1", "%TYPES": {}}'))


def test_a_structure_that_is_there_twice_is_told() -> None:
    one = document("Ann left", Token(start=0, end=3), Token(start=4, end=8), id="d")
    found = json.loads(FORMAT.encode(one))
    for row in found["%FEATURE_STRUCTURES"]:
        row["%ID"] = 1
    with pytest.raises(glossator.FormatError, match="unique, got structure 1 twice"):
        read(json.dumps(found))
