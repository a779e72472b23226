"""UIMA CAS as XMI, both ways, and what `cassis` reads."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import cassis
import pytest
from exchanged import LAYERS, lost
from hypothesis import given
from sources import File
from sources import read as read_all
from strategies import documents

import glossator
from glossator.format.codec import encode
from glossator.testing import document
from glossator_formats import xmlfiles
from glossator_formats.cas import CasJson
from glossator_formats.xmi import Xmi
from glossator_formats.xmi_types import TYPE_SYSTEM
from glossator_standard import Entity

FORMAT = Xmi(types=LAYERS)


def written(one: glossator.Document) -> tuple[bytes, Mapping[str, bytes]]:
    made = Xmi(types=LAYERS)
    return made.encode(one), made.shared_files()


def read(data: bytes, types: bytes) -> list[glossator.Document]:
    beside = {TYPE_SYSTEM: types}
    return [FORMAT.decode(one, File(data, beside)) for one in FORMAT.split(io.BytesIO(data))]


@given(documents())
def test_everything_is_kept_or_refused(one: glossator.Document) -> None:
    try:
        assert lost(FORMAT, one) == []
    except glossator.FormatError as error:
        assert re.search(r"XML has no U\+[0-9A-F]{4}", str(error))  # noqa: PT017  # it may pass


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_cassis_reads_the_same_spans_and_finds_no_error_of_type(one: glossator.Document) -> None:
    try:
        data, beside = written(one)
    except glossator.FormatError:
        return
    types = cassis.load_typesystem(io.BytesIO(beside[TYPE_SYSTEM]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=types)
    assert cas.typecheck() == []
    assert cas.sofa_string == one.text
    for name in ("pieces", "mentions"):
        if layer := one.layers.get(name):
            theirs = sorted(cas.select(f"glossator.layer.{name}"), key=lambda item: item.xmiID)
            assert [(item.begin, item.end) for item in theirs] == [(i.start, i.end) for i in layer]


def claims(begin: int = 3, end: int = 6) -> tuple[bytes, bytes]:
    """A CAS with a claim that refers to a name which is in no view."""
    types = cassis.TypeSystem()
    name = types.create_type("org.x.Person", "uima.tcas.Annotation")
    claim = types.create_type("org.x.Claim", "uima.tcas.Annotation")
    types.create_feature(claim, "of", name)
    types.create_feature(claim, "sure", "uima.cas.Boolean")
    cas = cassis.Cas(types)
    cas.sofa_string = "🎉 Ann\n"
    cas.add(claim(begin=2, end=5, sure=True))
    cas.select("org.x.Claim")[0].of = name(begin=2, end=5, sofa=cas.get_sofa())
    data = cas.to_xmi().replace('begin="3" end="6"', f'begin="{begin}" end="{end}"')
    return data.encode(), types.to_xml().encode()


def test_annotations_that_are_in_no_view_are_read_too() -> None:
    (one,) = read(*claims())
    (person,) = one.layers.of(Entity)
    assert (one.text, one.text_of(person)) == ("🎉 Ann\n", "Ann")
    (claim,) = one.layers["Claim"]
    assert claim.data["of"] == "entities:1"
    assert claim.data["sure"] is True
    assert lost(FORMAT, one) == []


def test_bytes_are_numbers_in_both_formats() -> None:
    types = cassis.TypeSystem()
    kind = types.create_type("org.x.Hash", "uima.tcas.Annotation")
    types.create_feature(kind, "first", "uima.cas.Byte")
    types.create_feature(kind, "all", "uima.cas.ByteArray")
    cas = cassis.Cas(types)
    cas.sofa_string = "Ann"
    some = types.get_type("uima.cas.ByteArray")(elements=[5, 254])
    cas.add(kind(begin=0, end=3, first=5, all=some))
    (one,) = read(cas.to_xmi().encode(), types.to_xml().encode())
    assert (one.layers["Hash"][0].data["first"], one.layers["Hash"][0].data["all"]) == (5, [5, -2])
    (other,) = read_all(CasJson(types=LAYERS), cas.to_json().encode())
    assert other.layers["Hash"][0].data == one.layers["Hash"][0].data


def test_values_of_an_enumeration_are_texts() -> None:
    types = cassis.TypeSystem()
    colour = types.create_type("org.x.Colour", "uima.cas.String")
    kind = types.create_type("org.x.Mark", "uima.tcas.Annotation")
    types.create_feature(kind, "colour", "uima.cas.String")
    cas = cassis.Cas(types)
    cas.sofa_string = "Ann"
    cas.add(kind(begin=0, end=3, colour="red"))
    described = types.to_xml().replace(
        "<rangeTypeName>uima.cas.String<", f"<rangeTypeName>{colour.name}<"
    )
    (one,) = read(cas.to_xmi().encode(), described.encode())
    assert colour.name in described
    assert one.layers["Mark"][0].data["colour"] == "red"


@pytest.mark.parametrize("shared", [False, True])
def test_lists_and_arrays_with_empty_places_hold_what_they_refer_to(shared: bool) -> None:
    types = cassis.TypeSystem()
    kind = types.create_type("org.x.Mark", "uima.tcas.Annotation")
    for name in ("FSList", "StringList", "FSArray"):
        types.create_feature(
            kind, f"of{name}", f"uima.cas.{name}", multipleReferencesAllowed=shared
        )
    cas = cassis.Cas(types)
    cas.sofa_string = "Ann Lee"
    ann, lee = kind(begin=0, end=3), kind(begin=4, end=7)
    for name, items in {"FS": [ann, lee], "String": ["a b", ""]}.items():
        linked = types.get_type(f"uima.cas.Empty{name}List")()
        for item in reversed(items):
            linked = types.get_type(f"uima.cas.NonEmpty{name}List")(head=item, tail=linked)
        setattr(lee, f"of{name}List", linked)
    lee.ofFSArray = types.get_type("uima.cas.FSArray")(elements=[ann, lee])
    cas.add_all([ann, lee])
    said = {"ofFSList": ["Mark:1", "Mark:2"], "ofStringList": ["a b", ""]}
    said["ofFSArray"] = ["Mark:1", "Mark:2"]
    data, numbers = cas.to_xmi(), f"{ann.xmiID} {lee.xmiID}"
    data = re.sub(
        f'((?:elements|ofFSArray)="){numbers}"', rf'\g<1>{ann.xmiID} 0 {lee.xmiID}"', data
    )
    assert f"{ann.xmiID} 0 {lee.xmiID}" in data
    (one,) = read(data.encode(), types.to_xml().encode())
    (other,) = read_all(CasJson(types=LAYERS), cas.to_json().encode())
    for found in (one, other):
        assert list(found.layers) == ["Mark"]
        assert said.items() <= found.layers["Mark"][1].data.items()


def test_each_view_with_a_text_is_a_document() -> None:
    cas = cassis.Cas()
    cas.sofa_string = "a > b"
    cas.create_view("other").sofa_string = "c"
    cas.create_view("empty")
    found = read(cas.to_xmi().encode(), cassis.TypeSystem().to_xml().encode())
    assert [(one.id, one.text) for one in found] == [("d", "a > b"), ("d-other", "c")]


def test_documents_of_a_folder_share_their_types(cli: Callable[..., Any], tmp_path: Path) -> None:
    rows = [
        document("Ann", Entity(start=0, end=3, label="PERSON", rule="r"), id="a"),
        document("Rome", Entity(start=0, end=4, label="GPE", rule="r", full=None), id="b"),
    ]
    for one in rows:
        (tmp_path / f"{one.id}.json").write_bytes(encode(one))
    there = cli("convert", "a.json", "b.json", "--output", "out/", "--to", "xmi", "--strict")
    assert (there.code, there.err) == (0, "2 documents written\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "TypeSystem.xml",
        "a.xmi",
        "b.xmi",
    ]
    (tmp_path / "out" / "c.xmi").write_text("<xmi:XMI", "utf-8")
    back = cli("convert", "out", "--output", "back.jsonl")
    assert back.code == 3
    assert "out/c.xmi:1: malformed XML" in back.err
    assert "2 documents written" in back.err
    (tmp_path / "out" / TYPE_SYSTEM).unlink()
    alone = cli("convert", "out/a.xmi", "--output", "more.jsonl")
    assert alone.code == 3
    assert "out/a.xmi: expected a file TypeSystem.xml beside it" in alone.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"end=", b"end", r"^\d+: malformed XML"),
        (b'begin="3"', b'begin="1"', r"offset 1 \(utf-16\) lies inside the character at 0"),
        (b'end="6"', b'end="60"', r"expected an offset from 0 to 7 \(utf-16\), got 60"),
        (b'of="', b'of="9', r"refers to structure 9\d+, which is not there"),
        (
            b'sure="true"',
            b'sure="yes"',
            r"structure \d+ \(.*Claim\): expected numbers and",
        ),
        (
            b'sure="true"/>',
            b"><sure>true</sure></x:Claim>",
            r"structure \d+ \(.*Claim\): expected numbers and",
        ),
        (b"x:Claim", b"x:Clam", r"type 'org.x.Clam' is not in TypeSystem.xml"),
    ],
)
def test_what_is_wrong_is_told(old: bytes, new: bytes, message: str) -> None:
    data, types = claims()
    assert old in data
    with pytest.raises(glossator.FormatError, match=message):
        read(data.replace(old, new), types)


def test_entities_are_refused_with_their_line() -> None:
    data, types = claims()
    declared = data.replace(b"<xmi:XMI", b'<!DOCTYPE x [\n<!ENTITY a "b">\n]>\n<xmi:XMI', 1)
    with pytest.raises(glossator.FormatError, match=r"no entities of its own, got the entity 'a'"):
        read(declared, types)
    wide = declared.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    with pytest.raises(glossator.FormatError, match="the entity 'a'"):
        read(wide, types)
    with pytest.raises(glossator.FormatError, match=r"TypeSystem.xml:2: .* the entity 'a'"):
        read(data, types.replace(b"<type", b'<!DOCTYPE x [<!ENTITY a "b">]><type', 1))
    with pytest.raises(glossator.FormatError, match="to stand at most 3 deep, got <a>"):
        read(data.replace(b"<cas:NULL", b"<a>" * 300 + b"</a>" * 300 + b"<cas:NULL", 1), types)


def test_what_xml_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(glossator.FormatError, match=r"XML has no U\+0001 \(at 2\): .*--to cas"):
        FORMAT.encode(document("ab\x01", id="d"))
    monkeypatch.setattr(xmlfiles, "LONGEST", 8)
    with pytest.raises(glossator.FormatError, match=r"readers of XML take 8 bytes"):
        FORMAT.encode(document("abcdefghi", id="d"))


def test_a_broken_file_of_several_views_is_told_once() -> None:
    views = b'<cas:Sofa sofaString="a"/><cas:Sofa sofaString="b"/>'
    with pytest.raises(glossator.FormatError, match="^1: malformed XML: "):
        list(FORMAT.split(io.BytesIO(b"<xmi:XMI>" + views)))
