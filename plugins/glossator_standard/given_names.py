"""Given names, and the gender that they tell; ``given_names.toml`` has their sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from glossator_standard.people import Gender

_FILE = Path(__file__).with_suffix(".toml")


@cache
def given_names() -> Mapping[str, Gender]:
    """What gender a given name, in small letters, tells."""
    lists = tomllib.loads(_FILE.read_text("utf-8")).values()
    genders: tuple[Gender, ...] = get_args(Gender)
    return {
        name: gender
        for listed in lists
        for gender in genders
        for name in listed.get(gender, "").split()
    }
