"""Abbreviations that an article explains in brackets are titles from then on, and before."""

import pytest

from glossator.testing import assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "The [superintendent of police] ([SP]) left. The [SP] agreed.",
        "The [Upazila Nirbahi Officer] ([UNO]) left.",
        "The UNO met nobody.",
        "Two [Port Works Commissioners] ([PWCs]) left. [Deputy PWC] Ana Ruiz met the [PWCs].",
        "The Conference of Port [Bishops] (CPB) met. The CPB agreed.",
        "The [Cabinet Secretary] left. The [CS] agreed.",
        "The CS agreed.",
        "The [director] (CIA) met the CIA.",
        "Li Na, [OC|holder_span=Li_Na] of Norvik, left. The [OC] agreed.",
    ],
)
def test_initials_in_brackets(text: str) -> None:
    assert_marked(text, "titles", use=RULES)
