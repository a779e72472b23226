"""Who is who in a document: its persons, and the names, titles and pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterable

import glossator
from glossator_standard import Mention, Person
from glossator_standard.confidence import Confidence


class PeopleOptions(glossator.Options):
    """What is written of what was found."""

    least_confidence: Confidence = 0.0
    """Mentions that are less sure are left out, and persons of whom none is left."""


class People(glossator.Annotator[PeopleOptions]):
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

    def explain(
        self,
        annotation: glossator.Annotation,
        document: glossator.Document,  # noqa: ARG002  # the contract's
    ) -> glossator.Explanation | None:
        """What joined a mention to its person, with an example."""
        from glossator_people.lexicon import RULES
        from glossator_standard.rule_examples import explanation

        return explanation(RULES, annotation.rule) if isinstance(annotation, Mention) else None

    def annotate(self, document: glossator.Document) -> Iterable[Person | Mention]:
        """The persons of one document, and their mentions."""
        return self._people(document, self.options.least_confidence)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [People]
