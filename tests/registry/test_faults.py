"""A plugin's mistake on one line: where it is, and nothing of what the document says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

import pytest

import glossator
from glossator.plugins.faults import shown, traced, without_text, wording
from glossator.testing import annotate, document

TEXT = "Jo Song Gil paid two million dollars to the embassy in Rome."

RULES = """
def find(document):
    {body}
"""
INIT = '''
import glossator
from {name}.inner.rules import find


class {title}(glossator.Span):
    """An amount."""

    surface: str = ""
    label: str = ""
    amount: float | None = None
    parts: tuple[str, ...] = ()


@glossator.annotator(provides={title})
def pay(document):
    for fields in find(document):
        yield {title}(**{{"start": 0, "end": 1, **fields}})
'''


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """What is said where the rules of a plugin, a package, are `body`."""
    monkeypatch.syspath_prepend(tmp_path)

    def fail(body: str) -> str:
        name = f"pay_{abs(hash((str(tmp_path), body))) % 10**10}"
        package = tmp_path / name
        (package / "inner").mkdir(parents=True)
        source = INIT.format(name=name, title=name.title().replace("_", ""))
        (package / "__init__.py").write_text(source, "utf-8")
        (package / "inner" / "__init__.py").touch()
        (package / "inner" / "rules.py").write_text(RULES.format(body=body), "utf-8")
        with pytest.raises(glossator.AnnotatorError) as raised:
            annotate(TEXT, name.replace("_", ""), plugins=[name])
        return str(raised.value).replace(name, "pay")

    return fail


def test_the_line_is_told_with_its_path_from_the_package_on(
    failing: Callable[[str], str],
) -> None:
    assert "KeyError: dollar (pay/inner/rules.py, line 3)" in failing("{}['dollar']")


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError(document.text)",
        "raise ValueError(f'cannot read {document.text!r} at all')",
        "return [{'end': 999, 'surface': document.text[:20]}]",
        "return [{'amount': document.text}]",
        "return [{'parts': [document.text[:20], 3]}]",
        "return [{'start': document.text[:20]}, {'start': 3}]",
        "return document.text",
        "return [{'label': document.text[:20].upper(), 'end': 999}]",
    ],
)
def test_the_text_of_a_document_is_not_printed(body: str, failing: Callable[[str], str]) -> None:
    said = failing(body)
    assert not any(word in said.lower() for word in ("song", "gil", "million", "embassy"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return [{'end': 999, 'label': 'EUR'}]", "end 999 is past .*label='EUR'"),
        ("return [{'amount': float('nan')}]", "'amount': expected a finite number, got nan"),
        ("return [{'amount': float('-inf')}]", "'amount': expected a finite number, got -inf"),
        ("return [{'amount': object()}]", "'amount': encoding objects of type object is unsupp"),
        ("return [{'surface': '\\ud800'}]", "'surface': "),
        ("return [{'start': None}, {}]", "'start': expected `int`, got `null`"),
    ],
)
def test_the_field_is_named_with_what_was_found(
    body: str, message: str, failing: Callable[[str], str]
) -> None:
    with pytest.raises(AssertionError, match=message):
        raise AssertionError(failing(body))


class Word(glossator.Span):
    """A word."""

    kind: str = ""
    tense: Literal["Jo", ""] = ""
    next: Annotated[str, glossator.ref("word")] | None = None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            Word(id="word:1", start=0, end=2, kind=TEXT[8:11]),
            "Word(id='word:1', start=0, end=2, kind='…')",
        ),
        (
            Word(start=0, end=2, kind="verb", next="word:2"),
            "Word(start=0, end=2, kind='verb', next='word:2')",
        ),
        (
            Word(start=0, end=2, kind="verb", tense="Jo"),
            "Word(start=0, end=2, kind='verb', tense='Jo')",
        ),
        ("JO", "'…'"),
        ("12", "'12'"),
        ("verb", "'verb'"),
        (
            Word(start=0, end=2, kind="Jo"),  # it stands in the code of its plugin, this file
            "Word(start=0, end=2, kind='Jo')",
        ),
        ((0, 3, "Song"), "(0, 3, '…')"),
        (10**400, "a whole number of 1329 bits"),
        ([[[[[[1]]]]]], "[[[[list]]]]"),
        ([None, 1.5, True], "[None, 1.5, True]"),
        ({"Jo": 1}, "dict"),
        (Word, "the class Word"),
    ],
)
def test_a_value_is_shown_without_what_the_text_says(value: object, words: str) -> None:
    assert shown(value, TEXT) == words


def test_of_an_unknown_text_no_string_is_shown() -> None:
    assert shown(["verb", 1]) == "['…', 1]"


def test_what_a_message_shares_with_the_text_is_taken_out_and_no_more() -> None:
    said = f"no rule for '{TEXT[12:40]}' and for 'two million'"
    assert without_text(said, TEXT) == "no rule for '…' and for 'two million'"
    assert without_text(TEXT, TEXT) == "…"
    assert without_text(TEXT.upper(), f"İ {TEXT}") == "…"
    assert without_text("boom", "boom") == "boom"


@pytest.mark.parametrize(
    ("make", "hint"),
    [
        (lambda: Word(0, 1), "use keywords, as in start=0, end=2"),  # type: ignore[call-arg, arg-type]  # what is tested
        (
            lambda: setattr(Word(start=0, end=1), "start", 2),
            "give it all its fields when you make it",
        ),
        (
            lambda: type("Odd", (glossator.Span,), {"__annotations__": {"x": list[int]}, "x": [1]}),
            r"glossator.field\(default_factory=...\) does",
        ),
    ],
)
def test_what_msgspec_says_of_a_mistake_is_told_with_what_to_do(make: Any, hint: str) -> None:
    with pytest.raises((TypeError, AttributeError)) as raised:
        make()
    with pytest.raises(AssertionError, match=hint):
        raise AssertionError(wording(raised.value))


def test_a_module_that_is_no_file_has_no_place() -> None:
    assert wording(ValueError("x"), ModuleType("nowhere").__name__) == "ValueError: x"


class Pair(glossator.Relation):
    """Two words."""

    one: Annotated[str, glossator.ref("word")]
    rest: list[Annotated[str, glossator.ref("word")]] = glossator.field(default_factory=list)
    sound: Literal["loud", "soft"] = "soft"
    extent: glossator.Extent | None = None
    note: str = ""
    more: Any = None


WORD = Word(id="word:1", start=0, end=2, kind=TEXT)


def refused(**fields: Any) -> glossator.AnnotatorError:
    with pytest.raises(glossator.AnnotatorError) as raised:
        document(TEXT, Word(start=0, end=2), Pair(**{"one": "word:1", **fields}))
    return raised.value


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"one": WORD},
            "field 'one': expected the id of an annotation of word, got a Word: write one.id",
        ),
        (
            {"rest": [WORD]},
            "field 'rest': expected the id of an annotation of word, got a Word: "
            "write one.id for each",
        ),
        (
            {"extent": WORD},
            "field 'extent': expected an extent, got a Word: write (extent.start, extent.end)",
        ),
        ({"note": WORD}, "field 'note': expected `str`, got a Word"),
    ],
)
def test_an_annotation_in_place_of_its_id_is_told_with_what_to_write(
    fields: dict[str, Any], message: str
) -> None:
    error = str(refused(**fields))
    assert message in error
    assert "million" not in error


def test_a_value_that_stands_in_the_code_is_shown_and_the_traceback_has_any() -> None:
    assert "expected loud or soft, got 'paid'" in str(refused(sound="paid"))
    secret = refused(sound=TEXT[8:11])
    assert "got '…'" in str(secret)
    assert f"sound={TEXT[8:11]!r}" in traced(secret)


class OddError(Exception):
    """An error that cannot say what it is."""

    def __str__(self) -> str:
        raise RuntimeError("no")


def holding_itself() -> list[Any]:
    one: list[Any] = []
    one.append(one)
    return one


@pytest.mark.parametrize(
    "value",
    [10**5000, holding_itself(), object(), "\ud800"],
    ids=["long", "round", "object", "half"],
)
def test_whatever_a_field_holds_its_error_can_be_told(value: object) -> None:
    traced(error := refused(more=value))
    assert "field 'more'" in str(error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OddError(), "OddError: its message cannot be made (RuntimeError)"),
        (KeyError(OddError()), "KeyError: its message cannot be made (RuntimeError)"),
        (ValueError("a\ud800b"), "ValueError: a\\ud800b"),
        (ValueError("x" * 10**6), f"ValueError: {'x' * 2000}..."),
    ],
)
def test_whatever_an_error_says_it_can_be_told(error: Exception, words: str) -> None:
    assert wording(error) == words
    traced(error).encode()
