"""A page is played: its files are written and its commands typed, in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SKIPPED = ("python -m venv", ". .venv")
"""What sets up the environment, which is there already."""

PIP = """#!/bin/sh
# Nothing is fetched: what a page installs from elsewhere is borrowed from the tests' environment.
case "$2" in --editable) ;; *) exit 0 ;; esac
exec {python} -m pip --quiet --python {own} "$@" --no-deps --no-index --no-build-isolation
"""


class Block(NamedTuple):
    """A fenced block: its language, text, line, and the file that the words before it name."""

    language: str
    text: str
    line: int
    file: str | None


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    for found in re.finditer(r"^( *)```(\w+)\n(.*?)^\1```", text, re.MULTILINE | re.DOTALL):
        before = text[: found.start()].rstrip().rpartition("\n")[2]
        named = re.search(r"`([\w./-]+\.(?:csv|json|md|py|toml|tsv|txt))`:$", before)
        indent = len(found[1])
        body = "".join(line[indent:] for line in found[3].splitlines(keepends=True))
        line = text.count("\n", 0, found.start()) + 1
        yield Block(found[2], body, line, named[1] if named else None)


class Played:
    """A folder and an environment, which borrows what is installed here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        environment = folder / "environment"
        venv.create(environment, with_pip=False)
        self.bin = environment / "bin"
        [site] = environment.glob("lib/*/site-packages")
        borrowed = [path for path in sys.path if path.endswith("site-packages")]
        lines = [f"import site; site.addsitedir({path!r})" for path in borrowed]
        (site / "borrowed.pth").write_text("\n".join(lines), "utf-8")
        own = self.bin / "python"
        self._write("pip", PIP.format(python=sys.executable, own=own))
        for module in ("glossator", "pytest", "hatchling", "mypy"):
            self._write(module, f'#!/bin/sh\nexec {own} -m {module} "$@"\n')

    def _write(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, "utf-8")
        (self.bin / name).chmod(0o755)

    def page(self, page: Path) -> None:
        """Write the files and type the commands of a page; what they print is as it says."""
        for block in blocks(page):
            if block.file:
                target = self.folder / block.file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.text, "utf-8")
            if block.language == "console":
                for command, printed in commands(block.text):
                    self.type(command, printed, f"{page.name}:{block.line}")

    def type(self, command: str, printed: str, place: str) -> None:
        """Type a command; it may go into another folder."""
        if command.startswith(SKIPPED):
            return
        done = subprocess.run(
            ["bash", "-c", f"{command}\ncode=$?\npwd > {self.bin / 'folder'}\nexit $code"],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{self.bin}:{os.environ['PATH']}", "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.folder = Path((self.bin / "folder").read_text("utf-8").strip())
        assert (done.returncode == 0) == ("Error:" not in printed), f"{place}: {done.stdout}"
        if printed:
            parts = [re.escape(part) for part in printed.strip().split("…")]
            assert re.fullmatch(".*".join(parts), done.stdout.strip(), re.DOTALL), (
                f"{place}: {command}\n{done.stdout}"
            )


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page says that it prints."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed
