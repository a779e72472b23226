"""Outputs that are no files: pipes, devices, and descriptors that this process was given."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import IO

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")


def is_device(path: Path) -> bool:
    """Whether it is there, and neither a file nor a folder."""
    if _DESCRIPTOR.fullmatch(str(path)):
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def open_device(path: Path) -> IO[bytes]:
    """A pipe, a device, or a descriptor that this process was given, to write to.

    Raises:
        OSError: where it cannot be opened.
    """
    if found := _DESCRIPTOR.fullmatch(str(path)):
        # Opened by its name, a file would be written over from its beginning.
        return os.fdopen(os.dup(int(found[1])), "wb", buffering=0)
    return path.open("wb", buffering=0)
