"""Plugins are found one by one; what is wrong with one is said and hurts no other."""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest

import glossator
from glossator.plugins import memory
from glossator.plugins.discovery import add_plugin, registry_with
from glossator.plugins.registry import Registry


class Word(glossator.Span):
    """A word."""


class Words(glossator.Annotator):
    """Marks words."""

    name = "words"
    provides = (Word,)

    def annotate(self, document: glossator.Document) -> list[Word]:
        return []


def module(name: str, **members: Any) -> ModuleType:
    made = ModuleType(name)
    vars(made).update(members)
    return made


def register(registry: Registry, name: str, **members: Any) -> None:
    registry.register(module(name, **members), name=name, version="1", origin=f"{name}.py")


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [Words]


def test_a_hook_registers_annotators_and_their_layer_types() -> None:
    registry = Registry()
    register(registry, "one", glossator_annotators=glossator_annotators)
    assert registry.annotator("words") is Words
    assert registry.layer_type("word") is Word
    assert registry.owner("words").name == "one"


def test_two_annotators_of_one_name_are_refused_naming_both() -> None:
    registry = Registry()
    register(registry, "one", glossator_annotators=glossator_annotators)
    with pytest.raises(glossator.PluginError, match=r"plugin 'one' \(one.py\).*'two' \(two.py\)"):
        register(registry, "two", glossator_annotators=glossator_annotators)
    assert [plugin.name for plugin in registry.plugins] == ["one"]


def test_two_classes_of_one_layer_type_are_refused() -> None:
    other = type("Word", (glossator.Span,), {"__module__": "elsewhere"})
    second = type("Second", (Words,), {"name": "second", "provides": (other,)})
    registry = Registry()
    register(registry, "one", glossator_annotators=glossator_annotators)
    with pytest.raises(glossator.PluginError, match="layer type 'word' is declared by both"):
        register(registry, "two", glossator_annotators=glossator.hookimpl(lambda: [second]))
    assert "second" not in registry.annotators


def test_the_field_of_a_label_is_a_field() -> None:
    class Money(glossator.Span):
        label_field = "curency"

        currency: str

    with pytest.raises(glossator.PluginError, match="'curency'; did you mean 'currency'"):
        register(Registry(), "a", glossator_layer_types=glossator.hookimpl(lambda: [Money]))


def test_a_misspelt_hook_is_refused_with_the_nearest_name() -> None:
    @glossator.hookimpl
    def glossator_anotators() -> list[Any]:
        return []

    with pytest.raises(glossator.PluginError, match="did you mean 'glossator_annotators'"):
        register(Registry(), "one", glossator_anotators=glossator_anotators)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"name": "x"}, "'x' .* provides nothing"),
        ({"name": "x", "provides": (str,)}, "expected a class derived from glossator.Span"),
        ({"name": "x", "provides": (Word,), "requires": "tokens"}, "`requires` is a list"),
        ({"provides": (Word,)}, "has no name"),
        ({"name": "x", "provides": "word"}, "`provides` is a list of annotation classes, got 'wo"),
        ({"name": "x", "provides": Word}, "`provides` is a list of annotation classes, got <cl"),
        (
            {"name": "x", "provides": (Word,), "anotate": lambda *_: []},
            "has neither `annotate` nor `annotate_batch`; is 'anotate' meant to be it",
        ),
        (
            {"name": "x", "provides": (Word,), "options_type": {"size": 1}},
            r"its options are a class derived from glossator.Options, got \{'size': 1\}",
        ),
    ],
)
def test_a_bad_declaration_is_refused(members: dict[str, Any], message: str) -> None:
    bad = type("Bad", (glossator.Annotator,), members)
    with pytest.raises(glossator.PluginError, match=message):
        register(Registry(), "one", glossator_annotators=glossator.hookimpl(lambda: [bad]))


def test_every_option_needs_a_default() -> None:
    class Sized(glossator.Options):
        size: int

    bad = type("Bad", (Words,), {"name": "bad", "options_type": Sized})
    with pytest.raises(glossator.PluginError, match="every option needs a default.*size"):
        register(Registry(), "one", glossator_annotators=glossator.hookimpl(lambda: [bad]))


def test_the_default_of_an_option_has_its_type() -> None:
    class Sized(glossator.Options):
        size: int = "big"  # type: ignore[assignment]  # what is tested

    bad = type("Bad", (Words,), {"name": "bad", "options_type": Sized})
    with pytest.raises(glossator.PluginError, match=r"the default of an option: .*size"):
        register(Registry(), "one", glossator_annotators=glossator.hookimpl(lambda: [bad]))


def test_an_option_without_effect_is_an_option() -> None:
    class Sized(glossator.Options):
        without_effect = ("treads",)
        threads: int = 1

    bad = type("Bad", (Words,), {"name": "bad", "options_type": Sized})
    with pytest.raises(glossator.PluginError, match="'treads'; did you mean 'threads'"):
        register(Registry(), "one", glossator_annotators=glossator.hookimpl(lambda: [bad]))


@pytest.mark.parametrize(
    "kind",
    [
        "tuple[Ref, int]",
        "frozenset[Ref]",
        "tuple[glossator.Extent, glossator.Extent]",
        "list[list[Ref]]",
        "dict[Ref, int]",
        "list[Ref | None]",
        "Ref | list[Ref]",
        "Ref | int",
    ],
)
def test_a_pointer_where_nothing_would_check_it_is_refused(kind: str) -> None:
    reference = Annotated[str, glossator.ref("word")]
    scope = {"Ref": reference, "glossator": glossator}
    members = {"__annotations__": {"parts": eval(kind, scope)}, "__module__": "one"}
    odd = type("Odd", (glossator.Relation,), members)
    with pytest.raises(glossator.PluginError, match="parts: an extent or reference stands in"):
        register(Registry(), "one", glossator_layer_types=glossator.hookimpl(lambda: [odd]))


@pytest.mark.parametrize("kind", [list[str], dict[str, list[int]], tuple[str, int] | None])
def test_other_fields_may_hold_anything(kind: Any) -> None:
    fine = type("Fine", (glossator.Relation,), {"__annotations__": {"x": kind}})
    register(Registry(), "one", glossator_layer_types=glossator.hookimpl(lambda: [fine]))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import absent_module", "ModuleNotFoundError: No module named 'absent_module'"),
        ("1/0", "ZeroDivisionError"),
        ("def f(:", "SyntaxError"),
    ],
)
def test_a_broken_file_is_one_line(source: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken_plugin.py"
    path.write_text(source, "utf-8")
    with pytest.raises(glossator.PluginError, match=f"plugin .*broken_plugin.py: {message}"):
        add_plugin(Registry(), str(path))


def test_a_file_that_is_absent_is_said() -> None:
    with pytest.raises(glossator.PluginError, match="no such file: nowhere.py"):
        add_plugin(Registry(), "nowhere.py")


def test_a_file_without_hooks_registers_the_annotators_it_defines(shout: str) -> None:
    registry = Registry()
    plugin = add_plugin(registry, shout)
    assert [one.name for one in plugin.declared.annotators] == ["words", "shout"]
    assert plugin.version.startswith("sha256:")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def glossator_anotators(): return []", "did you mean 'glossator_annotators'"),
        ("def glossator_annotators(): return []", "mark glossator_annotators with @glossator"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        (
            "import glossator\n@glossator.hookimpl\ndef glossator_formats(app): return []",
            "glossator_formats is called without arguments: missing .* 'app'",
        ),
        (
            "import glossator\n@glossator.hookimpl\ndef glossator_chains(): return {'x': 3}",
            r"glossator_chains: expected names and the chain files .*, got \('x', 3\)",
        ),
        (
            "import glossator\n@glossator.hookimpl\ndef glossator_chains(): return {'x': 'a.toml'}",
            "glossator_chains: no such file of the chain 'x': a.toml",
        ),
        (
            "import glossator\nclass Mine(glossator.Engine):\n    name = 'mine'\n"
            "@glossator.hookimpl\ndef glossator_engines(): return [Mine]",
            "engine 'mine' .* has no `run`",
        ),
        (
            "import glossator\nclass Mine(glossator.Engine):\n    name = 'mine'\n"
            "    def run(self, documents): return documents\n"
            "@glossator.hookimpl\ndef glossator_engines(): return [Mine]",
            "engine 'mine' .*`run` is called with runner and documents",
        ),
        (
            "import glossator\nclass Mine(glossator.View):\n    name = 'mine'\n"
            "    def draw(self, document): return ''\n"
            "@glossator.hookimpl\ndef glossator_views(): return [Mine]",
            "view 'mine' .* has no heading: set the class attribute `title`",
        ),
        (
            "import glossator\nclass Mine(glossator.View):\n    name, title = 'mine', 'Mine'\n"
            "    layers = 'entities'\n    def draw(self, document): return ''\n"
            "@glossator.hookimpl\ndef glossator_views(): return [Mine]",
            "view 'mine' .*: `layers` is a list of names, got 'entities'",
        ),
        (
            "import glossator\nclass Mine(glossator.View):\n    name, title = 'mine', 'Mine'\n"
            "    def drawn(self, document): return ''\n"
            "@glossator.hookimpl\ndef glossator_views(): return [Mine]",
            "view 'mine' .*`drawn`; did you mean 'draw'",
        ),
        (
            "import glossator\nclass Odd(glossator.Span): pass\n"
            "class Odds(glossator.Annotator):\n    provides = (Odd,)",
            "annotator 'Odds' .* has no name",
        ),
        (
            "import glossator\nx = glossator.Meta(pattern='[')",
            r"PatternError: .*, in '\[' \(odd_.*, line 2\)",
        ),
        (
            "import glossator\nfrom typing import Annotated\nclass Odd(glossator.Span):\n"
            "    x: Annotated[int, glossator.ref('entities')]\n"
            "@glossator.annotator(provides=Odd)\ndef odd(document): return []",
            "a field of Odd .*: x: a reference is the id of an annotation: a str",
        ),
        (
            "import glossator\n@glossator.hookimpl\ndef glossator_annotators(): return ['x']",
            "expected a class derived from glossator.Annotator, got 'x'",
        ),
        (
            "from __future__ import annotations\nimport glossator\n"
            "class Odd(glossator.Span):\n    x: Absent\n"
            "@glossator.annotator(provides=Odd)\ndef odd(document): return []",
            "annotator 'odd' .*: a field of Odd has a type that is not understood: .*'Absent'",
        ),
        (
            "import glossator, msgspec\nclass Inner(msgspec.Struct):\n    at: glossator.Extent\n"
            "class Odd(glossator.Span):\n    inner: list[Inner]\n"
            "@glossator.annotator(provides=Odd)\ndef odd(document): return []",
            "inner: an extent or reference stands in the annotation itself",
        ),
        (
            "import glossator\nclass Odd(glossator.Span):\n    x: int\n"
            "@glossator.annotator(provides=Odd)\ndef odd(): return []",
            r"odd is called with document: too many positional arguments",
        ),
        (
            "import glossator\nclass Odd(glossator.Span): pass\n"
            "@glossator.annotator(provides=Odd)\nasync def odd(document): yield Odd()",
            "odd is awaited by nothing: write `def`",
        ),
        ("import glossator\nx = 1\ny = absent\n", r"'absent' is not defined \(odd_.*, line 3\)"),
        ("x = 1", "declares no annotator, no layer type and no hook"),
        (
            "import glossator\n@glossator.annotator\ndef odd(document): return []",
            r"write @glossator.annotator\(provides=...\)",
        ),
        (
            "import glossator\nclass Odd(glossator.Span): pass\n"
            "@glossator.annotator(provides=Odd, requires='tokens')\ndef odd(document): return []",
            "`requires` is a list of names, got 'tokens'",
        ),
        (
            "import glossator\n@glossator.annotator(provides='odd')\ndef odd(document): return []",
            "`provides` is a list of annotation classes, got 'odd'",
        ),
    ],
)
def test_what_no_plugin_can_be_is_said(source: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / f"odd_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(source, "utf-8")
    with pytest.raises(glossator.PluginError, match=message):
        add_plugin(Registry(), str(path))


MARK = """
import glossator
class Mark(glossator.Span): pass
@glossator.annotator(provides=Mark)
def mark(document): return []
"""


def test_a_plugin_file_shadows_no_module(tmp_path: Path) -> None:
    path = tmp_path / "wave.py"
    path.write_text(MARK, "utf-8")
    registry = Registry()
    add_plugin(registry, str(path))
    cls = registry.annotators["mark"]
    assert importlib.import_module("wave").__file__ != str(path)
    assert type(pickle.loads(pickle.dumps(cls()))) is cls


def test_a_module_named_by_the_user_has_the_hash_of_its_source_as_version(
    tmp_path: Path, python: Callable[[str], str]
) -> None:
    def version() -> str:
        return python(
            f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
            "from glossator.plugins.discovery import add_plugin\n"
            "from glossator.plugins.registry import Registry\n"
            "print(add_plugin(Registry(), 'marking').version)"
        )

    package = tmp_path / "marking"
    package.mkdir()
    (package / "__init__.py").write_text(MARK, "utf-8")
    (package / "words.txt").write_text("one", "utf-8")
    first = version()
    assert first == version()
    (package / "words.txt").write_text("two", "utf-8")
    second = version()
    (package / "__init__.py").write_text(MARK + "x = 1", "utf-8")
    assert len({first, second, version()}) == 3


def test_a_file_that_is_named_twice_is_loaded_once(shout: str, tmp_path: Path) -> None:
    name = Path(shout).name
    registry = registry_with([shout, str(tmp_path / "." / ".." / tmp_path.name / name)])
    assert [plugin.module for plugin in registry.plugins].count(
        f"glossator_plugin_{name[:-3]}"
    ) == 1


def test_what_plugins_of_one_checkout_declare_is_not_remembered_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.VARIABLE, str(tmp_path))
    memory.remember(())
    assert memory.recall() == ()
    monkeypatch.setattr(memory, "__file__", str(tmp_path / "glossator" / "plugins" / "memory.py"))
    assert memory.recall() is None
