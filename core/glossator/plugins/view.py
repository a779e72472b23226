"""Views: what stands beside an article in a page of ``glossator view``, a map or a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

if TYPE_CHECKING:
    from glossator.model.annotation import Annotation
    from glossator.model.document import Document


class View:
    """Shows what some layers have to say of a document; derive from it and write `draw`.

    Attributes:
        name: Unique among the installed views.
        title: Its heading.
        layers: The layers that it is drawn from; where a document lacks one, it is left out.
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    layers: ClassVar[Sequence[str]] = ()

    def draw(self, document: Document) -> str:
        """The view as HTML, or SVG; nothing where there is nothing to show.

        Words of the document go through `html.escape`. There are no scripts and no styles: the
        page allows none but its own.

        Args:
            document: A document with the layers that are shown, and all of `layers` among them.
        """
        raise NotImplementedError

    @staticmethod
    def link(annotation: Annotation, words: str) -> str:
        """A link to an annotation in the text, as HTML; `words` are text."""
        identifier = quote(annotation.id, safe=":", errors="surrogatepass")
        return f'<a href="#{escape(identifier)}"><bdi>{escape(words)}</bdi></a>'
