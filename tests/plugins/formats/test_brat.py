"""brat's stand-off files, both ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sources
from hypothesis import given
from strategies import TYPES, documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.files.losses import compare, round_trip
from glossator.testing import document
from glossator_formats.brat import Brat
from glossator_standard.entities import Entity

LAYERS = {**TYPES, **{cls.type_name(): cls for cls in (Entity, ForeignField, ForeignRelation)}}

LOST = {
    "who made a layer is not kept",
    "annotations are added",
    "is left out",
    "spans are left out, or stand elsewhere",  # those that begin or end in a line break or a tab
    "a layer without annotations is left out",
    "empty spans are left out",
    "relations are left out",
    "discontinuous spans do not come back as they are",
}
"""What brat has no place for; of the document itself it holds the text alone."""

ANN = """T1	Person 0 3	Ann
T2	Person 8 11	Bob
T3	Marry 4 7	wed
T4	Person 0 3;8 11	Ann Bob
E1	Marry:T3 Who:T1 Whom:T2
R1	Knows Arg1:T1 Arg2:T2
A1	Negation E1
M2	Confidence T1 L1
N1	Reference T1 Wikipedia:534366	Ann of Rome
#1	AnnotatorNotes T2	is it he?
*	Equiv T1 T2
"""


def read(text: str, ann: str) -> glossator.Document:
    (one,) = sources.read(Brat(types=LAYERS), text.encode(), {".ann": ann.encode()})
    return one


def test_all_that_brat_says_is_read() -> None:
    found = read("Ann wed Bob", ANN)
    entities = found.layers.of(Entity)
    assert [found.text_of(one) for one in entities] == ["Ann", "Ann Bob", "Bob"]
    assert {one.label for one in entities} == {"PERSON"}
    (marry,) = found.layers["Marry"]
    assert marry.data == {
        "id": "Marry:1",
        "start": 4,
        "end": 7,
        "Who": ["entities:1"],
        "Whom": ["entities:3"],
        "Negation": True,
    }
    remarks = {(one.annotation, one.name): one.value for one in found.layers.of(ForeignField)}
    assert remarks == {
        ("entities:1", "Confidence"): "L1",
        ("entities:1", "Reference"): "Wikipedia:534366 Ann of Rome",
        ("entities:3", "note"): "is it he?",
    }
    links = {(one.source, one.name, one.target) for one in found.layers.of(ForeignRelation)}
    assert links == {
        ("entities:1", "Knows", "entities:3"),
        ("entities:1", "Equiv", "entities:3"),
    }


def test_what_was_read_is_written_again() -> None:
    found = read("Ann wed Bob", ANN)
    assert list(compare(found, round_trip(Brat(types=LAYERS), found))) == []


def test_reading_and_writing_adds_nothing() -> None:
    rows = "T1\tPERSON 0 3\tAnn\nT2\tMarry 4 7\twed\nR1\tKnows Arg1:T1 Arg2:T2\n"
    assert Brat(types=LAYERS).encode(read("Ann wed Bob", rows))[".ann"].decode() == rows


@given(documents())
def test_what_is_not_told_is_kept(one: glossator.Document) -> None:
    back = round_trip(Brat(types=LAYERS), one)
    losses = [loss for loss in compare(one, back) if loss.layer or loss.field == "text"]
    assert {loss.reason for loss in losses if not loss.field} <= LOST
    # What refers to a span that brat cannot show goes with it.
    gone = {loss.layer for loss in losses if not loss.field}
    pointing = {"head", "parts", "source", "target"} if gone else set()
    assert {loss.field for loss in losses if loss.field} <= pointing


def test_what_refers_to_events_and_to_what_comes_later_is_read() -> None:
    rows = "E1	Say:T1 What:E2\nE2	Marry:T2\nR1	Knows Arg1:E2 Arg2:T1\n"
    found = read("Ann wed Bob", f"{rows}T1	Say 0 3	Ann\nT2	Marry 4 7	wed\n")
    (say,), (marry,) = found.layers["Say"], found.layers["Marry"]
    assert (say.data["What"], marry.data["Knows"]) == (["Marry:1"], ["Say:1"])


def test_events_of_one_trigger_are_two() -> None:
    ann = "T1\tMarry 4 7\twed\nT2\tPerson 0 3\tAnn\nT3\tPerson 8 11\tBob\n"
    ann += "E1\tMarry:T1 Who:T2\nE2\tMarry:T1 Who:T3\nM1\tNegation E2\n"
    first, second = read("Ann wed Bob", ann).layers["Marry"]
    assert (first.data["Who"], second.data["Who"]) == (["entities:1"], ["entities:2"])
    assert (first.start, first.end) == (second.start, second.end)
    assert "Negation" not in first.data
    assert second.data["Negation"] is True


def test_notes_and_entries_of_one_span_are_all_kept() -> None:
    ann = "T1\tMarry 4 7\twed\nT2\tMarry 0 3\tAnn\nR1\tKnows Arg1:T2 Arg2:T1\n"
    ann += "R2\tPair One:T2 Two:T1\n"
    ann += "N1\tReference T1 Wikipedia:1\tA one\nN2\tReference T1 Wikidata:Q1\tA two\n"
    ann += "#1\tAnnotatorNotes T1\tfirst\n#2\tOther T1\tsecond\n"
    ann += "#3\tAnnotatorNotes R1\tsure?\n#4\tAnnotatorNotes R2\tboth\n"
    found = read("Ann wed Bob", ann)
    person, wed = found.layers["Marry"]
    assert wed.data["Reference"] == ["Wikipedia:1 A one", "Wikidata:Q1 A two"]
    assert wed.data["note"] == ["first", "second"]
    assert "note" not in person.data
    (knows,), (note,) = found.layers.of(ForeignRelation), found.layers.of(ForeignField)
    assert (knows.source, knows.name, knows.target) == ("Marry:1", "Knows", "Marry:2")
    assert (note.annotation, note.name, note.value) == ("foreign_relations:1", "note", "sure?")
    assert found.layers["Pair"][0].data["note"] == "both"
    back = round_trip(Brat(types=LAYERS), found)
    assert back.layers["Marry"][1].data["Reference"] == wed.data["Reference"]


SPANS = "T1\tPERSON 0 3\tAnn\nT2\tPERSON 8 11\tBob\n"


def test_what_is_said_of_a_relation_is_its_own() -> None:
    said = "R1\tKnows Arg1:T1 Arg2:T2\nA1\tNegation R1\nA2\tSure R1 L2\n#1\tNote R1\tsince 1900\n"
    found = read("Ann wed Bob", SPANS + said)
    remarks = {one.name: one.value for one in found.layers.of(ForeignField)}
    assert remarks == {"Negation": True, "Sure": "L2", "note": "since 1900"}
    assert {one.annotation for one in found.layers.of(ForeignField)} == {"foreign_relations:1"}
    assert list(compare(found, round_trip(Brat(types=LAYERS), found))) == []
    written = Brat(types=LAYERS).encode(found)[".ann"].decode()
    assert "A1\tNegation R1\nA2\tSure R1 L2\n#1\tAnnotatorNotes R1\t" in written


def test_a_note_that_somebody_wrote_is_written_as_it_was() -> None:
    notes = '#1\tAnnotatorNotes T1\tsure, as "he" says\n#2\tAnnotatorNotes T2\tno\n'
    assert notes in Brat(types=LAYERS).encode(read("Ann wed Bob", SPANS + notes))[".ann"].decode()


def test_the_configuration_of_a_folder_is_no_file_that_is_passed_over(
    cli: Callable[..., Any],
) -> None:
    Path("brat").mkdir()
    Path("brat/a.txt").write_text("Ann wed Bob", "utf-8")
    Path("brat/a.ann").write_text(SPANS, "utf-8")
    Path("brat/annotation.conf").write_text("[entities]\nPERSON\n", "utf-8")
    done = cli("convert", "brat", "--output", "out.jsonl")
    assert (done.code, done.err) == (0, "1 document written\n")


def test_what_is_said_of_an_attribute_stands_in_a_note() -> None:
    said = "A1\tSure T1 L2\n#1\tAnnotatorNotes A1\twhy?\n#2\tAnnotatorNotes #1\tas he says\n"
    twice = "A2\tSure T1 L3\nN1\tReference T2 Q:1\tBob\n#3\tAnnotatorNotes N1\tthis one?\n"
    found = read("Ann wed Bob", SPANS + said + twice)
    remarks = {(one.annotation, one.name): one.value for one in found.layers.of(ForeignField)}
    assert remarks == {
        ("entities:1", "Sure"): ["L2", "L3"],
        ("entities:1", "note"): ["Sure: why?", "Sure: note: as he says"],
        ("entities:2", "Reference"): "Q:1 Bob",
        ("entities:2", "note"): "Reference: this one?",
    }
    assert list(compare(found, round_trip(Brat(types=LAYERS), found))) == []


def test_what_is_said_of_a_field_that_refers_stands_in_a_note() -> None:
    spans = "T1\tmentions 0 3\tAnn\nA2\tkind T1 one\nT2\tpieces 8 11\tBob\n"
    said = "R1\tparts Arg1:T1 Arg2:T2\nA1\tSure R1 L2\n#1\tNote R1\tor not\n"
    found = read("Ann wed Bob", spans + said)
    (mention,), (note,) = found.layers["mentions"], found.layers.of(ForeignField)
    assert mention.parts == ("pieces:1",)
    assert (note.annotation, note.value) == ("mentions:1", ["parts: Sure L2", "parts: or not"])


def test_values_of_several_words_and_pieces_in_another_order_are_read() -> None:
    found = read(
        "Ann wed Bob", f"{SPANS}A1\tSource T1 the town clerk\nT3\tCouple 8 11;0 3\tBob Ann\n"
    )
    assert [one.value for one in found.layers.of(ForeignField)] == ["the town clerk"]
    assert found.layers["Couple"][0].fragments == ((0, 3), (8, 11))
    assert list(compare(found, round_trip(Brat(types=LAYERS), found))) == []


def test_notes_can_be_read_in_any_language() -> None:
    one = document(
        "Ann",
        Entity(start=0, end=3, label="PERSON", rule="brat"),
        ForeignField(annotation="entities:1", name="said", value="«Ñandú»\u2028 \x85ок"),
    )
    row = '#1\tAnnotatorNotes T1\t{"said": "«Ñandú»\\u2028 \\u0085ок"}\n'
    assert Brat(types=LAYERS).encode(one)[".ann"].decode().endswith(row)
    assert list(compare(one, round_trip(Brat(types=LAYERS), one))) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1	Person 0 3	Ann\n#1	AnnotatorNotes A9	why?", r"d\.ann:2: A9 is not there"),
        (
            "T1	Person 0 3	Ann\nR1	Knows Arg1:T1 Arg2:T1\nR2	Has Arg1:T1 Arg2:R1",
            r"d\.ann:3: expected the id of a span or an event, got R1",
        ),
        ("T1 Person 0 3	Ann", r"d\.ann:1: expected an id and a tab"),
        ("T1	Person 0	Ann", r"d\.ann:1: expected TYPE START END"),
        ("T1	Person 0 30	Ann", r"d\.ann:1: expected offsets within the text of 11 char"),
        ("T1	Person 1 4	Ann", r"d\.ann:1: T1: expected 'Ann' at 1 to 4.* stands at 0"),
        ("T1	Person 0 3	Ann\nR1	Knows Arg1:T1 Arg2:T7", r"d\.ann:2: T7 is not there"),
        ("T1	Person 0 3	Ann\nT1	Person 8 11	Bob", r"d\.ann:2: .* unique, got T1 twice"),
        ("T1	Marry 4 7	wed\nE1	Marry:T1 Who:E2", r"d\.ann:2: E2 is not there"),
        ("A1	Negation T9", r"d\.ann:1: T9 is not there"),
        ("R1	Knows T1", r"d\.ann:1: expected TYPE ROLE:ID ROLE:ID"),
    ],
)
def test_a_bad_line_is_told_with_its_place(line: str, message: str) -> None:
    with pytest.raises(glossator.FormatError, match=message):
        read("Ann wed Bob", line)


def test_a_span_over_a_line_break_is_cut_and_joined() -> None:
    text = "New\n\nYork"
    one = read(text, "T1	GPE 0 3;5 9	New York\n")
    (city,) = one.layers.of(Entity)
    assert (city.start, city.end, city.fragments) == (0, 9, None)
    files = Brat(types=LAYERS).encode(one)
    assert files[".ann"].startswith(b"T1\tGPE 0 3;5 9\tNew York\n")


@pytest.mark.parametrize("sign", ["\t", "\x0c", "\x85", "\u2028"])
def test_a_span_has_no_sign_in_its_line_that_readers_cut_lines_at(sign: str) -> None:
    one = document(f"New{sign}York", Entity(start=0, end=8, label="GPE", rule="brat"))
    written = Brat(types=LAYERS).encode(one)[".ann"].decode()
    assert written == "T1\tGPE 0 3;4 8\tNew York\n"
    assert list(compare(one, round_trip(Brat(types=LAYERS), one))) == []


def test_a_folder_of_brat_is_converted_there_and_back(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "d.txt").write_text("Ann wed Bob", "utf-8")
    (folder / "d.ann").write_text(ANN, "utf-8")
    there = cli("convert", "in", "--output", "all.jsonl")
    assert there.code == 0, there.err
    assert "Marry: 1 annotation of a type that no plugin declares" in there.err
    valid = cli("validate", "all.jsonl", "--schema", "Marry=all.Marry.schema.json")
    assert (valid.code, valid.err) == (0, "1 document: valid\n")
    back = cli("convert", "all.jsonl", "--output", "out/", "--to", "brat", "--strict")
    assert (back.code, back.err) == (0, "1 document written\n")
    assert "T1\tPERSON 0 3\tAnn\n" in (tmp_path / "out" / "d.ann").read_text("utf-8")


def test_names_with_white_space_stand_in_a_note() -> None:
    one = document(
        "Ann",
        Entity(start=0, end=3, label="PERSON", rule="brat"),
        ForeignField(annotation="entities:1", name="how sure", value="very"),
    )
    back = round_trip(Brat(types=LAYERS), one)
    assert [(it.name, it.value) for it in back.layers.of(ForeignField)] == [("how sure", "very")]


@pytest.mark.parametrize("name", ["2019/report", "a%2Fb", 'why? "50 %"', "100%", "m%FCller", ".."])
def test_an_id_that_is_no_name_of_a_file_comes_back(tmp_path: Path, name: str) -> None:
    glossator.write([document("Ann left.", id=name)], tmp_path / "out", format="brat")
    (back,) = glossator.read(tmp_path / "out")
    assert back.id == name
    assert list(tmp_path.glob("out/*/*")) == []


def test_an_id_too_long_for_the_name_of_a_file_is_told_as_lost() -> None:
    one = document("Ann left.", id="a" * 300)
    assert [loss.field for loss in compare(one, round_trip(Brat(types=LAYERS), one))] == ["id"]
