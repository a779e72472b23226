"""The kit that plugins are tested with: what it finds, and how it says it."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

import glossator
from glossator import testing
from glossator.testing import annotate, assert_layer, assert_marked

PAY = '''
import enum
from typing import Annotated, Literal

import glossator


class Unit(enum.Enum):
    DOLLAR = "dollar"


class Word(glossator.Span):
    """A word."""


class Pay(glossator.Span):
    """An amount."""

    amount: float
    count: int = 3
    unit: Unit = Unit.DOLLAR
    sure: bool = True
    said: str | None = None
    rule: str = "big_sum"
    payer: Annotated[str, glossator.ref("word")]
    words: tuple[Annotated[str, glossator.ref("word")], ...]
    verb_span: glossator.Extent
    sizes: tuple[float, ...] = (1.0, 2.5)


@glossator.annotator(provides=Word)
def words(document):
    at = 0
    for word in document.text.split():
        at = document.text.index(word, at)
        yield Word(start=at, end=at + len(word))
        at += len(word)


@glossator.annotator(provides=Pay, requires=["word"])
def pay(document):
    words = document.layers["word"]
    if len(words):
        yield Pay(
            start=words[2].start,
            end=words[2].end,
            amount=3.2e9,
            payer=words[0].id,
            words=(words[0].id, words[1].id),
            verb_span=(words[1].start, words[1].end),
        )
'''


@pytest.fixture
def pay(tmp_path: Path) -> str:
    """A plugin whose layer `pay` has a field of every sort."""
    path = tmp_path / f"pay_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(PAY, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    "fields",
    [
        "",
        "amount=3200000000",
        "amount=3.2e9 count=3.0 unit=dollar",
        "amount=3_200_000_000",
        "sure=true said=None rule=big_sum",
        "payer=Jo words=Jo,paid verb_span=paid sizes=1,2.50",
    ],
)
def test_a_marked_field_is_read_as_its_type_is(fields: str, pay: str) -> None:
    mark = f"|{fields}" if fields else ""
    made = assert_marked(f"Jo paid [billions{mark}] .", "pay", plugins=[pay])
    assert len(made.layers["pay"]) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "Jo paid billions .",
        "Jo [paid] billions .",
        "Jo paid [billions|amount=3.3e9] .",
        "Jo paid [billions|amount=much] .",
        "Jo paid [billions|sure=1] .",
        "Jo paid [billions|said=] .",
        "Jo paid [billions|words=Jo] .",
        "Jo paid [billions|payer=paid] .",
    ],
)
def test_what_differs_is_told_with_both_sides(marked: str, pay: str) -> None:
    with pytest.raises(AssertionError, match=r"(?s)expected \[.*got      \[.*billions"):
        assert_marked(marked, "pay", plugins=[pay])


def test_a_misspelt_field_is_told_with_the_one_that_was_meant(pay: str) -> None:
    with pytest.raises(AssertionError, match="unknown field 'ammount'; did you mean 'amount'"):
        assert_marked("Jo paid [billions|ammount=3] .", "pay", plugins=[pay])
    made = annotate("Jo paid billions .", "pay", plugins=[pay])
    with pytest.raises(AssertionError, match="unknown field 'ammount'; did you mean 'amount'"):
        assert_layer(made.layers["pay"], [{"ammount": 3}])


def test_a_plugin_file_is_found_from_the_test_on(
    pay: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = tmp_path / "project" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(pay, tmp_path / "project" / "paying.py")
    (tests / "test_paying.py").write_text(
        "from glossator.testing import annotate, assert_marked\n"
        "def test_it():\n"
        "    annotate('Jo paid much', 'pay', plugins=['paying.py'])\n"
        "    assert_marked('Jo paid [much|sure=true]', 'pay', plugins=['paying.py'])\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(tests / "test_paying.py"))["test_it"]()


def test_all_lists_the_public_names_of_the_kit() -> None:
    assert testing.__all__ == sorted(testing.__all__)
    assert {"annotate", "assert_marked", "check_annotator"} <= set(testing.__all__)
    assert all(hasattr(testing, name) for name in testing.__all__)


def test_a_document_is_made_of_annotations_of_several_layers_in_any_order() -> None:
    class Held(glossator.Relation):
        """A relation."""

        thing: str

    class Thing(glossator.Span):
        """A thing."""

    made = testing.document("a b", Held(thing="x"), Thing(start=2, end=3), Thing(start=0, end=1))
    assert [one.id for one in made.layers["thing"]] == ["thing:1", "thing:2"]
    assert len(made.layers["held"]) == 1


MEET = '''
from typing import Annotated

import glossator


class Name(glossator.Span):
    """A name."""


class Person(glossator.Relation):
    """Whoever has these names."""

    names: list[Annotated[str, glossator.ref("name")]]


class Meeting(glossator.Relation):
    """Two who meet."""

    first: Annotated[str, glossator.ref("person")]
    second: Annotated[str, glossator.ref("person")]
    verb_span: glossator.Extent
    near: Annotated[str, glossator.ref("place")] | None = None


class Place(glossator.Span):
    """A place."""


class Remark(glossator.Relation):
    """What is nowhere in the text."""

    words: int


@glossator.annotator(provides=Name)
def named(document):
    yield from (Name(start=at, end=at + 2) for at in (0, 7))


@glossator.annotator(provides=Person, requires=["name"])
def persons(document):
    yield from (Person(names=[one.id]) for one in document.layers["name"])


@glossator.annotator(provides=Place)
def spots(document):
    yield Place(start=15, end=19)


@glossator.annotator(provides=Meeting, requires=["person"], uses=["place"])
def met(document):
    one, other = document.layers["person"]
    near = document.layers.get_or_empty("place")
    at = {"verb_span": (3, 6), "near": near[0].id if len(near) else None}
    yield Meeting(first=other.id, second=one.id, **at)
    yield Meeting(first=one.id, second=other.id, **at)


@glossator.annotator(provides=Remark)
def remarked(document):
    yield Remark(words=5)
'''


@pytest.fixture
def meet(tmp_path: Path) -> str:
    path = tmp_path / f"meet_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(MEET, "utf-8")
    return str(path)


def test_relations_are_marked_at_what_they_refer_to_first(meet: str) -> None:
    one, other = "[Jo|second=Bo verb_span=met]", "[Bo|first=Bo second=Jo]"
    assert_marked(f"{one} met {other} near Rome.", "meeting", plugins=[meet])
    for wrong in ("Jo met Bo", f"{one} met Bo", f"Jo [met] {other}", f"[Jo|second=Jo] met {other}"):
        with pytest.raises(AssertionError, match=r"got      \[.*\[Jo\]@0.*\[Bo\]@7"):
            assert_marked(f"{wrong} near Rome.", "meeting", plugins=[meet])


def test_what_an_annotator_merely_uses_is_made_where_it_is_asked_for(meet: str) -> None:
    text = "[Jo|near={0}] met [Bo|near={0}] near Rome."
    assert_marked(text.format("Rome"), "meeting", plugins=[meet], uses=["place"])
    assert_marked(text.format("None"), "meeting", plugins=[meet])


def test_what_stands_nowhere_in_the_text_cannot_be_marked(meet: str) -> None:
    with pytest.raises(AssertionError, match="compare the layer with assert_layer"):
        assert_marked("Jo met Bo near Rome.", "remark", plugins=[meet])
