"""``glossator validate --jobs``: the same findings from several processes, and none left behind."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.files import ranges
from glossator.files.sources import find_annotations
from glossator.validation import Finding
from glossator.validation import workers as workers_module
from glossator.validation.rules import Recipe, rules_of
from glossator.validation.run import Checked, check_inputs
from glossator.validation.workers import Judged, Workers

GOOD = '{"format": "glossator/1.1", "id": "a", "text": "one", "layers": {}}\n'
BAD = GOOD.replace('"a"', "1")
MOODS = (
    '{"format": "glossator/1.1", "id": "m", "text": "one", "layers": {"moods": '
    '{"type": "moods", "version": "1.0", "status": "ok", "annotations": []}}}\n'
)

# A layer type with a check of its own, which runs where documents are checked.
PLUGIN = '''
import os

import glossator


class Trap(glossator.Span):
    """What ends or fails whoever checks it."""

    layer_type = "traps"

    @classmethod
    def check(cls, layer, document):
        print("caught")
        if document.text == "die":
            os._exit(7)
        if document.text == "fail":
            raise SystemExit("no error that anybody expects")
        return []


@glossator.hookimpl
def glossator_layer_types():
    return [Trap]
'''


def trap(text: str) -> str:
    annotations = '[{"id": "traps:1", "start": 0, "end": 1}]'
    layer = f'{{"type": "traps", "version": "1.0", "status": "ok", "annotations": {annotations}}}'
    return GOOD.replace('"one"', f'"{text}"').replace("{}", f'{{"traps": {layer}}}')


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_module, "CHUNK", 1000)
    monkeypatch.setattr(ranges, "SIZE", 1000)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    """Files of all sorts: good and bad lines, an empty one, one that cannot be read."""
    (tmp_path / "a.jsonl").write_text((GOOD * 7 + BAD) * 9 + MOODS * 3 + '{"torn', "utf-8")
    (tmp_path / "b.json").write_text("", "utf-8")
    packed = gzip.compress((GOOD * 90 + BAD).encode())
    (tmp_path / "c.jsonl.gz").write_bytes(packed[:-9])
    (tmp_path / "d.json").write_text(BAD, "utf-8")
    (tmp_path / "e.jsonl").write_text("\n" + MOODS + BAD, "utf-8")
    (tmp_path / "f.jsonl").write_text("\n \n" * 900, "utf-8")
    (tmp_path / "g.jsonl").write_text(GOOD * 40 + "\n" * 2000 + BAD, "utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def checked(recipe: Recipe, jobs: int) -> tuple[list[Finding], dict[str, int]]:
    counts = Checked()
    files = find_annotations(["."])
    if jobs == 1:
        return list(check_inputs(files, rules_of(recipe), counts)), vars(counts)
    with Workers(jobs, recipe) as workers:
        return list(check_inputs(files, rules_of(recipe), counts, workers)), vars(counts)


def test_three_processes_find_what_one_finds_in_its_order(corpus: Path) -> None:
    recipe = Recipe(required=("tokens",))
    one = checked(recipe, 1)
    assert checked(recipe, 3) == one
    told = ("documents", "errors", "warnings", "unreadable", "repeated", "first_repeated")
    assert one[1] == dict(zip(told, (211, 227, 1, 3, 192, "a.jsonl:2: 'a'"), strict=True))


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_output_is_the_same_byte_for_byte(
    form: str, corpus: Path, cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus)
    one = cli("validate", ".", "--format", form)
    two = cli("validate", ".", "--format", form, "--jobs", 2)
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
    few = [cli("validate", ".", "-f", form, "--max-errors", 5, "-j", jobs) for jobs in (1, 2)]
    assert (few[0].out, few[0].err) == (few[1].out, few[1].err)


def test_standard_input_is_shared_among_processes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "glossator", "validate", "-", "--jobs", "2"],
        input=(GOOD * 5 + BAD) * 3,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == (
        "18 documents: 3 errors, 0 warnings\n"
        "Warning: 14 documents have the id of one before in the file, first -:2: 'a'; other "
        "commands refuse the second of an id: give each its own\n"
    )
    assert [line.split(":")[1] for line in done.stdout.splitlines()[::2]] == ["6", "12", "18"]


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_jobs_is_a_number_or_auto(jobs: str, cli: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, "utf-8")
    result = cli("validate", "a.jsonl", f"--jobs={jobs}")
    assert result.code == 2
    assert f"--jobs: expected a number from 1, or auto, got '{jobs}'" in result.err
    assert cli("validate", "a.jsonl", "--jobs", "auto").code == 0


@pytest.fixture
def traps(tmp_path: Path) -> Recipe:
    """The rules of a plugin file; what it prints is no finding."""
    path = tmp_path / f"traps_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(PLUGIN, "utf-8")
    return Recipe((str(path),))


def test_a_process_that_dies_is_told_with_what_it_was_checking(
    traps: Recipe, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD * 30 + trap("die") + GOOD * 30, "utf-8")
    with (
        Workers(2, traps) as workers,
        pytest.raises(
            glossator.GlossatorError, match=r"a\.jsonl:\d+ to .*a\.jsonl:\d+: "
        ) as raised,
    ):
        list(workers.check(rows(tmp_path / "a.jsonl")))
    assert "the process that checked this died (exit code 7): try with --jobs 1" in str(
        raised.value
    )


def rows(path: Path) -> Iterator[workers_module.Unit]:
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        yield str(path), workers_module.Row(line, number, False)


def test_what_plugins_print_is_no_answer(traps: Recipe, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((GOOD + trap("sing")) * 9, "utf-8")
    with Workers(2, traps) as workers:
        found = [one for _, one in workers.check(rows(tmp_path / "a.jsonl"))]
    assert [one.findings for one in found if isinstance(one, Judged)] == [[]] * 18


def test_what_stops_one_process_stops_several_alike(tmp_path: Path) -> None:
    absent = Recipe(schemas=(f"moods={tmp_path / 'absent.json'}",))
    (tmp_path / "a.jsonl").write_text(GOOD, "utf-8")
    with pytest.raises(glossator.GlossatorError) as alone:
        rules_of(absent)
    with Workers(2, absent) as workers, pytest.raises(glossator.GlossatorError) as together:
        list(workers.check(rows(tmp_path / "a.jsonl")))
    assert (type(together.value), str(together.value)) == (type(alone.value), str(alone.value))


@pytest.mark.slow(reason="waits for processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_however_it_ends(how: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD * 300_000, "utf-8")
    command = [sys.executable, "-m", "glossator", "validate", "a.jsonl", "--jobs", "2"]
    started = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    found = wait_for(lambda: children(started.pid) if len(children(started.pid)) == 2 else [])
    time.sleep(0.3)
    started.send_signal(how)
    _, said = started.communicate(timeout=30)
    if how is not signal.SIGKILL:
        assert started.returncode == 130
        assert said.startswith("Interrupted: ")
        assert "Traceback" not in said
    assert wait_for(lambda: not any(Path(f"/proc/{one}").exists() for one in found))


def children(process: int) -> list[str]:
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [child for one in threads for child in one.read_text("utf-8").split()]


def wait_for(what: Callable[[], Any]) -> Any:
    for _ in range(300):
        if found := what():
            return found
        time.sleep(0.1)
    return what()
