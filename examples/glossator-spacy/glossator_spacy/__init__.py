"""spaCy's pipelines as annotators: sentences, tokens, morphology and names, in any language."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import glossator

from glossator_spacy.annotators import Morphology, Names, Tokens


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator[Any]]]:
    return [Tokens, Morphology, Names]


@glossator.hookimpl
def glossator_chains() -> Mapping[str, Path]:
    return {"spacy": Path(__file__).parent / "chains" / "spacy.toml"}
