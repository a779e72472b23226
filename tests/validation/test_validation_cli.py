"""``glossator validate`` as a user meets it: exit codes, inputs, reporters."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from glossator.files.sources import find_annotations
from glossator.plugins.discovery import default_registry
from glossator.validation import CODES, Rules, iter_findings, make_rules
from glossator.validation.run import Checked, check_inputs

ROOT = Path(__file__).parent.parent.parent
GOOD = '{"format": "glossator/1.1", "id": "a", "text": "one", "layers": {}}\n'
BAD = '{"format": "glossator/1.1", "id": 1, "text": "one", "layers": {}}\n'

Cli = Callable[..., Any]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a good and a bad file of each kind."""
    for name, text in (("good", GOOD), ("bad", BAD)):
        (tmp_path / f"{name}.json").write_text(text, "utf-8")
        first = GOOD.replace('"a"', '"first"')
        (tmp_path / f"{name}.jsonl").write_text(first + "\n" + text, "utf-8")
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wb") as stream:
            stream.write((first + text).encode())
    return tmp_path


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".jsonl.gz"])
def test_exit_codes_say_valid_or_invalid(cli: Cli, here: Path, suffix: str) -> None:
    good = cli("validate", f"good{suffix}")
    assert (good.code, good.out) == (0, "")
    assert ": valid" in good.err
    bad = cli("validate", f"bad{suffix}")
    assert bad.code == 1
    line = {".json": 1, ".jsonl": 3, ".jsonl.gz": 2}[suffix]
    wanted = f"bad{suffix}:{line}:35: error: expected string, got number 1 [document-type]\n"
    assert bad.out == wanted + "  at /id\n"
    assert "1 error, 0 warnings" in bad.err


def test_usage_errors_exit_with_2(cli: Cli, here: Path) -> None:
    (here / "text.txt").write_text("one", "utf-8")
    for arguments in (
        ["validate"],
        ["validate", "good.json", "--format", "yaml"],
        ["validate", "good.json", "--schema", "x"],
        ["validate", "good.json", "--max-errors", "0"],
        ["validate", "text.txt"],
    ):
        assert cli(*arguments).code == 2, arguments
    assert "expected a name ending in .json, .jsonl (.gz" in cli("validate", "text.txt").err


def test_unreadable_inputs_exit_with_3_and_the_others_are_checked(cli: Cli, here: Path) -> None:
    assert cli("validate", "absent.json").code == 3
    (here / "torn.jsonl.gz").write_bytes((here / "good.jsonl.gz").read_bytes()[:-9])
    result = cli("validate", "torn.jsonl.gz", "bad.json")
    assert result.code == 3
    assert "torn.jsonl.gz: error: expected a file that can be read, got: " in result.out
    assert "[input-unreadable]" in result.out
    assert "bad.json:1:35: error" in result.out


def test_directories_and_globs_leave_out_what_is_no_document(cli: Cli, here: Path) -> None:
    (here / "note.txt").write_text("one", "utf-8")
    assert cli("validate", ".").err == "10 documents: 3 errors, 0 warnings\n"
    assert cli("validate", "good*").err == "5 documents: valid\n"
    (here / "texts").mkdir()
    (here / "texts" / "a.txt").write_text("one", "utf-8")
    assert cli("validate", "texts").code == 3


def read_from(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data.encode())))
    monkeypatch.setattr(sys, "stdin", stream)


@pytest.mark.parametrize(
    ("data", "code", "summary"),
    [
        (GOOD + GOOD.replace('"a"', '"b"'), 0, "2 documents: valid"),
        ("\n" + GOOD + BAD, 1, "2 documents: 1 error, 0 warnings"),
        (json.dumps(json.loads(GOOD), indent=2), 0, "1 document: valid"),
        (json.dumps(json.loads(BAD), indent=2), 1, "1 document: 1 error, 0 warnings"),
        ("", 3, "0 documents: 1 error, 0 warnings"),
        ("oops\n" + GOOD, 1, "2 documents: 1 error, 0 warnings"),
    ],
)
def test_standard_input(
    data: str, code: int, summary: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_from(data, monkeypatch)
    result = cli("validate", "-")
    assert (result.code, result.err.strip()) == (code, summary)
    assert all(line.startswith(("<stdin>:", "  ")) for line in result.out.splitlines())


def test_an_id_that_another_document_of_the_file_has_is_warned_of(cli: Cli, tmp_path: Path) -> None:
    other = GOOD.replace('"a"', '"b"')
    for name, text in (("one.jsonl", GOOD + other), ("two.jsonl", GOOD + other + GOOD * 2)):
        (tmp_path / name).write_text(text, "utf-8")
    result = cli("validate", "one.jsonl", "two.jsonl")
    assert (result.code, result.out) == (0, "")  # each is valid for itself
    valid, warning = result.err.splitlines()
    assert valid == "6 documents: valid"
    assert "2 documents have the id of one before in the file, first two.jsonl:3: 'a'" in warning


def test_nothing_of_a_file_commands_the_terminal(cli: Cli, here: Path) -> None:
    key = "\x1b[2J\n\x9b\u202e"
    row = {**json.loads(GOOD), key: 1}
    (here / "odd.json").write_text(json.dumps(row), "utf-8")
    told = (cli("validate", "odd.json").out, *(cli(one, "odd.json").err for one in ("show", "run")))
    for text in told:
        assert r"\x1b[2J\n\x9b\u202e" in text
        assert all(line.isprintable() for line in text.splitlines())


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_what_programs_read_is_utf_8_on_any_terminal(form: str, here: Path) -> None:
    row = {**json.loads(GOOD), "слой": 1}
    (here / "odd.json").write_text(json.dumps(row), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "glossator", "validate", "odd.json", "--format", form],
        capture_output=True,
        cwd=here,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        check=False,
    )
    found = done.stdout.decode("utf-8")
    assert "слой" in (found if form == "github" else str(json.loads(found)))


def test_max_errors_stops(cli: Cli, here: Path) -> None:
    (here / "many.jsonl").write_text(BAD * 50, "utf-8")
    result = cli("validate", "many.jsonl", "--max-errors", 3)
    assert result.out.count("[document-type]") == 3
    assert "Stopped after 3 errors (--max-errors)" in result.err
    assert cli("validate", "many.jsonl").out.count("[document-type]") == 50


def test_json_has_every_field_of_a_finding(cli: Cli, here: Path) -> None:
    assert json.loads(cli("validate", "good.json", "-f", "json").out) == []
    (finding,) = json.loads(cli("validate", "bad.json", "--format", "json").out)
    assert finding == {
        "code": "document-type",
        "severity": "error",
        "file": "bad.json",
        "line": 1,
        "column": 35,
        "pointer": "/id",
        "message": "expected string, got number 1",
    }


def test_github_prints_workflow_commands(cli: Cli, here: Path) -> None:
    (here / "a,b.json").write_text(BAD, "utf-8")
    assert cli("validate", "a,b.json", "-f", "github").out == (
        "::error file=a%2Cb.json,line=1,col=35,title=document-type::"
        "expected string, got number 1 (at /id)\n"
    )
    newer = cli("validate", "newer.json", "-f", "github") if write_newer(here) else None
    assert newer
    assert newer.out.startswith("::warning file=newer.json,")
    assert "%0Ahint: it is read as far as it is known" in newer.out


def write_newer(folder: Path) -> bool:
    return bool((folder / "newer.json").write_text(GOOD.replace("1.1", "1.9"), "utf-8"))


def test_warnings_alone_are_valid(cli: Cli, here: Path) -> None:
    write_newer(here)
    result = cli("validate", "newer.json")
    assert result.code == 0
    assert result.err == "1 document: 0 errors, 1 warning\n"


def test_sarif_is_a_log_of_version_2_1_0(cli: Cli, here: Path) -> None:
    log = json.loads(cli("validate", "good.json", "bad.json", "-f", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "document-type"
    assert result["level"] == "error"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "bad.json"},
        "region": {"startLine": 1, "startColumn": 35},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "/id"
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_without_findings_is_whole(cli: Cli, here: Path) -> None:
    log = json.loads(cli("validate", "good.json", "-f", "sarif").out)
    assert log["runs"][0]["results"] == []


def test_required_layers_and_the_layers_of_a_plugin(cli: Cli, here: Path, shout: str) -> None:
    result = cli("validate", "good.json", "--require", "tokens,shout", "--plugin", shout)
    assert result.code == 1
    assert "expected a layer 'tokens', got none [policy-required]" in result.out
    assert "expected a layer 'shout', got none [policy-required]" in result.out


def test_an_unknown_layer_type_is_said_once_a_type(cli: Cli, here: Path) -> None:
    layer = '{"type": "moods", "version": "1.0", "status": "ok", "annotations": []}'
    row = GOOD.replace('"layers": {}', f'"layers": {{"moods": {layer}}}')
    (here / "moods.jsonl").write_text(row * 5, "utf-8")
    result = cli("validate", "moods.jsonl")
    assert result.code == 0
    assert result.out.count("policy-unchecked") == 1


def test_a_layer_made_from_another_text_is_stale(cli: Cli, here: Path) -> None:
    (here / "a.txt").write_text("One word. Two words.", "utf-8")
    cli("run", "a.txt", "-l", "tokens", "--use", "tokens=rules", "-o", "a.json")
    assert cli("validate", "a.json").code == 0
    written = (here / "a.json").read_text("utf-8")
    (here / "a.json").write_text(written.replace("One word", "Six word"), "utf-8")
    result = cli("validate", "a.json")
    assert result.code == 1
    assert "was made from another text, or with other options, than these" in result.out
    assert "/producer/fingerprint" in result.out


def test_too_many_levels_are_one_finding() -> None:
    deep = GOOD.replace('"a"', '"a", "metadata": {"x": ' + "[" * 200_000 + "]" * 200_000 + "}")
    assert [finding.code for finding in iter_findings(deep, Rules())] == ["parse-depth"]


def test_validate_starts_without_what_only_errors_need(python: Callable[[str], str]) -> None:
    printed = python(
        "import sys, pathlib, tempfile\n"
        "from glossator.cli import main\n"
        "path = pathlib.Path(tempfile.mkdtemp(), 'a.json')\n"
        f"path.write_text({GOOD!r})\n"
        "try:\n"
        "    main(['validate', str(path)])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = ('torch', 'stanza', 'numpy', 'jsonschema', 'jsonschema_rs', 'referencing')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert printed == "[]\n"


@pytest.mark.slow("starts processes")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    rules = make_rules(default_registry())

    def peak(lines: int) -> int:
        path = tmp_path / f"{lines}.jsonl"
        path.write_text(GOOD * lines, "utf-8")
        tracemalloc.start()
        assert list(check_inputs(find_annotations([str(path)]), rules, Checked())) == []
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    peak(10)
    assert peak(5_000) < 2 * peak(200) + 50_000


def test_nothing_is_changed(cli: Cli, here: Path) -> None:
    before = {path.name: path.read_bytes() for path in files(here)}
    cli("validate", ".")
    assert {path.name: path.read_bytes() for path in files(here)} == before


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize(("command", "code"), [("validate", 1), ("show", 3), ("upgrade", 3)])
def test_a_document_of_too_many_levels_is_told_in_words(command: str, code: int, cli: Cli) -> None:
    head = '{"format": "glossator/1.1", "id": "a", "text": "", "layers": {}, "metadata": {"a": '
    Path("a.json").write_text(head + "[" * 5000 + "]" * 5000 + "}}", "utf-8")
    done = cli(command, "a.json")
    assert done.code == code
    assert "expected fewer levels of objects and arrays, got more than" in done.out + done.err


def test_every_code_is_documented_with_stage_severity_title_and_hint() -> None:
    page = (ROOT / "docs" / "validation.md").read_text("utf-8")
    for code in CODES.values():
        cells = (f"`{code.name}`", int(code.stage), code.severity, code.title, code.hint)
        assert f"| {' | '.join(map(str, cells))} |" in page


def test_the_pre_commit_hook_runs_our_command() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert "id: glossator-validate" in hook
    assert "entry: glossator validate" in hook


@pytest.mark.parametrize(
    ("failed", "said"), [(3, "all 3 documents"), (2, "2 of 3 documents"), (1, "KeyError: a0")]
)
def test_a_layer_that_failed_is_told_once_with_the_number_of_documents(
    failed: int, said: str, cli: Cli, tmp_path: Path
) -> None:
    def row(number: int) -> str:
        error = {"annotator": "rules", "kind": "KeyError", "message": f"KeyError: a{number}"}
        layer = {"type": "tokens", "version": "1.0", "status": "error", "error": error}
        layers = {"tokens": {**layer, "annotations": []}} if number < failed else {}
        return json.dumps({**json.loads(GOOD), "id": f"d{number}", "layers": layers}) + "\n"

    path = tmp_path / "a.jsonl"
    path.write_text("".join(map(row, range(3))))
    done = cli("validate", str(path))
    assert done.code == 0
    [line] = [one for one in done.out.splitlines() if "policy-failed" in one]
    assert "layer 'tokens' failed: KeyError: a0" in line
    assert line.endswith(f"{said} [policy-failed]")


def test_of_many_findings_of_a_code_the_first_are_listed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(BAD.replace("{", "{" + " " * n, 1) for n in range(130)), "utf-8")
    shown, listed = cli("validate", path), cli("validate", path, "--format", "json")
    assert shown.out.count("error:") == 100
    assert shown.out.endswith("not listed: 30 of document-type; `--format json` lists all\n")
    assert "130 errors" in shown.err
    assert len(json.loads(listed.out)) == 130


def test_what_a_line_lacks_at_its_end_is_told_of_that_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_text('{"id": "a", "text": "one"\n' + GOOD, "utf-8")
    assert f"{path}:1:26: error: expected a comma, got the end" in cli("validate", path).out


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("{} {}", "the end of the document, got '{'", "two documents stand on one line"),
        ("{}\n{}", "the end of the document, got '{'", "JSON Lines: name it .jsonl"),
        ('{"a": [{} {}]}', "a comma, got '{'", ""),
        ('{"a": "\\x"}', 'an escape that JSON has, as \\n, \\" or \\\\', ""),
        ('{"a": "\\u12"}', "four hexadecimal digits behind \\u", ""),
    ],
)
def test_what_is_no_json_is_told_with_what_to_do(text: str, expected: str, hint: str) -> None:
    [found] = iter_findings(text, make_rules(default_registry()))
    assert f"expected {expected}" in found.message
    assert hint in (found.hint or "")
    assert bool(hint) == bool(found.hint)
