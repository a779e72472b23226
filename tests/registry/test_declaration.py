"""What a class declares is checked when its plugin is loaded: class and field are named."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypedDict

import msgspec
import pytest

import glossator
from glossator.format.schema import layer_schema
from glossator.plugins.declaration import check_annotator, check_layer_type, misspelt, targets
from glossator.plugins.fieldtypes import check_fields


class Thing:
    """JSON knows nothing of it."""


class Color(enum.Enum):
    RED = "red"


class Pair(NamedTuple):
    left: str
    right: int


class Row(TypedDict):
    cell: str


@dataclasses.dataclass
class Deep:
    inner: dict[str, list[complex]]


class Node(msgspec.Struct):
    children: list[Node] = []


def declare(kind: Any = int, base: type = glossator.Span, **members: Any) -> Any:
    """A class `Money` with a field `amount` of that type, and further members."""
    types = {**members.pop("__annotations__", {}), "amount": kind}
    members.setdefault("__module__", __name__)
    return type("Money", (base,), {"__annotations__": types, **members})


def refused(cls: Any, message: str) -> None:
    with pytest.raises(glossator.PluginError, match=message):
        check_layer_type(cls, "plugin 'x'")


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (re.Match, "amount: re.Match"),
        (complex, "amount: complex"),
        (set[str], "amount: a set has no order"),
        (tuple[frozenset[int], ...], "amount: a set has no order"),
        (Thing | None, f"amount: {__name__}.Thing"),
        (list[dict[str, Thing]], f"amount: {__name__}.Thing"),
        (Deep, "amount.inner: complex"),
        (dict[tuple[int, int], str], "amount: a dict whose keys are no strings"),
        (object, "amount: object: use typing.Any"),
        (bytearray, "amount: bytearray: use bytes"),
        (Path, r"amount: pathlib\.\w+"),
    ],
)
def test_a_type_that_json_cannot_hold_is_refused(kind: Any, message: str) -> None:
    refused(
        declare(kind),
        f"plugin 'x': a field of Money has a type that JSON cannot hold: {message}.*It can be str",
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, "a"),
        (bool | None, None),
        (float, 1.5),
        (int | str, 2**60),
        (Literal["a", 1], 1),
        (Color, Color.RED),
        (datetime.datetime, datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)),
        (datetime.timedelta, datetime.timedelta(days=1, microseconds=3)),
        (decimal.Decimal, decimal.Decimal("1.50")),
        (uuid.UUID, uuid.UUID(int=7)),
        (bytes, b"\x00\xff"),
        (list[tuple[int, ...]], [(1, 2)]),
        (dict[int, list[str]], {1: ["a"]}),
        (Pair, Pair("a", 1)),
        (Row, {"cell": "a"}),
        (Node, Node([Node()])),
        (Any, {"a": [None]}),
        (glossator.Extent, (0, 1)),
        (Annotated[int, glossator.Meta(ge=0)], 0),
    ],
)
def test_any_other_type_is_read_back_as_it_was_and_has_a_schema(kind: Any, value: Any) -> None:
    cls = declare(kind)
    check_layer_type(cls, "plugin 'x'")
    one = cls(start=0, end=1, amount=value)
    assert msgspec.json.decode(msgspec.json.encode(one), type=cls) == one
    assert "amount" in layer_schema(cls)["properties"]


@pytest.mark.parametrize(
    "kind", ["Absent", "str | bytes", "Annotated[int, msgspec.Meta(pattern='a')]"]
)
def test_a_type_that_is_not_understood_is_told_with_its_field(kind: str) -> None:
    refused(declare(kind), "a field of Money has a type that is not understood: amount: ")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"^\d{4}$", r"\\d in .* means all of Unicode to Python, .* write \[0-9\]"),
        (r"[^\W]", r"\\W in .* write \[\^A-Za-z0-9_\]"),
        (r"a\Z", "is none in JSON Schema, only in Python"),
        (r"(?P<a>x)(?P=a)", "is none in JSON Schema, only in Python"),
    ],
)
def test_a_pattern_that_schema_engines_refuse_or_read_otherwise_is_refused(
    pattern: str, message: str
) -> None:
    kind = list[Annotated[str, glossator.Meta(pattern=pattern)]]
    refused(declare(kind), f"a field of Money has a pattern .*: amount: .*{message}")


@pytest.mark.parametrize("pattern", [r"^[A-Z]{3}$", r"\\d", r"^(?:a|b)+\.", r"\bone\b"])
def test_a_pattern_that_all_engines_read_alike_will_do(pattern: str) -> None:
    check_layer_type(declare(Annotated[str, glossator.Meta(pattern=pattern)]), "plugin 'x'")


@pytest.mark.parametrize(
    ("kind", "default", "message"),
    [
        (int, "big", "expected `int`, got 'big'"),
        (float, float("nan"), "expected `float`, got nan"),
        (Annotated[int, glossator.Meta(ge=1)], 0, "expected `int` >= 1, got 0"),
        (
            tuple[str, ...],
            glossator.field(default_factory=list),
            r"it is not the same .*, got \[\]",
        ),
        (Any, Thing(), "encoding objects of type .*Thing is unsupported"),
    ],
)
def test_a_default_that_the_field_cannot_have_is_refused(
    kind: Any, default: Any, message: str
) -> None:
    refused(declare(kind, amount=default), f"the default of a field of Money: amount: {message}")


@pytest.mark.parametrize(
    ("members", "message"),
    [
        (
            {"layer_version": "two"},
            "Money.layer_version: expected a version MAJOR.MINOR.*got 'two'",
        ),
        ({"layer_version": 2}, "Money.layer_version: expected a version MAJOR.MINOR.*got 2"),
        ({"layer_type": "a b"}, "Money.layer_type: expected letters, digits, - and _, got 'a b'"),
        ({"layer_typ": "money"}, "Money: nothing reads `layer_typ`; did you mean 'layer_type'"),
        ({"disjoint": "yes"}, "Money.disjoint: expected True or False, got 'yes'"),
        ({"within": ["sentences"]}, "Money.within: expected the name of a layer type"),
        ({"check": classmethod(lambda cls, layer: ())}, "`check` is called with layer and doc"),
        ({"upgrade": classmethod(lambda cls, record: {})}, "`upgrade` is called with record and"),
        ({"disjont": True}, "nothing reads `disjont`; did you mean 'disjoint'"),
        (
            {"upgrade": lambda record, version: record},
            "Money.upgrade: make it a @classmethod of rec",
        ),
        ({"upgade": classmethod(lambda *_: {})}, "nothing reads `upgade`; did you mean 'upgrade'"),
        ({"__annotations__": {"layer_typ": str}}, "nothing reads `layer_typ`; did you mean"),
        ({"__annotations__": {"layer_type": str}}, "Money.layer_type is no field"),
        ({"__annotations__": {"start": str}}, "Money.start is declared anew"),
        ({"__annotations__": {"id": int}}, "Money.id is declared anew"),
        ({"end": 0, "__annotations__": {"end": glossator.Offset}}, "Money.end is declared anew"),
        ({"currency": "EUR"}, "Money.currency has no type.*write `currency: str = 'EUR'`"),
    ],
)
def test_an_attribute_that_says_nothing_is_refused(members: Any, message: str) -> None:
    refused(declare(**members), message)


def test_what_is_for_spans_is_refused_elsewhere() -> None:
    refused(declare(base=glossator.Relation, disjoint=True), "Money.disjoint is for spans")


def test_a_class_keeps_the_form_in_which_annotations_are_written() -> None:
    class Listed(glossator.Span, array_like=True):
        """Written as a list."""

    refused(Listed, "Listed: leave out array_like=True")


def test_a_class_may_have_what_it_needs_beside_its_fields() -> None:
    class Money(glossator.Span):
        layer_type = "money"
        layer_version: ClassVar[str] = "2.10"
        SIGNS = ("$", "€")
        signs: ClassVar[tuple[str, ...]] = SIGNS
        amount: float

        @property
        def rounded(self) -> int:
            return round(self.amount)

    check_layer_type(Money, "plugin 'x'")


class Mark(glossator.Span):
    """A mark."""


class Marks(glossator.Annotator):
    """Marks nothing."""

    name = "marks"
    provides = (Mark,)

    def annotate(self, document: glossator.Document) -> list[Mark]:
        return []


class Size(glossator.Options):
    least: int = 1


async def awaited(self: object, document: object) -> None: ...


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"use": ("tokens",)}, "nothing reads `use`; did you mean 'uses'"),
        ({"require": ["tokens"]}, "nothing reads `require`; did you mean 'requires'"),
        ({"language": ["en"]}, "nothing reads `language`; did you mean 'languages'"),
        ({"prepar": lambda self: None}, "nothing reads `prepar`; did you mean 'prepare'"),
        ({"options": Size}, r"class Bad\(glossator.Annotator\[Size\]\)"),
        ({"Size": Size}, r"`Size` is read by nothing: .*class Bad\(glossator.Annotator\[Size\]\)"),
        ({"prepare": lambda self, models: None}, "`prepare` is called with self alone: missing"),
        ({"annotate": lambda self: []}, "`annotate` is called with document: too many"),
        ({"annotate": awaited}, "`annotate` is awaited by nothing"),
        ({"name": "two words"}, "`name` is made of letters, digits, - and _, got 'two words'"),
    ],
)
def test_a_misspelt_attribute_of_an_annotator_is_refused(members: Any, message: str) -> None:
    with pytest.raises(glossator.PluginError, match=rf"annotator '.*' \({__name__}\).*{message}"):
        check_annotator(type("Bad", (Marks,), {"__module__": __name__, **members}))


def test_an_annotator_may_have_attributes_of_its_own() -> None:
    class Fine(Marks):
        names = ("a", "b")
        prepared = False
        metadata = ("date",)
        SIZE = 3

        def annotate_one(self) -> None: ...

        def metadate(self) -> None: ...

    check_annotator(Fine)


def test_provides_misspelt_is_told_before_it_is_missed() -> None:
    members = {"name": "x", "provide": (Mark,), "annotate": lambda *_: []}
    with pytest.raises(glossator.PluginError, match="did you mean 'provides'"):
        check_annotator(type("Bad", (glossator.Annotator,), members))


def test_the_decorator_names_the_keyword_that_was_meant() -> None:
    with pytest.raises(glossator.PluginError, match=r"unknown argument 'use'; did you mean 'uses'"):
        glossator.annotator(provides=Mark, use=["tokens"])  # type: ignore[arg-type]  # what is tested


def test_options_are_checked_like_fields() -> None:
    class Odd(glossator.Options):
        words: frozenset[str] = frozenset()

    with pytest.raises(glossator.PluginError, match="an option has a type that JSON cannot hold"):
        check_annotator(type("Bad", (Marks,), {"options_type": Odd}))


def test_a_layer_that_is_nearly_one_that_is_known_is_told() -> None:
    class Held(glossator.Relation):
        holder: Annotated[str, glossator.ref("entitys")]
        mark: Annotated[str, glossator.ref("nobody_has_it")]

    class Reads(Marks):
        requires = ("tokns", "entities")
        uses = ("entitys", "elsewhere", "Person")

    class Draws(glossator.View):
        layers = ("people", "token")

    named = [*targets(Held), *targets(Reads), *targets(Draws)]
    told = list(misspelt(named, ["entities", "tokens", "people"], {"person": "people"}))
    assert [one.partition(": ")[2] for one in told] == [
        f"the field `holder` names 'entitys', {NOBODY}; did you mean 'entities'?",
        f"`requires` names 'tokns', {NOBODY}; did you mean 'tokens'?",
        f"`uses` names 'entitys', {NOBODY}; did you mean 'entities'?",
        f"`uses` names 'Person', {NOBODY}; did you mean 'people'?",
        f"`layers` names 'token', {NOBODY}; did you mean 'tokens'?",
    ]
    assert all(__name__ in one for one in told)


NOBODY = "a layer that no plugin declares"


@pytest.mark.parametrize("command", [["layers"], ["schema", "tokens"], ["layers", "money"]])
def test_what_lists_layers_says_on_one_line_why_one_cannot_be(
    command: list[str], cli: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / f"odd_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(
        "import glossator, re\n"
        "class Money(glossator.Span):\n    found: re.Match\n"
        "@glossator.annotator(provides=Money)\ndef money(document): return []\n",
        "utf-8",
    )
    result = cli(*command, "--plugin", path)
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "found: re.Match" in result.err


class Owner(glossator.Span):
    """Who owns."""


class Owned(glossator.Span):
    """What is owned."""

    owners: list[Owner] = glossator.field(default_factory=list)


def test_a_field_that_holds_a_whole_annotation_is_refused_with_the_reference_to_write() -> None:
    with pytest.raises(glossator.PluginError, match=r'Annotated\[str, glossator.ref\("owner"\)'):
        check_fields(Owned, "a field of Owned")
