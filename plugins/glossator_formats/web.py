"""Web pages: their main text, without menus, advertisements and comments, as trafilatura finds it.

The text is what was found, and offsets count in it. Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import Any

import glossator

METADATA = ("title", "author", "date", "url", "sitename", "description", "categories", "tags")
"""What a page says of itself; what it does not say is left out."""

_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""Only dates that the page marks as its own, and the same ones on any day of reading.

The extensive search makes the first of January of any year it meets, "March 2015" or "© 2019".
"""

_MARKS = ("“", "”"), ("‘", "’")
"""What a browser draws around a quotation, and around one inside it, in English."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)


class Html(glossator.Format):
    """The main text of a web page, with its title, date and author as metadata."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by its first tag."""
        return bool(_HTML.match(source.head))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`; raises FormatError for a page without a text."""
        glossator.require("a web page", "trafilatura", install="glossator[web]")
        import trafilatura
        from trafilatura.utils import load_html

        tree = load_html(record.data)
        if tree is None:
            raise glossator.FormatError("expected a page with a main text, found no page")
        said = trafilatura.extract_metadata(tree, date_config=_DATES)  # before: it wants `time`
        _keep_words(tree)
        page: Any = trafilatura.bare_extraction(tree, include_comments=False)
        if not (page and page.text):
            raise glossator.FormatError("expected a page with a main text, found none in it")
        metadata = {name: value for name in METADATA if (value := getattr(said, name))}
        return glossator.Document(
            id=source.identifier,
            text=page.text,
            language=page.language or said.language or None,
            metadata=metadata,
        )


def _keep_words(tree: Any) -> None:
    """Make plain words of two elements of sentences that trafilatura takes for something else.

    It drops what stands in `time`, and takes `q` for a paragraph, without the marks that a browser
    draws around it.
    """
    for element in tree.iter("q"):
        depth = sum(1 for _ in element.iterancestors("q"))
        before, behind = _MARKS[depth % 2]
        element.text = before + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + behind
        else:
            element.text += behind
    for block in tree.iter("p", "li", "blockquote", "td", "dd", "h1", "h2", "h3", "h4"):
        for element in block.iter("q", "time"):
            element.tag = "span"
