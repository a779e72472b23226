"""What a class says of its fields: in its docstring, or in one below each field."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise

_ENTRY = re.compile(r"^    (\w+): (.+(?:\n {5,}.+)*)", re.MULTILINE)
"""Google style: ``name: text``, continued on deeper lines."""
_DOCUMENTED = ("glossator.model.", "glossator.format.", "msgspec.")
"""Modules whose classes say all that they have to say in docstrings of their own."""


def summary_of(docstring: str) -> str:
    """What a docstring says before it goes through the attributes."""
    return _parted(docstring)[0]


def meanings(cls: type) -> dict[str, str]:
    """Field to what is said of it, in the class or in one that it derives from.

    That is an entry of ``Attributes:`` in the class's docstring, or a docstring below the field.
    """
    found: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        found.update(_ENTRY.findall(_parted(vars(owner).get("__doc__") or "")[1]))
        own = vars(owner).get("__annotations__", {})
        fields = {name for name, kind in own.items() if "ClassVar" not in str(kind)}
        # To read the source takes a moment: only where the docstring leaves something open.
        if fields - found.keys() and not owner.__module__.startswith(_DOCUMENTED):
            found.update(_below_fields(owner))
    return {name: " ".join(words.split()) for name, words in found.items()}


def _parted(docstring: str) -> tuple[str, str]:
    text = inspect.cleandoc(docstring)
    head, _, attributes = f"\n\n{text}".partition("\n\nAttributes:\n")
    return head.strip(), attributes


def _below_fields(cls: type) -> Iterator[tuple[str, str]]:
    """The docstrings that stand below the fields of a class; none where it has no source."""
    try:
        [node] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    except (OSError, TypeError, ValueError, SyntaxError):
        return
    assert isinstance(node, ast.ClassDef)
    for field, below in pairwise(node.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, words
