"""A corpus in parts is written as a whole, is the same whoever makes it, and is read as one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.files import parting, parts
from glossator.files.corpus import Corpus

Cli = Callable[..., Any]


@pytest.fixture
def run(cli: Cli, shout: str, tmp_path: Path) -> Cli:
    """Run the chain of `shout` over ten rows, into a folder unless told otherwise."""
    rows = [json.dumps({"id": f"d{number}", "text": f"TEXT {number}"}) for number in range(10)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")

    def run(*options: Any, inputs: tuple[Any, ...] = ("in.jsonl",), output: str = "out") -> Any:
        return cli("run", *inputs, "--plugin", shout, "--layers", "shout", "-o", output, *options)

    return run


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def ids(path: Path) -> list[str]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)["id"] for line in data.splitlines()]


def test_parts_are_stretches_of_the_documents_and_are_listed(run: Any, tmp_path: Path) -> None:
    assert run("--parts", "3").code == 0
    names = [f"part-0000{number}.jsonl.gz" for number in range(3)]
    assert sorted(content(tmp_path / "out")) == ["_manifest.json", *names]
    found = [ids(tmp_path / "out" / name) for name in names]
    assert [len(one) for one in found] == [3, 3, 4]
    assert [one for part in found for one in part] == [f"d{number}" for number in range(10)]
    listed = json.loads((tmp_path / "out" / "_manifest.json").read_text("utf-8"))
    assert (listed["format"], listed["documents"]) == ("glossator-parts/1.0", 10)
    assert [(one["name"], one["documents"]) for one in listed["parts"]] == [
        *zip(names, (3, 3, 4), strict=True)
    ]


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--batch-size", "1")])
def test_parts_are_the_same_bytes_whoever_makes_them(
    run: Any, tmp_path: Path, options: tuple[str, ...]
) -> None:
    run("--parts", "4")
    run("--parts", "4", *options, output="other")
    assert content(tmp_path / "out") == content(tmp_path / "other")


def test_there_are_no_more_parts_than_documents(run: Any, tmp_path: Path) -> None:
    run("--parts", "40", "--compression", "none")
    assert len(content(tmp_path / "out")) == 11
    assert ids(tmp_path / "out" / "part-00009.jsonl") == ["d9"]


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_parts_are_packed_as_is_asked_for_and_read_as_one(
    run: Any, cli: Cli, shout: str, tmp_path: Path, suffix: str
) -> None:
    run(output="one.jsonl")
    packing = {"gz": "gzip", "zst": "zstd"}[suffix]
    run("--parts", "3", "--compression", packing)
    assert {name.rpartition(".")[2] for name in content(tmp_path / "out")} == {"json", suffix}
    again = run(inputs=("out",), output="again.jsonl")
    assert "kept word, shout" in again.err
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    valid = cli("validate", "out", "--plugin", shout)
    assert (valid.code, "10 documents: valid" in valid.err) == (0, True)
    assert cli("show", "out", "--id", "d7", "--plugin", shout).code == 0


def test_what_can_be_read_only_once_is_counted_too(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    run("--parts", "3")
    data = (tmp_path / "in.jsonl").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    run("--parts", "3", inputs=("-",), output="piped")
    assert content(tmp_path / "piped") == content(tmp_path / "out")


def test_new_parts_take_the_place_of_older_ones(run: Any, tmp_path: Path) -> None:
    run("--parts", "5")
    assert run("--parts", "2").code == 0
    assert len(content(tmp_path / "out")) == 3
    assert run("--parts", "3", inputs=("out",)).code == 0
    assert len(content(tmp_path / "out")) == 4
    assert not (tmp_path / "out.partial").exists()


@pytest.mark.parametrize("options", [(), ("--compression", "none"), ("--parts", "5")])
def test_parts_are_gone_on_from_however_they_were_cut(
    run: Any, tmp_path: Path, options: tuple[str, ...]
) -> None:
    run("--parts", "3", output="fresh")
    run("--parts", "3", *options)
    done = run("--parts", "3", "--update")
    assert "10 documents: kept word, shout (up to date)" in done.err
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_what_a_killed_run_left_of_parts_is_gone_on_from(run: Any, tmp_path: Path) -> None:
    run("--parts", "3")
    right = content(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / "out.partial")
    (tmp_path / "out.partial" / "_manifest.json").unlink()
    (tmp_path / "out.partial" / "part-00002.jsonl.gz").write_bytes(
        right["part-00002.jsonl.gz"][:40]
    )
    done = run("--parts", "3", "--update")
    assert "kept word, shout in 6 (up to date)" in done.err
    assert content(tmp_path / "out") == right
    assert not list(tmp_path.glob("out*partial"))


def test_killed_while_parts_are_put_in_place_the_older_are_not_taken_for_them(
    run: Any, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--parts", "5")
    moved = parting.PartsClaim.__mro__[1]

    def dies(_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(moved, "put_in_place", dies)
        assert run("--parts", "2").code == 130
    assert cli("validate", "out").code == 3
    assert run("--parts", "2", "--update").code == 0
    assert len(content(tmp_path / "out")) == 3
    assert not list(tmp_path.glob("out*partial"))


def test_while_documents_are_counted_the_place_is_taken(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def count(corpus: Corpus) -> int:
        monkeypatch.undo()
        monkeypatch.chdir(tmp_path)
        seen.append(run("--parts", "2").err)
        return corpus.count()

    monkeypatch.setattr(Corpus, "count", count)
    assert run("--parts", "2").code == 0
    assert "another run is writing it" in seen[0]


@pytest.mark.parametrize("output", ["out", "out/more.jsonl"])
def test_nothing_else_is_written_among_parts(run: Any, tmp_path: Path, output: str) -> None:
    run("--parts", "2")
    before = content(tmp_path / "out")
    done = run(output=output)
    assert (done.code, "out is a corpus in parts" in done.err) == (2, True)
    assert content(tmp_path / "out") == before


def test_an_empty_corpus_leaves_the_older_parts(run: Any, tmp_path: Path) -> None:
    run("--parts", "2")
    before = content(tmp_path / "out")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    run("--parts", "2", inputs=("empty.jsonl",))
    assert content(tmp_path / "out") == before


def missing(folder: Path) -> None:
    (folder / "part-00001.jsonl.gz").unlink()


def shorter(folder: Path) -> None:
    (folder / "part-00001.jsonl.gz").write_bytes(b"")


def extra(folder: Path) -> None:
    (folder / "part-00003.jsonl.gz").write_bytes(b"")


def no_list(folder: Path) -> None:
    (folder / "_manifest.json").write_text('{"format": "glossator-parts/1.0"}', "utf-8")


def other_version(folder: Path) -> None:
    path = folder / "_manifest.json"
    path.write_text(path.read_text("utf-8").replace("parts/1.0", "parts/2.0"), "utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (missing, "out/part-00001.jsonl.gz: missing, of the 3 parts of out: make the corpus again"),
        (shorter, "out/part-00001.jsonl.gz: changed since it was made: expected "),
        (extra, "out/part-00003.jsonl.gz: expected only the 3 parts that out/_manifest.json lists"),
        (no_list, "out/_manifest.json: missing required field `documents`"),
        (other_version, "out/_manifest.json: expected format 'glossator-parts/1.0', got"),
    ],
)
def test_a_corpus_that_is_not_whole_is_one_line(
    run: Any, cli: Cli, tmp_path: Path, damage: Any, said: str
) -> None:
    run("--parts", "3")
    damage(tmp_path / "out")
    for command in (("validate", "out"), ("show", "out"), ("run", "out", "-o", "x.jsonl")):
        done = cli(*command)
        assert (done.code, len(done.err.splitlines())) == (3, 1), done.err
        assert said in done.err


@pytest.mark.parametrize("packing", ["gzip", "none"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_part_that_was_changed_to_the_same_size_is_told(
    run: Any, cli: Cli, shout: str, tmp_path: Path, packing: str, jobs: str
) -> None:
    run("--parts", "3", "--compression", packing)
    [path] = (tmp_path / "out").glob("part-00001*")
    data = path.read_bytes()
    if packing == "none":
        path.write_bytes(data.replace(b"TEXT 4", b"Text 4", 1))
    else:
        path.write_bytes(data[:4] + b"\1" + data[5:])  # the time in the header
    done = cli("validate", "out", "--plugin", shout, "--jobs", jobs)
    assert done.code == 3
    assert f"{path.name}: " in done.out
    assert "changed since it was made: expected the SHA-256" in done.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--parts", "2", "-o", "-"), "--parts: name the folder to write them to with --output"),
        (("--parts", "2", "-o", "out.jsonl"), "--parts writes to a folder: name one without a suf"),
        (("--parts", "2", "-o", "in.jsonl"), "--parts writes to a folder, and this is none"),
        (("--parts", "2", "-o", "full"), "full: --parts writes to a new folder, or in the place"),
        (("--parts", "2", "--to", "json"), "a .json file holds one document: choose a format"),
        (("--parts", "2", "--compression", "gzp"), "unknown packing 'gzp'; did you mean 'gzip'"),
        (("--compression", "gzip"), "--compression is for --parts"),
    ],
)
def test_what_cannot_be_cut_is_refused_before_any_work(
    run: Any, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine", "utf-8")
    done = run(*options)
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (tmp_path / "out").exists()


def test_the_list_is_no_document(run: Any, cli: Cli, shout: str) -> None:
    run("--parts", "2")
    done = cli("show", "out/_manifest.json", "--plugin", shout)
    assert (done.code, "name their folder, out" in done.err) == (3, True)


def test_parts_that_are_upgraded_in_place_are_listed_anew(
    run: Any, cli: Cli, shout: str, tmp_path: Path
) -> None:
    run("--parts", "3", "--compression", "none")
    paths = sorted((tmp_path / "out").glob("part-*"))
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b"glossator/1.1", b"glossator/1.0"))
    parts.renew(path.relative_to(tmp_path) for path in paths)
    assert cli("upgrade", "out", "--in-place", "--plugin", shout).code == 0
    assert b"glossator/1.1" in paths[0].read_bytes()
    assert cli("validate", "out", "--plugin", shout).code == 0
