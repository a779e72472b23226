"""Who is who in a document: its persons, and the names, titles and pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterable

import glossator
from glossator_standard import Mention, Person


class People(glossator.Annotator):
    """Finds the persons of a document and everything that stands for each of them."""

    name = "people"
    provides = (Person, Mention)
    languages = ("en",)
    requires = ("tokens", "sentences", "entities")
    uses = ("titles", "quotations")

    def prepare(self) -> None:
        """Load the lists."""
        from glossator_people import annotate

        self._people = annotate.people

    def annotate(self, document: glossator.Document) -> Iterable[Person | Mention]:
        """The persons of one document, and their mentions."""
        return self._people(document)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [People]
