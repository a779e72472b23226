"""Files of word classes: each class a list of words, of other classes in braces, of verbs.

::

    source = "written for this project"

    [class]
    article = ["the", "a", "an"]
    determiner = ["{article}", "every", "each"]
    moving = ["walk+", "run+"]     # with + all forms of a verb: walk, walks, walked, walking
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from glossator.errors import unknown
from glossator_standard.inflection import all_forms


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    source: str
    classes: dict[str, list[str]]


def read_classes(
    file: Path, known: Mapping[str, frozenset[str]] | None = None
) -> dict[str, frozenset[str]]:
    """The classes of a file by name; those in braces stand above theirs, or in `known`.

    Args:
        file: A TOML file with its `source` and a table `class`.
        known: Classes that the file builds on, such as `english.classes()`; they are returned too.

    Raises:
        ValueError: naming the file, where it is no such file or names a class that there is not.
    """
    try:
        data = msgspec.convert(tomllib.loads(file.read_text("utf-8")), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{file.name}: {error}") from None
    found = dict(known or {})
    for name, words in data.classes.items():
        made: set[str] = set()
        for word in words:
            if word.startswith("{"):
                other = word.strip("{}")
                if other not in found:
                    raise ValueError(f"{file.name}: {name}: {unknown('class', other, found)}")
                made |= found[other]
            elif word.endswith("+"):
                made |= all_forms(word.removesuffix("+"))
            else:
                made.add(word)
        found[name] = frozenset(made)
    return found
