"""Where nothing runs models, one line says what to type; the plugin loads all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import glossator
from glossator import ModelError

INSTALL = "type `pip install 'glossator[models]'`"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if nothing that runs models were installed."""
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)


def test_a_chain_with_stanza_is_refused_when_it_is_made(light: None) -> None:
    with pytest.raises(ModelError) as caught:
        glossator.chain("names", use={"names": "stanza", "tokens": "rules", "sentences": "rules"})
    assert str(caught.value) == (
        f"stanza-names needs numpy, which is not installed: {INSTALL}, "
        "or take the chain `light`, which needs no model"
    )


@pytest.mark.parametrize("asked", [["--use", "tokens=stanza"], []], ids=["named", "by default"])
def test_the_command_line_says_what_to_type(
    light: None, cli: Callable[..., Any], asked: list[str]
) -> None:
    done = cli("run", "-", "--layers", "tokens", *asked)
    assert (done.code, done.out) == (2, "")
    assert INSTALL in done.err
    assert done.err.count("\n") == 1


def test_downloading_needs_it_too(light: None, cli: Callable[..., Any]) -> None:
    done = cli("models", "download", "en")
    assert done.code == 2
    assert (
        done.err == "Error: downloading models needs stanza, which is not installed: "
        "type `pip install 'glossator[stanza]'`\n"
    )
