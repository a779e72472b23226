"""What a document brings is kept layer by layer while it is current, else made anew."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated, Any

import msgspec
import pytest

import glossator
from glossator.chains.outcome import Job
from glossator.chains.plans import Plans
from glossator.chains.resolver import resolve
from glossator.chains.runner import Runner
from glossator.format.codec import decode, encode
from glossator.model.document import Layers
from glossator.plugins.registry import Registry
from glossator.testing import document


class Word(glossator.Span):
    """A word."""


class Line(glossator.Span):
    """A line."""


class Name(glossator.Span):
    """A name, and its word."""

    word: Annotated[str, glossator.ref("word")] | None = None


class Pair(glossator.Relation):
    """A relation to a word."""

    word: Annotated[str, glossator.ref("word")]


class Letters(glossator.Annotator):
    """Each letter a word; the whole text a line."""

    name = "letters"
    provides = (Word, Line)

    def annotate(self, document: glossator.Document) -> Any:
        yield Line(start=0, end=len(document.text))
        for at in range(len(document.text)):
            yield Word(start=at, end=at + 1)


class Whole(glossator.Annotator):
    """The whole text one word."""

    name = "whole"
    provides = (Word,)

    def annotate(self, document: glossator.Document) -> Any:
        yield Word(start=0, end=len(document.text))


class Names(glossator.Annotator):
    """The first word is a name."""

    name = "names"
    provides = (Name,)
    requires = ("word",)

    def annotate(self, document: glossator.Document) -> Any:
        yield Name(start=0, end=1, word=document.layers["word"][0].id)


class Broken(Whole):
    """Fails."""

    name = "broken"

    def annotate(self, document: glossator.Document) -> Any:
        raise ValueError("no luck")


def run(
    given: glossator.Document, layers: str, *classes: type[glossator.Annotator], **use: str
) -> Job:
    registry = Registry()
    for cls in classes:
        module = ModuleType(cls.name)
        vars(module)["glossator_annotators"] = glossator.hookimpl(lambda cls=cls: [cls])
        registry.register(module, name=cls.name, version="1", origin="here")
    plan = resolve(registry, layers.split(), use=use, prefer={"word": "letters", "name": "names"})
    plans = Plans(lambda *_: plan, lambda name: registry.annotators[name]())
    runner = Runner(plans, forced=use, maker_of=registry.maker)
    [job] = runner.run_batch([given])
    types: dict[str, type[glossator.Annotation]] = {
        cls.type_name(): cls for cls in (Word, Line, Name, Pair)
    }
    assert decode(encode(job.document), types) == job.document
    return job


def extents(job: Job, layer: str = "word") -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in job.document.layers[layer]]


def test_one_layer_of_an_annotator_is_made_and_the_other_kept() -> None:
    job = run(document("abc", Word(start=0, end=2)), "word line", Letters)
    assert extents(job) == [(0, 2)]
    assert extents(job, "line") == [(0, 3)]


def test_what_is_there_needs_no_layer_that_failed() -> None:
    job = run(document("abc", Name(start=1, end=2)), "name", Broken, Names)
    assert job.document.layers["word"].status == "error"
    assert extents(job, "name") == [(1, 2)]


def test_a_kept_layer_of_the_chain_whose_references_break_is_marked() -> None:
    given = document("abc", Word(start=0, end=1), Word(start=1, end=2), Word(start=2, end=3))
    given = run(given, "name", Letters, Names).document
    named = msgspec.structs.replace(
        given.layers["name"],
        producer=None,
        annotations=(Name(id="name:1", start=2, end=3, word="word:3"),),
    )
    job = run(given.with_layer(named), "name", Letters, Whole, Names, word="whole")
    assert job.document.layers["name"].error
    assert "refers to 'word:3'" in job.document.layers["name"].error.message
    assert "with --use name=ANNOTATOR" in str(job.error)


def test_a_layer_made_elsewhere_is_kept_until_the_text_changes() -> None:
    given = run(document("abc"), "word", Whole).document
    assert extents(run(given, "word", Letters, Whole)) == [(0, 3)]
    edited = msgspec.structs.replace(given, text="abcd")
    assert len(extents(run(edited, "word", Letters, Whole))) == 4
    made_by_hand = msgspec.structs.replace(given.layers["word"], producer=None)
    assert extents(run(edited.with_layer(made_by_hand), "word", Letters, Whole)) == [(0, 3)]


def test_a_layer_made_elsewhere_from_other_layers_is_made_anew() -> None:
    class Others(Names):
        """Names by another."""

        name = "others"

    given = run(document("abc"), "name", Whole, Others).document
    for words, maker in (given.layers["word"], "others"), (other_words(), "names"):
        made = run(given.with_layer(words), "name", Whole, Names, Others).document
        assert made.layers["name"].producer
        assert made.layers["name"].producer.annotator == maker


def other_words() -> glossator.Layer[Any]:
    return document("abc", Word(start=0, end=2)).layers["word"]


def test_the_language_and_declared_metadata_count() -> None:
    @glossator.annotator(provides=Word, metadata=["date"])
    def dated(document: glossator.Document) -> list[Word]:
        return []

    def mark(**fields: Any) -> str:
        producer = run(document("abc", **fields), "word", dated).document.layers["word"].producer
        assert producer
        return producer.fingerprint

    assert mark(metadata={"other": 1}) == mark()
    assert mark(metadata={"date": "2020"}) != mark()
    assert mark(language="en") != mark()


def test_options_without_effect_on_the_result_leave_no_trace(tmp_path: Any) -> None:
    path = tmp_path / "quick.py"
    path.write_text(
        "import glossator\n"
        "class Quick(glossator.Span): pass\n"
        "class Options(glossator.Options):\n"
        "    without_effect = ('threads',)\n    threads: int = 1\n    size: int = 1\n"
        "@glossator.annotator(provides=Quick, options=Options)\n"
        "def quick(document, options): return [Quick(start=0, end=options.threads)]\n",
        "utf-8",
    )
    made = [
        glossator.chain("quick", plugins=[str(path)], options={"quick": {"threads": threads}})(
            "abc"
        )
        for threads in (1, 2)
    ]
    producers = [one.layers["quick"].producer for one in made]
    assert producers[0] == producers[1]
    assert producers[0]
    assert producers[0].config == {"size": 1}


class Paired(glossator.Annotator):
    """A word, and a relation to it."""

    name = "paired"
    provides = (Word, Line, Pair)

    def annotate(self, document: glossator.Document) -> Any:
        yield Word(start=0, end=1)
        yield Pair(word="word:1")


def test_a_layer_comes_with_what_it_refers_to() -> None:
    assert list(run(document("abc"), "pair", Paired).document.layers) == ["pair", "word"]


@pytest.mark.parametrize("end", [1, 2])
def test_references_to_a_layer_of_another_are_refused_unless_it_is_the_same(end: int) -> None:
    job = run(document("abc", Word(start=0, end=end)), "pair", Paired)
    assert bool(job.error) == (end == 2)
    if job.error:
        assert "'pair' refers to its own 'word', and the document keeps another" in str(job.error)


def why(job: Job, layer: str) -> str:
    return job.outcomes[layer].why


def test_of_a_layer_made_by_another_the_reasons_are_told_too() -> None:
    given = run(document("abc"), "word", Whole).document
    assert why(run(given, "word", Letters, Whole), "word") == "up to date, made by whole"
    edited = msgspec.structs.replace(given, text="abcd")
    assert why(run(edited, "word", Letters, Whole), "word") == "text, language or metadata changed"
    chosen = run(given, "word", Letters, Whole, word="letters")
    assert why(chosen, "word") == "another annotator is chosen"


def test_metadata_that_is_read_is_among_the_reasons() -> None:
    @glossator.annotator(provides=Word, metadata=["date"])
    def dated(document: glossator.Document) -> list[Word]:
        return []

    given = run(document("abc", metadata={"date": "2020"}), "word", dated).document
    later = msgspec.structs.replace(given, metadata={"date": "2021"})
    assert why(run(later, "word", dated), "word") == "text or metadata date changed"


def test_a_layer_of_format_1_0_is_made_anew_since_its_code_is_not_known() -> None:
    given = run(document("abc"), "word", Whole).document
    layer = given.layers["word"]
    assert layer.producer
    old = msgspec.structs.replace(
        layer, producer=msgspec.structs.replace(layer.producer, identity=None, fingerprint="")
    )
    made = run(given.with_layer(old), "word", Whole)
    assert why(made, "word") == "made by code that is not recorded"


def test_inputs_that_are_new_or_gone_are_reasons() -> None:
    class Used(Names):
        """A name that can do without lines."""

        name = "used"
        uses = ("line",)

    alone = run(document("abc"), "word name", Whole, Used).document
    line = document("abc", Line(start=0, end=3)).layers["line"]
    both = run(alone.with_layer(line), "word name", Whole, Used)
    assert why(both, "name") == "input line is new"
    less = Layers({name: one for name, one in both.document.layers.items() if name != "line"})
    again = run(msgspec.structs.replace(both.document, layers=less), "word name", Whole, Used)
    assert why(again, "name") == "input line is gone"
