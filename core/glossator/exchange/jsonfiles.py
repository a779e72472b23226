"""Files of JSON that other tools have written."""

from __future__ import annotations

import codecs
from typing import Any

import msgspec

from glossator.format.codec import malformed


def read_json(data: bytes) -> Any:
    """The value of a file of JSON, whether it begins with a byte order mark or not.

    Raises:
        FormatError: where it is none, with the line.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
