"""What users install: the wheel, in an environment of its own, with the sources away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program of a fresh environment that has the wheel, and our dependencies from here.

    The dependencies come through PYTHONPATH, where the editable install's ``.pth`` is not read.
    """
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    [wheel] = folder.glob("glossator-*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True)
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"]}
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    environment["PYTHONPATH"] = os.pathsep.join([site, environment["PYTHONPATH"]])

    def run(*arguments: str, stdin: str = "") -> str:
        done = subprocess.run(
            [python, *arguments],
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
            input=stdin,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_wheel_is_what_runs(installed: Run) -> None:
    where = installed("-c", "import glossator, glossator_rules; print(glossator.__file__)")
    assert "venv" in where
    assert str(ROOT) not in where


def test_every_plugin_loads_from_the_wheel(installed: Run) -> None:
    listed = json.loads(installed("-m", "glossator", "plugins", "--json"))
    assert listed["broken"] == []
    assert {"rules", "standard", "stanza"} <= {plugin["name"] for plugin in listed["plugins"]}


def test_a_chain_runs_and_its_output_is_valid(installed: Run) -> None:
    use = ["--use", "tokens=rules", "--use", "sentences=rules"]
    out = installed(
        "-m", "glossator", "run", "-", "-l", "titles,hedging,dates", *use,
        stdin="Acting ambassador Jo reportedly fled in May 2018.",
    )  # fmt: skip
    document = json.loads(out)
    assert [len(document["layers"][name]["annotations"]) for name in ("hedging", "dates")] == [1, 1]
    installed("-m", "glossator", "validate", "-", stdin=out)


def test_schemas_and_data_files_are_in_the_wheel(installed: Run) -> None:
    schema = json.loads(installed("-m", "glossator", "schema", "hedging"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
