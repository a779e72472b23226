"""What is called how in a store of STAM."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

OWN = "glossator"
FIELDS = "glossator-fields"
REFERENCES = "glossator-references"
DOCUMENT = "glossator-document"
JSON = "-json"
"""What the name of a vocabulary ends in whose values are JSON: maps, and larger numbers."""


def key_of(name: str) -> str:
    """A name as an id: none is empty, or begins with what STAM's own numbers begin with."""
    return name if re.match(r"[^!%]", name) else "%" + quote(name, safe="")


def name_of(key: str) -> str:
    """The name that an id stands for."""
    return unquote(key[1:]) if key.startswith("%") else key
