"""The whole circle of correcting by hand, with brat's files: only what depends is made anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SEED = Path(__file__).parents[3] / "seeds" / "embassy.txt"


@pytest.mark.slow(reason="runs two chains")
def test_a_correction_in_brat_comes_back(cli: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "embassy.txt").write_bytes(SEED.read_bytes())
    assert cli("run", "embassy.txt", "--chain", "light", "-o", "out.jsonl").code == 0
    assert cli("convert", "out.jsonl", "-l", "entities", "-o", "brat/", "--to", "brat").code == 0
    path = tmp_path / "brat" / "embassy.ann"
    lines = path.read_text("utf-8").splitlines()
    city = next(line for line in lines if line.endswith("\tLISBON")).partition("\t")[0]
    kept = [line for line in lines if not re.search(rf"\b{city}\b", line)]
    path.write_text("\n".join(kept).replace("ORG 316", "FAC 316") + "\n", "utf-8")
    assert cli("convert", "brat", "-o", "hand.jsonl").code == 0

    merged = cli(
        "edit", "out.jsonl", "--merge", "entities=hand.jsonl", "--by", "Anna", "-o", "c.jsonl"
    )
    assert merged.code == 0
    seen = cli("diff", "out.jsonl", "c.jsonl")
    assert seen.code == 1
    assert [" ".join(line.split()) for line in seen.out.splitlines()][1:] == [
        "entities",
        'removed 3 70-76 "LISBON" label=GPE, rule=dateline+gazetteer, confidence=0.81',
        'relabelled 5 316-332 "Eritrean Embassy" label: ORG -> FAC',
        "locations: only in the old one, 18 annotations",
    ]
    again = cli("run", "c.jsonl", "--chain", "light", "-o", "c.jsonl")
    assert "entities (made by a person); made locations (new), titles" in again.err
    assert cli("validate", "c.jsonl").code == 0
    scored = cli("eval", "c.jsonl", "out.jsonl", "--layer", "entities")
    assert scored.code == 0
