"""What a layer type demands by itself: nesting, its own check, and explanations of its spans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
from glossator.chains.plans import Plans
from glossator.chains.resolver import resolve
from glossator.chains.runner import Runner
from glossator.format.codec import decode, encode
from glossator.format.schema import layer_schema
from glossator.model.checks import iter_issues
from glossator.model.layer import Layer
from glossator.model.owncheck import own_problems
from glossator.plugins.registry import Registry
from glossator.testing import document
from glossator.validation import iter_findings
from glossator.validation.rules import Foreign, Rules

TEXT = "Jo paid. Kim did not pay."


class Part(glossator.Span):
    """A part of the text."""


class Sum(glossator.Span):
    """An amount that stands within a part, and is even."""

    within: ClassVar[str] = "part"

    amount: int = 0
    explain: glossator.Explanation | None = None

    @classmethod
    def check(
        cls, layer: glossator.Layer[Any], document: glossator.Document
    ) -> Iterator[glossator.Problem]:
        for one in layer:
            if one.amount % 2:
                yield glossator.Problem(f"expected an even amount, got {one.amount}", one, "amount")
        if sum(one.amount for one in layer) > len(document.text):
            yield glossator.Problem("expected no more than there is text")


assign: Any = msgspec.structs.force_setattr
TYPES: dict[str, type[glossator.Annotation]] = {"part": Part, "sum": Sum}


def parts() -> tuple[Part, Part]:
    return Part(start=0, end=8), Part(start=9, end=25)


def unchecked(*sums: Sum, outer: tuple[Part, ...] | None = None) -> glossator.Document:
    """A document whose layer `sum` nothing has looked at."""
    for number, one in enumerate(sums, start=1):
        assign(one, "id", f"sum:{number}")
    layer = Layer(type="sum", version="1.0", status="ok", annotations=sums)
    return document(TEXT, *(parts() if outer is None else outer)).with_layer(layer)


def codes(document: glossator.Document) -> list[tuple[str, str]]:
    return [(issue.code, issue.pointer) for issue in iter_issues(document)]


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (
            Sum(start=3, end=12),
            "expected a span that lies within one of 'part', got 3 to 12",
        ),
        (Sum(start=8, end=9), "expected a span that lies within one of 'part', got 8 to 9"),
        (Sum(start=0, end=2, amount=3), r"^test: expected an even amount, got 3, in Sum\("),
        (Sum(start=0, end=2, amount=44), "^test: expected no more than there is text$"),
    ],
)
def test_what_an_annotator_yields_is_held_against_it(one: Sum, message: str) -> None:
    with pytest.raises(glossator.AnnotatorError, match=message):
        document(TEXT, *parts(), one)


def test_what_is_as_demanded_will_do_and_so_does_a_document_without_the_outer_layer() -> None:
    assert len(document(TEXT, *parts(), Sum(start=9, end=12, amount=4)).layers["sum"]) == 1
    assert len(document(TEXT, Sum(start=3, end=12)).layers["sum"]) == 1


def test_reading_refuses_what_the_layer_type_refuses() -> None:
    made = encode(unchecked(Sum(start=0, end=2, amount=1)))
    with pytest.raises(glossator.FormatError, match="expected an even amount, got 1") as raised:
        decode(made, TYPES)
    assert raised.value.pointer == "/layers/sum/annotations/0/amount"


def test_validation_reports_all_of_it_with_place_and_annotation() -> None:
    made = unchecked(Sum(start=0, end=2, amount=1), Sum(start=3, end=12, amount=40))
    found = list(iter_findings(encode(made), Rules(types=TYPES)))
    assert sorted((one.code, one.pointer, one.annotation) for one in found) == [
        ("layer-check", "/layers/sum/annotations", ""),
        ("layer-check", "/layers/sum/annotations/0/amount", "sum:1"),
        ("span-within", "/layers/sum/annotations/1/start", "sum:2"),
    ]
    assert all(one.line == 1 and one.column > 1 for one in found)


def test_what_is_damaged_otherwise_is_not_looked_at() -> None:
    broken = unchecked(Sum(start=0, end=99, amount=1))
    assert codes(broken) == [("span-bounds", "/layers/sum/annotations/0/end")]
    raw = json.loads(encode(unchecked(Sum(start=3, end=12))))
    raw["layers"]["part"]["annotations"][0]["end"] = "eight"
    found = iter_findings(json.dumps(raw), Rules(types=TYPES))
    assert [one.code for one in found] == ["layer-type"]


@pytest.mark.parametrize(
    ("yielded", "message"),
    [
        (ValueError("no luck"), "the check of Odd failed: ValueError: no luck"),
        (3, r"Odd.check yields glossator.Problem\(message, annotation\), got int"),
        ("all of it is wrong", r"glossator.Problem\(message, annotation\), got str"),
        (("this is wrong", None), r"glossator.Problem\(message, annotation\), got tuple"),
        (
            glossator.Problem("wrong", None, "star"),
            "Odd.check names an unknown field 'star'; did you mean 'start'",
        ),
        (ValueError(TEXT), r"ValueError: … \(test_owncheck.py, line \d+\)"),
    ],
)
def test_a_check_that_fails_or_yields_no_problem_is_told_with_its_line(
    yielded: Any, message: str
) -> None:
    class Odd(glossator.Span):
        """Never right."""

        @classmethod
        def check(cls, layer: Any, document: Any) -> Iterator[Any]:
            if isinstance(yielded, Exception):
                raise yielded
            yield yielded

    with pytest.raises(glossator.AnnotatorError, match=message):
        document(TEXT, Odd(start=0, end=1))


def test_a_check_sees_the_other_layers_that_are_made_with_it() -> None:
    class Counted(glossator.Relation):
        """How many parts there are."""

        parts: int

        @classmethod
        def check(cls, layer: Any, document: glossator.Document) -> Iterator[glossator.Problem]:
            for one in layer:
                if one.parts != len(document.layers["part"]):
                    yield glossator.Problem("expected the number of parts", one, "parts")

    assert document(TEXT, Counted(parts=2), *parts()).layers["counted"]
    with pytest.raises(glossator.AnnotatorError, match="expected the number of parts"):
        document(TEXT, *parts(), Counted(parts=3))


def test_nesting_is_in_the_schema_and_holds_for_a_layer_that_only_that_declares() -> None:
    schema = layer_schema(Sum)
    assert schema["x-glossator-within"] == "part"
    rules = Rules(types={"part": Part}, foreign={"sum": Foreign(schema)})
    found = iter_findings(encode(unchecked(Sum(start=3, end=12))), rules)
    assert [one.code for one in found] == ["span-within"]


def test_the_stretches_of_an_explanation_lie_in_the_text() -> None:
    why = glossator.Explanation(rule="paid", matched=((3, 7),), conditions=("a name before it",))
    made = document(TEXT, *parts(), Sum(start=0, end=2, explain=why))
    assert decode(encode(made), TYPES) == made
    outside = Sum(start=0, end=2, explain=glossator.Explanation(rule="paid", matched=((3, 70),)))
    with pytest.raises(glossator.AnnotatorError, match="end 70 is past the end of the text"):
        document(TEXT, outside)
    for rules in (Rules(types=TYPES), Rules(foreign={"sum": Foreign(layer_schema(Sum))})):
        found = [
            one.code
            for one in iter_findings(encode(unchecked(outside)), rules)
            if one.severity == "error"
        ]
        assert found == ["extent-bounds"]


class Sums(glossator.Annotator):
    """Marks the first word."""

    name = "sums"
    provides = (Sum,)

    def annotate(self, document: glossator.Document) -> list[Sum]:
        return [Sum(start=0, end=2)]


class Parts(glossator.Annotator):
    """Marks the whole, or cuts off the first letter."""

    name = "parts"
    provides = (Part,)
    start = 0

    def annotate(self, document: glossator.Document) -> list[Part]:
        return [Part(start=self.start, end=len(document.text))]


def runner(*layers: str, anew: tuple[str, ...] = ()) -> Runner:
    registry = Registry()
    made = ModuleType(__name__)
    vars(made).update(Sums=Sums, Parts=Parts)
    registry.register(made, name="one", version="1", origin="one.py")
    plan = resolve(registry, layers)
    return Runner(Plans(lambda *_: plan, lambda name: registry.annotators[name]()), anew=anew)


def test_an_annotator_uses_the_layer_that_its_own_lies_within() -> None:
    assert Sums.uses == ("part",)
    assert [step.annotator.name for step in runner("sum").plans.usual.steps] == ["parts", "sums"]


def test_a_layer_that_no_longer_lies_within_one_made_anew_is_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [made] = runner("sum").run([glossator.Document(id="d", text=TEXT)])
    assert made.layers["sum"].status == "ok"
    monkeypatch.setattr(Parts, "start", 1)
    [made] = runner("part", anew=("part",)).run([made])
    assert made.layers["sum"].error
    assert "ask for 'sum' too" in made.layers["sum"].error.message


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)).map(sorted), max_size=6),
    st.tuples(st.integers(0, 25), st.integers(0, 25)).map(sorted),
)
def test_a_span_lies_within_a_layer_exactly_where_an_annotation_covers_it(
    outer: list[list[int]], inner: list[int]
) -> None:
    made = unchecked(
        Sum(start=inner[0], end=inner[1]),
        outer=tuple(Part(start=start, end=end) for start, end in outer),
    )
    problems = list(own_problems(made.layers["sum"], made))
    covers = any(start <= inner[0] and inner[1] <= end for start, end in outer)
    assert bool(problems) is bool(outer and not covers)
