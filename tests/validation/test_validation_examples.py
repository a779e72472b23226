"""Every file under tests/examples is a test: what is found is in `<name>.expected.txt` beside it.

A file in `valid/` has no errors, and no findings at all where nothing is expected. To add a test,
add a file, write down what `glossator validate` should print, and look at what it does print.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from glossator.files.sources import find_annotations
from glossator.plugins.discovery import registry_with
from glossator.validation import CODES, Finding, Rules, make_rules
from glossator.validation.reporters import text
from glossator.validation.run import Checked, check_inputs

EXAMPLES = Path(__file__).parent.parent / "examples"


def examples(kind: str) -> list[Path]:
    return sorted(path for path in EXAMPLES.glob(f"*/{kind}/*.json*") if path.is_file())


@cache
def rules_of(folder: Path) -> Rules:
    """The rules of a folder of examples: its options.json, if it has one."""
    path = folder / "options.json"
    options: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    schemas = [f"{name}={folder / file}" for name, file in options.get("schema", {}).items()]
    registry = registry_with([str(folder / file) for file in options.get("plugins", ())])
    return make_rules(registry, schemas=schemas, required=options.get("require", ()))


def findings(path: Path) -> list[Finding]:
    return list(
        check_inputs(find_annotations([str(path)]), rules_of(path.parent.parent), Checked())
    )


def printed(path: Path) -> str:
    return "".join(text(findings(path))).replace(str(path), path.name)


def expected(path: Path) -> str:
    beside = path.with_name(f"{path.name.partition('.')[0]}.expected.txt")
    return beside.read_text("utf-8") if beside.exists() else ""


def name(path: Path) -> str:
    return "/".join([path.parent.parent.name, path.name])


@pytest.mark.parametrize("path", examples("invalid"), ids=name)
def test_invalid_files_are_told_exactly_what_is_wrong(path: Path) -> None:
    assert printed(path) == expected(path)
    assert any(finding.severity == "error" for finding in findings(path))


@pytest.mark.parametrize("path", examples("valid"), ids=name)
def test_valid_files_have_no_errors(path: Path) -> None:
    assert printed(path) == expected(path)
    assert all(finding.severity == "warning" for finding in findings(path))


def test_there_is_an_example_of_every_code() -> None:
    paths = examples("invalid") + examples("valid")
    found = {finding.code for path in paths for finding in findings(path)}
    # An input that cannot be opened, or is nested endlessly, is no file to check in; and no
    # built-in layer has a check of its own.
    assert found == set(CODES) - {"input-unreadable", "parse-depth", "layer-check"}
