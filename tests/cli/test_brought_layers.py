"""A layer that nobody makes may be asked for where documents bring it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

PLUGIN = """
import glossator


class Cue(glossator.Span):
    layer_type = "cues"


class Speaker(glossator.Span):
    layer_type = "speakers"


@glossator.annotator(provides=Speaker, requires=["cues"])
def speakers(document):
    for one in document.layers["cues"]:
        yield Speaker(start=one.start, end=one.end)


class Timed(glossator.Format):
    name = "timed"
    suffixes = (".timed",)
    many = False

    def decode(self, record, source):
        text = record.data.decode("utf-8")
        made = glossator.Document(id=source.identifier, text=text)
        return made.with_layer(glossator.Layer.of(Cue, [Cue(start=0, end=len(text))]))


@glossator.hookimpl
def glossator_annotators():
    return [speakers]


@glossator.hookimpl
def glossator_layer_types():
    return [Cue]


@glossator.hookimpl
def glossator_formats():
    return [Timed]
"""


@pytest.fixture
def run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    plugin = Path(f"cues{abs(hash(tmp_path)) % 10**10}.py")  # no two files of a name are loaded
    plugin.write_text(PLUGIN, "utf-8")
    Path("a.timed").write_text("Hello.", "utf-8")
    Path("b.txt").write_text("Hello.", "utf-8")
    return lambda *words: cli("run", *words, "--plugin", str(plugin))


@pytest.mark.parametrize("layers", ["cues", "cues,tokens", "speakers"])
def test_it_is_kept_where_a_document_has_it(run: Cli, layers: str) -> None:
    done = run("a.timed", "--layers", layers, "--output", "out.jsonl")
    assert done.code == 0, done.err
    made = json.loads(Path("out.jsonl").read_text("utf-8"))
    assert {*layers.split(","), "cues"} <= set(made["layers"])


@pytest.mark.parametrize(
    ("layer", "advice"),
    [("cues", "leave it out of --layers"), ("speakers", "required by speakers")],
)
def test_a_document_without_it_is_told_what_brings_it(run: Cli, layer: str, advice: str) -> None:
    done = run("a.timed", "b.txt", "--layers", layer, "--output", "out.jsonl")
    assert done.code == 1
    said = f"on document 'b': nobody makes 'cues': it comes with files of format timed; {advice}"
    assert said in done.err
    assert "document 'a'" not in done.err


def test_who_leaves_out_its_plugin_is_told_which_made_it(cli: Cli) -> None:
    Path("b.txt").write_text("Hi.", "utf-8")
    done = cli("run", "b.txt", "--layers", "titles", "--without", "titles", "-o", "out.json")
    assert done.code == 1
    said = (
        "nobody makes 'titles': it comes with plugin 'titles', which --without leaves out, or with"
    )
    assert said in done.err


def test_it_is_in_the_plan_and_not_made_anew(run: Cli) -> None:
    assert run("--layers", "cues", "--plan").out == "cues: kept where a document has it\n"
    done = run("a.timed", "--layers", "cues,tokens", "--anew", "cues")
    assert (done.code, "to make 'cues' anew" in done.err) == (2, True)
