"""``glossator models``, and what discovery imports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator_stanza import bundle

Cli = Callable[..., Any]


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(bundle.VARIABLE, raising=False)
    monkeypatch.setattr(bundle, "SHIPPED", "glossator_model_absent")
    monkeypatch.setattr(bundle, "downloads", lambda: tmp_path / "downloads")
    bundle.read.cache_clear()


def test_list_without_models(cli: Cli) -> None:
    result = cli("models", "list")
    assert result.code == 0
    assert result.out == "No models. Type: pip install glossator-model-en\n"


def test_list_and_where(
    cli: Cli, fake: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake("mine", content=b"x" * 100_000)
    monkeypatch.setenv(bundle.VARIABLE, str(folder))
    fake("downloads")
    fake("downloads", language="de")
    lines = cli("models", "list").out.splitlines()
    assert lines[0] == "* en default (GLOSSATOR_MODELS, 0.3 MB): tokenize small, ner small"
    assert lines[1].startswith("  en default (downloaded, 0.0 MB)")
    assert lines[2].startswith("* de default (downloaded, 0.0 MB)")
    lines = cli("models", "where").out.splitlines()
    assert lines[0] == f"GLOSSATOR_MODELS: {folder}"
    assert lines[1] == "shipped: nothing (the package glossator_model_absent)"


def test_download_without_network_is_one_line(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import requests
    import stanza

    def refuse(*_: object, **__: object) -> None:
        request = requests.Request("GET", "https://models.invalid/resources.json").prepare()
        raise requests.exceptions.ConnectionError("Max retries exceeded\nand more", request=request)

    monkeypatch.setattr(stanza, "download", refuse)
    result = cli("models", "download", "en", "--package", "default_fast")
    assert result.code == 2
    assert result.err == (
        "Error: cannot download Stanza's package 'default_fast' for 'en': "
        "no connection to https://models.invalid/resources.json\n"
    )
    assert not (tmp_path / "downloads").exists()


def test_download_asks_stanza_for_what_the_plugin_runs(
    cli: Cli, fake: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import stanza

    asked: dict[str, object] = {}

    def download(language: str, **options: object) -> None:
        asked.update(options, language=language)
        fake("downloads", language=language)

    monkeypatch.setattr(stanza, "download", download)
    result = cli("models", "download", "de")
    assert result.code == 0
    assert "They annotate documents in 'de' from now on" in result.out
    assert asked["language"] == "de"
    assert asked["model_dir"] == str(tmp_path / "downloads")
    assert asked["processors"] == "tokenize,pos,lemma,ner,mwt"
    monkeypatch.setenv(bundle.VARIABLE, str(fake("mine", language="it")))
    assert "--set stanza.model=default" in cli("models", "download", "it").out


def test_a_name_of_a_language_is_none(cli: Cli) -> None:
    result = cli("models", "download", "german")
    assert result.code == 2
    assert result.err.endswith("got 'german'; did you mean 'de'?\n")


def test_a_run_without_models_says_what_to_type(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jo fled.")
    result = cli("run", "a.txt", "--layers", "tokens", "--use", "tokens=stanza")
    assert result.code == 2
    assert result.err.splitlines()[-1].startswith(
        "Error: no Stanza models found: type `pip install"
    )


def test_discovery_imports_nothing_heavy(python: Callable[[str], str]) -> None:
    found = python(
        "import sys, glossator_stanza; from glossator.plugins.discovery import installed;"
        "installed();"
        "print([name for name in ('torch', 'stanza', 'numpy', 'requests') if name in sys.modules])"
    )
    assert found == "[]\n"
