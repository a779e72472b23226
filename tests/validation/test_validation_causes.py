"""One cause is one finding, with the count of what follows; two causes are two findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

import glossator
from glossator.format.codec import encode
from glossator.validation import Finding, Rules, iter_findings
from glossator.validation.rules import Recipe, rules_of

PLUGIN = '''
import re
from typing import Annotated, Literal

import glossator


class Word(glossator.Span):
    """A word."""

    layer_type = "words"
    disjoint = True


class Name(glossator.Span):
    """A word in capitals."""

    layer_type = "names_of_zoo"

    label: Literal["animal", "plant"]
    word: Annotated[str, glossator.ref("words")]
    scope_span: glossator.Extent | None = None


class Link(glossator.Relation):
    """Two names beside each other."""

    layer_type = "links"

    source: Annotated[str, glossator.ref("names_of_zoo")]
    target: Annotated[str, glossator.ref("names_of_zoo")]


@glossator.annotator(provides=Word, metadata=["date"])
def words(document):
    for match in re.finditer(r"\\w+", document.text):
        yield Word(start=match.start(), end=match.end())


@glossator.annotator(provides=Name, requires=["words"])
def names_of_zoo(document):
    for word in document.layers["words"]:
        text = document.text_of(word)
        if text[0].isupper():
            label = "plant" if text in ("Fern", "Oak") else "animal"
            yield Name(start=word.start, end=word.end, label=label, word=word.id)


@glossator.annotator(provides=Link, requires=["names_of_zoo"])
def links(document):
    names = list(document.layers["names_of_zoo"])
    for source, target in zip(names, names[1:]):
        yield Link(source=source.id, target=target.id)
'''

TEXT = "An Ant sat by a Fern. Then Bee, Cat, Dog and Elk came to the Oak, where Fox met Gnu."

Damage = Callable[[Any], object]


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Rules]:
    """A document with three layers of which each refers to the one before, and its rules."""
    path = tmp_path_factory.mktemp("zoo") / "zoo_of_causes.py"
    path.write_text(PLUGIN, "utf-8")
    with glossator.chain("links", plugins=[str(path)]) as chain:
        document = glossator.Document(id="a", text=TEXT, language="en", metadata={"date": "2019"})
        return encode(chain(document)), rules_of(Recipe((str(path),)))


@pytest.fixture
def damaged(zoo: tuple[bytes, Rules]) -> Callable[..., list[Finding]]:
    """The findings on the document once something was done to it."""
    data, rules = zoo

    def check(*damages: Damage) -> list[Finding]:
        document = msgspec.json.decode(data)
        for damage in damages:
            damage(document)
        return list(iter_findings(msgspec.json.encode(document), rules))

    return check


def rows(document: Any, layer: str) -> Any:
    return document["layers"][layer]["annotations"]


def test_the_document_is_valid(damaged: Callable[..., list[Finding]]) -> None:
    assert damaged() == []


def edit_text(document: Any) -> None:
    document["text"] = document["text"].replace("sat", "lay")


def shorten_text(document: Any) -> None:
    document["text"] = document["text"][:40]


def edit_language(document: Any) -> None:
    document["language"] = "de"


def edit_metadata(document: Any) -> None:
    document["metadata"]["date"] = "2020"


def have_other_code(document: Any) -> None:
    for layer in document["layers"].values():
        layer["producer"]["identity"] = f"sha256:{'0' * 32}"


def remove_layer(document: Any) -> None:
    del document["layers"]["names_of_zoo"]


def rename_layer(document: Any) -> None:
    document["layers"]["nams"] = document["layers"].pop("names_of_zoo")


def rename_layer_and_type(document: Any) -> None:
    rename_layer(document)
    document["layers"]["nams"]["type"] = "names_of_zo"
    for number, row in enumerate(rows(document, "nams"), start=1):
        row["id"] = f"nams:{number}"


def misspell_field(document: Any) -> None:
    row = rows(document, "names_of_zoo")[2]
    row["lable"] = row.pop("label")


def misspell_annotations(document: Any) -> None:
    layer = document["layers"]["words"]
    layer["anotations"] = layer.pop("annotations")


def misspell_inputs(document: Any) -> None:
    layer = document["layers"]["links"]
    layer["input"] = layer.pop("inputs")


def misspell_field_everywhere(document: Any) -> None:
    for row in rows(document, "names_of_zoo"):
        row["lable"] = row.pop("label")


def take_field_away_everywhere(document: Any) -> None:
    for row in rows(document, "names_of_zoo"):
        del row["word"]


def misspell_id(document: Any) -> None:
    rows(document, "names_of_zoo")[3]["id"] = "nams_of_zoo:4"


def give_words_for_ids(document: Any) -> None:
    rows(document, "names_of_zoo")[3]["id"] = "fern"


def give_no_version(document: Any) -> None:
    document["layers"]["words"]["version"] = "latest"


def take_id_away(document: Any) -> None:
    del rows(document, "names_of_zoo")[3]["id"]


def append_twin(document: Any) -> None:
    words = document["layers"]["words"]["annotations"]
    words.append(dict(words[0]))


def use_id_twice(document: Any) -> None:
    rows(document, "names_of_zoo")[3]["id"] = "names_of_zoo:3"


def give_ids_without_layer(document: Any) -> None:
    for number, row in enumerate(rows(document, "links"), start=1):
        row["id"] = str(number)


def remove_annotation(document: Any) -> None:
    del rows(document, "names_of_zoo")[3]


def number_anew(document: Any) -> None:
    for number, row in enumerate(rows(document, "names_of_zoo"), start=101):
        row["id"] = f"names_of_zoo:{number}"


def move_annotation(document: Any) -> None:
    rows(document, "words")[0]["end"] = 1


def misspell_input(document: Any) -> None:
    inputs = document["layers"]["names_of_zoo"]["inputs"]
    inputs["wrds"] = inputs.pop("words")


def edit_hash(document: Any) -> None:
    document["layers"]["names_of_zoo"]["inputs"]["words"] = "sha256:" + "0" * 64


def give_another_type(document: Any) -> None:
    document["layers"]["words"]["type"] = "names_of_zoo"


def turn_round(document: Any) -> None:
    rows(document, "words").reverse()


def give_lengths(document: Any) -> None:
    for row in rows(document, "names_of_zoo"):
        row["end"] -= row["start"]


def shift_out(document: Any) -> None:
    for row in rows(document, "names_of_zoo"):
        row["start"] += 40
        row["end"] += 40


def drop_provenance(document: Any) -> None:
    for layer in document["layers"].values():
        layer.pop("producer", None)
        layer.pop("inputs", None)


def without_provenance(damage: Damage) -> Damage:
    def both(document: Any) -> None:
        drop_provenance(document)
        damage(document)

    both.__name__ = f"{damage.__name__}_without_provenance"
    return both


CAUSES: list[tuple[Damage, str, str, str]] = [
    (
        edit_text,
        "/text",
        "3 layers (words, names_of_zoo, links) were made from another text or language than this",
        "run the chain again",
    ),
    (shorten_text, "/text", "than this, and 14 spans reach past its end", ""),
    (edit_language, "/text", "were made from another text or language than this", ""),
    (
        edit_metadata,
        "/layers/words/producer/fingerprint",
        "layer 'words' was made with other metadata (date), or with other options, than these",
        "",
    ),
    (
        have_other_code,
        "/layers/words/producer/identity",
        "-zoo and words had other code or lists when they made their layers",
        "run the chain again",
    ),
    (
        remove_layer,
        "/layers/links/annotations/0/source",
        "which no layer of type 'names_of_zoo' has: there is no such layer, and 19 more references",
        "keep the layer that is referred to",
    ),
    (
        rename_layer,
        "/layers/nams/annotations/0/id",
        "got 'names_of_zoo:1', and the same in 10 more annotations",
        "call the layer 'names_of_zoo', as its ids do, or number the annotations anew: nams:1",
    ),
    (
        misspell_field,
        "/layers/names_of_zoo/annotations/2/lable",
        "expected a field 'label', got 'lable'",
        "did you mean 'label'?",
    ),
    (misspell_annotations, "/layers/words/anotations", "expected a field 'annotations'", ""),
    (misspell_inputs, "/layers/links/input", "expected no field 'input'", "did you mean 'inputs'"),
    (
        misspell_field_everywhere,
        "/layers/names_of_zoo/annotations/0/lable",
        "expected a field 'label', got 'lable', and the same in 10 more annotations",
        "did you mean 'label'?",
    ),
    (
        take_field_away_everywhere,
        "/layers/names_of_zoo/annotations/0",
        "expected a field 'word', got none, and the same in 10 more annotations",
        "",
    ),
    (
        misspell_id,
        "/layers/names_of_zoo/annotations/3/id",
        "got 'nams_of_zoo:4'; 2 references to 'names_of_zoo:4'",
        "did you mean 'names_of_zoo:4'?",
    ),
    (
        give_words_for_ids,
        "/layers/names_of_zoo/annotations/3/id",
        "got 'fern'; 2 references to 'names_of_zoo:4'",
        "number the annotations anew: names_of_zoo:1, names_of_zoo:2, ...",
    ),
    (
        without_provenance(give_no_version),
        "/layers/words/version",
        "expected version 1.0 of 'words', got 'latest'",
        "a version is two numbers, as '1.0'",
    ),
    (
        take_id_away,
        "/layers/names_of_zoo/annotations/3",
        "expected a field 'id', got none; 2 references to 'names_of_zoo:4'",
        "",
    ),
    (
        without_provenance(append_twin),
        "/layers/words/annotations/20/id",
        "annotation 'words:1' stands there twice, with all it says",
        "take one of them out",
    ),
    (
        use_id_twice,
        "/layers/names_of_zoo/annotations/3/id",
        "id 'names_of_zoo:3' is used twice; 2 references to 'names_of_zoo:4'",
        "",
    ),
    (
        give_ids_without_layer,
        "/layers/links/annotations/0/id",
        "expected an id of the form 'links:1', got '1', and the same in 9 more annotations",
        "number the annotations anew: links:1, links:2, ...",
    ),
    (
        remove_annotation,
        "/layers/links/annotations/2/target",
        "nor the target of 1 more reference; layer 'names_of_zoo' has changed since 1 layer (",
        "the ids of layer 'names_of_zoo' run from 'names_of_zoo:1' to 'names_of_zoo:11'",
    ),
    (
        without_provenance(remove_annotation),
        "/layers/links/annotations/2/target",
        "which no layer of type 'names_of_zoo' has; 1 more reference to it",
        "",
    ),
    (
        number_anew,
        "/layers/links/annotations/0/source",
        "has, nor the targets of 19 more references; layer 'names_of_zoo' has changed",
        "run from 'names_of_zoo:101' to 'names_of_zoo:111'",
    ),
    (
        without_provenance(number_anew),
        "/layers/links/annotations/0/source",
        "has, nor the targets of 19 more references",
        "run from 'names_of_zoo:101' to 'names_of_zoo:111'",
    ),
    (
        move_annotation,
        "/layers/names_of_zoo/inputs/words",
        "layer 'names_of_zoo' was made from another state of layer 'words'",
        "",
    ),
    (
        misspell_input,
        "/layers/names_of_zoo/inputs/wrds",
        "expected a layer of the document, got 'wrds', which is not there",
        "did you mean 'words'?",
    ),
    (
        edit_hash,
        "/layers/names_of_zoo/inputs/words",
        "expected the hash of layer 'words', from which 'names_of_zoo' was made",
        "the fingerprint is that of sha256:",
    ),
    (
        give_another_type,
        "/layers/words/type",
        "expected 'words', whose fields the annotations have, got 'names_of_zoo'",
        "did you mean 'words'?",
    ),
    (turn_round, "/layers/words/annotations/1/start", "expected annotations sorted by", ""),
    (
        give_lengths,
        "/layers/names_of_zoo/annotations/2/end",
        "expected start <= end, got start 16 and end 4, and the same in 8 more annotations",
        "`end` is an offset, as `start` is, and no length",
    ),
    (
        without_provenance(shift_out),
        "/layers/names_of_zoo/annotations/7/start",
        "is past the end of the text (84 code points), and the same in 3 more spans",
        "",
    ),
    (
        without_provenance(shorten_text),
        "/layers/words/annotations/10/start",
        "spans of layers words, names_of_zoo",
        "",
    ),
]


@pytest.mark.parametrize(
    ("damage", "pointer", "message", "hint"), CAUSES, ids=[one[0].__name__ for one in CAUSES]
)
def test_one_cause_is_one_finding(
    damage: Damage, pointer: str, message: str, hint: str, damaged: Callable[..., list[Finding]]
) -> None:
    found = damaged(damage)
    assert [(one.pointer, message in one.message, hint in one.hint) for one in found] == [
        (pointer, True, True)
    ], found


def test_a_layer_under_another_type_is_told_with_the_references_to_it(
    damaged: Callable[..., list[Finding]],
) -> None:
    (finding,) = (one for one in damaged(rename_layer_and_type) if one.severity == "error")
    assert finding.message.endswith("there is no such layer, and 19 more references to it")
    assert finding.hint == "layer 'nams' has type 'names_of_zo': did you mean 'names_of_zoo'?"


def misplace(layer: str, number: int, field: str, value: object) -> Damage:
    def damage(document: Any) -> None:
        rows(document, layer)[number][field] = value

    return damage


def test_causes_that_have_nothing_to_do_with_each_other_are_all_told(
    damaged: Callable[..., list[Finding]],
) -> None:
    found = damaged(
        misplace("words", 1, "end", 990),
        misplace("words", 5, "end", 991),
        misplace("names_of_zoo", 1, "label", "anmal"),
        misplace("names_of_zoo", 3, "label", "stone"),
        misplace("links", 0, "source", "names_of_zoo:77"),
        misplace("links", 5, "target", "words:1"),
        misspell_field,
        edit_text,
    )
    assert [one.code for one in found] == [
        *("policy-stale", "layer-value", "layer-unknown", "layer-value"),
        *("reference", "reference"),
    ]
    assert "and 2 spans reach past its end" in found[0].message


def test_two_annotations_with_the_same_fault_are_two_findings(
    damaged: Callable[..., list[Finding]],
) -> None:
    found = damaged(misplace("words", 1, "end", 990), misplace("words", 5, "end", 991))
    assert [one.pointer for one in found] == [
        "/layers/words/annotations/1/end",
        "/layers/words/annotations/5/end",
    ]


def test_a_damaged_layer_does_not_hide_that_the_text_is_another(
    damaged: Callable[..., list[Finding]],
) -> None:
    found = damaged(misspell_field, edit_text)
    assert [one.code for one in found] == ["policy-stale", "layer-unknown"]


def test_a_layer_made_from_a_damaged_one_is_not_called_stale(
    damaged: Callable[..., list[Finding]],
) -> None:
    found = damaged(misplace("words", -1, "end", 99))
    assert [one.code for one in found] == ["span-bounds"]


def test_a_warning_makes_no_layer_stale(zoo: tuple[bytes, Rules]) -> None:
    data, rules = zoo
    assert [one.code for one in iter_findings(b"\xef\xbb\xbf" + data, rules)] == ["parse-bom"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (b'"start":NaN', "parse-number"),
        (b'"start":1e999', "parse-number"),
        (b'"start":' + b"9" * 5000, "parse-number"),
        (b'"start":3,"start":3', "parse-duplicate"),
    ],
)
def test_what_is_no_json_hides_nothing_else(
    written: bytes, code: str, zoo: tuple[bytes, Rules]
) -> None:
    data, rules = zoo
    broken = data.replace(b'"start":3', written, 1).replace(b'"plant"', b'"plan"', 1)
    found = list(iter_findings(broken, rules))
    assert [one.code for one in found] == [code, "layer-value"]
    assert found[0].annotation == ""
    assert found[0].pointer == "/layers/words/annotations/1/start"
