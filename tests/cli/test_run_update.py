"""``glossator run --update``: what still holds is taken over; the result is a fresh run's."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent

Cli = Callable[..., Any]
Update = Callable[..., str]

OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out"]


def content(output: str) -> dict[str, bytes]:
    path = Path(output)
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    data = path.read_bytes()
    return {"": gzip.decompress(data) if path.suffix == ".gz" else data}


def write_rows(**texts: str) -> None:
    rows = [json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()]
    Path("in.jsonl").write_text("".join(rows), "utf-8")


@pytest.fixture
def update(cli: Cli, shout: str) -> Update:
    """Update an output, check that a fresh run writes the same; returns what was said."""

    def run(output: str, *options: object) -> str:
        asked = ("run", "in.jsonl", "--plugin", shout, *options)
        if "--layers" not in options:
            asked = (*asked, "--layers", "shout")
        shutil.rmtree("fresh", ignore_errors=True)
        done = cli(*asked, "--update", "-o", output)
        fresh = cli(*asked, "-o", f"fresh/{output}")
        assert done.code == fresh.code
        assert content(output) == content(f"fresh/{output}")
        assert sorted(path.name for path in Path().glob("out*")) == [output]
        # The last line is the same for all runs.
        return "".join(line for line in done.err.splitlines(True) if " written, " not in line)

    return run


TEXTS = {name: f"HELLO you {name}" for name in ("a", "b", "c", "d")}


@pytest.mark.filterwarnings("default:.*were removed")
@pytest.mark.parametrize("output", OUTPUTS)
def test_whatever_has_changed_the_result_is_that_of_a_fresh_run(
    update: Update, output: str, shout: str
) -> None:
    write_rows(**TEXTS)
    assert "made word, shout (new)" in update(output)
    assert update(output) == "4 documents: kept word, shout (up to date)\n"
    write_rows(**TEXTS, e="One MORE")
    assert "kept word, shout in 4 (up to date); made word, shout in 1 (new)" in update(output)
    write_rows(z="FIRST", **{**TEXTS, "b": "HELLO corrected"})
    assert "kept word, shout in 3" in update(output)
    write_rows(**{name: TEXTS[name] for name in ("d", "c", "a")})
    assert "3 documents: kept word, shout (up to date)\n" in update(output)
    said = update(output, "--set", "shout.least=3")
    assert said == "3 documents: kept word (up to date); made shout (option least changed)\n"
    Path(shout).write_text(Path(shout).read_text("utf-8").replace("isupper", "islower"), "utf-8")
    assert "made word (code or lists changed), shout (code or lists changed, opt" in update(output)
    assert "3 documents: kept word (up to date)\n" in update(output, "--layers", "word")


def test_with_workers_documents_that_lack_nothing_keep_their_place(update: Update) -> None:
    options = ("--jobs", "2", "--batch-size", "2")
    texts = {f"n{number}": f"HELLO {number}" for number in range(30)}
    write_rows(**texts)
    update("out.jsonl")
    write_rows(
        **{name: text + " x" * (name in ("n3", "n4", "n20")) for name, text in texts.items()}
    )
    assert "kept word, shout in 27 (up to date)" in update("out.jsonl", *options)


def test_when_much_waits_for_an_engine_it_ends_what_it_has(
    update: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.chains.reuse.MOST_WAITING", 1)
    write_rows(**TEXTS)
    update("out.jsonl")
    write_rows(**{**TEXTS, "a": "HELLO there", "c": "HELLO there"})
    assert "kept word, shout in 2" in update("out.jsonl")


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"\0\0"])
def test_what_a_damaged_disk_has_left_is_made_anew(update: Update, damage: bytes) -> None:
    write_rows(**TEXTS)
    update("out.jsonl")
    data = Path("out.jsonl").read_bytes()
    at = data.index(b"HELLO", data.index(b'"annotations"'))
    Path("out.jsonl").write_bytes(data[:at] + damage + data[at + 2 :])
    assert "kept word, shout in 3 (up to date)" in update("out.jsonl")


def test_a_text_that_may_not_be_so_long_any_more_fails(update: Update) -> None:
    write_rows(a="HELLO", b="HELLO there, and there")
    update("out.jsonl")
    assert "expected a text of at most 10 char" in update("out.jsonl", "--max-characters", "10")
    assert "kept word, shout in 1" in update("out.jsonl")


def test_what_failed_is_tried_again(update: Update, shout: str) -> None:
    write_rows(a="HELLO", b="boom")
    assert "shout failed on document 'b'" in update("out.jsonl")
    said = update("out.jsonl")
    assert "kept word (up to date), shout in 1" in said
    assert "shout failed on document 'b'" in said


def test_a_layer_of_the_input_comes_from_the_input(update: Update, cli: Cli, shout: str) -> None:
    write_rows(**TEXTS)
    update("out.jsonl")
    made = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    for row in made:
        del row["layers"]["shout"]
        del row["layers"]["word"]["producer"]
        row["layers"]["word"]["annotations"].pop(0)
    rows = [json.dumps(row, separators=(",", ":")) + "\n" for row in made]
    Path("in.jsonl").write_text("".join(rows), "utf-8")
    assert "kept word (made by a person)" in update("out.jsonl")
    assert "kept word (made by a person), shout (up to date)" in update("out.jsonl")


def test_metadata_and_language_are_the_inputs(update: Update) -> None:
    write_rows(**TEXTS)
    update("out.jsonl")
    Path("in.jsonl").write_text('{"id": "a", "text": "HELLO you a", "note": 1}\n', "utf-8")
    assert "kept word, shout (up to date)" in update("out.jsonl")
    assert "made word, shout (language changed)" in update("out.jsonl", "--language", "de")


def test_a_layer_without_annotations_is_taken_over_too(update: Update) -> None:
    write_rows(a="nothing loud")
    update("out.jsonl")
    assert update("out.jsonl") == "1 document: kept word, shout (up to date)\n"


@pytest.mark.parametrize("cut", [10, 200, 900])
@pytest.mark.parametrize("output", OUTPUTS[:2])
def test_half_a_document_is_where_going_on_ends(update: Update, output: str, cut: int) -> None:
    write_rows(**TEXTS)
    update(output)
    data = Path(output).read_bytes()
    Path(output).unlink()
    Path(f"{output}.partial").write_bytes(data[: -min(cut, len(data) // 2)])
    said = update(output)
    assert f"{output}.earlier.partial is of a run that did not come to its end" in said


def test_what_several_runs_left_is_taken_over_the_latest_first(update: Update) -> None:
    write_rows(**TEXTS)
    update("out.jsonl", "--set", "shout.least=3")
    lines = Path("out.jsonl").read_bytes().splitlines(keepends=True)
    Path("out.jsonl.earlier.partial").write_bytes(b"".join(lines[2:]))
    update_left = b"".join(lines[:3])
    Path("out.jsonl").unlink()
    Path("out.jsonl.partial").write_bytes(update_left)
    said = update("out.jsonl", "--set", "shout.least=3")
    assert said.endswith("4 documents: kept word, shout (up to date)\n")


def test_spaces_that_others_have_put_in_are_not_carried_over(update: Update) -> None:
    write_rows(**TEXTS)
    update("out")
    for path in Path("out").iterdir():
        path.write_text(json.dumps(json.loads(path.read_text("utf-8"))) + "\n", "utf-8")
    assert "kept word, shout (up to date)" in update("out")


@pytest.mark.filterwarnings("default:.*were removed")
def test_in_a_folder_only_documents_of_runs_go_with_their_texts(cli: Cli, shout: str) -> None:
    write_rows(**TEXTS)
    run = ("run", "in.jsonl", "--plugin", shout, "--layers", "shout", "-o", "out")
    assert cli(*run).code == 0
    Path("out/notes.json").write_text('{"mine": 1}', "utf-8")
    corrected = json.loads(Path("out/d.json").read_text("utf-8"))
    del corrected["layers"]["word"]["producer"]
    Path("out/d.json").write_text(json.dumps(corrected), "utf-8")
    write_rows(a=TEXTS["a"])
    said = cli(*run, "--update").err
    assert "out: 2 of the documents there are of texts that are no input now" in said
    names = [path.name for path in sorted(Path("out").iterdir())]
    assert names == ["a.json", "d.json", "notes.json"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "expected a file or a directory to go on from, got a stream"),
        (("-o", "out.conllu"), "does not hold all of a document"),
        (("-o", "out", "--parts", "2", "--to", "conllu"), "does not hold all of a document"),
    ],
)
def test_where_no_run_can_go_on_it_is_said(
    cli: Cli, shout: str, options: tuple[str, ...], message: str
) -> None:
    write_rows(**TEXTS)
    done = cli("run", "in.jsonl", "--plugin", shout, "-l", "shout", "--update", *options)
    assert done.code == 2
    assert message in done.err


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_doubled_or_left_over() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "kill.py", "12"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
