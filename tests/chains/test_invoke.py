"""Annotators that fail outside `annotate`, or touch what they were given, end on one line."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest

import glossator
from glossator.chains.plans import Plans
from glossator.chains.resolver import resolve
from glossator.chains.runner import Runner
from glossator.format.codec import decode, encode
from glossator.model.annotation import OpaqueAnnotation
from glossator.plugins.registry import Registry
from glossator.testing import document


class Word(glossator.Span):
    """A word."""


class Lemma(glossator.Relation):
    """A word's lemma."""

    word: Annotated[str, glossator.ref("word")]


class Words(glossator.Annotator):
    """Marks one word."""

    name = "words"
    provides = (Word,)

    def annotate(self, document: glossator.Document) -> Any:
        return [Word(start=0, end=1)]


def runner_of(**members: Any) -> Runner:
    cls = type("Bad", (Words,), members)
    registry = Registry()
    module = ModuleType("one")
    vars(module)["Bad"] = cls
    cls.__module__ = "one"
    registry.register(module, name="one", version="1", origin="one.py")
    made = [one.type_name() for one in members.get("provides", (Word,))]
    plan = resolve(registry, made)
    return Runner(Plans(lambda *_: plan, lambda _: cls()), forced=made)


def fail(*_: object) -> None:
    raise ValueError("no luck")


@pytest.mark.parametrize("method", ["prepare", "close", "model_id"])
def test_a_failure_outside_annotate_names_annotator_and_method(method: str) -> None:
    with (
        pytest.raises(
            glossator.AnnotatorError, match=f"^words: {method} failed: ValueError: no luck"
        ),
        runner_of(**{method: fail}) as runner,
    ):
        list(runner.run([document("text")]))


def test_a_failing_close_does_not_hide_what_went_wrong_before() -> None:
    with pytest.raises(KeyError), runner_of(close=fail) as runner:
        list(runner.run([document("text")]))
        raise KeyError


def test_an_annotator_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    path = tmp_path / "unmakeable.py"
    path.write_text(
        "import glossator\n"
        "class Note(glossator.Span): pass\n"
        "class Notes(glossator.Annotator):\n"
        "    name, provides = 'notes', (Note,)\n"
        "    def __init__(self, options=None): raise ValueError('no luck')\n"
        "    def annotate(self, document): return []\n",
        "utf-8",
    )
    with pytest.raises(
        glossator.PluginError, match="^notes: it cannot be made: ValueError: no luck"
    ):
        glossator.chain("note", plugins=[str(path)])


def test_an_annotator_that_sets_no_options_is_said(tmp_path: Path) -> None:
    path = tmp_path / "unset.py"
    path.write_text(
        "import glossator\n"
        "class Remark(glossator.Span): pass\n"
        "class Remarks(glossator.Annotator):\n"
        "    name, provides = 'remarks', (Remark,)\n"
        "    def __init__(self, path): self.path = path\n"
        "    def annotate(self, document): return []\n",
        "utf-8",
    )
    with pytest.raises(glossator.PluginError, match=r"does not call super\(\).__init__\(options"):
        glossator.chain("remark", plugins=[path])


def test_a_model_is_named_in_words_or_not_at_all() -> None:
    with (
        pytest.raises(glossator.AnnotatorError, match="model_id failed: .*a text or None, got int"),
        runner_of(model_id=lambda _: 3) as runner,
    ):
        list(runner.run([document("text")]))


def test_a_batch_of_nothing_is_said() -> None:
    with runner_of(annotate_batch=lambda *_: None) as runner:
        [made] = runner.run([document("text")])
    assert made.layers["word"].error
    expected = "expected the annotations of each document from `annotate_batch`, .* got NoneType"
    assert re.search(expected, made.layers["word"].error.message)


def test_half_a_character_in_a_field_is_said() -> None:
    class Note(glossator.Span):
        words: str = ""

    def annotate(*_: object) -> list[Any]:
        return [Note(start=0, end=1, words="\ud83d")]

    with runner_of(annotate=annotate, provides=(Note,)) as runner:
        [made] = runner.run([document("text")])
    assert made.layers["note"].error
    assert "expected characters, got half of one, U+D83D" in made.layers["note"].error.message


def test_metadata_stays_what_it_was() -> None:
    def annotate(_: Any, one: glossator.Document) -> list[Any]:
        one.metadata["more"] = 1
        return []

    with runner_of(annotate=annotate) as runner:
        [made] = runner.run([document("text", metadata={"date": "2020-01-01"})])
    assert made.metadata == {"date": "2020-01-01"}
    assert made.layers["word"].error
    assert "it changed the document's metadata" in made.layers["word"].error.message


def test_metadata_of_too_many_levels_fail_that_document_alone() -> None:
    deep: Any = []
    for _ in range(600):
        deep = [deep]
    documents = [document("x").replace(id=name) for name in "ab"]
    one, two = runner_of().run_batch([documents[0].replace(metadata={"n": deep}), documents[1]])
    assert one.document.layers["word"].error is not None
    assert "expected metadata of fewer levels" in one.document.layers["word"].error.message
    assert two.document.layers["word"].status == "ok"


def test_records_of_an_unknown_layer_stay_what_they_were() -> None:
    data = {"id": "moods:1", "start": 0, "end": 1, "deep": {"n": 1}}
    layer = glossator.Layer(
        type="moods",
        version="1.0",
        status="ok",
        annotations=(OpaqueAnnotation(id="moods:1", start=0, end=1, data=data),),
    )

    def annotate(_: Any, one: glossator.Document) -> list[Any]:
        one.layers["moods"][0].data["deep"]["n"] = object()
        return []

    with runner_of(annotate=annotate, uses=("moods",)) as runner:
        [made] = runner.run([document("text").with_layer(layer)])
    assert made.layers["moods"][0].data == {"id": "moods:1", "start": 0, "end": 1, "deep": {"n": 1}}
    assert made.layers["word"].error
    assert "it changed layer 'moods': an annotator only yields" in made.layers["word"].error.message


@pytest.mark.parametrize(
    "ask",
    [
        lambda layers: layers["moods"],
        lambda layers: layers.get("moods"),
        lambda layers: layers.get("moods", ()),
        lambda layers: layers.get_or_empty("moods"),
        lambda layers: "moods" in layers,
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_an_annotator_that_asks_for_what_it_does_not_declare_fails(ask: Any, there: bool) -> None:
    layer: glossator.Layer[Any] = glossator.Layer(
        type="moods", version="1.0", status="ok", annotations=()
    )
    plain = document("text")
    with runner_of(annotate=lambda _, one: ask(one.layers)) as runner:
        [made] = runner.run([plain.with_layer(layer) if there else plain])
    assert made.layers["word"].error
    assert "unknown layer 'moods'" in made.layers["word"].error.message
    assert "to read 'moods', add it to `requires` or `uses`" in made.layers["word"].error.message


def test_an_annotator_sees_the_layers_that_it_declares_and_no_others() -> None:
    seen: list[Any] = []

    def annotate(_: Any, one: glossator.Document) -> list[Any]:
        layers = one.layers
        seen.append((list(layers), layers.get("moods"), len(layers.get_or_empty("moods"))))
        return [Word(start=0, end=1)]

    other: glossator.Layer[Any] = glossator.Layer(
        type="other", version="1.0", status="ok", annotations=()
    )
    with runner_of(annotate=annotate, uses=("moods", "other")) as runner:
        words = (Word(start=0, end=1), Lemma(word="word:1"))
        [made] = runner.run([document("text", *words).with_layer(other)])
    assert seen == [(["other"], None, 0)]
    assert set(made.layers) == {"lemma", "other", "word"}


def test_of_many_failures_the_first_are_kept_and_all_are_counted() -> None:
    with runner_of(annotate=fail) as runner:
        assert len(list(runner.run([document("text")] * 300))) == 300
    assert runner.summary.failed == 300
    assert len(runner.summary.failures) == 100


def test_a_document_that_failed_is_let_go(shout: str) -> None:
    with glossator.chain("shout", plugins=[shout]) as chain:
        for number in range(20):
            with pytest.raises(glossator.AnnotatorError):
                chain(document("boom", id=f"failed-{number}"))
    gc.collect()
    alive = [one for one in gc.get_objects() if type(one) is glossator.Document]
    assert not [one for one in alive if one.id.startswith("failed-")]


def test_of_two_documents_of_one_id_the_one_that_failed_is_left_out(shout: str) -> None:
    with glossator.chain("shout", plugins=[shout], on_error="skip") as chain:
        made = list(chain.pipe([document("boom", id="a"), document("FINE", id="a")]))
    assert [one.text for one in made] == ["FINE"]


def test_a_layer_whose_references_break_is_marked_and_the_document_can_be_read() -> None:
    old = document("a b", Word(start=0, end=1), Word(start=2, end=3))
    relation = glossator.Layer(
        type="lemma", version="1.0", status="ok", annotations=(Lemma(id="lemma:1", word="word:2"),)
    )
    with runner_of() as runner:
        [made] = runner.run([old.with_layer(relation)])
    assert made.layers["lemma"].error
    assert "word refers to 'word:2'" in made.layers["lemma"].error.message
    assert "ask for 'lemma' too" in made.layers["lemma"].error.message
    assert [document for document, _ in runner.summary.failures] == ["test"]
    assert decode(encode(made), {"word": Word, "lemma": Lemma}) == made


def test_a_layer_whose_references_still_hold_is_kept() -> None:
    relation = glossator.Layer(
        type="lemma", version="1.0", status="ok", annotations=(Lemma(id="lemma:1", word="word:1"),)
    )
    with runner_of() as runner:
        [made] = runner.run([document("a b", Word(start=0, end=1)).with_layer(relation)])
    assert made.layers["lemma"] is relation


def test_a_skipped_document_has_no_result_to_give(shout: str) -> None:
    with (
        glossator.chain("shout", plugins=[shout], on_error="skip") as chain,
        pytest.raises(glossator.AnnotatorError, match="boom"),
    ):
        chain("boom")


class PanicException(BaseException):  # as libraries written in Rust call it
    """No Exception, so that nobody catches it."""


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (SystemExit(4), "RuntimeError: it called sys.exit(4)"),
        (PanicException("index out of range"), "RuntimeError: PanicException: index out of range"),
    ],
)
def test_an_annotator_that_ends_the_program_has_failed_on_that_document(
    raised: BaseException, said: str
) -> None:
    def leave(*_: object) -> None:
        raise raised

    with runner_of(annotate=leave) as runner:
        [made] = runner.run([glossator.Document(id="d", text="x")])
    assert made.layers["word"].error
    assert made.layers["word"].error.message.startswith(said)
