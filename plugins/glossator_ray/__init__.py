"""The engine `ray`: a chain on all processors of a machine, or of a cluster, with Ray Data."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_engines() -> Iterable[type[glossator.Engine]]:
    from glossator_ray.engine import RayEngine

    return [RayEngine]
