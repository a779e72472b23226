"""``glossator edit`` as users call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, Any]

TEXT = "Acting ambassador Jo Song Gil fled Rome. The ambassador was silent."


@pytest.fixture
def out(cli: Cli) -> str:
    """A file of two annotated documents."""
    Path("texts.jsonl").write_text(
        "".join(json.dumps({"id": one, "text": f"{TEXT} {one}"}) + "\n" for one in "ab"), "utf-8"
    )
    done = cli("run", "texts.jsonl", "--chain", "light", "-q", "-o", "out.jsonl")
    assert done.code == 0, done.err
    return "out.jsonl"


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in Path(name).read_text("utf-8").splitlines()]


def write(name: str, *found: Row) -> str:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    return name


def corrected(out: str) -> str:
    """Entities as a person leaves them: the last one taken out, a label changed."""
    made = rows(out)
    for row in made:
        row["layers"] = {"entities": row["layers"]["entities"]}
        entities = row["layers"]["entities"]["annotations"]
        del entities[-1]
        entities[0]["label"] = "MISC"
    return write("hand.jsonl", *made)


def test_layers_are_taken_out(cli: Cli, out: str) -> None:
    done = cli("edit", out, "--drop", "hedging,dates", "-o", "new.jsonl")
    assert done.code == 0
    assert done.err == "2 documents: took out dates, hedging\n"
    before, after = rows(out)[0]["layers"], rows("new.jsonl")[0]["layers"]
    assert after == {name: one for name, one in before.items() if name not in ("hedging", "dates")}


def test_what_refers_to_a_layer_that_is_taken_out_goes_with_it_and_is_told(
    cli: Cli, out: str
) -> None:
    done = cli("edit", out, "--drop", "entities", "-o", "new.jsonl")
    assert done.code == 0
    assert "took out titles, which referred to what is gone" in done.err
    assert not {"entities", "titles"} & rows("new.jsonl")[0]["layers"].keys()
    assert cli("validate", "new.jsonl").code == 0


def test_only_some_layers_are_kept(cli: Cli, out: str) -> None:
    assert cli("edit", out, "--keep", "tokens,entities", "-o", "new.jsonl").code == 0
    assert {*rows("new.jsonl")[0]["layers"]} == {"tokens", "entities"}


def test_what_is_to_be_kept_is_never_taken_out(cli: Cli, out: str) -> None:
    done = cli("edit", out, "--keep", "titles", "-o", "new.jsonl")
    assert done.code == 1
    assert "document 'a': layer 'titles' refers to 'entities:" in done.err
    assert "keep or bring in 'entities' with it" in done.err


def test_a_layer_is_renamed_with_its_ids_and_references(cli: Cli, out: str) -> None:
    done = cli("edit", out, "--rename", "entities=gold:entities", "-o", "new.jsonl")
    assert (done.code, done.err) == (0, "2 documents: renamed entities to gold:entities\n")
    layers = rows("new.jsonl")[0]["layers"]
    assert layers["gold:entities"]["annotations"][0]["id"] == "gold:entities:1"
    assert cli("validate", "new.jsonl").code == 0
    back = cli("edit", "new.jsonl", "--rename", "gold:entities=entities", "-o", "back.jsonl")
    assert back.code == 0
    assert cli("diff", out, "back.jsonl").code == 0


def test_no_layer_is_lost_under_a_new_name(cli: Cli, out: str) -> None:
    done = cli("edit", out, "--rename", "names=entities", "-o", "new.jsonl")
    assert done.code == 1
    assert "expected no layer 'entities' to rename 'names' to" in done.err
    assert (
        cli("edit", out, "--drop", "entities", "--rename", "names=a:names", "-o", "x.jsonl").code
        == 0
    )


def test_a_corrected_layer_is_a_persons_and_only_what_depends_on_it_is_made_anew(
    cli: Cli, out: str
) -> None:
    done = cli(
        "edit", out, "--merge", f"entities={corrected(out)}", "--by", "Anna", "-o", "new.jsonl"
    )
    assert done.code == 0, done.err
    assert "entities put in the place of the old one, made by Anna" in done.err
    layer = rows("new.jsonl")[0]["layers"]["entities"]
    assert layer["by"] == "Anna"
    assert "producer" not in layer
    again = cli("run", "new.jsonl", "--chain", "light", "-o", "again.jsonl")
    assert again.code == 0
    assert "entities (made by a person)" in again.err
    assert "kept sentences, tokens" in again.err
    assert rows("again.jsonl")[0]["layers"]["entities"] == layer
    assert {"titles", "hedging"} <= rows("again.jsonl")[0]["layers"].keys()
    assert cli("validate", "again.jsonl").code == 0
    changes = cli("diff", out, "again.jsonl", "--layers", "entities")
    assert changes.code == 1
    assert changes.out.count("removed") == changes.out.count("-> MISC") == 2
    scores = cli("eval", "again.jsonl", out, "--layer", "entities", "--untyped", "--json")
    score = json.loads(scores.out)["entities"]["exact"]["all"]
    assert (score["matched"], score["missed"], score["spurious"]) == (2, 0, 2)


def test_a_layer_of_another_text_is_not_brought_in(cli: Cli, out: str) -> None:
    hand = rows(corrected(out))
    hand[1]["text"] = hand[1]["text"].replace("silent", "quiet.")
    write("hand.jsonl", *hand)
    done = cli("edit", out, "--merge", "entities=hand.jsonl", "-o", "new.jsonl")
    assert done.code == 1
    assert "document 'b': expected the same text as that of 'entities' in hand.jsonl" in done.err
    assert "got another from 60 on" in done.err
    assert [row["id"] for row in rows("new.jsonl")] == ["a"]


def test_of_what_is_brought_in_from_nothing_else_is_read(cli: Cli, out: str) -> None:
    hand = rows(corrected(out))
    hand[0]["layers"]["hedging"] = {**hand[0]["layers"]["entities"], "type": "hedging"}
    write("hand.jsonl", *hand)
    assert cli("edit", out, "--merge", "entities=hand.jsonl", "-o", "new.jsonl").code == 0
    done = cli("edit", out, "--merge", "entitys=hand.jsonl", "-o", "other.jsonl")
    assert done.code == 2
    assert "--merge: unknown layer 'entitys'; did you mean 'entities'?" in done.err


def test_an_input_stays_as_it_was_where_a_document_of_it_would_be_lost(cli: Cli, out: str) -> None:
    before = Path(out).read_bytes()
    hand = rows(corrected(out))
    hand[1]["text"] += "!"
    write("hand.jsonl", *hand)
    done = cli("edit", out, "--merge", "entities=hand.jsonl", "-o", out)
    assert done.code == 1
    assert "out.jsonl.partial; out.jsonl is as it was" in done.err
    assert Path(out).read_bytes() == before


def test_documents_are_joined_by_id_whatever_their_order(cli: Cli, out: str) -> None:
    write("hand.jsonl", *rows(corrected(out))[::-1], {**rows(out)[0], "id": "stranger"})
    done = cli("edit", out, "--merge", "entities=hand.jsonl", "-o", "new.jsonl")
    assert done.code == 0
    assert "hand.jsonl: 1 document with ids that no input has" in done.err
    first = [row["layers"]["entities"]["annotations"][0]["label"] for row in rows("new.jsonl")]
    assert first == ["MISC", "MISC"]


def test_a_persons_layer_is_never_lost_for_what_it_refers_to(cli: Cli, out: str) -> None:
    made = rows(out)
    for row in made:
        del row["layers"]["titles"]["producer"]
        del row["layers"]["titles"]["inputs"]
    write("mine.jsonl", *made)
    done = cli("edit", "mine.jsonl", "--drop", "entities", "-o", "new.jsonl")
    assert done.code == 1
    assert "a person made it: correct it first, or --drop titles too" in done.err
    assert not Path("new.jsonl").exists()
    assert cli("edit", "mine.jsonl", "--drop", "entities,titles", "-o", "new.jsonl").code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            (),
            "name what to do: --drop, --keep, --rename, --merge, --min-confidence or "
            "--without-text",
        ),
        (("--drop", "entitys"), "--drop: unknown layer 'entitys'; did you mean 'entities'?"),
        (("--merge", "money=out.jsonl"), "--merge: unknown layer 'money'"),
        (("--drop", "titles", "--keep", "titles"), "--drop and --keep: choose one for titles"),
        (("--drop", "titles", "--by", "Anna"), "--by says who made what --merge brings in"),
        (("--rename", "titles"), "--rename: expected OLD=NEW, got 'titles'"),
        (("--rename", "titles=a=b"), "--rename: expected the name of a layer, got 'a=b'"),
    ],
)
def test_a_mistake_in_the_call_writes_nothing(
    options: tuple[str, ...], message: str, cli: Cli, out: str
) -> None:
    done = cli("edit", out, *options, "-o", "new.jsonl")
    assert done.code == 2
    assert message in done.err
    assert not Path("new.jsonl").exists()


def test_a_file_can_be_edited_in_its_place(cli: Cli, out: str) -> None:
    assert cli("edit", out, "--drop", "hedging", "-o", out).code == 0
    assert "hedging" not in rows(out)[1]["layers"]


def test_who_made_a_layer_is_a_person_or_an_annotator(cli: Cli, out: str) -> None:
    made = rows(out)
    made[0]["layers"]["entities"]["by"] = "Anna"
    done = cli("validate", write("both.jsonl", *made))
    assert done.code == 1
    assert "expected no `by`, since there is a `producer`, got 'Anna' [layer-status]" in done.out


def test_annotations_that_are_less_sure_go_and_the_rest_is_up_to_date(cli: Cli) -> None:
    text = "“We left,” the envoy said. He attacked the plan."
    Path("a.txt").write_text(text, "utf-8")
    cli("run", "a.txt", "--chain", "light", "-q", "-o", "out.jsonl")

    [before] = rows("out.jsonl")
    least = max(one["confidence"] for one in before["layers"]["claims"]["annotations"])

    done = cli("edit", "out.jsonl", "--min-confidence", f"{least}", "-o", "sure.jsonl")

    assert "took less sure annotations out of claims" in done.err
    assert "found no field `confidence` in sentences, tokens" in done.err
    [after] = rows("sure.jsonl")
    kept = after["layers"]["claims"]["annotations"]
    assert 0 < len(kept) < len(before["layers"]["claims"]["annotations"])
    assert all(one["confidence"] >= least for one in kept)
    assert cli("validate", "sure.jsonl").code == 0


def test_a_confidence_is_from_0_to_1(cli: Cli, out: str) -> None:
    assert cli("edit", out, "--min-confidence", "80", "-o", "sure.jsonl").code == 2


@pytest.mark.parametrize("command", [["edit", "--drop", "titles"], ["attach", "--texts", "in"]])
def test_an_output_among_the_inputs_of_the_next_time_is_refused(
    cli: Cli, out: str, command: list[str]
) -> None:
    Path("in").mkdir()
    Path(out).rename(f"in/{out}")
    name, *options = command
    done = cli(name, "in", *options, "-o", "in/new.jsonl")
    assert done.code == 2
    assert "in/new.jsonl: it would be among the inputs (in) of the same command" in done.err
    assert [path.name for path in Path("in").iterdir()] == [out]
