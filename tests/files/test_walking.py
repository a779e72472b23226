"""Folders, globs and links: what is found in them, what is passed over, and what is told of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.files.walking import Walk

Cli = Callable[..., Any]
SENTENCES = ("--layers", "sentences", "--use", "rules")


def ids(*sources: str) -> list[str]:
    return [document.id for document in glossator.read(*sources)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts, one of them in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("d/a.txt", "d/sub/b.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("HELLO", "utf-8")
    return tmp_path


def test_capitals_in_a_suffix_make_no_difference(folder: Path) -> None:
    (folder / "d/C.TXT").write_text("HELLO", "utf-8")
    (folder / "d/E.Jsonl").write_text('{"text": "HELLO"}\n', "utf-8")
    assert ids("d") == ["C", "E-1", "a", "sub/b"]


def test_hidden_files_are_read_where_they_are_named_alone(folder: Path) -> None:
    (folder / "d/.git").mkdir()
    for name in ("d/._a.txt", "d/.git/x.txt"):
        (folder / name).write_text("HELLO", "utf-8")
    assert ids("d") == ids("d/**/*.txt") == ["a", "sub/b"]
    assert ids("d/._a.txt") == ["._a"]
    assert ids("d/.*.txt") == ["._a"]
    assert ids("d/.git") == ["x"]


@pytest.mark.parametrize("source", ["d", "d/**/*.txt"])
def test_a_linked_folder_is_read_once_and_after_what_is_there_itself(
    folder: Path, source: str
) -> None:
    (folder / "e").mkdir()
    (folder / "e/e.txt").write_text("HELLO", "utf-8")
    (folder / "d/link").symlink_to("../e")
    (folder / "d/again").symlink_to("../e")
    (folder / "d/before").symlink_to("sub")
    with pytest.warns(UserWarning, match="which is read already: it is passed over") as told:
        assert ids(source) == ["a", "again/e", "sub/b"]
    assert [str(one.message).partition(",")[0] for one in told] == [
        "d/before links to d/sub",
        "d/link links to d/again",
    ]


@pytest.mark.parametrize("source", ["d", "d/**/*.txt", "d/**"])
def test_links_in_a_circle_come_to_an_end_and_are_told(folder: Path, source: str) -> None:
    for name in ("one", "two", "sub/up"):
        (folder / "d" / name).symlink_to(folder / "d", target_is_directory=True)
    with pytest.warns(UserWarning, match="links to d, which is read already"):
        assert {one.rpartition("/")[2] for one in ids(source)} == {"a", "b"}


@pytest.mark.parametrize("source", ["d", "d/**/*.txt"])
def test_a_link_to_what_is_above_a_folder_leads_to_nothing_twice(folder: Path, source: str) -> None:
    (folder / "d/sub/up").symlink_to(folder, target_is_directory=True)
    (folder / "e.txt").write_text("HELLO", "utf-8")
    with pytest.warns(UserWarning, match="d/sub/up/d is d, which is read already"):
        assert ids(source) == ["a", "sub/b", "sub/up/e"]


def test_a_linked_file_is_a_document_of_its_own(folder: Path) -> None:
    (folder / "d/z.txt").symlink_to("a.txt")
    assert ids("d") == ["a", "sub/b", "z"]


@pytest.mark.parametrize("target", ["gone", "x.txt"])
def test_a_link_to_nothing_is_told_and_costs_no_others(folder: Path, target: str, cli: Cli) -> None:
    (folder / "d/x.txt").symlink_to(target)
    for source in ("d", "d/*.txt"):
        done = cli("run", source, *SENTENCES)
        assert done.code == 3
        assert '"id":"a"' in done.out
        assert "d/x.txt: " in done.err
    for command in ("run", "show"):
        done = cli(command, "d/x.txt")
        message = f"d/x.txt: no such file or directory (it is a link to {target})"
        assert (done.code, done.err) == (3, f"Error: {message}\n")


@pytest.mark.parametrize("command", ["run", "show", "validate", "upgrade", "eval", "diff"])
def test_a_link_to_nothing_is_one_line_in_every_command(
    command: str, folder: Path, cli: Cli
) -> None:
    (folder / "y.json").symlink_to("gone")
    second = ["y.json"] if command in ("eval", "diff") else []
    done = cli(command, "y.json", *second)
    message = "y.json: no such file or directory (it is a link to gone)"
    assert (done.code, done.err) == (3, f"Error: {message}\n")


@pytest.mark.parametrize("command", ["run", "show", "validate", "upgrade", "eval", "diff"])
def test_a_text_that_is_taken_for_a_name_is_one_line(command: str, cli: Cli) -> None:
    text = "He left. " * 60
    done = cli(command, text, *[text for _ in range(command in ("eval", "diff"))])
    assert done.code == 3
    assert done.err.startswith("Error: He left. ")
    assert "…: File name too long: to read a text that is no file, pipe it in" in done.err
    assert len(done.err.splitlines()) == 1


def test_what_is_no_plain_file_is_passed_over_in_a_folder_with_a_word(folder: Path) -> None:
    os.mkfifo(folder / "d/pipe.txt")
    with pytest.warns(UserWarning, match="d/pipe.txt is no plain file: name it to have it read"):
        assert ids("d") == ["a", "sub/b"]


@pytest.mark.filterwarnings("default:.*passed over")
def test_files_that_no_format_knows_are_told_by_their_suffixes(cli: Cli) -> None:
    Path("d").mkdir()
    for name in ("a.txt", "b.md", "c.md", "old.zip", "table.unknown.gz", "NOTES", ".hidden.md"):
        Path("d", name).write_text("Hi.", "utf-8")
    tokens = ("--layers", "tokens", "--use", "rules", "--quiet")
    done = cli("run", "d", *tokens)
    assert done.code == 0
    told = (
        "Warning: d: 5 files passed over, as no format has such names: 2 .md, 1 without a suffix, "
    )
    assert told in done.err
    assert "1 .unknown.gz" in done.err
    assert "; name them, with --from, to have them read\n" in done.err
    assert cli("run", "d", "--from", "text", *tokens).err == ""


def test_of_annotations_that_are_checked_nobody_expects_other_files(cli: Cli) -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text("Hi.", "utf-8")
    Path("d/notes.md").write_text("Hi.", "utf-8")
    tokens = ("--layers", "tokens", "--use", "rules", "--quiet")
    assert cli("run", "d/a.txt", *tokens, "-o", "d/a.json").code == 0
    assert cli("validate", "d").code == 0


def test_globs_match_as_shells_do(folder: Path) -> None:
    for pattern, found in {
        "d/*.txt": ["d/a.txt"],
        "d/**": ["d", "d/sub"],
        "**/b.txt": ["d/sub/b.txt"],
        "d/**/*.txt": ["d/a.txt", "d/sub/b.txt"],
        "d/**/**/*.txt": ["d/a.txt", "d/sub/b.txt"],
        "d/s[tu]b/?.txt": ["d/sub/b.txt"],
        "*/sub/b.txt": ["d/sub/b.txt"],
        "d/[*].txt": [],
        "gone/*": [],
        f"{folder}/*/a.txt": [f"{folder}/d/a.txt"],
    }.items():
        assert [str(path) for path in Walk().matching(pattern)] == found


def test_a_name_that_is_not_utf8_is_annotated_under_an_id_that_can_be_written(
    folder: Path, cli: Cli
) -> None:
    name = os.fsencode(folder) + b"/d/m\xfcller.txt"
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system has only names in UTF-8")
    done = cli("run", "d", *SENTENCES, "-o", "out")
    assert done.code == 0
    assert ids("out") == ["a", "m%FCller", "sub/b"]
    Path(os.fsdecode(b"bad\xfc.json")).write_text("{", "utf-8")
    for command in ("show", "validate", "upgrade"):
        done = cli(command, os.fsdecode(b"bad\xfc.json"))
        assert done.code in (1, 3)
        assert "bad\\xfc.json" in done.out + done.err


def as_user(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as one for whom permissions count, also where the tests are root's."""
    drop = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may enter every folder, and there is no setpriv here")
        drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [*drop, sys.executable, "-m", "glossator", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def shut(folder: Path) -> Any:
    """A folder in the folder that nobody may enter."""
    (folder / "d/sub").chmod(0)
    if not as_user("validate", "d/sub/b.txt").returncode:
        pytest.skip("permissions do not count here")
    yield "d/sub"
    (folder / "d/sub").chmod(0o700)


@pytest.mark.slow(reason="starts processes of another user")
def test_a_folder_that_is_shut_is_told_and_costs_no_others(shut: str) -> None:
    for source in ("d", "d/**/*.txt"):
        done = as_user("run", source, *SENTENCES)
        assert done.returncode == 3
        assert done.stderr.startswith(f"Error: {shut}: Permission denied\n")
        assert '"id":"a"' in done.stdout
    for command in (["run"], ["validate"], ["show"], ["upgrade"], ["eval", "d"], ["diff", "d"]):
        done = as_user(*command, shut)
        assert done.returncode == 3, done
        assert "d/sub: " in done.stdout + done.stderr
        assert "Permission denied" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.slow(reason="starts processes of another user")
def test_a_file_below_a_folder_that_is_shut_is_one_line(shut: str) -> None:
    for command in ("run", "show", "validate"):
        done = as_user(command, f"{shut}/b.json")
        assert done.returncode == 3
        assert done.stderr == f"Error: {shut}/b.json: Permission denied\n"
    done = as_user("run", f"{shut}/*.txt", *SENTENCES)
    assert (done.returncode, "Permission denied" in done.stderr) == (3, True)
