"""NAF, both ways, and whether it is valid against its DTD."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from exchanged import LAYERS, lost, read_one
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.testing import document
from glossator_formats.naf import Naf
from glossator_standard import Dependency, Entity, Morph, Sentence, Token

FORMAT = Naf(types=LAYERS)

LOST = re.compile(
    r"metadata|links: is left out|links: relations are left out|a layer without annotations"
    r"|(discontinuous|empty) spans|spans are left out, or stand elsewhere"
    r"|^(pieces|mentions): is left out"
    r"|annotations are added|^mentions\.\w+: (is not kept|comes back changed)"
)
"""What has no place in NAF: relations, metadata, parts of words, and fields of those."""


@st.composite
def tokenized(draw: st.DrawFn) -> glossator.Document:
    """Documents with tokens, sentences, words, heads and names."""
    one = draw(documents().filter(lambda one: bool(one.text.split())))
    extents = [found.span() for found in re.finditer(r"\S+", one.text)]
    names = draw(st.sets(st.sampled_from(extents), max_size=3))
    made = document(
        one.text,
        *(Token(start=a, end=b) for a, b in extents),
        Sentence(start=extents[0][0], end=extents[-1][1]),
        *(Entity(start=a, end=b, label="ORG", rule="r") for a, b in names),
        *(
            Morph(token=f"tokens:{n}", upos="X", lemma="be", xpos="V")
            for n in range(1, len(extents) + 1)
        ),
        *(
            Dependency(word=f"morphology:{n}", head="morphology:1", relation="obj")
            for n in range(2, len(extents) + 1)
        ),
    )
    for layer in made.layers.values():
        one = one.with_layer(layer)
    return one


@pytest.mark.slow("many examples of Hypothesis")
@given(tokenized())
def test_what_is_not_told_is_kept(one: glossator.Document) -> None:
    try:
        found = lost(FORMAT, one)
    except glossator.FormatError as error:
        assert re.search(r"XML has no U\+[0-9A-F]{4}", str(error))  # noqa: PT017  # it may pass
        return
    assert [loss for loss in found if not LOST.search(loss)] == []


def spans_with_all_they_say() -> glossator.Document:
    return document(
        "He left 🎉 New York]]>.\r\nWhy?",
        *(Token(start=a, end=b) for a, b in [(0, 2), (3, 7), (8, 9), (10, 13), (14, 22)]),
        Token(start=24, end=28),
        Sentence(start=0, end=22),
        Sentence(start=24, end=28),
        Entity(start=10, end=22, label="GPE", rule="r"),
        Entity(start=0, end=13, fragments=((0, 2), (10, 13)), label="PERSON", rule="a\nb"),
        Entity(start=4, end=6, label="MISC", rule="naf"),
        id="a b",
        language="en",
        metadata={"title": "T", "date": "2026-11-28", "url": "http://x.org/"},
    )


def test_spans_of_words_and_of_characters_come_back() -> None:
    one = spans_with_all_they_say()
    assert lost(FORMAT, one) == []
    root = etree.fromstring(FORMAT.encode(one))
    assert [wf.get("sent") for wf in root.iter("wf")] == ["1"] * 5 + ["2"]
    targets = [[to.get("id") for to in one.iter("target")] for one in root.iter("entity")]
    assert sorted(targets) == [["t1", "t4"], ["t4", "t5"]]
    (part,) = root.iter("tunit")
    assert (part.get("offset"), part.get("length"), part.get("type")) == ("4", "2", "MISC")


def test_the_text_is_cdata_where_that_keeps_it() -> None:
    made = FORMAT.encode(document("A & b", Token(start=0, end=1), id="d"))
    assert b"<raw><![CDATA[A & b]]></raw>" in made


THEIRS = """<?xml version="1.0"?>
<!DOCTYPE NAF SYSTEM "naf.dtd">
<NAF xml:lang="en" version="v3.1">
  <nafHeader><fileDesc title="T" filename="f"/><public publicId="p1" uri="http://x.org"/></nafHeader>
  <text>
    <wf id="w1" sent="1" offset="0" length="3">Ann</wf>
    <wf id="w2" sent="1" offset="4" length="4">left</wf>
    <wf id="w3" sent="2" offset="9" length="3" xpath="/p">Bob</wf>
  </text>
  <terms>
    <term id="t1" pos="R" lemma="Ann"><span><target id="w1"/></span></term>
    <term id="t2"><span><target id="w2"/></span></term>
    <term id="t3"><span><target id="w3"/></span></term>
  </terms>
  <deps><dep from="t2" to="t1" rfunc="nsubj"/></deps>
  <entities>
    <entity id="e1" type="PER"><references><span><target id="t1"/></span></references>
      <externalReferences>
        <externalRef resource="dbpedia" reference="http://d.org/Ann" confidence="0.9"/>
      </externalReferences>
    </entity>
  </entities>
  <coreferences>
    <coref id="co1" type="entity" status="system">
      <span><target id="t1"/></span><span><target id="t3"/></span>
    </coref>
  </coreferences>
  <srl><predicate id="pr1"><span><target id="t2"/></span>
    <role id="r1" semRole="A0"><span><target id="t1"/></span></role>
  </predicate></srl>
</NAF>
"""


def test_what_others_write_is_read_with_all_it_says() -> None:
    one = read_one(FORMAT, THEIRS.encode())
    assert (one.id, one.text, one.language) == ("p1", "Ann left Bob", "en")
    assert one.metadata == {"title": "T", "filename": "f", "url": "http://x.org"}
    assert [one.text_of(item) for item in one.layers.of(Sentence)] == ["Ann left", "Bob"]
    assert [(item.lemma, item.upos) for item in one.layers.of(Morph)] == [("Ann", "R"), (None, "X")]
    (link,) = one.layers.of(Dependency)
    assert (link.word, link.head, link.relation) == ("morphology:1", "morphology:2", "nsubj")
    (ann,) = one.layers.of(Entity)
    assert (one.text_of(ann), ann.label) == ("Ann", "PERSON")
    said = {(item.annotation, item.name): item.value for item in one.layers.of(ForeignField)}
    assert said["entities:1", "dbpedia"] == {
        "reference": "http://d.org/Ann",
        "confidence": "0.9",
    }
    assert said["tokens:3", "xpath"] == "/p"
    assert [one.text_of(item) for item in one.layers["coref"]] == ["Ann", "Bob"]
    assert {item.data["set"] for item in one.layers["coref"]} == {"co1"}
    (role,) = one.layers["role"]
    assert (role.data["of"], role.data["semRole"]) == ("predicate:1", "A0")


def test_external_references_are_written_as_they_were() -> None:
    link = '<externalRef resource="dbpedia" reference="http://d.org/Ann" confidence="0.9"/>'
    more = '<externalRef resource="dbpedia" reference="Ann_2" reftype="en" source="s"/>'
    one = read_one(FORMAT, THEIRS.replace(link, link + more).encode())
    made = FORMAT.encode(one)
    assert link.encode() in made
    assert more.encode() in made
    assert b"glossator:json" not in made
    before, after = (
        [item.value for item in said.layers.of(ForeignField) if item.name == "dbpedia"]
        for said in (one, read_one(FORMAT, made))
    )
    assert before == after


def test_the_head_of_a_span_is_what_it_refers_to_as_head() -> None:
    both = '<span><target id="t1"/><target id="t3" head="yes"/></span>'
    raw = THEIRS.replace('<span><target id="t1"/></span><span><target id="t3"/></span>', both)
    one = read_one(
        FORMAT, raw.replace('<target id="t2"/>', '<target id="t2" head="yes"/>', 1).encode()
    )
    (pair,) = one.layers["coref"]
    assert pair.data["head"] == "tokens:3"
    assert one.layers["predicate"][0].data["head"] == "tokens:2"


KAF = """<KAF xml:lang="en"><kafHeader><fileDesc title="T"/></kafHeader>
<text><wf wid="w1" sent="1" para="1">Ann</wf><wf wid="w2" sent="1" para="1">left</wf></text>
<terms><term tid="t1" lemma="Ann" pos="R"><span><target id="w1"/></span></term></terms>
<entities><entity eid="e1" type="PER">
<references><span><target id="t1"/></span></references></entity></entities>
</KAF>
"""


def test_kaf_is_read_as_naf() -> None:
    one = read_one(FORMAT, KAF.encode())
    assert (one.text, one.metadata) == ("Ann left", {"title": "T"})
    (ann,) = one.layers.of(Entity)
    assert (one.text_of(ann), ann.label) == ("Ann", "PERSON")
    assert [item.lemma for item in one.layers.of(Morph)] == ["Ann"]
    placed = KAF.replace('wid="w2"', 'wid="w2" offset="5"').replace(
        'wid="w1"', 'wid="w1" offset="1"'
    )
    assert read_one(FORMAT, placed.encode()).text == " Ann left"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('offset="4"', 'offset="40"', r"^7: expected offsets within the text of .* got 40 to 44"),
        ('offset="4"', 'offset="x"', r"^7: expected offset and length in characters, got 'x'"),
        ('id="w2"/>', 'id="w9"/>', r"^12: the target 'w9' is not there"),
        ('from="t2"', 'from="t9"', r"^15: the term 't9' is not there"),
        ('<wf id="w2"', '<wf id="w1"', r"^7: expected ids to be unique, got 'w1' twice"),
        ('<term id="t2"', '<term id="t1"', r"expected ids to be unique, got 't1' twice"),
        ("</terms>", "", r"malformed XML"),
        ('"naf.dtd"', '"naf.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]', r"^2: .*entity 'a'"),
        ("<NAF", "<x><NAF", r"malformed XML"),
        ('"1.0"?', '"1.0" encoding="UTF-9"?', r"unknown encoding: UTF-9: save the file as UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, message: str) -> None:
    raw = THEIRS.replace("<text>", "<raw>Ann left Bob</raw><text>")
    assert old in raw
    with pytest.raises(glossator.FormatError, match=message):
        read_one(FORMAT, raw.replace(old, new, 1).encode())


def test_a_word_that_does_not_stand_there_is_told_with_the_place_where_it_does() -> None:
    raw = THEIRS.replace("<text>", "<raw>Ann left, Bob</raw><text>")
    with pytest.raises(
        glossator.FormatError, match=r"^8: wf w3: expected 'Bob' at 9 to 12.* at 10"
    ):
        read_one(FORMAT, raw.encode())


def test_words_of_several_tokens_and_what_stands_in_them_come_back() -> None:
    tokens = "".join(
        f'<wf id="w{n}" offset="{at}" length="3">{form}</wf>'
        for n, at, form in ((1, 0, "his"), (2, 4, "car"))
    )
    both = '<span><target id="w1"/><target id="w2"/></span>'
    part = '<component id="c1" lemma="his"><span><target id="w1"/></span></component>'
    term = f'<term id="t1" lemma="his_car" head="c1">{both}{part}</term>'
    chunk = (
        '<chunks><chunk id="k1" head="elsewhere"><span><target id="t1"/></span></chunk></chunks>'
    )
    dep = '<deps><dep from="t1" to="t1" rfunc="x" case="a"/></deps>'
    words = f"<raw>his car</raw><text>{tokens}</text><terms>{term}</terms>{dep}{chunk}"
    one = read_one(FORMAT, f'<NAF version="3.1">{words}</NAF>'.encode())
    links = {(link.source, link.name, link.target) for link in one.layers.of(ForeignRelation)}
    assert links == {
        ("morphology:1", "head", "component:1"),
        ("morphology:1", "target", "tokens:2"),
    }
    assert one.layers["component"][0].data["of"] == "morphology:1"
    assert one.layers["chunk"][0].data["head"] == "elsewhere"
    (field,) = one.layers.of(ForeignField)
    assert (field.annotation, field.name, field.value) == ("dependencies:1", "case", "a")
    assert both in FORMAT.encode(one).decode()


def test_nested_elements_end_at_a_limit() -> None:
    raw = THEIRS.replace("<srl>", "<srl>" + "<a>" * 300 + "</a>" * 300)
    with pytest.raises(glossator.FormatError, match="malformed XML: .*depth"):
        read_one(FORMAT, raw.encode())


def test_a_document_without_tokens_cannot_be_written() -> None:
    with pytest.raises(glossator.FormatError, match="the document has no tokens: make them"):
        FORMAT.encode(document("He left", id="d"))


def test_without_lxml_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    with pytest.raises(glossator.OptionError, match=r"pip install 'glossator\[naf\]'"):
        FORMAT.encode(document("x", id="d"))


@pytest.fixture(scope="module")
def dtd(tmp_path_factory: pytest.TempPathFactory) -> etree.DTD:
    """The DTD that `nafparserpy` ships; that one is not installed, it asks for an older lxml."""
    folder: Path = tmp_path_factory.mktemp("naf")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    asked = [*command, "--dest", str(folder), "nafparserpy==0.3.1"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"nafparserpy cannot be had: {done.stderr.strip()[-200:]}")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dtd")]
        published = archive.read(name).decode()
    # Its model of `mark` is ambiguous, which no validator takes; this one allows the same.
    ambiguous = re.compile(r"<!ELEMENT mark .*?>", re.DOTALL)
    same = "(span,((sentiment,externalReferences?)|(externalReferences,sentiment?))?)"
    assert len(ambiguous.findall(published)) == 1
    return etree.DTD(io.StringIO(ambiguous.sub(f"<!ELEMENT mark {same}>", published)))


@pytest.mark.slow(reason="downloads nafparserpy for its DTD")
@given(one=tokenized())
def test_it_is_valid_against_the_published_dtd(dtd: etree.DTD, one: glossator.Document) -> None:
    try:
        root = etree.fromstring(FORMAT.encode(one))
    except glossator.FormatError:
        return
    assert dtd.validate(root), dtd.error_log


@pytest.mark.slow(reason="downloads nafparserpy for its DTD")
def test_the_dtd_takes_entities_marks_and_units(dtd: etree.DTD) -> None:
    root = etree.fromstring(FORMAT.encode(spans_with_all_they_say()))
    assert dtd.validate(root), dtd.error_log
