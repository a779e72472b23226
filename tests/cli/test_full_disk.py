"""A full disk: no half of anything in its place, and one line that says what was written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.files.claims import Claim

pytestmark = pytest.mark.slow("starts processes")

Cli = Callable[..., Any]
RUN = ["run", "in.jsonl", "--layers", "tokens", "--use", "rules"]
LIMITED = """
import resource, signal, sys
from glossator.cli import main

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
@pytest.mark.parametrize(
    ("command", "output", "written"),
    [
        ([*RUN, "--output", "out.jsonl"], "out.jsonl", "documents written to out.jsonl.partial; "),
        (["convert", "in.jsonl", "-o", "out.jsonl"], "out.jsonl", "to out.jsonl.partial"),
        (["edit", "in.jsonl", "--drop", "sentences", "-o", "out.jsonl"], "out.jsonl", "partial"),
        (["upgrade", "in.jsonl", "--output", "out.jsonl"], "out.jsonl", "was not written"),
        (["repair", "in.jsonl", "--output", "out.jsonl"], "out.jsonl", ""),
        (["view", "one.jsonl", "--output", "pages"], "pages/a.html", ""),
        (["convert", "one.jsonl", "--to", "json", "-o", "files"], "files/a.json", ""),
    ],
)
def test_nothing_half_takes_the_place_of_an_output(
    cli: Cli, tmp_path: Path, command: list[str], output: str, written: str
) -> None:
    rows = [{"id": f"{number}", "text": "He left. " * 50} for number in range(90)]
    Path("plain.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    assert cli("run", "plain.jsonl", *RUN[2:], "-l", "sentences", "-o", "in.jsonl").code == 0
    one = {"id": "a", "text": "He left. " * 9000}
    Path("one.jsonl").write_text(json.dumps(one) + "\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert f"Error: {output.partition('/')[0]}" in done.stderr
    assert written in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path(output).exists()
    assert not list(tmp_path.rglob("*.half"))
    for left in tmp_path.glob("*.partial"):
        if left.is_file():
            assert all(json.loads(line)["id"] for line in left.read_bytes().splitlines())


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="it takes a folder that no file can be in"
)
def test_an_output_that_cannot_be_made_is_told_by_its_name() -> None:
    with pytest.raises(OSError, match="No such file") as raised:
        Claim(Path("/proc/page.html"))
    assert raised.value.filename == "/proc/page.html"
