"""Finding models, and refusing those that are not what their bundle says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator import ModelError
from glossator_stanza import bundle

Fake = Callable[..., Path]


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(bundle.VARIABLE, raising=False)
    monkeypatch.setattr(bundle, "SHIPPED", "glossator_model_absent")
    monkeypatch.setattr(bundle, "downloads", lambda: tmp_path / "downloads")
    bundle.read.cache_clear()


def test_without_models_the_error_says_what_to_type() -> None:
    with pytest.raises(ModelError) as caught:
        bundle.find()
    assert str(caught.value) == (
        "no Stanza models found: type `pip install glossator-model-en`, "
        "or `glossator models download en`, or set GLOSSATOR_MODELS to a folder that has them"
    )


def test_the_variable_comes_before_what_ships_and_that_before_downloads(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake("downloads")
    assert bundle.find().origin == "downloaded"
    package = tmp_path / "site" / "glossator_model_fake"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('never imported')")
    fake("shipped").rename(package / "bundle")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(bundle, "SHIPPED", "glossator_model_fake")
    assert bundle.find().folder == package / "bundle"
    monkeypatch.setenv(bundle.VARIABLE, str(fake("mine")))
    assert bundle.find().folder == tmp_path / "mine"
    assert [one.origin for one in bundle.candidates()] == [
        "GLOSSATOR_MODELS",
        "shipped",
        "downloaded",
    ]


def test_a_chosen_folder_or_package(fake: Fake) -> None:
    folder = fake("mine")
    assert bundle.find(str(folder)).folder == folder
    fake("downloads", packages={"default_fast": {"ner": "small"}})
    assert bundle.find("default_fast").package == "default_fast"
    with pytest.raises(ModelError, match=r"no package 'tiny' in .* Known: default_fast"):
        bundle.find("tiny")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("/no/such/place", "no Stanza models in /no/such/place (no resources.json)"),
        ("default", "(no resources.json): type `glossator models download en`"),
    ],
)
def test_what_is_not_there_is_named(name: str, message: str) -> None:
    with pytest.raises(ModelError) as caught:
        bundle.find(name)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_list_of_resources_is_named(fake: Fake) -> None:
    folder = fake()
    (folder / "resources.json").write_text("{")
    with pytest.raises(ModelError, match=r"resources\.json: "):
        bundle.find(str(folder))


def test_files_are_checked_by_our_checksums_or_by_those_of_the_hub(fake: Fake) -> None:
    folder = fake(content=b"good")
    ner, vectors = bundle.find(str(folder)).files("ner")
    assert (ner.kind, vectors.kind) == ("ner", "pretrain")
    with pytest.raises(ModelError, match=r"small\.pt is damaged or was exchanged: expected md5 0"):
        ner.verify()
    good = hashlib.sha256(b"good").hexdigest()
    sums = {f"en/{kind}/small.pt": good for kind in ("ner", "pretrain", "tokenize")}
    (folder / "checksums.json").write_text(json.dumps(sums))
    bundle.read.cache_clear()
    for item in bundle.find(str(folder)).files("ner"):
        item.verify()
    (folder / "en/ner/small.pt").write_bytes(b"bad")
    with pytest.raises(ModelError, match=r"expected sha256 "):
        bundle.find(str(folder)).files("ner")[0].verify()
    (folder / "en/ner/small.pt").unlink()
    with pytest.raises(ModelError, match="No such file"):
        bundle.find(str(folder)).files("ner")[0].verify()


def test_the_identity_changes_with_a_checksum_and_not_with_the_place(fake: Fake) -> None:
    first = bundle.find(str(fake("a"))).identify("ner")
    assert first == bundle.find(str(fake("b"))).identify("ner")
    other = fake("c", ner={"small": {"md5": "1"}})
    assert first != bundle.find(str(other)).identify("ner")
    assert first.startswith("en/ner/small sha256:")


def test_an_absent_processor_is_named(fake: Fake) -> None:
    with pytest.raises(ModelError, match="have no 'pos'"):
        bundle.find(str(fake())).files("pos")


def test_each_language_has_its_own_first_models(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake("downloads")
    fake("downloads", language="de")
    monkeypatch.setenv(bundle.VARIABLE, str(fake("mine", language="de")))
    origins = [bundle.find(None, tag).origin for tag in ("en-GB", "de", "deu-AT")]
    assert origins == ["downloaded", "GLOSSATOR_MODELS", "GLOSSATOR_MODELS"]
    assert bundle.find(None, None).language == "en"
    assert bundle.languages(None, ["ner"]) == {"de", "en"}
    assert bundle.languages(None, ["pos"]) == set()
    assert bundle.find(None, "de").identify("ner").startswith("de/ner/small sha256:")


def test_of_one_language_the_first_that_has_the_processor_serves(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake("downloads")
    folder = fake("mine", packages={"default": {"tokenize": "small"}})
    monkeypatch.setenv(bundle.VARIABLE, str(folder))
    assert bundle.find(None, "en", ["tokenize"]).origin == "GLOSSATOR_MODELS"
    assert bundle.find(None, "en", ["ner"]).origin == "downloaded"


def test_other_names_of_a_language_are_known(fake: Fake) -> None:
    folder = fake("mine", language="zh-hans")
    listed = json.loads((folder / "resources.json").read_text())
    extra = {"zh": {"alias": "zh-hans"}, "url": "https://models.invalid"}
    (folder / "resources.json").write_text(json.dumps({**listed, **extra}))
    for tag in ("zh", "zh-CN", "zh-Hans"):
        assert bundle.find(str(folder), tag).language == "zh-hans"
    assert bundle.find(str(folder)).language == "zh-hans", "the only one that is there"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        (
            "de-AT",
            "no Stanza models found for 'de-AT': type `glossator models download de`",
        ),
        ("en", "no Stanza models found: type `pip install glossator-model-en`, or `glossator"),
    ],
)
def test_a_language_without_models_says_what_to_type(tag: str, said: str) -> None:
    with pytest.raises(ModelError) as caught:
        bundle.find(None, tag)
    assert str(caught.value).startswith(said)


def test_chosen_models_are_for_their_own_languages(fake: Fake) -> None:
    folder = fake("mine", language="de")
    with pytest.raises(ModelError, match=r"the models .*mine have no language 'en'\. Known: de"):
        bundle.find(str(folder), "en")


def test_a_list_of_the_hub_names_more_than_was_downloaded(fake: Fake, tmp_path: Path) -> None:
    fake("downloads")
    fake("downloads", language="de")
    (tmp_path / "downloads/de/ner/small.pt").unlink()
    bundle.read.cache_clear()
    assert bundle.languages(None, ["ner"]) == {"en"}
