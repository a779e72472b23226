"""Pieces of HTML: whatever comes from a document goes through here."""

from __future__ import annotations

import html

from glossator_view import signs


def escaped(text: object) -> str:
    """Words as HTML, also within quotes; what one cannot see has a sign."""
    return html.escape(signs.shown(str(text)))


def text_of(text: str) -> str:
    """A stretch of the document's text, code point for code point; signs say what they are for."""
    made, at = [], 0
    for found in signs.UNSEEN.finditer(text):
        made += [_plain(text[at : found.start()]), _signed(found[0])]
        at = found.end()
    return "".join([*made, _plain(text[at:])])


def _plain(text: str) -> str:
    # A reader of HTML makes one line break of two characters, unless they are written so.
    return html.escape(text, quote=False).replace("\r", "&#13;")


def _signed(character: str) -> str:
    return f'<span class="sign" title="{signs.name(character)}">{signs.sign(character)}</span>'
