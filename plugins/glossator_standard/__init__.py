"""The vocabulary that plugins share: the standard layer types, and the named chains.

A plugin that provides one of these layers imports its class from here; one that only reads them
needs nothing but their names.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import glossator
from glossator_standard.claims import Attitude, Claim, ClaimantKind, Polarity
from glossator_standard.confidence import Confidence
from glossator_standard.dates import Date
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity, Label, Name
from glossator_standard.hedging import Hedge, HedgeKind
from glossator_standard.locations import Candidate, Location
from glossator_standard.morphology import Morph
from glossator_standard.people import Mention, Person
from glossator_standard.quotations import Quotation
from glossator_standard.segmentation import Sentence, Token
from glossator_standard.structure import Block, BlockKind
from glossator_standard.titles import Rank, Title, When
from glossator_standard.wordlists import (
    ListAnnotator,
    ListChanges,
    ListEntry,
    ListOptions,
    NoFields,
    WordList,
    read_lists,
)

__all__ = [
    "Attitude",
    "Block",
    "BlockKind",
    "Candidate",
    "Claim",
    "ClaimantKind",
    "Confidence",
    "Date",
    "Dependency",
    "Entity",
    "Hedge",
    "HedgeKind",
    "Label",
    "ListAnnotator",
    "ListChanges",
    "ListEntry",
    "ListOptions",
    "Location",
    "Mention",
    "Morph",
    "Name",
    "NoFields",
    "Person",
    "Polarity",
    "Quotation",
    "Rank",
    "Sentence",
    "Title",
    "Token",
    "When",
    "WordList",
    "read_lists",
]


@glossator.hookimpl
def glossator_layer_types() -> Iterable[type[glossator.Annotation]]:
    return [
        Block,
        Claim,
        Date,
        Dependency,
        Entity,
        Hedge,
        Location,
        Mention,
        Morph,
        Name,
        Person,
        Quotation,
        Sentence,
        Title,
        Token,
    ]


@glossator.hookimpl
def glossator_chains() -> Mapping[str, Path]:
    folder = Path(__file__).parent / "chains"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
