"""How a document is drawn: as the command ``view`` draws it."""

from __future__ import annotations

from markupsafe import Markup, escape

from glossator import Document
from glossator.cli.shared import Registry


def article(document: Document, registry: Registry) -> Markup:
    """A document as HTML."""
    del registry
    return Markup("<article><pre>{}</pre></article>").format(escape(document.text))
