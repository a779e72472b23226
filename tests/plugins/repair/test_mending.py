"""What holds of mending, whatever the damage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator import chain
from glossator.cli.shared import encode, registry_with
from glossator_repair.fixes import FIXES, SAFE
from glossator_repair.mending import Mender

ALL = frozenset(fix.name for fix in FIXES)
TEXT = "Acting ambassador Jo Song Gil reportedly fled Rome. He said he was “tired”."
ODD: list[Any] = [None, -1, 3.0, 10**9, "", "entities:1", "entities:99", [], [5, 2], {}, True]


@pytest.fixture(scope="module")
def sound() -> bytes:
    with chain("titles", "quotations", "hedging", name="light") as run:
        return encode(run(TEXT))


@pytest.mark.slow("many examples of Hypothesis")
@given(data=st.data())
def test_texts_stay_as_they_are_and_mending_again_changes_nothing(
    data: st.DataObject, sound: bytes
) -> None:
    registry = registry_with([])
    document = json.loads(sound)
    for _ in range(data.draw(st.integers(1, 3))):
        damage(document, data)
    raw = json.dumps(document).encode()
    for chosen in (frozenset(SAFE), ALL):
        mender = Mender(registry, chosen)
        made = mender.mend(raw)
        assert json.loads(made.data)["text"] == TEXT
        assert not chosen - frozenset(SAFE) or not made.left or unmendable(made.left)
        again = mender.mend(made.data)
        assert (again.data, again.done) == (made.data, [])


def damage(document: dict[str, Any], data: st.DataObject) -> None:
    """Put something odd into an annotation, or take it out, or double it."""
    layers = [one for one in document["layers"].values() if one["annotations"]]
    if not layers:
        return
    rows = data.draw(st.sampled_from(layers))["annotations"]
    row = data.draw(st.sampled_from(rows))
    what = data.draw(st.sampled_from(["set", "drop", "swap", "double", "remove"]))
    if what == "swap":
        rows.reverse()
    elif what == "double":
        rows.append(dict(row))
    elif what == "remove":
        rows.remove(row)
    elif row:
        field = data.draw(st.sampled_from(sorted(row)))
        if what == "drop":
            del row[field]
        else:
            row[field] = data.draw(st.sampled_from(ODD))


def unmendable(left: list[Any]) -> bool:
    """Whether it is only what no fix is for."""
    mended = {code for fix in FIXES for code in fix.mends}
    return all(one.code not in mended or one.severity == "warning" for one in left)
