"""Work units that workers answer give the jobs of a run in this process."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glossator import Document, GlossatorError, InputError
from glossator.chains.assemble import assemble, registry_of
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.distributed import Setup, Worker, jobs, units
from glossator.files.corpus import Corpus
from glossator.files.reading import Unreadable
from glossator.files.recognition import Formats
from glossator.files.sources import find_inputs
from glossator.format.codec import encode


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shout: str) -> Runner:
    """A chain of the plugin `shout`, in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    asked = ChainFile(layers=("shout",), plugins=(shout,), batch_size=4)
    return assemble(registry_of(asked), asked)


def corpus(told: list[str], *sources: str, stop: bool = False) -> Corpus:
    def tell(one: Unreadable) -> None:
        told.append(str(one.error))

    return Corpus(find_inputs(sources, Formats()), tell, stop=stop)


def answers(runner: Runner, documents: Any, size: int = 200) -> Iterator[bytes]:
    """Those of one worker."""
    worker = Worker(Setup.of(runner))
    for number, unit in enumerate(units(documents, runner, size)):
        yield from worker.answers(number, unit)
    worker.close()


def write_inputs(folder: Path) -> None:
    rows: list[dict[str, Any]] = [{"id": f"a{n}", "text": f"Text {n} SHOUTS"} for n in range(30)]
    rows += [{"id": "a0", "text": "again"}, {"text": 1}, {"id": "b", "text": "boom"}]
    rows += [{"text": "it has no id"}]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    folder.mkdir()
    (folder / "a.jsonl").write_text(lines, "utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines.replace('"a', '"z').encode()))
    (folder / "c.txt").write_text("A TEXT", "utf-8")
    (folder / "d.txt").write_bytes(b"\xff")
    (folder / "e.txt").write_text("ANOTHER", "utf-8")


@pytest.mark.parametrize("stop", [False, True])
def test_the_jobs_are_those_of_one_process_in_its_order(
    runner: Runner, tmp_path: Path, stop: bool
) -> None:
    write_inputs(tmp_path / "in")
    here: list[str] = []
    expected = list(runner.jobs(corpus(here, "in", stop=stop)))
    counted, runner.summary = runner.summary, type(runner.summary)()
    there: list[str] = []
    given = corpus(there, "in", stop=stop)
    found = list(jobs(answers(runner, given), runner, given))
    assert there == here
    assert len(here) == (1 if stop else 6)
    assert [encode(job.document) for job in found] == [encode(job.document) for job in expected]
    assert [job.document.source for job in found] == [job.document.source for job in expected]
    for name in ("documents", "outcomes", "annotations", "failed", "failures", "languages"):
        assert getattr(runner.summary, name) == getattr(counted, name)
    assert runner.summary.seconds.keys() == counted.seconds.keys()


def test_documents_of_no_file_go_with_their_units(runner: Runner) -> None:
    documents = [Document(id=str(n), text="LOUD") for n in range(9)]
    found = list(jobs(answers(runner, documents), runner, documents))
    assert [job.document.id for job in found] == [str(n) for n in range(9)]
    assert {len(job.document.layers["shout"]) for job in found} == {1}


def test_units_end_at_lines_and_take_small_files_together(runner: Runner, tmp_path: Path) -> None:
    write_inputs(tmp_path / "in")
    number = sum(1 for _ in units(corpus([], "in"), runner, 200))
    assert number > 5
    assert sum(1 for _ in units(corpus([], "in"), runner, 1 << 20)) == 1


def test_answers_that_come_again_are_passed_over_and_missing_ones_told(runner: Runner) -> None:
    documents = [Document(id=str(n), text="LOUD") for n in range(9)]
    given = list(answers(runner, documents))
    assert len(given) > 2
    found = list(jobs([given[0], given[1], given[0], *given[1:]], runner, documents))
    assert [job.document.id for job in found] == [str(n) for n in range(9)]
    with pytest.raises(GlossatorError, match="expected result 0 of work unit 1, got result 0 of 2"):
        list(jobs([given[0], given[2]], runner, documents))


def test_of_a_unit_that_workers_die_of_only_what_is_refused_has_failed(runner: Runner) -> None:
    documents = [Document(id=str(n), text="LOUD") for n in range(5)]
    [unit] = units(documents, runner)
    worker = Worker(Setup.of(runner))
    asked: list[int] = []

    def may_try(place: int) -> bool:
        asked.append(place)
        return place != 3

    found = list(jobs(worker.answers(0, unit, may_try), runner, documents))
    worker.close()
    assert asked == [0, 1, 2, 3, 4]
    assert [bool(job.failures) for job in found] == [place == 3 for place in range(5)]
    assert found[3].failures[0].kind == "WorkerDied"


def test_what_a_worker_cannot_reach_is_told_with_what_a_cluster_needs(
    runner: Runner, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("LOUD", "utf-8")
    told: list[str] = []
    given = corpus(told, "a.txt")
    cut = list(units(given, runner))
    (tmp_path / "a.txt").unlink()
    worker = Worker(Setup.of(runner))
    assert list(jobs(worker.answers(0, cut[0]), runner, given)) == []
    worker.close()
    assert "a.txt: No such file or directory, on " in told[0]
    assert "inputs must be on a file system that all nodes of the cluster share" in told[0]

    gone = Worker(Setup(ChainFile(), str(tmp_path / "gone")))
    with pytest.raises(InputError, match="gone: No such file or directory, on .*share"):
        list(jobs(gone.answers(0, cut[0]), runner, given))
