"""How sure a layer is of an annotation: one scale for all of them."""

from typing import Annotated

import glossator

Confidence = Annotated[float, glossator.Meta(ge=0, le=1)]
"""From 0 to 1: of annotations of .8, about eight of ten are right on development gold."""
