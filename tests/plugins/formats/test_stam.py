"""STAM JSON, both ways, and what the library `stam` reads."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pytest
import stam
from exchanged import LAYERS, lost
from hypothesis import given
from sources import File
from strategies import documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.testing import document
from glossator_formats.stam import Stam
from glossator_standard import Entity

FORMAT = Stam(types=LAYERS)


def read(
    data: bytes, beside: Mapping[str, bytes] = MappingProxyType({})
) -> list[glossator.Document]:
    return [FORMAT.decode(record, File(data, beside)) for record in FORMAT.split(io.BytesIO(data))]


@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(FORMAT, one) == []


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_the_library_reads_the_same_text_and_places(one: glossator.Document) -> None:
    store = stam.AnnotationStore(string=FORMAT.encode(one).decode())
    (resource,) = store.resources()
    assert resource.text() == one.text
    theirs = {item.id(): item for item in store.annotations()}
    assert len(theirs) == 1 + sum(map(len, one.layers.values()))
    for layer in one.layers.values():
        for item in layer:
            if not isinstance(item, glossator.Span):
                continue
            places = [(t.begin(), t.end()) for t in theirs[item.id].textselections()]
            stretches = item.fragments or ((item.start, item.end),)
            assert sorted(set(places)) == sorted(set(stretches))
            assert all(a <= b for a, b in pairwise(places))
    for link in one.layers.get("links", ()):
        ends = [end.id() for end in theirs[link.id].annotations_in_targets()]
        assert set(ends) == {link.source, link.target}


def test_the_library_finds_annotations_by_their_type_and_fields() -> None:
    one = document("🎉 Ann", Entity(start=2, end=5, label="PERSON", rule="r"), id="!a")
    store = stam.AnnotationStore(string=FORMAT.encode(one).decode())
    (found,) = store.query('SELECT ANNOTATION ?a WHERE DATA "glossator" "type" = "PERSON";')
    assert found["a"].text() == ["Ann"]
    rules = [str(data.value()) for data in found["a"].data() if data.key().id() == "rule"]
    assert rules == ["r"]


def test_the_library_gives_every_value() -> None:
    one = document("Ann", Entity(start=0, end=3, label="PERSON", rule="r"))
    one = one.replace(metadata={"desk": {"name": "World"}})
    store = stam.AnnotationStore(string=FORMAT.encode(one).decode())
    values = [data.value().get() for item in store.annotations() for data in item.data()]
    assert '{"desk":{"name":"World"}}' in values


def others() -> str:
    """A store that the library itself has written, with two texts."""
    store = stam.AnnotationStore(id="s")
    first, second = (
        store.add_resource(text=text, id=name)
        for name, text in (("a", "🎉 Ann and\nBob"), ("b", "Cid"))
    )
    store.add_dataset("theirs")

    def said(key: str, value: Any) -> dict[str, Any]:
        return {"set": "theirs", "key": key, "value": value}

    def at(resource: Any, start: int, end: int) -> Any:
        return stam.Selector.textselector(resource, stam.Offset.simple(start, end))

    ann = store.annotate(id="n1", target=at(first, 2, 5), data=said("type", "Person"))
    both = stam.Selector.compositeselector(at(first, 2, 5), at(first, 10, 13))
    store.annotate(target=both, data=[said("pos", "NOUN"), said("score", 0.5)])
    end = stam.Offset(stam.Cursor(-3, endaligned=True), stam.Cursor(0, endaligned=True))
    store.annotate(
        id="n2", target=stam.Selector.textselector(first, end), data=said("type", "Person")
    )
    link = stam.Selector.directionalselector(
        stam.Selector.annotationselector(ann),
        stam.Selector.annotationselector(store.annotation("n2")),
    )
    store.annotate(target=link, data=said("type", "knows"))
    part = stam.Selector.annotationselector(ann, stam.Offset.simple(1, 3))
    store.annotate(target=part, data=[said("type", "Person"), said("sure", True)])
    store.annotate(target=at(second, 0, 3), data=said("type", "Person"))
    store.annotate(target=stam.Selector.resourceselector(first), data=said("title", "T"))
    return str(store.to_json_string())


def test_what_the_library_writes_is_read_with_all_it_says() -> None:
    one, other = read(others().encode())
    assert (one.id, one.text, one.metadata) == ("a", "🎉 Ann and\nBob", {"title": "T"})
    names = one.layers.of(Entity)
    assert [(one.text_of(item), item.label) for item in names] == [
        ("Ann", "PERSON"),
        ("nn", "PERSON"),
        ("Bob", "PERSON"),
    ]
    (link,) = one.layers.of(ForeignRelation)
    assert (link.source, link.name, link.target) == ("entities:2", "target", "entities:1")
    (field,) = one.layers.of(ForeignField)
    assert (field.annotation, field.name, field.value) == ("entities:2", "sure", True)
    (noun,) = one.layers["pos"]
    assert noun.data["fragments"] == [[2, 5], [10, 13]]
    assert (noun.data["pos"], noun.data["score"]) == ("NOUN", 0.5)
    (knows,) = one.layers["knows"]
    assert knows.data == {"id": "knows:1", "target": ["entities:1", "entities:3"]}
    assert [other.text_of(item) for item in other.layers.of(Entity)] == ["Cid"]
    assert lost(FORMAT, one) == []


def test_what_is_said_several_times_is_a_list() -> None:
    store = stam.AnnotationStore(id="s")
    text = store.add_resource(text="Ann", id="a")
    place = stam.Selector.textselector(text, stam.Offset.simple(0, 3))
    said = [{"set": name, "key": "tag", "value": value} for name, value in ("ax", "ay", "bz")]
    store.annotate(target=place, data=said)
    for name in ("Cid", "Eve"):
        by = {"set": "a", "key": "author", "value": name}
        store.annotate(target=stam.Selector.resourceselector(text), data=by)
    (one,) = read(str(store.to_json_string()).encode())
    assert one.metadata == {"author": ["Cid", "Eve"]}
    (tag,) = one.layers["tag"]
    assert (tag.data["tag"], tag.data["b/tag"]) == (["x", "y"], "z")


def test_what_is_null_is_kept_and_each_target_stands_for_itself() -> None:
    store = stam.AnnotationStore(id="s")
    text = store.add_resource(text="Ann met Bob", id="a")

    def at(start: int, end: int) -> Any:
        return stam.Selector.textselector(text, stam.Offset.simple(start, end))

    def said(**values: Any) -> list[dict[str, Any]]:
        return [{"set": "x", "key": key, "value": value} for key, value in values.items()]

    both = stam.Selector.multiselector(at(0, 3), at(8, 11))
    names = store.annotate(id="n", target=both, data=said(type="Person", note=None, rule=None))
    store.annotate(target=at(4, 7), data=said(pos="VERB", lemma=None))
    store.annotate(target=stam.Selector.annotationselector(names), data=said(type="pair"))
    for values in ({"title": None, "n": None}, {"n": 1}):
        store.annotate(target=stam.Selector.resourceselector(text), data=said(**values))
    (one,) = read(str(store.to_json_string()).encode())
    assert [one.text_of(item) for item in one.layers.of(Entity)] == ["Ann", "Bob"]
    assert [(item.annotation, item.name, item.value) for item in one.layers.of(ForeignField)] == [
        ("entities:1", "note", None),
        ("entities:2", "note", None),
    ]
    (verb,) = one.layers["pos"]
    assert verb.data["lemma"] is None
    (pair,) = one.layers["pair"]
    assert pair.data["target"] == ["entities:1", "entities:2"]
    assert one.metadata == {"title": None, "n": [None, 1]}
    assert lost(FORMAT, one) == []


def test_annotations_of_several_texts_and_of_none_are_told() -> None:
    store = stam.AnnotationStore(id="s")
    texts = [store.add_resource(text="Ann", id=name) for name in "ab"]
    set_ = store.add_dataset("theirs")
    place = stam.Offset.simple(0, 3)
    both = stam.Selector.multiselector(*(stam.Selector.textselector(t, place) for t in texts))
    said = {"set": "theirs", "key": "type", "value": "Person"}
    store.annotate(target=both, data=said)
    store.annotate(target=stam.Selector.datasetselector(set_), data=said)
    with (
        pytest.warns(UserWarning, match="1 of the annotations are of several texts"),
        pytest.warns(UserWarning, match="^d: 1 of the annotations are of vocabularies"),
    ):
        found = read(str(store.to_json_string()).encode())
    assert [len(one.layers.of(Entity)) for one in found] == [1, 1]


def test_texts_that_stand_elsewhere_are_not_that_beside_the_store() -> None:
    store = json.loads(others())
    for resource in store["resources"]:
        resource["@include"] = f"{resource.pop('@id')}.txt"
        del resource["text"]
    with pytest.raises(glossator.FormatError, match="expected the text itself"):
        read(json.dumps(store).encode(), {".txt": b"Ann"})


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("annotations", 0, "target", "offset", "end", "value"), 99, r"2 to 99 \(at /annot.*/0\)"),
        (("annotations", 0, "target", "offset", "begin", "value"), "2", r"got '2' to 5"),
        (("annotations", 0, "data", 0, "@id"), "d99", r"'d99' is not in the set 'theirs'"),
        (("annotations", 0, "target"), None, r"expected an object, got null"),
        (("annotations", 1, "@id"), "n1", r"expected ids to be unique, got 'n1' twice"),
        (("resources", 0, "text"), None, r"expected the text itself.*\(at /resources/0\)"),
        (("annotationsets",), {}, r"expected a list, got an object \(at /annotationsets\)"),
        (("@type",), "Annotation", r"expected an AnnotationStore"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    path: tuple[Any, ...], value: Any, message: str
) -> None:
    store = json.loads(others())
    holder = store
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with pytest.raises(glossator.FormatError, match=message):
        read(json.dumps(store).encode())


def test_a_text_may_stand_beside_the_store() -> None:
    store = json.loads(others())
    store["resources"][1:] = []
    del store["resources"][0]["text"]
    (one,) = read(json.dumps(store).encode(), {".txt": "🎉 Ann and\nBob".encode()})
    assert one.text == "🎉 Ann and\nBob"


def test_its_files_are_told_by_what_they_begin_with() -> None:
    assert FORMAT.recognizes(File(FORMAT.encode(document("x", id="d"))))
    assert FORMAT.recognizes(File(others().encode()))
    assert not FORMAT.recognizes(File(b'{"format": "glossator/1.1", "@type": "AnnotationStore"}'))


def test_numbers_that_stam_has_no_type_for_are_kept() -> None:
    one = document("x", id="d", metadata={"a": [2**64, 1], "b": 2})
    assert lost(FORMAT, one) == []
    assert stam.AnnotationStore(string=FORMAT.encode(one).decode()).annotation("document")
