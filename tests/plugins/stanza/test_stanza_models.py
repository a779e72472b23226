"""The real thing: trained models, run by Stanza's own layers."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator import AnnotatorError, Document, ModelError
from glossator.testing import annotate, check_annotator, document
from glossator_standard import Sentence, Token
from glossator_stanza.bundle import Bundle

USE = dict.fromkeys(("sentences", "tokens", "morphology", "names"), "stanza")
ARTICLE = """Ambassador to Italy has defected

Getty Images

Jo Song Gil, Pyongyang’s acting ambassador in Rome, fled in November, Kim Min Ki told the BBC.
He doesn't say why. "The U.N. can't confirm it," Italy's foreign ministry said on Thursday.

“He left.”
"""


@pytest.fixture(scope="module")
def made(models: Any) -> Document:
    return annotate(ARTICLE, ["sentences", "tokens", "morphology", "names"], use=USE)


def texts(made: Document, layer: str) -> list[str]:
    return [made.text_of(one) for one in made.layers[layer]]


def test_sentences_and_tokens(made: Document) -> None:
    assert texts(made, "sentences") == [
        "Ambassador to Italy has defected",
        "Getty Images",
        ARTICLE[ARTICLE.index("Jo Song") : ARTICLE.index("He doesn't")].strip(),
        "He doesn't say why.",
        ARTICLE[ARTICLE.index('"The U.N.') : ARTICLE.index("“He left")].strip(),
        "“He left.”",
    ]
    tokens = texts(made, "tokens")
    assert "Pyongyang ’s acting" in " ".join(tokens)
    assert "He does n't say why ." in " ".join(tokens)
    assert made.layers["tokens"].producer == made.layers["sentences"].producer


def test_names(made: Document) -> None:
    found = {(made.text_of(one), one.label) for one in made.layers["names"]}
    assert ("Jo Song Gil", "PERSON") in found
    assert any(text == "Rome" for text, _ in found)
    assert {one.rule for one in made.layers["names"]} == {"model"}


def test_morphology(made: Document) -> None:
    tokens = made.layers["tokens"]
    forms = {made.text_of(tokens.by_id(one.token)): one for one in made.layers["morphology"]}
    assert len(made.layers["morphology"]) == len(tokens)
    assert (forms["said"].lemma, forms["said"].upos) == ("say", "VERB")
    assert (forms["Rome"].upos, forms["."].upos) == ("PROPN", "PUNCT")
    assert "Tense=Past" in forms["said"].features


def test_provenance_names_the_models(made: Document, bundle: Bundle) -> None:
    producer = made.layers["names"].producer
    assert producer
    assert producer.model == bundle.identify("ner")


@pytest.mark.slow("loads pipelines of Stanza beside the plugin's own")
def test_what_the_plugin_runs_equals_what_stanza_runs(
    bundle: Bundle, models: Any, made: Document
) -> None:
    from glossator_stanza import pipeline
    from glossator_stanza.morphology import Morphology
    from glossator_stanza.names import NameTagger
    from glossator_stanza.runtime import inference

    tokens = made.layers["tokens"]
    words = [
        [made.text_of(token) for token in tokens.within(sentence)]
        for sentence in made.layers["sentences"]
    ]
    with inference(1):
        ours, theirs = NameTagger(bundle, 50)(words), pipeline.Names(models)(words)
        # Stanza's pipeline does not say how likely its labels are.
        assert [[name[:3] for name in names] for names in ours] == [
            [name[:3] for name in names] for names in theirs
        ]
        assert Morphology(models, 50)(words) == pipeline.Morphology(models)(words)
        (_, found), *_ = pipeline.Segmenter(models)([ARTICLE])
    assert len(set(found) ^ {(token.start, token.end) for token in tokens}) <= 2


def test_taggers_take_the_tokens_that_are_there(models: Any) -> None:
    text = "KimMinKi met Jo in Rome"
    tokens = [(0, 3), (3, 6), (6, 8), (9, 12), (13, 15), (16, 18), (19, 23)]
    given = document(
        text,
        *(Token(start=start, end=end) for start, end in tokens),
        Sentence(start=0, end=len(text)),
    )
    done = annotate(given, ["names", "morphology"], use={"names": "stanza"})
    starts = {start for start, _ in tokens}
    assert [(one.start, one.end) for one in done.layers["tokens"]] == tokens
    assert all(one.start in starts for one in done.layers["names"])
    assert len(done.layers["morphology"]) == len(tokens)


def test_any_tokeniser_can_feed_the_tagger(models: Any) -> None:
    use = {"tokens": "rules", "sentences": "rules", "entities": "stanza-entities"}
    done = annotate("Jo Song Gil fled Rome in May.", "entities", use=use)
    assert done.layers["tokens"].producer.annotator == "rules"  # type: ignore[union-attr]  # it has one
    assert "Rome" in texts(done, "entities")


@pytest.mark.slow("each of several processes loads the models")
@pytest.mark.parametrize("name", ["stanza-tokens", "stanza-entities", "stanza-morphology"])
def test_conformance(models: Any, name: str) -> None:
    check_annotator(name, use={"tokens": "rules", "sentences": "rules"})


@pytest.fixture
def chain(models: Any) -> Iterator[glossator.Chain]:
    with glossator.chain("tokens", "sentences", use=USE) as made:
        yield made


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_a_text_without_words_has_no_tokens(chain: glossator.Chain, text: str) -> None:
    done = chain(text)
    assert texts(done, "sentences") == texts(done, "tokens") == []


def test_a_blank_line_always_parts(chain: glossator.Chain) -> None:
    done = chain("He said that,\n\nand then he left\n \t\nfor Rome.\r\n\r\nSoon.")
    assert texts(done, "sentences") == ["He said that,", "and then he left", "for Rome.", "Soon."]


def test_cities_of_a_dateline_are_tokens_of_their_own(chain: glossator.Chain) -> None:
    done = chain("GENEVA/LONDON (Newswire) - Gold rose.")
    assert texts(done, "tokens")[:3] == ["GENEVA", "/", "LONDON"]


def test_long_tokens_and_long_paragraphs_keep_their_offsets(chain: glossator.Chain) -> None:
    address = "https://example.org/" + "a-b/" * 200 + "c"
    text = f"See {address} now. " + "He left the house at ten. " * 100
    done = chain(text)
    assert address in texts(done, "tokens")
    assert texts(done, "sentences").count("He left the house at ten.") >= 98
    assert "".join(texts(done, "tokens")) == "".join(text.split())


@pytest.mark.parametrize(
    "sentences",
    [
        ["Anna said she would run."],  # names at the start are whole
        ["Did Anna know?", "Yes.", "Anna knew."],
        ["He spoke with Brig. Gen. Ama Oke."],
        ["He met Capts. Oke and Lund in May."],
        ["The bill is backed by Sens. Oke and Lund."],
        ["In this case, it's GOP Sen. Ted Oke who leads."],
        ["The company moved its main office to the E.U.", "Its workers stayed behind."],
        ["The deal angered the EU.", "Poland said no."],
        ["They met Mayor Ana Berg.", "Premier Tom Oke left."],
        ["The Norvik Assn. President met Brig. Tom Oke."],
        ["He joined the FBI.", "“It was fun,” he said."],
        ["They sang in C.", "The band played on."],
        ["ST. Louis won."],
        ["The U.S. Senate met.", "It is in the U.S. Capitol."],
        ["See https://site.org/Some.Page now.", "Mr.Smith left the U.N. building."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(
    chain: glossator.Chain, sentences: list[str]
) -> None:
    done = chain(" ".join(sentences))
    assert texts(done, "sentences") == sentences
    assert "Anna" not in " ".join(sentences) or "Anna" in texts(done, "tokens")


@pytest.mark.parametrize(
    "sentences",
    [
        ["The law passed in 2019.", "It was struck down."],
        ["“It was a bad year.”", "The union agreed."],
        ["Fares rose by 4%.", "The mayor (a lawyer) left.", "“I am sorry,” she said."],
        ["“No!”Oke said."],
        ["They ended it!", "Nobody came."],
        ["He won the prize.", "(Nobody else came.)"],
    ],
)
def test_a_space_that_was_forgotten_ends_no_less(
    chain: glossator.Chain, sentences: list[str]
) -> None:
    assert texts(chain("".join(sentences)), "sentences") == sentences


def test_emoji_are_never_cut(chain: glossator.Chain) -> None:
    done = chain("It is fine 👩🏽‍🚀 and e\u0301te\u0301 too 👍🏽.")
    assert {"👩🏽‍🚀", "👍🏽", "e\u0301te\u0301"} <= set(texts(done, "tokens"))


def test_annotators_share_the_models_and_free_them(bundle: Bundle) -> None:
    from glossator_stanza import StanzaEntities, StanzaNames

    bundle = dataclasses.replace(bundle, origin="of this test")  # no other chain holds its engine
    first, second = StanzaNames(), StanzaEntities()
    engine = weakref.ref(first._engine(bundle))
    assert second._engine(bundle) is engine()
    first.close()
    second.close()
    assert engine() is None


def test_models_of_a_language_are_there_before_its_first_text(bundle: Bundle) -> None:
    from glossator_stanza import Options, StanzaNames

    names = StanzaNames(Options(model=str(bundle.folder)))
    names.prepare()
    assert not names._engines
    names.prepare_for("en")
    assert [one.language for one in names._engines] == ["en"]


def test_threads_are_as_before_afterwards(bundle: Bundle) -> None:
    import torch
    from threadpoolctl import threadpool_info

    before = torch.get_num_threads(), threadpool_info()
    use = {"tokens": "rules", "sentences": "rules"}
    options = {"stanza": {"threads": before[0] + 1}}
    annotate("Jo fled.", ["names", "morphology"], use=use, options=options)
    assert (torch.get_num_threads(), threadpool_info()) == before


def test_the_default_chain_does_without_torch(bundle: Bundle) -> None:
    code = (
        "import sys, glossator; glossator.chain('entities')('Jo fled.'); "
        "sys.exit(' '.join({'torch', 'stanza'} & sys.modules.keys()) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_model_of_another_kind_is_run_by_stanza(bundle: Bundle, tmp_path: Path) -> None:
    import torch

    folder = shutil.copytree(bundle.folder, tmp_path / "bundle")
    path = folder / "en/tokenize/glossator.pt"
    state = torch.load(path, weights_only=True)
    state["config"]["skip_newline"] = True
    torch.save(state, path)
    (folder / "checksums.json").unlink()
    listed = folder / "resources.json"
    resources = json.loads(listed.read_text())
    resources["en"]["tokenize"]["glossator"]["md5"] = hashlib.md5(path.read_bytes()).hexdigest()
    listed.write_text(json.dumps(resources))
    done = annotate("Jo fled.", "tokens", use=USE, options={"stanza": {"model": str(folder)}})
    assert texts(done, "tokens") == ["Jo", "fled", "."]


def test_a_device_that_is_not_there_is_one_line(bundle: Bundle) -> None:
    with pytest.raises((ModelError, AnnotatorError), match="device 'nowhere' cannot be used"):
        annotate("Jo fled.", "tokens", use=USE, options={"stanza": {"device": "nowhere"}})
