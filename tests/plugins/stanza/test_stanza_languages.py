"""Several languages in one run, each with its models.

The second language is Esperanto by name alone: its models are copies of the English ones.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import glossator
from glossator.model.document import Document
from glossator_stanza import Options, StanzaMorphology, StanzaNames, bundle
from glossator_stanza.bundle import Bundle

pytestmark = pytest.mark.slow(reason="loads models")

TEXT = "Acting ambassador Jo Song Gil fled Rome. He was not seen again."
ENGLISH = Document(id="en", text=TEXT, language="en")
ESPERANTO = Document(id="eo", text=TEXT, language="eo")
GERMAN = Document(id="de", text="Der Botschafter floh.", language="de")


@pytest.fixture
def esperanto(bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with models of Esperanto, which have no tagger of parts of speech."""
    folder = tmp_path / "models"
    shutil.copytree(bundle.folder / bundle.language, folder / "eo")
    listed = json.loads((bundle.folder / "resources.json").read_text("utf-8"))[bundle.language]
    del listed["packages"]["default"]["pos"]
    (folder / "resources.json").write_text(json.dumps({"eo": listed}), "utf-8")
    sums = json.loads((bundle.folder / "checksums.json").read_text("utf-8"))
    renamed = {f"eo/{name.partition('/')[2]}": value for name, value in sums.items()}
    (folder / "checksums.json").write_text(json.dumps(renamed), "utf-8")
    monkeypatch.setenv("GLOSSATOR_MODELS", str(folder))
    return folder


def producers(document: Document) -> dict[str, str]:
    return {
        name: layer.producer.model or layer.producer.annotator
        for name, layer in document.layers.items()
        if layer.producer
    }


def test_each_document_takes_the_models_of_its_language_and_the_order_stays(
    esperanto: Path,
) -> None:
    documents = [
        msgspec.structs.replace(one, id=f"{one.id}{number}")
        for number in range(3)
        for one in (ENGLISH, ESPERANTO)
    ]
    with glossator.chain("names", minimal=True) as chain:
        made = list(chain.pipe(documents))
        alone = [chain(document) for document in documents]
    assert [document.id for document in made] == ["en0", "eo0", "en1", "eo1", "en2", "eo2"]
    for document in made:
        models = {model.partition("/")[0] for model in producers(document).values()}
        assert models == {document.language}
        assert [document.text_of(name) for name in document.layers["names"]] == [
            "Jo Song Gil",
            "Rome",
        ]
    assert alone == made


def test_the_annotators_are_for_the_languages_that_have_their_models(esperanto: Path) -> None:
    assert StanzaNames.languages == ("en", "eo")
    assert StanzaMorphology.languages == ("en",)
    assert StanzaNames(Options(model=str(esperanto))).languages == ("eo",)


def test_what_lacks_models_is_left_out_with_what_to_type(esperanto: Path) -> None:
    with glossator.chain("names", "morphology") as chain:
        german, other = chain.pipe([GERMAN, ESPERANTO])
    assert not german.layers
    assert set(other.layers) == {"sentences", "tokens", "names"}
    assert chain.left_out == [
        "morphology, names: left out of 1 document in 'de': no annotator for it: "
        "type `glossator models download de`",
        "morphology: left out of 1 document in 'eo': no annotator for it: "
        "type `glossator models download eo`",
    ]


def test_naming_stanza_falls_back_where_it_can_and_says_so(esperanto: Path) -> None:
    with glossator.chain("tokens", use={"tokens": "stanza"}) as chain:
        made = [producers(document)["tokens"] for document in chain.pipe([GERMAN, ESPERANTO])]
    assert made[0] == "rules"
    assert made[1].startswith("eo/tokenize")
    assert chain.left_out == [
        "tokens: made by 'rules' in 1 document in 'de': 'stanza-tokens' is not for it: "
        "type `glossator models download de`"
    ]


def test_a_damaged_model_ends_the_run_when_its_language_comes(
    esperanto: Path, cli: Callable[..., Any], tmp_path: Path
) -> None:
    (esperanto / "eo/ner").chmod(0o755)
    [damaged] = (esperanto / "eo/ner").iterdir()
    damaged.chmod(0o644)
    damaged.write_bytes(b"damaged")
    glossator.write([ENGLISH, ESPERANTO], str(tmp_path / "two.jsonl"))
    done = cli("run", "two.jsonl", "--layers", "names", "--minimal", "-o", "out.jsonl", "-q")
    assert done.code == 2
    assert done.err.startswith(f"Error: model file {damaged} is damaged or was exchanged")
    assert done.err.count("\n") == 1


def test_english_clitics_are_parted_in_english_alone() -> None:
    from glossator_stanza.mending import cutting

    assert cutting("en")("Hans's", [(0, 6)]) == [(0, 4), (4, 6)]
    assert cutting("nl")("foto's", [(0, 6)]) == [(0, 6)]


def test_languages_are_known_without_importing_stanza(python: Callable[[str], str]) -> None:
    printed = python(
        "import sys, glossator_stanza\n"
        "print(glossator_stanza.StanzaNames.languages)\n"
        "print([name for name in ('torch', 'stanza', 'numpy') if name in sys.modules])"
    )
    assert printed.splitlines()[-1] == "[]"
    assert "'en'" in printed


@pytest.fixture(autouse=True)
def fresh() -> None:
    bundle.read.cache_clear()
