"""spaCy's JSON and its DocBin, both ways, and what spaCy itself sees in them."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from sources import read
from strategies import TYPES, documents

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.files.losses import compare, round_trip
from glossator.testing import document
from glossator_formats import spacy_docbin
from glossator_formats.spacy_docbin import SpacyDocBin
from glossator_formats.spacy_json import SpacyJson
from glossator_standard import Dependency, Entity, Morph, Sentence, Token

if TYPE_CHECKING:  # spaCy imports torch, which takes seconds: only where a test needs it
    from spacy.tokens import Doc

LAYERS: dict[str, type[glossator.Annotation]] = {
    **TYPES,
    **{
        cls.type_name(): cls
        for cls in (Dependency, Entity, Morph, Sentence, Token, ForeignField, ForeignRelation)
    },
}
JSON, DOCBIN = SpacyJson(types=LAYERS), SpacyDocBin(types=LAYERS)
BOTH = pytest.mark.parametrize("format_", [JSON, DOCBIN], ids=lambda one: one.name)

LOST = {
    "who made a layer is not kept",
    "is left out",
    "is added",  # tokens, which spaCy cannot do without
    "empty spans are left out",
    "spans are left out, or stand elsewhere",  # those of white space alone
    "a layer without annotations is left out",
    "relations are left out",
    "discontinuous spans do not come back as they are",
    "comes back as links 1.0",
}


def docbin(*docs: Doc) -> bytes:
    from spacy.tokens import DocBin

    return DocBin(store_user_data=True, docs=docs).to_bytes()


def unpacked(data: bytes) -> list[Doc]:
    """The documents that spaCy reads from a DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    return list(DocBin().from_bytes(data).get_docs(Vocab()))


def from_json(data: bytes) -> Doc:
    """The document that spaCy reads from its JSON."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    return Doc(Vocab()).from_json(json.loads(data), validate=True)


def seen(one: glossator.Document) -> Doc:
    """The document as spaCy has it from a DocBin."""
    DOCBIN.header()
    DOCBIN.encode(one)
    (doc,) = unpacked(DOCBIN.footer())
    return doc


@pytest.mark.slow("many examples of Hypothesis")
@BOTH
@given(one=documents())
def test_what_is_not_told_is_kept(format_: Any, one: glossator.Document) -> None:
    losses = list(compare(one, round_trip(format_, one)))
    assert {loss.reason for loss in losses if not loss.field} <= LOST
    gone = any(not loss.field for loss in losses)
    fields = {(loss.layer, loss.field) for loss in losses if loss.field and loss.layer}
    # Of spans with one place spaCy has one value; what refers to a lost span goes with it.
    places = [(item.start, item.end) for item in one.layers.get("mentions", ())]
    shared = {field for _, field in fields} if len(set(places)) < len(places) else set()
    links = {"head", "parts"} if gone else set()
    big = {"notes"} if format_ is DOCBIN else set()
    assert {field for _, field in fields} <= shared | links | big
    assert {loss.field for loss in losses if not loss.layer} <= {"", "producer"} | {
        loss.field for loss in losses if format_ is DOCBIN and loss.field.startswith("metadata")
    }


TEXT = "Ann  of 🎉 New York said\nthat Bob may go. He\u00a0left."


def annotated() -> glossator.Document:
    words = [(0, 3), (5, 7), (8, 9), (10, 13), (14, 18), (19, 23), (24, 28), (29, 32), (33, 36)]
    words += [(37, 39), (39, 40), (41, 43), (44, 48), (48, 49)]
    tokens = [Token(start=start, end=end) for start, end in words]
    entities = [
        Entity(start=0, end=18, label="ORG", rule="model"),
        Entity(start=10, end=18, label="GPE", rule="list"),
        Entity(start=29, end=32, label="PERSON", rule="model", full="entities:1"),
    ]
    sentences = [Sentence(start=0, end=40), Sentence(start=41, end=49)]
    morphs = [
        Morph(token=f"tokens:{n}", upos="PROPN" if n == 1 else "X", xpos="NNP", lemma=f"l{n}")
        for n in range(1, len(words) + 1)
    ]
    heads = [
        Dependency(
            word=f"morphology:{n}",
            head={1: None, 12: None}.get(n, f"morphology:{1 if n < 12 else 12}"),
            relation="dep",
        )
        for n in range(1, len(words) + 1)
    ]
    layers = [*tokens, *entities, *sentences, *morphs, *heads]
    return document(
        TEXT, *layers, id="d", language="en", metadata={"cats": {"good": 0.5}, "tags": [1, [2]]}
    )


def test_what_spans_groups_and_stretches_say_is_read() -> None:
    """The span categorizer's scores, notes on a group, and an attribute of a mere slice."""
    import numpy
    from spacy.tokens import Doc, Span, SpanGroup
    from spacy.vocab import Vocab

    Span.set_extension("sure", default=None, force=True)
    doc = Doc(Vocab(), words=["Ann", "Lee", "left"])
    spans = [Span(doc, 0, 2, label="A"), Span(doc, 1, 2, label="B")]
    doc.spans["sc"] = SpanGroup(
        doc, spans=spans, attrs={"scores": numpy.array([0.5, 0.25], dtype="f"), "source": "x"}
    )
    doc[1:3]._.sure = "no"
    (one,) = read(DOCBIN, docbin(doc))
    assert [(it.data["label"], it.data["score"]) for it in one.layers["sc"]] == [
        ("A", 0.5),
        ("B", 0.25),
    ]
    assert one.metadata == {"span_groups": {"sc": {"source": "x"}}}
    assert [(one.text_of(it), it.data["sure"]) for it in one.layers["annotations"]] == [
        ("Lee left", "no")
    ]
    assert seen(one).spans["sc"].attrs == {"source": "x"}
    assert list(compare(one, round_trip(DOCBIN, one))) == []


def test_a_head_of_which_nothing_is_said_is_a_word() -> None:
    rows = [{"id": 0, "start": 0, "end": 3, "dep": "nsubj", "head": 1}]
    rows.append({"id": 1, "start": 4, "end": 8})
    (one,) = read(JSON, json.dumps({"text": "Ann left", "tokens": rows}).encode())
    assert [it.head for it in one.layers.of(Dependency)] == ["morphology:2"]


@BOTH
def test_what_spacy_has_a_place_for_is_kept(format_: Any) -> None:
    one = annotated()
    assert list(compare(one, round_trip(format_, one))) == []


def test_spacy_reads_our_docbin() -> None:
    from spacy.tokens import Doc, Span

    doc = seen(annotated())
    assert doc.text == TEXT
    assert [token.text for token in doc if not token.text.isspace()][:5] == [
        *("Ann", "of", "🎉", "New", "York")
    ]
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("Ann  of 🎉 New York", "ORG"),
        ("Bob", "PERSON"),
    ]
    (inner,) = doc.spans["entities"]
    assert (inner.text, inner.label_, inner.id_) == ("New York", "GPE", "entities:2")
    assert [sent.text for sent in doc.sents] == [TEXT[:40], TEXT[41:]]
    assert [(doc[0].pos_, doc[0].tag_, doc[0].lemma_, doc[0].dep_)] == [
        ("PROPN", "NNP", "l1", "dep")
    ]
    assert doc[1].text.isspace()
    assert doc[2].head == doc[0]
    assert doc.cats == {"good": 0.5}
    Span.set_extension("entities_rule", default=None, force=True)
    Doc.set_extension("metadata", default=None, force=True)
    try:
        assert [one._.entities_rule for one in doc.ents] == ["model", "model"]
        assert doc._.metadata == {"tags": (1, (2,))}
    finally:
        Span.remove_extension("entities_rule")
        Doc.remove_extension("metadata")


def test_spacy_reads_our_json() -> None:
    doc = from_json(JSON.encode(annotated()))
    assert [token.text for token in doc] == [token.text for token in seen(annotated())]
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("Ann  of 🎉 New York", "ORG"),
        ("Bob", "PERSON"),
    ]
    assert [(one.text, one.label_) for one in doc.spans["entities"]] == [("New York", "GPE")]
    assert [sent.text for sent in doc.sents] == [TEXT[:40], TEXT[41:]]


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_spacy_reads_whatever_we_write(one: glossator.Document) -> None:
    doc = from_json(JSON.encode(one))
    other = seen(one)
    assert doc.text == other.text == one.text
    assert [token.text for token in doc] == [token.text for token in other]
    for group, spans in other.spans.items():
        assert [(span.start_char, span.end_char) for span in spans] == [
            (span.start_char, span.end_char) for span in doc.spans[group]
        ]


def test_sentences_without_heads_are_kept() -> None:
    one = document("A b. C", Sentence(start=0, end=4), Sentence(start=5, end=6))
    assert [sent.text for sent in seen(one).sents] == ["A b.", "C"]


def test_heads_that_say_other_sentences_are_left_out() -> None:
    roots = [Dependency(word=f"morphology:{n}", relation="root") for n in (1, 2)]
    circle = [
        Dependency(word="morphology:1", head="morphology:2", relation="a"),
        Dependency(word="morphology:2", head="morphology:1", relation="b"),
    ]
    for heads in (roots, circle):
        tokens = [Token(start=0, end=1), Token(start=2, end=3)]
        words = [Morph(token="tokens:1", upos="X"), Morph(token="tokens:2", upos="X")]
        doc = seen(document("a b", *tokens, *words, Sentence(start=0, end=3), *heads))
        assert not doc.has_annotation("DEP")
        assert [sent.text for sent in doc.sents] == ["a b"]


def theirs() -> Doc:
    """A document as a pipeline of spaCy makes it."""
    import spacy
    from spacy.tokens import Span

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]  # what add_pipe returns is not told
        [
            {"label": "PERSON", "pattern": "Ann", "id": "Q1"},
            {"label": "LAW", "pattern": "Magna Carta"},
        ]
    )
    doc = nlp("Ann read  the Magna Carta.")
    doc.spans["sc"] = [Span(doc, 0, 2, "CLAIM", kb_id="K1"), Span(doc, 1, 2, "VERB")]
    doc.cats = {"news": 0.9}
    doc[1].tag_ = "VBD"
    said: dict[Any, Any] = doc.user_data
    said["title"] = "A day"
    said["._.", "mood", 0, None] = ["calm"]
    said["._.", "sure", 0, 3] = True
    return doc


def test_all_that_spacy_says_is_read() -> None:
    (one,) = read(DOCBIN, docbin(theirs()))
    assert [(item.label, one.text_of(item)) for item in one.layers.of(Entity)] == [
        ("PERSON", "Ann")
    ]
    assert [one.text_of(item) for item in one.layers["LAW"]] == ["Magna Carta"]
    assert [item.data for item in one.layers["sc"]] == [
        {"id": "sc:1", "start": 0, "end": 8, "kb_id": "K1", "label": "CLAIM"},
        {"id": "sc:2", "start": 4, "end": 8, "label": "VERB"},
    ]
    assert [one.text_of(item) for item in one.layers.of(Token)][2:] == [
        *("the", "Magna", "Carta", ".")
    ]
    assert [(item.token, item.xpos) for item in one.layers.of(Morph)] == [("tokens:2", "VBD")]
    said = {(item.annotation, item.name): item.value for item in one.layers.of(ForeignField)}
    assert said == {
        ("entities:1", "id_"): "Q1",
        ("entities:1", "sure"): True,
        ("tokens:1", "mood"): ["calm"],
    }
    assert one.metadata == {"title": "A day", "cats": {"news": 0.9}}


def test_what_was_read_is_written_again() -> None:
    (one,) = read(DOCBIN, docbin(theirs()))
    for format_ in (JSON, DOCBIN):
        assert {loss.field for loss in compare(one, round_trip(format_, one))} <= {""}
    assert [(ent.text, ent.label_, ent.id_) for ent in seen(one).ents] == [("Ann", "PERSON", "Q1")]


def test_the_json_of_spacy_is_read() -> None:
    data = [theirs().to_json(), theirs().to_json() | {"text": "Ann read  the Magna Carta!"}]
    for content in (json.dumps(data, indent=1), "\n".join(map(json.dumps, data))):
        first, second = read(JSON, content.encode())
        assert first.text == theirs().text
        assert second.text.endswith("!")
        assert [one.text_of(item) for one in (first,) for item in one.layers["LAW"]] == [
            "Magna Carta"
        ]


def test_groups_and_labels_are_mapped() -> None:
    options = SpacyJson.options_type(map=("sc=entities", "CLAIM=entities:MISC", "LAW=Act"))  # type: ignore[call-arg]  # the options of any format
    format_ = SpacyJson(options, LAYERS)  # type: ignore[arg-type]  # as above
    row = theirs().to_json()
    (one,) = read(format_, json.dumps(row).encode())
    assert [item.label for item in one.layers.of(Entity)] == ["PERSON", "MISC"]
    assert [one.text_of(item) for item in one.layers["VERB"]] == ["read"]
    assert [one.text_of(item) for item in one.layers["Act"]] == ["Magna Carta"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no", "expected a DocBin of spaCy: Error -3"),
        (zlib.compress(b"no"), "expected a DocBin of spaCy"),
        (zlib.compress(b"\x81\xa1a\x01"), "expected a DocBin of spaCy: 'attrs'"),
        (lambda: docbin(theirs())[:-9], "expected a DocBin of spaCy"),
    ],
)
def test_what_is_no_docbin_is_told(
    data: bytes | Callable[[], bytes], told: str, cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.spacy").write_bytes(data if isinstance(data, bytes) else data())
    done = cli("convert", "a.spacy", "-o", "out.jsonl")
    assert done.code == 3
    assert f"Error: a.spacy: {told}" in done.err
    assert "Traceback" not in done.err


def test_a_docbin_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docbin, "LARGEST", 1 << 20)
    with pytest.raises(glossator.FormatError, match="expected a DocBin of at most 1 MiB unpacked"):
        list(DOCBIN.split(io.BytesIO(zlib.compress(bytes(1 << 24)))))


def test_docbins_joined_end_to_end_are_all_read() -> None:
    """spaCy reads the first, and says nothing of the others."""
    data = docbin(theirs()) + docbin(theirs(), theirs())
    assert len(unpacked(data)) == 1
    assert [one.line for one in DOCBIN.split(io.BytesIO(data))] == [1, 2, 3]
    with pytest.raises(glossator.FormatError, match="expected a DocBin"):
        list(DOCBIN.split(io.BytesIO(data + b"more")))


def test_user_data_brings_no_objects() -> None:
    """MessagePack names no classes; arrays of numbers are read as lists."""
    import numpy

    doc = theirs()
    doc.user_data["array"] = numpy.arange(3)
    (one,) = read(DOCBIN, docbin(doc))
    assert one.metadata["array"] == [0, 1, 2]


def test_documents_go_to_spacy_and_back(cli: Callable[..., Any], tmp_path: Path) -> None:
    glossator.write([annotated()], "in.jsonl")
    there = cli("convert", "in.jsonl", "--output", "out.spacy", "--strict")
    assert (there.code, there.err) == (0, "1 document written\n")
    back = cli("convert", "out.spacy", "--output", "back.jsonl")
    assert (back.code, back.err) == (0, "1 document written\n")
    assert list(compare(annotated(), *glossator.read("back.jsonl"))) == []
    folder = cli("convert", "in.jsonl", "--output", "out/", "--to", "spacy")
    assert folder.code == 0, folder.err
    (doc,) = unpacked((tmp_path / "out" / "d.spacy").read_bytes())
    assert doc.text == TEXT


def test_without_spacy_it_is_said_what_to_install(
    cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.spacy").write_bytes(docbin(theirs()))
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    spacy_docbin._spacy.cache_clear()
    done = cli("convert", "a.spacy")
    assert (done.code, "type `pip install 'glossator[spacy]'`" in done.err) == (2, True)


def test_a_head_that_is_no_token_is_told() -> None:
    row = b'{"text": "He", "tokens": [{"id": 0, "start": 0, "end": 2, "dep": "obj", "head": 7}]}'
    with pytest.raises(glossator.FormatError, match="token 0: expected the number .*, got 7"):
        read(JSON, row)


@BOTH
def test_the_labels_of_a_span_group_of_no_layer_are_its_labels_again(format_: Any) -> None:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=["New", "York"], ents=["B-GPE", "I-GPE"])
    doc.spans["sc"] = [Span(doc, 0, 2, "GPE"), Span(doc, 0, 2, "ORG"), Span(doc, 0, 1, "sc")]
    doc.cats = {"news": 1, "sport": 0.0, "long": True}
    data = docbin(doc) if format_ is DOCBIN else json.dumps(doc.to_json()).encode()
    (one,) = read(format_, data)
    back = seen(one)
    assert [(span.text, span.label_) for span in back.spans["sc"]] == [
        ("New", "sc"),
        ("New York", "GPE"),
        ("New York", "ORG"),
    ]
    assert back.cats == {"news": 1, "sport": 0.0, "long": True}
    assert [loss.layer for loss in compare(one, round_trip(format_, one))] == []
