"""The start of the command line: what it imports, and what ends it meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import glossator

INTERRUPTED_IMPORT = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job of a shell ignores it

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "glossator.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
from glossator_start import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot interrupt itself there")
def test_an_interrupt_during_the_imports_is_quiet() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IMPORT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


IMPORTED = """
import sys
from glossator.cli import main

try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def test_what_reads_a_document_of_ours_imports_no_other_format(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    glossator.write([glossator.Document(id="a", text="Jo.")], str(path))
    command = [sys.executable, "-c", IMPORTED, "show", str(path)]
    for _ in range(2):  # the first remembers what plugins declare
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = set(done.stderr.split())
    assert "Jo." in done.stdout
    assert "glossator.files.formats" in imported
    assert "glossator_formats.doccano" not in imported
