"""TEI: elements are annotations of the text that is in them."""

from __future__ import annotations

import pytest
from exchanged import LAYERS, read_one
from sources import read

import glossator
from glossator.exchange import ExchangeOptions, ForeignField
from glossator_formats.tei import Tei
from glossator_standard import Entity, Sentence, Token

FORMAT = Tei(types=LAYERS)


def tei(body: str, *, header: str = "", attributes: str = "") -> bytes:
    """A file with a text."""
    text = f"<text><body>{body}</body></text>"
    space = 'xmlns="http://www.tei-c.org/ns/1.0"'
    return f"<TEI {space} {attributes}><teiHeader>{header}</teiHeader>{text}</TEI>".encode()


def shown(one: glossator.Document, layer: str) -> list[str]:
    return [one.text_of(item) for item in one.layers[layer]]


def test_names_and_blocks_are_annotations() -> None:
    one = read_one(
        FORMAT,
        tei(
            """
            <head>Mayor\n leaves</head>
            <p>In <placeName ref="#lund">Lund</placeName>, <persName xml:id="a">
            <forename>Ann</forename> Oke </persName>said<note>No.</note>
            <said who="#a">it was<lb/>over</said>.</p>
            <p>At <rs type="person">she</rs>&#160;🎉 <name>Zed</name><!-- no --> left<pb/></p>
            """
        ),
    )
    assert one.text == (
        "Mayor leaves\n\nIn Lund, Ann Oke said it was\nover.\n\nAt she\u00a0🎉 Zed left"
    )
    assert shown(one, "head") == ["Mayor leaves"]
    assert [part.split()[0] for part in shown(one, "paragraphs")] == ["In", "At"]
    assert shown(one, "entities") == ["Lund", "Ann Oke", "she"]
    assert [name.label for name in one.layers.of(Entity)] == ["LOC", "PERSON", "PERSON"]
    assert (shown(one, "forename"), shown(one, "name")) == (["Ann"], ["Zed"])
    [said] = one.layers["said"]
    assert said.data["who"] == "entities:2"
    fields = [(field.annotation, field.name, field.value) for field in one.layers.of(ForeignField)]
    assert ("entities:1", "ref", "#lund") in fields


def test_words_stand_as_they_are_joined() -> None:
    words = '<w lemma="Ann">Ann</w> <w join="right">can</w>\n<w>not</w> <pc join="left">.</pc>'
    one = read_one(FORMAT, tei(f"<p><s>{words}</s> <s><w>No</w></s></p>"))
    assert one.text == "Ann cannot. No"
    assert [one.text_of(word) for word in one.layers.of(Token)] == ["Ann", "can", "not", ".", "No"]
    assert [one.text_of(it) for it in one.layers.of(Sentence)] == ["Ann cannot.", "No"]


def test_of_a_choice_the_corrected_words_are_read() -> None:
    made = "<choice><sic>teh</sic><corr>the</corr></choice> <choice><abbr>Dr</abbr></choice>"
    one = read_one(FORMAT, tei(f"<p>{made} wo<lb break='no'/>rd <del>x</del></p>"))
    assert one.text == "the Dr word"


def test_the_header_is_metadata_and_labels_are_mapped() -> None:
    header = (
        "<fileDesc><titleStmt><title>A\n b</title></titleStmt><publicationStmt>"
        '<date when="2024-03-01">March</date></publicationStmt></fileDesc>'
    )
    made = Tei(ExchangeOptions(map=("w=words", "persName=heroes")), LAYERS)
    data = tei(
        "<w>Ann</w><persName>Bo</persName>", header=header, attributes='xml:lang="en" xml:id="i"'
    )
    one = read_one(made, data)
    assert (one.id, one.language) == ("i", "en")
    assert one.metadata == {"title": "A b", "date": "2024-03-01"}
    assert list(one.layers) == ["words", "heroes"]


def test_each_text_of_a_corpus_is_a_document() -> None:
    parts = [tei(f"<p>{word}</p>").decode() for word in ("One", "Two")]
    data = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{"".join(parts)}</teiCorpus>'
    assert [(one.id, one.text) for one in read(FORMAT, data.encode())] == [
        ("d", "One"),
        ("d-2", "Two"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<TEI", "malformed XML"),
        (b"<TEI/>", "expected the element TEI, got TEI"),
        (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "with a text, found none"),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><TEI/>', "expected no entities of its own"),
        (tei("<hi>" * 300 + "</hi>" * 300), "expected elements to stand at most 200 deep"),
        (tei('<w xml:id="a">x</w> <w xml:id="a">y</w>'), "expected ids to be unique"),
    ],
)
def test_what_is_wrong_is_told(data: bytes, said: str) -> None:
    with pytest.raises(glossator.FormatError, match=said):
        read(FORMAT, data)
