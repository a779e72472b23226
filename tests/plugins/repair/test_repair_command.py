"""``glossator repair`` as users call it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.validation import CODES
from glossator_repair.fixes import FIXES

ROOT = Path(__file__).parents[3]
Cli = Callable[..., Any]
Row = dict[str, Any]

TEXT = "Acting ambassador Jo Song Gil fled Rome."


def entity(number: object, start: Any, end: Any, **fields: Any) -> Row:
    head = {"id": f"entities:{number}", "start": start, "end": end}
    return {**head, "label": "PERSON", "rule": "model", **fields}


def title(**fields: Any) -> Row:
    head = {"id": "titles:1", "start": 0, "end": 17}
    return {**head, "when": "current", "rank": "acting", "rule": "office", **fields}


def layer(kind: str, *annotations: Row, **head: Any) -> Row:
    version = "2.0" if kind == "titles" else "1.0"
    return {"type": kind, "version": version, "status": "ok", **head, "annotations": [*annotations]}


def document(*entities: Row, **layers: Row) -> Row:
    made = {"entities": layer("entities", *entities), **layers}
    return {"format": "glossator/1.1", "id": "a", "text": TEXT, "layers": made}


def write(row: Row | str, name: str = "bad.json") -> str:
    Path(name).write_text(row if isinstance(row, str) else json.dumps(row), "utf-8")
    return name


def test_what_is_left_broken_costs_no_other_file(cli: Cli) -> None:
    Path("bad").mkdir()
    write(json.dumps(document(entity(1, 18, 29, probabilities=[float("nan")]))), "bad/a.json")
    write('{"format": "glossator/1.1",\n "id"  "x"}', "bad/b.json")
    write(json.dumps(document(entity(1, 18, 29)), indent=1), "bad/c.json")
    done = cli("repair", "bad")
    assert (done.code, done.out.count("\n")) == (1, 3)
    assert '"id"  "x"' in done.out


def test_what_is_valid_stays_byte_for_byte(cli: Cli) -> None:
    write(json.dumps(document(entity(1, 18, 29)), indent=3))
    done = cli("repair", "bad.json", "-o", "good.json")
    assert (done.code, done.err) == (0, "1 document: 0 mended\n")
    assert Path("good.json").read_bytes() == Path("bad.json").read_bytes()


SAFE: dict[str, tuple[Row, str]] = {
    "order": (document(entity(1, 18, 29), entity(2, 0, 6)), "entities: sorted by start and end"),
    "whole-numbers": (document(entity(1, 18.0, "29")), "entities:1: start, end in whole numbers"),
    "twins": (
        document(entity(1, 0, 6), entity(1, 0, 6)),
        "entities:1: taken out: it stands there before",
    ),
    "ids": (document(entity(1, 0, 6), entity(1, 18, 29)), "entities:2: the id was entities:1"),
    "status": (
        document(entity(1, 18, 29), names=layer("names", status="ok", error={"kind": "x"})),
        "names: status 'ok' is 'error'",
    ),
}


@pytest.mark.parametrize("fix", SAFE)
def test_a_safe_fix_is_made_by_default(fix: str, cli: Cli) -> None:
    row, words = SAFE[fix]
    if fix == "status":
        error = {"annotator": "names", "kind": "ValueError", "message": "boom"}
        row["layers"]["names"]["error"] = error
    write(row)
    assert cli("validate", "bad.json").code == 1
    done = cli("repair", "bad.json", "-o", "good.json")
    assert done.code == 0, done.err
    assert f"bad.json: {fix}: {words}\n" in done.err
    assert cli("validate", "good.json").code == 0


DESTRUCTIVE: dict[str, tuple[Row, str]] = {
    "bounds": (document(entity(1, 18, 99)), "entities:1: 18 to 99 is 18 to 40"),
    "references": (
        document(titles=layer("titles", title(holder="entities:9"))),
        "titles:1: holder 'entities:9' left out, which is not there",
    ),
    "unknown-fields": (document(entity(1, 18, 29, labl="x")), "entities:1: 'labl' left out"),
    "invalid": (document(entity(1, 18, 29, label="MAN")), "entities:1: taken out: invalid enum"),
    "extents": (
        document(titles=layer("titles", title(holder_span=[50, 60]))),
        "titles:1: holder_span [50, 60] is left out",
    ),
    "fragments": (
        document(entity(1, 18, 29, fragments=[[24, 29], [18, 20]])),
        "entities:1: fragments [[24, 29], [18, 20]] are [[18, 20], [24, 29]]",
    ),
    "overlaps": (
        document(
            tokens=layer(
                "tokens",
                {"id": "tokens:1", "start": 0, "end": 6},
                {"id": "tokens:2", "start": 4, "end": 17},
                {"id": "tokens:3", "start": 18, "end": 18},
            )
        ),
        "tokens:2: 4 to 17 is 6 to 17",
    ),
    "layers": ({**document(), "layers": {"entities": None}}, "entities: taken out: expected"),
}


@pytest.mark.parametrize("fix", DESTRUCTIVE)
def test_a_destructive_fix_is_only_made_where_it_is_asked_for(fix: str, cli: Cli) -> None:
    row, words = DESTRUCTIVE[fix]
    write(row)
    done = cli("repair", "bad.json", "-o", "same.json")
    assert done.code == 1
    assert f"--destructive would mend more, with losses ({fix}" in done.err
    assert Path("same.json").read_bytes() == Path("bad.json").read_bytes()
    for options in (("--fix", fix), ("--destructive",)):
        done = cli("repair", "bad.json", *options, "-o", "good.json")
        assert done.code == 0, done.err
        assert words in done.err
        assert cli("validate", "good.json").code == 0


def test_annotations_that_are_there_twice_are_taken_out_where_it_is_asked_for(cli: Cli) -> None:
    row = document(
        entity(1, 18, 29),
        entity(2, 18, 29),
        entity(3, 35, 39),
        titles=layer("titles", title(holder="entities:2")),
    )
    write(row)
    assert cli("repair", "bad.json", "-o", "good.json").err == "1 document: 0 mended\n"
    done = cli("repair", "bad.json", "--fix", "duplicates", "-o", "good.json")
    assert "entities:2: taken out: it says the same as entities:1" in done.err
    made = json.loads(Path("good.json").read_text("utf-8"))
    assert made["layers"]["titles"]["annotations"][0]["holder"] == "entities:1"


def test_references_follow_the_ids_of_a_renamed_layer(cli: Cli) -> None:
    row = document(titles=layer("titles", title(holder="names:1")))
    row["layers"]["entities"] = layer("entities", {**entity(1, 18, 29), "id": "names:1"})
    write(row)
    done = cli("repair", "bad.json", "-o", "good.json")
    assert done.code == 0, done.err
    made = json.loads(Path("good.json").read_text("utf-8"))["layers"]
    assert made["entities"]["annotations"][0]["id"] == "entities:1"
    assert made["titles"]["annotations"][0]["holder"] == "entities:1"


@pytest.fixture
def annotated(cli: Cli) -> Row:
    """A document as a run leaves it."""
    write({"id": "a", "text": TEXT}, "text.json")
    done = cli("run", "text.json", "--layers", "titles", "--use", "rules", "-q", "-o", "out.json")
    assert done.code == 0, done.err
    made: Row = json.loads(Path("out.json").read_text("utf-8"))
    return made


def test_what_a_safe_fix_changes_makes_nothing_stale(annotated: Row, cli: Cli) -> None:
    tokens = annotated["layers"]["tokens"]["annotations"]
    for name, one in annotated["layers"].items():
        one["annotations"].reverse()
        assert one["annotations"] or name == "names"
    assert len(tokens) > 5
    write(annotated)
    done = cli("repair", "bad.json", "-o", "good.json")
    assert done.code == 0, done.err
    assert cli("validate", "good.json").code == 0
    assert cli("diff", "out.json", "good.json").code == 0


def test_stale_layers_are_taken_out_where_it_is_asked_for(annotated: Row, cli: Cli) -> None:
    del annotated["layers"]["tokens"]["annotations"][-1]
    write(annotated)
    assert cli("repair", "bad.json", "-o", "good.json").code == 1
    done = cli("repair", "bad.json", "--destructive", "-o", "good.json")
    assert done.code == 0, done.err
    assert "stale: titles: taken out, it was made from something else" in done.err
    left = json.loads(Path("good.json").read_text("utf-8"))["layers"]
    assert "tokens" in left
    assert "titles" not in left


def test_a_dry_run_lists_and_writes_nothing(cli: Cli) -> None:
    write(document(entity(1, 18, 99), entity(2, 0, 6)))
    done = cli("repair", "bad.json", "--dry-run", "-o", "good.json")
    assert done.code == 1
    assert "bad.json: order: entities: sorted by start and end\n" in done.out
    assert "error: end 99 is past the end of the text" in done.out
    assert "1 would be mended (order 1); 1 error left" in done.err
    assert not Path("good.json").exists()


def test_json_that_is_none_stays_as_it_was_and_is_named(cli: Cli) -> None:
    good = json.dumps(document(entity(1, 18, 29)))
    Path("bad.jsonl").write_text(f'{good}\n{{"a": 1,\n{good}\n{{"format": "gl', "utf-8")
    done = cli("repair", "bad.jsonl", "-o", "good.jsonl")
    assert done.code == 1
    assert "bad.jsonl:2:9: error: expected a key in double quotes" in done.err
    assert Path("good.jsonl").read_bytes() == Path("bad.jsonl").read_bytes()
    done = cli("repair", "bad.jsonl", "--fix", "torn", "-o", "good.jsonl")
    assert done.code == 1  # line 2 is still none
    assert "bad.jsonl:4: torn: the last line is cut off" in done.err
    assert Path("good.jsonl").read_text("utf-8") == f'{good}\n{{"a": 1,\n{good}\n'


def test_files_are_mended_where_they_are_and_packed_as_they_were(cli: Cli) -> None:
    bad = json.dumps(document(entity(1, 18, 29), entity(2, 0, 6)))
    Path("bad.jsonl.gz").write_bytes(gzip.compress(f"{bad}\n".encode()))
    assert cli("repair", "bad.jsonl.gz", "-o", "bad.jsonl.gz").code == 0
    assert cli("validate", "bad.jsonl.gz").code == 0
    Path("in").mkdir()
    for name in ("a", "b"):
        write(bad, f"in/{name}.json")
    assert cli("repair", "in", "-o", "out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.json", "b.json"]


def test_keys_that_stand_twice_are_mended_by_what_they_say(cli: Cli) -> None:
    good = json.dumps(document(entity(1, 18, 29)))
    write(good.replace('"id": "a",', '"id": "a", "id": "a",'))
    done = cli("repair", "bad.json", "-o", "good.json")
    assert done.code == 0, done.err
    assert "equal-keys: 'id': one of two that say the same" in done.err
    write(good.replace('"id": "a",', '"id": "a", "id": "b",'))
    assert cli("repair", "bad.json", "-o", "good.json").code == 1
    assert cli("repair", "bad.json", "--fix", "keys", "-o", "good.json").code == 0
    assert json.loads(Path("good.json").read_text("utf-8"))["id"] == "b"


def test_what_is_no_number_is_left_out_where_it_is_asked_for(cli: Cli) -> None:
    write(json.dumps({**document(), "metadata": {"a": float("nan"), "b": [1, float("inf")]}}))
    assert cli("repair", "bad.json", "-o", "good.json").code == 1
    assert cli("repair", "bad.json", "--destructive", "-o", "good.json").code == 0
    assert json.loads(Path("good.json").read_text("utf-8"))["metadata"] == {"b": [1]}


def test_a_mistake_in_the_call_is_told(cli: Cli) -> None:
    write(document())
    done = cli("repair", "bad.json", "--fix", "ordr")
    assert (done.code, done.out) == (2, "")
    assert "--fix: unknown fix 'ordr'; did you mean 'order'?" in done.err
    assert cli("repair", "absent.json").code == 3


def test_every_fix_is_described_and_mends_what_validation_knows() -> None:
    page = (ROOT / "plugins" / "glossator_repair" / "README.md").read_text("utf-8")
    for fix in FIXES:
        kind = "destructive" if fix.is_destructive else "safe"
        assert f"| `{fix.name}` | {kind} | {fix.does} |" in page
        assert {*fix.mends} <= CODES.keys()


def test_of_many_fixes_and_errors_of_a_kind_the_first_are_listed(cli: Cli) -> None:
    damaged = json.dumps(document(entity("x", 18, 99), entity("x", 18, 29)))
    write(f"{damaged}\n" * 130, "bad.jsonl")
    told = cli("repair", "bad.jsonl", "-o", "good.jsonl").err.splitlines()
    assert sum(": ids: " in one for one in told) == 100
    assert told[-2] == "not listed: 30 of ids, 30 of order, 30 of span-bounds"
    assert "ids 130, order 130); 130 errors left" in told[-1]
