"""``glossator explain``: why an annotation is there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.cli import main
from glossator.testing import annotate, document
from glossator_standard import Entity, Sentence, Token
from glossator_titles.rules import LINKS

RULES = {"tokens": "rules", "sentences": "rules", "entities": "entities", "names": "entities"}
TEXT = "Ana Silva, the ambassador of Qatar, may have fled."

Explain = Callable[..., str]


@pytest.fixture
def explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Explain:
    """The command over two annotated documents; what it prints."""
    plain = annotate(TEXT, ["tokens", "sentences"], use=RULES)
    given = [Token(start=one.start, end=one.end) for one in plain.layers["tokens"]]
    sentence = Sentence(start=0, end=len(TEXT))
    person = Entity(start=0, end=9, label="PERSON", rule="test")
    made = annotate(document(TEXT, sentence, person, *given), ["titles", "hedging"], use=RULES)
    path = tmp_path / "out.jsonl"
    glossator.write([made.replace(id="a"), made.replace(id="b")], str(path))

    def call(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["explain", str(path), *arguments])
            raise SystemExit(0)
        assert (ended.value.code or 0) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return call


def test_a_title_says_its_rule_its_words_its_maker_and_what_it_refers_to(explain: Explain) -> None:
    said = explain("titles:1", "--id", "a")
    assert "titles:1: 'ambassador' at 15-25, line 1" in said
    assert "[ambassador]" in said
    assert "entities:1, 'Ana Silva' at 0-9" in said
    assert LINKS["apposition"][0] in said
    assert "'ambassador' in offices of offices.toml" in said
    assert "made by:           titles of plugin titles" in said
    assert "state:             up to date" in said


def test_an_annotation_says_what_refers_to_it(explain: Explain) -> None:
    said = explain("entities:1", "--id", "a")
    assert "referred to by:    holder of titles:1: 'ambassador'" in said


def test_a_hedge_says_its_entry_and_the_conditions_that_held(explain: Explain) -> None:
    said = explain("hedging:1", "--id", "a")
    assert "'may' in cues of cues.toml" in said
    assert "modal_may: " in said


def test_a_layer_that_no_annotator_made_is_explained_by_its_class(explain: Explain) -> None:
    said = explain("entities:1", "--id", "a")
    assert "entities:1: 'Ana Silva' at 0-9" in said
    assert "made by:           a person, or another tool" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["titles:1"], "several documents have titles:1: name one, as --id a, --id b"),
        (["titles:9", "--id", "a"], "the layer has titles:1 to titles:1"),
        (
            ["titles", "--id", "a"],
            "expected an annotation of titles, got 'titles': the layer has t",
        ),
        (["titels", "--id", "a"], "unknown layer 'titels'; did you mean 'titles'?"),
        (["titels:1", "--id", "a"], "unknown layer 'titels'; did you mean 'titles'?"),
        (["Jo Song", "--id", "a"], "expected the id of an annotation, as titles:3, got 'Jo Song'"),
        (["titles:1", "--id", "c"], "no document has the id 'c'"),
    ],
)
def test_what_is_not_there_is_told(explain: Explain, arguments: list[str], message: str) -> None:
    code = 3 if "c" in arguments else 2
    assert message in explain(*arguments, code=code)


@pytest.mark.parametrize("content", ["", '{"text": 3}', '{"format": "glossator/2.0"}'])
def test_where_nothing_can_be_read_that_is_said(cli: Callable[..., Any], content: str) -> None:
    Path("in.jsonl").write_text(content, "utf-8")
    done = cli("explain", "in.jsonl", "titles:1")
    assert done.code == 3
    assert done.err.endswith("Error: there is no document in the input that can be read\n")


PLUGIN = """
import glossator


class Word(glossator.Span):
    pass


class Words(glossator.Annotator):
    name = "words"
    provides = (Word,)

    def annotate(self, document):
        yield Word(start=0, end=1)

    def explain(self, annotation, document):
        {}
"""


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("why", "return 'because'", "expected an Explanation or None from `explain`, got str"),
        ("who", "raise KeyError('rule')", "`explain` failed: KeyError: rule (who.py, line 17)"),
    ],
)
def test_an_annotator_that_cannot_explain_is_named(
    cli: Callable[..., Any], name: str, body: str, told: str
) -> None:
    Path(f"{name}.py").write_text(PLUGIN.format(body), "utf-8")
    Path("in.txt").write_text("Ann left.", "utf-8")
    plugin = ("--plugin", f"{name}.py")
    assert cli("run", "in.txt", *plugin, "--layers", "word", "--output", "out.json").code == 0
    done = cli("explain", "out.json", "word:1", *plugin)
    assert (done.code, done.err) == (2, f"Error: annotator 'words': {told}\n")
