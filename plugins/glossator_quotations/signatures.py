"""Who signs a quotation that is set apart: a name and an office on a line of their own."""

from __future__ import annotations

import re

from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard.marks import Quote

_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|of|the)){0,4}"
_LINE = re.compile(rf"(?P<who>{_NAME}, [a-z][^.;:!?\n\"“”]{{2,60}}?)[.,]?[\"”’]*[ \t]*(?=\n|$)")
_INSIDE = re.compile(r"[.?!…][ \t]*\n[ \t]*[—–-]?[ \t]*")
_BEHIND = re.compile(r"[ \t]*\n\s*")


def inside(view: View, quote: Quote) -> tuple[Extent, Extent] | None:
    """A last line within the marks, "Ana Ruiz, treasurer.": the content, and who signs."""
    ends = list(_INSIDE.finditer(view.text, quote.start, quote.end))
    signed = _LINE.match(view.text, ends[-1].end(), quote.end) if ends else None
    if signed is None or signed.end() < quote.end:
        return None
    content = view.tokens_between(quote.start, ends[-1].end())
    return content, view.tokens_between(*signed.span("who"))


def behind(view: View, quote: Quote) -> Extent | None:
    """A line behind the marks, "Ana Ruiz, farmer", that is all of its paragraph."""
    gap = _BEHIND.match(view.text, quote.end)
    signed = _LINE.match(view.text, gap.end()) if gap else None
    if signed is None or view.text[signed.end("who") : signed.end()].strip():
        return None
    return view.tokens_between(*signed.span("who"))
