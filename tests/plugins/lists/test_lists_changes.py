"""What a project changes about word lists, and how it sees it."""

import json
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator import OptionFile
from glossator.cli import main
from glossator.testing import annotate
from glossator_hedging import Hedging
from glossator_standard import ListChanges, ListOptions
from glossator_titles import Titles

RULES = {"tokens": "rules", "sentences": "rules"}
TEXT = (
    "They could go. In some tellings the chief vibes officer fled. To my mind he bruits that "
    "it fell."
)


def in_folder(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return folder / "chain.toml"


def run(chain: Path, layer: str) -> int:
    """Run the chain file over the text; the exit code."""
    (chain.parent / "a.txt").write_text(TEXT)
    inputs = ["run", str(chain.parent / "a.txt"), "--chain", str(chain), "--layers", layer]
    output = ["-o", str(chain.parent / "out.json"), "--use", "rules", "--quiet"]
    with pytest.raises(SystemExit) as ended:
        main([*inputs, *output])
        raise SystemExit(0)
    return int(ended.value.code or 0)


def marked(chain: Path, layer: str) -> list[str]:
    assert run(chain, layer) == 0
    [document] = glossator.read(str(chain.parent / "out.json"))
    return [document.text_of(one) for one in document.layers[layer]]


def hedging(**changes: Any) -> Hedging:
    return Hedging(ListOptions(lists=ListChanges(**changes)))


def file(text: str, name: str = "our.toml") -> OptionFile:
    return OptionFile(name, text)


def test_cues_are_added_by_a_file_and_cut_in_the_chain_file() -> None:
    text = 'cues = ["in some tellings"]\n[[verbs]]\nphrase = "bruit"\n'
    changed = hedging(extend=(file(text),), cut=("could",)).entries()
    ours = Hedging().entries()
    cues = {entry.phrase for entry in changed["cues"]}
    assert cues ^ {entry.phrase for entry in ours["cues"]} == {"in some tellings", "could"}
    assert changed["verbs"][-1].origin == "our.toml:2:3"


def test_one_word_of_alternatives_can_be_cut() -> None:
    table = file('cues = ["mayhap|haply"]')
    found = hedging(replace=(table,), cut=("haply",)).entries()["cues"]
    assert [one.phrase for one in found] == ["mayhap"]


def test_a_list_is_replaced_and_the_others_stay() -> None:
    changed = hedging(replace=(file("perhaps\n", "only.txt"),)).entries()
    assert [entry.phrase for entry in changed["cues"]] == ["perhaps"]
    assert len(changed["verbs"]) == len(Hedging().entries()["verbs"])


def test_titles_take_fields_from_a_table() -> None:
    table = file("phrase,list,needs\nkeeper of the seal,,\nTok,honorifics,\n", "ours.csv")
    entries = Titles(ListOptions(lists=ListChanges(extend=(table,)))).entries()
    assert [entries[name][-1].phrase for name in ("offices", "honorifics")] == [
        "keeper of the seal",
        "Tok",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('cues = [\n {phrase = "x", knd = "adverb"}]', "our.toml:2:17: unknown field of cues 'knd'; did you mean 'kind'?"),  # noqa: E501
        ('cues = [{phrase = "x", kind = "advrb"}]', "our.toml:1:24: kind: expected modal,"),
        ('cue = ["x"]', "our.toml:1:8: unknown list 'cue'; did you mean 'cues'?"),
        ('cues = ["{bee} x"]', "our.toml:1:9: unknown class of words 'bee'; did you mean 'be'?"),
        ('cues = [{phrase = "x", strength = 2.0}]', "our.toml:1:9: strength: expected a number from 0 to 1, got 2.0"),  # noqa: E501
        ('cues = [{phrase = "x", strength = "evn"}]', "our.toml:1:9: unknown strength 'evn'; did you mean 'even'?"),  # noqa: E501
        ('verbs = [{phrase = "x", frames = ["clase"]}]', "our.toml:1:10: unknown frame 'clase'; did you mean 'clause'?"),  # noqa: E501
        ("cues = [", "our.toml: Invalid value (at end of document)"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told_with_line_and_column(text: str, message: str) -> None:
    with pytest.raises(glossator.OptionError) as told:
        hedging(extend=(file(text),))
    assert str(told.value).startswith(message)


def test_what_is_cut_and_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(
        glossator.OptionError, match=r"lists\.hedging\.cut\[0\].*'coud'; did you mean 'could'"
    ):
        hedging(cut=("coud",))


def test_added_and_cut_words_change_what_is_marked(tmp_path: Path) -> None:
    chain = in_folder(
        tmp_path,
        our_toml='cues = ["in some tellings", {phrase = "to my mind", strength = 0.4}]\n'
        'verbs = ["bruit"]\n',
        chain_toml='[lists.hedging]\nextend = "our.toml"\ncut = ["could"]\n'
        '[lists.titles]\nadd = ["chief vibes officer"]\n',
    )
    assert marked(chain, "hedging") == ["In some tellings", "To my mind", "bruits"]
    assert marked(chain, "titles") == ["chief vibes officer"]
    ours = annotate(TEXT, "hedging", use=RULES)
    assert [ours.text_of(one) for one in ours.layers["hedging"]] == ["could"]


@pytest.mark.parametrize(
    ("chain", "message"),
    [
        ('[lists.rules]\ncut = ["could"]', "unknown annotator with word lists 'rules'"),
        (
            '[lists.hedgin]\ncut = ["could"]',
            "unknown annotator with word lists 'hedgin'; did you mean 'hedging'?",
        ),
        ('[lists.hedging]\nextand = "x.toml"', "lists.hedging: unknown option 'extand'; did you mean 'extend'?"),  # noqa: E501
        ('[lists.hedging]\nextend = "x.toml"', "x.toml: No such file or directory"),
        ('[lists.hedging]\nextend = 3', "lists.hedging.extend: expected"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_chain_file_is_told_with_its_name(
    tmp_path: Path, chain: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = in_folder(tmp_path, chain_toml=chain)
    assert run(path, "hedging") == 2
    said = capsys.readouterr().err
    assert str(path) in said
    assert message in said


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["lists", *arguments])
        raise SystemExit(0)
    assert not ended.value.code
    return capsys.readouterr().out


def test_each_entry_is_shown_with_where_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    in_folder(
        tmp_path,
        our_csv="phrase,kind\nto my mind,evidential\n",
        glossator_toml='[lists.hedging]\nextend = "our.csv"\ncut = ["could"]\n',
    )
    rows = map(json.loads, listed(capsys, "hedging", "--changes", "--json").splitlines())
    assert [(row["phrase"], row["effect"], row.get("by", row["origin"])) for row in rows] == [
        ("could", "cut", "lists.hedging.cut[0]"),
        ("to my mind", "added", "our.csv:2:1"),
    ]
    assert "1 cut, 1 added" in listed(capsys)
    [row] = map(json.loads, listed(capsys, "--changes", "--json").splitlines())
    assert (row["annotator"], row["list"], row["changes"]) == ("hedging", "cues", "1 cut, 1 added")
    assert "cues.toml" in listed(capsys, "hedging", "--list", "cues")
    assert not listed(capsys, "titles", "--changes")


def test_where_nothing_changes_a_list_it_is_told_what_would(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["lists", "titles", "--changes"])
        raise SystemExit(0)
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "nothing changes these lists; [lists.titles] of a chain file does\n",
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("plum", "lists: expected a table of extend, replace, add, cut, cut_files, got 'plum'; a table is written as JSON: lists='{\"extend\": ...}'"),  # noqa: E501
        ('{"add": "plum"}', """lists.add: expected a list, got 'plum'; a list is written as JSON: ["plum"]"""),  # noqa: E501
        ('{"add": [3]}', "lists.add[0]: expected a text or a table, got 3"),
        ('{"ad": ["plum"]}', "lists: unknown key 'ad'; did you mean 'add'?"),
        ('{"extend": ["plum"]}', "lists.extend[0]: expected the path of a file, got plum: No such file"),  # noqa: E501
        ('{"extend": [{"phrase": "plum"}]}', "lists.extend[0]: expected the path of a file, got {'phr"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_is_typed_in_place_of_changes_is_told_in_words(
    typed: str, message: str, cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)
    done = cli("run", "a.txt", "--layers", "hedging", "--set", f"hedging.lists={typed}")
    assert done.code == 2
    assert done.err.startswith(f"Error: hedging.{message}")


def test_a_list_is_one_of_an_annotator(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lists", "--list", "verbs"])
    assert ended.value.code == 2
    assert "--list: expected an annotator before it, got none" in capsys.readouterr().err
