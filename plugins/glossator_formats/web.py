"""Web pages: their main text, without menus, advertisements and comments, as trafilatura finds it.

The text is what was found, and offsets count in it. Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import Any

import glossator

METADATA = ("title", "author", "date", "url", "sitename", "description", "categories", "tags")
"""What a page says of itself; what it does not say is left out."""

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

        page: Any = trafilatura.bare_extraction(
            record.data, with_metadata=True, include_comments=False
        )
        if not (page and page.text):
            raise glossator.FormatError("expected a page with a main text, found none in it")
        metadata = {name: value for name in METADATA if (value := getattr(page, name))}
        return glossator.Document(
            id=source.identifier,
            text=page.text,
            language=page.language or None,
            metadata=metadata,
        )
