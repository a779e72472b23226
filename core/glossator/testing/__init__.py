"""What plugin authors test with: documents made by hand, marked text, layers asserted.

::

    from glossator.testing import annotate, assert_marked

    def test_reportedly():
        assert_marked("He [reportedly|kind=adverb] fled.", "hedging")
"""

from glossator.testing.conformance import check_annotator
from glossator.testing.kit import annotate, assert_layer, assert_marked, document
from glossator.testing.marks import Mark, marked

__all__ = [
    "Mark",
    "annotate",
    "assert_layer",
    "assert_marked",
    "check_annotator",
    "document",
    "marked",
]
