"""The lists: every entry can match, every name in them means something."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import glossator_hedging
from glossator.testing import annotate, assert_example, document
from glossator_hedging import Hedging, constructions, cues
from glossator_hedging.classes import classes
from glossator_hedging.conditions import CONDITIONS
from glossator_hedging.context import Place, context
from glossator_standard import Sentence, Token, english
from glossator_standard.words import DocumentWords, Words

FOLDER = Path(glossator_hedging.__file__).parent
LISTS = FOLDER / "lists"
RULES = {"tokens": "rules", "sentences": "rules"}
CUES = tomllib.loads((LISTS / "cues.toml").read_text("utf-8"))
VERBS = tomllib.loads((LISTS / "verbs.toml").read_text("utf-8"))["verb"]


@cache
def hedging() -> Hedging:
    made = Hedging()
    made.prepare()
    return made


def spaced(words: list[str]) -> tuple[str, list[Token]]:
    """A text of these words with a space between, and its tokens."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    tokens = [Token(start=start, end=after - 1) for start, after in pairwise(starts)]
    return " ".join(words), tokens


@pytest.mark.parametrize("cue", cues.listed(), ids=lambda cue: cue.name)
def test_every_word_of_every_cue_matches(cue: cues.Cue) -> None:
    first = [sorted(element.words)[0] for element in cue.elements if not element.gap]
    for position, element in enumerate(e for e in cue.elements if not e.gap):
        for word in element.words:
            words = [*first[:position], word, *first[position + 1 :]]
            size = len(words) - sum(element.ahead for element in cue.elements)
            assert cue.ends(Words(" ".join(words), [], [], words, classes()), 0) == size


@pytest.mark.parametrize(
    "cue",
    [cue for cue in cues.listed() if cue.kind and not cue.conditions],
    ids=lambda cue: cue.name,
)
def test_no_unconditional_cue_is_hidden_by_another(cue: cues.Cue) -> None:
    words = [sorted(e.words)[0] for e in cue.elements if not e.gap and not e.optional]
    text, tokens = spaced(["Towns", *words, "x", "."])
    made = document(text, Sentence(start=0, end=len(text)), *tokens)
    assert [hedge.kind for hedge in hedging().annotate(made)][:1] == [cue.kind]


@pytest.mark.parametrize("row", [row for row in CUES["cue"] if "unless" in row], ids=repr)
def test_a_context_stands_around_a_cue_of_its_example(row: dict[str, dict[str, str]]) -> None:
    found = [cue for cue in cues.listed() if cue.name in row["cues"]]
    for notation, example in row["unless"].items():
        words = DocumentWords(annotate(example, "hedging", use=RULES), classes=classes())
        places = [(at, cue.ends(words, at)) for at in range(words.size) for cue in found]
        assert any(context(notation)(Place(words, at, end)) for at, end in places if end), notation


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["verb"])
def test_a_verb_names_known_frames_and_strengths(row: dict[str, list[str]]) -> None:
    assert set(row["frames"]) <= {*constructions.ACTIVE, "passive", "reduced"}
    assert row["strength"] in CUES["strength"]


@pytest.mark.parametrize("row", [row for row in VERBS if "unless" in row], ids=repr)
def test_a_verb_does_not_hedge_in_the_examples_of_its_contexts(
    row: dict[str, dict[str, str]],
) -> None:
    for example in row["unless"].values():
        assert_example(example, "hedging", use=RULES)


def test_every_frame_is_used() -> None:
    used = {frame for row in VERBS for frame in row["frames"]}
    assert {*constructions.ACTIVE, "passive", "reduced"} == used


def test_every_condition_and_strength_is_used() -> None:
    assert {name for row in CUES["cue"] for name in row.get("where", ())} == set(CONDITIONS)
    assert {name for row in VERBS for name in row.get("where", ())} == set(constructions.CONDITIONS)
    used = {row["strength"] for row in [*CUES["cue"], *VERBS]}
    assert used == set(CUES["strength"])


def test_every_word_class_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    files = "".join(path.read_text("utf-8") for path in LISTS.glob("*.toml"))
    own = classes().keys() - english.classes().keys()
    unused = {name for name in own if f'"{name}"' not in code} - set(re.findall(r"{(\w+)}", files))
    assert unused == set()


def test_every_strength_says_where_it_comes_from() -> None:
    for row in CUES["strength"].values():
        assert 0 <= row["value"] <= 1
        assert row["source"].partition(":")[0] in {"survey", "own"}
