"""Web pages: their main text, without menus, advertisements and comments, as trafilatura finds it.

The text is what was found, and offsets count in it. Nothing is fetched.
"""

from __future__ import annotations

import codecs
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

LATIN = "cp1252"
_LATIN_TOO = ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
_SAID = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
"""Where a page says its encoding."""

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

        tree = load_html(_as_utf8(record.data))
        if tree is None:
            raise glossator.FormatError("expected a page with a main text, found no page")
        said = trafilatura.extract_metadata(tree, date_config=_DATES)  # before: it wants `time`
        language = _language(tree)
        _keep_words(tree)
        page: Any = trafilatura.bare_extraction(tree, include_comments=False)
        if not (page and page.text):
            raise glossator.FormatError("expected a page with a main text, found none in it")
        metadata = {name: value for name in METADATA if (value := getattr(said, name))}
        return glossator.Document(
            id=source.identifier,
            text=page.text,
            language=language,
            metadata=metadata,
        )


def _as_utf8(page: bytes) -> bytes:
    """A page in UTF-8: unless it is that, it is in what it says, or else in Windows' Latin letters.

    So the HTML standard has it, which reads Latin-1 as those too; trafilatura guesses by the bytes.
    """
    if page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return page
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        said = _SAID.search(page[:4096])
        name = said[1].decode("ascii").lower() if said else LATIN
        is_latin = name in _LATIN_TOO or name.startswith(("utf", "unicode"))
        try:
            return page.decode(LATIN if is_latin else name, "replace").encode()
        except LookupError:
            return page.decode(LATIN, "replace").encode()
    return page


def _language(tree: Any) -> str | None:
    """The language that a page says it is in, where that is one."""
    said = (tree.get("lang") or tree.get("xml:lang") or "").strip().replace("_", "-")
    try:
        return glossator.check_language(said)
    except glossator.OptionError:
        return None


def _is_sign(raised: Any) -> bool:
    """Whether all of a raised element is one link within the page."""
    links = [one for one in raised if one.tag == "a"]
    return len(links) == len(raised) == 1 and (links[0].get("href") or "").startswith("#")


def _keep_words(tree: Any) -> None:
    """Make plain words of what stands in sentences and trafilatura takes for something else.

    It drops what stands in `time`, and takes `q` for a paragraph, without the marks that a browser
    draws around it. The sign of a note, a raised link within the page, would become a part of the
    word before it ("Wilma1"): it is left out.
    """
    for element in [*tree.iter("sup")]:
        if not (element.text or "").strip(" [") and _is_sign(element):
            element.drop_tree()
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
