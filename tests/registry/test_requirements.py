"""What is not installed is told on one line, with what to type."""

from __future__ import annotations

import importlib.machinery

import pytest

import glossator


def test_what_is_installed_is_passed_over() -> None:
    glossator.require("this", "json", "msgspec", install="glossator")


def test_what_is_not_installed_is_named_with_what_to_type() -> None:
    with pytest.raises(glossator.OptionError) as caught:
        glossator.require("this", "json", "no_such", install="mine[extra]", otherwise="go")
    assert str(caught.value) == (
        "this needs no_such, which is not installed: type `pip install 'mine[extra]'`, or go"
    )


def test_a_mere_folder_of_that_name_is_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = importlib.machinery.ModuleSpec("stanza", None, is_package=True)
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: folder)
    with pytest.raises(glossator.ModelError, match="this needs stanza"):
        glossator.require("this", "stanza", install="x", error=glossator.ModelError)
