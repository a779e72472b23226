"""What a class says of its fields, in either way, is in its schema and in what lists it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest

import glossator
from glossator.format.docstrings import meanings
from glossator.format.schema import layer_schema, struct_schema

BOTH = '''
import msgspec
from typing import Annotated, ClassVar, Literal
import glossator


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part."""

    size: int
    """How large it is."""


class Base(glossator.Span):
    """What others derive from.

    Attributes:
        shared: Said in the class
            that has it.
    """

    layer_version: ClassVar[str] = "1.0"
    """Nothing of a field."""

    shared: str = ""


class Bounty(Base):
    """An amount.

    It may be small.

    Attributes:
        amount: How much.
    """

    amount: float
    currency: str
    """Of which country,
    in capitals."""
    scope_span: glossator.Extent
    """The clause."""
    payer: Annotated[str, glossator.ref("entities")]
    """Who pays."""
    payee: Annotated[str, glossator.ref("entities")] | None = None
    """Who is paid."""
    other_span: glossator.Extent | None = None
    parts: tuple[Part, ...] = ()


class Options(glossator.Options):
    """Options of bounty.

    Attributes:
        least: The least amount.
    """

    least: float = 0
    most: float = 1e9
    """The largest amount."""


@glossator.annotator(provides=Bounty, options=Options)
def bounty(document, options):
    return []
'''


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A plugin file that documents its fields in both ways."""
    path = tmp_path / f"both_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(BOTH, "utf-8")
    return path


def described(schema: dict[str, Any]) -> dict[str, str]:
    return {name: one.get("description", "") for name, one in schema["properties"].items()}


def test_docstrings_and_attributes_are_both_in_the_schema(both: Path) -> None:
    cls = glossator.chain("bounty", plugins=[str(both)]).runner.plans.annotator("bounty")
    schema = layer_schema(cls.provides[0])
    assert schema["description"] == "An amount.\n\nIt may be small."
    assert {name: words for name, words in described(schema).items() if words} == {
        "id": "Unique in the document: the layer's name, a colon and a number.",
        "shared": "Said in the class that has it.",
        "amount": "How much.",
        "currency": "Of which country, in capitals.",
        "scope_span": "The clause.",
        "payer": "Who pays.",
        "payee": "Who is paid.",
    }
    assert schema["$defs"]["Part"]["properties"]["size"]["description"] == "How large it is."
    assert described(struct_schema(cls.options_type)) == {
        "least": "The least amount.",
        "most": "The largest amount.",
    }


def test_they_are_listed(both: Path, cli: Callable[..., Any]) -> None:
    assert "The clause." in cli("layers", "bounty", "--plugin", both).out
    listed = cli("plugins", both.stem, "--plugin", both).out
    assert "The least amount." in listed
    assert "The largest amount." in listed


def test_what_a_type_says_of_itself_stands_where_the_class_says_nothing() -> None:
    class Bare(glossator.Span):
        """Nothing more is said."""

        scope_span: glossator.Extent
        holder: Annotated[str, glossator.ref("entities")]

    assert described(layer_schema(Bare))["scope_span"].startswith("A half-open stretch of the text")
    assert "in a layer of type entities" in described(layer_schema(Bare))["holder"]


def test_a_class_without_source_has_what_its_docstring_says() -> None:
    made = type("Made", (glossator.Span,), {"__annotations__": {"x": int}, "__doc__": "Made."})
    assert "x" not in meanings(made)
