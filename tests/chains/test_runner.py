"""Running: provenance, what is kept and what is made anew, and failures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

import glossator
from glossator.format.codec import encode
from glossator.model.document import Document
from glossator.model.provenance import Failure
from glossator.testing import annotate, assert_layer, check_annotator


def run(plugin: str, text: str | Document = "HELLO you", **options: Any) -> Document:
    return annotate(text, "shout", plugins=[plugin], options=options)


def test_a_chain_adds_its_layers_with_provenance(shout: str) -> None:
    layer = run(shout, shout={"least": 3}).layers["shout"]
    assert_layer(layer, [{"id": "shout:1", "start": 0, "end": 5, "length": 5}])
    assert layer.producer
    assert layer.producer.annotator == "shout"
    assert layer.producer.config == {"least": 3}
    assert list(layer.inputs) == ["word"]


def test_the_same_run_gives_the_same_bytes(shout: str) -> None:
    assert encode(run(shout)) == encode(run(shout))


def test_a_layer_that_holds_is_kept_and_a_stale_one_is_made_anew(shout: str) -> None:
    with glossator.chain("shout", plugins=[shout]) as chain:
        first = chain("HELLO you")
        chain(first)
        assert chain.runner.summary.outcomes == {
            layer: {("made", "new"): 1, ("kept", "up to date"): 1} for layer in ("word", "shout")
        }
    again = run(shout, first, shout={"least": 9})
    assert again.layers["word"] is first.layers["word"]
    assert len(again.layers["shout"]) == 0


def test_what_was_made_elsewhere_is_kept_unless_a_provider_is_named(shout: str) -> None:
    made = run(shout)
    foreign = msgspec.structs.replace(made.layers["word"], producer=None, annotations=())
    document = Document(id="d", text="HELLO you").with_layer(foreign)
    assert len(run(shout, document).layers["word"]) == 0
    forced = annotate(document, "shout", plugins=[shout], use={"word": "words"})
    assert len(forced.layers["word"]) == 2


def line_of(words: str, file: str) -> int:
    lines = Path(file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


TEXTS = [Document(id=str(n), text=text) for n, text in enumerate(["ABC", "boom", "XYZ"])]


def test_a_failure_is_recorded_and_the_others_go_on(shout: str) -> None:
    with glossator.chain("shout", plugins=[shout], on_error="record") as chain:
        made = list(chain.pipe(TEXTS))
        failures = chain.runner.summary.failures
    assert [document.layers["shout"].status for document in made] == ["ok", "error", "ok"]
    assert made[1].layers["shout"].error == Failure(
        annotator="shout",
        kind="ValueError",
        message=f"ValueError: boom ({Path(shout).name}, line {line_of('raise', shout)})",
    )
    assert [(document, one.annotator) for document, one in failures] == [("1", "shout")]


def test_a_failing_document_can_be_left_out(shout: str) -> None:
    with glossator.chain("shout", plugins=[shout], on_error="skip") as chain:
        assert [document.id for document in chain.pipe(TEXTS)] == ["0", "2"]


def test_or_stop_the_run_naming_document_and_annotator_after_those_that_were_finished(
    shout: str,
) -> None:
    with glossator.chain("shout", plugins=[shout], on_error="stop") as chain:
        made = chain.pipe(TEXTS)
        assert next(made).id == "0"
        with pytest.raises(
            glossator.AnnotatorError, match=r"shout: ValueError: boom .*\(document '1'\)"
        ) as raised:
            next(made)
        assert isinstance(raised.value.__cause__, ValueError)
        assert len(chain("FINE again").layers["shout"]) == 1


def test_what_needs_a_failed_layer_fails_with_it(
    shout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = run(shout).layers["word"]
    failed = msgspec.structs.replace(
        failed,
        status="error",
        annotations=(),
        error=Failure(annotator="x", kind="E", message="m"),
        producer=None,
    )

    with glossator.chain("shout", plugins=[shout], on_error="record") as chain:
        words = chain.runner.plans.annotator("words")
        monkeypatch.setattr(words, "annotate", lambda _: 1 / 0)
        made = chain(Document(id="d", text="HELLO").with_layer(failed))
    assert made.layers["shout"].error
    assert made.layers["shout"].error.message == "layer 'word' has failed"


def test_the_conformance_run_passes_a_good_annotator(shout: str) -> None:
    check_annotator("shout", plugins=[shout])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "seen.append(1); yield Count(start=0, end=0, n=len(seen))",
            "a batch differs from one by one",
        ),
        (
            "for word in set(document.text.split()): yield Count(start=0, end=0, n=len(word))",
            "another process gives another result",
        ),
    ],
)
def test_the_conformance_run_finds_a_bad_one(body: str, message: str, tmp_path: Any) -> None:
    path = tmp_path / f"counting_{len(body)}.py"
    path.write_text(
        "import glossator\n"
        "seen = []\n"
        "class Count(glossator.Span):\n    n: int\n"
        "@glossator.annotator(provides=Count)\n"
        f"def counting(document):\n    {body}\n",
        "utf-8",
    )
    with pytest.raises(AssertionError, match=message):
        check_annotator("counting", plugins=[str(path)])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("yield Other(start=0, end=1)", "expected Mine, got Other"),
        ("yield Mine(start=0, end=99)", "end 99 is past the end of the text"),
        ("one = Mine(start=0, end=1); yield one; yield one", "was yielded twice"),
        ("yield Mine(id='mine:1', start=0, end=1)", "has an id already"),
        ("yield Mine(start=0, end=1, size='big')", "field 'size': expected `int`, got `str`"),
        (
            "import numpy; yield Mine(start=0, end=1, size=numpy.int64(3))",
            r"field 'size': expected a whole number, got numpy.int64: write int\(x\)",
        ),
        (
            "import numpy; yield Mine(start=0, end=1, words=(numpy.float64(3),))",
            r"field 'words': expected a number, got numpy.float64: write float\(x\)",
        ),
        (
            "import numpy; yield Mine(start=0, end=1, words=numpy.zeros(2))",
            r"field 'words': expected a list, got numpy.ndarray: write x.tolist\(\)",
        ),
        (
            "yield Mine(start=0, end=1, tense='pest')",
            "field 'tense': expected past or present, got 'pest'; did you mean 'past'",
        ),
        (
            f"yield Mine(start=0, end=1, words=('{'x' * 99}',), tense='pest')",
            r"Mine\(id='mine:1', start=0, end=1, size=0, \.\.\., tense='pest'\)",
        ),
        (
            "yield Mine(start=0, end=1, holder=(2, 2000))",
            r"field 'holder': end 2000 is past the end of the text .* holder=\(2, 2000\)",
        ),
        ("yield Mine(start=0, end=None)", "field 'end': expected `int`, got `null`"),
        (
            "document.layers['mne']",
            r"unknown layer 'mne'\. Known: none .*; to read 'mne', add it to",
        ),
        ("document.layers['mines']", r"unknown layer 'mines'\. Known: none"),
        ("yield 'word'", "expected Mine, got 'word'"),
        ("yield Mine(0, 1)", "Extra positional arguments provided: use keywords"),
    ],
)
def test_results_that_break_the_contract_are_refused(
    body: str, message: str, tmp_path: Any, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / f"bad_{abs(hash(request.node.name)) % 10**8}.py"
    path.write_text(
        "from typing import Literal\nimport glossator\n"
        "class Mine(glossator.Span):\n    size: int = 0\n    words: tuple[str, ...] = ()\n"
        "    tense: Literal['past', 'present'] = 'past'\n"
        "    holder: glossator.Extent | None = None\n"
        "class Other(glossator.Span):\n    pass\n"
        "@glossator.annotator(provides=Mine)\n"
        f"def bad(document):\n    {body}\n",
        "utf-8",
    )
    with pytest.raises(glossator.AnnotatorError, match=message):
        annotate("text", "mine", plugins=[str(path)])
