"""`check_annotator` finds what breaks the contract, with the layers that are used and without."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.plugins import requirements
from glossator.testing import check_annotator, conformance

PLUGIN = '''
from typing import Annotated

import glossator


class Word(glossator.Span):
    """A word."""


class Cap(glossator.Span):
    """A word in capitals."""


class Note(glossator.Span):
    """A note."""

    cap: Annotated[str, glossator.ref("cap")] | None = None
    size: int = 0


@glossator.annotator(provides=Word)
def words(document):
    if document.text.split():
        word = document.text.split()[0]
        yield Word(start=document.text.index(word), end=document.text.index(word) + len(word))


@glossator.annotator(provides=Cap, requires=["word"])
def caps(document):
    for word in document.layers["word"]:
        yield Cap(start=word.start, end=word.end)


@glossator.annotator(provides=Note, requires=["word"], uses=["cap"])
def notes(document):
    caps = document.layers.get_or_empty("cap")
    for word in document.layers["word"]:
        {body}
'''
GOOD = "yield Note(start=word.start, end=word.end, cap=caps[0].id if len(caps) else None)"

Write = Callable[[str], str]


@pytest.fixture
def plugin(tmp_path: Path) -> Write:
    """A plugin file whose annotator `notes` does what `body` says for each word."""

    def write(body: str) -> str:
        path = tmp_path / f"notes_{abs(hash((str(tmp_path), body))) % 10**10}.py"
        path.write_text(PLUGIN.format(body=body), "utf-8")
        return str(path)

    return write


@pytest.mark.slow("runs annotators many times")
def test_a_good_annotator_passes_with_what_it_uses_and_without(plugin: Write) -> None:
    check_annotator("notes", plugins=[plugin(GOOD)])
    check_annotator("notes", plugins=[plugin(GOOD)], uses=["cap"], use={"cap": "caps"})
    check_annotator("notes", plugins=[plugin(GOOD)], uses=())


def test_a_reference_that_only_breaks_where_the_used_layer_is_there_is_found(
    plugin: Write,
) -> None:
    broken = plugin("yield Note(start=0, end=1, cap='cap:9999' if len(caps) else None)")
    check_annotator("notes", plugins=[broken], uses=())
    with pytest.raises(
        glossator.AnnotatorError, match=r"refers to 'cap:9999'.* has cap:1 to cap:1"
    ):
        check_annotator("notes", plugins=[broken])


def test_an_order_that_only_sets_of_what_is_used_give_is_found(plugin: Write) -> None:
    body = (
        "yield from (Note(start=0, end=1, size=len(one)) "
        "for one in {'a' * size for size in range(20)} if len(caps))"
    )
    with pytest.raises(
        AssertionError,
        match="annotator 'notes', with cap, on the text .*: another process gives another result",
    ):
        check_annotator("notes", plugins=[plugin(body)])


def test_a_used_layer_that_nobody_makes_is_told_where_it_is_named(plugin: Write) -> None:
    with pytest.raises(glossator.ChainError, match="unknown layer 'caps'; did you mean 'cap'"):
        check_annotator("notes", plugins=[plugin(GOOD)], uses=["caps"])


def test_a_failing_annotator_is_told_as_in_any_chain(plugin: Write) -> None:
    with pytest.raises(glossator.AnnotatorError, match="notes: KeyError: 3 "):
        check_annotator("notes", plugins=[plugin("yield {}[3]")])


SEEN = '''
import glossator

class Seen(glossator.Span):
    """What an entity is at."""

@glossator.annotator(provides=Seen, requires=["tokens"], uses=["entities"])
def seen(document):
    for one in document.layers.get_or_empty("entities"):
        yield Seen(start=one.start, end=one.end)
'''


def test_layers_that_are_used_are_made_without_models_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seen.py").write_text(SEEN, "utf-8")
    monkeypatch.setattr(
        requirements, "find_spec", lambda name: None if name == "numpy" else find_spec(name)
    )
    elsewhere = conformance._elsewhere
    bases: list[str] = []

    def listened(asked: Any, runs: Any) -> Any:
        bases.extend(base for _, base in runs)
        return elsewhere(asked, runs)

    monkeypatch.setattr(conformance, "_elsewhere", listened)
    check_annotator("seen", use="rules", plugins=[tmp_path / "seen.py"])
    assert bases == ["", "light"]


@pytest.mark.parametrize("kept", ["self", "type(self)"])
def test_what_an_annotator_keeps_from_one_document_to_the_next_is_found(
    tmp_path: Path, kept: str
) -> None:
    path = tmp_path / f"keeping_{abs(hash((str(tmp_path), kept))) % 10**10}.py"
    path.write_text(KEEPING.replace("KEPT", kept), "utf-8")
    with pytest.raises(AssertionError, match="on the text 'mine': .* keep something from one"):
        check_annotator("once", plugins=[path], texts={"mine": "Jo is Kim's aunt."})


KEEPING = '''
import glossator


class Once(glossator.Span):
    """An aunt, told once."""


class OnceAnnotator(glossator.Annotator):
    name = "once"
    provides = (Once,)
    seen = set()

    def prepare(self):
        KEPT.seen = set(self.seen)

    def annotate(self, document):
        at = document.text.find("aunt")
        if at >= 0 and document.text not in self.seen:
            self.seen.add(document.text)
            yield Once(start=at, end=at + 4)


@glossator.hookimpl
def glossator_annotators():
    return [OnceAnnotator]
'''


@pytest.mark.slow("runs an annotator many times")
def test_what_no_other_process_can_be_sent_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "unsent.py"
    path.write_text(
        "import glossator\n"
        "class Unsent(glossator.Span): pass\n"
        "class Unsents(glossator.Annotator):\n"
        "    name, provides = 'unsents', (Unsent,)\n"
        "    def __init__(self, options=None):\n"
        "        super().__init__(options)\n"
        "        self.found = lambda text: []\n"
        "    def annotate(self, document): return self.found(document.text)\n",
        "utf-8",
    )
    with pytest.raises(
        AssertionError, match=r"cannot be sent to .*: make in `prepare` what pickle"
    ):
        check_annotator("unsents", plugins=[path])
