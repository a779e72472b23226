"""The chain `my-things`: layers, options and words of a project, under one name."""

from collections.abc import Mapping
from pathlib import Path

import glossator

CHAINS = Path(__file__).parent / "chains"


@glossator.hookimpl
def glossator_chains() -> Mapping[str, Path]:
    return {"my-things": CHAINS / "my-things.toml"}
