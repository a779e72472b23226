"""``glossator run`` over what it has made: what is kept, what is made anew, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Run = Callable[..., Any]


@pytest.fixture
def run(cli: Cli, shout: str, tmp_path: Path) -> Run:
    """Annotate ``in.txt``, or what was made of it before, into ``out.json``."""
    Path("in.txt").write_text("HELLO you", "utf-8")

    def run(*options: object) -> Any:
        given = "out.json" if Path("out.json").exists() else "in.txt"
        return cli("run", given, "--plugin", shout, "--layers", "shout", "-o", "out.json", *options)

    return run


def edit(**changes: Any) -> None:
    row = json.loads(Path("out.json").read_text("utf-8"))
    text = json.dumps({**row, **changes}, separators=(",", ":"))
    Path("out.json").write_text(f"{text}\n", "utf-8")


def told(done: Any) -> str:
    """What was said of layers: all but the last line, which counts."""
    return "".join(done.err.splitlines(keepends=True)[:-1])


def test_nothing_edited_nothing_made(run: Run) -> None:
    run()
    assert told(run()) == "1 document: kept word, shout (up to date)\n"


def test_an_edited_rule_is_the_reason(run: Run, shout: str) -> None:
    run()
    Path(shout).write_text(Path(shout).read_text("utf-8").replace("isupper", "islower"), "utf-8")
    assert told(run()) == "1 document: made word, shout (code or lists changed)\n"


def test_an_edited_text_is_the_reason(run: Run) -> None:
    run()
    edit(text="HELLO you THERE")
    assert told(run()) == (
        "1 document: made word (text changed), shout (input word changed, text changed)\n"
    )


def test_another_language_is_the_reason(run: Run) -> None:
    run()
    edit(language="de")
    assert told(run()) == "1 document: made word, shout (language changed)\n"


def test_an_option_is_the_reason_of_its_layer_alone(run: Run) -> None:
    run()
    assert told(run("--set", "shout.least=3")) == (
        "1 document: kept word (up to date); made shout (option least changed)\n"
    )


@pytest.mark.parametrize(
    ("record", "said", "why"),
    [
        ("producer", {"identity": None}, "made by code that is not recorded"),
        ("producer", {"config": {"least": 9}}, "option least changed"),
        ("producer", {"model": "another"}, "model changed"),
        ("inputs", {"word": "sha256:" + "0" * 32}, "input word changed"),
    ],
)
@pytest.mark.parametrize("given", ["out.json", "in.txt"])
def test_what_says_that_it_was_made_otherwise_is_made_anew(
    record: str, said: dict[str, Any], why: str, given: str, cli: Cli, shout: str, run: Run
) -> None:
    """As `validate` has something against it, whatever the fingerprint is."""
    run()
    right = Path("out.json").read_bytes()
    layers = json.loads(right)["layers"]
    layers["shout"][record].update(said)
    edit(layers=layers)
    update = () if given == "out.json" else ("--update",)
    done = cli("run", given, "--plugin", shout, "--layers", "shout", "-o", "out.json", *update)
    assert told(done) == f"1 document: kept word (up to date); made shout ({why})\n"
    assert Path("out.json").read_bytes() == right


def test_what_a_person_made_is_kept_until_it_is_asked_for(run: Run) -> None:
    run()
    row = json.loads(Path("out.json").read_text("utf-8"))
    del row["layers"]["word"]["producer"]
    edit(layers=row["layers"])
    assert "kept word (made by a person), shout (up to date)" in run().err
    assert "kept shout (up to date); made word (asked for anew)" in run("--anew", "word").err


def test_a_layer_made_anew_takes_along_what_reads_it_if_it_changed(run: Run) -> None:
    run()
    row = json.loads(Path("out.json").read_text("utf-8"))
    row["layers"]["word"]["annotations"] = []
    edit(layers=row["layers"])
    assert "made shout (input word changed)" in run().err
    said = told(run("--anew", "word"))
    assert said == "1 document: made word (asked for anew), shout (input word changed)\n"
    assert told(run("--anew", "word, shout")) == "1 document: made word, shout (asked for anew)\n"


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        ("shot", "to make anew: unknown layer 'shot'; did you mean 'shout'? Known: shout, word"),
        ("titles", "to make 'titles' anew, ask for it as a layer too: this chain makes only shout"),
    ],
)
def test_only_what_the_chain_makes_can_be_made_anew(run: Run, layer: str, message: str) -> None:
    refused = run("--anew", layer)
    assert refused.code == 2
    assert message in refused.err


def test_the_plan_of_inputs_says_what_would_be_made_and_runs_nothing(
    run: Run, cli: Cli, shout: str
) -> None:
    run()
    before = Path("out.json").read_bytes()
    Path("new.txt").write_text("boom", "utf-8")
    plan = cli(
        *("run", "out.json", "new.txt", "--plan", "--plugin", shout, "--layers", "shout"),
        *("--output", "never.json", "--anew", "word"),
    )
    assert plan.code == 0
    assert plan.out.startswith("2 documents, what a run would do:\n1. words, of plugin")
    assert "   word: 1 made (asked for anew), 1 made (new)\n" in plan.out
    assert "   shout: 1 made (input word is made), 1 made (new)\n" in plan.out
    assert Path("out.json").read_bytes() == before
    assert not Path("never.json").exists()


def test_the_plan_of_inputs_tells_those_that_cannot_be_read(cli: Cli, shout: str) -> None:
    Path("bad.json").write_text("{", "utf-8")
    plan = cli("run", "bad.json", "--plan", "--plugin", shout, "--layers", "shout")
    assert plan.code == 3
    assert "bad.json:1: expected one JSON document" in plan.err
    assert plan.out.startswith("0 documents, what a run would do:\n1. words")
