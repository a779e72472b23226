"""A document's language decides who may annotate it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import glossator
from glossator.chains.outcome import told_of
from glossator.model.document import Document
from glossator.testing import annotate, check_annotator

PLUGIN = '''
import re

import glossator


class Greeting(glossator.Span):
    """A greeting."""


class Reply(glossator.Span):
    """What answers a greeting."""


class Word(glossator.Span):
    """A word."""


class _Greets(glossator.Annotator):
    provides = (Greeting,)
    pattern = ""

    def annotate(self, document):
        for match in re.finditer(self.pattern, document.text):
            yield Greeting(start=match.start(), end=match.end())


class English(_Greets):
    name = "english"
    languages = ("en",)
    pattern = "Hello"


class German(_Greets):
    name = "german"
    languages = ("de",)
    pattern = "Hallo"

    def way_to_language(self, language):
        return f"fetch {language}" if language == "fr" else None


@glossator.annotator(provides=Reply, requires=["greeting"], languages=["en", "fr"])
def replies(document):
    for greeting in document.layers["greeting"]:
        yield Reply(start=greeting.end, end=greeting.end)


@glossator.annotator(provides=Word, uses=["greeting"])
def words(document):
    assert document.language
    for match in re.finditer(r"\\w+", document.text):
        yield Word(start=match.start(), end=match.end())


@glossator.annotator(provides=Word, languages=["pt"])
def palavras(document):
    return [Word(start=0, end=1)]
'''

ENGLISH = Document(id="en", text="Hello you", language="en-GB")
GERMAN = Document(id="de", text="Hallo du", language="de")
FRENCH = Document(id="fr", text="Salut toi", language="fr")
UNKNOWN = Document(id="??", text="Hello Hallo")

Greet = Callable[..., glossator.Chain]


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Greetings in English and German, replies in English and French, words in any language."""
    path = tmp_path_factory.mktemp("plugins") / "greetings.py"
    path.write_text(PLUGIN, "utf-8")
    return str(path)


@pytest.fixture
def greet(plugin: str) -> Greet:
    """A chain with that plugin."""
    return lambda *layers, **options: glossator.chain(*layers, plugins=[plugin], **options)


def by(document: Document) -> dict[str, str]:
    """Who made the layers of a document."""
    return {
        name: layer.producer.annotator if layer.producer else ""
        for name, layer in document.layers.items()
    }


def test_the_language_of_each_document_chooses_its_annotators_and_the_order_stays(
    greet: Greet,
) -> None:
    with greet("greeting") as chain:
        made = list(chain.pipe([ENGLISH, GERMAN, FRENCH, ENGLISH, GERMAN]))
    assert [document.id for document in made] == ["en", "de", "fr", "en", "de"]
    assert [by(document).get("greeting") for document in made] == [
        "english", "german", None, "english", "german"
    ]  # fmt: skip


def test_what_nobody_makes_is_left_out_with_what_needs_it_and_told_once(greet: Greet) -> None:
    with greet("reply", "word") as chain:
        made = list(chain.pipe([FRENCH, GERMAN, FRENCH]))
    assert [set(document.layers) for document in made] == [{"word"}, {"word", "greeting"}, {"word"}]
    assert chain.left_out == [
        "greeting: left out of 2 documents in 'fr': no annotator for it: type `fetch fr`",
        "reply: left out of 2 documents in 'fr': 'replies' needs 'greeting'",
        "reply: left out of 1 document in 'de': no annotator for it",
    ]


def test_what_is_only_used_is_done_without(greet: Greet) -> None:
    with greet("word") as chain:
        assert set(chain(FRENCH).layers) == {"word"}
        assert set(chain(GERMAN).layers) == {"word", "greeting"}
        assert chain.left_out == []


def test_what_a_document_brings_is_as_good_as_made(greet: Greet) -> None:
    with greet("greeting") as chain:
        brought = msgspec.structs.replace(chain(GERMAN).layers["greeting"], producer=None)
    with greet("reply") as chain:
        made = chain(FRENCH.with_layer(brought))
    assert [reply.start for reply in made.layers["reply"]] == [5]
    assert chain.left_out == []


def test_left_out_layers_can_be_failures_instead(greet: Greet) -> None:
    with greet("reply", on_language="error", on_error="record") as chain:
        made = chain(FRENCH)
        assert {name: layer.status for name, layer in made.layers.items()} == {
            "greeting": "error",
            "reply": "error",
        }
        assert [failure.message for _, failure in chain.runner.summary.failures] == [
            "language 'fr': no annotator for it: type `fetch fr`",
            "layer 'greeting' has failed",
        ]
    with greet("reply") as chain:  # and what failed so is left out again
        assert not chain(made).layers
    with (
        greet("reply", on_language="error") as chain,
        pytest.raises(glossator.AnnotatorError, match=r"greeting: language 'fr': .*document 'fr'"),
    ):
        chain(FRENCH)


def test_a_document_without_a_language_is_taken_for_the_chains(greet: Greet) -> None:
    with greet("greeting") as chain:
        made = chain(UNKNOWN)
    assert made.language is None
    assert by(made) == {"greeting": "english"}
    assert made.layers["greeting"].producer
    assert made.layers["greeting"].producer.language == "en"


def test_or_for_what_is_said_and_then_it_has_it(greet: Greet) -> None:
    undetermined = msgspec.structs.replace(UNKNOWN, language="und")
    with greet("greeting", language="de-AT") as chain:
        made = [chain(one) for one in (UNKNOWN, undetermined, ENGLISH)]
    assert [document.language for document in made] == ["de-AT", "de-AT", "en-GB"]
    assert [by(document)["greeting"] for document in made] == ["german", "german", "english"]


def test_another_language_makes_layers_anew_or_leaves_them_out(greet: Greet) -> None:
    with greet("reply", "word") as chain:
        made = chain(UNKNOWN)
    with greet("reply", "word", language="de") as chain:
        again = chain(made)
    assert by(again) == {"greeting": "german", "word": "words"}
    assert again.layers["word"].producer != made.layers["word"].producer
    with greet("reply", "word", language="de") as chain:
        chain(again)
        outcomes = chain.runner.summary.outcomes
    assert {name: told_of(one) for name, one in outcomes.items()} == {
        "greeting": "1 kept (up to date)",
        "word": "1 kept (up to date)",
    }


def test_a_named_provider_makes_its_own_languages_and_no_other(greet: Greet) -> None:
    with greet("greeting", use={"greeting": "german"}) as chain:
        made = [by(chain(one)) for one in (ENGLISH, GERMAN, FRENCH)]
    assert made == [{"greeting": "english"}, {"greeting": "german"}, {}]
    assert chain.left_out[0] == (
        "greeting: made by 'english' in 1 document in 'en-GB': 'german' is not for it"
    )
    with greet("greeting", use={"greeting": "greetings"}) as chain:
        assert [by(chain(one)) for one in (ENGLISH, GERMAN)] == made[:2]


def test_who_is_for_a_language_goes_before_who_is_for_any(greet: Greet) -> None:
    portuguese = Document(id="pt", text="Oi", language="pt-BR")
    with greet("word") as chain:
        assert by(chain(portuguese)) == {"word": "palavras"}
        assert by(chain(FRENCH)) == {"word": "words"}


def test_two_for_one_language_need_a_choice(plugin: str, tmp_path: Path) -> None:
    (tmp_path / "second.py").write_text(
        "import glossator\nfrom glossator_plugin_greetings import Greeting\n"
        "@glossator.annotator(provides=Greeting, languages=['fr', 'de'])\n"
        "def second(document):\n    return [Greeting(start=0, end=1)]\n",
        "utf-8",
    )
    plugins = [plugin, str(tmp_path / "second.py")]
    with glossator.chain("greeting", plugins=plugins) as chain:
        assert by(chain(ENGLISH)) == {"greeting": "english"}
        assert by(chain(FRENCH)) == {"greeting": "second"}
        with pytest.raises(
            glossator.ChainError,
            match="2 providers, 'german' and 'second' for documents in 'de': choose one with --use",
        ):
            chain(GERMAN)
    with glossator.chain("greeting", plugins=plugins, use={"greeting": "second"}) as chain:
        made = [by(chain(one))["greeting"] for one in (ENGLISH, GERMAN, FRENCH)]
        assert made == ["english", "second", "second"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"language": "german"}, "language: expected a language tag .* did you mean 'de'"),
        ({"on_language": "stop"}, "unknown on_language 'stop'.* Known: error, skip"),
    ],
)
def test_wrong_words_are_refused(greet: Greet, options: dict[str, Any], message: str) -> None:
    with pytest.raises(glossator.OptionError, match=message):
        greet("greeting", **options)


def test_languages_of_an_annotator_are_tags(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(PLUGIN.replace('("de",)', '("german",)'), "utf-8")
    with pytest.raises(
        glossator.PluginError, match=r"annotator 'german' .*: `languages`: .* did you mean 'de'\?"
    ):
        annotate("text", "greeting", plugins=[str(tmp_path / "wrong.py")])


def test_the_test_kit_takes_an_annotators_own_language(plugin: str) -> None:
    check_annotator("german", plugins=[plugin])
    made = annotate("Hallo du", "greeting", plugins=[plugin], language="de")
    assert by(made) == {"greeting": "german"}
    with pytest.raises(glossator.AnnotatorError, match="reply: language 'de': no annotator for it"):
        annotate("Hallo du", "reply", plugins=[plugin], language="de")
