"""Lines of a page that are no article quote nobody."""

from __future__ import annotations

import glossator

PAGE = """Envoy quits over leaked cable
By Ana Ruiz, Foreign Correspondent
Published: 3 March 2015, 10:12 GMT
The ambassador of Norland resigned on Monday after a cable was leaked. Oke said he was sorry.
"""


def test_a_date_line_reports_nothing_where_the_page_is_known() -> None:
    made = glossator.chain("structure", "quotations", name="light")(PAGE)
    assert [made.text_of(one) for one in made.layers["quotations"]] == ["he was sorry"]
