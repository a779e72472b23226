"""A command that is none: where a kind of things was typed, what lists them is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("typed", "lists"),
    [
        ("formats", "`glossator plugins` lists all formats, `glossator plugins formats` describes"),
        ("Format", "`glossator plugins` lists all formats, `glossator plugins formats` describes"),
        ("engines", "`glossator plugins` lists all engines"),
        ("chain", "`glossator plugins` lists all chains"),
        ("annotators", "`glossator plugins` lists all annotators"),
        ("layer", "`glossator layers` lists all layer types"),
        ("layer-types", "`glossator layers` lists all layer types"),
    ],
)
def test_a_kind_of_things_is_no_command_but_one_lists_them(
    typed: str, lists: str, cli: Callable[..., Any]
) -> None:
    done = cli(typed)
    assert done.code == 2
    assert done.err.startswith(f"Error: no such command {typed!r}: {lists}")


def test_another_word_is_no_command_either(cli: Callable[..., Any]) -> None:
    done = cli("formt")
    assert done.code == 2
    assert "No such command 'formt'" in done.err
