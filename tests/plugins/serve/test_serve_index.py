"""Where an index is, when it is made, and that one which is half made is never taken for whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import glossator
from glossator_serve.corpus import Corpus
from glossator_serve.place import open_index
from glossator_serve.progress import Progress
from glossator_serve.search import Query


@pytest.fixture
def copied(corpus: Path, tmp_path: Path) -> Path:
    """The articles in a folder of the test's own."""
    (tmp_path / "own").mkdir()
    return Path(shutil.copy(corpus, tmp_path / "own" / "articles.jsonl"))


def made_in(*inputs: Path, named: Path | None = None) -> tuple[int, int]:
    """Open an index: how many documents were read for that, and how many it has."""
    corpus = Corpus([str(one) for one in inputs])
    progress = Progress(corpus.files, quiet=False)
    with open_index(corpus, named, progress) as index:
        return progress.watch.documents, index.documents


def settle(path: Path) -> None:
    """Let a file be as if it had been there for a while."""
    before = time.time() - 60
    os.utime(path, (before, before))


def test_an_index_is_made_once_beside_its_input(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(copied)
    assert made_in(copied) == (3, 3)
    place = copied.with_name(".articles.jsonl.index")
    assert f"Making the index {place}" in capsys.readouterr().err
    assert place.stat().st_mode & 0o077 == 0
    assert made_in(copied) == (0, 3)
    assert capsys.readouterr().err == ""


def test_it_is_made_again_when_the_input_changes(copied: Path) -> None:
    assert made_in(copied) == (3, 3)
    lines = copied.read_bytes().splitlines(keepends=True)
    copied.write_bytes(b"".join(lines[:2]))
    assert made_in(copied) == (2, 2)


def test_a_change_within_a_tick_of_the_clock_is_seen(copied: Path) -> None:
    assert made_in(copied) == (3, 3)
    facts = copied.stat()
    data = copied.read_bytes()
    copied.write_bytes(data.replace(b"River rises", b"River falls"))
    os.utime(copied, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    corpus = Corpus([str(copied)])
    with open_index(corpus, None, Progress(corpus.files, quiet=True)) as index:
        assert index.search(Query(words="falls")).total == 1


@pytest.mark.parametrize("damage", ["cut", "empty", "other"])
def test_what_is_no_whole_index_is_not_taken_for_one(copied: Path, damage: str) -> None:
    settle(copied)
    made_in(copied)
    place = copied.with_name(".articles.jsonl.index")
    data = place.read_bytes()
    place.write_bytes({"cut": data[: len(data) // 2], "empty": b"", "other": b"no index"}[damage])
    assert made_in(copied) == (3, 3)


def test_one_that_was_killed_half_way_leaves_nothing_that_is_taken(copied: Path) -> None:
    settle(copied)
    code = (
        "import os, sys\n"
        "from glossator_serve import building\n"
        "real = building._add\n"
        "def add(connection, number, *rest):\n"
        "    if number == 3:\n"
        "        os.kill(os.getpid(), 9)\n"
        "    real(connection, number, *rest)\n"
        "building._add = add\n"
        "from glossator_serve.corpus import Corpus\n"
        "from glossator_serve.place import open_index\n"
        "from glossator_serve.progress import Progress\n"
        "corpus = Corpus(sys.argv[1:])\n"
        "with open_index(corpus, None, Progress(corpus.files, quiet=True)):\n"
        "    pass\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(copied)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [one.suffix for one in copied.parent.iterdir() if one != copied] == [".partial"]
    assert made_in(copied) == (3, 3)
    assert list(copied.parent.glob(".*.partial")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_has_its_index_in_the_cache(
    copied: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied.parent.chmod(0o500)
    try:
        assert made_in(copied) == (3, 3)
    finally:
        copied.parent.chmod(0o700)
    assert f"the index is kept in {cache / 'indexes'}" in capsys.readouterr().err


def test_where_the_folder_is_shut_the_cache_is_taken_and_told(
    copied: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.access
    shut = lambda path, mode: real(path, mode) and Path(path) != copied.parent  # noqa: E731
    monkeypatch.setattr(os, "access", shut)
    assert made_in(copied) == (3, 3)
    assert f"the index is kept in {cache / 'indexes'}" in capsys.readouterr().err
    assert len(list((cache / "indexes").iterdir())) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_an_index_of_somebody_else_is_not_believed(copied: Path, cache: Path) -> None:
    settle(copied)
    made_in(copied)
    os.chown(copied.with_name(".articles.jsonl.index"), 12345, 12345)
    assert made_in(copied) == (3, 3)
    assert len(list((cache / "indexes").iterdir())) == 1


def test_a_link_in_the_place_of_an_index_is_not_written_through(
    copied: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("as it was", "utf-8")
    copied.with_name(".articles.jsonl.index").symlink_to(victim)
    copied.with_name(f".articles.jsonl.index.{os.getpid()}.partial").symlink_to(victim)
    assert made_in(copied) == (3, 3)
    assert victim.read_text("utf-8") == "as it was"


def test_several_inputs_have_one_index_in_the_cache(
    copied: Path, tmp_path: Path, cache: Path
) -> None:
    glossator.write([glossator.Document(id="other", text="Else.")], str(tmp_path / "else.json"))
    assert made_in(copied, tmp_path / "else.json") == (4, 4)
    assert len(list((cache / "indexes").glob("*.index"))) == 1


def test_an_index_can_be_where_one_wants_it(copied: Path, tmp_path: Path) -> None:
    assert made_in(copied, named=tmp_path / "here.index") == (3, 3)
    assert (tmp_path / "here.index").is_file()
    assert not copied.with_name(".articles.jsonl.index").exists()


def test_what_cannot_be_read_is_told_and_costs_no_others(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with copied.open("ab") as stream:
        stream.write(b'{"text": 5}\n')
    assert made_in(copied) == (3, 3)
    assert "articles.jsonl:4: expected `text` to be a string" in capsys.readouterr().err


def test_without_any_document_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text('{"text": 5}\n', "utf-8")
    with pytest.raises(glossator.InputError, match="expected a document, got none"):
        made_in(tmp_path / "none.jsonl")
    assert [one.name for one in tmp_path.iterdir() if "index" in one.name] == []
