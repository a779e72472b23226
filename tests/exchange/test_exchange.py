"""What all formats of other tools share: labels, offsets, quotes, foreign fields and relations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TYPES, Mention, texts

import glossator
from glossator.exchange import (
    ForeignField,
    ForeignRelation,
    Incoming,
    Labels,
    Offsets,
    Ours,
    all_marks,
    check_quote,
    joined,
)
from glossator.exchange.offsets import Unit
from glossator.testing import document
from glossator_standard.entities import Entity
from glossator_standard.titles import Title

LAYERS = {
    **TYPES,
    **{cls.type_name(): cls for cls in (Entity, Title, ForeignField, ForeignRelation)},
}


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("PERSON", Ours("entities", "PERSON")),
        ("PER", Ours("entities", "PERSON")),
        ("titles-former", Ours("titles", "former")),
        ("titles", Ours("titles", None)),
        ("mentions", Ours("mentions", None)),
        ("Disease", Ours("Disease", None)),
        ("GENE/protein x", Ours("GENE_protein_x", None)),
        ("gene-x", Ours("gene-x", None)),
    ],
)
def test_a_foreign_label_is_a_layer_and_a_label(foreign: str, ours: Ours) -> None:
    assert Labels((), LAYERS, "entities", {"PER": "PERSON"}).ours(foreign) == ours


def test_a_rule_of_the_user_goes_first_and_works_both_ways() -> None:
    labels = Labels(["PER=titles:former", "Org=entities:ORG", "Sick=illnesses"], LAYERS, "entities")
    assert labels.ours("PER") == Ours("titles", "former")
    assert labels.ours("Sick") == Ours("illnesses", None)
    assert labels.foreign("entities", "ORG") == "Org"
    assert labels.foreign("entities", "PERSON") == "PERSON"
    assert labels.foreign("illnesses", None) == "Sick"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("PER", "expected FOREIGN=LAYER:LABEL, got 'PER'"),
        ("PER=:x", "expected FOREIGN=LAYER:LABEL"),
        ("PER=a b", "expected the name of a layer, got 'a b'"),
        ("PER=entities:MAN", r"expected a label of entities \(PERSON, .*got 'MAN'"),
        ("PER=foreign_fields:x", "foreign_fields has no labels"),
    ],
)
def test_a_bad_rule_is_refused(rule: str, message: str) -> None:
    with pytest.raises(glossator.OptionError, match=message):
        Labels([rule], LAYERS)


@given(texts, st.sampled_from(["utf-16", "utf-8"]))
def test_offsets_go_there_and_back(text: str, unit: Unit) -> None:
    offsets = Offsets(text, unit)
    coding, size = ("utf-16-le", 2) if unit == "utf-16" else ("utf-8", 1)
    there = [offsets.to_units(point) for point in range(len(text) + 1)]
    assert there == [len(text[:point].encode(coding)) // size for point in range(len(text) + 1)]
    assert [offsets.to_points(one) for one in there] == list(range(len(text) + 1))
    for inside in set(range(there[-1])) - set(there):
        with pytest.raises(glossator.FormatError, match="inside the character"):
            offsets.to_points(inside)
    for outside in (-1, there[-1] + 1):
        with pytest.raises(glossator.FormatError, match="expected an offset from 0 to"):
            offsets.to_points(outside)


def test_a_quote_that_stands_elsewhere_is_told_with_the_nearest_place() -> None:
    text = "Rome, not Rome, but Rome"
    check_quote(text, 0, 4, "Rome", "T1")
    with pytest.raises(glossator.FormatError, match=r"T1: expected 'Rome' at 9 to 13.*at 10"):
        check_quote(text, 9, 13, "Rome", "T1")
    with pytest.raises(glossator.FormatError, match="stands nowhere in the text"):
        check_quote(text, 0, 4, "Oslo", "T1")


def test_what_a_class_has_no_field_for_becomes_foreign_fields_and_relations() -> None:
    incoming = Incoming(
        LAYERS, Labels((), LAYERS, "entities", {"PER": "PERSON"}), {"rule": "elsewhere"}
    )
    incoming.add_label("PER", [(0, 3)], {"Sure": "L1"}, key="T1", pointing={"Knows": "T2"})
    incoming.add_label("PER", [(4, 7)], key="T2")
    found = incoming.document("d", "Ann Bob")
    assert found.layers.of(Entity)[0].rule == "elsewhere"
    (remark,) = found.layers.of(ForeignField)
    assert (remark.annotation, remark.name, remark.value) == ("entities:1", "Sure", "L1")
    (link,) = found.layers.of(ForeignRelation)
    assert (link.source, link.name, link.target) == ("entities:1", "Knows", "entities:2")
    first, second = all_marks(found)
    assert first.fields["Sure"] == "L1"
    assert first.references == {"Knows": ("entities:2",)}
    assert second.references == {}


def test_a_reference_to_nothing_is_refused() -> None:
    incoming = Incoming(
        LAYERS, Labels((), LAYERS, "entities", {"PER": "PERSON"}), {"rule": "elsewhere"}
    )
    incoming.add("Disease", [(0, 1)], pointing={"of": "T9"})
    with pytest.raises(glossator.FormatError, match="'of' refers to 'T9', which is not there"):
        incoming.document("d", "a")


def test_a_label_called_as_a_layer_that_lacks_what_it_needs_is_told_with_what_to_do() -> None:
    made = Incoming(LAYERS, Labels((), LAYERS))
    made.add_label("titles", [(0, 3)])
    with pytest.raises(glossator.FormatError, match="--map titles=LAYER") as told:
        made.document("d", "Ann")
    assert told.value.pointer == "/layers/titles/annotations/0"


def test_extents_that_touch_are_one() -> None:
    assert joined([(4, 6), (0, 2), (2, 3)]) == ((0, 3), (4, 6))


def test_marks_have_all_that_a_span_says() -> None:
    mention = Mention(start=0, end=3, fragments=((0, 1), (2, 3)), kind="two", notes={"a": 1})
    (mark,) = all_marks(document("abc", mention))
    assert mark.extents == ((0, 1), (2, 3))
    assert mark.fields == {"kind": "two", "notes": {"a": 1}}
    assert mark.label is None


def test_a_known_label_is_one_that_the_layer_may_have() -> None:
    types = {"entities": Entity}
    with pytest.raises(glossator.PluginError, match=r"known\['Per'\]: .* did you mean 'PERSON'"):
        Labels((), types, bare="entities", known={"Per": "PERSN"})
