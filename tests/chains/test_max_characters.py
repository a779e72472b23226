"""Texts that are too long for annotators: recorded as failed, and given to none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
TEXTS = {"short": "HELLO you", "long": "HELLO you, " * 10, "last": "HELLO"}


@pytest.fixture
def run(cli: Cli, shout: str) -> Cli:
    rows = [json.dumps({"id": name, "text": text}) + "\n" for name, text in TEXTS.items()]
    Path("in.jsonl").write_text("".join(rows), "utf-8")

    def call(*options: object) -> Any:
        return cli("run", "in.jsonl", "--plugin", shout, "--layers", "shout", *options)

    return call


@pytest.mark.parametrize("engine", [(), ("--jobs", "2")])
def test_a_longer_text_is_a_failure_that_says_how_to_go_on(
    run: Cli, engine: tuple[str, ...]
) -> None:
    done = run("--max-characters", 100, *engine)
    assert done.code == 1
    assert (
        "words failed on document 'long': expected a text of at most 100 characters, got 110: "
        "split it" in done.err
    )
    assert "--max-characters (0 for no limit)" in done.err
    made = {one["id"]: one for one in map(json.loads, done.out.splitlines())}
    assert {name: one["text"] for name, one in made.items()} == TEXTS
    for layer in made["long"]["layers"].values():
        assert (layer["status"], layer["error"]["kind"]) == ("error", "TextTooLong")
    assert made["last"]["layers"]["shout"]["status"] == "ok"


@pytest.mark.parametrize(("option", "left"), [("skip", ["short", "last"]), ("stop", ["short"])])
def test_it_is_left_out_or_stops_the_run_as_any_failure(
    run: Cli, option: str, left: list[str]
) -> None:
    done = run("--max-characters", 100, "--on-error", option)
    assert done.code == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == left


@pytest.mark.parametrize("most", [0, 110])
def test_without_a_limit_or_at_it_a_text_is_annotated(run: Cli, most: int) -> None:
    assert run("--max-characters", most).code == 0


def test_a_chain_file_may_say_it(run: Cli) -> None:
    Path("glossator.toml").write_text("max-characters = 100\n", "utf-8")
    assert run().code == 1
    assert run("--max-characters", 0).code == 0
