"""A layer that its own check refuses after a correction costs no document: it is made anew."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, Any]

PLUGIN = """
from typing import Annotated, ClassVar

import glossator


class Mark(glossator.Span):
    sort: str = "firm"


class Job(glossator.Span):
    within: ClassVar[str] = "mark"

    firm: Annotated[str, glossator.ref("mark")]

    @classmethod
    def check(cls, layer, document):
        marks = document.layers.get_or_empty("mark")
        for one in layer:
            if marks.by_id(one.firm).sort != "firm":
                yield glossator.Problem("expected a firm", one, "firm")
        if "%s" in document.text:
            yield glossator.Problem("expected another text")


@glossator.annotator(provides=Mark)
def marks(document):
    yield from (Mark(start=at, end=at + 4) for at in (0, 5))


@glossator.annotator(provides=Job, requires=["mark"])
def jobs(document):
    for mark in document.layers["mark"]:
        if mark.sort == "firm":
            yield Job(start=mark.start, end=mark.end, firm=mark.id)
"""


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    name = f"jobs_{abs(hash(tmp_path)) % 10**10}.py"
    (tmp_path / name).write_text(PLUGIN % "nothing", "utf-8")
    return name


@pytest.fixture
def made(cli: Cli, plugin: str) -> Row:
    Path("in.jsonl").write_text('{"id": "a", "text": "Acme Bonn Corp"}\n', "utf-8")
    assert cli("run", "in.jsonl", "--plugin", plugin, "-l", "job", "-o", "made.jsonl").code == 0
    return rows("made.jsonl")[0]


def rows(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def write(path: str, row: Row) -> None:
    Path(path).write_text(json.dumps(row, separators=(",", ":")) + "\n", "utf-8")


def relabel(row: Row) -> None:
    row["layers"]["mark"]["annotations"][1]["sort"] = "place"


def move(row: Row) -> None:
    row["layers"]["mark"]["annotations"][1]["end"] = 8


def by_hand(layer: Row) -> None:
    for key in ("producer", "inputs"):
        layer.pop(key, None)
    layer["by"] = "Tomas"


@pytest.mark.parametrize("correct", [relabel, move])
def test_a_correction_takes_out_what_its_check_refuses_and_a_run_makes_it_again(
    correct: Callable[[Row], None], made: Row, plugin: str, cli: Cli
) -> None:
    correct(made)
    by_hand(made["layers"]["mark"])
    write("hand.jsonl", made)
    merge = ("edit", "made.jsonl", "--plugin", plugin, "--merge", "mark=hand.jsonl")
    done = cli(*merge, "--by", "Tomas", "-o", "new.jsonl")
    assert done.code == 0, done.err
    assert "took out job, which its own check refuses now" in done.err
    assert list(rows("new.jsonl")[0]["layers"]) == ["mark"]
    done = cli("run", "new.jsonl", "--plugin", plugin, "-l", "job", "-o", "again.jsonl")
    assert done.code == 0
    (again,) = rows("again.jsonl")
    assert again["layers"]["mark"]["by"] == "Tomas"
    assert cli("validate", "again.jsonl", "--plugin", plugin).code == 0


@pytest.mark.parametrize("correct", [relabel, move])
@pytest.mark.parametrize("is_marked", [True, False])
@pytest.mark.parametrize("more", [(), ("--anew", "job")])
def test_a_file_that_was_corrected_is_read_and_the_layer_made_anew(
    correct: Callable[[Row], None],
    is_marked: bool,
    more: tuple[str, ...],
    made: Row,
    plugin: str,
    cli: Cli,
) -> None:
    correct(made)
    if is_marked:
        by_hand(made["layers"]["mark"])
    write("hand.jsonl", made)
    found = cli("validate", "hand.jsonl", "--plugin", plugin)
    assert found.code == 1
    assert "run the chain again: 'job', which an annotator made, is made anew" in found.out
    run = ("run", "hand.jsonl", "--plugin", plugin)
    done = cli(*run, "-l", "job", *more, "-o", "again.jsonl")
    assert done.code == 0, done.err
    assert "kept mark" in done.err
    assert "made job" in done.err
    assert cli("validate", "again.jsonl", "--plugin", plugin).code == 0
    # Who asks for another layer has it left as it is.
    assert cli(*run, "-l", "mark", "-o", "left.jsonl").code == 0
    assert rows("left.jsonl") == rows("hand.jsonl")


def test_so_is_one_whose_check_has_become_stricter_or_whose_annotations_were_touched(
    made: Row, plugin: str, cli: Cli
) -> None:
    run = ("run", "made.jsonl", "--plugin", plugin, "-l", "job", "-o", "again.jsonl")
    Path(plugin).write_text(PLUGIN % "Acme", "utf-8")
    done = cli(*run)
    assert done.code == 1  # what is made now is refused too
    assert "expected another text" in done.err
    Path(plugin).write_text(PLUGIN % "nothing", "utf-8")
    made["layers"]["job"]["annotations"][0]["end"] = 7
    write("made.jsonl", made)
    done = cli(*run)
    assert done.code == 0, done.err
    assert "made job (its own check refuses it)" in done.err


@pytest.mark.parametrize("parts", [(), ("--parts", "1")])
def test_an_update_makes_anew_what_its_own_check_refuses(
    parts: tuple[str, ...], made: Row, plugin: str, cli: Cli
) -> None:
    run = ("run", "in.jsonl", "--plugin", plugin, "-l", "job", *parts, "--update", "-o", "kept")
    Path("kept").mkdir()
    assert cli(*run).code == 0
    [part] = [one for one in Path("kept").glob("*.json*") if "_manifest" not in one.name]
    is_packed = part.suffix == ".gz"
    read = gzip.decompress(part.read_bytes()) if is_packed else part.read_bytes()
    row = json.loads(read)
    row["layers"]["mark"]["annotations"][1]["sort"] = "place"
    line = json.dumps(row, separators=(",", ":")).encode() + b"\n"
    part.write_bytes(gzip.compress(line) if is_packed else line)
    done = cli(*run)
    assert done.code == 0, done.err
    assert "kept mark (up to date); made job (input mark changed)" in done.err
    assert cli("validate", str(part), "--plugin", plugin).code == 0


def test_repair_takes_it_out_where_that_is_asked_for(made: Row, plugin: str, cli: Cli) -> None:
    relabel(made)
    write("hand.jsonl", made)
    repair = ("repair", "hand.jsonl", "--plugin", plugin, "-o", "mended.jsonl")
    done = cli(*repair)
    assert done.code == 1
    assert "--destructive would mend more, with losses (stale); --fix stale does that" in done.err
    assert cli(*repair, "--destructive").code == 0
    assert list(rows("mended.jsonl")[0]["layers"]) == ["mark"]


def test_what_a_person_made_is_kept_and_told(made: Row, plugin: str, cli: Cli) -> None:
    by_hand(made["layers"]["job"])
    write("made.jsonl", made)
    relabel(made)
    by_hand(made["layers"]["mark"])
    write("hand.jsonl", made)
    done = cli("run", "hand.jsonl", "--plugin", plugin, "-l", "job", "-o", "again.jsonl")
    assert done.code == 3
    assert "expected a firm (at /layers/job/annotations/1/firm)" in done.err
    done = cli("repair", "hand.jsonl", "--plugin", plugin, "--destructive", "-o", "mended.jsonl")
    assert done.code == 1
    assert rows("mended.jsonl") == [made]
    del made["layers"]["job"]
    write("hand.jsonl", made)
    done = cli("edit", "made.jsonl", "--plugin", plugin, "--merge", "mark=hand.jsonl")
    assert done.code == 1
    assert (
        "layer 'job' would not pass its own check: expected a firm, and a person made it: "
        "correct it first, or --drop job too"
    ) in done.err
