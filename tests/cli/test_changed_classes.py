"""A layer whose class has changed since it was made: made anew, taken out, or told with a hint."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, Any]

PLUGIN = """
from typing import Annotated

import glossator


class Score(glossator.Span):
    {field}: int


class Note(glossator.Relation):
    score: Annotated[str, glossator.ref("score")]


@glossator.annotator(provides=Score)
def scores(document):
    yield Score(start=0, end=3, {field}=2)


@glossator.annotator(provides=Note, requires=["score"])
def notes(document):
    yield from (Note(score=one.id) for one in document.layers["score"])
"""
HINT = (
    "found unknown field `left`; `glossator run --anew score` makes the layer again, where its "
    "class has changed too"
)


@pytest.fixture
def plugin(cli: Cli, tmp_path: Path) -> str:
    """A plugin whose field was `left` when ``made.jsonl`` was written, and is `first` now."""
    name = f"scores_{abs(hash(tmp_path)) % 10**10}"
    for field in ("left", "first"):
        Path(f"{name}_{field}.py").write_text(PLUGIN.format(field=field), "utf-8")
    Path("in.jsonl").write_text('{"id": "a", "text": "2-1"}\n', "utf-8")
    old = ("--plugin", f"{name}_left.py")
    assert cli("run", "in.jsonl", *old, "-l", "note", "-o", "made.jsonl").code == 0
    return f"{name}_first.py"


def row(path: str) -> Row:
    [line] = Path(path).read_text("utf-8").splitlines()
    return json.loads(line)  # type: ignore[no-any-return]  # one of our own


@pytest.mark.parametrize("more", [(), ("--anew", "score"), ("--jobs", "2")])
@pytest.mark.parametrize("layer", ["score", "note"])
def test_a_run_makes_it_anew_and_says_so(
    cli: Cli, plugin: str, more: tuple[str, ...], layer: str
) -> None:
    ran = cli("run", "made.jsonl", "--plugin", plugin, "-l", layer, *more, "-o", "new.jsonl")
    assert ran.code == 0, ran.err
    assert ("asked for anew" if "--anew" in more else "it cannot be read any more") in ran.err
    assert row("new.jsonl")["layers"]["score"]["annotations"][0]["first"] == 2
    assert cli("show", "new.jsonl", "--plugin", plugin).code == 0


@pytest.mark.parametrize("option", [("--drop", "score"), ("--drop", "score,note"), ("--keep", "x")])
def test_an_edit_takes_it_out(cli: Cli, plugin: str, option: tuple[str, str]) -> None:
    old = row("made.jsonl")
    old["layers"]["x"] = {**old["layers"]["score"], "type": "x", "annotations": []}
    Path("made.jsonl").write_text(json.dumps(old), "utf-8")
    done = cli("edit", "made.jsonl", *option, "--plugin", plugin, "-o", "new.jsonl")
    assert done.code == 0, done.err
    assert list(row("new.jsonl")["layers"]) == ["x"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "made.jsonl"),
        ("convert", "made.jsonl", "--to", "json"),
        ("upgrade", "made.jsonl"),
        ("edit", "made.jsonl", "--drop", "note"),
        ("run", "made.jsonl", "-l", "tokens"),
    ],
)
def test_everywhere_else_it_is_refused_with_what_to_do(
    cli: Cli, plugin: str, arguments: tuple[str, ...]
) -> None:
    refused = cli(*arguments, "--plugin", plugin)
    assert refused.code == 3
    assert HINT in refused.err


def test_one_that_a_person_made_is_never_made_anew(cli: Cli, plugin: str) -> None:
    old = row("made.jsonl")
    for key in ("producer", "inputs"):
        old["layers"]["score"].pop(key, None)
    Path("made.jsonl").write_text(json.dumps(old), "utf-8")
    ran = cli("run", "made.jsonl", "--plugin", plugin, "-l", "score", "--anew", "score")
    assert ran.code == 3
    assert "found unknown field `left` " in ran.err.replace("\n", " ")
    assert "--anew" not in ran.err
