"""What plugin authors test with: documents made by hand, marked text, layers asserted.

::

    from glossator.testing import annotate, assert_marked

    def test_reportedly():
        assert_marked("He [reportedly|kind=adverb] fled.", "hedging")
"""

from glossator.testing.conformance import check_annotator
from glossator.testing.engines import check_engine
from glossator.testing.formats import check_format
from glossator.testing.kit import (
    annotate,
    assert_example,
    assert_layer,
    assert_marked,
    document,
)
from glossator.testing.marks import Mark, marked
from glossator.testing.texts import CONFORMANCE_TEXTS, articles

__all__ = [
    "CONFORMANCE_TEXTS",
    "Mark",
    "annotate",
    "articles",
    "assert_example",
    "assert_layer",
    "assert_marked",
    "check_annotator",
    "check_engine",
    "check_format",
    "document",
    "marked",
]
