"""NIF, both ways, and what others have written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exchanged import LAYERS, lost, read_one
from hypothesis import given
from sources import read
from strategies import documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.testing import document
from glossator_formats.nif import Nif, NifOptions, NifTriples
from glossator_standard import Entity, Morph, Sentence, Token

FORMAT, TRIPLES = Nif(types=LAYERS), NifTriples(types=LAYERS)
PREFIXES = """@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix its: <http://www.w3.org/2005/11/its/rdf#> .
@prefix dbo: <http://dbpedia.org/ontology/> .
@base <http://example.org/a> .
"""
TEXT = '<#char=0,11> a nif:Context ; nif:endIndex 11 ; nif:isString "🎉 Ann left"@en .'


def turtle(*statements: str) -> bytes:
    """A file with the text "🎉 Ann left", and these statements."""
    return "\n".join([PREFIXES, TEXT, *statements]).encode()


@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(FORMAT, one) == []
    assert lost(TRIPLES, one) == []


def test_n_triples_are_whole_lines() -> None:
    one = document("Ann\nleft", Token(start=0, end=3), Morph(token="tokens:1", upos="X"))
    lines = TRIPLES.encode(one).decode().splitlines()
    assert all(
        re.fullmatch(r"(<\S+>|_:b\d+) <\S+> (<\S+>|_:b\d+|\".*\"(\^\^<\S+>)?) \.", it)
        for it in lines
    )


def test_what_tools_look_for_stands_at_the_strings() -> None:
    one = document(
        "🎉 Ann left",
        Token(start=2, end=5),
        Sentence(start=0, end=10),
        Entity(start=2, end=10, fragments=((2, 5), (6, 10)), label="PERSON", rule="r"),
        Entity(start=2, end=5, label="PERSON", rule="r", confidence=0.5),
        Entity(start=5, end=5, label="MISC", rule='"\\\r\n\t'),
        Morph(token="tokens:1", upos="PROPN", lemma="Ann"),
        id="a b/c",
        language="en",
        metadata={"title": "T", "n": [1, 2.5, None, {"x": False}], "big": 2**70},
    )
    assert lost(FORMAT, one) == []
    made = FORMAT.encode(one).decode()
    assert re.search(r"<.*/document/a%20b%2Fc#offset_0_10>\n  a nif:OffsetBasedString", made)
    [word] = [block for block in made.split("\n\n") if "#offset_2_5>\n" in block]
    for said in (
        'nif:anchorOf "Ann"',
        "a nif:Word",
        'nif:posTag "PROPN"',
        "itsrdf:taClassRef <http://nerd.eurecom.fr/ontology#Person>",
        'itsrdf:taConfidence "0.5"^^xsd:double',
    ):
        assert said in word


def test_words_names_and_links_of_others_are_read() -> None:
    one = read_one(
        FORMAT,
        turtle(
            "<#char=2,5> a nif:Word, nif:Phrase ; nif:referenceContext <#char=0,11> ;",
            'nif:posTag "NNP" ; nif:nextWord <#char=6,10> ; nif:dependency <#char=6,10> ;',
            "its:taClassRef dbo:Agent, dbo:Person ; its:taConfidence 0.5 .",
            "<#char=6,10> a nif:Word ; nif:referenceContext <#char=0,11> .",
            "<#x> nif:beginIndex 0 ; nif:endIndex 1 ; its:taIdentRef <http://x.org/Party> .",
            "<#y> a nif:String ; nif:beginIndex 0 ; nif:endIndex 1 .",
        ),
    )
    assert (one.id, one.language, one.metadata) == ("d", "en", {})
    assert [one.text_of(token) for token in one.layers.of(Token)] == ["Ann", "left"]
    [person] = one.layers.of(Entity)
    assert (one.text_of(person), person.label, person.confidence) == ("Ann", "PERSON", 0.5)
    [phrase] = one.layers["Phrase"]
    assert (one.text_of(phrase), phrase.data["taIdentRef"]) == ("🎉", "http://x.org/Party")
    [link] = one.layers.of(ForeignRelation)
    assert (link.source, link.name, link.target) == ("tokens:1", "dependency", "tokens:2")
    fields = {field.name: field.value for field in one.layers.of(ForeignField)}
    classes = [f"http://dbpedia.org/ontology/{name}" for name in ("Agent", "Person")]
    assert fields == {"posTag": "NNP", "taClassRef": classes}


def test_a_class_may_be_mapped_by_its_last_part_or_its_whole_name() -> None:
    for rule in ("Band=entities:ORG", "http://dbpedia.org/ontology/Band=entities:ORG"):
        made = Nif(NifOptions(map=(rule,)), LAYERS)
        [band] = read_one(made, turtle("<#char=2,5> its:taClassRef dbo:Band .")).layers.of(Entity)
        assert band.label == "ORG"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.10", 0.1),
        ("01", 1),
        ("true", True),
        ('"1_000"^^xsd:integer', "1_000"),
        ('"٥"^^xsd:integer', "٥"),
        ('"v"^^<http://www.w3.org/2001/XMLSchema#stringy>', "v"),
        ("( 1 2.5e0 )", [1, 2.5]),
    ],
)
def test_values_are_those_of_their_types(written: str, value: object) -> None:
    prefix = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    said = f"<#char=2,5> its:taClassRef dbo:Person ; <http://x.org/size> {written} ."
    one = read_one(FORMAT, turtle(prefix, said))
    fields = {field.name: field.value for field in one.layers.of(ForeignField)}
    assert fields["size"] == value


def test_units_stand_where_their_strings_do() -> None:
    unit = (
        "<#u> a nif:AnnotationUnit ; its:taClassRef dbo:Person ; its:taIdentRef <http://x.org/A> ."
    )
    strings = [f"<#char={at}> nif:annotationUnit <#u> ." for at in ("2,5", "6,10")]
    one = read_one(FORMAT, turtle(unit, *strings))
    [person] = one.layers.of(Entity)
    assert person.fragments == ((2, 5), (6, 10))


def test_each_text_is_a_document() -> None:
    other = '<http://b.org/2#offset_0_3> a nif:Context ; nif:isString "Bob" ; its:taSource "s" .'
    name = "<http://b.org/2#offset_0_3_0> nif:referenceContext <http://b.org/2#offset_0_3> ;"
    place = "nif:beginIndex 0 ; nif:endIndex 3 ; its:taClassRef dbo:Person ."
    found = read(FORMAT, turtle(other, name, place))
    assert [(one.id, list(one.layers)) for one in found] == [
        ("http://example.org/a", []),
        ("http://b.org/2", ["entities", "foreign_fields"]),
    ]
    assert found[1].metadata == {"taSource": "s"}


def test_offsets_of_java_are_converted() -> None:
    made = Nif(NifOptions(offsets="utf-16"), LAYERS)
    said = '<#char=3,6> nif:anchorOf "Ann" ; its:taClassRef dbo:Person .'
    [person] = read_one(made, turtle(said)).layers.of(Entity)
    assert (person.start, person.end) == (2, 5)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "expected a nif:Context with its text"),
        (b"# x\n\xff", "2: expected UTF-8, got byte 0xff"),
        (b"<a> <b> <c>", "1: malformed Turtle: Unexpected end"),
        (b"<a> <b> " + b"[" * 9999, "1: malformed Turtle"),
        (b"x:a x:b x:c .", "The prefix x: has not been declared"),
        (b'<a> <b> "\\uD800" .', "1: malformed Turtle"),
        (b'<a> <b> "' + b'\\"' * 9999, "Unexpected end of file"),
        (b"<a> <b> <c> .\n<a b> <c> <d> .", "2: malformed Turtle: Invalid IRI code point"),
        (turtle("<#char=2,99> a nif:Word ."), "within the text of 10 characters, got 2 to 99"),
        (turtle("<#x> a nif:Word ; nif:beginIndex 2 ."), "got 2 to None"),
        (turtle('<#char=3,6> nif:anchorOf "Ann" .'), "expected 'Ann' at 3 to 6.*offsets=utf-16"),
    ],
)
def test_what_is_wrong_is_told(data: bytes, said: str) -> None:
    with pytest.raises(glossator.FormatError, match=said):
        read(FORMAT, data)


def test_without_oxigraph_it_is_said_what_to_install(
    cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.ttl").write_bytes(turtle())
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    done = cli("convert", "a.ttl")
    assert (done.code, "type `pip install 'glossator[nif]'`" in done.err) == (2, True)
