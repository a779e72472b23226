"""Chains as users write them: files, options, and what goes before what."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest

import glossator
from glossator.chains.assemble import assemble, registry_of
from glossator.chains.chainfiles import find, load
from glossator.chains.config import ChainFile, from_options, providers
from glossator.chains.options import configured, options_of
from glossator.plugins.discovery import add_plugin
from glossator.plugins.registry import Registry

TOML = """
layers = ["shout"]
plugins = ["shout.py"]
[use]
word = "words"
[set.shout]
least = 3
"""


def test_a_chain_file_is_read_and_its_plugins_are_relative_to_it(tmp_path: Path) -> None:
    path = tmp_path / "glossator.toml"
    path.write_text(TOML, "utf-8")
    assert find(tmp_path) == path
    chain = load(path)
    assert chain.layers == ("shout",)
    assert chain.plugins == (str(tmp_path / "shout.py"),)
    assert chain.uses == ("word=words",)
    assert chain.set == {"shout": {"least": 3}}


def test_pyproject_holds_a_chain_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.other]\n", "utf-8")
    assert find(tmp_path) is None
    path.write_text('[tool.glossator]\nlayers = ["shout"]\n', "utf-8")
    assert load(path).layers == ("shout",)


def test_options_go_before_the_file() -> None:
    file = ChainFile(layers=("a",), use={"t": "x", "s": "x"}, set={"n": {"k": 1, "j": 1}})
    options = from_options(layers=["b,c"], use=["t=y"], settings=["n.k=2"])
    chain = options.over(file)
    assert chain.layers == ("b", "c")
    assert providers(chain.uses, Registry()) == {"t": "y", "s": "x"}
    assert chain.set == {"n": {"k": "2", "j": 1}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("layer = []", "unknown option 'layer'; did you mean 'layers'"),
        ("layers = []", r"layers: expected a list of length >= 1, got \[\]"),
        (
            "on-error = 'stopp'",
            "on-error: expected record, skip or stop, got .stopp.; did you mean .stop",
        ),
        ("layers = 3", "layers: expected a list, got 3"),
        (
            "[set]\n'shout.least' = 3",
            r"set.shout.least: expected \[set.shout\] with least = 3, got 3",
        ),
        ("[set]\nshout = 3", r"set.shout: expected a table of options, as in \[set.shout\], got 3"),
        ("[options.shout]\nleast = 3", r"unknown table \[options\]: .* stand in \[set.shout\]"),
        ("[shout]\nleast = 3", r"unknown table \[shout\]: .* stand in \[set.shout\]"),
        ("[sett.shout]\nleast = 3", "unknown option 'sett'; did you mean 'set'"),
        ("layers = [", "glossator.toml"),
    ],
)
def test_a_bad_chain_file_is_one_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "glossator.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(glossator.OptionError, match=message):
        load(path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nglossator = 3"])
def test_a_pyproject_with_something_else_than_a_table_is_no_traceback(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, "utf-8")
    if find(tmp_path):
        with pytest.raises(glossator.OptionError, match=r"a table \[tool.glossator\], got 3"):
            load(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain", "plain"),
        ("2024", "2024"),
        ("true", "true"),
        ("null", "null"),
        ('"quoted"', "quoted"),
    ],
)
def test_an_option_of_type_str_takes_what_looks_like_something_else(text: str, value: str) -> None:
    class Titled(glossator.Options):
        title: str = ""

    class Named(glossator.Annotator):
        name = "named"
        options_type = Titled

    given = from_options(settings=[f"named.title={text}"]).set["named"]
    assert options_of(Named, given).title == value  # type: ignore[attr-defined]


class Choosing(glossator.Options):
    breaks: Literal["refuse", "space"] = "refuse"
    region: Annotated[str, glossator.Meta(pattern="^[A-Z]{2}$")] = "GB"
    width: int | Literal["auto"] = 80
    day: date | None = None
    pause: timedelta = timedelta()
    kinds: tuple[Literal["hard", "soft"], ...] = ()


class Chooser(glossator.Annotator):
    name = "chooser"
    options_type = Choosing


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("breaks=foo", "breaks: expected refuse or space, got 'foo'"),
        ("breaks=1", "breaks: expected refuse or space, got '1'"),
        ("breaks=spice", "breaks: expected refuse or space, got 'spice'; did you mean 'space'?"),
        ("region=44", "region: expected a text matching regex '^[A-Z]{2}$', got '44'"),
        ("width=wide", "width: expected auto or a whole number, got 'wide'"),
        ("day=2024-13-14", "day: expected a date, as 2024-03-14, got '2024-13-14'"),
        ("day=", "day: expected a date, as 2024-03-14, got ''"),
        ("pause=1h", "pause: expected a duration, as PT1H30M, got '1h'"),
        ('kinds=["hard","sift"]', "kinds[1]: expected hard or soft, got 'sift'; did you mean"),
    ],
)
def test_a_choice_is_told_with_all_that_can_be_chosen(setting: str, message: str) -> None:
    given = from_options(settings=[f"chooser.{setting}"]).set["chooser"]
    with pytest.raises(glossator.OptionError, match=re.escape(f"chooser.{message}")):
        options_of(Chooser, given)


def test_a_choice_in_a_chain_file_is_told_so_even_where_it_is_no_text() -> None:
    with pytest.raises(glossator.OptionError, match="breaks: expected refuse or space, got 1"):
        options_of(Chooser, {"breaks": 1})


@pytest.mark.parametrize("setting", ["shout", "shout=3", "shout.least", ".least=3"])
def test_a_malformed_setting_shows_the_form(setting: str) -> None:
    with pytest.raises(glossator.OptionError, match="--set: expected ANNOTATOR.KEY=VALUE"):
        from_options(settings=[setting])


def test_annotators_get_their_typed_options(shout: str) -> None:
    registry = Registry()
    plugin = add_plugin(registry, shout)
    for name in ("shout", plugin.name):
        options = from_options(settings=[f"{name}.least=4"]).set
        made: Any = configured(options, registry)("shout").options
        assert made.least == 4


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            "shot.least=1",
            "unknown annotator, format, engine or plugin 'shot'; did you mean 'shout'",
        ),
        ("shout.leest=1", "unknown option 'leest'; did you mean 'least'"),
        ("shout.least=many", "shout.least: expected a whole number, got 'many'"),
    ],
)
def test_wrong_options_are_named(setting: str, message: str, shout: str) -> None:
    registry = Registry()
    add_plugin(registry, shout)
    with pytest.raises(glossator.OptionError, match=message):
        configured(from_options(settings=[setting]).set, registry)("shout")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"least": "many"}, "shout.least: expected a whole number"),
        ({"leest": 1}, "did you mean 'least'"),
    ],
)
def test_wrong_options_of_who_is_not_in_the_chain_are_named_too(
    asked: dict[str, Any], message: str, shout: str
) -> None:
    with pytest.raises(glossator.OptionError, match=message):
        glossator.chain("sentences", use="rules", plugins=[shout], options={"shout": asked})


def test_a_list_that_is_written_with_commas_is_told_how_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"listed_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(
        "import glossator\n"
        "class Mark(glossator.Span): pass\n"
        "class Options(glossator.Options):\n    names: tuple[str, ...] = ()\n"
        "@glossator.annotator(provides=Mark, options=Options)\n"
        "def listing(document, options): return []\n",
        "utf-8",
    )
    asked = {"listing": {"names": "EUR, USD"}}
    with pytest.raises(
        glossator.OptionError,
        match=r"""names: expected a list, got 'EUR, USD'; .*: names='\["EUR","USD"\]'""",
    ):
        glossator.chain("mark", plugins=[str(path)], options=asked)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('chain = "lihgt"', "unknown chain 'lihgt'; did you mean 'light'"),
        ('plugins = ["nope.py"]', "no such file"),
        ('without = ["rulse"]', "unknown plugin 'rulse'; did you mean 'rules'"),
        ('use = ["tokens"]', "unknown annotator or plugin 'tokens'.* write tokens=ANNOTATOR"),
        ('layers = ["dates"]\n[use]\ntokns = "x"', "to choose a provider: unknown layer 'tokns'"),
        ('layers = ["tokens"]\nuse = "rules"\nanew = ["dates"]', "to make 'dates' anew"),
    ],
)
def test_what_a_chain_file_asks_for_in_vain_is_told_with_the_file(
    text: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    asked = load(path)
    with pytest.raises(glossator.GlossatorError, match=f"mine.toml: .*{message}"):
        assemble(registry_of(asked), asked)


def test_a_chain_file_may_begin_with_a_byte_order_mark_and_says_where_it_is_no_utf_8(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('layers = ["dates"]\n', "utf-8-sig")
    assert load(path).layers == ("dates",)
    path.write_bytes(b'# ok\nchain = "caf\xe9"\n')
    with pytest.raises(glossator.OptionError, match=r"mine.toml:2: expected UTF-8, got byte 0xe9"):
        load(path)


def test_files_that_the_chain_of_a_plugin_names_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "banks.csv").write_text("phrase,label\nBCE,bank\n", "utf-8")
    (tmp_path / "banks.toml").write_text('layers = ["phrases"]\nset.lists.tables = ["banks.csv"]\n')
    plugin = tmp_path / "banks_chain.py"
    plugin.write_text(
        "from pathlib import Path\nimport glossator\n@glossator.hookimpl\n"
        "def glossator_chains(): return {'banks': Path(__file__).with_name('banks.toml')}\n"
    )
    with glossator.chain(name="banks", plugins=[str(plugin)], use="rules") as chain:
        [found] = chain("The BCE waits.").layers["phrases"]
    assert found.label == "bank"
