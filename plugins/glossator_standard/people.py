"""Who is who: the persons of a document, and everything that stands for them."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

import glossator
from glossator_standard.confidence import Confidence

MentionKind = Literal["name", "nominal", "pronoun"]
Gender = Literal["male", "female"]


class Person(glossator.Span):
    """A single person of the document; it stands where the person's fullest name does.

    Attributes:
        name: The fullest name, without titles; None for somebody who is never named.
        mentions: All that stands for the person, in the order of the text.
        titles: The titles that the person holds, in the order of the text.
        gender: What the text, or the given name, says; None where it says nothing sure.
        gender_evidence: What told it: ``title``, ``kin``, ``family-name``, ``given-name`` or
            ``pronoun``.
        confidence: About the share of the mentions that are right: the mean of theirs.
    """

    layer_type: ClassVar[str] = "people"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("name",)

    name: str | None = None
    mentions: list[Annotated[str, glossator.ref("mentions")]]
    titles: list[Annotated[str, glossator.ref("titles")]] = glossator.field(default_factory=list)
    gender: Gender | None = None
    gender_evidence: list[str] = glossator.field(default_factory=list)
    confidence: Confidence = 1.0

    @classmethod
    def check(
        cls,
        layer: glossator.Layer["Person"],
        document: glossator.Document,  # noqa: ARG003  # the core asks so
    ) -> Iterable[glossator.Problem]:
        owner: dict[str, str] = {}
        for person in layer:
            for mention in person.mentions:
                other = owner.setdefault(mention, person.id)
                if other != person.id:
                    message = (
                        f"expected a mention of this person alone, {mention!r} is of {other!r}, too"
                    )
                    yield glossator.Problem(message, person, "mentions")


class Mention(glossator.Span):
    """A stretch that stands for a person: a name with its title, a title, a pronoun.

    Attributes:
        kind: By the head of the phrase, as in coreference corpora.
        entity: The entity that marks the name in it.
        title: The title that it is, or begins with.
        rule: What joined it to the person.
        confidence: How often that is right, from 0 to 1.
    """

    layer_type: ClassVar[str] = "mentions"
    label_field: ClassVar[str] = "kind"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    kind: MentionKind
    entity: Annotated[str, glossator.ref("entities")] | None = None
    title: Annotated[str, glossator.ref("titles")] | None = None
    rule: str
    confidence: Confidence = 1.0
