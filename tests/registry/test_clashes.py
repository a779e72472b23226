"""Two plugins that bring one name: what is built in wins, third parties contest each other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow(reason="starts processes")

BOUNTY = '''
import glossator

class Bounty(glossator.Span):
    """A sum."""
    {field}: int

@glossator.annotator(provides=Bounty)
def {name}(document):
    yield Bounty(start=0, end=1, {field}=1)
'''
COMMAND = '''
import glossator

@glossator.command()
def {name}() -> None:
    """Ours."""
    print("{name} of {module}")

@glossator.hookimpl
def glossator_commands():
    return [{name}]
'''
CHAIN = """
from pathlib import Path
import glossator

@glossator.hookimpl
def glossator_chains():
    return {{"{name}": Path(__file__).with_name("chain.toml")}}
"""


@dataclass
class World:
    """Packages that are installed in a folder of their own, and the command line over them."""

    folder: Path

    def install(self, name: str, source: str, chain: str = "") -> None:
        package = self.folder / f"glossator_{name}"
        package.mkdir()
        (package / "__init__.py").write_text(source, "utf-8")
        (package / "chain.toml").write_text(chain, "utf-8")
        info = self.folder / f"glossator_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: glossator-{name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[glossator]\n{name} = glossator_{name}\n", "utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "glossator", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("GLOSSATOR_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text("Acting ambassador Jo fled.", "utf-8")
    return World(tmp_path)


LAYER = ("run", "a.txt", "--layers", "bounty")


def test_of_two_third_parties_neither_serves_a_layer_and_both_are_named(world: World) -> None:
    world.install("bounty", BOUNTY.format(name="bounty", field="amount"))
    world.install("cash", BOUNTY.format(name="cash", field="sum"))
    done = world.run(*LAYER)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "layer type 'bounty' is brought by two plugins" in line
    assert "'cash' (glossator-cash 1.0)" in line
    assert "'bounty' (glossator-bounty 1.0)" in line
    assert "contested: layer type 'bounty'" in world.run("plugins").stdout


def test_nothing_else_is_touched_by_it(world: World) -> None:
    world.install("bounty", BOUNTY.format(name="bounty", field="amount"))
    world.install("cash", BOUNTY.format(name="cash", field="sum"))
    done = world.run("run", "a.txt", "--layers", "tokens", "--use", "rules")
    assert done.returncode == 0
    assert "brought by" not in done.stderr
    assert world.run("layers").returncode == 0
    (world.folder / "one.json").write_text(done.stdout, "utf-8")
    assert world.run("validate", "one.json").returncode == 0


def test_a_file_with_the_contested_layer_cannot_be_validated_until_one_is_chosen(
    world: World,
) -> None:
    world.install("bounty", BOUNTY.format(name="bounty", field="amount"))
    (world.folder / "one.json").write_text(world.run(*LAYER).stdout, "utf-8")
    world.install("cash", BOUNTY.format(name="cash", field="sum"))
    done = world.run("validate", "one.json")
    assert done.returncode == 2
    assert "--without cash" in done.stderr


FORMAT = """
import glossator


class Pairs(glossator.Format):
    name = "pairs"
    suffixes = (".prs", ".json")

    def decode(self, record, source):
        return glossator.Document(id="p", text="{text}")


@glossator.hookimpl
def glossator_formats():
    return [Pairs]
"""


def test_a_contested_format_is_an_error_for_its_files_alone(world: World) -> None:
    for name in ("one", "two"):
        world.install(name, FORMAT.format(text=name))
    (world.folder / "p.prs").write_text("p", "utf-8")
    (world.folder / "a.json").write_text('{"text": "ours"}', "utf-8")
    chain = ("--layers", "tokens", "--use", "rules")
    done = world.run("run", "p.prs", *chain)
    assert done.returncode == 2
    assert "format 'pairs' is brought by two plugins, 'one' (glossator-one 1.0)" in done.stderr
    assert json.loads(world.run("run", "a.json", *chain).stdout)["text"] == "ours"
    chosen = world.run("run", "p.prs", *chain, "--without", "one")
    assert json.loads(chosen.stdout)["text"] == "two"


@pytest.mark.parametrize("how", ["option", "chain file"])
def test_leaving_one_out_chooses_the_other(world: World, how: str) -> None:
    world.install("bounty", BOUNTY.format(name="bounty", field="amount"))
    world.install("cash", BOUNTY.format(name="cash", field="sum"))
    typed = ["--without", "cash"] if how == "option" else []
    if not typed:
        (world.folder / "glossator.toml").write_text('without = ["cash"]', "utf-8")
    document = json.loads(world.run(*LAYER, *typed).stdout)
    assert document["layers"]["bounty"]["producer"]["plugin"] == "bounty"


@pytest.mark.parametrize("command", ["validate", "show", "upgrade", "layers bounty"])
def test_every_command_can_leave_one_out(world: World, command: str) -> None:
    world.install("one", BOUNTY.format(name="one", field="amount"))
    world.install("two", BOUNTY.format(name="two", field="sum"))
    made = world.run(*LAYER, "--without", "one", "--output", "out.json")
    assert made.returncode == 0
    arguments = command.split() if " " in command else [command, "out.json"]
    refused = world.run(*arguments)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "choose with --without one or --without two" in refused.stderr
    assert world.run(*arguments, "--without", "one").returncode == 0
    assert world.run("--without=one", *arguments).returncode == 0
    wrong = world.run(*arguments, "--without", "oen")
    assert (wrong.returncode, "did you mean 'one'?" in wrong.stderr) == (2, True)


def test_a_contested_command_is_chosen_like_all_else(world: World) -> None:
    for name in ("one", "two"):
        world.install(name, COMMAND.format(name="hello", module=name))
    assert world.run("hello", "--without", "one").stdout == "hello of two\n"


def test_leaving_out_what_is_not_there_names_the_nearest(world: World) -> None:
    done = world.run(*LAYER, "--without", "titels")
    assert done.returncode == 2
    assert "unknown plugin 'titels'; did you mean 'titles'" in done.stderr


def test_a_built_in_layer_stays_and_the_newcomer_is_listed_as_refused(world: World) -> None:
    source = BOUNTY.replace("class Bounty", "class Titles").replace("Bounty", "Titles")
    world.install("aaa", source.format(name="aaa", field="amount"))
    listed = world.run("plugins").stdout
    assert "refused: aaa (glossator-aaa 1.0): layer type 'titles' is declared by both" in listed
    assert "glossator_standard" in listed
    done = world.run("run", "a.txt", "--layers", "titles", "--use", "rules", "--minimal")
    assert json.loads(done.stdout)["layers"]["titles"]["producer"]["plugin"] == "titles"


def test_a_built_in_command_stays(world: World) -> None:
    world.install("aaa", COMMAND.format(name="validate", module="aaa"))
    done = world.run("validate", "--help")
    assert "Check annotation files" in done.stdout
    assert "refused: aaa" in world.run("plugins").stdout


def test_of_two_commands_neither_is_run(world: World) -> None:
    for name in ("one", "two"):
        world.install(name, COMMAND.format(name="hello", module=name))
    done = world.run("hello")
    assert done.returncode == 2
    assert "command 'hello' is brought by two plugins" in done.stderr
    assert world.run("--help").returncode == 0


def test_a_plugin_brings_a_command_a_chain_and_its_help(world: World) -> None:
    world.install("one", COMMAND.format(name="hello", module="one"))
    assert "hello" in world.run("--help").stdout
    assert world.run("hello").stdout == "hello of one\n"


def test_no_package_takes_over_the_default_chain(world: World) -> None:
    world.install("aaa", CHAIN.format(name="mine"), chain='default = true\nlayers = ["tokens"]')
    assert "names" in world.run("run", "--plan").stdout


def test_a_chain_of_a_built_in_name_is_refused(world: World) -> None:
    world.install("aaa", CHAIN.format(name="light"), chain="layers = []")
    assert "refused: aaa" in world.run("plugins").stdout
    assert "titles" in world.run("run", "--plan", "--chain", "light").stdout


def test_an_empty_chain_is_an_error(world: World) -> None:
    world.install("aaa", CHAIN.format(name="mine"), chain="")
    done = world.run("run", "a.txt", "--chain", "mine")
    assert done.returncode == 2
    assert "the chain is empty" in done.stderr


@pytest.mark.parametrize("command", [("--help",), ("validate", "one.json"), ("plugins",)])
def test_a_command_imports_no_plugin_that_it_does_not_need(
    world: World, command: tuple[str, ...]
) -> None:
    (world.folder / "one.json").write_text(
        '{"format": "glossator/1.1", "id": "a", "text": "", "layers": {}}', "utf-8"
    )
    marks = world.folder / "imported"
    noted = f"from pathlib import Path\nPath({str(marks)!r}).touch()\n"
    world.install("slow", noted + BOUNTY.format(name="bounty", field="amount"))
    world.run("--help")
    assert marks.exists()
    marks.unlink()
    assert world.run(*command).returncode == 0
    assert not marks.exists()
    world.run(*LAYER)
    assert marks.exists()


def test_an_edited_plugin_is_asked_again(world: World) -> None:
    world.install("one", COMMAND.format(name="hello", module="one"))
    assert "hello" in world.run("--help").stdout
    source = COMMAND.format(name="goodbye", module="one")
    (world.folder / "glossator_one" / "__init__.py").write_text(source, "utf-8")
    assert "goodbye" in world.run("--help").stdout


def test_a_broken_plugin_costs_one_line_and_is_tried_again_when_mended(world: World) -> None:
    world.install("one", "import nowhere_at_all")
    assert "broken: one (glossator-one 1.0): ModuleNotFoundError" in world.run("plugins").stdout
    world.install("nowhere", "")
    (world.folder / "nowhere_at_all.py").write_text("", "utf-8")
    assert "broken: one" not in world.run("plugins").stdout


def test_a_plugin_is_tried_again_when_what_it_missed_is_there_without_an_installation(
    world: World,
) -> None:
    world.install("one", "import nowhere_at_all")
    assert "broken: one" in world.run("plugins").stdout
    (world.folder / "nowhere_at_all.py").write_text("", "utf-8")
    assert "broken: one" not in world.run("plugins").stdout


NOT_LOADED = "plugin 'pairs' could not be loaded: ModuleNotFoundError"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "a.pairs"), "a.pairs: expected a name ending in "),
        (("convert", "a.txt", "--to", "pairs"), NOT_LOADED),
        (("convert", "a.txt", "-o", "b.pairs"), "b.pairs: expected a directory or a name ending"),
        (("run", "a.txt", "--engine", "pairs"), NOT_LOADED),
        (("run", "a.txt", "--chain", "pairs"), "unknown chain 'pairs'."),
        (("run", "a.txt", "--use", "pairs"), NOT_LOADED),
        (("run", "a.txt", "--set", "pairs.x=1"), NOT_LOADED),
        (("run", "a.txt", "--layers", "pairs"), NOT_LOADED),
        (("pairs",), NOT_LOADED),
    ],
)
def test_a_broken_plugin_is_named_where_what_it_brings_is_needed(
    world: World, arguments: tuple[str, ...], said: str
) -> None:
    world.install("pairs", "import no_such_library")
    (world.folder / "a.pairs").write_text("x", "utf-8")
    done = world.run(*arguments)
    assert done.returncode in (2, 3)
    [line] = [one for one in done.stderr.splitlines() if one.startswith("Error: ")]
    assert said in line
    assert "could not be loaded: " in line
    assert "ModuleNotFoundError: No module nam" in line
    assert "Known: " not in line or said != NOT_LOADED


def test_what_is_remembered_and_damaged_is_asked_anew(
    world: World, python: Callable[[str], str]
) -> None:
    world.run("--help")
    [memory] = (world.folder / "cache" / "plugins").glob("*.json")
    memory.write_bytes(memory.read_bytes()[:100])
    assert "models" in world.run("--help").stdout


def test_a_layer_that_is_nearly_another_is_told_where_the_plugin_is_listed_and_run(
    world: World,
) -> None:
    source = BOUNTY.replace("provides=Bounty", 'provides=Bounty, uses=["entitys", "person"]')
    world.install("bounty", source.format(name="bounty", field="amount"))
    told = "glossator_bounty.bounty: `uses` names 'entitys', a layer that no plugin declares"
    assert told in world.run("plugins").stdout
    done = world.run(*LAYER)
    assert done.returncode == 0
    assert f"{told}; did you mean 'entities'?" in done.stderr
    assert "'person', a layer that no plugin declares; did you mean 'people'?" in done.stderr
    other = world.run("run", "a.txt", "--layers", "tokens", "--use", "rules")
    assert "entitys" not in other.stderr, "the plugin has no part in that chain"
