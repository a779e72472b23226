"""The annotator `lists`: a project's phrases, marked wherever they stand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator import OptionError, OptionFile
from glossator.cli import main
from glossator.testing import document
from glossator_lists import Lists, ListsOptions, Phrase
from glossator_standard import Token

TABLE = """phrase,label,id,case
Norvik,ORG,Q2,
Norvik Bank,ORG,Q1,
US,GPE,Q30,yes
set up,ACT,,
shell company,RISK,,
"""


def marked(text: str, table: str = TABLE, name: str = "ours.csv", **options: Any) -> list[Phrase]:
    """What is marked in a text whose tokens stand between spaces, full stops apart."""
    words = text.replace(".", " .").split(" ")
    tokens, at = [], 0
    for word in filter(None, words):
        at = text.index(word, at)
        tokens.append(Token(start=at, end=at + len(word)))
        at += len(word)
    annotator = Lists(ListsOptions(tables=(OptionFile(name, table),), **options))
    annotator.prepare()
    made = document(text, *tokens)
    return list(annotator.annotate(made))


def stretches(text: str, **more: Any) -> list[str]:
    return [text[one.start : one.end] for one in marked(text, **more)]


def test_the_longest_phrase_is_marked_with_what_the_table_says() -> None:
    [bank, rival] = marked("Norvik Bank met Norvik.")
    assert (bank.phrase, bank.label, bank.identifier, bank.list) == (
        "Norvik Bank",
        "ORG",
        "Q1",
        "ours",
    )
    assert rival.identifier == "Q2"


def test_capitals_matter_where_the_entry_or_the_option_says_so() -> None:
    assert stretches("tell us of the US and NORVIK") == ["US", "NORVIK"]
    assert stretches("NORVIK", case=True) == []


def test_phrases_begin_and_end_with_tokens() -> None:
    assert stretches("Norvikbank and anti-Norvik") == []


def test_any_white_space_stands_for_a_space() -> None:
    assert stretches("the Norvik\n Bank") == ["Norvik\n Bank"]


def test_a_letter_that_is_two_in_lower_case_moves_nothing() -> None:
    table = "İstanbul\nAna\n"
    assert stretches("İİ İstanbul met Ana", table=table, name="a.txt") == ["İstanbul", "Ana"]


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("three shell companies", "plural", ["shell companies"]),
        ("they were setting up", "verb", ["setting up"]),
        ("Norvik's bank", "possessive", ["Norvik"]),
        ("Norvik’s bank", "possessive", ["Norvik"]),
    ],
)
def test_other_forms_are_found_where_asked(text: str, form: str, found: list[str]) -> None:
    assert stretches(text) == []
    made = marked(text, inflect=(form,))
    assert [text[one.start : one.end] for one in made] == found
    assert [one.form for one in made] == [form]


def test_a_phrase_of_two_lists_is_marked_for_each() -> None:
    table = 'banks = ["Norvik"]\nrivals = [{phrase = "Norvik", id = 7}]\n'
    made = marked("Norvik", table, "ours.toml")
    assert [(one.list, one.label, one.identifier) for one in made] == [
        ("banks", "banks", None),
        ("rivals", "rivals", "7"),
    ]


def test_a_plain_text_has_a_phrase_on_each_line() -> None:
    assert stretches("Norvik fled", table="# ours\nNorvik\n", name="ours.txt") == ["Norvik"]


def test_a_phrase_that_stands_twice_is_told() -> None:
    with pytest.warns(UserWarning, match=r"ours\.txt:2:1: 'norvik' stands in its list before"):
        marked("Ana", table="Norvik\nnorvik\n", name="ours.txt")


@pytest.mark.parametrize(
    ("name", "table", "message"),
    [
        ("a.csv", "phrase,lable\nNorvik,ORG\n", r"a\.csv:2:8: unknown column 'lable'.*'label'"),
        ("a.csv", "phrase,case\nNorvik,perhaps\n", r"a\.csv:2:8: case: expected true or false"),
        ("a.csv", "name\nNorvik\n", r"a\.csv:1:1: expected a column 'phrase'"),
        ("a.csv", "phrase\nNorvik,x\n", r"a\.csv:2:1: expected 1 columns, got 2"),
        ("a.toml", 'x = [\n  "a",\n  {label = "b"},\n]', r"a\.toml:3:3: expected 'phrase'"),
        ("a.toml", "x = [\n  3]", r"a\.toml:2:3: expected a phrase"),
        ("a.toml", "x = 3", r"a\.toml:1:1: expected a list of entries"),
        ("a.toml", '[[x]]\nphrase = "a"\nlabel = 1.5', r"a\.toml:3:1: label: expected text"),
        ("a.doc", "x", r"a\.doc: expected a file"),
    ],
)
def test_a_wrong_table_is_told_with_line_and_column(name: str, table: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        marked("", table, name)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "A", "a's"]), min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, min_size=1, max_size=6))
def test_what_is_found_is_what_looking_everywhere_finds(
    table: list[list[str]], text: list[list[str]]
) -> None:
    words = [word for part in text for word in part]
    phrases = {" ".join(part).lower() for part in table}
    expected, at = [], 0
    while at < len(words):
        ends = range(len(words), at, -1)
        end = next((e for e in ends if " ".join(words[at:e]).lower() in phrases), 0)
        if end:
            expected.append(" ".join(words[at:end]))
        at = end or at + 1
    file = "\n".join(sorted(phrases))
    assert stretches(" ".join(words), table=file, name="a.txt") == expected


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["run", *arguments, "--quiet"])
        raise SystemExit(0)
    return int(ended.value.code or 0)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a table beside its chain file, seen from another folder."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "ours.txt").write_text("Norvik\n")
    (tmp_path / "lists" / "chain.toml").write_text(
        'layers = ["phrases"]\nuse = ["rules"]\n[set.lists]\ntables = "ours.txt"\n'
    )
    (tmp_path / "a.txt").write_text("Norvik met Ana.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(path: Path) -> Any:
    return json.loads(path.read_text())["layers"]["phrases"]


@pytest.mark.parametrize("more", [[], ["--jobs", "2"]])
def test_tables_are_looked_for_beside_the_chain_file(project: Path, more: list[str]) -> None:
    assert run("a.txt", "--chain", "lists/chain.toml", "-o", "out.json", *more) == 0
    assert len(made(project / "out.json")["annotations"]) == 1


def test_tables_may_be_typed_as_a_list(project: Path) -> None:
    tables = ["--layers", "phrases", "--use", "rules", "--set", 'lists.tables=["lists/ours.txt"]']
    assert run("a.txt", *tables, "-o", "out.json") == 0
    assert len(made(project / "out.json")["annotations"]) == 1


def test_a_changed_table_makes_its_layer_anew_and_a_moved_one_does_not(project: Path) -> None:
    chain = ["--chain", "lists/chain.toml"]
    run("a.txt", *chain, "-o", "out.json")
    before = made(project / "out.json")["producer"]
    (project / "lists").rename(project / "moved")
    run("out.json", "--chain", "moved/chain.toml", "-o", "moved.json")
    assert made(project / "moved.json")["producer"] == before
    (project / "moved" / "ours.txt").write_text("Norvik\nAna\n")
    run("out.json", "--chain", "moved/chain.toml", "-o", "new.json")
    assert len(made(project / "new.json")["annotations"]) == 2


def test_a_table_that_is_not_there_is_a_mistake_of_the_call(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "lists" / "ours.txt").unlink()
    assert run("a.txt", "--chain", "lists/chain.toml") == 2
    assert "ours.txt: No such file" in capsys.readouterr().err
