"""``glossator schema --bundle``: one file that other validators and editors work with, offline."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from glossator.cli.bundle import bundle
from glossator.plugins.discovery import default_registry
from glossator_pytest import Result

Cli = Callable[..., Result]

SEEDS = Path(__file__).parents[2] / "seeds"
CHAIN = """\
layers = ["titles", "money"]
plugins = ["money.py"]
on-error = "skip"
[set.dates]
anchor = "2024-03-14"
[set.money]
least = 5
[set.lists]
tables = "banks.csv"
[lists.hedging]
add = ["by some accounts"]
"""
SERVER = os.environ.get("VSCODE_JSON_LANGUAGE_SERVER", "")


@pytest.fixture
def made(cli: Cli) -> Path:
    """The bundle in a file, beside a document and a chain file."""
    Path("bundle.json").write_text(cli("schema", "--bundle").out, "utf-8")
    gold = sorted(SEEDS.glob("*.gold.json"))[0]
    shutil.copyfile(gold, "sound.json")
    Path("chain.toml").write_text(CHAIN, "utf-8")
    return Path("bundle.json")


def damaged(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def check(*files: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", "bundle.json", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_reference_of_the_bundle_leads_to_a_part_of_it() -> None:
    whole = bundle(default_registry())

    def references(value: Any) -> Iterator[str]:
        if isinstance(value, list | dict):
            for one in value.values() if isinstance(value, dict) else value:
                yield from references(one)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            yield value["$ref"]

    found = set(references(whole))
    assert len(found) > 20
    for reference in found:
        part = whole
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]


@pytest.mark.slow(reason="starts check-jsonschema")
def test_check_jsonschema_finds_what_is_sound_and_what_is_not(made: Path) -> None:
    sound = check("sound.json", "chain.toml")
    assert sound.returncode == 0, sound.stdout

    document = Path("sound.json").read_text("utf-8")
    Path("bad.json").write_text(damaged(document, '"toponym"', '"topnym"'), "utf-8")
    Path("bad.toml").write_text(damaged(CHAIN, "on-error", "on-eror"), "utf-8")
    Path("ill.toml").write_text(damaged(CHAIN, '"2024-03-14"', "3"), "utf-8")
    bad = check("bad.json", "bad.toml", "ill.toml")
    assert bad.returncode == 1
    assert ".kind: 'topnym' is not one of" in bad.stdout
    assert "'on-eror' was unexpected" in bad.stdout
    assert "ill.toml::$.set.dates.anchor" in bad.stdout


def test_annotations_of_another_version_are_left_to_those_who_know_it(made: Path) -> None:
    document = json.loads(Path("sound.json").read_text("utf-8"))
    document["layers"]["gold:locations"]["version"] = "99.0"
    document["layers"]["gold:locations"]["annotations"][0]["unheard"] = 1
    Path("newer.json").write_text(json.dumps(document), "utf-8")
    assert check("newer.json").returncode == 0


def test_the_bundle_has_the_layers_of_plugin_files(cli: Cli, shout: Path) -> None:
    made = json.loads(cli("schema", "--bundle", "--plugin", shout).out)
    assert made["$defs"]["layer.shout"]["title"] == "Shout"
    assert "shout" in made["$defs"]["chain"]["properties"]["layers"]["items"]["anyOf"][0]["enum"]


def test_a_name_beside_bundle_is_refused(cli: Cli) -> None:
    done = cli("schema", "titles", "--bundle")
    assert (done.code, done.out) == (2, "")
    assert "--bundle: expected no name beside it, got 'titles'" in done.err


class LanguageServer:
    """The JSON language server of VS Code, spoken to as an editor does."""

    def __init__(self, schema: Path) -> None:
        self.process = subprocess.Popen(
            [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        options = {"provideFormatter": False, "handledSchemaProtocols": ["file"]}
        self.ask("initialize", capabilities={}, initializationOptions=options, rootUri=None)
        self.send("initialized")
        own = {"fileMatch": ["*.json"], "url": schema.absolute().as_uri()}
        settings = {"json": {"validate": {"enable": True}, "schemas": [own]}}
        self.send("workspace/didChangeConfiguration", settings=settings)

    def send(self, method: str, number: int | None = None, **params: Any) -> None:
        said = {"jsonrpc": "2.0", "method": method, "params": params}
        data = json.dumps(said | ({"id": number} if number else {})).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def ask(self, method: str, **params: Any) -> Any:
        self.send(method, 1, **params)
        return self.hear(lambda said: said.get("id") == 1 and "result" in said)["result"]

    def hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            self.process.stdout.readline()
            said = json.loads(self.process.stdout.read(int(header.split(b":")[1])))
            if wanted(said):
                return dict(said)
        raise AssertionError("the language server went away")

    def findings(self, name: str, text: str) -> list[str]:
        """What the editor underlines in a file."""
        uri = f"file:///{name}"
        opened = {"uri": uri, "languageId": "json", "version": 1, "text": text}
        self.send("textDocument/didOpen", textDocument=opened)
        method = "textDocument/publishDiagnostics"
        said = self.hear(lambda one: one.get("method") == method and one["params"]["uri"] == uri)
        return [one["message"] for one in said["params"]["diagnostics"]]

    def offered(self, name: str, character: int) -> list[str]:
        """What the editor offers at a place of a file's only line."""
        found = self.ask(
            "textDocument/completion",
            textDocument={"uri": f"file:///{name}"},
            position={"line": 0, "character": character},
        )
        return [item["label"] for item in found["items"]]


@pytest.mark.skipif(not SERVER, reason="VSCODE_JSON_LANGUAGE_SERVER names no program")
@pytest.mark.slow(reason="starts the language server")
def test_the_language_server_of_vs_code_knows_layers_and_options(made: Path) -> None:
    editor = LanguageServer(made)
    try:
        document = Path("sound.json").read_text("utf-8")
        assert editor.findings("sound.json", document) == []
        bad = damaged(document, '"toponym"', '"topnym"')
        assert editor.findings("bad.json", bad) == [
            'Value is not accepted. Valid values: "demonym", "toponym".'
        ]
        assert editor.findings("chain.json", '{"layers": ["titles"], "set": {"dates": {}}}') == []
        [unknown] = editor.findings(
            "ill.json", '{"layers": ["titles"], "set": {"dates": {"x": 1}}}'
        )
        assert unknown == "Property x is not allowed."
        begun = '{"layers": [""]}'
        editor.findings("begun.json", begun)
        assert '"titles"' in editor.offered("begun.json", begun.index("]"))
    finally:
        editor.process.terminate()
        editor.process.communicate()
