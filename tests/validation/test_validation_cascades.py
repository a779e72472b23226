"""What follows from a finding is not told beside it."""

from __future__ import annotations

from typing import Any

import msgspec

import glossator
from glossator.format.codec import encode
from glossator.plugins.discovery import default_registry
from glossator.testing import annotate
from glossator.validation.check import iter_findings
from glossator.validation.rules import make_rules

RULES = make_rules(default_registry())
USE = {"tokens": "rules", "sentences": "rules"}


def damaged() -> Any:
    made = annotate("Envoy Jo Song Gil may have fled Rome.", "hedging", use=USE)
    return msgspec.json.decode(encode(made))


def codes(document: Any) -> list[str]:
    return [one.code for one in iter_findings(msgspec.json.encode(document), RULES)]


def test_a_layer_that_stands_upside_down_is_told_once() -> None:
    document = damaged()
    document["layers"]["tokens"]["annotations"].reverse()
    assert codes(document).count("span-order") == 1


def test_a_layer_made_from_a_damaged_one_is_not_called_stale() -> None:
    document = damaged()
    document["layers"]["tokens"]["annotations"][-1]["end"] = 99
    assert codes(document) == ["span-bounds"]


def test_a_warning_makes_no_layer_stale() -> None:
    chain = glossator.chain("hedging", use=USE)
    made = chain(glossator.Document(id="a", text="It may rain.", language="en"))
    data = b"\xef\xbb\xbf" + encode(made)
    assert [one.code for one in iter_findings(data, RULES)] == ["parse-bom"]


def test_a_layer_made_from_one_that_has_changed_is_stale() -> None:
    document = damaged()
    del document["layers"]["tokens"]["annotations"][-1]
    assert codes(document) == ["policy-stale"]
