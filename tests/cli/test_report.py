"""The report of a run for programs: what its schema promises, and no text."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from glossator.cli.ending import writing
from glossator.errors import AnnotatorError, InputError
from glossator.files.atomic import Outcome

Cli = Callable[..., Any]
RULES = ("--layers", "sentences", "--use", "rules")


def reported(*, without: str = "SECRET") -> Any:
    """The report that a run has written, if it is as its schema says and has nothing of a text."""
    from glossator.cli.report import report_schema

    written = Path("report.json").read_text("utf-8")
    assert without not in written
    report = json.loads(written)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    schema = report_schema()
    assert report.keys() == schema["properties"].keys()
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(report)
    return report


@pytest.mark.parametrize("engine", [(), ("--jobs", "2")])
def test_a_report_says_what_a_run_did_without_any_text(
    cli: Cli, shout: str, engine: tuple[str, ...]
) -> None:
    rows = [{"id": "a", "text": "HELLO you"}, {"id": "b", "text": "SECRET boom"}, {"text": 3}]
    Path("in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    options = ("--plugin", shout, "--layers", "shout", "--report", "report.json", *engine)
    assert cli("run", "in.jsonl", *options, "-o", "out.jsonl").code == 3
    report = reported(without="SECRET")
    assert report["format"] == "glossator-report/1.0"
    assert report["ended"] == "complete"
    assert report["documents"] == {"written": 2, "kept": 0, "failed": 1, "unreadable": 1}
    assert report["characters"] == len("HELLO you" + "SECRET boom")
    assert report["layers"]["word"]["annotations"] == 4
    assert set(report["annotators"]) == {"words", "shout"}
    [failure] = report["failures"]
    assert (failure["document"], failure["annotator"]) == ("b", "shout")
    assert report["unreadable"] == [
        "in.jsonl:3: expected `text` to be a string, got int (at /text)"
    ]
    assert report["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert report["options"]["layers"] == ["shout"]
    assert report["peak_memory"]["this_process"] > 1 << 20
    assert (report["peak_memory"]["largest_child"] > 1 << 20) or not engine


def test_a_report_has_the_options_that_were_typed(cli: Cli) -> None:
    Path("in.txt").write_text("He left on Friday.", "utf-8")
    typed = ("--set", "dates.anchor=2024-03-14", "--layers", "dates", "--use", "rules")
    assert cli("run", "in.txt", *typed, "--report", "report.json", "-o", "out.json").code == 0
    assert reported()["options"]["set"] == {"dates": {"anchor": "2024-03-14"}}


def test_a_run_that_is_stopped_has_a_report_too(cli: Cli, shout: str) -> None:
    Path("in.txt").write_text("boom", "utf-8")
    options = ("--plugin", shout, "--layers", "shout", "--on-error", "stop")
    assert cli("run", "in.txt", *options, "--report", "report.json").code == 1
    assert reported()["ended"] == "stopped"


@pytest.mark.parametrize(
    ("place", "said"), [("folder", "Is a directory"), ("in.txt/r.json", "File exists")]
)
def test_a_report_that_cannot_be_written_is_told_before_the_run(
    cli: Cli, place: str, said: str
) -> None:
    Path("in.txt").write_text("HELLO", "utf-8")
    Path("folder").mkdir()
    done = cli("run", "in.txt", *RULES, "-q", "-o", "out.jsonl", "--report", place)
    assert (done.code, done.err) == (3, f"Error: {place}: {said}\n")
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["folder", "in.txt"]


def test_a_report_that_fails_too_hides_no_reason(capsys: pytest.CaptureFixture[str]) -> None:
    def failing(_: str) -> None:
        raise InputError("r.json: full")

    with pytest.raises(typer.Exit) as ended, writing(Outcome(), None, also=failing):
        raise AnnotatorError("shout", "boom")
    assert ended.value.exit_code == 1
    said = capsys.readouterr().err
    assert "boom" in said
    assert "r.json: full" in said


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "out.jsonl"])
def test_a_report_takes_the_place_of_no_document(
    cli: Cli, shout: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text("HELLO", "utf-8")
    asked = ("run", "a.txt", "--plugin", shout, "-l", "shout", "-o", "out.jsonl", "--report", name)
    done = cli(*asked)
    assert (done.code, "is an input or the output" in done.err) == (2, True)
    assert (tmp_path / "a.txt").read_text("utf-8") == "HELLO"


def test_the_schema_is_printed(cli: Cli) -> None:
    schema = json.loads(cli("schema", "report").out)
    assert schema["$id"] == "urn:glossator:report:1.0"
    assert all("description" in one for one in schema["properties"].values())
    assert schema["required"] == list(schema["properties"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"id": ["SECRET"], "text": "SECRET"}\n'),
        ("a.jsonl", '{"id": "a", "text": "SECRET\n'),
        ("a.jsonl", '{"id": "a", "text": ["SECRET"], "SECRET": 1, "metadata": "SECRET"}\n'),
        ("a.conllu", "1\tSECRET\tshort\n\n"),
        ("a.conllu", "SECRET\tSECRET" + 8 * "\t_" + "\n\n"),
        ("a.ann", "T1\tSECRET 0 five\tSECRET\n"),
    ],
)
def test_a_report_has_nothing_of_an_input_that_cannot_be_read(
    cli: Cli, name: str, content: str
) -> None:
    Path(name).write_text(content, "utf-8")
    Path("a.txt").write_text("SECRET", "utf-8")
    Path("b.txt").write_text("b", "utf-8")
    assert cli("run", name, "b.txt", *RULES, "--report", "report.json").code == 3
    report = reported()
    assert report["documents"]["unreadable"] == len(report["unreadable"]) == 1
    assert name in report["unreadable"][0]


def test_a_report_has_nothing_of_a_document_that_the_output_cannot_hold(cli: Cli) -> None:
    Path("unwritable.py").write_text(ROWS, "utf-8")
    Path("a.txt").write_text("SECRET of a longer text", "utf-8")
    done = cli(
        "run",
        "a.txt",
        *RULES,
        "--plugin",
        "unwritable.py",
        "-o",
        "o.rows",
        "--report",
        "report.json",
    )
    assert done.code == 1
    [failure] = reported()["failures"]
    assert (failure["annotator"], failure["message"]) == ("rows", "expected less, got …")


ROWS = '''
import glossator


class Rows(glossator.Format):
    """Rows."""

    name = "rows"
    suffixes = (".rows",)

    def encode(self, document):
        raise glossator.FormatError(f"expected less, got {document.text}")


@glossator.hookimpl
def glossator_formats():
    return [Rows]
'''


@pytest.mark.slow("starts a process")
def test_an_interrupted_run_has_a_report_too(cli: Cli, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "glossator", "run", "-", *RULES, "--from", "jsonl"]
    with subprocess.Popen(
        [*command, "--report", "report.json"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write(b'{"id": "a", "text": "SECRET"}\n')
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait() == 130
    assert reported()["ended"] == "interrupted"
